import { commandEnded } from "../loaders/forms/command-ended.ts";
import { commandOptions } from "../loaders/forms/command-options.ts";
import { existingFolder } from "../loaders/intake/data-folder.ts";
import { whileLocked } from "../loaders/intake/lock.ts";
import { Stopped } from "../loaders/intake/stopped.ts";
import { readRegister } from "./releases/release-folder.ts";
import { remadeReleases, type Remade } from "./releases/remade-releases.ts";

const usage = "Bruk: npm run remake -- [--release <mappe i record/releases>] [--data <mappe>]";

// So many changed figures are told one by one.
const mostTold = 20;

// 0 when every release came out the same, 1 when one did not.
if (import.meta.filename === process.argv[1])
  process.exitCode = await commandEnded(
    () => commandOptions(["data", "release"], usage),
    async ({ data = "data", release: named }) => {
      const folder = existingFolder(data);
      const asked = readRegister(folder).filter((release) => named === undefined || release.folder === named);
      if (asked.length === 0)
        throw new Stopped(
          named === undefined
            ? `Ingen rapport er utgitt i «${folder.path}».`
            : `Fant ingen utgivelse «${named}» i «${folder.path}».`,
        );
      const remade = await whileLocked(folder, () => remadeReleases(folder, asked));
      for (const release of remade) tell(release);
      return remade.every(({ others }) => others.length === 0) ? 0 : 1;
    },
  );

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
