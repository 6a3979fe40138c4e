import { expect, test } from "vitest";
import { boundFigure } from "./bound-figures.ts";

const scope = { place_id: "region-nord", period: "quarter", start: "2026-01-01", name: "2026-q1" } as const;

test("what is left out is the report's own", () => {
  expect(boundFigure("stays_started", scope)).toEqual({
    indicator_id: "stays_started",
    place_id: "region-nord",
    measure_id: "safety_cell",
    period: "quarter",
    start: "2026-01-01",
  });
  expect(boundFigure("rate region=vest year=2025", scope)).toMatchObject({
    place_id: "region-vest",
    period: "year",
    start: "2025-01-01",
  });
});

test.each([
  ["stays_started prison=tromso region=vest", "region=vest"],
  ["stays_started quarter=2026-q1 year=2025", "year=2025"],
  ["stays_started measure=exclusion measure=safety_cell", "measure=safety_cell"],
  ["stays_started month=2026-01", "month=2026-01"],
  ["stays_started quarter=2026", "2026"],
])("%s points to no one figure", (expression, wrong) => {
  expect(boundFigure(expression, scope)).toEqual({ wrong });
});
