import { existsSync } from "node:fs";
import { type DataFolder } from "./data-folder.ts";
import { readRegister, storedPath, type RegisterLine } from "./register.ts";
import { isStored } from "./store.ts";

/** The registered files whose bytes are not in the store as they came. */
export function lostFiles(
  folder: Pick<DataFolder, "raw" | "register" | "record">,
): { line: RegisterLine; how: "mangler" | "er endret" }[] {
  const lines = new Map(readRegister(folder).map((line) => [line.sha256, line]));
  return [...lines.values()]
    .filter((line) => line.refused === undefined && !isStored(folder, line))
    .map((line) => ({ line, how: existsSync(storedPath(folder, line)) ? "er endret" : "mangler" }));
}

/** Each of them in a line: its name, what is wrong, and its hash. */
export function linesOfLost(lost: ReturnType<typeof lostFiles>): string[] {
  return lost.map(({ line, how }) => `${line.name ?? "(uten navn)"} ${how} (${line.sha256})`);
}
