import { builtDatabase } from "./built-database.ts";
import { commandEnded } from "./forms/command-ended.ts";
import { commandOptions, givenDay, notUnderstood } from "./forms/command-options.ts";
import { existingFolder, readFolderSettings } from "./intake/data-folder.ts";
import { writeLetters, type Written } from "./letters/write-letters.ts";

const usage = "Bruk: npm run letters -- --out <mappe> [--as-of ÅÅÅÅ-MM-DD] [--data <mappe>]";

process.exitCode = await commandEnded(options, async ({ data, out, asOf }) => {
  const database = await builtDatabase(data);
  const settings = readFolderSettings(existingFolder(data));
  const written = await writeLetters(database.connection, settings, out, asOf).finally(database.close);
  console.log(whatWasWritten(written));
  return 0;
});

function options() {
  const { data = "data", out, "as-of": asOf } = commandOptions(["data", "out", "as-of"], usage);
  if (out === undefined) throw notUnderstood("--out mangler: hvor skal brevene ligge?", usage);
  return { data, out, asOf: givenDay("--as-of", asOf, usage) };
}

function whatWasWritten({ folder, day, letters, missing }: Written): string {
  if (letters === 0) return `Ingen rapport med passert frist manglet ${day}. Oversikten ligger i ${folder}.`;
  const reports = missing === 1 ? "1 rapport" : `${missing} rapporter`;
  const written = letters === 1 ? "1 brev" : `${letters} brev`;
  return `${reports} manglet ${day}. ${written} og en oversikt per region ligger i ${folder}.`;
}
