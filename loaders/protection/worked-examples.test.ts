import { describe, expect, test } from "vitest";
import { blocks } from "./blocks.ts";
import type { Cell, CellSystem } from "./cell-system.ts";
import { createFrames } from "./frame.ts";
import { withImagination } from "./imagination.ts";
import { protectedCells } from "./protection.ts";
import { block, cellsOf, idsOf, stays, unitsAndTotal } from "./small-systems.ts";
import { solver } from "./solver.ts";

// The worked examples of the method, with the intervals that a reader can work out by hand.
const highs = await solver();
const threshold = { stays: 5, persons: 3, dominance: 0.85 };

/** From where to where a reader knows a cell to be, when these are hidden and zeros are shown, or may be hidden too. */
function interval(system: CellSystem, ids: string[], id: string, zeros: "shown" | "hidden" = "shown") {
  const hidden = cellsOf(system, ids);
  const [cell = -1] = cellsOf(system, [id]);
  const ofCell = blocks(system, hidden).find(({ cells }) => cells.includes(cell));
  if (!ofCell) throw new Error(`${id} is shown`);
  const shown = createFrames(system, hidden).asHidden(hidden, new Map());
  const frame = zeros === "shown" ? shown : { ...shown, leastOf: () => 0 };
  return withImagination(highs, system, ofCell, (imagination) =>
    (
      [
        ["low", 0],
        ["high", 1000],
      ] as const
    ).map(([side, height]) => {
      const table = imagination.approach([{ cell, side, height }], frame);
      return (system.cells[cell]?.value ?? 0) + (table?.get(cell) ?? 0);
    }),
  );
}

const hiddenOf = (system: CellSystem) => idsOf(system, protectedCells(highs, system, threshold).hidden);

describe("A 3, B 10, C 12, D 6, total 31", () => {
  const system = unitsAndTotal([stays("A", 3), stays("B", 10), stays("C", 12), stays("D", 6)]);
  test("one hidden number of a sum is known", () => {
    expect(interval(system, ["A"], "A")).toEqual([3, 3]);
  });
  test("two are safe where they are together large enough", () => {
    expect(interval(system, ["A", "D"], "A")).toEqual([1, 8]);
  });
  test("the cheapest companion is hidden, and nothing else", () => {
    expect(hiddenOf(system)).toEqual(["A", "D"]);
  });
});

describe("A 2, B 1, C 7, D 9, total 19", () => {
  const system = unitsAndTotal([stays("A", 2), stays("B", 1), stays("C", 7), stays("D", 9)]);
  test("two small numbers alone are not known, and still too narrow", () => {
    expect(interval(system, ["A", "B"], "A")).toEqual([1, 2]);
    expect(interval(system, ["A", "B"], "B")).toEqual([1, 2]);
  });
  test("with a third they are safe", () => {
    for (const id of ["A", "B", "C"]) expect(interval(system, ["A", "B", "C"], id)).toEqual([1, 8]);
    expect(hiddenOf(system)).toEqual(["A", "B", "C"]);
  });
});

describe("two hidden in every row and every column", () => {
  const system = block([
    [2, 1],
    [1, 1],
  ]);
  const inside = ["1 1", "1 2", "2 1", "2 2"];
  test("is not enough: they are from none to three where zeros may be hidden", () => {
    expect(interval(system, inside, "1 1", "hidden")).toEqual([1, 3]);
    for (const id of inside.slice(1)) expect(interval(system, inside, id, "hidden")).toEqual([0, 2]);
  });
  test("and they are all known where zeros are shown", () => {
    for (const id of inside) {
      const [low, high] = interval(system, inside, id);
      expect(low).toBe(high);
    }
  });
  test("so that sums are hidden too", () => {
    expect(hiddenOf(system).filter((id) => !inside.includes(id)).length).toBeGreaterThan(0);
  });
});

test("the SDC Handbook's third example: rows 7 and 3, columns 6 and 4, and the first is from 3 to 6", () => {
  const system = block([
    [5, 2],
    [1, 2],
  ]);
  expect(interval(system, ["1 1", "1 2", "2 1", "2 2"], "1 1", "hidden")).toEqual([3, 6]);
});

/** Hours of 20 persons, of which one has the largest part. */
function hours(id: string, value: number, largest: number, cost: number): Cell {
  return stays(id, 60 * value, { unit: "minutes", persons: 20, largest: 60 * largest, cost });
}

function withCompanions(one: number, other: number): CellSystem {
  return unitsAndTotal([
    hours("A", 330, 300, 1),
    hours("B", one, 1, 1),
    hours("C", other, 1, 2),
    hours("D", 5000, 100, 50),
  ]);
}

describe("330 hours, of which one person has 300, where nobody may have more than 85 percent", () => {
  test("352.94 hours must be possible: a companion of 22 hours is too little, one of 23 is enough", () => {
    expect(hiddenOf(withCompanions(22, 23))).toEqual(["A", "C"]);
    expect(hiddenOf(withCompanions(23, 24))).toEqual(["A", "B"]);
  });
  test("of 330 hours where nobody has more than 280 nothing is hidden", () => {
    expect(hiddenOf(unitsAndTotal([hours("A", 330, 280, 1), hours("B", 22, 1, 1)]))).toEqual([]);
  });
});

/** A, of so many persons of whom one has so many; B and C. */
function besideA(a: number, persons: number, largest: number, b: number, c: number): CellSystem {
  return unitsAndTotal([stays("A", a, { persons, largest }), stays("B", b), stays("C", c)]);
}

describe("who is in the figures", () => {
  test("who alone is in one of two hidden numbers of a sum would know the other", () => {
    expect(hiddenOf(besideA(3, 3, 1, 3, 10))).toEqual(["A", "B"]);
    expect(hiddenOf(besideA(3, 1, 3, 3, 10))).toEqual(["A", "B", "C"]);
  });
  test("who shares one with another would know the rest better than a reader", () => {
    expect(hiddenOf(besideA(4, 2, 2, 3, 10))).toEqual(["A", "B"]);
    expect(hiddenOf(besideA(4, 2, 3, 3, 10))).toEqual(["A", "B", "C"]);
  });
  test("eight stays of two persons are hidden, eight of eight are not", () => {
    expect(hiddenOf(besideA(8, 2, 4, 10, 30))).toContain("A");
    expect(hiddenOf(besideA(8, 8, 1, 10, 30))).toEqual([]);
  });
});

/** Stays by what they were for. */
function bySplit(harm: number, other: number): CellSystem {
  return {
    cells: [stays("all", harm + other), stays("harm", harm), stays("other", other)],
    sums: [{ whole: 0, parts: [1, 2], split: true }],
    bounds: [],
  };
}

describe("what all had", () => {
  test("is not shown, and neither is the zero that would tell it; how many they were is", () => {
    expect(hiddenOf(bySplit(12, 0))).toEqual(["harm", "other"]);
    expect(hiddenOf(bySplit(0, 12))).toEqual(["harm", "other"]);
  });
  test("is shown where there were others", () => {
    expect(hiddenOf(bySplit(6, 6))).toEqual([]);
    expect(hiddenOf(bySplit(0, 0))).toEqual([]);
  });
});
