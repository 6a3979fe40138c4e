import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { DataFolder } from "../intake/data-folder.ts";
import { writeDurably } from "../intake/durable-file.ts";
import { Stopped } from "../intake/stopped.ts";
import { audienceName } from "./audience.ts";
import { hiddenBecause } from "./hidden-because.ts";
import type { ProtectedFigures } from "./protected-figures.ts";

const count = z.int().min(0);

const keptCounts = z.object({
  audience: z.string().min(1),
  as_of: z.iso.date(),
  tables: z.array(
    z.object({
      table_id: z.string(),
      shown: count,
      hidden: count,
      zero: count,
      missing: count,
      small: count,
      too_few: count,
      others: count,
      not_given: count,
    }),
  ),
});

/** How much of each table the last build of an audience's site showed and hid, and why: for the directorate alone. */
export type KeptCounts = z.output<typeof keptCounts>;

const folderOf = (folder: Pick<DataFolder, "path">) => join(folder.path, "protection");
const pathOf = (folder: Pick<DataFolder, "path">, audience: string) =>
  join(folderOf(folder), `${audience}.json`);

/** Keeps the counts of an audience's site that has been built, for the directorate's page to tell of. */
export async function keepCounts(folder: Pick<DataFolder, "path">, given: ProtectedFigures): Promise<void> {
  const counts = new Map(given.tables.map((table) => [table.table_id, table]));
  const kept: KeptCounts = {
    audience: audienceName(given.audience),
    as_of: given.as_of,
    tables: hiddenBecause(given).flatMap((because) => {
      const table = counts.get(because.table_id);
      return table === undefined ? [] : [{ ...table, ...because }];
    }),
  };
  await mkdir(folderOf(folder), { recursive: true });
  await writeDurably(pathOf(folder, kept.audience), JSON.stringify(kept));
}

/** The counts of an audience's site as it was last built; nothing where it never was. */
export function readKeptCounts(folder: Pick<DataFolder, "path">, audience: string): KeptCounts | undefined {
  const path = pathOf(folder, audience);
  if (!existsSync(path)) return undefined;
  const read = keptCounts.safeParse(jsonIn(path));
  if (read.success) return read.data;
  throw new Stopped(
    `${path} kan ikke leses. Slett den; den blir laget på nytt når nettstedet for ${audience} bygges.`,
  );
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
