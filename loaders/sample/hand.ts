import { type Unit } from "./norway.ts";
import { stream } from "./random.ts";
import { type Hand } from "./typed-content.ts";

export type Separator = ";" | ",";
export type Encoding = "utf-8" | "utf-8 with bom" | "utf-16" | "windows-1252";

/** How a unit writes its reports, the same way month after month. */
export interface Habit extends Hand {
  format: "xlsx" | "csv" | "json";
  separator: Separator;
  encoding: Encoding;
}

/** Half of the units send workbooks, a third text files of all kinds, the rest JSON; the west writes nynorsk. */
export function habit(seed: number, unit: Unit): Habit {
  const random = stream(seed, "hand", unit.unit_id);
  const inTheWest = unit.months.some(({ region_id }) => region_id === "region-vest");
  return {
    format: random.pick(["xlsx", "csv", "json"], [50, 33, 17]),
    separator: random.pick([";", ","], [75, 25]),
    encoding: random.pick(["utf-8", "utf-8 with bom", "utf-16", "windows-1252"], [35, 30, 10, 25]),
    times: random.pick(["norwegian", "iso"], [70, 30]),
    language: random.chance(inTheWest ? 0.8 : 0.05) ? "nn" : "nb",
  };
}

/** Now and then a unit that sends text or JSON fills in the workbook instead. */
export function habitIn(seed: number, unit: Unit, month: string, usual: Habit): Habit {
  return stream(seed, "hand", unit.unit_id, month).chance(0.03) ? { ...usual, format: "xlsx" } : usual;
}
