import { addAt } from "./at.ts";

/** Events of one unit in one period. */
export interface TrendCell {
  unit: number;
  /** 0, 1, 2 … on one axis of equally long periods, gaps allowed */
  period: number;
  events: number;
  exposure: number;
}

/** Events and exposure of units (rows) in columns, all of it, row by row; a cell that nobody told has no exposure. */
export interface UnitTable {
  rows: number;
  /** what each column stands for, rising */
  columns: number[];
  events: Float64Array;
  exposure: Float64Array;
}

/** The cells of the units that tell something of a change: those without events tell nothing. */
export function unitTable(
  cells: readonly TrendCell[],
  columnOf: (cell: TrendCell) => number,
  tells: (events: number, exposure: number) => boolean = (events) => events > 0,
): UnitTable {
  const rowOf = rowsOfUnits(cells, tells);
  const rows = cells.map(({ unit }) => rowOf.get(unit));
  const placeOf = new Map<number, number>();
  cells.forEach((cell, i) => {
    if (rows[i] !== undefined) placeOf.set(columnOf(cell), 0);
  });
  const columns = [...placeOf.keys()].sort((a, b) => a - b);
  columns.forEach((column, place) => placeOf.set(column, place));
  const size = rowOf.size * columns.length;
  const table = {
    rows: rowOf.size,
    columns,
    events: new Float64Array(size),
    exposure: new Float64Array(size),
  };
  cells.forEach((cell, i) => {
    const row = rows[i];
    if (row === undefined) return;
    const place = row * columns.length + (placeOf.get(columnOf(cell)) ?? NaN);
    addAt(table.events, place, cell.events);
    addAt(table.exposure, place, cell.exposure);
  });
  return table;
}

function rowsOfUnits(
  cells: readonly TrendCell[],
  tells: (events: number, exposure: number) => boolean,
): Map<number, number> {
  for (const { events, exposure } of cells)
    if (!(exposure > 0 && exposure < Infinity && events >= 0 && events < Infinity))
      throw new Error(`no cell of a trend: ${events} events, exposure ${exposure}`);
  const rowOf = new Map<number, number>();
  for (const [unit, { events, exposure }] of totalsBy(cells, (cell) => cell.unit))
    if (tells(events, exposure)) rowOf.set(unit, rowOf.size);
  return rowOf;
}

/** What each column of the table holds of something, over all units. */
export function columnSums({ columns }: UnitTable, cells: Float64Array): Float64Array {
  const sums = new Float64Array(columns.length);
  cells.forEach((cell, place) => addAt(sums, place % sums.length, cell));
  return sums;
}

/** Events and exposure by unit or by period, those that tell nothing of a change too. */
export function totalsBy(
  cells: readonly TrendCell[],
  key: (cell: TrendCell) => number,
): Map<number, { events: number; exposure: number }> {
  const found = new Map<number, { events: number; exposure: number }>();
  for (const cell of cells) {
    const at = key(cell);
    const total = found.get(at);
    if (total === undefined) found.set(at, { events: cell.events, exposure: cell.exposure });
    else {
      total.events += cell.events;
      total.exposure += cell.exposure;
    }
  }
  return found;
}

/** The period of a cell. */
export const byPeriod = (cell: TrendCell): number => cell.period;
