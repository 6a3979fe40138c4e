import { createPublicKey, verify, type KeyObject } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Stopped } from "../../loaders/intake/stopped.ts";
import type { Registered } from "../../loaders/record/registered-release.ts";
import {
  chainOfReleases,
  filesBelow,
  manifestFile,
  sha256,
  signatureFile,
  type Chain,
  type Chained,
} from "./release-chain.ts";

/** Everything about the releases that is not as it was when they were made, each in a sentence that names the file. */
export function brokenReleases<Made extends Chained>(
  chain: Chain<Made>,
  key: KeyObject | undefined,
): { releases: number; broken: string[] } {
  if (!existsSync(chain.releases) && !existsSync(chain.register)) return { releases: 0, broken: [] };
  const register = registerLines(chain);
  if (typeof register === "string") return { releases: 0, broken: [register] };
  const known = new Set(register.map(({ folder }) => join(chain.releases, folder)).concat(chain.register));
  const stray = (existsSync(chain.releases) ? readdirSync(chain.releases) : [])
    .map((name) => join(chain.releases, name))
    .filter((path) => !known.has(path))
    .map((path) => `${path} står ikke i registeret over utgivelser.`);
  return {
    releases: register.length,
    broken: [
      ...stray,
      ...register.flatMap((release, at) => brokenRelease(chain, release, register[at - 1], at + 1, key)),
    ],
  };
}

function registerLines({ register }: Pick<Chain<Chained>, "register">): Registered[] | string {
  if (!existsSync(register)) return `${register} mangler, men det ligger utgivelser ved siden av.`;
  if (!readFileSync(register, "utf8").endsWith("\n")) return `${register} slutter midt i en linje.`;
  try {
    return chainOfReleases({ register });
  } catch (error) {
    if (error instanceof Stopped) return error.message;
    throw error;
  }
}

/** What is not as it was about one release, by the register's own words on it and the one before. */
export function brokenRelease<Made extends Chained>(
  { releases, manifest }: Chain<Made>,
  release: Registered,
  before: Registered | undefined,
  number: number,
  key: KeyObject | undefined,
): string[] {
  const folder = join(releases, release.folder);
  const path = join(folder, manifestFile);
  if (release.number !== number) return [`Linje ${number} i registeret har nummeret ${release.number}.`];
  if (!existsSync(path)) return [`${path} mangler.`];
  const text = readFileSync(path);
  if (sha256(text) !== release.manifest_sha256) return [`${path} er ikke den som står i registeret.`];
  const made = manifest.parse(JSON.parse(text.toString()));
  return [
    ...(made.previous_manifest === (before?.manifest_sha256 ?? null)
      ? []
      : [`${path} følger ikke etter utgivelsen som står før den i registeret.`]),
    ...(made.number === number ? [] : [`${path} har et annet nummer enn registeret.`]),
    ...brokenFiles(folder, made),
    ...brokenSignature(folder, text, release, key),
  ];
}

function brokenFiles(folder: string, { files }: Chained): string[] {
  const known = new Set([...files.map(({ name }) => name), manifestFile, signatureFile]);
  return [
    ...filesBelow(folder)
      .filter((name) => !known.has(name))
      .map((name) => `${join(folder, name)} står ikke i manifestet.`),
    ...files.flatMap(({ name, sha256: hash }) => {
      const path = join(folder, name);
      if (!existsSync(path)) return [`${path} mangler.`];
      return sha256(readFileSync(path)) === hash ? [] : [`${path} er endret siden utgivelsen.`];
    }),
  ];
}

function brokenSignature(
  folder: string,
  text: Buffer,
  { signature_sha256 }: Registered,
  key: KeyObject | undefined,
): string[] {
  const path = join(folder, signatureFile);
  const signature = existsSync(path) ? readFileSync(path, "utf8") : undefined;
  if ((signature === undefined ? null : sha256(signature)) !== signature_sha256)
    return [`${path} er ikke den som står i registeret.`];
  if (key === undefined) return [];
  if (signature === undefined) return [`${folder} er ikke signert.`];
  return verify(null, text, key, Buffer.from(signature, "base64"))
    ? []
    : [`${path} er ikke signert med denne nøkkelen.`];
}

/** The agency's public key (PEM). */
export function checkingKey(path: string): KeyObject {
  try {
    return createPublicKey(readFileSync(path));
  } catch {
    throw new Stopped(`${path} er ikke en offentlig nøkkel.`);
  }
}
