import type { Highs } from "highs";
import { blocks, type Block } from "./blocks.ts";
import { hideableCells, leastOfCells, type CellSystem, type Need, type Table } from "./cell-system.ts";
import { possibleTable, type Aim, type Knowledge } from "./possible-table.ts";

/** A need that is not met, and the cell whose own person it is that would know too much, if not any reader. */
export interface Breach {
  need: Need;
  knower: number | undefined;
}

/** Finds what a reader, or one who is in the figures, could work out; keeps the tables that show that they cannot. */
export interface Audit {
  /** The needs that are not met when these cells are hidden; with `first`, the first one found alone. */
  breaches(hidden: ReadonlySet<number>, how?: { first: true }): Breach[];
  /** For what is hidden: tables that show of each need that it is met. */
  witnesses(hidden: ReadonlySet<number>): Table[];
}

type Side = Aim["direction"];
const sides: readonly Side[] = ["high", "low"];

/** An imagined table as what differs from the true one. */
type Difference = ReadonlyMap<number, number>;

export function createAudit(highs: Highs, system: CellSystem, needs: readonly Need[]): Audit {
  // What has been imagined before is often still possible when a little more or less is hidden.
  const imagined: Difference[] = [new Map()];
  const everything = hideableCells(system);
  const blocksAtMost = blocks(system, everything);
  const attainable = new Map<string, boolean>();
  const valueIn = (table: Difference, cell: number) => table.get(cell) ?? system.cells[cell]?.value ?? 0;
  const meets = (table: Difference, need: Need, side: Side) =>
    side === "high" ? valueIn(table, need.cell) >= need.high : valueIn(table, need.cell) <= need.low;

  function imagine(
    hidden: ReadonlySet<number>,
    block: Block,
    aim: Aim,
    known: Knowledge | undefined,
  ): Difference | undefined {
    const table = possibleTable(highs, system, hidden, block, aim, known);
    return (
      table &&
      new Map(
        block.unknown.flatMap((cell) => {
          const value = table[cell] ?? 0;
          return value === system.cells[cell]?.value ? [] : [[cell, value] as const];
        }),
      )
    );
  }

  /** The needs of a block that are not met on one side, before a reader who knows what `known` says; or the first. */
  function unmet(
    hidden: ReadonlySet<number>,
    block: Block,
    ofBlock: readonly Need[],
    side: Side,
    known: Knowledge | undefined,
    first: boolean,
  ): Need[] {
    const isPossible = isPossibleTo(hidden, known);
    const broken: Need[] = [];
    let open = ofBlock.filter(
      (need) => !imagined.some((table) => meets(table, need, side) && isPossible(table)),
    );
    let aimed = open;
    while (open.length > 0) {
      const reach = new Map(aimed.map((need) => [need.cell, side === "high" ? need.high : need.low]));
      const table = imagine(hidden, block, { direction: side, reach }, known);
      const left = table ? open.filter((need) => !meets(table, need, side)) : open;
      if (table && left.length < open.length) {
        imagined.push(table);
        aimed = open = left;
      } else if (aimed.length === 1) {
        const [need] = aimed;
        if (need && canBeMet(need, side, known)) {
          broken.push(need);
          if (first) return broken;
        }
        aimed = open = open.filter((other) => other !== need);
      } else aimed = open.slice(0, 1);
    }
    return broken;
  }

  /**
   * Whether a need would be met if everything but the zeros were hidden: who alone has all of a unit's year knows the
   * year from the quarter, and no hiding helps.
   */
  function canBeMet(need: Need, side: Side, known: Knowledge | undefined): boolean {
    const block = blocksAtMost.find(({ unknown }) => unknown.includes(need.cell));
    if (!known || !block) return true;
    const asked = `${need.cell} ${side} ${known.cell}`;
    const before = attainable.get(asked);
    if (before !== undefined) return before;
    const reach = new Map([[need.cell, side === "high" ? need.high : need.low]]);
    const can = imagine(everything, block, { direction: side, reach }, known) !== undefined;
    attainable.set(asked, can);
    return can;
  }

  /** Whether a table agrees with what is shown, and with what its reader knows. */
  function isPossibleTo(hidden: ReadonlySet<number>, known: Knowledge | undefined) {
    const least = leastOfCells(system, hidden);
    return (table: Difference): boolean => {
      if (known) {
        const value = valueIn(table, known.cell);
        if (value < known.least || value > known.most) return false;
      }
      for (const [cell, value] of table)
        if (!system.cells[cell]?.neverShown && (!hidden.has(cell) || value < (least[cell] ?? 0)))
          return false;
      return true;
    };
  }

  function breachesOf(
    hidden: ReadonlySet<number>,
    block: Block,
    known: Knowledge | undefined,
    first: boolean,
  ) {
    const inBlock = new Set(block.unknown);
    const ofBlock = needs.filter(({ cell }) => inBlock.has(cell) && cell !== known?.cell);
    const broken = sides.flatMap((side) => unmet(hidden, block, ofBlock, side, known, first));
    return broken.map((need): Breach => ({ need, knower: known?.cell }));
  }

  return {
    breaches(hidden, how) {
      const isShown = ({ cell }: Need) => !hidden.has(cell) && !system.cells[cell]?.neverShown;
      const breaches: Breach[] = needs.filter(isShown).map((need) => ({ need, knower: undefined }));
      const parted = blocks(system, hidden);
      // Who is in the figures knows more than any reader: where a reader knows too much, they need not be asked.
      for (const block of parted) breaches.push(...breachesOf(hidden, block, undefined, how !== undefined));
      if (breaches.length > 0) return breaches;
      for (const block of parted)
        for (const known of knowers(system, hidden, block)) {
          breaches.push(...breachesOf(hidden, block, known, true));
          if (how && breaches.length > 0) return breaches;
        }
      return breaches;
    },
    witnesses(hidden) {
      return imagined
        .filter(isPossibleTo(hidden, undefined))
        .map((table) => system.cells.map((_, cell) => valueIn(table, cell)));
    },
  };
}

/** Cells of one or two persons: who is alone in one knows it; who shares one with another knows their own part. */
function knowers(system: CellSystem, hidden: ReadonlySet<number>, block: Block): Knowledge[] {
  return block.unknown.flatMap((cell) => {
    const { value = 0, persons = 0, largest = 0 } = system.cells[cell] ?? {};
    if (!hidden.has(cell)) return [];
    if (persons === 1) return [{ cell, least: value, most: value }];
    if (persons === 2) return [{ cell, least: largest, most: Number.MAX_SAFE_INTEGER }];
    return [];
  });
}
