import { plain, type Language } from "./field.ts";

/** A table of a form: its key in JSON, and the name of its sheet in each language. */
export interface TableName extends Record<Language, string> {
  key: string;
}

export const tables = {
  hode: { key: "hode", nb: "Hode", nn: "Hovud" },
  plasseringer: { key: "plasseringer", nb: "Plasseringer", nn: "Plasseringar" },
  vedtak: { key: "vedtak", nb: "Vedtak", nn: "Vedtak" },
  kvalitetssikring: { key: "kvalitetssikring", nb: "Kvalitetssikring", nn: "Kvalitetssikring" },
  historikk: { key: "historikk", nb: "Historikk", nn: "Historikk" },
} satisfies Record<string, TableName>;

/** Whether a sheet's name, or a line alone in a text file, names this table. */
export function namesTable(text: string, { key, nb, nn }: TableName): boolean {
  return [key, nb, nn].some((name) => plain(name) === plain(text));
}
