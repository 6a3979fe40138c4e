import type { Bound, Cell, CellSystem, Sum } from "./cell-system.ts";

/** How a cell is met: the more open way wins where it is met in several. */
const openness = ["imagined", "implied", "listed", "shown"] as const;
export type Openness = (typeof openness)[number];

interface NewCell {
  id: string;
  unit: Cell["unit"];
  value: number;
  /**
   * Left out where nobody has counted: then each stay is as if of a person of its own, and the hours of what can be
   * worked out as if of one.
   */
  persons?: number;
  largest?: number;
  cost: number;
  openness: Openness;
  unguarded?: true;
  barred?: true;
  /** One who has been told it. */
  toldTo?: string;
}

/** Cells, each once, however many tables and releases it stands in. */
export interface CellRegister {
  /** The position of the cell of this key; what is said of it is put together with what was said before. */
  add(key: string, cell: NewCell): number;
  sum(whole: number, parts: readonly number[], split?: true): void;
  bound(less: number, atLeast: readonly number[], beside?: number): void;
  valueOf(cell: number): number;
  system(): CellSystem;
}

export function createCellRegister(): CellRegister {
  const cells: Omit<NewCell, "toldTo">[] = [];
  const taken = new Map<string, number>();
  const byKey = new Map<string, number>();
  const toldTo = new Map<number, Set<string>>();
  const sums = new Map<string, Sum>();
  const bounds = new Map<string, Bound>();

  const tell = (at: number, who: string | undefined) => {
    if (who !== undefined) toldTo.set(at, (toldTo.get(at) ?? new Set()).add(who));
    return at;
  };

  return {
    add(key, { toldTo: who, ...cell }) {
      const at = byKey.get(key);
      const before = at === undefined ? undefined : cells[at];
      if (at === undefined || !before) {
        byKey.set(key, cells.length);
        // A figure that has been revised is another in each release.
        const times = (taken.get(cell.id) ?? 0) + 1;
        taken.set(cell.id, times);
        return tell(cells.push({ ...cell, id: times === 1 ? cell.id : `${cell.id} #${times}` }) - 1, who);
      }
      if (before.value !== cell.value)
        throw new Error(`${before.id} and ${cell.id} are one figure, and are not alike`);
      const { openness: open } =
        openness.indexOf(cell.openness) > openness.indexOf(before.openness) ? cell : before;
      const { persons = cell.persons, largest = cell.largest } = before;
      const cost = Math.max(before.cost, cell.cost);
      const isBarred = before.barred ?? cell.barred;
      cells[at] = {
        ...cell,
        id: before.id,
        openness: open,
        cost,
        ...(persons === undefined ? {} : { persons }),
        ...(largest === undefined ? {} : { largest }),
        ...(isBarred ? { barred: true } : {}),
      };
      return tell(at, who);
    },
    sum(whole, parts, split) {
      const others = parts.filter((part) => part !== whole);
      if (others.length < parts.length) {
        if (others.some((part) => (cells[part]?.value ?? 0) !== 0))
          throw new Error(`a whole that is a part of itself: ${cells[whole]?.id}`);
        return;
      }
      const total = parts.reduce((all, part) => all + (cells[part]?.value ?? Number.NaN), 0);
      if (total !== cells[whole]?.value)
        throw new Error(`the parts of ${cells[whole]?.id} are ${total}, not ${cells[whole]?.value}`);
      const sorted = parts.toSorted((one, other) => one - other);
      sums.set(
        `${whole}=${sorted.join()}`,
        split ? { whole, parts: sorted, split } : { whole, parts: sorted },
      );
    },
    bound(less, atLeast, beside = 0) {
      if (atLeast.includes(less)) return;
      const name = `${less}<${atLeast.join()}`;
      const least = Math.min(beside, bounds.get(name)?.beside ?? beside);
      bounds.set(name, { less, atLeast, beside: least });
    },
    valueOf: (cell) => cells[cell]?.value ?? Number.NaN,
    system: () => ({
      cells: cells.map(({ openness: how, persons, largest, ...cell }, at) => ({
        ...cell,
        ...(persons === undefined || largest === undefined ? guess(cell, how) : { persons, largest }),
        ...(how === "imagined" ? { neverShown: true as const } : {}),
        ...(how === "shown" ? { shownBefore: true as const } : {}),
        ...(toldTo.has(at) ? { toldTo: [...(toldTo.get(at) ?? [])] } : {}),
      })),
      sums: [...sums.values()],
      bounds: [...bounds.values()],
    }),
  };
}

function guess({ value, unit }: Pick<NewCell, "value" | "unit">, how: Openness) {
  if (unit === "minutes" && how !== "imagined") return { persons: Math.min(1, value), largest: value };
  return { persons: value, largest: Math.min(1, value) };
}
