import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { DataFolder } from "../intake/data-folder.ts";
import { appendDurably, writeDurably } from "../intake/durable-file.ts";
import { Stopped } from "../intake/stopped.ts";

/**
 * The rules that a decision can set aside, in one row of one unit's month: those whose rows can be counted as they stand,
 * and those that only ask whether a row is right.
 * What could not be read has nothing to count, an end before its start has no length, and of two rows with one id nobody
 * knows which is right; what refuses a file is never set aside.
 */
export const overridable = [
  "ground-not-valid",
  "bed-under-18",
  "outside-month",
  "overlap",
  "open-vanished",
  "row-vanished",
  "two-months-disagree",
  "withdrawn-still-told",
  "implausible-length",
  "copied-row",
  "person-two-sexes",
  "gap-longer-than-stay",
  "notified-outside-stay",
] as const;

/** «This is right, although the rule says no»: which row of which month, by whom, when and why. */
export const override = z.object({
  decided_on: z.iso.date(),
  unit_id: z.string().min(1),
  /** `2026-03` */
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  /** The unit's own id of the placement. */
  own_id: z.string().min(1),
  rule: z.enum(overridable),
  reason: z.string().trim().min(1),
  decided_by: z.string().trim().min(1),
});

export type Override = z.infer<typeof override>;

const listOf = (folder: Pick<DataFolder, "record">) => join(folder.record, "overrides.jsonl");

/** Every decision of the kind, in the order they were made. */
export function readOverrides(folder: Pick<DataFolder, "record">): Override[] {
  const path = listOf(folder);
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line, index) => parsed(line, `${path}, linje ${index + 1}`));
}

/** Adds a decision to the end of the list; what stands there is changed by an erasure alone. */
export async function keepOverride(folder: Pick<DataFolder, "record">, decided: Override): Promise<void> {
  await mkdir(folder.record, { recursive: true });
  await appendDurably(listOf(folder), `${JSON.stringify(decided)}\n`);
}

/** What stands before the rest of the id of a placement whose row has been erased. */
export const erasedId = "slettet-";

const erasedReason = "Begrunnelsen er slettet sammen med raden.";

/**
 * Takes out of the decisions which rows they were about, and why, where the rows have been erased. That something was
 * decided, of which month and rule, by whom and when, stays: it is told of beside the figures. The same in lists that a
 * restore has set aside, where a line that cannot be read may be about any row: what it said goes.
 */
export async function forgetRows(
  folder: Pick<DataFolder, "record">,
  erasedIdOf: (unitId: string, ownId: string) => string | undefined,
): Promise<void> {
  const before = readOverrides(folder);
  const after = before.map((decided) => forgotten(decided, erasedIdOf));
  if (after.some((decided, index) => decided !== before[index]))
    await writeDurably(listOf(folder), after.map((decided) => `${JSON.stringify(decided)}\n`).join(""));
  for (const path of listsAside(folder)) {
    const lines = readFileSync(path, "utf8").trimEnd().split("\n");
    const left = lines.map((line) => JSON.stringify(forgotten(rowIn(line) ?? {}, erasedIdOf)));
    if (left.join("\n") !== lines.join("\n")) await writeDurably(path, `${left.join("\n")}\n`);
  }
}

type OfRow = Partial<Pick<Override, "unit_id" | "own_id" | "reason">>;

function forgotten<Decided extends OfRow>(
  decided: Decided,
  erasedIdOf: (unitId: string, ownId: string) => string | undefined,
): Decided {
  const own_id = erasedIdOf(decided.unit_id ?? "", decided.own_id ?? "");
  return own_id === undefined ? decided : { ...decided, own_id, reason: erasedReason };
}

/** Which row a line is about, also where its rule is none of ours; nothing where it cannot be read. */
function rowIn(line: string): OfRow | undefined {
  try {
    return override.pick({ unit_id: true, own_id: true }).loose().parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

function listsAside(folder: Pick<DataFolder, "record">): string[] {
  if (!existsSync(folder.record)) return [];
  return readdirSync(folder.record)
    .filter((name) => name.startsWith("overrides.jsonl.til-side-"))
    .map((name) => join(folder.record, name));
}

/** Whether a line of the list is what an erasure has left of another. */
export function isLeftOf(line: string, before: string): boolean {
  const [now, then] = [line, before].map((text) => {
    try {
      return override.safeParse(JSON.parse(text)).data;
    } catch {
      return undefined;
    }
  });
  return (
    now !== undefined &&
    then !== undefined &&
    now.own_id.startsWith(erasedId) &&
    whatStays(now) === whatStays(then)
  );
}

function whatStays({ decided_on, unit_id, month, rule, decided_by }: Override): string {
  return JSON.stringify([decided_on, unit_id, month, rule, decided_by]);
}

function parsed(line: string, where: string): Override {
  try {
    return override.parse(JSON.parse(line));
  } catch {
    throw new Stopped(`${where} kan ikke leses. Listen skal aldri endres for hånd; hent den fra kopi.`);
  }
}
