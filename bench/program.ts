import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

export const project = resolve(import.meta.dirname, "..");

/** Runs a program of the project as a process of its own: the seconds from its start to its end, and what it said. */
export function run(program: string, args: string[], root = project): { seconds: number; said: string } {
  const before = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["loaders/run.mjs", program, ...args], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const seconds = (performance.now() - before) / 1000;
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} stopped with ${status}:\n${stderr}`);
  return { seconds, said: stdout };
}
