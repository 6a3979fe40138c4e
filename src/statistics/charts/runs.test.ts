import * as fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "./runs.ts";
import type { Side } from "./side.ts";

test("two above, three below and one on the line are three runs", () => {
  expect(runs([1, 1, -1, -1, -1, 0])).toEqual([
    { side: 1, from: 0, length: 2 },
    { side: -1, from: 2, length: 3 },
    { side: 0, from: 5, length: 1 },
  ]);
});

test("nothing has no runs", () => {
  expect(runs([])).toEqual([]);
});

test("laid end to end, the runs are the row again, and no two neighbours are alike", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom<Side>(-1, 0, 1)), (sides) => {
      const found = runs(sides);
      expect(found.flatMap(({ side, length }) => Array.from({ length }, () => side))).toEqual(sides);
      expect(found.some(({ side }, i) => found[i + 1]?.side === side)).toBe(false);
    }),
  );
});
