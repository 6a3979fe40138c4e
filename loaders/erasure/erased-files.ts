import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Finding } from "../forms/finding.ts";
import type { DataFolder } from "../intake/data-folder.ts";
import { appendDurably } from "../intake/durable-file.ts";
import type { Report } from "../intake/read-report.ts";
import { Stopped } from "../intake/stopped.ts";
import { sha256Text } from "../sha256-text.ts";

const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const rows = z.array(z.record(z.string(), cell));

/**
 * The stone over a file that rows were erased from: its hash as it came, the copy that lies in its place, and what is
 * left of the rows. An event has its unit, month and length, and nothing of whose it was.
 */
export const erasedFile = z.object({
  /** Of the file as it came, which is gone. */
  sha256: sha256Text,
  /** Of the copy without the rows. */
  copy: sha256Text,
  erased_on: z.iso.date(),
  because: z.string(),
  rows_read: z.int(),
  rows_set_aside: z.int(),
  // Stones from before these were kept say nothing of them.
  placements_set_aside: z.int().nullish(),
  placements: rows,
  decisions: rows,
  withdrawals: rows.default([]),
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(["refuses", "sets_aside", "warns", "notes"]),
      sheet: z.string().nullable(),
      row: z.int().nullable(),
      column: z.string().nullable(),
      found: z.string().nullable(),
      expected: z.string(),
    }),
  ),
});

export type ErasedFile = z.infer<typeof erasedFile>;

/** Where the stones stand. */
export function erasedList(folder: Pick<DataFolder, "record">): string {
  return join(folder.record, "erased.jsonl");
}

/** Every file that rows were erased from, by its hash as it came; the last word on each. */
export function readErasedFiles(folder: Pick<DataFolder, "record">): Map<string, ErasedFile> {
  return new Map(stones(folder).map((file) => [file.sha256, file]));
}

/** The copies that were made of each file in turn, the one that lies in its place last. */
export function copiesOfErased(folder: Pick<DataFolder, "record">): Map<string, string[]> {
  const copies = new Map<string, string[]>();
  for (const { sha256, copy } of stones(folder)) copies.set(sha256, [...(copies.get(sha256) ?? []), copy]);
  return copies;
}

function stones(folder: Pick<DataFolder, "record">): ErasedFile[] {
  const path = erasedList(folder);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return lines.map((line, index) => parsed(line, `${path}, linje ${index + 1}`));
}

export async function addErasedFiles(
  folder: Pick<DataFolder, "record">,
  files: readonly ErasedFile[],
): Promise<void> {
  if (files.length === 0) return;
  await mkdir(folder.record, { recursive: true });
  await appendDurably(erasedList(folder), files.map((file) => `${JSON.stringify(file)}\n`).join(""));
}

function parsed(line: string, where: string): ErasedFile {
  try {
    return erasedFile.parse(JSON.parse(line));
  } catch {
    throw new Stopped(`${where} kan ikke leses. Listen skal aldri endres for hånd; hent den fra kopi.`);
  }
}

/** What a file says whose copy has been read: the rows that are left, and what is kept of those that are erased. */
export function withErased(report: Report, erased: ErasedFile): Report {
  const { rows_read, rows_set_aside, findings, placements, decisions, withdrawals } = erased;
  const placements_set_aside = erased.placements_set_aside ?? report.placements_set_aside;
  const standing = new Map(report.findings.map((finding) => [placeOf(finding), finding.found]));
  const foundNow = (finding: ErasedFile["findings"][number]) => {
    const found = standing.get(placeOf(finding));
    return found === undefined && finding.row !== null ? { nb: "slettet", nn: "sletta" } : (found ?? null);
  };
  return {
    ...report,
    rows_read,
    rows_set_aside,
    ...(placements_set_aside !== undefined && { placements_set_aside }),
    findings: findings.map((finding) => ({ ...finding, found: finding.found ?? foundNow(finding) })),
    rows: {
      ...report.rows,
      plasseringer: [...(report.rows.plasseringer ?? []), ...placements],
      vedtak: [...(report.rows.vedtak ?? []), ...decisions],
      trukket: [...(report.rows.trukket ?? []), ...withdrawals],
    },
  };
}

function placeOf({ rule, sheet, row, column }: Pick<Finding, "rule" | "sheet" | "row" | "column">): string {
  return JSON.stringify([rule, sheet, row, column]);
}
