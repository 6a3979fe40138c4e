import { readFolderSettings, type DataFolder } from "../intake/data-folder.ts";
import type { Publication } from "../../src/figures/open-files.ts";

/** Who answers for a data folder's files, as its `folder.json` says; what it does not say is not known. */
export function publicationOf(folder: DataFolder): Publication {
  const { publisher, licence, contact } = readFolderSettings(folder);
  return { publisher: publisher ?? null, licence: licence ?? null, contact: contact ?? null };
}
