import type { z } from "zod";
import { cellText, type Cell } from "./cell.ts";
import { foundText, type Finding } from "./finding.ts";
import { type Column } from "./header.ts";

/** Two cells of a row that neither fit where they stand, and both would if they changed places. */
export function swappedCells(
  table: z.ZodObject,
  columns: Column[],
  record: Record<string, Cell>,
  broken: readonly string[],
): { pair: [string, string]; found: Finding["found"] } | undefined {
  for (const [index, first] of broken.entries())
    for (const second of broken.slice(index + 1)) {
      if (cellText(record[first]) === "" || cellText(record[second]) === "") continue;
      const exchanged = { ...record, [first]: record[second] ?? null, [second]: record[first] ?? null };
      const problems = table.safeParse(exchanged).error?.issues.map(({ path }) => path[0]) ?? [];
      if (problems.includes(first) || problems.includes(second)) continue;
      const [one, other] = [first, second].map((key) => columns.find((column) => column.key === key));
      if (!one || !other) continue;
      const shown = foundText(record[first], one.kind === "person" ? "person" : null);
      return {
        pair: [first, second],
        found: {
          nb: `fant «${shown}», som hører til under ${other.nb.label}`,
          nn: `fann «${shown}», som høyrer til under ${other.nn.label}`,
        },
      };
    }
  return undefined;
}
