import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Stopped } from "./intake/stopped.ts";

/** In the site: which database it was built from. */
export const builtFromFile = "built-from.json";

/** A build takes away what stands where its site is to be: that may be a site of ours, or an empty folder, and nothing else. */
export function refuseWhatIsNoSite(target: string): void {
  if (!existsSync(target) || existsSync(join(target, builtFromFile))) return;
  if (!statSync(target).isDirectory() || readdirSync(target).length > 0)
    throw new Stopped(
      `«${target}» finnes fra før, er ikke et nettsted som er bygd her, og blir ikke rørt. Velg en annen mappe med --out.`,
    );
}

/** Puts back the site where a build was killed between taking the old away and setting the new in its place, and clears what it left. */
export function mendSite(target: string): void {
  const left = leftBesideSite(target);
  const old = left.find((path) => path.startsWith(`${target}.gammel-`));
  if (old !== undefined && !existsSync(target)) renameSync(old, target);
  for (const path of left) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

/** What builds that were killed have left beside the site. */
export function leftBesideSite(target: string): string[] {
  const folder = dirname(target);
  if (!existsSync(folder)) return [];
  const beginnings = [".ny-", ".gammel-"].map((ending) => `${basename(target)}${ending}`);
  return readdirSync(folder)
    .filter((name) => beginnings.some((beginning) => name.startsWith(beginning)))
    .map((name) => join(folder, name));
}
