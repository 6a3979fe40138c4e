import { leastUnshown, type CellSystem } from "./cell-system.ts";
import type { Certificate, Insider } from "./certificate.ts";
import { smallCells, type Threshold } from "./needs.ts";
import { others } from "./observers.ts";

/**
 * What a certificate does not prove, in a sentence each; none where it proves that nothing can be worked out. By addition
 * and comparison alone: it knows nothing of how the tables were found.
 */
export function certificateFaults(
  system: CellSystem,
  threshold: Threshold,
  certificate: Certificate,
): string[] {
  const { cells } = system;
  const positions = new Map(cells.map(({ id }, cell) => [id, cell]));
  const hidden = new Set(certificate.hidden);
  const least = leastUnshown(system);
  const needs = new Map(certificate.needs.map((need) => [need.cell, need]));

  const valueIn = (table: Record<string, number>, id: string) =>
    (cells[positions.get(id) ?? -1]?.value ?? Number.NaN) + (table[id] ?? 0);

  const mayMove = (id: string, by: number) => {
    const cell = cells[positions.get(id) ?? -1];
    return (
      cell !== undefined &&
      (cell.neverShown || (hidden.has(id) && !cell.shownBefore)) &&
      Number.isSafeInteger(by) &&
      cell.value + by >= (least[positions.get(id) ?? -1] ?? 0)
    );
  };
  const tableFaults = certificate.tables.flatMap((table, i) => {
    const movedBy = (all: readonly number[]) =>
      all.reduce((sum, cell) => sum + (table[cells[cell]?.id ?? ""] ?? 0), 0);
    const total = (all: readonly number[]) =>
      all.reduce((sum, cell) => sum + (cells[cell]?.value ?? Number.NaN), movedBy(all));
    const isRight =
      Object.entries(table).every(([id, by]) => mayMove(id, by)) &&
      system.sums.every(({ whole, parts }) => total([whole]) === total(parts)) &&
      system.bounds.every(({ less, atLeast, beside = 0 }) => total([less]) <= total(atLeast) + beside);
    return isRight ? [] : [`table ${i} does not agree with what is shown`];
  });

  const small = smallCells(system, threshold);
  const smallFaults = [...small].flatMap((index) => {
    const cell = cells[index];
    if (!cell) return [];
    const isHidden = cell.neverShown || hidden.has(cell.id);
    const need = needs.get(cell.id);
    const enough = cell.unit === "minutes" ? cell.largest / threshold.dominance : threshold[cell.unit];
    const isAsked = cell.value === 0 || (need !== undefined && need.high >= enough && need.low <= cell.value);
    return [
      ...(isHidden ? [] : [`${cell.id} is shown`]),
      ...(isAsked ? [] : [`nothing is asked of ${cell.id}`]),
    ];
  });

  const inFigures = certificate.insiders.filter(({ toldTo }) => toldTo === undefined);

  const forgotten = cells.filter(({ id, persons, largest }) => {
    const isAskedFor = ({ known }: Insider) =>
      known.some(
        (own) => own.cell === id && (persons === 1 ? own.isExact : own.isExact || own.least >= largest),
      );
    return hidden.has(id) && (persons === 1 || persons === 2) && !inFigures.some(isAskedFor);
  });

  // Who has been told knows all that the figures say they were told, whatever the certificate says of it.
  const names = [...new Set(cells.flatMap(({ toldTo = [] }) => toldTo))];
  const told = names.map((name): Insider => ({
    toldTo: name,
    known: cells
      .filter(({ toldTo = [] }) => toldTo.includes(name) || toldTo.includes(others))
      .map(({ id, value }) => ({ cell: id, least: value, isExact: true })),
    asFarAsCan: certificate.insiders.flatMap(({ toldTo, asFarAsCan }) => (toldTo === name ? asFarAsCan : [])),
  }));

  return [
    ...tableFaults,
    ...smallFaults,
    ...cells.flatMap(({ id, value, barred, neverShown, shownBefore }) =>
      barred && value > 0 && !neverShown && !shownBefore && !hidden.has(id) ? [`${id} is shown`] : [],
    ),
    ...forgotten.map(({ id }) => `who is in ${id} is forgotten`),
    ...[{ known: [], asFarAsCan: [] }, ...inFigures, ...told].flatMap(unseen),
  ];

  /** What one who knows this much is shown by no table. */
  function unseen({ known, asFarAsCan, toldTo }: Insider): string[] {
    const possible = [{}, ...certificate.tables].filter((table: Record<string, number>) =>
      known.every(({ cell, least: own, isExact }) =>
        isExact ? (table[cell] ?? 0) === 0 : valueIn(table, cell) >= own,
      ),
    );
    const moving = new Map<string, Record<string, number>[]>();
    for (const table of possible)
      for (const id of Object.keys(table)) moving.set(id, [...(moving.get(id) ?? []), table]);
    const own = new Set(known.filter(({ isExact }) => isExact).map(({ cell }) => cell));
    const heightOf = (cell: string, side: "low" | "high", height: number) =>
      asFarAsCan.find((each) => each.cell === cell && each.side === side)?.height ?? height;
    return certificate.needs
      .filter(({ cell }) => !own.has(cell))
      .flatMap(({ cell, low, high }) => {
        const values = [{}, ...(moving.get(cell) ?? [])].map((table) => valueIn(table, cell));
        const isLow = Math.min(...values) <= heightOf(cell, "low", low);
        const isHigh = Math.max(...values) >= heightOf(cell, "high", high);
        const inside = known.length > 0 ? ` to who is in ${known[0]?.cell}` : "";
        const whom = toldTo === undefined ? inside : ` to ${toldTo}`;
        return isLow && isHigh ? [] : [`${cell} need not be from ${low} to ${high}${whom}`];
      });
  }
}
