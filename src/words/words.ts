import { nb } from "./nb.js";

/** Everything that a catalogue must hold; nynorsk and English stand beside bokmål by having this type. */
export type Words = typeof nb;

const catalogues: Record<string, Words> = { nb };

/** The words of a language. */
export function wordsOf(language: string): Words {
  const words = catalogues[language];
  if (words === undefined) throw new Error(`no words for the language: ${language}`);
  return words;
}
