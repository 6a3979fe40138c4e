import { parse } from "csv-parse/sync";
import type { z } from "zod";

/** The rows of a list's text. `file` is how the list is called where one of its rows is wrong. */
export function readList<Row extends z.ZodObject>(row: Row, text: string, file: string): z.output<Row>[] {
  const [header = [], ...rows] = parseCsv(text, file);
  const columns = Object.keys(row.shape);
  if (header.join() !== columns.join())
    throw new Error(`${file}, rad 1: fant kolonnene «${header.join()}», ventet «${columns.join()}».`);
  return rows.map((cells, index) => {
    const where = `${file}, rad ${index + 2}`;
    if (cells.length !== columns.length)
      throw new Error(`${where}: fant ${cells.length} felt, ventet ${columns.length}.`);
    const given = Object.fromEntries(columns.map((column, place) => [column, cells[place]]));
    const read = row.safeParse(given);
    if (read.success) return read.data;
    const column = String(read.error.issues[0]?.path[0]);
    const expected = row.shape[column]?.description;
    throw new Error(`${where}, ${column}: fant «${given[column]}», ventet ${expected ?? "noe annet"}.`);
  });
}

function parseCsv(text: string, file: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true });
  } catch (error) {
    throw new Error(`${file}: kan ikke leses som en liste med komma mellom feltene.`, { cause: error });
  }
}
