import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../../loaders/duckdb.ts";
import { readReference } from "../../loaders/reference/reference.ts";
import { monthStartSeconds } from "../../loaders/forms/oslo-time.ts";

/** Writes a CSV of made-up placements from January 2021 to October 2026, in the units there are now. */
export async function writePlacementsCsv(csv: string, placements: number): Promise<void> {
  const units = readReference().places.filter(
    (place) => place.place_level === "unit" && place.valid_to === null && place.safety_cells !== 0,
  );
  const from = monthStartSeconds("2021-01");
  const minutes = (monthStartSeconds("2026-11") - from) / 60;
  const { connection, close } = await openDatabase(":memory:", { locked: false });
  await connection.run("create table units (unit_id varchar, unit_number bigint)");
  const unitIds = [...new Set(units.map((unit) => unit.place_id))].sort();
  for (const [number, unitId] of unitIds.entries())
    await connection.run("insert into units values ($1, $2)", [unitId, number]);
  await connection.run(
    `create table asked as select ${placements}::bigint as placements, ${placements} // 3 + 1 as persons,
      ${unitIds.length} as units, ${from}::bigint as from_at, ${minutes} as minutes`,
  );
  const select = readFileSync(join(import.meta.dirname, "placements.sql"), "utf8");
  await connection.run(`create table placements as ${select}`);
  await connection.run(`copy placements to '${csv}' (header)`);
  await connection.run(`copy (
    select sha256(enhet || maned) as sha256, enhet, maned, count(*) as antall_plasseringer
    from placements group by all order by all) to '${headsOf(csv)}' (header)`);
  close();
}

/** The file of the heads of the reports that the placements of a CSV came in. */
export function headsOf(csv: string): string {
  return csv.replace(/\.csv$/, ".heads.csv");
}
