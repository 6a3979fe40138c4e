import { parentPort, workerData } from "node:worker_threads";
import { builtDatabase } from "../built-database.ts";
import { existingFolder } from "../intake/data-folder.ts";
import type { OpenFilesAsked } from "./open-files-aside.ts";
import { writeOpenFiles } from "./open-files.ts";
import { publicationOf } from "./publication.ts";

// Writes the open files of a data folder that another thread names.
const { folder, site, into }: OpenFilesAsked = workerData;
const { connection, close } = await builtDatabase(folder, [into]);
try {
  const files = await writeOpenFiles(connection, site, publicationOf(existingFolder(folder)), into);
  parentPort?.postMessage(files, []);
} finally {
  close();
}
