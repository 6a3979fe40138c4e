import { type Sheet } from "./cell.ts";
import { plain, type Language } from "./field.ts";
import { tables } from "./tables.ts";

/** Nynorsk where any table of the report has its name in nynorsk alone. */
export function reportLanguage(sheets: Sheet[]): Language {
  const nynorsk = Object.values(tables).filter(({ nb, nn }) => nb !== nn);
  const isNynorsk = sheets.some(({ name }) => nynorsk.some(({ nn }) => plain(nn) === plain(name)));
  return isNynorsk ? "nn" : "nb";
}
