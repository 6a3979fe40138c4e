import { z } from "zod";
import { readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";
import { figureColumns, seriesColumns, type Series } from "../../src/figures/packed-figures.ts";
import { sevenDigits, text } from "./cells.ts";

/** What the pages of places show, by kind of period; of the twelve months only the last. */
const shown: Record<string, string[]> = {
  month: ["stays_started", "placements", "cell_hours", "reports_received"],
  quarter: ["stays_started", "placements", "rate"],
  year: [
    "stays_started",
    "placements",
    "rate",
    "length_median",
    "length_lower_quartile",
    "length_upper_quartile",
    "length_longest",
    "open_stays",
    "share_over_24_h",
    "share_over_48_h",
    "share_over_72_h",
    "self_harm_share_stays",
    "narrow_share_stays",
  ],
  last_12: ["stays_started", "placements", "persons", "rate", "cell_hours"],
};

/** Every series that a page shows, each column an array in the order of time. */
export async function readSeries(connection: DuckDBConnection): Promise<Series[]> {
  const columnsOf = columnReader();
  return (await readRows(connection, seriesOf("published.figures", seriesColumns))).map((row) => ({
    names: namesOf(row),
    columns: columnsOf(row),
  }));
}

/** A series of a part of a place's stays. */
export interface PartSeries {
  reason: string;
  security: string;
  series: Series;
}

/** Every series of a part of the stays. */
export async function readPartSeries(connection: DuckDBConnection): Promise<PartSeries[]> {
  const columnsOf = columnReader();
  const rows = await readRows(
    connection,
    seriesOf("published.part_figures", ["reason", "security", ...seriesColumns]),
  );
  return rows.map((row) => ({
    reason: text(row, "reason"),
    security: text(row, "security"),
    series: { names: namesOf(row), columns: columnsOf(row) },
  }));
}

/** The places that the pages have figures of, and the measures that something is known of. */
export interface Covered {
  places: Set<string>;
  measures: Set<string>;
}

/** What the series cover, without reading them. */
export async function readCovered(connection: DuckDBConnection): Promise<Covered> {
  const rows = await readRows(
    connection,
    `
    select
        place_id,
        measure_id,
        bool_or(state not in ('not_applicable', 'not_available')) as is_known
    ${figuresShown("published.figures")}
    group by all`,
  );
  return {
    places: new Set(rows.map((row) => text(row, "place_id"))),
    measures: new Set(rows.filter((row) => row["is_known"] === true).map((row) => text(row, "measure_id"))),
  };
}

function figuresShown(table: string): string {
  const wanted = Object.entries(shown)
    .map(
      ([period, indicators]) =>
        `(period = '${period}' and indicator_id in (${indicators.map((id) => `'${id}'`).join(", ")}))`,
    )
    .join(" or ");
  return `from ${table}
    where (${wanted})
        and (
            period <> 'last_12'
            or period_start = (select max(period_start) from published.figures where period = 'last_12')
        )`;
}

/** One row per series: its names, and each column as JSON, in the order of time. */
function seriesOf(table: string, names: readonly string[]): string {
  // Sorted once as whole rows, which begin with the time, and after they were gathered: as fifteen lists, each would be
  // sorted by itself, and an aggregate that sorts takes five times as long.
  return `
    with gathered as (
        select
            ${names.join(", ")},
            list_sort(list(struct_pack(${figureColumns.join(", ")}))) as cells
        ${figuresShown(table)}
        group by all
    )

    select
        ${names.join(", ")},
        ${figureColumns.map((column) => `to_json(list_transform(cells, lambda cell: cell.${column}))::varchar as ${column}`).join(",\n        ")}
    from gathered
    order by ${names.join(", ")}`;
}

function namesOf(row: StoredRow): Series["names"] {
  return {
    place_id: text(row, "place_id"),
    organisation: text(row, "organisation"),
    measure_id: text(row, "measure_id"),
    population: text(row, "population"),
    period: text(row, "period"),
    indicator_id: text(row, "indicator_id"),
  };
}

const cellsOfColumn = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** Reads the columns of one series after the other; those that say the same are one array. */
function columnReader(): (row: StoredRow) => Series["columns"] {
  const known = new Map<string, (string | number | boolean | null)[]>();
  const cells = (row: StoredRow, column: string) => {
    const json = text(row, column);
    const read = known.get(json) ?? cellsOfColumn.parse(JSON.parse(json)).map(rounded);
    known.set(json, read);
    return read;
  };
  return (row) => ({
    period_start: cells(row, "period_start"),
    state: cells(row, "state"),
    value: cells(row, "value"),
    lower: cells(row, "lower"),
    upper: cells(row, "upper"),
    numerator: cells(row, "numerator"),
    denominator: cells(row, "denominator"),
    low: cells(row, "low"),
    high: cells(row, "high"),
    method: cells(row, "method"),
    provisional: cells(row, "provisional"),
    months_expected: cells(row, "months_expected"),
    months_reported: cells(row, "months_reported"),
    units_expected: cells(row, "units_expected"),
    units_reported: cells(row, "units_reported"),
  });
}

const rounded = <T>(cell: T) => (typeof cell === "number" ? sevenDigits(cell) : cell);

/** Without the series by the organisation then, where no figure of the place differs from that of now. */
export function withoutSameThen(series: Series[]): Series[] {
  const of = (organisation: string) => series.filter(({ names }) => names.organisation === organisation);
  const now = new Set(of("now").map(contents));
  const then = of("then");
  return then.length === now.size && then.every((one) => now.has(contents(one))) ? of("now") : series;
}

/** What a series says, whichever organisation it is by. */
function contents({ names, columns }: Series): string {
  return JSON.stringify([{ ...names, organisation: "" }, columns]);
}
