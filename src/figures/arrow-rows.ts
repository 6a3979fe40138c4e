import { tableFromIPC } from "apache-arrow";
import type { Figure } from "./figure.js";
import type { UnitMonth } from "./site.js";

/** The figures of an Arrow file. */
export function figuresFromArrow(bytes: ArrayBuffer | Uint8Array): Figure[] {
  return rows(bytes).map(({ text, number }) => ({
    organisation: text("organisation"),
    place_id: text("place_id"),
    period: text("period"),
    period_start: text("period_start"),
    measure_id: text("measure_id"),
    population: text("population"),
    indicator_id: text("indicator_id"),
    state: text("state"),
    value: number("value"),
    lower: number("lower"),
    upper: number("upper"),
    numerator: number("numerator"),
    denominator: number("denominator"),
    low: number("low"),
    high: number("high"),
    method: text("method") || null,
    provisional: number("provisional") === 1,
    months_expected: number("months_expected"),
    months_reported: number("months_reported"),
    units_expected: number("units_expected"),
    units_reported: number("units_reported"),
  }));
}

/** The states of units' months of an Arrow file. */
export function unitMonthsFromArrow(bytes: ArrayBuffer | Uint8Array): UnitMonth[] {
  return rows(bytes).map(({ text, number }) => ({
    unit_id: text("unit_id"),
    unit_name: text("unit_name"),
    prison_id: text("prison_id") || null,
    region_id: text("region_id") || null,
    month: text("month"),
    state: text("state"),
    nil_report: number("nil_report") === 1,
    late: number("late") === 1,
    provisional: number("provisional") === 1,
    version: number("version"),
    received_on: text("received_on") || null,
    due_on: text("due_on") || null,
    rows_set_aside: number("rows_set_aside"),
    placements_stated: number("placements_stated"),
    placements_accepted: number("placements_accepted"),
  }));
}

interface ArrowRow {
  text: (column: string) => string;
  number: (column: string) => number | null;
}

function rows(bytes: ArrayBuffer | Uint8Array): ArrowRow[] {
  const table = tableFromIPC(bytes);
  const columns = new Map(table.schema.fields.map(({ name }, i) => [name, table.getChildAt(i)]));
  const cell = (column: string, row: number): unknown => {
    const held = columns.get(column);
    if (!held) throw new Error(`no such column: ${column}`);
    return held.get(row);
  };
  return Array.from({ length: table.numRows }, (_, row) => ({
    text: (column) => String(cell(column, row) ?? ""),
    number: (column) => {
      const given = cell(column, row);
      return typeof given === "number" ? given : null;
    },
  }));
}
