import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Counted up whenever the same seed would give other files. */
export const sampleVersion = 3;

/** What `folder.json` says of a sample, beside what it says of any data folder. */
const sampleSettings = z.object({
  made_up: z.literal(true),
  seed: z.int(),
  from: z.string(),
  to: z.string(),
  /** Null where it has all units. */
  units: z.union([z.int(), z.array(z.string())]).nullable(),
  flat: z.boolean().optional(),
  sample_version: z.int(),
});

/** Whether the folder holds the sample that this program would make of the seed for the usual months. */
export function sampleIsCurrent(folder: string, seed: number): boolean {
  const found = settingsOf(folder);
  return (
    found?.seed === seed &&
    found.sample_version === sampleVersion &&
    found.from === usualMonths.from &&
    found.to === usualMonths.to &&
    found.units === null &&
    found.flat !== true
  );
}

export const usualMonths = { from: "2021-01", to: "2026-10" };

/** What the folder says of itself if it is a sample; undefined where it is anything else, or nothing. */
export function settingsOf(folder: string): z.infer<typeof sampleSettings> | undefined {
  const path = join(folder, "folder.json");
  if (!existsSync(path)) return undefined;
  return sampleSettings.safeParse(jsonOf(readFileSync(path, "utf8"))).data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
