import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkSteps } from "./check.ts";
import { placementSteps } from "./million/placement-steps.ts";
import { nationSteps, startSteps } from "./nation.ts";
import { pageSteps } from "./pages.ts";
import { protectionSteps } from "./protection.ts";
import { print } from "./step.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    dir: { type: "string", default: "dist" },
    rows: { type: "string", default: "1000000" },
    "grow-to": { type: "string", default: "4000000" },
  },
});

const folder = mkdtempSync(join(tmpdir(), "safety-cell-trends-bench-"));
const sets = {
  nation: () => nationSteps(folder),
  pages: () => pageSteps(existsSync(join(folder, "site")) ? join(folder, "site") : values.dir),
  check: checkSteps,
  start: () => startSteps(folder),
  protection: () => protectionSteps(folder),
  placements: () => placementSteps(folder, Number(values.rows), Number(values["grow-to"])),
};

console.log(`Node ${process.version}, ${cpus().length} processors`);
try {
  for (const [name, steps] of Object.entries(sets))
    if (values.only === undefined || values.only === name) for await (const step of steps()) print(step);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
