import type { KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { DataFolder } from "../../loaders/intake/data-folder.ts";
import { pointerOf, pointerText, readPointer, releasesOfSite } from "../../loaders/release-pointer.ts";
import { brokenReleases } from "./broken-releases.ts";
import { chained, chainOfReleases, type Chain } from "./release-chain.ts";
import { madeOf } from "./release-folder.ts";

/** What a release of the site says of itself. */
const siteManifest = z.object({
  ...chained.shape,
  ...madeOf.shape,
  release: z.string(),
  audience: z.string(),
  released_on: z.iso.date(),
  /** What says of the database that the site was built from it. */
  fingerprint: z.string(),
});

export type SiteManifest = z.infer<typeof siteManifest>;

/** The releases of one audience's site: their files in the site's folder, their register with what is decided. */
export function siteChain(
  folder: Pick<DataFolder, "record">,
  audience: string,
  site: string,
): Chain<SiteManifest> {
  return {
    releases: releasesOfSite(site),
    register: join(folder.record, "site-releases", `${audience}.jsonl`),
    manifest: siteManifest,
  };
}

/** Everything in a site's release folder that is not as it was made, and a pointer at what was never released. */
export function brokenSite(
  folder: Pick<DataFolder, "record">,
  site: string,
  key: KeyObject | undefined,
): { releases: number; broken: string[] } {
  const path = pointerOf(site);
  const pointer = readPointer(site);
  if (pointer === undefined) return { releases: 0, broken: [`${path} mangler.`] };
  const { audience } = pointer;
  const chain = siteChain(folder, audience, site);
  const { releases, broken } = brokenReleases(chain, key);
  if (releases === 0 && broken.length > 0) return { releases, broken };
  const isReleased = chainOfReleases(chain).some(
    ({ folder: release, manifest_sha256 }) =>
      readFileSync(path, "utf8") === pointerText({ audience, release, manifest_sha256 }),
  );
  const astray = `${path} peker ikke på en utgivelse slik den står i ${chain.register}.`;
  return { releases, broken: isReleased ? broken : [...broken, astray] };
}
