import { expect, test } from "vitest";
import { added, counted, withTotals } from "./sample-counts.ts";
import { wrongSigned } from "./sample-summary.ts";
import type { PlaceVerdict } from "./sample-verdicts.ts";

const verdictOf = (given: Partial<PlaceVerdict>): PlaceVerdict => ({
  trend_id: "stays",
  place_id: "ila-enhet",
  place_level: "unit",
  quarter: "2026-07-01",
  truth: "flat",
  answer: "no_clear_change",
  settled_answer: "no_clear_change",
  list_flag: false,
  ...given,
});
const fall = { answer: "declining", settled_answer: "declining", list_flag: true };
const earlier = { quarter: "2026-04-01" };
const verdicts = [
  verdictOf({}),
  verdictOf(earlier),
  verdictOf({ place_id: "halden-hoy", truth: "rising", ...fall }),
  verdictOf({ place_id: "halden-hoy", truth: "rising", ...earlier }),
  verdictOf({ place_id: "nes", ...fall }),
  verdictOf({ place_id: "nes", ...fall, ...earlier }),
  verdictOf({ place_id: "skien", truth: "falling", ...fall }),
];

test("a place's verdicts are counted at the last quarter and over all, each a part of all its own", () => {
  const own = withTotals(counted(verdicts)).filter(({ place_id }) => place_id === "halden-hoy");
  expect(own.map(({ quarters, said, answer, count, of }) => [quarters, said, answer, count, of])).toEqual([
    ["all", "answer", "declining", 1, 2],
    ["all", "answer", "no_clear_change", 1, 2],
    ["all", "listed", "declining", 1, 2],
    ["all", "settled", "declining", 1, 2],
    ["all", "settled", "no_clear_change", 1, 2],
    ["last", "answer", "declining", 1, 1],
    ["last", "listed", "declining", 1, 1],
    ["last", "settled", "declining", 1, 1],
  ]);
});

test("a fall where the truth rises is of opposite sign, and one where nothing changes is told apart from it", () => {
  const counts = counted(verdicts);
  expect(wrongSigned(counts, "last")).toEqual({ opposite: 1, changing: 2, flat_called_changed: 1, flat: 2 });
  expect(wrongSigned(counts, "all")).toEqual({ opposite: 1, changing: 3, flat_called_changed: 2, flat: 4 });
});

test("the counts of two samples are added", () => {
  const counts = counted(verdicts);
  expect(added([...counts, ...counts])).toEqual(counts.map((row) => ({ ...row, count: 2 * row.count })));
});
