import type { Side } from "./side.ts";

/** Neighbours that share a side: the index of the first, and how many. */
export interface Run {
  side: Side;
  from: number;
  length: number;
}

/** The unbroken rows of equal sides, in order. */
export function runs(sides: readonly Side[]): Run[] {
  const found: Run[] = [];
  for (const [i, side] of sides.entries()) {
    const last = found.at(-1);
    if (last?.side === side) last.length += 1;
    else found.push({ side, from: i, length: 1 });
  }
  return found;
}
