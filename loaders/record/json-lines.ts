import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { z } from "zod";
import { appendDurably } from "../intake/durable-file.ts";
import { Stopped } from "../intake/stopped.ts";

/** The lines of a list of the record, in the order they were written; none where there is no list. */
export function readJsonLines<Row>(path: string, row: z.ZodType<Row>): Row[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return lines.map((line, index) => {
    try {
      return row.parse(JSON.parse(line));
    } catch {
      throw new Stopped(
        `${path}, linje ${index + 1} kan ikke leses. Listen skal aldri endres for hånd; hent den fra kopi.`,
      );
    }
  });
}

/** Adds lines to the end of a list, all or none; what stands there is never changed. */
export async function keepJsonLines(path: string, rows: readonly unknown[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await appendDurably(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}
