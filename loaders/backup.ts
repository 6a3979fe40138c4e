import { commandEnded } from "./forms/command-ended.ts";
import { commandOptions, notUnderstood } from "./forms/command-options.ts";
import { backUp } from "./backup/back-up.ts";
import { existingFolder } from "./intake/data-folder.ts";

const usage = "Bruk: npm run backup -- [--data <mappe>] --to <mappe>";

// 0 when all is copied, 1 when something could not be.
process.exitCode = await commandEnded(options, async ({ data, to }) => {
  const { reports, copied, lost, shortened } = await backUp(existingFolder(data), to);
  console.log(`Kopien i ${to} har ${reports - lost.length} rapporter; ${copied} filer er nye eller endret.`);
  for (const line of lost) console.error(`Mangler både i mappen og i kopien: ${line}`);
  for (const path of shortened)
    console.error(
      `${path} har mistet eller endret linjer som kopien har; kopien er beholdt. Hent dem tilbake: npm run restore -- --from ${to} --data ${data}`,
    );
  return lost.length + shortened.length === 0 ? 0 : 1;
});

function options(): { data: string; to: string } {
  const { data = "data", to } = commandOptions(["data", "to"], usage);
  if (to === undefined) throw notUnderstood("Si hvor kopien skal ligge med --to.", usage);
  return { data, to };
}
