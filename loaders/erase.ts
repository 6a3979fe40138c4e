import { parseArgs } from "node:util";
import { Temporal } from "temporal-polyfill";
import { eraseRows, type Erasure, type ErasureOptions } from "./erasure/erase-rows.ts";
import { commandEnded } from "./forms/command-ended.ts";
import { givenDay, notUnderstood, understood } from "./forms/command-options.ts";
import { isPseudonym } from "./forms/pseudonym-form.ts";

const usage = `Bruk: npm run erase -- [--data <mappe>] (--before ÅÅÅÅ-MM-DD | --person <pseudonym>) [--confirm]`;

// 1 also where it could not be done whole.
process.exitCode = await commandEnded(readOptions, async (options) => {
  const erasure = await eraseRows(options);
  process.stdout.write(`${said(erasure, options)}\n`);
  for (const path of erasure.stillIn)
    console.error(`${path} nevner fortsatt personen. Slett eller rett filen.`);
  return erasure.stillIn.length === 0 ? 0 : 1;
});

function said({ files, placements, decisions, open }: Erasure, { confirm, folder }: ErasureOptions): string {
  if (files === 0) return "Ingen rader å slette.";
  const what = `${placements} rader om plasseringer og ${decisions} rader om vedtak i ${files} filer`;
  // What is told of again has no id left to be known by.
  const again =
    open === 0
      ? ""
      : ` ${open} av plasseringene er ikke meldt avsluttet: nevner enheten dem i en senere rapport, telles de én gang til.`;
  if (confirm)
    return `Slettet ${what}. Antall, timer og rater står. Sikkerhetskopier av ${folder} har radene til også de er slettet. Direktoratets nettsted viser enkelte opphold: bygg det på nytt, og slett de gamle utgavene av det.${again}`;
  const rather = open === 0 ? "" : `${again} Vent heller til slutten er meldt.`;
  return `Ville slette ${what}. Det kan ikke gjøres om.${rather} Kjør på nytt med --confirm for å slette.`;
}

function readOptions(): ErasureOptions {
  const { values } = understood(
    () =>
      parseArgs({
        options: {
          data: { type: "string", default: "data" },
          before: { type: "string" },
          person: { type: "string" },
          "as-of": { type: "string" },
          confirm: { type: "boolean", default: false },
        },
      }),
    usage,
  );
  const { data: folder, person, confirm } = values;
  const before = givenDay("--before", values.before, usage);
  const asOf = givenDay("--as-of", values["as-of"], usage);
  if ((before === undefined) === (person === undefined))
    throw notUnderstood("Gi enten --before eller --person.", usage);
  if (person !== undefined && !isPseudonym(person))
    throw notUnderstood("--person skal være et pseudonym, slik enhetene skriver det.", usage);
  const today = Temporal.Now.plainDateISO("Europe/Oslo").toString();
  if (before !== undefined && before > today)
    throw notUnderstood(`--before skal være i dag eller før, ikke ${before}.`, usage);
  return { folder, before, person, confirm, asOf, now: Temporal.Now.instant() };
}
