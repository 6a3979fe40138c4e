import { type Language } from "./field.ts";

/** Text that is the same in both languages, as what stood in a cell is; or one text for each. */
export type Said = string | Record<Language, string>;

/** What is said, in one language. */
export function saidIn(said: Said, language: Language): string {
  return typeof said === "string" ? said : said[language];
}
