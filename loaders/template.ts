import { readFileSync, statSync } from "node:fs";
import { commandEnded } from "./forms/command-ended.ts";
import { commandOptions, notUnderstood } from "./forms/command-options.ts";
import { isLanguage } from "./forms/field.ts";
import { templateWorkbook } from "./forms/template-workbook.ts";
import { writeAsked } from "./forms/write-asked.ts";
import { existingFolder } from "./intake/data-folder.ts";
import { Stopped } from "./intake/stopped.ts";
import { codeLists, readReference, unitIn, type Place, type Reference } from "./reference/reference.ts";
import { unitNotFound } from "./reference/unit-not-found.ts";

const usage = `Bruk: npm run template -- --unit <enhetens kode> --month ÅÅÅÅ-MM
                          [--out <fil.xlsx>] [--language nb|nn] [--data <mappe>]`;

// 0 when the template is written, 1 when it could not be.
process.exitCode = await commandEnded(options, async ({ unit: unitId, month, language, out, data }) => {
  const reference = readReference(data && existingFolder(data).path);
  const unit = existingUnit(reference, unitId, month);
  const bytes = await templateWorkbook({
    unit: { id: unit.place_id, name: unit.name },
    month,
    language,
    lists: codeLists(reference),
  });
  write(out ?? `${unit.place_id}_${month}.xlsx`, bytes);
  return 0;
});

function options() {
  const given = commandOptions(["unit", "month", "out", "language", "data"], usage);
  const { unit, month, language = "nb" } = given;
  if (unit === undefined) throw notUnderstood("--unit mangler: hvilken enhet er malen for?", usage);
  if (month === undefined) throw notUnderstood("--month mangler: hvilken måned er malen for?", usage);
  if (!/^20\d\d-(?:0[1-9]|1[0-2])$/.test(month))
    throw notUnderstood(`--month skal være en måned som 2026-03, ikke «${month}».`, usage);
  if (!isLanguage(language))
    throw notUnderstood(`--language skal være nb eller nn, ikke «${language}».`, usage);
  return { ...given, unit, month, language };
}

function existingUnit(reference: Reference, unitId: string, month: string): Place {
  const found = unitIn(reference, unitId, month);
  if (found) return found;
  const isKnown = reference.places.some(
    ({ place_level, place_id }) => place_level === "unit" && place_id === unitId,
  );
  throw isKnown
    ? new Stopped(`Enheten «${unitId}» fantes ikke i ${month}. Se gyldighetstiden i reference/places.csv.`)
    : unitNotFound(unitId, reference.places);
}

/** Writes the template, but never over a report that someone has begun to fill in. */
function write(path: string, bytes: Uint8Array): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() && !readFileSync(path).equals(bytes))
    throw new Stopped(`${path} finnes fra før og er ikke denne malen. Velg et annet navn med --out.`);
  writeAsked(path, bytes);
  console.log(`Skrev malen til ${path}`);
}
