import { ascending, descending } from "d3-array";
import type { Audit, Breach } from "./audit.ts";
import { blocks, cellsOfSum } from "./blocks.ts";
import type { CellSystem, Need, Sum } from "./cell-system.ts";

/**
 * The cells to hide: those that need it, and of the others no more than it takes that no need can be worked around.
 * By simple room in each sum, then by what the audit finds, then by giving back what can be given back.
 */
export function hiddenCells(
  system: CellSystem,
  smallCells: readonly number[],
  needs: readonly Need[],
  audit: Audit,
): Set<number> {
  const small = new Set(smallCells);
  const hidden = withRoom(system, needs, small);
  hideUntilSafe(system, audit, hidden);
  giveBack(system, audit, small, hidden);
  return hidden;
}

/** In each sum with something hidden, as much more that what is hidden could be as large as it needs. */
function withRoom(system: CellSystem, needs: readonly Need[], small: ReadonlySet<number>): Set<number> {
  const highOf = new Map(needs.map(({ cell, high }) => [cell, high]));
  const hidden = new Set(small);
  for (const { whole, parts } of system.sums) {
    if (hidden.has(whole)) continue;
    const inSum = () => parts.filter((cell) => hidden.has(cell));
    const isShort = () => {
      const now = inSum();
      const remainder = now.reduce((sum, cell) => sum + (system.cells[cell]?.value ?? 0), 0);
      const highest = Math.max(...now.map((cell) => highOf.get(cell) ?? 0));
      return now.length > 0 && remainder < highest + now.length - 1;
    };
    while (isShort()) {
      const next = cheapest(system, hidden, parts) ?? cheapest(system, hidden, [whole]);
      if (next === undefined) break;
      hidden.add(next);
      if (next === whole) break;
    }
  }
  return hidden;
}

function hideUntilSafe(system: CellSystem, audit: Audit, hidden: Set<number>): void {
  for (let breaches = audit.breaches(hidden); breaches.length > 0; breaches = audit.breaches(hidden)) {
    const before = hidden.size;
    const helped = new Set<Sum>();
    for (const breach of breaches) {
      const near = sumsNear(system, hidden, breach);
      if (near.some((sum) => helped.has(sum))) continue;
      const next = cheapest(system, hidden, near.flatMap(cellsOfSum));
      if (next === undefined) continue;
      hidden.add(next);
      for (const sum of near) helped.add(sum);
    }
    if (hidden.size === before)
      throw new Error(`nothing more can be hidden, and ${breaches.length} needs are not met`);
  }
}

/** The sums that a need is in and that can be widened; if none, all that hang together with it. */
function sumsNear(system: CellSystem, hidden: ReadonlySet<number>, { need, knower }: Breach): Sum[] {
  const canBeWidened = (sum: Sum) => cheapest(system, hidden, cellsOfSum(sum)) !== undefined;
  const touching = (cells: ReadonlySet<number>) =>
    system.sums.filter((sum) => cellsOfSum(sum).some((cell) => cells.has(cell))).filter(canBeWidened);
  const nearest = touching(new Set(knower === undefined ? [need.cell] : [need.cell, knower]));
  if (nearest.length > 0) return nearest;
  const block = blocks(system, hidden).find(({ unknown }) => unknown.includes(need.cell));
  return touching(new Set(block?.unknown));
}

function cheapest(
  system: CellSystem,
  hidden: ReadonlySet<number>,
  cells: readonly number[],
): number | undefined {
  const [first] = cells
    .filter((index) => {
      const cell = system.cells[index];
      return (
        cell !== undefined && !cell.neverShown && !cell.shownBefore && cell.value > 0 && !hidden.has(index)
      );
    })
    .toSorted((one, other) => ascending(system.cells[one]?.cost, system.cells[other]?.cost) || one - other);
  return first;
}

/** Shows again, dearest first, what need not be hidden. */
function giveBack(system: CellSystem, audit: Audit, small: ReadonlySet<number>, hidden: Set<number>): void {
  const costOf = (cell: number) => system.cells[cell]?.cost;
  const others = [...hidden].filter((cell) => !small.has(cell));
  const dearestFirst = others.toSorted((one, other) => descending(costOf(one), costOf(other)) || one - other);
  const chunk = Math.max(1, Math.ceil(dearestFirst.length / 8));
  for (let start = 0; start < dearestFirst.length; start += chunk)
    showIfSafe(dearestFirst.slice(start, start + chunk));

  function showIfSafe(cells: readonly number[]): void {
    for (const cell of cells) hidden.delete(cell);
    if (audit.breaches(hidden, { first: true }).length === 0) return;
    for (const cell of cells) hidden.add(cell);
    if (cells.length === 1) return;
    const half = Math.ceil(cells.length / 2);
    showIfSafe(cells.slice(0, half));
    showIfSafe(cells.slice(half));
  }
}
