import { ascending, rollup } from "d3-array";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { DataFolder } from "../intake/data-folder.ts";
import { calculatingProgram } from "../intake/versions.ts";
import { writeDurably } from "../intake/durable-file.ts";
import { readShownReleases } from "../record/shown-figures.ts";
import { audienceName } from "./audience.ts";
import { certificateFaults } from "./certificate-faults.ts";
import { thresholdOf } from "./policy.ts";
import type { ProtectedFigures } from "./protected-figures.ts";
import { nothingProved, type Proved } from "./still-proved.ts";

const yes = z.literal(true).exactOptional();
const position = z.int().min(0);
const system = z.object({
  cells: listOf(
    z.object({
      id: z.string(),
      unit: z.enum(["stays", "persons", "minutes"]),
      value: z.int(),
      persons: z.int(),
      largest: z.int(),
      neverShown: yes,
      shownBefore: yes,
      unguarded: yes,
      barred: yes,
      toldTo: listOf(z.string()).exactOptional(),
      cost: z.number(),
    }),
  ),
  sums: listOf(z.object({ whole: position, parts: listOf(position), split: yes })),
  bounds: listOf(
    z.object({ less: position, atLeast: listOf(position), beside: z.int().min(0).exactOptional() }),
  ),
});
const certificate = z.object({
  hidden: z.array(z.string()),
  needs: z.array(z.object({ cell: z.string(), low: z.number(), high: z.number() })),
  insiders: z.array(
    z.object({
      toldTo: z.string().exactOptional(),
      known: z.array(z.object({ cell: z.string(), least: z.number(), isExact: z.boolean() })),
      asFarAsCan: z.array(z.object({ cell: z.string(), side: z.enum(["high", "low"]), height: z.number() })),
    }),
  ),
  tables: z.array(z.record(z.string(), z.int())),
});
const keptProof = z.object({
  audience: z.string(),
  /** The program that found it. */
  program: z.string().exactOptional(),
  as_of: z.iso.date(),
  shown_on: z.iso.date(),
  threshold: z.object({ stays: z.number(), persons: z.number(), dominance: z.number() }),
  systems: z.array(
    z.object({
      name: z.string(),
      given_away: z.array(z.string()),
      parts: z.array(z.object({ system, certificate })),
    }),
  ),
});

function listOf<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly();
}

export type KeptProof = z.output<typeof keptProof>;

const proofsFolder = (folder: Pick<DataFolder, "record">) => join(folder.record, "proofs");

/** Keeps the proof that what is hidden of a release cannot be worked out, beside those of earlier ones of the same day. */
export async function keepProof(
  folder: Pick<DataFolder, "record">,
  { audience, as_of, policy, inside }: ProtectedFigures,
  shown_on: string,
): Promise<void> {
  const proof: KeptProof = {
    audience: audienceName(audience),
    program: calculatingProgram(),
    as_of,
    shown_on,
    threshold: thresholdOf(policy),
    systems: inside.systems.map(({ joint, guarded }) => ({
      name: joint.name,
      given_away: guarded.givenAway,
      parts: guarded.parts.filter((part) => part.certificate.needs.length > 0),
    })),
  };
  await mkdir(proofsFolder(folder), { recursive: true });
  const name = `${proof.audience}_${shown_on}`;
  let path = join(proofsFolder(folder), `${name}.json`);
  for (let number = 2; existsSync(path); number++)
    path = join(proofsFolder(folder), `${name}_${number}.json`);
  await writeDurably(path, JSON.stringify(proof));
}

/** The newest proof of what is hidden from an audience, where this program found it, by these thresholds. */
export function newestProof(
  folder: Pick<DataFolder, "record">,
  { audience, policy }: Pick<ProtectedFigures, "audience" | "policy">,
): KeptProof | undefined {
  const [newest] = proofsOf(folder, audienceName(audience)).toReversed();
  const proof = newest === undefined ? undefined : readProof(join(proofsFolder(folder), newest));
  const isOurs =
    proof?.program === calculatingProgram() && isDeepStrictEqual(proof.threshold, thresholdOf(policy));
  return isOurs ? proof : undefined;
}

/** What a proof proves of one of its systems. */
export function provedOf(proof: KeptProof | undefined, name: string): Proved {
  const kept = proof?.systems.find((each) => each.name === name);
  return kept === undefined ? nothingProved : { parts: kept.parts, givenAway: kept.given_away };
}

/** Which of the proofs of its day it is. */
const numberOf = (name: string) => Number(/_(\d+)\.json$/.exec(name)?.[1] ?? 1);

/** The names of an audience's proofs, the oldest first. */
function proofsOf(folder: Pick<DataFolder, "record">, audience: string): string[] {
  const path = proofsFolder(folder);
  const dayOf = (name: string) => name.slice(audience.length + 1, audience.length + 11);
  return (existsSync(path) ? readdirSync(path) : [])
    .filter((name) => name.startsWith(`${audience}_`) && name.endsWith(".json"))
    .toSorted((one, other) => ascending(dayOf(one), dayOf(other)) || numberOf(one) - numberOf(other));
}

/**
 * What is wrong with the proofs of an audience's releases, in a sentence each: one that is missing or cannot be read,
 * and one that does not prove what it must.
 */
export function brokenProofs(
  folder: Pick<DataFolder, "record">,
  audience: string,
): { proofs: number; broken: string[] } {
  const path = proofsFolder(folder);
  const names = proofsOf(folder, audience);
  const broken = names.flatMap((name) => {
    const proof = readProof(join(path, name));
    if (proof === undefined) return [`Beviset ${join(path, name)} kan ikke leses.`];
    const faults = proof.systems.flatMap(({ parts }) =>
      parts.flatMap((part) => certificateFaults(part.system, proof.threshold, part.certificate)),
    );
    return faults.length === 0
      ? []
      : [
          `Beviset ${join(path, name)} viser ikke at det som er skjult, ikke kan regnes ut. Feil: ${faults.length}. Den første: ${faults[0]}.`,
        ];
  });
  const shown = readShownReleases(folder).filter((release) => release.audience === audience);
  const missing = [
    ...rollup(
      shown,
      (same) => same.length,
      ({ shown_on }) => shown_on,
    ),
  ].flatMap(([day, releases]) =>
    names.filter((name) => name.startsWith(`${audience}_${day}`)).length < releases
      ? [`Bevis mangler i ${path} for det som ble gitt ut til ${audience} ${day}.`]
      : [],
  );
  return { proofs: names.length, broken: [...broken, ...missing] };
}

function readProof(path: string): KeptProof | undefined {
  try {
    return keptProof.safeParse(JSON.parse(readFileSync(path, "utf8"))).data;
  } catch {
    return undefined;
  }
}
