import { createHash, createPrivateKey, sign, type KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { DataFolder } from "../../loaders/intake/data-folder.ts";
import { appendDurably, renameOver, writeDurably } from "../../loaders/intake/durable-file.ts";
import { Stopped } from "../../loaders/intake/stopped.ts";
import type { ReportFigures } from "../report-figures.ts";

const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);

/** What a release holds, and what it comes after. */
export const manifest = z.object({
  number: z.int().positive(),
  place_id: z.string(),
  period: z.string(),
  /** 1, and one more each time the same report is released anew. */
  edition: z.int().positive(),
  language: z.enum(["nb", "nn"]),
  as_of: z.iso.date(),
  /** Seconds since 1970. */
  known_at: z.int(),
  /** The program's version. */
  version: z.string(),
  /** The hash of all of the program, and of the lists that come with it. */
  program_sha256: sha256Text,
  made_up: z.boolean(),
  /**
   * The files of the data folder that say how reports become figures, as they were: what is only added to since is told
   * by its first bytes.
   */
  made_from: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: sha256Text })),
  /** The hash of the manifest of the release before; null in the first. */
  previous_manifest: sha256Text.nullable(),
  files: z.array(z.object({ name: z.string(), sha256: sha256Text, bytes: z.int() })),
});

export type Manifest = z.infer<typeof manifest>;

/** A line of the register of releases. */
export const registered = z.object({
  number: z.int().positive(),
  folder: z.string().regex(/^[a-z0-9_-]+$/),
  manifest_sha256: sha256Text,
  /** The hash of the signature; null where the release was not signed. */
  signature_sha256: sha256Text.nullable(),
});

export type Registered = z.infer<typeof registered>;

export const releasesOf = (folder: Pick<DataFolder, "record">) => join(folder.record, "releases");
export const registerOf = (folder: Pick<DataFolder, "record">) => join(releasesOf(folder), "register.jsonl");

/** Every release that has been made, in order. */
export function readRegister(folder: Pick<DataFolder, "record">): Registered[] {
  const path = registerOf(folder);
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line, index) => {
      try {
        return registered.parse(JSON.parse(line));
      } catch {
        throw new Stopped(`${path}, linje ${index + 1} kan ikke leses.`);
      }
    });
}

/** The manifest of a release that is registered. */
export function readManifest(folder: Pick<DataFolder, "record">, release: Registered): Manifest {
  return manifest.parse(
    JSON.parse(readFileSync(join(releasesOf(folder), release.folder, "manifest.json"), "utf8")),
  );
}

/** The latest edition of a report that has been released: its number, and the figures that were frozen with it. */
export function latestEdition(
  folder: Pick<DataFolder, "record">,
  report: { place_id: string; period: string },
): { edition: number; figures: ReportFigures; markdown: string } | undefined {
  const latest = readRegister(folder).findLast((release) => {
    const { place_id, period } = readManifest(folder, release);
    return place_id === report.place_id && period === report.period;
  });
  if (latest === undefined) return undefined;
  const read = (file: string) => readFileSync(join(releasesOf(folder), latest.folder, file), "utf8");
  const figures: ReportFigures = JSON.parse(read(figuresFile));
  return { edition: readManifest(folder, latest).edition, figures, markdown: read(wordsFile) };
}

/** The files of a release that hold its figures, the officer's words, the monthly reports by hash, and the steps taken. */
export const figuresFile = "figures.json";
export const wordsFile = "words.md";
export const inputsFile = "inputs.json";
export const stepsFile = "steps.json";

/** Freezes files in a folder of their own, with a manifest of their hashes that is chained to the release before. */
export async function freeze(
  folder: Pick<DataFolder, "record">,
  about: Omit<Manifest, "number" | "edition" | "previous_manifest" | "files">,
  files: ReadonlyMap<string, Uint8Array | string>,
  key: KeyObject | undefined,
): Promise<{ folder: string; manifest_sha256: string; edition: number }> {
  const before = readRegister(folder);
  const number = (before.at(-1)?.number ?? 0) + 1;
  const edition =
    1 +
    before.filter((release) => {
      const { place_id, period } = readManifest(folder, release);
      return place_id === about.place_id && period === about.period;
    }).length;
  const made: Manifest = {
    ...about,
    number,
    edition,
    previous_manifest: before.at(-1)?.manifest_sha256 ?? null,
    files: [...files].map(([name, content]) => ({
      name,
      sha256: sha256(content),
      bytes: Buffer.byteLength(content),
    })),
  };
  const text = `${JSON.stringify(made, null, 2)}\n`;
  const name = `${String(number).padStart(4, "0")}_${about.place_id}_${about.period}_${edition}`;
  const releases = releasesOf(folder);
  const fresh = join(releases, `.${name}.ny`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  for (const [file, content] of files) await writeDurably(join(fresh, file), content);
  await writeDurably(join(fresh, "manifest.json"), text);
  const signature = key && sign(null, Buffer.from(text), key).toString("base64");
  if (signature !== undefined) await writeDurably(join(fresh, "manifest.sig"), signature);
  await renameOver(fresh, join(releases, name));
  const line: Registered = {
    number,
    folder: name,
    manifest_sha256: sha256(text),
    signature_sha256: signature === undefined ? null : sha256(signature),
  };
  await appendDurably(registerOf(folder), `${JSON.stringify(line)}\n`);
  return { folder: join(releases, name), manifest_sha256: line.manifest_sha256, edition };
}

/** The agency's private key (Ed25519, PEM). */
export function signingKey(path: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(path));
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Told below, without a word of what the file holds.
  }
  throw new Stopped(`${path} er ikke en privat nøkkel av slaget Ed25519.`);
}

export const sha256 = (content: Uint8Array | string) => createHash("sha256").update(content).digest("hex");
