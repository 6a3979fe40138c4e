import type { FieldMeta, Language } from "./field.ts";

/** What stands in a template and in the data catalogue besides what the forms say of their columns. */
export const wordsOfForms = {
  nb: {
    sheet: "Forklaring",
    title: "Månedsrapport",
    intro: [
      "Fyll ut arkene Hode, Plasseringer og Vedtak. Kolonner og linjer med stjerne må ha svar.",
      "Var ingen plassert, skriv 0 i Antall plasseringer og la arket Plasseringer stå tomt.",
      "En plassering som er åpen når måneden er slutt, meldes igjen neste måned under samme id.",
      "Skriv aldri navn, fangenummer eller fødselsnummer. I kolonnen Person står bare pseudonymet.",
    ],
    columns: {
      table: "Ark",
      label: "Kolonne",
      help: "Forklaring",
      kind: "Hva den inneholder",
      required: "Må fylles ut",
      codes: "Tillatte ord",
      example: "Eksempel",
    },
    yes: "ja",
    no: "nei",
    chooseOne: "Velg ett av",
    chooseSeveral: "Ett eller flere av disse, skilt med komma",
    wholeNumber: "Skriv et helt tall fra 0.",
    kinds: {
      text: "tekst",
      person: "pseudonym",
      code: "ett ord fra listen",
      codes: "ett eller flere ord fra listen",
      instant: "dato og klokkeslett",
      month: "måned",
      integer: "helt tall",
      yes_no: "ja eller nei",
    },
  },
  nn: {
    sheet: "Forklaring",
    title: "Månadsrapport",
    intro: [
      "Fyll ut arka Hovud, Plasseringar og Vedtak. Kolonnar og linjer med stjerne må ha svar.",
      "Var ingen plasserte, skriv 0 i Talet på plasseringar og lat arket Plasseringar stå tomt.",
      "Ei plassering som er open når månaden er slutt, blir meld igjen neste månad under same id.",
      "Skriv aldri namn, fangenummer eller fødselsnummer. I kolonnen Person står berre pseudonymet.",
    ],
    columns: {
      table: "Ark",
      label: "Kolonne",
      help: "Forklaring",
      kind: "Kva ho inneheld",
      required: "Må fyllast ut",
      codes: "Tillatne ord",
      example: "Døme",
    },
    yes: "ja",
    no: "nei",
    chooseOne: "Vel eitt av",
    chooseSeveral: "Eitt eller fleire av desse, skilde med komma",
    wholeNumber: "Skriv eit heilt tal frå 0.",
    kinds: {
      text: "tekst",
      person: "pseudonym",
      code: "eitt ord frå lista",
      codes: "eitt eller fleire ord frå lista",
      instant: "dato og klokkeslett",
      month: "månad",
      integer: "heilt tal",
      yes_no: "ja eller nei",
    },
  },
} satisfies Record<Language, WordsOfForms>;

export interface WordsOfForms {
  sheet: string;
  title: string;
  intro: string[];
  columns: Record<"table" | "label" | "help" | "kind" | "required" | "codes" | "example", string>;
  yes: string;
  no: string;
  chooseOne: string;
  chooseSeveral: string;
  wholeNumber: string;
  kinds: Record<FieldMeta["kind"], string>;
}
