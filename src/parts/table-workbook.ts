import { inFile, type Table } from "./table.js";

/**
 * A table as an Excel workbook: one sheet with its numbers as numbers and its states as words, one with what stands
 * around it. The writer of workbooks is fetched when it is asked for, so that no page waits for it.
 */
export async function tableWorkbook({
  above,
  table,
  label,
}: {
  above: string[];
  table: Table;
  label: { sheet: string; about: string };
}): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await import("hucre/xlsx");
  const head = table.columns.map((column) => column.label);
  const rows = table.rows.map((row) => row.map(inFile));
  const [first = ""] = above;
  const mark = first === first.toUpperCase() && first !== "" ? [[first]] : [];
  const bytes = await writeXlsx({
    properties: { title: table.caption },
    sheets: [
      {
        name: label.sheet,
        rows: [...mark, head, ...rows],
        columns: head.map((name, i) => ({ width: widthOf([name, ...rows.map((row) => String(row[i]))]) })),
        freezePane: { rows: mark.length + 1 },
      },
      { name: label.about, rows: above.map((line) => [line]), columns: [{ width: 120 }] },
    ],
  });
  return new Uint8Array(bytes);
}

/** As wide as its longest text, within what one can read. */
function widthOf(texts: string[]): number {
  return Math.min(40, Math.max(...texts.map(({ length }) => length)) + 2);
}
