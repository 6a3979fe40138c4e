import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { commandOptions, notUnderstood } from "./forms/command-options.ts";
import { isLanguage } from "./forms/field.ts";
import { templateWorkbook } from "./forms/template-workbook.ts";
import { isCode, Stopped, stoppedLine } from "./intake/stopped.ts";
import { codeLists, readReference, unitIn, type Place, type Reference } from "./reference/reference.ts";

const usage = `Bruk: npm run template -- --unit <enhetens kode> --month ÅÅÅÅ-MM
                          [--out <fil.xlsx>] [--language nb|nn] [--data <mappe>]`;

process.exitCode = await main();

/** 0 when the template is written, 1 when it could not be, 2 when the command was not understood. */
async function main(): Promise<number> {
  try {
    const { unit: unitId, month, language, out, data } = options();
    const reference = readReference(data);
    const unit = existingUnit(reference, unitId, month);
    const bytes = await templateWorkbook({
      unit: { id: unit.place_id, name: unit.name },
      month,
      language,
      lists: codeLists(reference),
    });
    write(out ?? `${unit.place_id}_${month}.xlsx`, bytes);
    return 0;
  } catch (error) {
    console.error(stoppedLine(error));
    return error instanceof Stopped ? 2 : 1;
  }
}

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
  const units = reference.places.filter(({ place_level }) => place_level === "unit");
  const isKnown = units.some(({ place_id }) => place_id === unitId);
  throw new Stopped(
    isKnown
      ? `Enheten «${unitId}» fantes ikke i ${month}. Se gyldighetstiden i data/reference/places.csv.`
      : `Ukjent enhet: «${unitId}».${suggestion(unitId, units)} Kodene står i data/reference/places.csv.`,
  );
}

function suggestion(unitId: string, units: Place[]): string {
  const [first = ""] = unitId.toLowerCase().split("-");
  const alike = units.filter(
    ({ place_id, name }) => first !== "" && `${place_id} ${name}`.toLowerCase().includes(first),
  );
  const ids = [...new Set(alike.map(({ place_id }) => place_id))].slice(0, 5);
  return ids.length === 0 ? "" : ` Mente du ${ids.join(" eller ")}?`;
}

/** Writes the template, but never over a report that someone has begun to fill in. */
function write(path: string, bytes: Uint8Array): void {
  if (existsSync(path) && !readFileSync(path).equals(bytes))
    throw new Stopped(`${path} finnes fra før og er ikke denne malen. Velg et annet navn med --out.`);
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    if (isCode(error, "ENOENT")) throw new Stopped(`Mappen til ${path} finnes ikke.`);
    throw error;
  }
  console.log(`Skrev malen til ${path}`);
}
