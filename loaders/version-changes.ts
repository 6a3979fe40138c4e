import { readRows, type DuckDBConnection, type StoredRow } from "./duckdb.ts";
import { columnLabel } from "./forms/column-label.ts";
import { Stopped } from "./intake/stopped.ts";

/** What differs between two versions of a unit's month (`2026-03`), each called by the number in its head, as lines. */
export async function versionChanges(
  connection: DuckDBConnection,
  unitId: string,
  month: string,
  [earlier, later]: [number, number],
): Promise<string[]> {
  const of = { unit: unitId, month: `${month}-01` };
  const versions = await readRows(
    connection,
    `select versions.version, versions.version_order, versions.name, totals.placements, totals.hours
    from staging.submission_versions as versions
    join staging.version_totals as totals using (unit_id, month, version_order)
    where unit_id = $unit and month = $month::date
    order by version_order`,
    of,
  );
  // Of two with the same number, the one sent last holds.
  const numbered = (number: number) => {
    const found = versions.findLast(({ version }) => version === number);
    if (!found) throw new Stopped(`${unitId} har ingen versjon ${number} av rapporten for ${month}.`);
    return found;
  };
  const [before, after] = [numbered(earlier), numbered(later)];
  const changes = await readRows(
    connection,
    `select change, own_id, column_name, before, after
    from staging.version_changes
    where unit_id = $unit and month = $month::date and before_order = $before and after_order = $after
    order by own_id nulls first, change, column_name`,
    { ...of, before: Number(before["version_order"]), after: Number(after["version_order"]) },
  );
  const words = await codeWords(connection);
  return [
    `Fra versjon ${earlier} (${before["name"]}) til versjon ${later} (${after["name"]}):`,
    `    plasseringer: ${before["placements"]} → ${after["placements"]}`,
    `    timer i måneden: ${hours(before["hours"])} → ${hours(after["hours"])}`,
    ...(changes.length === 0 ? ["    Ingen rader eller felt er forskjellige."] : []),
    ...changes.map((change) => `    ${changeText(change, words)}`),
  ];
}

const rowChanges: Record<string, string> = {
  added: "kom til",
  withdrawn: "er trukket",
  vanished: "er borte uten å være trukket",
};

function changeText({ change, own_id, column_name, before, after }: StoredRow, words: Words): string {
  const where = own_id === null ? "hodet" : String(own_id);
  const row = rowChanges[String(change)];
  if (row !== undefined) return `${where} ${row}`;
  const column = String(column_name);
  if (before === null && after === null) return `${where}, ${columnLabel(column, "nb")}: endret (vises ikke)`;
  return `${where}, ${columnLabel(column, "nb")}: ${cellText(before, words)} → ${cellText(after, words)}`;
}

type Words = Map<string, string>;

async function codeWords(connection: DuckDBConnection): Promise<Words> {
  const listed = await readRows(
    connection,
    "select measure_id as id, name_nb from reference.measures union all select reason_id, name_nb from reference.reasons",
  );
  return new Map([
    ...listed.map(({ id, name_nb }): [string, string] => [String(id), String(name_nb)]),
    ["true", "ja"],
    ["false", "nei"],
    ["woman", "kvinne"],
    ["man", "mann"],
    ["yes", "ja"],
    ["no", "nei"],
    ["not_reached", "ikke nådd"],
    ["current", "gjeldende"],
    ["adopted", "vedtatt"],
    ["final", "endelig"],
    ["provisional", "foreløpig"],
  ]);
}

function cellText(cell: StoredRow[string] | undefined, words: Words): string {
  if (cell === null || cell === undefined) return "tomt";
  return String(cell)
    .split(", ")
    .map((part) => words.get(part) ?? part)
    .join(", ");
}

function hours(of: StoredRow[string] | undefined): string {
  return Number(of).toFixed(1).replace(".", ",");
}
