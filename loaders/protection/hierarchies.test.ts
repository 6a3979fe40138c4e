import { assert, property } from "fast-check";
import { expect, test } from "vitest";
import { narrowedCells } from "./enumerating-attacker.ts";
import { hierarchy, hierarchyOf } from "./made-up-hierarchy.ts";
import { protectedCells } from "./protection.ts";
import { solver } from "./solver.ts";

const highs = await solver();

test("an attacker who tries all tables narrows no hidden cell more than is allowed, nor does who is in one, or was told some", () => {
  const threshold = { stays: 4, persons: 2, dominance: 0.85 };
  assert(
    property(hierarchy, (system) => {
      const { hidden } = protectedCells(highs, system, threshold);
      expect(narrowedCells(system, hidden, threshold)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("what one who is in the figures need not find possible is asked of each other for themselves", () => {
  const stays = [
    { unit: "a", quarter: "q1", reason: "harm", person: 1 },
    { unit: "a", quarter: "q1", reason: "other", person: 2 },
    { unit: "a", quarter: "q1", reason: "other", person: 2 },
    { unit: "b", quarter: "q1", reason: "harm", person: 1 },
    { unit: "b", quarter: "q1", reason: "harm", person: 1 },
    { unit: "c", quarter: "q1", reason: "harm", person: 1 },
  ];
  const given = ["region year reason", "unit year all", "unit quarter reason"];
  const threshold = { stays: 5, persons: 3, dominance: 0.85 };
  for (const isSplit of [true, false]) {
    const system = hierarchyOf(stays, given, isSplit);
    expect(narrowedCells(system, protectedCells(highs, system, threshold).hidden, threshold)).toEqual([]);
  }
});
