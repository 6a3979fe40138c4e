import { Temporal } from "temporal-polyfill";
import { commandEnded } from "./forms/command-ended.ts";
import { commandOptions } from "./forms/command-options.ts";
import { decided } from "./forms/decided.ts";
import { existingFolder } from "./intake/data-folder.ts";
import { whileLocked } from "./intake/lock.ts";
import { Stopped } from "./intake/stopped.ts";
import { audienceName } from "./protection/audience.ts";
import { hidingAudience } from "./protection/named-audience.ts";
import { readReference } from "./reference/reference.ts";
import { heldRevision, keepHeldRevision, type HeldRevision } from "./record/held-revisions.ts";

const usage = `Bruk: npm run hold-back -- --audience <mottaker> --unit <enhet> --month ÅÅÅÅ-MM --reason "<hvorfor>"
                          --by "<navn, rolle>" [--until ÅÅÅÅ-MM-DD] [--data <mappe>]
Uten --until holdes rettelsen tilbake i seks måneder.`;

process.exitCode = await commandEnded(options, async ({ data, held }) => {
  const folder = existingFolder(data);
  const isUnit = readReference(data).places.some(
    ({ place_id, place_level }) => place_level === "unit" && place_id === held.unit_id,
  );
  if (!isUnit)
    throw new Stopped(`Fant ikke enheten «${held.unit_id}» i enhetsregisteret. Skriv enhetens id.`);
  await whileLocked(folder, () => keepHeldRevision(folder, held));
  console.log(
    `Rettelsen av ${held.unit_id} ${held.month.slice(0, 7)} holdes tilbake for ${held.audience} til ${held.until}. Tallene står som de er gitt ut.`,
  );
  return 0;
});

function options(): { data: string; held: HeldRevision } {
  const names = ["data", "audience", "unit", "month", "reason", "by", "until"] as const;
  const { data = "data", audience, unit, month, reason, by, until } = commandOptions(names, usage);
  const today = Temporal.Now.plainDateISO("Europe/Oslo");
  const held = decided(
    heldRevision,
    {
      held_on: today.toString(),
      audience,
      unit_id: unit,
      month: `${month}-01`,
      until: until ?? today.add({ months: 6 }).toString(),
      reason,
      held_by: by,
    },
    { unit_id: "--unit", held_by: "--by" },
    usage,
  );
  return { data, held: { ...held, audience: audienceName(hidingAudience(held.audience, data)) } };
}
