import { describe, expect, test } from "vitest";
import { hideableCells, type CellSystem } from "./cell-system.ts";
import { narrowedCells } from "./enumerating-attacker.ts";
import { smallCells } from "./needs.ts";
import { protectedCells } from "./protection.ts";
import { block, stays, unitsAndTotal } from "./small-systems.ts";
import { solver } from "./solver.ts";

const highs = await solver();
const threshold = { stays: 5, persons: 3, dominance: 0.85 };

/** At most so many times what need be hidden. */
const bar = 1.25;

const tables: [string, CellSystem][] = [
  ["one sum", unitsAndTotal([stays("A", 3), stays("B", 10), stays("C", 12), stays("D", 6)])],
  ["two small in one sum", unitsAndTotal([stays("A", 2), stays("B", 1), stays("C", 7), stays("D", 9)])],
  [
    "one small in a block",
    block([
      [3, 9, 14],
      [11, 6, 8],
      [7, 12, 20],
    ]),
  ],
  [
    "two small in different lines",
    block([
      [3, 9, 14],
      [11, 2, 8],
      [7, 12, 20],
    ]),
  ],
  [
    "zeros among them",
    block([
      [1, 0, 14],
      [0, 6, 8],
      [7, 12, 0],
    ]),
  ],
  [
    "four small",
    block([
      [1, 2, 14],
      [4, 1, 8],
      [7, 12, 20],
    ]),
  ],
];

const costOf = ({ cells }: CellSystem, hidden: Iterable<number>) =>
  [...hidden].reduce((sum, cell) => sum + (cells[cell]?.cost ?? 0), 0);

/** What the cheapest of all ways to hide costs that the attacker by enumeration cannot narrow. */
function leastCost(system: CellSystem): number {
  const small = smallCells(system, threshold);
  const others = [...hideableCells(system)].filter((cell) => !small.has(cell));
  const ways = Array.from({ length: 2 ** others.length }, (_, way) => [
    ...small,
    ...others.filter((__, i) => Math.floor(way / 2 ** i) % 2 === 1),
  ]).toSorted((one, other) => costOf(system, one) - costOf(system, other));
  const least = ways.find((hidden) => narrowedCells(system, new Set(hidden), threshold).length === 0);
  if (!least) throw new Error("no way to hide is safe");
  return costOf(system, least);
}

describe("not much more is hidden than the least that is safe, of all ways there are", () => {
  test.each(tables)("%s", (_, system) => {
    const least = leastCost(system);
    expect(costOf(system, protectedCells(highs, system, threshold).hidden)).toBeLessThanOrEqual(bar * least);
    // To hide everything is no way out.
    expect(costOf(system, hideableCells(system))).toBeGreaterThan(bar * least);
  });
});
