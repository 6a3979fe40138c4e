import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { number, text } from "../site-data/cells.ts";

/** What a dataset says of itself beside its numbers. */
export interface DatasetWords {
  label: string;
  source: string;
  updated: string;
  note: string[];
  madeUp: boolean;
  unit: string;
  /** Each dimension's name. */
  dimensions: Record<string, string>;
  /** Each content's name: the number itself, its limits, the reports. */
  contents: Record<string, string>;
  /** A category's name in a dimension. */
  category: (dimension: string, code: string) => string;
  /** What each state means. */
  status: Record<string, string>;
}

/** A column that parts the figures, and every code in it, in the order that datasets have them. */
export interface Dimension {
  id: string;
  codes: string[];
}

// The columns that hold numbers, in the order that a dataset has them; the others part the figures.
const contents = [
  "value",
  "lower",
  "upper",
  "numerator",
  "denominator",
  "low",
  "high",
  "months_expected",
  "months_reported",
  "units_expected",
  "units_reported",
];
const besides = ["indicator_id", "period", "state", "method", "provisional"];

/**
 * What parts the published figures, places in the order of the register. A table of each says where each of its codes
 * stands, for as long as the connection is open.
 */
export async function figureDimensions(
  connection: DuckDBConnection,
  columns: string[],
  places: string[],
): Promise<Dimension[]> {
  const dimensions: Dimension[] = [];
  for (const id of columns.filter((column) => ![...contents, ...besides].includes(column))) {
    const rows = await readRows(
      connection,
      `select distinct ${id}::varchar as code from published.figures order by code`,
    );
    const codes = rows.map((row) => text(row, "code"));
    if (id === "place_id") codes.sort((one, other) => places.indexOf(one) - places.indexOf(other));
    await connection.run(`create or replace temporary table ${id}_codes as ${codesPlaced(id)}`, {
      codes: codes.join(" "),
    });
    dimensions.push({ id, codes });
  }
  return dimensions;
}

/** A figure by its place among all codes: its numbers as JSON, and its state where it is no number. */
interface PlacedFigure {
  cell: number;
  status: string;
  numbers: string;
}

/**
 * The published figures of an indicator as texts of JSON-stat 2.0 datasets, by their kind of period. A figure that is
 * not a number has its state as status and no number; what is no figure has neither.
 */
export async function jsonStat(
  connection: DuckDBConnection,
  indicator: string,
  dimensions: Dimension[],
  wordsOf: (period: string) => DatasetWords,
): Promise<Map<string, string>> {
  const [counts = {}] = await readRows(connection, numbersKnown, { indicator });
  const shown = contents.filter((content) => content === "value" || number(counts, content) > 0);
  const steps = stepsOf(dimensions.map(({ codes }) => codes.length));
  const rows = await readRows(connection, figuresPlaced(dimensions, shown), {
    indicator,
    ...Object.fromEntries(dimensions.map(({ id }, i) => [`${id}_step`, steps[i] ?? 0])),
  });
  return new Map(
    rows.map((row) => {
      const period = text(row, "period");
      return [period, dataset(placedFigures(text(row, "figures")), dimensions, shown, wordsOf(period))];
    }),
  );
}

// The database writes a whole number that may be another as 12.0.
const wholeNumber = /\.0(?=[,\]])/g;

/** The figures of a text with a line for each: `12 not_reported [null,null]`, or `13  [0,0.5]`. */
function placedFigures(lines: string): PlacedFigure[] {
  return lines
    .replaceAll(wholeNumber, "")
    .split("\n")
    .map((line) => {
      const status = line.indexOf(" ") + 1;
      const numbers = line.indexOf(" ", status) + 1;
      return {
        cell: Number(line.slice(0, status - 1)),
        status: line.slice(status, numbers - 1),
        numbers: line.slice(numbers + 1, -1),
      };
    });
}

/** How many cells apart two neighbours in each dimension are, the last varying first. */
function stepsOf(sizes: number[]): number[] {
  return sizes.map((_, i) => sizes.slice(i + 1).reduce((all, size) => all * size, 1));
}

/** One dataset, of the codes that its figures have. */
function dataset(
  figures: PlacedFigure[],
  dimensions: Dimension[],
  shown: string[],
  words: DatasetWords,
): string {
  const used = usedCodes(figures, dimensions);
  const cellOf = cellAmong(used, dimensions);
  const among = Array.from<PlacedFigure | undefined>({
    length: used.reduce((product, { codes }) => product * codes.length, 1),
  });
  for (const figure of figures) {
    const cell = cellOf(figure.cell);
    if (among[cell] !== undefined) throw new Error(`two figures stand in one cell: ${words.label}`);
    among[cell] = figure;
  }
  const nothing = shown.map(() => "null").join(",");
  const value = among.map((figure) => figure?.numbers ?? nothing);
  const status = among.flatMap((figure, cell) =>
    figure === undefined || figure.status === "" ? [] : [`"${cell * shown.length}":"${figure.status}"`],
  );
  const head = JSON.stringify(headOf(used, shown, words));
  return `${head.slice(0, -1)},"value":[${value.join(",")}],"status":{${status.join(",")}}}`;
}

