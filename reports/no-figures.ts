import { readRows, type DuckDBConnection } from "../loaders/duckdb.ts";
import { textOrNull } from "../loaders/site-data/cells.ts";
import { month } from "../src/words/nb-basics.ts";
import { monthsOf, type ReportScope } from "./report-scope.ts";

/** Why a place has no figures of a period: it is not over, or nothing is known of it. */
export async function noFigures(
  connection: DuckDBConnection,
  scope: ReportScope,
  folder: string,
): Promise<string> {
  const [run] = await readRows(connection, "from published.run");
  const last = run && textOrNull(run, "last_month");
  if (last && (monthsOf(scope).at(-1) ?? "") > last)
    return (
      `${scope.name} er ikke over: tallene i «${folder}» går til og med ${month(last)}. ` +
      "Rapporten kan lages når perioden er over og «npm run load» er kjørt."
    );
  return `Ingen tall for «${scope.place_id}» i ${scope.name} i «${folder}».`;
}
