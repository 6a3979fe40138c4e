import { existsSync, readFileSync } from "node:fs";
import { readFile, Unreadable } from "./read-file.ts";

// Reads one file in a process of its own, and says what came of it, in how long and with how much memory at most.
const [path = ""] = process.argv.slice(2);
const began = performance.now();
const told = await readFile(path, readFileSync(path)).then(
  () => "read",
  (problem: unknown) => (problem instanceof Unreadable ? problem.message : `failed: ${String(problem)}`),
);
process.stdout.write(
  JSON.stringify({
    told,
    seconds: (performance.now() - began) / 1000,
    megabytes: peakKilobytes() / 1000,
  }),
);

// What a process had at most is on Linux also what the one that started it had: there it is asked of the program itself.
function peakKilobytes(): number {
  const status = "/proc/self/status";
  if (!existsSync(status)) return process.resourceUsage().maxRSS;
  return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(status, "utf8"))?.[1]);
}
