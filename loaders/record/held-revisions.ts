import { join } from "node:path";
import { z } from "zod";
import type { DataFolder } from "../intake/data-folder.ts";
import { keepJsonLines, readJsonLines } from "./json-lines.ts";

/** A correction of a unit's month that an audience is not given until a day: it would open what is hidden. */
export const heldRevision = z.object({
  held_on: z.iso.date(),
  audience: z.string().min(1),
  unit_id: z.string().min(1),
  month: z.iso.date(),
  /** The first day on which it is no longer held back. */
  until: z.iso.date(),
  reason: z.string().trim().min(1),
  held_by: z.string().trim().min(1),
});

export type HeldRevision = z.output<typeof heldRevision>;

const listOf = (folder: Pick<DataFolder, "record">) => join(folder.record, "held-revisions.jsonl");

/** Every correction that is or was held back, in the order it was decided. */
export function readHeldRevisions(folder: Pick<DataFolder, "record">): HeldRevision[] {
  return readJsonLines(listOf(folder), heldRevision);
}

/** Adds decisions to the end of the list, all or none. */
export async function keepHeldRevisions(
  folder: Pick<DataFolder, "record">,
  held: readonly HeldRevision[],
): Promise<void> {
  await keepJsonLines(listOf(folder), held);
}
