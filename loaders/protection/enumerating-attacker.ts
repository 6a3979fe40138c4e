import type { CellSystem } from "./cell-system.ts";

/** From and to, for each cell. */
type Ranges = { from: number; to: number }[];

/** More than any of the small systems that are attacked needs. */
const most = 60;

/**
 * What an attacker who tries all whole-number tables one after another learns that they should not: for each small cell
 * that is narrower than required to a reader, to one who is in the figures, or to one who was told some. Made to be unlike what it attacks: no
 * linear program, and the rules written once more. For small systems of stays alone.
 */
export function narrowedCells(
  system: CellSystem,
  hidden: ReadonlySet<number>,
  threshold: { stays: number; persons: number },
): string[] {
  const { cells, sums } = system;
  const alike = new Set(
    sums
      .filter(({ whole, parts, split }) => split && parts.some((part) => valueOf(part) === valueOf(whole)))
      .filter(({ whole }) => valueOf(whole) > 0)
      .flatMap(({ parts }) => parts),
  );
  const isSecret = (cell: number) => {
    const { value = 0, persons = 0, shownBefore } = cells[cell] ?? {};
    const isFew = value < threshold.stays || persons < threshold.persons;
    return !shownBefore && value > 0 && (isFew || alike.has(cell));
  };
  // A table that has been found may be possible to others too.
  const found: number[][] = [];
  const secret = cells.map((_, cell) => cell).filter(isSecret);
  const shown = cells.map((_, cell) => cell).filter((cell) => !cells[cell]?.neverShown && !hidden.has(cell));
  const findings = shown.filter((cell) => isSecret(cell)).map((cell) => `${nameOf(cell)} is shown`);

  const inside = [...hidden].filter((cell) => [1, 2].includes(cells[cell]?.persons ?? 0));
  const told = [...new Set(cells.flatMap(({ toldTo = [] }) => toldTo))];
  for (const insider of [undefined, ...inside, ...told]) {
    const asShown = rangesOf((cell) => hidden.has(cell), insider);
    const asIfHidden = rangesOf((cell) => valueOf(cell) > 0 || alike.has(cell), insider);
    const zerosAlone = rangesOf((cell) => valueOf(cell) > 0 || alike.has(cell), undefined);
    for (const cell of secret) {
      if (isKnownTo(insider, cell)) continue;
      const floor = Math.max(1, lowest(zerosAlone, cell, 0));
      const high = highest(asIfHidden, cell, Math.max(threshold.stays, floor + 1));
      const low = lowest(asIfHidden, cell, floor);
      const whom = typeof insider === "number" ? `who is in ${nameOf(insider)}` : (insider ?? "any reader");
      if (!isPossible(asShown, cell, 0, low)) findings.push(`${nameOf(cell)} is over ${low} to ${whom}`);
      if (!isPossible(asShown, cell, high, most))
        findings.push(`${nameOf(cell)} is under ${high} to ${whom}`);
    }
  }
  return findings;

  function valueOf(cell: number): number {
    return cells[cell]?.value ?? 0;
  }

  function nameOf(cell: number): string {
    return `${cells[cell]?.id} (${valueOf(cell)})`;
  }

  /** The least, from `from` on, that a cell can be. */
  function lowest(ranges: Ranges, cell: number, from: number): number {
    for (let height = from; height < valueOf(cell); height++)
      if (isPossible(ranges, cell, 0, height)) return height;
    return Math.max(from, valueOf(cell));
  }

  /** The most, up to `to`, that a cell can be. */
  function highest(ranges: Ranges, cell: number, to: number): number {
    for (let height = to; height > valueOf(cell); height--)
      if (isPossible(ranges, cell, height, most)) return height;
    return Math.min(to, valueOf(cell));
  }

  /** Whether who is alone in a cell, by its position, or was told some, by a name, knows what a cell is. */
  function isKnownTo(insider: number | string | undefined, cell: number): boolean {
    if (typeof insider === "string") return cells[cell]?.toldTo?.includes(insider) === true;
    return insider !== undefined && cells[insider]?.persons === 1 && within(insider).has(cell);
  }

  function rangesOf(isHidden: (cell: number) => boolean, insider: number | string | undefined): Ranges {
    return cells.map(({ value, neverShown, persons, largest }, cell) => {
      if (isKnownTo(insider, cell)) return { from: value, to: value };
      if (persons === 2 && cell === insider) return { from: largest, to: most };
      if (neverShown) return { from: 0, to: most };
      if (!isHidden(cell)) return { from: value, to: value };
      return { from: alike.has(cell) ? 0 : 1, to: most };
    });
  }

  /** A cell and all its parts and theirs. */
  function within(cell: number): Set<number> {
    const all = new Set([cell]);
    for (const each of all)
      for (const { whole, parts } of sums) if (whole === each) for (const part of parts) all.add(part);
    return all;
  }

  function isPossible(ranges: Ranges, cell: number, from: number, to: number): boolean {
    const aimed = ranges.map((range, each) =>
      each === cell ? { from: Math.max(range.from, from), to: Math.min(range.to, to) } : { ...range },
    );
    const isWithin = (table: readonly number[]) =>
      aimed.every((range, each) => range.from <= (table[each] ?? -1) && (table[each] ?? -1) <= range.to);
    if (found.some(isWithin)) return true;
    const table = firstTable(aimed);
    if (table) found.push(table);
    return table !== undefined;
  }

  /** The first table that lies within the ranges: narrows them by every sum, then tries each value of one cell. */
  function firstTable(ranges: Ranges): number[] | undefined {
    if (!narrow(ranges)) return undefined;
    const widths = ranges.map(({ from, to }) => to - from);
    const tried = widths.indexOf(Math.min(...widths.filter((width) => width > 0)));
    const range = ranges[tried];
    if (!range) return ranges.map(({ from }) => from);
    for (let value = range.from; value <= range.to; value++) {
      const table = firstTable(
        ranges.map((each, cell) => (cell === tried ? { from: value, to: value } : { ...each })),
      );
      if (table) return table;
    }
    return undefined;
  }

  function narrow(ranges: Ranges): boolean {
    for (let isSettled = false; !isSettled;) {
      isSettled = true;
      for (const { whole, parts } of sums) {
        const total = ranges[whole] ?? { from: 0, to: 0 };
        const ofParts = parts.map((part) => ranges[part] ?? { from: 0, to: 0 });
        const from = ofParts.reduce((sum, part) => sum + part.from, 0);
        const to = ofParts.reduce((sum, part) => sum + part.to, 0);
        const changed = [clip(total, from, to)];
        for (const part of ofParts)
          changed.push(clip(part, total.from - (to - part.to), total.to - (from - part.from)));
        if ([total, ...ofParts].some((range) => range.from > range.to)) return false;
        if (changed.includes(true)) isSettled = false;
      }
    }
    return true;
  }
}

function clip(range: { from: number; to: number }, from: number, to: number): boolean {
  const before = { ...range };
  range.from = Math.max(range.from, from);
  range.to = Math.min(range.to, to);
  return range.from !== before.from || range.to !== before.to;
}
