import { expect, test } from "vitest";
import { rateStudies } from "./intervals/rate-coverage.ts";
import { unitStudies } from "./places/unit-studies.ts";
import { resultCsv } from "./result-csv.ts";
import { ruleOn } from "./rule.ts";
import { simulated } from "./simulated.ts";
import { summary } from "./summary.ts";

const run = { seed: 1, date: "2026-11-20" };
const rates = rateStudies().slice(0, 2);

test("the rule is the one that the list of settings has on the day", async () => {
  const rule = await ruleOn(run.date);
  expect(rule.verdict).toMatchObject({ window_quarters: 20, minimum_stays: 20, quarters_to_settle: 2 });
  expect(rule.lists).toEqual({ regions: 0.05, units: 0.1 });
});

test("the same seed gives the same file, whatever the order of work, and another seed another", () => {
  const csv = resultCsv(simulated(rates, 1, 0.01), run);
  expect(resultCsv(simulated(rates.toReversed(), 1, 0.01), run)).toBe(csv);
  expect(resultCsv(simulated(rates, 2, 0.01), run)).not.toBe(csv);
});

test("each line holds what was measured, where, how often, and whether that is what was asked for", () => {
  const [header, first] = resultCsv(simulated(rates, 1, 0.01), run).split("\n");
  expect(header).toBe(
    "scenario,change,trend,level,rate,months,measure,value,standard_error,series,target,met,seed,date",
  );
  expect(first).toMatch(
    /^poisson,stable,,rate_of_period,0\.3,,interval_byar,0\.9\d{3},0\.\d{4},\d+,0\.93,true,1,2026-11-20$/,
  );
});

test("a study of one unit measures answers, settled verdicts and its interval", async () => {
  const studies = unitStudies((await ruleOn(run.date)).verdict);
  const shares = simulated(
    studies.filter(({ title }) => title === "unit poisson stable stays 3"),
    1,
    0.02,
  );
  const measured = shares.filter(({ months }) => months === 60).map(({ measure }) => measure);
  expect(measured).toContain("answer_changed");
  expect(measured).toContain("settled_changed_once_in_five_years");
  expect(measured).toContain("interval_of_trend");
  for (const { value } of shares) expect(value >= 0 && value <= 1).toBe(true);
  const lines = resultCsv(shares, run).split("\n").slice(1, -1);
  expect(lines.filter((line) => !line.startsWith("poisson,stable,stays,unit,3,"))).toEqual([]);
});

test("the summary tells of each target how many shares met it", () => {
  expect(summary(simulated(rates, 1, 0.01))).toContain("interval_exact at least 0.95: ");
});
