import { mkdirSync, writeFileSync, type WriteFileOptions } from "node:fs";
import { isCode, Stopped } from "../intake/stopped.ts";

/** Writes a file where the person at the terminal asked for it. */
export function writeAsked(path: string, content: string | Uint8Array, how?: WriteFileOptions): void {
  try {
    writeFileSync(path, content, how);
  } catch (error) {
    if (isCode(error, "ENOENT", "ENOTDIR")) throw new Stopped(`Mappen til ${path} finnes ikke.`);
    if (isCode(error, "EISDIR")) throw new Stopped(`${path} er en mappe. Gi navnet på en fil.`);
    throw error;
  }
}

/** Makes the folder that the person at the terminal asked for, where it is not there. */
export function makeAskedFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    if (isCode(error, "EEXIST", "ENOTDIR")) throw new Stopped(`${path} er en fil, ikke en mappe.`);
    throw error;
  }
}
