import { readColumns, readRows, type DuckDBConnection } from "../duckdb.ts";
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

/** What parts the published figures, places in the order of the register. */
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
    dimensions.push({
      id,
      codes:
        id === "place_id" ? codes.sort((one, other) => places.indexOf(one) - places.indexOf(other)) : codes,
    });
  }
  return dimensions;
}

/** The figures of one kind of period, in the order of their cells among all codes. */
interface PlacedFigures {
  cells: number[];
  /** The numbers of each figure's contents, as JSON. */
  numbers: string[];
  status: (string | null)[];
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
  const [periods = [], keys = [], numbers = [], states = []] = await readColumns(
    connection,
    figuresPlaced(dimensions, shown),
    {
      indicator,
      ...Object.fromEntries(dimensions.map(({ id, codes }) => [id, codes.join(" ")])),
      ...Object.fromEntries(dimensions.map(({ id }, i) => [`${id}_step`, steps[i] ?? 0])),
    },
  );
  const figures = new Map<string, PlacedFigures>();
  for (const [row, period] of periods.entries()) {
    const own = figures.get(String(period)) ?? { cells: [], numbers: [], status: [] };
    const state = states[row] ?? null;
    own.cells.push(Number(keys[row]));
    own.numbers.push(String(numbers[row]));
    own.status.push(state === null ? null : String(state));
    figures.set(String(period), own);
  }
  return new Map(
    [...figures].map(([period, own]) => [period, dataset(own, dimensions, shown, wordsOf(period))]),
  );
}

/** How many cells apart two neighbours in each dimension are, the last varying first. */
function stepsOf(sizes: number[]): number[] {
  return sizes.map((_, i) => sizes.slice(i + 1).reduce((all, size) => all * size, 1));
}

/** One dataset, of the codes that its figures have. */
function dataset(
  figures: PlacedFigures,
  dimensions: Dimension[],
  shown: string[],
  words: DatasetWords,
): string {
  const used = usedCodes(figures.cells, dimensions);
  const head = JSON.stringify(headOf(used, shown, words));
  const nothing = `${shown.map(() => "null").join(",")},`;
  const cellOf = cellAmong(used, dimensions);
  const value: string[] = [];
  const status: string[] = [];
  let next = 0;
  for (const [row, among] of figures.cells.entries()) {
    const cell = cellOf(among);
    if (cell < next) throw new Error(`two figures stand in one cell: ${words.label}`);
    value.push(nothing.repeat(cell - next), figures.numbers[row] ?? "", ",");
    const said = figures.status[row] ?? null;
    if (said !== null) status.push(`"${cell * shown.length}":"${said}"`);
    next = cell + 1;
  }
  const all = used.reduce((product, { codes }) => product * codes.length, 1);
  value.push(nothing.repeat(all - next));
  const numbers = value.join("").slice(0, -1).replaceAll(wholeNumber, "");
  return `${head.slice(0, -1)},"value":[${numbers}],"status":{${status.join(",")}}}`;
}

// The database writes a whole number that may be another as 12.0.
const wholeNumber = /\.0(?=,|$)/g;

/** The codes of each dimension that any of these cells has. */
function usedCodes(cells: number[], dimensions: Dimension[]): Dimension[] {
  const steps = stepsOf(dimensions.map(({ codes }) => codes.length));
  return dimensions.map(({ id, codes }, i) => {
    const step = steps[i] ?? 1;
    const isUsed = codes.map(() => false);
    for (const cell of cells) isUsed[Math.floor(cell / step) % codes.length] = true;
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

/** One row per figure: its kind of period, its place among all codes, its numbers as JSON, and its state where it is no number. */
function figuresPlaced(dimensions: Dimension[], shown: string[]): string {
  const listed = dimensions.map(
    ({ id }) => `${id}s as (
    select
        unnest(string_split($${id}, ' ')) as code,
        (generate_subscripts(string_split($${id}, ' '), 1) - 1)::integer as at
)`,
  );
  return `
with ${listed.join(",\n\n")}

select
    figures.period::varchar as period,
    (${dimensions.map(({ id }) => `${id}s.at * $${id}_step::integer`).join("\n        + ")})::integer as key,
    concat_ws(',', ${shown.map((content) => `coalesce(${content}::varchar, 'null')`).join(", ")}) as numbers,
    case when state <> 'value' then state::varchar when provisional then 'provisional' end as status
from published.figures as figures
${dimensions.map(({ id }) => `join ${id}s\n    on ${id}s.code = figures.${id}::varchar`).join("\n")}
where figures.indicator_id = $indicator
order by period, key`;
}
