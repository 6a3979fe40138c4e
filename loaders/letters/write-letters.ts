import { group } from "d3-array";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { makeAskedFolder } from "../forms/write-asked.ts";
import type { FolderSettings } from "../intake/data-folder.ts";
import { Stopped } from "../intake/stopped.ts";
import { text } from "../site-data/cells.ts";
import { dutiesOn } from "./late-units.ts";
import { letter, regionSummary } from "./letter.ts";

/** What was written, and where. */
export interface Written {
  folder: string;
  day: string;
  letters: number;
  missing: number;
}

/**
 * Writes a letter to each unit that had not sent all its reports by a day, and a summary for each region, in a folder of
 * the day. Written anew, the folder holds the new letters alone: one to a unit that has reported since must not go out.
 */
export async function writeLetters(
  connection: DuckDBConnection,
  settings: Pick<FolderSettings, "contact" | "report_languages">,
  into: string,
  asOf: string | undefined,
): Promise<Written> {
  const [run] = await readRows(connection, "select as_of, made_up from published.run");
  const known = text(run ?? {}, "as_of");
  const day = asOf ?? known;
  if (day > known)
    throw new Stopped(
      `Databasen er laget per ${known} og vet ikke hva som manglet ${day}. Last først: npm run load -- --as-of ${day}`,
    );
  const duties = await dutiesOn(connection, day);
  const names = await regionNames(connection);
  makeAskedFolder(into);
  const folder = join(into, `purringer-${day}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let letters = 0;
  for (const [regionId, ofRegion] of group(duties, ({ region_id }) => region_id)) {
    const language = settings.report_languages?.[regionId] ?? "nb";
    const sender = {
      day,
      region: names.get(regionId) ?? regionId,
      contact: settings.contact,
      madeUp: run?.["made_up"] === true,
    };
    mkdirSync(join(folder, regionId), { recursive: true });
    writeFileSync(join(folder, regionId, "oversikt.txt"), regionSummary(ofRegion, sender, language));
    const late = ofRegion.filter(({ is_late }) => is_late);
    for (const [unitId, ofUnit] of group(late, ({ unit_id }) => unit_id)) {
      writeFileSync(join(folder, regionId, `${unitId}.txt`), letter(ofUnit, sender, language));
      letters += 1;
    }
  }
  return { folder, day, letters, missing: duties.filter(({ is_late }) => is_late).length };
}

async function regionNames(connection: DuckDBConnection): Promise<Map<string, string>> {
  const rows = await readRows(
    connection,
    `select place_id, arg_max(name, coalesce(valid_from, date '0001-01-01')) as name
    from published.places
    where place_level = 'region'
    group by place_id`,
  );
  return new Map(rows.map((row) => [text(row, "place_id"), text(row, "name")]));
}
