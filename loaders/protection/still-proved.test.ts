import { expect, test } from "vitest";
import type { CellSystem } from "./cell-system.ts";
import { guarded } from "./guarded.ts";
import { stays, unitsAndTotal } from "./small-systems.ts";
import { solver } from "./solver.ts";
import { stillProved } from "./still-proved.ts";

const highs = await solver();
const threshold = { stays: 5, persons: 3, dominance: 0.85 };
const first = unitsAndTotal([stays("A", 2), stays("B", 1), stays("C", 7), stays("D", 9)]);
const before = guarded(highs, first, threshold);

/** The same figures, with some cells as they are said to be. */
const changed = (...cells: CellSystem["cells"]): CellSystem => ({
  ...first,
  cells: first.cells.map((cell) => cells.find(({ id }) => id === cell.id) ?? cell),
});

test("what is as it was, and what was shown since, is as hidden as before, by the proof that there is", () => {
  const shown = first.cells
    .filter(({ id }) => !before.hidden.has(id))
    .map((cell) => ({ ...cell, shownBefore: true as const }));
  for (const system of [first, changed(...shown)])
    expect(stillProved(system, threshold, before)?.certificate).toBe(before.parts[0]?.certificate);
  expect(guarded(highs, changed(...shown), threshold, before).hidden).toEqual(before.hidden);
});

test("nothing is taken from a proof where a figure is another, one more is shown, or more is asked", () => {
  const [hidden] = first.cells.filter(({ id, value }) => before.hidden.has(id) && value >= threshold.stays);
  if (hidden === undefined) throw new Error("nothing but small figures is hidden");
  const bigger = unitsAndTotal([stays("A", 2), stays("B", 1), stays("C", 8), stays("D", 9)]);
  expect(stillProved(bigger, threshold, before)).toBeUndefined();
  expect(stillProved(changed({ ...hidden, shownBefore: true }), threshold, before)).toBeUndefined();
  expect(stillProved(changed({ ...hidden, barred: true }), threshold, before)).toBeUndefined();
  for (const other of [{ persons: hidden.persons - 1 }, { largest: 2 }, { neverShown: true as const }])
    expect(stillProved(changed({ ...hidden, ...other }), threshold, before)).toBeUndefined();
  expect(stillProved(first, { ...threshold, stays: 7 }, before)).toBeUndefined();
  expect(stillProved({ ...first, sums: [] }, threshold, before)).toBeUndefined();
});

test("what was given away then is given away still, and is not asked for", () => {
  const known = unitsAndTotal([
    stays("A", 3),
    stays("B", 7, { shownBefore: true }),
    stays("C", 0),
    stays("D", 0),
  ]);
  const told = {
    ...known,
    cells: known.cells.map((cell) => (cell.id === "total" ? { ...cell, shownBefore: true as const } : cell)),
  };
  const given = guarded(highs, told, threshold);
  expect(given.givenAway).toEqual(["A"]);
  expect(stillProved(told, threshold, given)?.givenAway).toEqual(["A"]);
  const cells = told.cells.map((cell) => ({ ...cell, shownBefore: true as const }));
  expect(stillProved({ ...told, cells }, threshold, given)?.givenAway).toEqual([]);
});
