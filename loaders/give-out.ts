import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { namedAudience } from "./build-site.ts";
import { builtDatabase } from "./built-database.ts";
import { commandOptions, notUnderstood } from "./forms/command-options.ts";
import { findNationalIdentity } from "./forms/national-identity.ts";
import { existingFolder } from "./intake/data-folder.ts";
import { whileLocked } from "./intake/lock.ts";
import { stoppedLine } from "./intake/stopped.ts";
import { giveOut, type Asked } from "./protection/give-out.ts";

const usage = `Bruk: npm run give-out -- --audience <mottaker av tabellene> --place <sted> --period month|quarter|year
                          --start ÅÅÅÅ-MM-DD [--indicator stays_started|persons|cell_hours] [--population adults]
                          [--measure safety_cell] [--organisation then|now]
                          --to "<hvem som får tallet>" --reason "<hvorfor>" --by "<navn, rolle>" [--data <mappe>]`;

process.exitCode = await main();

/** 0 when the figure is given out, 1 when it may not be, 2 when the command was not understood. */
async function main(): Promise<number> {
  let asked;
  try {
    asked = options();
  } catch (error) {
    console.error(stoppedLine(error));
    return 2;
  }
  try {
    const { data, ...wanted } = asked;
    const folder = existingFolder(data);
    const { number } = await whileLocked(folder, async () => {
      const { connection, close } = await builtDatabase(data);
      return giveOut(connection, data, wanted).finally(close);
    });
    const value = number.kind === "minutes" ? `${number.value} minutter` : String(number.value);
    console.log(
      `${value}. Utleveringen er ført i record/given-out.jsonl, og mottakeren regnes fra nå av som en som kjenner tallet. For andre er det fortsatt skjult.`,
    );
    return 0;
  } catch (error) {
    console.error(stoppedLine(error));
    return 1;
  }
}

const figure = z.object({
  organisation: z.enum(["then", "now"]),
  place_id: z.string().min(1),
  period: z.enum(["month", "quarter", "year", "last_12"]),
  period_start: z.iso.date(),
  measure_id: z.string().min(1),
  population: z.enum(["adults", "women", "men", "under_18"]),
  indicator_id: z.string().min(1),
});

const decision = z.object({
  receiver: z.string().trim().min(1),
  reason: z.string().trim().min(1),
  given_by: z.string().trim().min(1),
});

const optionOf: Record<string, string> = {
  place_id: "--place",
  period_start: "--start",
  measure_id: "--measure",
  indicator_id: "--indicator",
  receiver: "--to",
  given_by: "--by",
};

function options(): Asked & { data: string } {
  const given = commandOptions(
    [
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
    ],
    usage,
  );
  const { data = "data", audience } = given;
  const asked = z.object({ ...figure.shape, ...decision.shape }).safeParse({
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
  });
  if (!asked.success || audience === undefined) {
    const wrong = asked.error?.issues.map(
      ({ path: [field] }) => optionOf[String(field)] ?? `--${String(field)}`,
    );
    throw notUnderstood(
      `Mangler eller kan ikke brukes: ${[...new Set([...(audience === undefined ? ["--audience"] : []), ...(wrong ?? [])])].join(", ")}.`,
      usage,
    );
  }
  const { receiver, reason, given_by, ...site } = asked.data;
  if ([receiver, reason, given_by].some((each) => findNationalIdentity(each)))
    throw notUnderstood("Begrunnelsen holder et fødselsnummer eller D-nummer. Skriv den uten.", usage);
  return {
    data,
    audience: namedAudience(audience, data),
    figure: site,
    given_on: Temporal.Now.plainDateISO("Europe/Oslo").toString(),
    receiver,
    reason,
    given_by,
  };
}
