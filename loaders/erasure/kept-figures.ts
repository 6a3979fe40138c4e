import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { appendRows, readRows, type DuckDBConnection } from "../duckdb.ts";
import type { DataFolder } from "../intake/data-folder.ts";
import { writeDurably } from "../intake/durable-file.ts";
import { Stopped } from "../intake/stopped.ts";

/**
 * The figures that can only be counted with persons: of each table what tells a row from another, what must still be
 * so for the figure to hold (numbers of the row itself, and what it is made of), and the figures.
 */
const personFigures = {
  cells: {
    key: ["organisation", "place_id", "security", "period", "period_start", "measure_id", "population"],
    same: ["stays_started", "stays_in_rates", "answered_stays"],
    madeOf: "reports_of_place",
    figures: [
      "persons",
      "persons_2_plus",
      "persons_3_plus",
      "top_3_stays",
      "answered_persons",
      "self_harm_persons",
      "narrow_persons",
      "stays_in_rates_squared",
      "answered_squared",
    ],
  },
  unit_quarters: {
    key: ["unit_id", "kind_number", "quarter", "months", "measure_id", "population"],
    same: ["stays", "self_harm_stays"],
    madeOf: undefined,
    figures: ["persons", "self_harm_persons", "bridge_persons"],
  },
  window_persons: {
    key: ["organisation", "place_id", "measure_id", "population", "counts", "quarter"],
    same: [],
    madeOf: "units_of_place",
    figures: ["persons"],
  },
  duties: {
    key: ["place_id", "period", "period_start", "act", "measure_id", "under_18", "duty"],
    same: ["stays_due", "stays_answered"],
    madeOf: "reports_of_place_now",
    figures: ["answered_squared"],
  },
} as const;

/** Every report of each unit and month; of a source without reports, the files that tell of it. */
const unitReports = `
  select heads.enhet as unit_id, (heads.maned || '-01')::date as month, heads.sha256
  from raw.hode as heads semi join staging.submissions using (sha256)
  union
  select rows.enhet, date_trunc('month', to_timestamp(rows.start))::date, rows.sha256
  from raw.plasseringer as rows anti join raw.hode using (sha256)`;
const reportsOfPlace = `
  select places.organisation, places.place_id, places.security, places.period, places.period_start,
    md5(string_agg(concat_ws(' ', places.unit_id, places.month, reports.sha256), ','
      order by places.unit_id, places.month, reports.sha256)) as made_of
  from indicators.place_periods as places left join (${unitReports}) as reports using (unit_id, month)
  group by all`;
/**
 * What a figure is made of, in a word: the months of which units and every report of them, or, of a window of quarters
 * that late reports add little to, the units alone. As many stays may be of other persons when a row has been corrected
 * or a unit has come under another place.
 */
const madeOf = {
  reports_of_place: reportsOfPlace,
  reports_of_place_now: `
    select * exclude (organisation, security) from (${reportsOfPlace})
    where organisation = 'now' and security = 'all'`,
  units_of_place: `
    select organisation, place_id, quarter, md5(string_agg(unit_id, ',' order by unit_id)) as made_of
    from (
      select distinct members.organisation, members.place_id, windows.quarter, members.unit_id
      from staging.memberships as members
      join (select distinct quarter from indicators.window_persons) as windows
        on members.month < windows.quarter + interval 3 month
        and members.month >= windows.quarter - interval 3 month * (
          select max(value)::integer - 1 from reference.settings where setting = 'verdict_window_quarters'
        )
    )
    group by all`,
} as const;

/** The rows of a table of indicators, each with what it is made of. */
function rowsMadeOf(table: keyof typeof personFigures): string {
  const made = personFigures[table].madeOf;
  return made === undefined
    ? `(select *, null::varchar as made_of from indicators.${table})`
    : `(from indicators.${table} natural left join (${madeOf[made]}))`;
}

const isPersonTable = (table: string): table is keyof typeof personFigures => table in personFigures;

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const keptFigure = z.object({
  table: z.enum(["cells", "unit_quarters", "window_persons", "duties"]),
  row: z.record(z.string(), value),
});

