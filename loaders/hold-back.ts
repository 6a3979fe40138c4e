import { Temporal } from "temporal-polyfill";
import { commandOptions, notUnderstood } from "./forms/command-options.ts";
import { findNationalIdentity } from "./forms/national-identity.ts";
import { existingFolder } from "./intake/data-folder.ts";
import { whileLocked } from "./intake/lock.ts";
import { stoppedLine } from "./intake/stopped.ts";
import { heldRevision, keepHeldRevision, type HeldRevision } from "./record/held-revisions.ts";

const usage = `Bruk: npm run hold-back -- --audience <mottaker> --unit <enhet> --month ÅÅÅÅ-MM --reason "<hvorfor>"
                          --by "<navn, rolle>" [--until ÅÅÅÅ-MM-DD] [--data <mappe>]
Uten --until holdes rettelsen tilbake i seks måneder.`;

process.exitCode = await main();

/** 0 when the decision is kept, 1 when it could not be, 2 when the command was not understood. */
async function main(): Promise<number> {
  let asked;
  try {
    asked = options();
  } catch (error) {
    console.error(stoppedLine(error));
    return 2;
  }
  try {
    const folder = existingFolder(asked.data);
    const { held } = asked;
    await whileLocked(folder, () => keepHeldRevision(folder, held));
    console.log(
      `Rettelsen av ${held.unit_id} ${held.month.slice(0, 7)} holdes tilbake for ${held.audience} til ${held.until}. Tallene står som de er gitt ut.`,
    );
    return 0;
  } catch (error) {
    console.error(stoppedLine(error));
    return 1;
  }
}

function options(): { data: string; held: HeldRevision } {
  const names = ["data", "audience", "unit", "month", "reason", "by", "until"] as const;
  const { data = "data", audience, unit, month, reason, by, until } = commandOptions(names, usage);
  const today = Temporal.Now.plainDateISO("Europe/Oslo");
  const held = heldRevision.safeParse({
    held_on: today.toString(),
    audience,
    unit_id: unit,
    month: `${month}-01`,
    until: until ?? today.add({ months: 6 }).toString(),
    reason,
    held_by: by,
  });
  if (!held.success) {
    const asked: Record<string, string> = { unit_id: "--unit", held_by: "--by" };
    const wrong = held.error.issues.map(({ path: [field] }) => asked[String(field)] ?? `--${String(field)}`);
    throw notUnderstood(`Mangler eller kan ikke brukes: ${[...new Set(wrong)].join(", ")}.`, usage);
  }
  if ([reason, by].some((each) => each !== undefined && findNationalIdentity(each)))
    throw notUnderstood("Begrunnelsen holder et fødselsnummer eller D-nummer. Skriv den uten.", usage);
  return { data, held: held.data };
}
