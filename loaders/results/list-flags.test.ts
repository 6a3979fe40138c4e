import { expect, test } from "vitest";
import { withListFlags } from "./list-flags.ts";

const levels = { regions: 0.05, units: 0.1 };
const row = (place_level: string, p_value: number | null, answer = "declining", given = {}) => ({
  organisation: "now",
  trend_id: "stays",
  quarter: "2026-07-01",
  place_level,
  p_value,
  answer,
  observed_answer: answer,
  ...given,
});
const flags = (rows: ReturnType<typeof row>[]) =>
  withListFlags(rows, levels).map(({ list_p, list_flag }) => [list_p, list_flag]);

test("of five regions the smallest p value counts five times: 0.009 stands, 0.011 does not", () => {
  const others = [0.3, 0.4, 0.5, 0.6].map((p) => row("region", p, "no_clear_change"));
  expect(flags([row("region", 0.009), ...others])[0]).toEqual([0.045, true]);
  expect(flags([row("region", 0.01), ...others])[0]).toEqual([0.05, true]);
  const [[adjusted, flagged] = []] = flags([row("region", 0.011), ...others]);
  expect(adjusted).toBeCloseTo(0.055, 12);
  expect(flagged).toBe(false);
});

test("a region with too little data is one of the five all the same: 0.011 does not stand beside three others", () => {
  const others = [0.3, 0.4, 0.5].map((p) => row("region", p, "no_clear_change"));
  const unknown = row("region", null, "too_little_data");
  const [[adjusted, flagged] = []] = flags([row("region", 0.011), ...others, unknown]);
  expect(adjusted).toBeCloseTo(0.055, 12);
  expect(flagged).toBe(false);
});

test("of units a tenth of those flagged may be false: with two of four at 0.04 both stand, alone it does not", () => {
  const flat = row("unit", 0.5, "no_clear_change");
  expect(flags([row("unit", 0.04), row("unit", 0.04), flat, flat]).map(([, flagged]) => flagged)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(flags([row("unit", 0.04), flat, flat, flat]).map(([, flagged]) => flagged)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test("a unit with too little data is not looked at, and makes it no harder for the others", () => {
  const unknown = row("unit", null, "too_little_data");
  const wide = row("unit", 0.2, "too_little_data");
  expect(flags([row("unit", 0.08), unknown, wide, unknown])).toEqual([
    [0.08, true],
    [undefined, false],
    [undefined, false],
    [undefined, false],
  ]);
});

test("a small p value of what is no clear change, or is withheld, gives no flag, but was looked at", () => {
  const persons = row("unit", 0.01, "no_clear_change");
  const withheld = row("unit", 0.02, "withheld", { observed_answer: "declining" });
  expect(flags([persons, withheld])).toEqual([
    [0.02, false],
    [0.02, false],
  ]);
});

test("units, prisons and regions, each quarter, series and organisation, are lists of their own", () => {
  const one = row("unit", 0.08);
  const rows = [
    one,
    row("prison", 0.08),
    { ...one, quarter: "2026-04-01" },
    { ...one, trend_id: "hours" },
    { ...one, organisation: "then" },
  ];
  expect(flags(rows).map(([p]) => p)).toEqual([0.08, 0.08, 0.08, 0.08, 0.08]);
});

test("the country is in no list", () => {
  expect(flags([row("country", 0.001)])).toEqual([[undefined, undefined]]);
});
