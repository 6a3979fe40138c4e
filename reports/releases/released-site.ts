import type { KeyObject } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DataFolder } from "../../loaders/intake/data-folder.ts";
import { whileLocked } from "../../loaders/intake/lock.ts";
import { Stopped } from "../../loaders/intake/stopped.ts";
import { pointAt, pointerOf, readPointer } from "../../loaders/release-pointer.ts";
import { brokenRelease } from "./broken-releases.ts";
import type { Registered } from "../../loaders/record/registered-release.ts";
import { addRelease, chainOfReleases, finishKilled } from "./release-chain.ts";
import { siteChain, type SiteManifest } from "./site-chain.ts";

/** One audience's site, and where its releases lie. */
export interface SiteOfAudience {
  folder: DataFolder;
  audience: string;
  site: string;
}

/** How a release of a site is made. */
export interface SiteMaking {
  /** The day it is released. */
  on: string;
  /** What the site is made of, asked for when nothing of it can change any more. */
  about: () => Promise<
    Omit<SiteManifest, "number" | "previous_manifest" | "files" | "release" | "audience" | "released_on">
  >;
  /** Builds the site into a folder that is not there yet. */
  build: (into: string) => Promise<void>;
  key: KeyObject | undefined;
}

/** Builds a site aside, reads it back from the disk, and only then shows it; the releases before it stay as they are. */
export async function releaseSite(of: SiteOfAudience, making: SiteMaking): Promise<Registered> {
  const { folder, audience, site } = of;
  return whileLocked(folder, async () => {
    refuseAnotherAudience(of);
    const chain = siteChain(folder, audience, site);
    await finishKilled(chain);
    refuseBroken(of, chainOfReleases(chain).at(-1));
    const about = await making.about();
    const nameOf = (number: number) => `${String(number).padStart(4, "0")}_${making.on}`;
    const line = await addRelease(
      chain,
      {
        name: nameOf,
        async lay(fresh) {
          await making.build(join(fresh, "site"));
          if (!existsSync(join(fresh, "site", "index.html")))
            throw new Error("the site was built without a front page");
        },
        manifest: (links) => ({
          release: nameOf(links.number),
          audience,
          released_on: making.on,
          ...about,
          ...links,
        }),
      },
      making.key,
    );
    await show(of, line);
    return line;
  });
}

/** Shows a release that was made before. */
export async function showAgain(of: SiteOfAudience, release: string): Promise<Registered> {
  return whileLocked(of.folder, async () => {
    refuseAnotherAudience(of);
    const released = chainOfReleases(siteChain(of.folder, of.audience, of.site));
    const line = released.find(({ folder }) => folder === release);
    if (line === undefined)
      throw new Stopped(
        `Fant ingen utgivelse «${release}» for ${of.audience}. ` +
          (released.length === 0
            ? "Ingen er utgitt."
            : `De som er utgitt, er ${released.map(({ folder }) => folder).join(", ")}.`),
      );
    await show(of, line);
    return line;
  });
}

/** Points at a release, when every byte of it is as it was made. */
async function show(of: SiteOfAudience, line: Registered): Promise<void> {
  refuseBroken(of, line);
  await pointAt(of.site, {
    audience: of.audience,
    release: line.folder,
    manifest_sha256: line.manifest_sha256,
  });
}

// Two audiences in one folder, and one of them would be shown the other's figures.
function refuseAnotherAudience({ audience, site }: SiteOfAudience): void {
  const shown = readPointer(site);
  if (shown !== undefined && shown.audience !== audience)
    throw new Stopped(
      `${pointerOf(site)} viser nettstedet for «${shown.audience}». Utgi «${audience}» i en annen mappe (--out).`,
    );
}

function refuseBroken({ folder, audience, site }: SiteOfAudience, line: Registered | undefined): void {
  if (line === undefined) return;
  const chain = siteChain(folder, audience, site);
  const before = chainOfReleases(chain)[line.number - 2];
  const broken = brokenRelease(chain, line, before, line.number, undefined);
  if (broken.length > 0)
    throw new Stopped(`En utgivelse er ikke slik den ble laget, og kan ikke vises:\n${broken.join("\n")}`);
}
