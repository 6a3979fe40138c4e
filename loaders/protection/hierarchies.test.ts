import { assert, property } from "fast-check";
import { expect, test } from "vitest";
import { narrowedCells } from "./enumerating-attacker.ts";
import { hierarchy } from "./made-up-hierarchy.ts";
import { protectedCells } from "./protection.ts";
import { solver } from "./solver.ts";

const highs = await solver();

test("an attacker who tries all tables narrows no hidden cell more than is allowed, nor does who is in one", () => {
  const threshold = { stays: 4, persons: 2, dominance: 0.85 };
  assert(
    property(hierarchy, (system) => {
      const { hidden } = protectedCells(highs, system, threshold);
      expect(narrowedCells(system, hidden, threshold)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
