import { rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { run } from "../program.ts";
import type { Step } from "../step.ts";

const asOf = "2026-11-20";
const timedParts = z.array(z.object({ part: z.string(), seconds: z.number() }));

/** From a CSV of placements to figures: by our statements, by the best we know, and how both grow with the rows. */
export function* placementSteps(folder: string, rows: number, growTo: number): Generator<Step> {
  for (let count = rows; count <= growTo; count *= 4) {
    const csv = join(folder, `${count}.csv`);
    const [ours, best] = [join(folder, "ours.duckdb"), join(folder, "best.duckdb")];
    const placements = `${count.toLocaleString("en")} placements`;
    run("bench/million/write-placements.ts", [csv, String(count)]);
    const byBest = run("bench/million/best-figures.ts", [csv, best]);
    yield { step: `${placements}, best SQL`, seconds: byBest.seconds };
    const byUs = run("bench/million/our-figures.ts", [csv, ours, asOf]);
    yield { step: `${placements}, CSV to indicators`, seconds: byUs.seconds };
    for (const { part, seconds } of timedParts.parse(JSON.parse(byUs.said)))
      yield { step: `  ${part}`, seconds };
    run("bench/million/compare-figures.ts", [ours, best]);
    for (const file of [csv, ours, best]) rmSync(file, { force: true });
  }
}
