import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { builtDatabase } from "./built-database.ts";
import { commandEnded } from "./forms/command-ended.ts";
import { commandOptions } from "./forms/command-options.ts";
import { decided } from "./forms/decided.ts";
import { existingFolder } from "./intake/data-folder.ts";
import { whileLocked } from "./intake/lock.ts";
import { giveOut, type Asked } from "./protection/give-out.ts";
import { hidingAudience } from "./protection/named-audience.ts";

const usage = `Bruk: npm run give-out -- --audience <mottaker av tabellene> --place <sted> --period month|quarter|year
                          --start ÅÅÅÅ-MM-DD [--indicator stays_started|persons|cell_hours] [--population adults]
                          [--measure safety_cell] [--organisation then|now]
                          --to "<hvem som får tallet>" --reason "<hvorfor>" --by "<navn, rolle>" [--data <mappe>]`;

const decision = z.object({
  audience: z.string().min(1),
  organisation: z.enum(["then", "now"]),
  place_id: z.string().min(1),
  period: z.enum(["month", "quarter", "year", "last_12"]),
  period_start: z.iso.date(),
  measure_id: z.string().min(1),
  population: z.enum(["adults", "women", "men", "under_18"]),
  indicator_id: z.string().min(1),
  receiver: z.string().trim().min(1),
  reason: z.string().trim().min(1),
  given_by: z.string().trim().min(1),
});

const optionOf = {
  place_id: "--place",
  period_start: "--start",
  measure_id: "--measure",
  indicator_id: "--indicator",
  receiver: "--to",
  given_by: "--by",
};

const names = [
  "data",
  "audience",
  "place",
  "period",
  "start",
  "indicator",
  "population",
  "measure",
  "organisation",
  "to",
  "reason",
  "by",
] as const;

process.exitCode = await commandEnded(options, async ({ data, ...asked }) => {
  const wanted = { ...asked, audience: hidingAudience(asked.audience, existingFolder(data).path) };
  const { number } = await whileLocked(existingFolder(data), async () => {
    const { connection, close } = await builtDatabase(data);
    return giveOut(connection, data, wanted).finally(close);
  });
  const value = number.kind === "minutes" ? `${number.value} minutter` : String(number.value);
  console.log(
    `${value}. Utleveringen er ført i record/given-out.jsonl, og mottakeren regnes fra nå av som en som kjenner tallet. For andre er det fortsatt skjult.`,
  );
  return 0;
});

function options(): Omit<Asked, "audience"> & { audience: string; data: string } {
  const given = commandOptions(names, usage);
  const { data = "data" } = given;
  const { audience, receiver, reason, given_by, ...figure } = decided(
    decision,
    {
      audience: given.audience,
      organisation: given.organisation ?? "then",
      place_id: given.place,
      period: given.period,
      period_start: given.start,
      measure_id: given.measure ?? "safety_cell",
      population: given.population ?? "adults",
      indicator_id: given.indicator ?? "stays_started",
      receiver: given.to,
      reason: given.reason,
      given_by: given.by,
    },
    optionOf,
    usage,
  );
  return {
    data,
    audience,
    figure,
    given_on: Temporal.Now.plainDateISO("Europe/Oslo").toString(),
    receiver,
    reason,
    given_by,
  };
}
