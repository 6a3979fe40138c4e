import { isDeepStrictEqual } from "node:util";
import type { CellSystem } from "./cell-system.ts";
import { certificateFaults } from "./certificate-faults.ts";
import type { Certificate } from "./certificate.ts";
import type { Threshold } from "./needs.ts";

/** A part of a system that nothing links to the rest, the proof of what is hidden of it, and what is given away of it. */
export interface GuardedPart {
  system: CellSystem;
  certificate: Certificate;
  givenAway: string[];
}

/** What has been proved of an earlier release under the same thresholds. */
export interface Proved {
  parts: readonly Pick<GuardedPart, "system" | "certificate">[];
  givenAway: readonly string[];
}

export const nothingProved: Proved = { parts: [], givenAway: [] };

/**
 * The proof of an earlier release, where a part's figures are as they were then and all that is shown was shown: it must
 * prove as much as a new one, and no more is hidden than was needed. None where anything is another.
 */
export function stillProved(
  part: CellSystem,
  threshold: Threshold,
  { parts, givenAway }: Proved,
): GuardedPart | undefined {
  const ids = new Set(part.cells.map(({ id }) => id));
  const before = parts.find(({ system }) => ids.has(system.cells[0]?.id ?? ""));
  if (before === undefined || !isDeepStrictEqual(describe(part), describe(before.system))) return undefined;
  const shown = new Set(part.cells.flatMap(({ id, shownBefore }) => (shownBefore ? [id] : [])));
  const known = givenAway.filter((id) => ids.has(id) && !shown.has(id));
  const system = withUnguarded(part, new Set(known));
  const { certificate } = before;
  if (certificateFaults(system, threshold, certificate).length > 0) return undefined;
  return { system, certificate, givenAway: known };
}

/** A system in which these cells are not guarded: what was shown before gives them away. */
export function withUnguarded(system: CellSystem, givenAway: ReadonlySet<string>): CellSystem {
  const cells = system.cells.map((cell) =>
    givenAway.has(cell.id) ? { ...cell, unguarded: true as const } : cell,
  );
  return { ...system, cells };
}

/** What a system is, in whatever order: all but what has been shown since, and what is given away. */
function describe({ cells, sums, bounds }: CellSystem): string[] {
  const named = (positions: readonly number[]) => positions.map((cell) => cells[cell]?.id).toSorted();
  return [
    ...cells.map(({ id, unit, value, persons, largest, neverShown, barred, toldTo }) => [
      id,
      unit,
      value,
      persons,
      largest,
      neverShown,
      barred,
      toldTo?.toSorted(),
    ]),
    ...sums.map(({ whole, parts, split }) => ["sum", named([whole]), named(parts), split]),
    ...bounds.map(({ less, atLeast, beside }) => ["bound", named([less]), named(atLeast), beside]),
  ]
    .map((line) => JSON.stringify(line))
    .toSorted();
}
