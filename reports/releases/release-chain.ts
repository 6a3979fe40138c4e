import { createHash, createPrivateKey, sign, type KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { appendDurably, renameOver, syncFolder, writeDurably } from "../../loaders/intake/durable-file.ts";
import { Stopped } from "../../loaders/intake/stopped.ts";
import { sha256Text } from "../../loaders/sha256-text.ts";
import { registered, type Registered } from "../../loaders/record/registered-release.ts";

/** What the manifest of every release says: what it comes after, and each of its files. */
export const chained = z.object({
  number: z.int().positive(),
  /** The hash of the manifest of the release before; null in the first. */
  previous_manifest: sha256Text.nullable(),
  /** Each by its name from the release's folder, with `/` between folders. */
  files: z.array(z.object({ name: z.string(), sha256: sha256Text, bytes: z.int() })),
});

export type Chained = z.infer<typeof chained>;

/** Releases of one kind, each chained to the one before: where they lie, their register, the form of their manifests. */
export interface Chain<Made extends Chained> {
  releases: string;
  register: string;
  manifest: z.ZodType<Made>;
}

/** Beside the files of a release: what they are, and the signature of that. */
export const manifestFile = "manifest.json";
export const signatureFile = "manifest.sig";

/** Every release that has been made, in order. */
export function chainOfReleases({ register }: Pick<Chain<Chained>, "register">): Registered[] {
  if (!existsSync(register)) return [];
  return readFileSync(register, "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line, index) => {
      try {
        return registered.parse(JSON.parse(line));
      } catch {
        throw new Stopped(`${register}, linje ${index + 1} kan ikke leses.`);
      }
    });
}

/** The manifest of a release that is registered. */
export function manifestOf<Made extends Chained>(
  { releases, manifest }: Chain<Made>,
  release: Registered,
): Made {
  return manifest.parse(JSON.parse(readFileSync(join(releases, release.folder, manifestFile), "utf8")));
}

/** A release that is to be made: its folder's name, its files laid in a folder, and the rest of its manifest. */
export interface Making<Made extends Chained> {
  name: (number: number) => string;
  lay: (folder: string) => Promise<void>;
  manifest: (chained: Chained) => Made;
}

/**
 * Lays the files of a release aside, with a manifest of what is on the disk that is chained to the release before, and
 * only then gives them their name and a line in the register. What fails or is killed before leaves no release.
 */
export async function addRelease<Made extends Chained>(
  chain: Chain<Made>,
  making: Making<Made>,
  key: KeyObject | undefined,
): Promise<Registered> {
  const before = chainOfReleases(chain);
  const number = (before.at(-1)?.number ?? 0) + 1;
  const folder = making.name(number);
  mkdirSync(dirname(chain.register), { recursive: true });
  const fresh = join(chain.releases, `.${folder}.ny`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  try {
    await making.lay(fresh);
    const made = making.manifest({
      number,
      previous_manifest: before.at(-1)?.manifest_sha256 ?? null,
      files: await filesOnDisk(fresh),
    });
    const text = `${JSON.stringify(made, null, 2)}\n`;
    const signature = key && sign(null, Buffer.from(text), key).toString("base64");
    await writeDurably(join(fresh, manifestFile), text);
    if (signature !== undefined) await writeDurably(join(fresh, signatureFile), signature);
    const taken = join(chain.releases, folder);
    if (existsSync(taken))
      throw new Stopped(`${taken} står ikke i registeret, og står i veien. Hent registeret fra kopi.`);
    await renameOver(fresh, taken);
    await syncFolder(chain.releases);
    return await addLine(chain, number, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Adds the line of a release that has its folder. */
async function addLine(
  { releases, register }: Pick<Chain<Chained>, "releases" | "register">,
  number: number,
  folder: string,
): Promise<Registered> {
  const signature = join(releases, folder, signatureFile);
  const line: Registered = {
    number,
    folder,
    manifest_sha256: sha256(readFileSync(join(releases, folder, manifestFile))),
    signature_sha256: existsSync(signature) ? sha256(readFileSync(signature)) : null,
  };
  await appendDurably(register, `${JSON.stringify(line)}\n`);
  return line;
}

/**
 * What a release that was killed has left: one that has its name but no line gets its line, if it says that it comes
 * after the last; one that was never whole is taken away.
 */
export async function finishKilled<Made extends Chained>(chain: Chain<Made>): Promise<void> {
  if (!existsSync(chain.releases)) return;
  const names = readdirSync(chain.releases);
  for (const name of names.filter((each) => /^\..*\.ny$/.test(each)))
    rmSync(join(chain.releases, name), { recursive: true, force: true });
  const before = chainOfReleases(chain);
  const known = new Set(before.map(({ folder }) => folder));
  for (const name of names.filter((each) => !known.has(each))) {
    const path = join(chain.releases, name, manifestFile);
    const made = existsSync(path) && chain.manifest.safeParse(JSON.parse(readFileSync(path, "utf8"))).data;
    if (!made || made.number !== (before.at(-1)?.number ?? 0) + 1) continue;
    if (made.previous_manifest === (before.at(-1)?.manifest_sha256 ?? null))
      await addLine(chain, made.number, name);
  }
}

/** Every file below a folder, by its name from there with `/`, in an order that is the same on every machine. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

/** The sums of all files below a folder, when they are on the disk to stay. */
async function filesOnDisk(folder: string): Promise<Chained["files"]> {
  const files: Chained["files"] = [];
  for (const name of filesBelow(folder)) {
    const file = await open(join(folder, name), "r+");
    try {
      await file.sync();
      const content = await file.readFile();
      files.push({ name, sha256: sha256(content), bytes: content.length });
    } finally {
      await file.close();
    }
  }
  return files;
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
