import { expect, test } from "vitest";
import { addMonths, isOver, lastQuarter } from "./series.js";

test("months are added across the turn of the year", () => {
  expect(addMonths("2026-11", 3)).toBe("2027-02");
  expect(addMonths("2026-01", -1)).toBe("2025-12");
  expect(addMonths("2026-10-01", 0)).toBe("2026-10");
});

test("the last quarter is the one whose three months are over", () => {
  expect(lastQuarter("2026-08")).toBe("2026-04-01");
  expect(lastQuarter("2026-09")).toBe("2026-07-01");
  expect(lastQuarter("2026-10")).toBe("2026-07-01");
  expect(lastQuarter("2026-01")).toBe("2025-10-01");
});

test("a year is over with December", () => {
  expect(isOver({ period: "year", period_start: "2025-01-01" }, "2025-12")).toBe(true);
  expect(isOver({ period: "year", period_start: "2025-01-01" }, "2025-11")).toBe(false);
  expect(isOver({ period: "quarter", period_start: "2026-07-01" }, "2026-09")).toBe(true);
});
