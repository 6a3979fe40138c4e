import type { OpenFiles } from "../../src/figures/open-files.ts";
import type { Site } from "../../src/figures/site.ts";
import { answerOfThread } from "../thread.ts";

/** What the other thread is given. */
export interface OpenFilesAsked {
  /** The data folder. */
  folder: string;
  site: Site;
  into: string;
}

/** Writes the open files of a data folder in a thread of its own, beside what else is made of it. */
export async function openFilesAside(asked: OpenFilesAsked): Promise<OpenFiles> {
  return answerOfThread(new URL("open-files-thread.ts", import.meta.url), asked);
}
