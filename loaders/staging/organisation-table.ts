import { appendRows, readRows, type DuckDBConnection } from "../duckdb.ts";
import { organisationNow, organisationThen, type PlaceRow } from "./organisation.ts";

/** `staging.organisation`: where each unit's month is counted, by the organisation then and now. */
export async function createOrganisation(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create table staging.organisation (
    unit_id varchar, month date, organisation varchar, shown_unit_id varchar, prison_id varchar, region_id varchar,
    country_id varchar)`);
  const places = (await readRows(connection, "from staging.places")).map(placeRow);
  const [run] = await readRows(connection, "select as_of from reference.run");
  const then = organisationThen(places);
  const now = organisationNow(places, String(run?.["as_of"]));
  const unitMonths = await readRows(
    connection,
    "select unit_id, month from staging.unit_months order by all",
  );
  const rows = unitMonths.flatMap((row) => {
    const [unit_id, month] = [String(row["unit_id"]), String(row["month"])];
    return [
      { unit_id, month, organisation: "then", ...then(unit_id, month) },
      { unit_id, month, organisation: "now", ...now(unit_id) },
    ];
  });
  await appendRows(connection, "staging", "organisation", rows);
}

function placeRow(row: Awaited<ReturnType<typeof readRows>>[number]): PlaceRow {
  const text = (column: string) => (typeof row[column] === "string" ? row[column] : null);
  const heirs = row["replaced_by"];
  return {
    place_id: String(row["place_id"]),
    place_level: String(row["place_level"]),
    parent_id: text("parent_id"),
    valid_from: text("valid_from"),
    valid_to: text("valid_to"),
    replaced_by: Array.isArray(heirs) ? heirs.map(String) : [],
  };
}
