import { parseArgs } from "node:util";
import { existingFolder } from "../loaders/intake/data-folder.ts";
import { whileLocked } from "../loaders/intake/lock.ts";
import { Stopped, stoppedLine } from "../loaders/intake/stopped.ts";
import { readRegister } from "./releases/release-folder.ts";
import { remadeReleases, type Remade } from "./releases/remade-releases.ts";

const usage = "Bruk: npm run remake -- [--release <mappe i record/releases>] [--data <mappe>]";

if (import.meta.filename === process.argv[1]) process.exitCode = await main();

/** 0 when every release came out the same, 1 when one did not, 2 when the command was not understood. */
async function main(): Promise<number> {
  const values = readOptions();
  if (values === undefined) {
    console.error(usage);
    return 2;
  }
  try {
    const folder = existingFolder(values.data);
    const asked = readRegister(folder).filter(
      (release) => values.release === undefined || release.folder === values.release,
    );
    if (asked.length === 0)
      throw new Stopped(
        values.release === undefined
          ? `Ingen rapport er utgitt i «${folder.path}».`
          : `Fant ingen utgivelse «${values.release}» i «${folder.path}».`,
      );
    const remade = await whileLocked(folder, () => remadeReleases(folder, asked));
    for (const release of remade) tell(release);
    return remade.every(({ others }) => others.length === 0) ? 0 : 1;
  } catch (error) {
    console.error(stoppedLine(error));
    return 1;
  }
}

// So many changed figures are told one by one.
const mostTold = 20;

function tell({ folder, files, others, changed, reasons }: Remade): void {
  if (others.length === 0) {
    console.log(`${folder}: alle ${files} filer ble de samme, byte for byte.`);
    return;
  }
  const left = changed.length - mostTold;
  console.error(
    [
      `${folder}: ${others.join(", ")} ble andre enn de som ble utgitt.`,
      ...reasons,
      ...changed
        .slice(0, mostTold)
        .map(
          ({ place_id, period_start, indicator_id, before, after }) =>
            `${place_id}, ${indicator_id}, fra ${period_start}: ${before.value ?? before.state} ble ${after.value ?? after.state}.`,
        ),
      ...(left > 0 ? [`… og ${left} tall til.`] : []),
    ].join("\n  "),
  );
}

function readOptions() {
  try {
    return parseArgs({
      options: { data: { type: "string", default: "data" }, release: { type: "string" } },
    }).values;
  } catch {
    return undefined;
  }
}
