import { assert, constantFrom, property } from "fast-check";
import { expect, test } from "vitest";
import { narrowedCells } from "./enumerating-attacker.ts";
import { hierarchy } from "./made-up-hierarchy.ts";
import { protectedCells } from "./protection.ts";
import { solver } from "./solver.ts";

const highs = await solver();

/** Thresholds of audiences, and others. */
const thresholds = constantFrom(
  { stays: 5, persons: 3, dominance: 0.85 },
  { stays: 3, persons: 3, dominance: 0.85 },
  { stays: 4, persons: 2, dominance: 0.85 },
);

test("of 10 000 hierarchies no hidden cell is narrower than required, to a reader, to who is in one, or to who was told some", () => {
  assert(
    property(hierarchy, thresholds, (system, threshold) => {
      const { hidden } = protectedCells(highs, system, threshold);
      expect(narrowedCells(system, hidden, threshold)).toEqual([]);
    }),
    { numRuns: 10_000 },
  );
}, 7_200_000);
