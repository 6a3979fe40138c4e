import type { DataFolder } from "../intake/data-folder.ts";
import { keepShownRelease } from "../record/shown-figures.ts";
import { keepProof } from "./kept-proofs.ts";
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
  await keepProof(folder, given, shown_on);
  await keepShownRelease(folder, { ...given.inside.release, shown_on });
}
