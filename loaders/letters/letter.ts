import { date, month, number } from "../../src/words/nb-basics.ts";
import type { Language } from "../forms/field.ts";
import type { Duty } from "./late-units.ts";

/** Whom the letters speak for, and what is said in all of them. */
export interface Sender {
  day: string;
  region: string;
  /** Whom to ask: an address, where the folder says one. */
  contact: string | undefined;
  madeUp: boolean;
}

const words = {
  nb: {
    subject: (unit: string, count: number) =>
      count === 1 ? `Månedsrapport mangler: ${unit}` : `${count} månedsrapporter mangler: ${unit}`,
    madeUp: "EKSEMPELDATA: enheten og rapportene er oppdiktet.",
    allMadeUp: "EKSEMPELDATA: enhetene og rapportene er oppdiktet.",
    greeting: "Hei,",
    missing: (day: string, count: number) =>
      count === 1
        ? `per ${day} har vi ikke mottatt denne månedsrapporten om bruk av sikkerhetscelle, sikkerhetsseng, forsterket celle og utelukkelse:`
        : `per ${day} har vi ikke mottatt disse månedsrapportene om bruk av sikkerhetscelle, sikkerhetsseng, forsterket celle og utelukkelse:`,
    line: (named: string, due: string, days: number) =>
      `${named}: fristen var ${due}, for ${days === 1 ? "1 dag" : `${number(days)} dager`} siden`,
    nil: "Var ingen plassert i måneden, send rapporten likevel, med hodet utfylt og 0 plasseringer. En rapport som mangler, blir aldri regnet som null: måneden står som ikke rapportert til den kommer.",
    how: (unit: string) =>
      `Bruk malen for enheten (kode ${unit}), og send den på samme måte som ellers. Skriv pseudonymer, aldri navn eller fødselsnummer. Er rapporten alt sendt, send den én gang til: den samme filen telles bare én gang.`,
    ask: (contact: string | undefined) =>
      contact === undefined ? "Spørsmål: svar på dette brevet." : `Spørsmål: ${contact}`,
    summary: (region: string, day: string) => `Manglende månedsrapporter i ${region} per ${day}`,
    received: (come: number, due: number) => `${come} av ${due} rapporter med passert frist er kommet.`,
    none: "Ingen mangler.",
  },
  nn: {
    subject: (unit: string, count: number) =>
      count === 1 ? `Månadsrapport manglar: ${unit}` : `${count} månadsrapportar manglar: ${unit}`,
    madeUp: "EKSEMPELDATA: eininga og rapportane er oppdikta.",
    allMadeUp: "EKSEMPELDATA: einingane og rapportane er oppdikta.",
    greeting: "Hei,",
    missing: (day: string, count: number) =>
      count === 1
        ? `per ${day} har vi ikkje fått denne månadsrapporten om bruk av tryggleikscelle, tryggleiksseng, forsterka celle og utelukking:`
        : `per ${day} har vi ikkje fått desse månadsrapportane om bruk av tryggleikscelle, tryggleiksseng, forsterka celle og utelukking:`,
    line: (named: string, due: string, days: number) =>
      `${named}: fristen var ${due}, for ${days === 1 ? "1 dag" : `${number(days)} dagar`} sidan`,
    nil: "Var ingen plassert i månaden, send rapporten likevel, med hovudet fylt ut og 0 plasseringar. Ein rapport som manglar, blir aldri rekna som null: månaden står som ikkje rapportert til han kjem.",
    how: (unit: string) =>
      `Bruk malen for eininga (kode ${unit}), og send han på same måten som elles. Skriv pseudonym, aldri namn eller fødselsnummer. Er rapporten alt send, send han éin gong til: den same fila blir berre talt éin gong.`,
    ask: (contact: string | undefined) =>
      contact === undefined ? "Spørsmål: svar på dette brevet." : `Spørsmål: ${contact}`,
    summary: (region: string, day: string) => `Månadsrapportar som manglar i ${region} per ${day}`,
    received: (come: number, due: number) => `${come} av ${due} rapportar der fristen er ute, er komne.`,
    none: "Ingen manglar.",
  },
};

/** A letter to a unit about the reports that had not come, with its region in copy. */
export function letter(late: readonly Duty[], sender: Sender, language: Language): string {
  const [first] = late;
  if (!first) throw new Error("a letter about nothing");
  const say = words[language];
  return text([
    `Til: ${first.unit_name}`,
    `Kopi: ${sender.region}`,
    `Emne: ${say.subject(first.unit_name, late.length)}`,
    "",
    ...(sender.madeUp ? [say.madeUp, ""] : []),
    say.greeting,
    "",
    say.missing(date(sender.day), late.length),
    "",
    ...late.map((duty) => `  - ${lateLine(duty, language)}`),
    "",
    say.nil,
    "",
    say.how(first.unit_id),
    "",
    say.ask(sender.contact),
  ]);
}

/** What a region is told of its units: how many reports have come, and which have not. */
export function regionSummary(duties: readonly Duty[], sender: Sender, language: Language): string {
  const say = words[language];
  const late = duties.filter(({ is_late }) => is_late);
  return text([
    say.summary(sender.region, date(sender.day)),
    "",
    ...(sender.madeUp ? [say.allMadeUp, ""] : []),
    say.received(duties.length - late.length, duties.length),
    ...(late.length === 0 ? [say.none] : [""]),
    ...late.map((duty) => `  - ${duty.unit_name}, ${lateLine(duty, language)}`),
  ]);
}

// Months are called the same in both written languages.
function lateLine(duty: Duty, language: Language): string {
  return words[language].line(month(duty.month), date(duty.due_on), duty.days_late);
}

// Windows' own editors show the lines apart too.
function text(lines: readonly string[]): string {
  return `${lines.join("\r\n")}\r\n`;
}
