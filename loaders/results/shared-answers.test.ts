import { array, assert, asyncProperty, boolean, nat, record } from "fast-check";
import { expect, test } from "vitest";
import { quartersOf, rules } from "../../src/statistics/verdict/made-up-quarters.ts";
import type { VerdictsByKey } from "./found-verdicts.ts";
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

test("another thread gives the answers of this one, each with its own series", async () => {
  const series = [
    asking((quarter) => 30 - quarter),
    asking(() => 12),
    asking((quarter) => 8 + quarter),
    asking((quarter) => quarter % 2),
    asking((quarter) => 40 - quarter),
  ];
  const alone = await sharedAnswers(series, asked, { apart: false });
  expect(await sharedAnswers(series, asked, { apart: true })).toEqual(alone);
  expect(alone.answers.map(({ answers }) => answers.at(-1)?.answer)).toEqual([
    "declining",
    "no_clear_change",
    "increasing",
    "too_little_data",
    "declining",
  ]);
});

test("what was found before of the same numbers is not looked for again, and what has changed is", async () => {
  const series = [asking((quarter) => 30 - quarter), asking(() => 12)];
  const { found } = await sharedAnswers(series, asked);
  const marked = new Map(
    [...found].map(([key, one]) => [key, { ...one, verdict: { ...one.verdict, stays: -1 } }]),
  );
  const corrected = asking((quarter) => (quarter === 20 ? 13 : 12));
  const { answers } = await sharedAnswers([...series.slice(0, 1), corrected], asked, { before: marked });
  const staysOf = (at: number) => answers[at]?.answers.map(({ verdict }) => verdict.stays);
  expect(staysOf(0)).toEqual([-1, -1, -1, -1]);
  // The windows that end before the corrected quarter are as they were.
  expect(staysOf(1)).toEqual([-1, -1, 241, 241]);
});

test("whatever came before, late or corrected, the answers are those of the numbers alone", async () => {
  const row = record({ quarter: nat(21), stays: nat(40), missing: boolean() });
  await assert(
    asyncProperty(array(array(row, { maxLength: 3 }), { minLength: 2, maxLength: 4 }), async (loads) => {
      let stays = asking((quarter) => 14 - (quarter % 5)).quarters;
      let before: VerdictsByKey = new Map();
      for (const corrections of loads) {
        for (const { quarter, stays: now, missing } of corrections)
          stays = stays.map((own) =>
            own.quarter !== quarter
              ? own
              : missing
                ? { ...own, months_counted: 2, months_unbounded: 1, stays: now }
                : { ...own, stays: now, persons: now },
          );
        const series = [{ ...asking(() => 0), quarters: stays }];
        const alone = await sharedAnswers(series, asked);
        const incremental = await sharedAnswers(series, asked, { before });
        expect(incremental).toStrictEqual(alone);
        before = incremental.found;
      }
    }),
    { numRuns: 15 },
  );
});
