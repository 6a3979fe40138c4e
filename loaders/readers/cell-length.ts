import { type SheetRow } from "../forms/cell.ts";
import { type Limits } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";

/** Stops where a cell holds more than a cell can, or all of them together more than is read of a file. */
export function stopWhereCellsAreTooLong(rows: SheetRow[], limits: Limits, where = ""): void {
  let all = 0;
  for (const { row, cells } of rows)
    for (const cell of cells) {
      if (typeof cell !== "string") continue;
      all += cell.length;
      if (cell.length > limits.cellLength)
        throw new Unreadable("file-too-large", {
          nb: `${cell.length.toLocaleString("nb-NO")} tegn i én celle (${where}rad ${row})`,
          nn: `${cell.length.toLocaleString("nb-NO")} teikn i éi celle (${where}rad ${row})`,
        });
    }
  if (all > limits.readBytes)
    throw new Unreadable("file-too-large", {
      nb: `${all.toLocaleString("nb-NO")} tegn i cellene til sammen`,
      nn: `${all.toLocaleString("nb-NO")} teikn i cellene til saman`,
    });
}
