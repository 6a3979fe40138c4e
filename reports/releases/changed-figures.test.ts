import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ReportFigure } from "../report-figures.ts";
import { changedFigures } from "./changed-figures.ts";

const figure = (place_id: string, value: number | null, indicator_id = "stays_started"): ReportFigure => ({
  place_id,
  measure_id: "safety_cell",
  indicator_id,
  state: value === null ? "not_reported" : "value",
  value,
  lower: null,
  upper: null,
  numerator: null,
  denominator: null,
  low: null,
  high: null,
  provisional: false,
  months_reported: 0,
  months_expected: 0,
});

interface UnitMonth {
  unit: string;
  region: string;
  /** null: no report */
  stays: number | null;
  report: string | null;
}

/** One month of a region and its units, as an edition holds it. */
function edition(months: UnitMonth[], version = "1"): Parameters<typeof changedFigures>[0] {
  const own = months.filter(({ region }) => region === "nord");
  const told = own.flatMap(({ stays }) => (stays === null ? [] : [stays]));
  return {
    scope: { place_id: "nord", period: "quarter", start: "2026-01-01", name: "2026-q1" },
    version,
    figures: [figure("nord", told.length === 0 ? null : told.reduce((sum, stays) => sum + stays, 0))],
    before: [],
    quarters: [],
    trends: [],
    assured: [],
    duties: [],
    unit_counts: own.map(({ unit, stays }) => ({ ...figure(unit, stays), month: "2026-01-01" })),
    units: own.map(({ unit }) => ({ unit_id: unit, within: ["nord"] })),
    reports: own.flatMap(({ unit, report }) =>
      report === null ? [] : [{ unit_id: unit, month: "2026-01-01", sha256: report }],
    ),
  };
}

const unit = (name: string, stays: number | null, report: string | null = stays === null ? null : name) => ({
  unit: name,
  region: "nord",
  stays,
  report,
});

test("nothing has changed where every figure is what it was", () => {
  const same = edition([unit("ila", 3), unit("bodo", 0)]);
  expect(changedFigures(same, same)).toEqual([]);
});

test("a report that came late and one that was corrected each have moved the sum by their own", () => {
  const before = edition([unit("ila", 3), unit("bodo", null)]);
  const after = edition([unit("ila", 2, "ila again"), unit("bodo", 4)]);
  expect(changedFigures(before, after)).toEqual([
    {
      place_id: "nord",
      measure_id: "safety_cell",
      indicator_id: "stays_started",
      period: "quarter",
      period_start: "2026-01-01",
      before: expect.objectContaining({ state: "value", value: 3 }),
      after: expect.objectContaining({ state: "value", value: 6 }),
      reasons: [
        { reason: "late_report", amount: 4 },
        { reason: "correction", amount: -1 },
      ],
    },
  ]);
});

test("a unit that has moved to another region takes its stays with it", () => {
  const before = edition([unit("ila", 3), unit("bodo", 2)]);
  const after = edition([unit("ila", 3)]);
  expect(changedFigures(before, after)[0]?.reasons).toEqual([{ reason: "organisation", amount: -2 }]);
});

test("a place that comes into the report had no figures in the edition before; what does not apply there is no change", () => {
  const before = edition([unit("ila", 3)]);
  const after = { ...before, figures: [...before.figures, figure("bodo", 2)] };
  expect(changedFigures(before, after)).toMatchObject([
    { place_id: "bodo", before: { state: "not_shown", value: null }, after: { state: "value", value: 2 } },
  ]);
  const none = { ...figure("bodo", null), state: "not_applicable" };
  expect(changedFigures(before, { ...before, figures: [...before.figures, none] })).toEqual([]);
});

test("the same report that counts otherwise under another version of the program has another definition", () => {
  const before = edition([unit("ila", 3)], "1");
  const after = edition([unit("ila", 2)], "2");
  expect(changedFigures(before, after)[0]?.reasons).toEqual([{ reason: "definition", amount: -1 }]);
});

const withMedian = (stays: number, median: number, report: string) => {
  const made = edition([unit("ila", stays, report)]);
  return { ...made, figures: [...made.figures, figure("nord", median, "length_median")] };
};

test("a figure that is no sum has its reasons without amounts", () => {
  const changed = changedFigures(withMedian(3, 20, "first"), withMedian(4, 22, "second"));
  expect(changed.find(({ indicator_id }) => indicator_id === "length_median")?.reasons).toEqual([
    { reason: "correction", amount: undefined },
  ]);
});

const incomplete = (made: ReturnType<typeof edition>) => ({
  ...made,
  figures: made.figures.map((row) => ({ ...row, state: "incomplete", value: null, low: row.value })),
});

