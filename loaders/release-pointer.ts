import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { syncFolder, writeDurably } from "./intake/durable-file.ts";
import { Stopped } from "./intake/stopped.ts";
import { sha256Text } from "./sha256-text.ts";

/** Which release of a site is shown: what the one pointer file of its folder says. No link: Windows has none to give. */
const pointer = z.strictObject({
  audience: z.string().regex(/^[a-z0-9-]+$/),
  release: z.string().regex(/^[a-z0-9_-]+$/),
  manifest_sha256: sha256Text,
});

export type Pointer = z.infer<typeof pointer>;

export const pointerOf = (site: string) => join(site, "current.json");

/** Where the releases of a site lie, and below each of them the site itself. */
export const releasesOfSite = (site: string) => join(site, "releases");
export const siteOfRelease = (site: string, release: string) => join(releasesOfSite(site), release, "site");

/** What a pointer file says, to the byte. */
export const pointerText = ({ audience, release, manifest_sha256 }: Pointer) =>
  `${JSON.stringify({ audience, release, manifest_sha256 }, null, 2)}\n`;

/** The release that is shown; nothing where none has been yet. */
export function readPointer(site: string): Pointer | undefined {
  const path = pointerOf(site);
  if (!existsSync(path)) return undefined;
  try {
    return pointer.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    throw new Stopped(
      `${path} kan ikke leses. Pek på en utgivelse på nytt: npm run release -- --site --back-to <utgivelse>`,
    );
  }
}

/** Shows a release from now on: one rename, so that a reader meets the old or the new and never a mix. */
export async function pointAt(site: string, to: Pointer): Promise<void> {
  await writeDurably(pointerOf(site), pointerText(to));
  await syncFolder(site);
}
