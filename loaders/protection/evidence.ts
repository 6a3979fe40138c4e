import type { CellSystem, Need } from "./cell-system.ts";
import { parted, type Difference } from "./difference.ts";
import type { Block } from "./blocks.ts";
import type { Mark } from "./imagination.ts";
import type { Knowledge } from "./observers.ts";

/** One who looks at the figures: what they know beside, and what they must find possible. */
export interface Observer {
  known: Knowledge;
  /** Who they are, where they know it because they have been told. */
  toldTo?: string;
  /** Marks that no hiding brings in reach of one who knows this, as far as it does. */
  lowered: Mark[];
}

/** Tables that have been imagined, and what each shows to whom to be possible. */
export interface Evidence {
  readonly observers: readonly Observer[];
  /** One more who looks, who must find possible whatever they do not know of these needs. */
  admit(known: Knowledge, needs: readonly Need[], toldTo?: string): void;
  /** From now on the observer need find possible no more than this instead of a mark. */
  lower(observer: Observer, mark: Mark, height: number): Mark;
  /** What an observer cannot find possible by any table, or by any that leaves this cell as it is. */
  open(observer: Observer, still?: number): Mark[];
  isOpen(observer: Observer, mark: Mark): boolean;
  add(table: Difference): void;
  /** Leaves only the tables in which this cell is as it is. */
  fix(cell: number): void;
  /** As many of the tables as it takes. */
  tables(): Difference[];
}

interface Witness {
  table: Difference;
  /** A bit for each mark that it comes up to. */
  shows: bigint;
  impossibleTo: Set<Observer>;
}

export function createEvidence(system: CellSystem, block: Block): Evidence {
  const marks: Mark[] = [];
  const bitByKey = new Map<string, bigint>();
  const marksOf = new Map<number, Mark[]>();
  const askedOf = new Map<Observer, bigint>();
  let witnesses: Witness[] = [];
  const valueOf = (cell: number) => system.cells[cell]?.value ?? 0;

  function bitOf(mark: Mark): bigint {
    const key = keyOf(mark);
    const known = bitByKey.get(key);
    if (known !== undefined) return known;
    const bit = 1n << BigInt(marks.length);
    marks.push(mark);
    bitByKey.set(key, bit);
    marksOf.set(mark.cell, [...(marksOf.get(mark.cell) ?? []), mark]);
    for (const witness of witnesses) if (comesUpTo(witness.table, mark)) witness.shows |= bit;
    return bit;
  }

  const bitsOf = (all: readonly Mark[]) => all.reduce((bits, mark) => bits | bitOf(mark), 0n);

  const comesUpTo = (table: Difference, { cell, side, height }: Mark) => {
    const value = valueOf(cell) + (table.get(cell) ?? 0);
    return side === "high" ? value >= height : value <= height;
  };

  function isPossible(table: Difference, { known }: Observer): boolean {
    for (const [cell, { least, isExact }] of known) {
      const moved = table.get(cell) ?? 0;
      if (valueOf(cell) + moved < least || (isExact && moved !== 0)) return false;
    }
    return true;
  }

  /** The bits of what an observer is to find possible that no table shows. */
  function openBits(observer: Observer, among: readonly Witness[]): bigint {
    let left = askedOf.get(observer) ?? 0n;
    for (const { shows, impossibleTo } of among) {
      if (left === 0n) break;
      if (!impossibleTo.has(observer)) left &= ~shows;
    }
    return left;
  }

  return {
    get observers() {
      return [...askedOf.keys()];
    },
    admit(known, needs, toldTo) {
      const asked = needs.flatMap(({ cell, low, high }): Mark[] => [
        { cell, side: "high", height: high },
        { cell, side: "low", height: low },
      ]);
      const isOpen = (mark: Mark) => known.get(mark.cell)?.isExact !== true && !comesUpTo(new Map(), mark);
      const observer: Observer = { known, lowered: [], ...(toldTo === undefined ? {} : { toldTo }) };
      askedOf.set(observer, bitsOf(asked.filter(isOpen)));
      for (const { table, impossibleTo } of witnesses)
        if (!isPossible(table, observer)) impossibleTo.add(observer);
    },
    lower(observer, mark, height) {
      const lowered = { ...mark, height };
      const others = (askedOf.get(observer) ?? 0n) & ~bitOf(mark);
      askedOf.set(observer, comesUpTo(new Map(), lowered) ? others : others | bitOf(lowered));
      observer.lowered.push(lowered);
      return lowered;
    },
    open(observer, still) {
      const among = still === undefined ? witnesses : witnesses.filter(({ table }) => !table.has(still));
      const left = openBits(observer, among);
      return left === 0n ? [] : marks.filter((mark) => (left & bitOf(mark)) !== 0n);
    },
    isOpen: (observer, mark) => (openBits(observer, witnesses) & bitOf(mark)) !== 0n,
    add(table) {
      for (const part of parted(table, block)) {
        const impossibleTo = new Set([...askedOf.keys()].filter((each) => !isPossible(part, each)));
        const near = [...part.keys()].flatMap((cell) => marksOf.get(cell) ?? []);
        const shows = bitsOf(near.filter((mark) => comesUpTo(part, mark)));
        if (shows !== 0n) witnesses.push({ table: part, shows, impossibleTo });
      }
    },
    fix(cell) {
      witnesses = witnesses.filter(({ table }) => !table.has(cell));
    },
    tables() {
      const left = new Map(askedOf);
      const isOfUse = ({ shows, impossibleTo }: Witness) => {
        let adds = false;
        for (const [observer, asked] of left) {
          if ((asked & shows) === 0n || impossibleTo.has(observer)) continue;
          left.set(observer, asked & ~shows);
          adds = true;
        }
        return adds;
      };
      return witnesses.filter(isOfUse).map(({ table }) => table);
    },
  };
}

function keyOf({ cell, side, height }: Mark): string {
  return `${cell} ${side} ${height}`;
}
