import { z } from "zod";
import { cellText, type Cell } from "./cell.ts";
import { fieldMeta, plain, type FieldMeta } from "./field.ts";

const zodType = z.instanceof(z.ZodType);

/** A column of a form's table: its key, and what the form says of it. */
export interface Column extends FieldMeta {
  key: string;
}

/** The columns of a table in the order of the form. */
export const columnsOf = once(({ shape }: z.ZodObject): Column[] =>
  Object.entries(shape).map(([key, field]) => ({ key, ...fieldMeta(zodType.parse(field)) })),
);

/** Tells which column a label means: in either language or by its key, whatever stars, colons and blanks surround it. */
export const columnFinder = once((columns: Column[]): ((label: Cell | undefined) => Column | undefined) => {
  const byLabel = new Map(
    columns.flatMap((column) =>
      [column.nn.label, column.nb.label, column.key].map((label) => [plainLabel(label), column]),
    ),
  );
  return (label) => byLabel.get(plainLabel(cellText(label)));
});

/** A function whose answer is kept: thousands of reports share one form. */
function once<Given extends object, Made>(make: (given: Given) => Made): (given: Given) => Made {
  const made = new WeakMap<Given, Made>();
  return (given) => {
    const kept = made.get(given) ?? make(given);
    made.set(given, kept);
    return kept;
  };
}

/** A label without what surrounds it: «Start* (dd.mm.åååå tt:mm):» is the column Start. */
export function plainLabel(label: string): string {
  const bare = label
    .replaceAll("*", "")
    .replace(/\([^)]*\)\s*:?\s*$/, "")
    .replace(/:\s*$/, "");
  return plain(bare.trim() === "" ? label : bare);
}
