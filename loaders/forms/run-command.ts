import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const loader = pathToFileURL(resolve("node_modules/tsx/dist/loader.mjs")).href;

/** Runs a command of ours in a folder: its exit code, what it writes, and what it says of what went wrong. */
export function runCommand(
  cwd: string,
  command: string,
  options: string[],
): { status: number | null; written: string; told: string } {
  const done = spawnSync(process.execPath, ["--import", loader, resolve("loaders", command), ...options], {
    cwd,
    encoding: "utf8",
  });
  return { status: done.status, written: done.stdout, told: done.stderr };
}
