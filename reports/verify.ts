import type { KeyObject } from "node:crypto";
import { commandEnded } from "../loaders/forms/command-ended.ts";
import { commandOptions } from "../loaders/forms/command-options.ts";
import { existingFolder, type DataFolder } from "../loaders/intake/data-folder.ts";
import { Stopped } from "../loaders/intake/stopped.ts";
import { brokenProofs } from "../loaders/protection/kept-proofs.ts";
import { readPointer } from "../loaders/release-pointer.ts";
import { brokenReleases, checkingKey } from "./releases/broken-releases.ts";
import { reportChain } from "./releases/release-folder.ts";
import { brokenSite } from "./releases/site-chain.ts";

const usage =
  "Bruk: npm run verify -- [--data <mappe>] [--site <mappe med utgivelser av nettstedet>] [--public-key <nøkkel.pem>]";

// 0 when every release is as it was made, 1 when one is not or there is none.
if (import.meta.filename === process.argv[1])
  process.exitCode = await commandEnded(
    () => commandOptions(["data", "site", "public-key"], usage),
    async ({ data = "data", site, "public-key": publicKey }) => {
      const key = publicKey === undefined ? undefined : checkingKey(publicKey);
      const { releases, proofs, broken } = brokenOf(existingFolder(data), site, key);
      for (const line of broken) console.error(line);
      if (broken.length === 0)
        console.log(
          `${releases === 1 ? "1 utgivelse er slik den" : `${releases} utgivelser er slik de`} ble laget${key ? ", og signert med nøkkelen" : ""}.` +
            (proofs === 0 ? "" : ` ${proofs} bevis for at det skjulte ikke kan regnes ut, holder.`),
        );
      return broken.length === 0 ? 0 : 1;
    },
  );

/** The releases of a site where one is named, with the proofs of what is hidden in them; else those of the reports. */
export function brokenOf(folder: DataFolder, site: string | undefined, key: KeyObject | undefined) {
  if (site === undefined) return { ...brokenReports(folder, key), proofs: 0 };
  const { releases, broken } = brokenSite(folder, site, key);
  const audience = readPointer(site)?.audience;
  const kept = audience === undefined ? { proofs: 0, broken: [] } : brokenProofs(folder, audience);
  return { releases, proofs: kept.proofs, broken: [...broken, ...kept.broken] };
}

/** Where nothing was released, or all of it is gone, nothing can be said to be as it was. */
function brokenReports(folder: DataFolder, key: KeyObject | undefined) {
  const found = brokenReleases(reportChain(folder), key);
  if (found.releases === 0 && found.broken.length === 0)
    throw new Stopped(`Ingen rapport er utgitt i «${folder.path}», så det er ingenting å kontrollere.`);
  return found;
}
