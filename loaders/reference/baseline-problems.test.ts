import { expect, test } from "vitest";
import { baselineProblems } from "./baseline-problems.ts";
import type { Baseline } from "./lists.ts";

const row = (given: Partial<Baseline>): Baseline => ({
  place_id: "ila",
  measure_id: "safety_cell",
  from: "2023-04-01",
  baseline_to: null,
  reason: "Ny bruk av enheten",
  decided_by: "direktoratet",
  decided_on: "2023-06-01",
  source: "oppdiktet",
  ...given,
});

test("a place may be re-based more than once, and two places on the same day", () => {
  const rows = [row({}), row({ from: "2025-01-01" }), row({ place_id: "halden" })];
  expect(baselineProblems(rows)).toEqual([]);
});

test("two phases of a place cannot begin on the same day", () => {
  expect(baselineProblems([row({}), row({ reason: "En annen grunn" })])).toEqual([
    "«ila» har to rader fra 2023-04-01.",
  ]);
});

test("a baseline cannot end before its phase begins", () => {
  expect(baselineProblems([row({ baseline_to: "2023-04-30" })])).toEqual([]);
  expect(baselineProblems([row({ baseline_to: "2023-03-31" })])).toEqual([
    "«ila» har en basis til 2023-03-31, før fasen begynner 2023-04-01.",
  ]);
});
