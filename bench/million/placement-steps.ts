import { rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { headsOf } from "./placements-csv.ts";
import { run } from "../program.ts";
import type { Step } from "../step.ts";

const asOf = "2026-11-20";
const timedParts = z.array(z.object({ part: z.string(), seconds: z.number() }));

/**
 * From a CSV of placements to figures: stays started and seconds in cell by the best SQL we know and by ours, and again
 * with four and twenty times the rows, which should take no more for each; and of the fewest all that is counted.
 */
export function* placementSteps(folder: string, rows: number, growTo: number): Generator<Step> {
  for (const count of [rows, 4 * rows, 20 * rows].filter((each) => each <= growTo)) {
    const csv = join(folder, `${count}.csv`);
    const databases = ["best", "two", "all"].map((name) => join(folder, `${name}.duckdb`));
    const [best = "", two = "", all = ""] = databases;
    run("bench/million/write-placements.ts", [csv, String(count)]);
    const placements = `${count.toLocaleString("en")} placements`;

    const byBest = run("bench/million/best-figures.ts", [csv, best]);
    yield { step: `${placements}, two figures by the best SQL`, seconds: byBest.seconds };
    const byUs = run("bench/million/two-figures.ts", [csv, two, asOf]);
    yield { step: "  by ours", seconds: byUs.seconds, limit: 1.5 * byBest.seconds };
    yield { step: "  a million of them", seconds: (byUs.seconds * 1e6) / count };
    run("bench/million/compare-figures.ts", [two, best]);
    if (count === rows) yield* allIndicators(csv, all);
    for (const file of [csv, headsOf(csv), ...databases]) rmSync(file, { force: true });
  }
}

/** Everything that is counted, by every statement that a load runs up to there. */
function* allIndicators(csv: string, database: string): Generator<Step> {
  const { seconds, said } = run("bench/million/our-figures.ts", [csv, database, asOf]);
  yield { step: "  by ours with all indicators", seconds };
  for (const each of timedParts.parse(JSON.parse(said)))
    yield { step: `    ${each.part}`, seconds: each.seconds };
}