test("where as many have come late as were corrected away, the count is the same in another state, and the two outweigh each other", () => {
  const before = incomplete(edition([unit("ila", 3, "first"), unit("bodo", null)]));
  const after = edition([unit("ila", 2, "second"), unit("bodo", 1)]);
  expect(changedFigures(before, after)).toMatchObject([
    {
      before: { state: "incomplete", low: 3 },
      after: { state: "value", value: 3 },
      reasons: [
        { reason: "late_report", amount: 1 },
        { reason: "correction", amount: -1 },
      ],
    },
  ]);
});

test("a late report of none has moved a count by nothing, and is the reason that it is no longer incomplete", () => {
  const before = incomplete(edition([unit("ila", 3), unit("bodo", null)]));
  const after = edition([unit("ila", 3), unit("bodo", 0)]);
  expect(changedFigures(before, after).map(({ reasons }) => reasons)).toEqual([
    [{ reason: "late_report", amount: undefined }],
  ]);
});

const withShare = (part: number, whole: number, report: string) => {
  const made = edition([unit("ila", whole, report)]);
  return {
    ...made,
    figures: [{ ...figure("nord", 0.5, "self_harm_share_stays"), numerator: part, denominator: whole }],
  };
};

test("a share of the same size of other stays has changed", () => {
  expect(changedFigures(withShare(1, 2, "first"), withShare(2, 4, "second"))).toMatchObject([
    { before: { part: 1, whole: 2 }, after: { part: 2, whole: 4 }, reasons: [{ reason: "correction" }] },
  ]);
});

const withOthers = (value: number, answer: string, report: string) => ({
  ...edition([unit("ila", 1, report)]),
  before: [figure("nord", value)],
  trends: [
    {
      place_id: "nord",
      trend_id: "stays",
      quarter: "2026-01-01",
      answer,
      settled_answer: answer,
      unconfirmed_answer: null,
      first_quarter: "2021-01-01",
      lower: null,
      upper: null,
      stays: 9,
      months_counted: 60,
      months_expected: 60,
    },
  ],
  duties: [
    {
      measure_id: "safety_cell",
      under_18: false,
      duty: "region_told",
      state: "value",
      stays_due: value,
      stays_answered: 1,
      stays_in_time: 1,
    },
  ],
});

test("a count of the same quarter of the year before, an answer on the trend and a duty are told too", () => {
  const changed = changedFigures(
    withOthers(2, "declining", "first"),
    withOthers(3, "no_clear_change", "second"),
  );
  expect(changed.map(({ indicator_id, period_start }) => [indicator_id, period_start])).toEqual([
    ["stays_started", "2025-01-01"],
    ["trend", "2026-01-01"],
    ["duty/region_told/stays_due", "2026-01-01"],
  ]);
});

const withDecisions = (decisions: number | null, report: string | null, decisions_lack = false) => ({
  ...edition([unit("ila", 1, report)]),
  assured: [
    {
      region_id: "nord",
      month: "2026-01-01",
      state: "value",
      decisions,
      decisions_lack,
      quality_assured: 2,
      with_defects: 1,
    },
  ],
});

test("decisions that no unit had told of, where the region had assured some, were not reported", () => {
  expect(changedFigures(withDecisions(null, null), withDecisions(2, "late"))).toMatchObject([
    {
      indicator_id: "assured/decisions",
      before: { state: "not_reported", value: null },
      after: { state: "value", value: 2 },
    },
  ]);
});

test("decisions of which there may have been more are not those that there were", () => {
  expect(changedFigures(withDecisions(2, "first", true), withDecisions(2, "late"))).toMatchObject([
    {
      indicator_id: "assured/decisions",
      before: { state: "incomplete", value: null, low: 2 },
      after: { state: "value", value: 2 },
    },
  ]);
});

test("whatever is corrected, the reasons of a count add up to its difference", () => {
  const month = fc.record({
    region: fc.constantFrom("nord", "vest"),
    stays: fc.option(fc.nat(9), { nil: null }),
    again: fc.boolean(),
  });
  const editions = fc.array(fc.tuple(month, month), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(editions, fc.boolean(), (pairs, newProgram) => {
      const of = (side: 0 | 1) =>
        pairs.map((pair, i) => {
          const { region, stays, again } = pair[side];
          return {
            unit: `u${i}`,
            region,
            stays,
            report: stays === null ? null : `r${i}${again ? side : ""}`,
          };
        });
      const changed = changedFigures(edition(of(0)), edition(of(1), newProgram ? "2" : "1"));
      for (const { before, after, reasons } of changed)
        if (before.value !== null && after.value !== null)
          expect(reasons.reduce((sum, { amount }) => sum + (amount ?? NaN), 0)).toBe(
            after.value - before.value,
          );
    }),
    { numRuns: 500 },
  );
});
