import { restore } from "./backup/restore.ts";
import { commandEnded } from "./forms/command-ended.ts";
import { commandOptions, notUnderstood } from "./forms/command-options.ts";

const usage = "Bruk: npm run restore -- --from <kopi> [--data <mappe>]";

// 0 when every registered report is there again, 1 when some are in neither.
process.exitCode = await commandEnded(options, async ({ data, from }) => {
  const { reports, files, lost } = await restore(from, data);
  console.log(`Hentet tilbake ${reports} rapporter og ${files.length} andre filer.`);
  for (const file of files) console.log(`    ${file}`);
  for (const line of lost) console.error(`Mangler også i kopien: ${line}`);
  console.log(
    `Lag så databasen og nettstedet på nytt: npm run rebuild -- --data ${data}, og npm run build -- --data ${data}`,
  );
  return lost.length === 0 ? 0 : 1;
});

function options(): { data: string; from: string } {
  const { data = "data", from } = commandOptions(["data", "from"], usage);
  if (from === undefined) throw notUnderstood("Si hvor kopien ligger med --from.", usage);
  return { data, from };
}