/** The codes of each dimension that any of these cells has. */
function usedCodes(figures: readonly PlacedFigure[], dimensions: Dimension[]): Dimension[] {
  const steps = stepsOf(dimensions.map(({ codes }) => codes.length));
  return dimensions.map(({ id, codes }, i) => {
    const step = steps[i] ?? 1;
    const isUsed = codes.map(() => false);
    for (const { cell } of figures) isUsed[Math.floor(cell / step) % codes.length] = true;
    return { id, codes: codes.filter((_, position) => isUsed[position]) };
  });
}

/** Where a cell among all codes stands among those that are used. */
function cellAmong(used: Dimension[], dimensions: Dimension[]): (cell: number) => number {
  const steps = stepsOf(dimensions.map(({ codes }) => codes.length));
  const ownSteps = stepsOf(used.map(({ codes }) => codes.length));
  const ways = dimensions.map(({ codes }, i) => ({
    step: steps[i] ?? 1,
    size: codes.length,
    positions: codes.map((code) => (used[i]?.codes.indexOf(code) ?? 0) * (ownSteps[i] ?? 0)),
  }));
  return (cell) => {
    let sum = 0;
    for (const { step, size, positions } of ways) sum += positions[Math.floor(cell / step) % size] ?? 0;
    return sum;
  };
}

function headOf(dimensions: Dimension[], shown: string[], words: DatasetWords) {
  const labelled = ({ id, codes }: Dimension, label: (code: string) => string) => ({
    label: words.dimensions[id] ?? id,
    category: { index: codes, label: Object.fromEntries(codes.map((code) => [code, label(code)])) },
  });
  const ofContents = labelled({ id: "contents", codes: shown }, (code) => words.contents[code] ?? code);
  return {
    version: "2.0",
    class: "dataset",
    label: words.label,
    source: words.source,
    updated: words.updated,
    note: words.note,
    id: [...dimensions.map(({ id }) => id), "contents"],
    size: [...dimensions.map(({ codes }) => codes.length), shown.length],
    role: { time: ["period_start"], geo: ["place_id"], metric: ["contents"] },
    dimension: {
      ...Object.fromEntries(
        dimensions.map((dimension) => [
          dimension.id,
          labelled(dimension, (code) => words.category(dimension.id, code)),
        ]),
      ),
      contents: { ...ofContents, category: { ...ofContents.category, unit: unitsOf(shown, words.unit) } },
    },
    extension: { status: { label: words.status }, ...(words.madeUp && { eksempeldata: true }) },
  };
}

/** The unit of the number itself and of its limits. */
function unitsOf(shown: string[], unit: string) {
  const inUnit = shown.filter((content) => ["value", "lower", "upper", "low", "high"].includes(content));
  return Object.fromEntries(inUnit.map((content) => [content, { base: unit }]));
}

// One row: how many numbers an indicator has of each content.
const numbersKnown = `
select
    ${contents.map((content) => `count(${content})::integer as ${content}`).join(",\n    ")}
from published.figures
where indicator_id = $indicator`;

/** One row per code of a dimension, as the figures hold it: where it stands among all. */
const codesPlaced = (id: string) => `
with listed as (
    select
        unnest(string_split($codes, ' ')) as code,
        (generate_subscripts(string_split($codes, ' '), 1) - 1)::integer as at
),

held as (
    select distinct ${id} as code
    from published.figures
)

select
    held.code,
    listed.at
from held
join listed
    on listed.code = held.code::varchar`;

/** One row per kind of period: a line for each figure, in no order: its place among all codes, its state where it is no number, and its numbers as JSON. */
function figuresPlaced(dimensions: Dimension[], shown: string[]): string {
  return `
select
    figures.period::varchar as period,
    string_agg(
        concat_ws(
            ' ',
            ${dimensions.map(({ id }) => `${id}_codes.at * $${id}_step::integer`).join("\n            + ")},
            case when state <> 'value' then state::varchar when provisional then 'provisional' else '' end,
            to_json([${shown.join(", ")}])::varchar
        ),
        chr(10)
    ) as figures
from published.figures as figures
${dimensions.map(({ id }) => `join ${id}_codes\n    on ${id}_codes.code = figures.${id}`).join("\n")}
where figures.indicator_id = $indicator
group by figures.period
order by figures.period`;
}
