import { ascending } from "d3-array";
import { measuredColumns, type Measured, type MeasuredShare } from "./tally.ts";
import { isMet, targetOf } from "./targets.ts";

const columns = [
  ...measuredColumns,
  "value",
  "standard_error",
  "series",
  "target",
  "met",
  "seed",
  "date",
] as const;

/** The result as a file: one line per measured share, in an order that does not depend on the order of work. */
export function resultCsv(shares: readonly MeasuredShare[], run: { seed: number; date: string }): string {
  const lines = shares.toSorted(byColumns).map((share) => {
    const row = {
      ...share,
      value: digits(share.value),
      standard_error: digits(share.standard_error),
      target: targetOf(share)?.target ?? "",
      met: isMet(share) ?? "",
      ...run,
    };
    return columns.map((column) => row[column]).join(",");
  });
  return [columns.join(","), ...lines, ""].join("\n");
}

const digits = (share: number) => share.toFixed(4);

function byColumns(one: Measured, other: Measured): number {
  const column = measuredColumns.find((each) => one[each] !== other[each]);
  return column === undefined ? 0 : ascending(one[column], other[column]);
}
