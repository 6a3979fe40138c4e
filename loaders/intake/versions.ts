import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const loaders = join(import.meta.dirname, "..");

// What decides how the bytes of a report become rows.
const readingPrograms = ["forms", "readers", "profiles", "intake", "raw-tables.ts"];

// Programs do not change while they run, so they are hashed once.
const hashOfReading = once(() => hashOf(readingPrograms.map((path) => join(loaders, path))));
const hashOfBuilding = once(() => hashOf([loaders, join(loaders, "..", "src", "statistics")]));

/** Changes when the same bytes could be read into other rows: by our programs, or by what they are held against. */
export function formsVersion(heldAgainst: unknown): string {
  return sha256(hashOfReading() + JSON.stringify(heldAgainst));
}

/** Changes when the same rows could give other figures. */
export function fingerprint(folders: string[], inputs: unknown): string {
  return sha256(hashOfBuilding() + hashOf(folders) + JSON.stringify(inputs));
}

/** Changes when the same numbers could give another verdict: by our programs, or by those that ours stand on. */
export function calculatingProgram(): string {
  const packages = hashOf([join(loaders, "..", "package-lock.json")]);
  return sha256([hashOfBuilding(), packages, process.version, process.platform, process.arch].join(" "));
}

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => (made ??= make());
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hashOf(roots: string[]): string {
  const hash = createHash("sha256");
  for (const root of roots)
    for (const path of filesUnder(root))
      hash.update(`${path.slice(root.length).replaceAll("\\", "/")}\n`).update(readFileSync(path));
  return hash.digest("hex");
}

// Tests decide nothing; the key of a folder, and what is written and released about its figures, are no input to them.
const noInput = /\.test\.ts$|person\.key$|report-steps\.jsonl$|[\\/]record[\\/](?:reports|releases)$/;

function filesUnder(path: string): string[] {
  if (!existsSync(path) || noInput.test(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
