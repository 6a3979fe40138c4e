import type { KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { DataFolder } from "../../loaders/intake/data-folder.ts";
import { writeDurably } from "../../loaders/intake/durable-file.ts";
import type { Registered } from "../../loaders/record/registered-release.ts";
import { sha256Text } from "../../loaders/sha256-text.ts";
import type { ReportFigures } from "../report-figures.ts";
import { addRelease, chained, chainOfReleases, manifestOf, type Chain } from "./release-chain.ts";

/** What a release was made of, and when. */
export const madeOf = z.object({
  as_of: z.iso.date(),
  /** Seconds since 1970. */
  known_at: z.int(),
  /** The program's version. */
  version: z.string(),
  /** The hash of all of the program, and of the lists that come with it. */
  program_sha256: sha256Text,
  made_up: z.boolean(),
  /**
   * The files of the data folder that say how reports become figures, as they were: what is only added to since is told
   * by its first bytes.
   */
  made_from: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: sha256Text })),
});

/** What a released report holds, and what it comes after. */
export const manifest = z.object({
  ...chained.shape,
  ...madeOf.shape,
  place_id: z.string(),
  period: z.string(),
  /** 1, and one more each time the same report is released anew. */
  edition: z.int().positive(),
  language: z.enum(["nb", "nn"]),
});

export type Manifest = z.infer<typeof manifest>;

export const releasesOf = (folder: Pick<DataFolder, "record">) => join(folder.record, "releases");

/** The released reports of a data folder. */
export function reportChain(folder: Pick<DataFolder, "record">): Chain<Manifest> {
  const releases = releasesOf(folder);
  return { releases, register: join(releases, "register.jsonl"), manifest };
}

/** Every report that has been released, in order. */
export const readRegister = (folder: Pick<DataFolder, "record">): Registered[] =>
  chainOfReleases(reportChain(folder));

/** The manifest of a report that is registered. */
export const readManifest = (folder: Pick<DataFolder, "record">, release: Registered): Manifest =>
  manifestOf(reportChain(folder), release);

/** The latest edition of a report that has been released: its number, and the figures that were frozen with it. */
export function latestEdition(
  folder: Pick<DataFolder, "record">,
  report: { place_id: string; period: string },
): { edition: number; figures: ReportFigures; markdown: string } | undefined {
  const latest = readRegister(folder).findLast((release) => {
    const { place_id, period } = readManifest(folder, release);
    return place_id === report.place_id && period === report.period;
  });
  if (latest === undefined) return undefined;
  const read = (file: string) => readFileSync(join(releasesOf(folder), latest.folder, file), "utf8");
  const figures: ReportFigures = JSON.parse(read(figuresFile));
  return { edition: readManifest(folder, latest).edition, figures, markdown: read(wordsFile) };
}

/** The files of a release that hold its figures, the officer's words, the monthly reports by hash, and the steps taken. */
export const figuresFile = "figures.json";
export const wordsFile = "words.md";
export const inputsFile = "inputs.json";
export const stepsFile = "steps.json";

/** Freezes the files of a report in a folder of their own, chained to the report released before. */
export async function freeze(
  folder: Pick<DataFolder, "record">,
  about: Omit<Manifest, "number" | "edition" | "previous_manifest" | "files">,
  files: ReadonlyMap<string, Uint8Array | string>,
  key: KeyObject | undefined,
): Promise<{ folder: string; manifest_sha256: string; edition: number }> {
  const edition =
    1 +
    readRegister(folder).filter((release) => {
      const { place_id, period } = readManifest(folder, release);
      return place_id === about.place_id && period === about.period;
    }).length;
  const line = await addRelease(
    reportChain(folder),
    {
      name: (number) => `${String(number).padStart(4, "0")}_${about.place_id}_${about.period}_${edition}`,
      async lay(fresh) {
        for (const [file, content] of files) await writeDurably(join(fresh, file), content);
      },
      manifest: (links) => ({ ...about, edition, ...links }),
    },
    key,
  );
  return { folder: join(releasesOf(folder), line.folder), manifest_sha256: line.manifest_sha256, edition };
}
