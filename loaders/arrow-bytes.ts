import {
  Dictionary,
  Float64,
  Int32,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
  type Vector,
} from "apache-arrow";

export type ArrowColumn =
  | { type: "text"; cells: (string | null)[] }
  | { type: "integer"; cells: (number | null)[] }
  | { type: "number"; cells: (number | null)[] };

// A text is kept once and pointed to; most columns of text hold few words many times.
const vectors = {
  text: (cells: (string | null)[]): Vector => vectorFromArray(cells, new Dictionary(new Utf8(), new Int32())),
  integer: (cells: (number | null)[]): Vector => vectorFromArray(cells, new Int32()),
  number: (cells: (number | null)[]): Vector => vectorFromArray(cells, new Float64()),
};

/** Columns of one length as the bytes of an Arrow stream. */
export function arrowBytes(columns: Record<string, ArrowColumn>): Uint8Array {
  const made = Object.entries(columns).map(([name, column]): [string, Vector] => [
    name,
    column.type === "text" ? vectors.text(column.cells) : vectors[column.type](column.cells),
  ]);
  return tableToIPC(new Table(Object.fromEntries(made)), "stream");
}
