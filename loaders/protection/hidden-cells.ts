import { descending } from "d3-array";
import type { CellSystem } from "./cell-system.ts";
import type { Block } from "./blocks.ts";
import type { Evidence, Observer } from "./evidence.ts";
import type { Frames } from "./frame.ts";
import type { Imagination, Mark } from "./imagination.ts";

/** What it takes to find what to hide of a block. */
export interface Search {
  system: CellSystem;
  block: Block;
  imagination: Imagination;
  frames: Frames;
  evidence: Evidence;
}

const sides = ["high", "low"] as const;

/**
 * Hides more until everybody finds possible what they must. For each mark that cannot be come up to, the cheapest
 * table that would is imagined, and what it moves is hidden (the attacker's problem of Fischetti and Salazar).
 * Returns what stays open, because what was shown before gives it away.
 */
export function hideComplements(search: Search, hidden: Set<number>): Mark[] {
  const { system, imagination, frames, evidence } = search;
  const lost: Mark[] = [];
  for (const observer of evidence.observers) {
    imagineTogether(search, hidden, observer);
    for (const mark of evidence.open(observer)) {
      if (!evidence.isOpen(observer, mark)) continue;
      const attainable = hideFor(observer, mark);
      if (!attainable) lost.push(mark);
    }
  }
  return lost;

  function hideFor(observer: Observer, mark: Mark): boolean {
    const frame = frames.ifMoreWereHidden(hidden, observer.known);
    const table = imagination.reach(mark, frame);
    if (!table) return lower(observer, mark);
    for (const cell of table.keys()) if (!system.cells[cell]?.neverShown) hidden.add(cell);
    evidence.add(table);
    return true;
  }

  /**
   * Who knows so much that no hiding brings them to a mark need only find possible what they would if all were hidden:
   * who has been told a figure, all that still can be.
   */
  function lower(observer: Observer, mark: Mark): boolean {
    const { known, toldTo } = observer;
    const frame = toldTo === undefined ? frames.ifAllWereHidden(known) : frames.ifAllElseWereHidden(known);
    const closest = imagination.approach([mark], frame);
    const height = (system.cells[mark.cell]?.value ?? 0) + (closest?.get(mark.cell) ?? 0);
    const lowered = evidence.lower(observer, mark, height);
    const isInReach = height !== mark.height;
    return isInReach && (!evidence.isOpen(observer, lowered) || hideFor(observer, lowered));
  }
}

/** Imagines tables that come up to as many as they can of what is open to an observer. */
function imagineTogether(
  { imagination, frames, evidence }: Search,
  hidden: ReadonlySet<number>,
  observer: Observer,
  still?: number,
): void {
  for (const side of sides)
    for (let open = evidence.open(observer, still).filter((mark) => mark.side === side); open.length > 1;) {
      const table = imagination.approach(open, frames.asHidden(hidden, observer.known, still));
      if (!table) break;
      evidence.add(table);
      const left = evidence.open(observer, still).filter((mark) => mark.side === side);
      if (left.length === open.length) break;
      open = left;
    }
}

/** Shows again, dearest first, each cell that need not be hidden; some are never to be shown. */
export function giveBack(search: Search, never: ReadonlySet<number>, hidden: Set<number>): void {
  const { system, block, imagination, frames, evidence } = search;
  const costOf = (cell: number) => system.cells[cell]?.cost;
  const others = block.cells.filter((cell) => hidden.has(cell) && !never.has(cell));
  for (const cell of others.toSorted((one, other) => descending(costOf(one), costOf(other)) || one - other))
    if (canBeShown(cell)) {
      hidden.delete(cell);
      evidence.fix(cell);
    }

  function canBeShown(cell: number): boolean {
    return evidence.observers.every((observer) => {
      if (evidence.open(observer, cell).length > 1) imagineTogether(search, hidden, observer, cell);
      for (let [mark] = evidence.open(observer, cell); mark; [mark] = evidence.open(observer, cell)) {
        const table = imagination.reach(mark, frames.asHidden(hidden, observer.known, cell));
        if (!table) return false;
        evidence.add(table);
      }
      return true;
    });
  }
}
