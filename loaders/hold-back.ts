import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { commandEnded } from "./forms/command-ended.ts";
import { commandOptions, notUnderstood } from "./forms/command-options.ts";
import { decided } from "./forms/decided.ts";
import { existingFolder } from "./intake/data-folder.ts";
import { whileLocked } from "./intake/lock.ts";
import { audienceName } from "./protection/audience.ts";
import { hidingAudience } from "./protection/named-audience.ts";
import { readReference } from "./reference/reference.ts";
import { unitNotFound } from "./reference/unit-not-found.ts";
import { heldRevision, keepHeldRevisions } from "./record/held-revisions.ts";

const usage = `Bruk: npm run hold-back -- --audience <mottaker> --unit <enhet> --month ÅÅÅÅ-MM[,ÅÅÅÅ-MM …]
                          --reason "<hvorfor>" --by "<navn, rolle>" [--until ÅÅÅÅ-MM-DD] [--data <mappe>]
Uten --until holdes endringene tilbake i seks måneder.`;

const decision = heldRevision.omit({ month: true }).extend({
  /** `2026-03,2026-04`: the first days of the months, each once, in order. */
  months: z
    .string()
    .transform((text) => [...new Set(text.split(",").map((month) => `${month.trim()}-01`))].toSorted())
    .pipe(z.array(z.iso.date())),
});

process.exitCode = await commandEnded(options, async ({ data, months, ...held }) => {
  const { unit_id, until } = held;
  const folder = existingFolder(data);
  const audience = audienceName(hidingAudience(held.audience, data));
  const { places } = readReference(data);
  if (!places.some((place) => place.place_level === "unit" && place.place_id === unit_id))
    throw unitNotFound(unit_id, places);
  const rows = months.map((month) => ({ ...held, audience, month }));
  await whileLocked(folder, () => keepHeldRevisions(folder, rows));
  console.log(
    `Endringene av ${unit_id} ${months.map((month) => month.slice(0, 7)).join(", ")} holdes tilbake for ${audience} til ${until}. Tallene står som de er gitt ut.`,
  );
  return 0;
});

function options(): z.output<typeof decision> & { data: string } {
  const names = ["data", "audience", "unit", "month", "reason", "by", "until"] as const;
  const { data = "data", audience, unit, month, reason, by, until } = commandOptions(names, usage);
  const today = Temporal.Now.plainDateISO("Europe/Oslo");
  const held = decided(
    decision,
    {
      held_on: today.toString(),
      audience,
      unit_id: unit,
      months: month,
      until: until ?? today.add({ months: 6 }).toString(),
      reason,
      held_by: by,
    },
    { unit_id: "--unit", months: "--month", held_by: "--by" },
    usage,
  );
  if (held.until <= held.held_on)
    throw notUnderstood(`--until skal være en dag etter i dag, ikke ${held.until}.`, usage);
  const ahead = held.months.find((first) => first > held.held_on);
  if (ahead !== undefined)
    throw notUnderstood(`--month skal være måneder som er begynt, ikke ${ahead.slice(0, 7)}.`, usage);
  return { data, ...held };
}
