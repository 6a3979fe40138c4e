import { Temporal } from "temporal-polyfill";
import { commandEnded } from "./forms/command-ended.ts";
import { commandOptions } from "./forms/command-options.ts";
import { existingFolder } from "./intake/data-folder.ts";
import { loadFolder } from "./intake/load-folder.ts";
import { type LoadOptions } from "./intake/load-options.ts";
import { type LoadResult } from "./intake/load-result.ts";
import { linesOfLost, lostFiles } from "./intake/lost-files.ts";
import { readRegister } from "./intake/register.ts";
import { Stopped } from "./intake/stopped.ts";

const usage = "Bruk: npm run rebuild -- [--data <mappe>]";

/** Makes the database again from what is stored and decided. The old one stands until the new is whole. */
export async function rebuild(options: LoadOptions): Promise<LoadResult> {
  const folder = existingFolder(options.folder);
  if (readRegister(folder).length === 0)
    throw new Stopped(
      `${folder.register} mangler eller er tomt: det er ingenting å lage databasen av. Hent mappen raw fra kopi: npm run restore -- --from <kopi> --data ${options.folder}`,
    );
  const lost = lostFiles(folder);
  if (lost.length > 0)
    throw new Stopped(
      [
        `${lost.length} av filene i registeret mangler eller er endret. Hent dem fra kopi: npm run restore -- --from <kopi> --data ${options.folder}`,
        ...linesOfLost(lost).map((line) => `    ${line}`),
      ].join("\n"),
    );
  return loadFolder({ ...options, fromStore: true });
}

if (import.meta.filename === process.argv[1])
  process.exitCode = await commandEnded(
    () => commandOptions(["data"], usage),
    async ({ data = "data" }) => {
      const { readAgain, totals } = await rebuild({ folder: data, now: Temporal.Now.instant() });
      console.log(
        `Databasen er laget på nytt av ${readAgain} lagrede filer: plasseringer ${totals.placements}, enheter ${totals.units}, måneder ${totals.months}.\n` +
          `Bygg nettstedet: npm run build -- --data ${data}`,
      );
      return 0;
    },
  );
