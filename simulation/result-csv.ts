import { ascending } from "d3-array";
import type { MeasuredShare } from "./tally.ts";
import { isMet, targetOf } from "./targets.ts";

/** The result as a file: one line per measured share, in an order that does not depend on the order of work. */
export function resultCsv(shares: readonly MeasuredShare[], run: { seed: number; date: string }): string {
  const rows = shares.map((share) => ({
    ...share,
    value: digits(share.value),
    standard_error: digits(share.standard_error),
    target: targetOf(share)?.target ?? "",
    met: isMet(share) ?? "",
    ...run,
  }));
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.sort(byPlace).map((row) => Object.values(row).join(","));
  return [columns.join(","), ...lines, ""].join("\n");
}

const digits = (share: number) => share.toFixed(4);

type Place = Pick<MeasuredShare, "scenario" | "change" | "trend" | "level" | "rate" | "months" | "measure">;
const columnsInOrder = ["scenario", "change", "trend", "level", "rate", "months", "measure"] as const;

function byPlace(one: Place, other: Place): number {
  const column = columnsInOrder.find((each) => one[each] !== other[each]);
  return column === undefined ? 0 : ascending(one[column], other[column]);
}
