import { join } from "node:path";
import { z } from "zod";
import type { DataFolder } from "../intake/data-folder.ts";
import { keepJsonLines, readJsonLines } from "./json-lines.ts";
import { givenNumber, membership, unitMonth } from "./shown-figures.ts";

/** One hidden figure that a case handler gave to one receiver, with the reason; and what it is a sum of. */
export const givenOut = z.object({
  given_on: z.iso.date(),
  receiver: z.string().trim().min(1),
  reason: z.string().trim().min(1),
  given_by: z.string().trim().min(1),
  /** Of whose tables it is. */
  audience: z.string().min(1),
  number: givenNumber,
  unit_months: z.array(unitMonth),
  memberships: z.array(membership),
});

export type GivenOut = z.output<typeof givenOut>;

const listOf = (folder: Pick<DataFolder, "record">) => join(folder.record, "given-out.jsonl");

/** Every figure that has been given out singly, in the order they were. */
export function readGivenOut(folder: Pick<DataFolder, "record">): GivenOut[] {
  return readJsonLines(listOf(folder), givenOut);
}

/** Adds a figure to the end of the list. */
export async function keepGivenOut(folder: Pick<DataFolder, "record">, given: GivenOut): Promise<void> {
  await keepJsonLines(listOf(folder), [given]);
}
