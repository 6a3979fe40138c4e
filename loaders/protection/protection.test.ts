import { describe, expect, test } from "vitest";
import { contradictions, type Cell, type CellSystem } from "./cell-system.ts";
import { narrowedCells } from "./enumerating-attacker.ts";
import { protectedCells } from "./protection.ts";
import { cellsOf, idsOf, stays, unitsAndTotal } from "./small-systems.ts";
import { solver } from "./solver.ts";

const highs = await solver();
const threshold = { stays: 5, persons: 3, dominance: 0.85 };
const hiddenOf = (system: CellSystem, limits = threshold) =>
  idsOf(system, protectedCells(highs, system, limits).hidden);

describe("nothing small, nothing hidden", () => {
  test.each([
    ["numbers that may be shown", [5, 6, 7]],
    ["none at all", [0, 0, 0]],
    ["none and numbers that may be shown", [0, 9, 0, 5]],
  ])("%s", (_, values) => {
    expect(hiddenOf(unitsAndTotal(values.map((value, i) => stays("ABCD".charAt(i), value))))).toEqual([]);
  });
});

test("a zero is shown beside what is hidden", () => {
  const system = unitsAndTotal([stays("A", 3), stays("B", 0), stays("C", 9), stays("D", 20)]);
  expect(hiddenOf(system)).toEqual(["A", "C"]);
});

describe("a figure that is hidden from those who may see more", () => {
  const barred = stays("A", 30, { barred: true });
  test("is hidden, however large, and need not be guarded: nothing else is hidden for it", () => {
    const none = stays("B", 0, { barred: true });
    expect(hiddenOf(unitsAndTotal([barred, none, stays("C", 9)]))).toEqual(["A"]);
  });
  test("hides what is small beside it, so that less else need be hidden", () => {
    expect(hiddenOf(unitsAndTotal([barred, stays("B", 8), stays("C", 3)]))).toEqual(["A", "C"]);
    expect(hiddenOf(unitsAndTotal([stays("A", 30), stays("B", 8), stays("C", 3)]))).toEqual(["B", "C"]);
  });
  test("stays shown where it was given out before", () => {
    const shown = stays("A", 30, { barred: true, shownBefore: true });
    expect(hiddenOf(unitsAndTotal([shown, stays("C", 9)]))).toEqual([]);
  });
});

describe("figures that were given out before", () => {
  test("stay shown, and another is hidden for them", () => {
    const system = unitsAndTotal([stays("A", 3), stays("B", 7, { shownBefore: true }), stays("C", 9)]);
    expect(hiddenOf(system)).toEqual(["A", "C"]);
  });
  test("stop what they would give away, by name", () => {
    const system = unitsAndTotal([stays("A", 3), stays("B", 7, { shownBefore: true })]);
    const given = {
      ...system,
      cells: system.cells.map((cell) =>
        cell.id === "total" ? { ...cell, shownBefore: true as const } : cell,
      ),
    };
    expect(() => protectedCells(highs, given, threshold)).toThrow("what was shown before gives away: A");
  });
  test("are not asked for, though they be small", () => {
    const system = unitsAndTotal([stays("A", 3, { shownBefore: true }), stays("B", 7), stays("C", 9)]);
    expect(hiddenOf(system)).toEqual([]);
  });
});

/** A region as it was then and is now: the unit itself is in no table. */
function thenAndNow(moved: number): CellSystem {
  return {
    cells: [
      stays("then", 20 + moved),
      stays("now", 20),
      stays("the unit that moved", moved, { neverShown: true }),
    ],
    sums: [{ whole: 0, parts: [1, 2] }],
    bounds: [],
  };
}

test("two totals that differ by what one unit moved with are not both shown where that is small", () => {
  expect(hiddenOf(thenAndNow(2))).toEqual(["now"]);
  expect(hiddenOf(thenAndNow(8))).toEqual([]);
});

test("persons are hidden where they would tell how many stays there were at least", () => {
  const stay = stays("stays", 3, { persons: 3 });
  const persons = stays("persons", 3, { unit: "persons", persons: 3 });
  const system = unitsAndTotal([stay, stays("other stays", 12)]);
  const both = { ...system, cells: [...system.cells, persons], bounds: [{ less: 3, atLeast: [0] }] };
  expect(hiddenOf(system)).toEqual(["other stays", "stays"]);
  expect(hiddenOf(both)).toEqual(["other stays", "persons", "stays"]);
});

/** Stays of many persons, so that nobody knows more of them than a reader. */
function ofMany(id: string, value: number, cost = 1): Cell {
  return stays(id, value, { persons: 9, cost });
}

test("fractions that would be wide enough do not count: whole numbers are asked for", () => {
  // x is twice z, so that it cannot be 3, though z of one and a half would make it so.
  const system: CellSystem = {
    cells: [
      ofMany("x", 2),
      ofMany("y", 1),
      ofMany("also y", 1),
      ofMany("z", 1),
      ofMany("rest", 2),
      ofMany("total", 4, 50),
    ],
    sums: [
      { whole: 0, parts: [1, 2] },
      { whole: 1, parts: [3] },
      { whole: 2, parts: [3] },
      { whole: 5, parts: [0, 4] },
    ],
    bounds: [],
  };
  const limits = { stays: 3, persons: 3, dominance: 0.85 };
  expect(narrowedCells(system, cellsOf(system, ["x", "y", "also y", "z", "rest"]), limits)).not.toEqual([]);
  expect(hiddenOf(system, limits)).toContain("total");
});

describe("what does not add up", () => {
  const system = unitsAndTotal([stays("A", 3), stays("B", 9)]);
  const wrong = { ...system, cells: [stays("A", 4), ...system.cells.slice(1)] };
  test("is refused, by name", () => {
    expect(contradictions(system)).toEqual([]);
    expect(() => protectedCells(highs, wrong, threshold)).toThrow("figures do not add up: total");
  });
  test("so is what is more than it can be", () => {
    const more = { ...system, bounds: [{ less: 1, atLeast: [0] }] };
    expect(() => protectedCells(highs, more, threshold)).toThrow("figures do not add up: B");
  });
});
