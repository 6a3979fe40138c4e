import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { answerCounts } from "./sample-counts.ts";
import { wrongSigned } from "./sample-summary.ts";

const text = readFileSync(join(import.meta.dirname, "../data/reference/simulation-sample.csv"), "utf8");
const rows: Record<string, string>[] = parse(text, { columns: true });
const counts = answerCounts.parse(
  rows.map(({ place_id, count, ...row }) => ({
    ...row,
    place_id: place_id === "" ? null : place_id,
    count: Number(count),
  })),
);

test.each(["last", "all"] as const)(
  "in made-up Norway at most 1 %% of settled verdicts have a sign that the truth has not (%s)",
  (quarters) => {
    const { opposite, changing, flat_called_changed, flat } = wrongSigned(counts, quarters);
    expect(changing + flat).toBeGreaterThan(1000);
    expect((opposite + flat_called_changed) / (changing + flat)).toBeLessThanOrEqual(0.01);
    expect(opposite / changing).toBeLessThanOrEqual(0.01);
  },
);
