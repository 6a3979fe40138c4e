import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { answers } from "../../src/statistics/verdict/answer.ts";
import type { DataFolder } from "../intake/data-folder.ts";
import { appendDurably } from "../intake/durable-file.ts";
import { Stopped } from "../intake/stopped.ts";

const number = z.number().nullable();

/** The verdict of a place at the end of a quarter, as it was settled on a day with what was known then. */
export const settledVerdict = z.object({
  settled_on: z.iso.date(),
  /** Seconds since 1970. */
  known_at: z.int(),
  quarter: z.iso.date(),
  place_id: z.string().min(1),
  trend_id: z.string().min(1),
  answer: z.enum(answers),
  settled_answer: z.enum(answers),
  ratio_per_year: number,
  lower: number,
  upper: number,
  stays: z.int(),
  persons: z.int().nullable(),
  months_expected: z.int(),
  months_counted: z.int(),
  rule_version: z.int(),
});

export type SettledVerdict = z.infer<typeof settledVerdict>;

const listOf = (folder: Pick<DataFolder, "record">) => join(folder.record, "settled-verdicts.jsonl");

/** Every verdict that has been settled, in the order they were. */
export function readSettledVerdicts(folder: Pick<DataFolder, "record">): SettledVerdict[] {
  const path = listOf(folder);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return lines.map((line, index) => parsed(line, `${path}, linje ${index + 1}`));
}

/** Adds verdicts to the end of the list; what stands there is never changed. */
export async function keepVerdicts(
  folder: Pick<DataFolder, "record">,
  verdicts: readonly SettledVerdict[],
): Promise<void> {
  if (verdicts.length === 0) return;
  await mkdir(dirname(listOf(folder)), { recursive: true });
  await appendDurably(listOf(folder), verdicts.map((verdict) => `${JSON.stringify(verdict)}\n`).join(""));
}

function parsed(line: string, where: string): SettledVerdict {
  try {
    return settledVerdict.parse(JSON.parse(line));
  } catch {
    throw new Stopped(`${where} kan ikke leses. Listen skal aldri endres for hånd; hent den fra kopi.`);
  }
}
