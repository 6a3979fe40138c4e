import { expect, test } from "vitest";
import { lastQuarterOf, monthsOf, periodBefore, periodOf, yearBefore } from "./report-scope.ts";

test("a quarter is called by its year and number, a year by its number", () => {
  expect(periodOf("2026-q1")).toEqual({ period: "quarter", start: "2026-01-01", name: "2026-q1" });
  expect(periodOf("2026-Q4")).toEqual({ period: "quarter", start: "2026-10-01", name: "2026-q4" });
  expect(periodOf("2025")).toEqual({ period: "year", start: "2025-01-01", name: "2025" });
  expect([periodOf("2026-q5"), periodOf("26"), periodOf("2026-01")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("a quarter has three months, a year twelve, and its last quarter is what its trend is told at", () => {
  expect(monthsOf({ period: "quarter", start: "2025-10-01" })).toEqual([
    "2025-10-01",
    "2025-11-01",
    "2025-12-01",
  ]);
  expect(monthsOf({ period: "year", start: "2025-01-01" })).toHaveLength(12);
  expect(lastQuarterOf({ period: "year", start: "2025-01-01" })).toBe("2025-10-01");
  expect(lastQuarterOf({ period: "quarter", start: "2025-04-01" })).toBe("2025-04-01");
});

test("before the first quarter of a year is the last of the year before", () => {
  expect(periodBefore({ period: "quarter", start: "2026-01-01" })).toEqual(periodWith("quarter", "2025-q4"));
  expect(periodBefore({ period: "quarter", start: "2026-07-01" })).toEqual(periodWith("quarter", "2026-q2"));
  expect(periodBefore({ period: "year", start: "2026-01-01" })).toEqual(periodWith("year", "2025"));
});

const periodWith = (period: string, name: string) => ({ ...periodOf(name), period });

test("the same period of the year before begins twelve months earlier", () => {
  expect(yearBefore("2026-01-01")).toBe("2025-01-01");
});
