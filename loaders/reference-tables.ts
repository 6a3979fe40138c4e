import { appendRows, type DuckDBConnection, type NewRow } from "./duckdb.ts";
import * as list from "./reference/lists.ts";
import type { Reference } from "./reference/reference.ts";
import { cubeCells, type CubeCell } from "./reference/reference.ts";

/** The day that the figures are seen from, and what had arrived by then. */
export interface Run {
  /** `2026-11-20`: the figures are those of the end of this day in Norway. */
  asOf: string;
  /** Seconds since 1970: reports received later are left out. Left out itself, nothing is. */
  knownAt?: number;
  madeUp: boolean;
  title: string;
  /** Whom the data are to be credited to. */
  credit?: string;
  version: string;
  /** Of all that the database is built from: the same gives the same figures. */
  fingerprint?: string;
}

const typeOf: Record<string, string> = {
  valid_from: "date",
  valid_to: "date",
  date: "date",
  from: "date",
  baseline_to: "date",
  decided_on: "date",
  period_start: "date",
  period_end: "date",
  women: "boolean",
  youth: "boolean",
  under_18: "boolean",
  bridge: "boolean",
  through_commencement: "boolean",
  picked_after_looking: "boolean",
  self_harm_related: "boolean",
  narrow: "boolean",
  place_order: "integer",
  capacity: "integer",
  safety_cells: "integer",
  hours: "integer",
  per: "integer",
  value: "double",
  replaced_by: "varchar[]",
  said_on: "date",
  made_up: "boolean",
  populations: "varchar[]",
  indicators: "varchar[]",
  share: "double",
  from_year: "integer",
  to_year: "integer",
};

/** Makes `reference.*`: the lists as tables, the cube cell by cell, and the run. */
export async function createReferenceTables(
  connection: DuckDBConnection,
  reference: Reference,
  run: Run,
): Promise<void> {
  await connection.run("create schema if not exists reference");
  const create = (table: string, columns: string[], rows: readonly NewRow[]) =>
    createTable(connection, table, columns, rows);
  await create(
    "places",
    ["place_order", ...Object.keys(list.place.shape)],
    reference.places.map((place, index) => ({ place_order: index + 1, ...place })),
  );
  await create("measures", Object.keys(list.measure.shape), reference.measures);
  await create("reasons", Object.keys(list.reason.shape), reference.reasons);
  await create("indicators", Object.keys(list.indicator.shape), reference.indicators);
  const cells = cubeCells(reference);
  await create(
    "cube",
    ["measure_id", "population", "period", "indicator_id"],
    cells.filter(isWhole).map(({ measure_id, population, period, indicator_id }) => ({
      measure_id,
      population,
      period,
      indicator_id,
    })),
  );
  await create(
    "cube_parts",
    ["measure_id", "population", "security", "reason", "period", "indicator_id"],
    cells.filter((cell) => !isWhole(cell)).map((cell) => ({ ...cell })),
  );
  await create("trends", Object.keys(list.trend.shape), reference.trends);
  await create("baselines", Object.keys(list.baseline.shape), reference.baselines);
  await create("thresholds", Object.keys(list.threshold.shape), reference.thresholds);
  await create("grounds", Object.keys(list.ground.shape), reference.grounds);
  await create("settings", Object.keys(list.setting.shape), reference.settings);
  await create("events", Object.keys(list.markedEvent.shape), reference.events);
  await create("published_figures", Object.keys(list.publishedFigure.shape), reference.publishedFigures);
  await create("claims", [...Object.keys(list.claim.shape), "place_name"], reference.claims);
  await createRun(connection, run);
}

function isWhole({ security, reason }: CubeCell): boolean {
  return security === "all" && reason === "all";
}

async function createTable(
  connection: DuckDBConnection,
  table: string,
  columns: string[],
  rows: readonly NewRow[],
): Promise<void> {
  const typed = columns.map((column) => `"${column}" ${typeOf[column] ?? "varchar"}`);
  await connection.run(`create table reference.${table} (${typed.join(", ")})`);
  await appendRows(connection, "reference", table, rows);
}

async function createRun(connection: DuckDBConnection, run: Run): Promise<void> {
  await connection.run(
    `create table reference.run as
    select
        $as_of::date as as_of,
        epoch(($as_of::date + interval 1 day)::timestamptz)::bigint as as_of_at,
        coalesce($known_at::bigint, 9223372036854775807) as known_at,
        $made_up::boolean as made_up,
        $title as title,
        $credit::varchar as credit,
        $version as version,
        $fingerprint::varchar as fingerprint`,
    {
      as_of: run.asOf,
      known_at: run.knownAt ?? null,
      made_up: run.madeUp,
      title: run.title,
      credit: run.credit ?? null,
      version: run.version,
      fingerprint: run.fingerprint ?? null,
    },
  );
}
