import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { removeOriginals } from "../erasure/remove-originals.ts";
import { dataFolder, type DataFolder } from "../intake/data-folder.ts";
import { syncFolder, writeDurably } from "../intake/durable-file.ts";
import { isAlive } from "../intake/lock.ts";
import { readRegister, storedPath } from "../intake/register.ts";
import { isStored } from "../intake/store.ts";
import { Stopped } from "../intake/stopped.ts";
import { goesOn, isList, keptBytes, keptFiles } from "./kept-files.ts";

/**
 * Copies a data folder's `raw`, `record` and `reference` while a load or a release may be running. A register is read
 * first and written last: what it names was stored before it was named, so the copy holds every file that its register
 * names. So are the registers of releases, also before the list of what was shown in them.
 */
export async function backUp(
  folder: DataFolder,
  to: string,
): Promise<{ reports: number; copied: number; lost: string[]; shortened: string[] }> {
  stopWhereInside(folder.path, to);
  const copy = dataFolder(to);
  if (!existsSync(folder.register))
    throw new Stopped(`Det er ingenting å kopiere: ${folder.register} mangler.`);
  const register = keptBytes(folder.register);
  if (existsSync(copy.register) && !goesOn(register, readFileSync(copy.register)))
    throw new Stopped(
      `Kopien i ${to} har linjer i registeret som ${folder.register} ikke har. Ingenting er kopiert: ` +
        `hent først tilbake det som mangler (npm run restore), eller kopier til en annen mappe.`,
    );
  for (const path of [copy.path, copy.raw]) mkdirSync(path, { recursive: true, mode: 0o700 });
  for (const path of [copy.raw, copy.record]) removeLeft(path);
  const lines = new Map(readRegister(folder).map((line) => [line.sha256, line]));
  const lost: string[] = [];
  let copied = 0;
  for (const line of lines.values()) {
    if (line.refused !== undefined || isStored(copy, line)) continue;
    if (isStored(folder, line)) {
      await writeDurably(storedPath(copy, line), readFileSync(storedPath(folder, line)));
      copied += 1;
    } else lost.push(`${line.name ?? "(uten navn)"} (${line.sha256})`);
  }
  const shortened: string[] = [];
  const lists = keptFiles(folder.path)
    .filter(isList)
    .toSorted((a, b) => Number(isOfReleases(b)) - Number(isOfReleases(a)))
    .map((path) => ({ path, bytes: keptBytes(join(folder.path, path)) }));
  const others = keptFiles(folder.path)
    .filter((path) => !isList(path))
    .map((path) => ({ path, bytes: undefined }));
  for (const { path, bytes } of [...others, ...lists.toReversed()]) {
    const how = await copyChanged(to, path, bytes ?? readFileSync(join(folder.path, path)));
    if (how === "copied") copied += 1;
    if (how === "has_lost_lines") shortened.push(join(folder.path, path));
  }
  await syncFolder(copy.raw);
  await writeDurably(copy.register, register);
  // What has been erased from the folder goes from its copy too.
  await removeOriginals(copy, lines.values());
  await syncFolder(copy.raw);
  return { reports: lines.size, copied, lost, shortened };
}

// What a backup that was killed has left half written: an erasure would not find it.
function removeLeft(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const writer = /\.(\d+)\.part$/.exec(name)?.[1];
    if (writer !== undefined && !isAlive(Number(writer))) rmSync(join(folder, name), { force: true });
  }
}

const isOfReleases = (path: string) => /[\\/](?:releases|site-releases)[\\/]/.test(path);

// A list that has lost lines is not put over a copy that has them.
async function copyChanged(
  to: string,
  path: string,
  bytes: Buffer,
): Promise<"same" | "copied" | "has_lost_lines"> {
  const target = join(to, path);
  const before = existsSync(target) ? readFileSync(target) : undefined;
  if (before?.equals(bytes)) return "same";
  if (before && isList(path) && !goesOn(bytes, before)) return "has_lost_lines";
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  await writeDurably(target, bytes);
  return "copied";
}

function stopWhereInside(folder: string, to: string): void {
  const path = relative(resolve(folder), resolve(to));
  if (!path.startsWith("..") && resolve(path) !== path)
    throw new Stopped(`Kopien kan ikke ligge i datamappen selv: ${to}. Velg en mappe på en annen disk.`);
}