export type KeptFigure = z.infer<typeof keptFigure>;

export const keptFiguresList = (folder: Pick<DataFolder, "record">): string =>
  join(folder.record, "erased-figures.jsonl");

/** The figures of persons as they were before rows were erased; they hold no person. */
export function readKeptFigures(folder: Pick<DataFolder, "record">): KeptFigure[] {
  const path = keptFiguresList(folder);
  if (!existsSync(path)) return [];
  try {
    return readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => keptFigure.parse(JSON.parse(line)));
  } catch {
    throw new Stopped(`${path} kan ikke leses. Listen skal aldri endres for hånd; hent den fra kopi.`);
  }
}

/** Keeps the figures of persons from the first month of what is to be erased, where any were counted. */
export async function keepFigures(
  connection: DuckDBConnection,
  folder: Pick<DataFolder, "record">,
  fromMonth: string,
): Promise<void> {
  const kept = new Map(readKeptFigures(folder).map((figure) => [keyOf(figure), figure]));
  for (const table of personTables) {
    const { key, same, figures } = personFigures[table];
    const time = key.find((column) => column === "period_start" || column === "quarter");
    // A quarter or a year that holds the month begins before it.
    const rows = await readRows(
      connection,
      `select ${[...key, ...same, "made_of", ...figures].map((column) => `${column}::${typeOf(column)} as ${column}`).join(", ")}
      from ${rowsMadeOf(table)}
      where ${time} > $from::date - interval 13 month and ${figures[0]} > 0
        ${table === "cells" ? "and not persons_erased" : ""} order by all`,
      { from: `${fromMonth}-01` },
    );
    for (const row of rows) {
      const figure = keptFigure.parse({ table, row });
      // What was kept before an earlier erasure is from when all was there; of cells no others are read.
      if (table === "cells" || !kept.has(keyOf(figure))) kept.set(keyOf(figure), figure);
    }
  }
  await writeDurably(
    keptFiguresList(folder),
    [...kept.values()].map((figure) => `${JSON.stringify(figure)}\n`).join(""),
  );
}

const personTables = ["cells", "unit_quarters", "window_persons", "duties"] as const;

function keyOf({ table, row }: KeptFigure): string {
  return JSON.stringify([table, ...personFigures[table].key.map((column) => row[column])]);
}

const wholeNumbers = new Set(["kind_number", "months", "stays_in_rates_squared", "answered_squared"]);

function typeOf(column: string): string {
  if (column === "period_start" || column === "quarter") return "date";
  if (column === "under_18") return "boolean";
  if (wholeNumbers.has(column)) return "bigint";
  return /stays|persons/.test(column) ? "integer" : "varchar";
}

/**
 * Puts the figures of persons back where rows were erased and the rest is as it was. Where it is not, what can still be
 * counted stands, and `cells.persons_erased` says that persons cannot.
 */
export async function putBackFigures(
  connection: DuckDBConnection,
  table: string,
  kept: readonly KeptFigure[],
): Promise<void> {
  const rows = kept.filter((figure) => figure.table === table).map(({ row }) => row);
  if (rows.length === 0 || !isPersonTable(table)) return;
  const { key, same, figures } = personFigures[table];
  const columns = [...key, ...same, "made_of", ...figures];
  await connection.run(
    `create table indicators.kept_${table} (${columns.map((column) => `${column} ${typeOf(column)}`).join(", ")})`,
  );
  await appendRows(connection, "indicators", `kept_${table}`, rows);
  const agree = [...key, ...same].map((column) => `now.${column} is not distinct from kept.${column}`);
  const isSame = [...key, "made_of"].map((column) => `made.${column} is not distinct from kept.${column}`);
  await connection.run(
    `update indicators.${table} as now
    set ${[...figures.map((column) => `${column} = kept.${column}`), ...(table === "cells" ? ["persons_erased = false"] : [])].join(", ")}
    from (select kept.* from indicators.kept_${table} as kept
      semi join ${rowsMadeOf(table)} as made on ${isSame.join(" and ")}) as kept
    where ${agree.join(" and ")}`,
  );
  await connection.run(`drop table indicators.kept_${table}`);
}
