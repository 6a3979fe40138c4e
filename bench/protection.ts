import { cpSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { run } from "./program.ts";
import { copyProject } from "./project-copy.ts";
import type { Step } from "./step.ts";

const lastQuarter = ["2026-07", "2026-08", "2026-09", "2026-10"];
const audiences = ["offentlig", "departementet", "region-vest"];

/** Made-up Norway's figures protected for each audience: five years from nothing, and one more quarter beside them. */
export function* protectionSteps(folder: string): Generator<Step> {
  const data = join(folder, "protected-norway");
  const later = join(folder, "last-quarter");
  const copy = join(folder, "protected-project");
  copyProject(copy);
  run("loaders/sample.ts", ["--data", data], copy);
  mkdirSync(later);
  const inbox = join(data, "inbox");
  for (const name of readdirSync(inbox).filter((each) => lastQuarter.some((month) => each.includes(month))))
    renameSync(join(inbox, name), join(later, name));
  cpSync(join(inbox, "received.csv"), join(later, "received.csv"));
  run("loaders/load.ts", ["--data", data, "--as-of", "2026-08-20"], copy);
  for (const audience of audiences)
    yield protectedStep(copy, data, audience, "five years from nothing", 1800);
  cpSync(later, inbox, { recursive: true });
  run("loaders/load.ts", ["--data", data, "--as-of", "2026-11-20"], copy);
  for (const audience of audiences) yield protectedStep(copy, data, audience, "one more quarter", 300);
}

const measured = z.object({
  seconds: z.number(),
  shown: z.number(),
  zero: z.number(),
  hidden: z.number(),
  missing: z.number(),
});

function protectedStep(copy: string, data: string, audience: string, what: string, limit: number): Step {
  const { said } = run("bench/protect.ts", [data, audience], copy);
  const { seconds, shown, zero, hidden } = measured.parse(JSON.parse(said));
  const share = Math.round((100 * (shown + zero)) / (shown + zero + hidden));
  return { step: `${audience}: ${what}, ${share} % of figures shown`, seconds, limit };
}
