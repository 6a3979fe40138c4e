import { readRows, type DuckDBConnection, type StoredRow } from "./duckdb.ts";
import { norwegianTime } from "./forms/oslo-time.ts";

/** Every version that a unit has sent of a month (`2026-03`), oldest first, and the placements in each, as lines. */
export async function monthVersions(
  connection: DuckDBConnection,
  unitId: string,
  month: string,
): Promise<string[]> {
  const of = { unit: unitId, month: `${month}-01` };
  const versions = await readRows(
    connection,
    "from staging.submission_versions where unit_id = $unit and month = $month::date order by version_order",
    of,
  );
  const placements = await readRows(
    connection,
    `select
        placements.*,
        measures.name_nb as measure
    from raw.plasseringer as placements
    join reference.measures as measures
        on measures.measure_id = placements.tiltak
    join staging.submission_versions as versions
        on versions.sha256 = placements.sha256
    where versions.unit_id = $unit and versions.month = $month::date
    order by placements.sha256, placements.row`,
    of,
  );
  const withdrawn = await readRows(
    connection,
    `select withdrawals.sha256, withdrawals.plassering
    from raw.trukket as withdrawals
    join staging.submission_versions as versions using (sha256)
    where versions.unit_id = $unit and versions.month = $month::date
    order by withdrawals.row`,
    of,
  );
  return versions.flatMap((version) => [
    headLine(version),
    ...withdrawn
      .filter(({ sha256 }) => sha256 === version["sha256"])
      .map(({ plassering }) => `    ${String(plassering)}  trukket`),
    ...placements.filter(({ sha256 }) => sha256 === version["sha256"]).map(placementLine),
  ]);
}

function headLine(version: StoredRow): string {
  const known = (column: string) => String(version[column] ?? "ikke oppgitt");
  return [
    `Versjon ${known("version")} (${version["holds"] === true ? "gjelder" : "erstattet"}): ${known("name")}`,
    `sendt ${time(version["sent_at"])}`,
    `mottatt ${time(version["received_at"])}`,
    version["scope"] === "whole" ? "hele måneden" : "deler av måneden",
    version["provisional"] === true ? "foreløpig" : "endelig",
    `fangedøgn: ${known("prison_days")}`,
    `plasseringer oppgitt: ${known("placements_stated")}`,
    `rader satt til side: ${known("rows_set_aside")}`,
    `sha256 ${known("sha256")}`,
  ].join(", ");
}

function placementLine(placement: StoredRow): string {
  const { plassering, measure, start, slutt } = placement;
  return `    ${String(plassering)}  ${String(measure)}  ${time(start)} – ${slutt === null ? "pågår" : time(slutt)}`;
}

function time(seconds: StoredRow[string] | undefined): string {
  return typeof seconds === "number" ? norwegianTime(seconds) : "ukjent tid";
}
