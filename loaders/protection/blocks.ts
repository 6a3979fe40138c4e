import type { Bound, CellSystem, Sum } from "./cell-system.ts";

/** Cells that hang together through figures that only they are in, and how. */
export interface Block {
  cells: readonly number[];
  sums: readonly Sum[];
  bounds: readonly Bound[];
}

/** These cells of a system, parted where nothing links them: any other cell is a constant, and links nothing. */
export function blocks({ sums, bounds }: CellSystem, cells: ReadonlySet<number>): Block[] {
  const links = [...sums.map(cellsOfSum), ...bounds.map(cellsOfBound)];
  const rootOf = roots(cells, links);
  const byRoot = new Map<number, { cells: number[]; sums: Sum[]; bounds: Bound[] }>();
  for (const cell of cells) {
    const root = rootOf(cell);
    const block = byRoot.get(root) ?? { cells: [], sums: [], bounds: [] };
    block.cells.push(cell);
    byRoot.set(root, block);
  }
  const blockWith = (linked: readonly number[]) => {
    const cell = linked.find((each) => cells.has(each));
    return cell === undefined ? undefined : byRoot.get(rootOf(cell));
  };
  for (const sum of sums) blockWith(cellsOfSum(sum))?.sums.push(sum);
  for (const bound of bounds) blockWith(cellsOfBound(bound))?.bounds.push(bound);
  return [...byRoot.values()];
}

/** For each of these cells, one that stands for all that it hangs together with. */
function roots(cells: ReadonlySet<number>, links: readonly (readonly number[])[]) {
  const parents = new Map<number, number>();
  const root = (cell: number): number => {
    let top = cell;
    for (let parent = parents.get(top); parent !== undefined; parent = parents.get(top)) top = parent;
    // The way is shortened for the next time.
    for (let each = cell; each !== top;) {
      const parent = parents.get(each) ?? top;
      parents.set(each, top);
      each = parent;
    }
    return top;
  };
  for (const linked of links) {
    const [first, ...others] = linked.filter((cell) => cells.has(cell));
    if (first === undefined) continue;
    for (const other of others) if (root(other) !== root(first)) parents.set(root(other), root(first));
  }
  return root;
}

function cellsOfSum({ whole, parts }: Sum): number[] {
  return [whole, ...parts];
}

function cellsOfBound({ less, atLeast }: Bound): number[] {
  return [less, ...atLeast];
}
