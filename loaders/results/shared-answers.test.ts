import { expect, test } from "vitest";
import { quartersOf, rules } from "../../src/statistics/verdict/made-up-quarters.ts";
import type { AskedSeries } from "./place-answers.ts";
import { sharedAnswers } from "./shared-answers.ts";

const asked = { rules, quarters: [18, 19, 20, 21], commencement: undefined };

function asking(stays: (quarter: number) => number): AskedSeries {
  const quarters = quartersOf(
    0,
    Array.from({ length: 22 }, (_, quarter) => stays(quarter)),
  );
  return { large: false, quarters, kind: "count", through_commencement: true };
}

test("two threads give the answers of one, each with its own series", async () => {
  const series = [
    asking((quarter) => 30 - quarter),
    asking(() => 12),
    asking((quarter) => 8 + quarter),
    asking((quarter) => quarter % 2),
    asking((quarter) => 40 - quarter),
  ];
  const alone = await sharedAnswers(series, asked, 1);
  expect(await sharedAnswers(series, asked, 2)).toEqual(alone);
  expect(alone.map(({ answers }) => answers.at(-1)?.answer)).toEqual([
    "declining",
    "no_clear_change",
    "increasing",
    "too_little_data",
    "declining",
  ]);
});
