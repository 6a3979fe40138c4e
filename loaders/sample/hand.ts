import { type Language } from "../forms/field.ts";
import { type CsvStyle } from "../forms/write-report.ts";
import { type Unit } from "./norway.ts";
import { stream } from "./random.ts";

/** How someone writes their reports, the same way month after month. */
export interface Hand {
  format: "xlsx" | "csv" | "json";
  language: Language;
  /** Its kind of text file. */
  style: CsvStyle;
}

const encodings: [Encoding, ...Encoding[]] = [
  { encoding: "utf-8", bom: false },
  { encoding: "utf-8", bom: true },
  { encoding: "utf-16le", bom: true },
  { encoding: "windows-1252", bom: false },
];
type Encoding = Pick<CsvStyle, "encoding" | "bom">;

/** Half of the units send workbooks, a third text files of all kinds, the rest JSON; most of the west writes nynorsk. */
export function unitHand(seed: number, unit: Unit): Hand {
  const random = stream(seed, "hand", unit.unit_id);
  const inTheWest = unit.months.some(({ region_id }) => region_id === "region-vest");
  return {
    format: random.pick(["xlsx", "csv", "json"], [50, 33, 17]),
    style: {
      separator: random.pick([";", ",", "\t"], [70, 25, 5]),
      ...random.pick(encodings, [35, 30, 10, 25]),
      dateStyle: random.pick(["norwegian", "iso"], [70, 30]),
    },
    language: random.chance(inTheWest ? 0.8 : 0.05) ? "nn" : "nb",
  };
}

/** Now and then a unit that sends text or JSON fills in the workbook instead. */
export function handIn(seed: number, unit: Unit, month: string, usual: Hand): Hand {
  return stream(seed, "hand", unit.unit_id, month).chance(0.03) ? { ...usual, format: "xlsx" } : usual;
}

/** Regions, and those who send the years before: mostly workbooks. */
export function otherHand(seed: number, sender: string): Hand {
  return {
    format: stream(seed, "hand", sender).pick(["xlsx", "csv", "json"], [60, 30, 10]),
    style: { separator: ";", encoding: "utf-8", bom: true, dateStyle: "norwegian" },
    language: sender === "region-vest" ? "nn" : "nb",
  };
}
