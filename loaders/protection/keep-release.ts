import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { DataFolder } from "../intake/data-folder.ts";
import { writeDurably } from "../intake/durable-file.ts";
import { keepShownRelease } from "../record/shown-figures.ts";
import { audienceName, type Audience } from "./audience.ts";
import type { ProtectedFigures } from "./protected-figures.ts";

/**
 * Keeps in the record what an audience is given, before it is: the proof that what is hidden cannot be worked out, and
 * the figures with what they are made of, which the releases after are held against.
 */
export async function keepRelease(
  folder: Pick<DataFolder, "record">,
  given: ProtectedFigures,
  shown_on: string,
): Promise<void> {
  const proofs = join(folder.record, "proofs");
  await mkdir(proofs, { recursive: true });
  const { leastStays, leastPersons, dominantShare } = given.policy;
  const proof = {
    audience: audienceName(given.audience),
    as_of: given.as_of,
    shown_on,
    threshold: { stays: leastStays, persons: leastPersons, dominance: dominantShare },
    systems: given.inside.systems.map(({ joint, guarded }) => ({
      name: joint.name,
      given_away: guarded.givenAway,
      parts: guarded.parts.filter(({ certificate }) => certificate.needs.length > 0),
    })),
  };
  await writeDurably(proofPath(folder, given.audience, shown_on), JSON.stringify(proof));
  await keepShownRelease(folder, { ...given.inside.release, shown_on });
}

/** Where the proof of a release lies. */
export function proofPath(folder: Pick<DataFolder, "record">, audience: Audience, shownOn: string): string {
  return join(folder.record, "proofs", `${audienceName(audience)}_${shownOn}.json`);
}
