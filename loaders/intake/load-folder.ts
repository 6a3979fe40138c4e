import { existsSync } from "node:fs";
import { buildLayers, type BuildLayers } from "../build.ts";
import { endErasure } from "../erasure/end-erasure.ts";
import { readReference } from "../reference/reference.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { existingFolder, readFolderSettings, type DataFolder } from "./data-folder.ts";
import { builtFrom, type BuiltFrom } from "./database.ts";
import { inboxFiles, type InboxFile } from "./inbox.ts";
import { type LoadOptions } from "./load-options.ts";
import { type LoadResult } from "./load-result.ts";
import { whileLocked } from "./lock.ts";
import { hashedPerson, personKey } from "./person-key.ts";
import { formsOf } from "./read-report.ts";
import { readResult } from "./read-result.ts";
import { removeLeftScratch } from "./scratch-folder.ts";
import { isMachineFailure, Stopped } from "./stopped.ts";
import { readOverrides } from "../record/overrides.ts";
import { takeIn } from "./take-in.ts";
import { writeReceipts } from "./write-receipts.ts";

export type { LoadOptions } from "./load-options.ts";

/** Takes in what lies in the inbox and brings the database up to date with what is stored. */
export async function loadFolder(
  options: LoadOptions,
  layers: BuildLayers = buildLayers,
): Promise<LoadResult> {
  const folder = existingFolder(options.folder);
  return whileLocked(folder, async () => {
    removeLeftScratch(folder);
    const settings = readFolderSettings(folder);
    const files = options.fromStore ? [] : inboxFiles(folder).filter(options.take ?? (() => true));
    stopWhereNothingIs(folder, files);
    // A database that someone holds is found out before anything is touched.
    const old = options.fromStore ? undefined : await builtFrom(folder);
    const key = await personKey(folder);
    await endErasure(folder);
    const reference = referenceOf(folder);
    const reading = {
      reference,
      forms: formsOf(reference, (person) => hashedPerson(person, key)),
      overrides: readOverrides(folder),
      key,
    };
    const taken = await takeIn(folder, settings, files, reading, options);
    const update = (from: BuiltFrom | undefined) =>
      bringUpToDate(folder, settings, from, taken, reading, key, options, layers);
    const updated = await update(old);
    const { across, ...told } = await readResult(folder, taken.arrivals, updated).catch(
      async (error: unknown) => {
        // Nothing new had come, and what stood from before cannot be read: it is damaged, and built anew.
        if (updated.rebuilt || !(error instanceof Error) || isMachineFailure(error)) throw error;
        return readResult(folder, taken.arrivals, await update(undefined));
      },
    );
    await writeReceipts(folder, taken.arrivals, across);
    return {
      ...told,
      unread: taken.unread,
      stayed: taken.stayed.map(({ name }) => name),
    };
  });
}

function stopWhereNothingIs(folder: DataFolder, files: InboxFile[]): void {
  if (files.length > 0 || existsSync(folder.register) || existsSync(folder.database)) return;
  throw new Stopped(
    `Innboksen ${folder.inbox} er tom, og ingenting er lastet før. Legg månedsrapportene der og last på nytt.`,
  );
}

function referenceOf(folder: DataFolder) {
  try {
    return readReference(folder.path);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Stopped(`Referanselistene kan ikke brukes: ${error.message}`);
  }
}
