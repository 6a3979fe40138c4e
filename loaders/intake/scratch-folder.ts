import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dataFolder, type DataFolder } from "./data-folder.ts";
import { isAlive } from "./lock.ts";

const scratch = /^\.remake-(\d+)$/;

/** Where this process lays out a data folder as it once was, with links to its reports. */
export const scratchFolder = ({ path }: Pick<DataFolder, "path">): DataFolder =>
  dataFolder(join(path, `.remake-${process.pid}`));

/** Removes what processes that were killed have left of theirs: what is erased from the folder may not live on there. */
export function removeLeftScratch({ path }: Pick<DataFolder, "path">): void {
  for (const name of readdirSync(path)) {
    const [, process] = scratch.exec(name) ?? [];
    if (process !== undefined && !isAlive(Number(process)))
      rmSync(join(path, name), { recursive: true, force: true });
  }
}
