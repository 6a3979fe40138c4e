import { type Language } from "../forms/field.ts";
import { severityOf } from "../forms/finding.ts";
import { type Severity } from "../forms/rules/rules.ts";
import { type CheckedFile } from "./check-file.ts";

/** Before it is sent, or once it has come. */
export type Occasion = "before" | "after";

/** How a report stands, and what to do next, in one line. */
export function verdictLine(file: CheckedFile, occasion: Occasion, language: Language): string {
  const words = lines[language][occasion];
  if (file.status === "refused") return words.refused;
  if (file.status === "accepted_with_rows_set_aside")
    return file.rows_set_aside > 0 ? words.aside(file.rows_set_aside, file.rows_read) : words.headAside;
  const warnings = file.findings.filter((finding) => severityOf(finding) === "warns").length;
  return warnings > 0 ? words.warned(warnings) : words.fine;
}

const lines = {
  nb: {
    before: {
      refused: "Rapporten vil bli avvist. Rett det som står under, og sjekk den på nytt.",
      aside: (aside: number, read: number) =>
        `Rapporten kan sendes, men ${aside} av ${read} rader vil bli satt til side. Rett dem først.`,
      headAside: "Rapporten kan sendes, men et felt i hodet vil bli satt til side. Rett det først.",
      warned: (count: number) =>
        `Rapporten kan sendes. Se først over ${count === 1 ? "1 advarsel" : `${count} advarsler`}.`,
      fine: "Rapporten er i orden og kan sendes.",
    },
    after: {
      refused: "Rapporten er avvist. Rett det som står under, og send den på nytt.",
      aside: (aside: number, read: number) =>
        `Rapporten er tatt imot, men ${aside} av ${read} rader er satt til side og måneden er ufullstendig. Rett dem, og send en ny versjon.`,
      headAside:
        "Rapporten er tatt imot, men et felt i hodet er satt til side og måneden er ufullstendig. Rett det, og send en ny versjon.",
      warned: (count: number) =>
        `Rapporten er tatt imot. Se over ${count === 1 ? "1 advarsel" : `${count} advarsler`}, og send en ny versjon hvis noe er feil.`,
      fine: "Rapporten er tatt imot. Du trenger ikke gjøre noe mer.",
    },
  },
  nn: {
    before: {
      refused: "Rapporten vil bli avvist. Rett det som står under, og sjekk han på nytt.",
      aside: (aside: number, read: number) =>
        `Rapporten kan sendast, men ${aside} av ${read} rader vil bli sette til side. Rett dei først.`,
      headAside: "Rapporten kan sendast, men eit felt i hovudet vil bli sett til side. Rett det først.",
      warned: (count: number) =>
        `Rapporten kan sendast. Sjå først over ${count === 1 ? "1 åtvaring" : `${count} åtvaringar`}.`,
      fine: "Rapporten er i orden og kan sendast.",
    },
    after: {
      refused: "Rapporten er avvist. Rett det som står under, og send han på nytt.",
      aside: (aside: number, read: number) =>
        `Rapporten er teken imot, men ${aside} av ${read} rader er sette til side og månaden er ufullstendig. Rett dei, og send ein ny versjon.`,
      headAside:
        "Rapporten er teken imot, men eit felt i hovudet er sett til side og månaden er ufullstendig. Rett det, og send ein ny versjon.",
      warned: (count: number) =>
        `Rapporten er teken imot. Sjå over ${count === 1 ? "1 åtvaring" : `${count} åtvaringar`}, og send ein ny versjon om noko er feil.`,
      fine: "Rapporten er teken imot. Du treng ikkje gjere noko meir.",
    },
  },
};

export const checkWords = {
  nb: {
    receipt: "Kvittering",
    file: "Fil",
    checked: "Sjekket",
    received: "Mottatt",
    rows: "Rader",
    rowsRead: (read: number, aside: number) => `${read} lest, ${aside} satt til side`,
    findings: "Funn",
    none: "Ingen funn.",
    shows: (shown: number, all: number) => `Viser ${shown} av ${all}.`,
    rest: "Resten står i den merkede arbeidsboken.",
    columns: {
      severity: "Hva det fører til",
      where: "Hvor",
      found: "Fant",
      expected: "Ventet",
      why: "Hvorfor det betyr noe",
      remedy: "Slik retter du det",
    },
    severity: {
      refuses: "filen avvises",
      sets_aside: "settes til side",
      warns: "advarsel",
      notes: "merknad",
    } satisfies Record<Severity, string>,
    sheet: "ark",
    row: "rad",
    nothing: "ingenting",
    noRows:
      "Filen har ingen rader som kan merkes, eller så har den et fødselsnummer. Det lages ingen merket kopi.",
    noCopy: "Det er ikke laget noen merket kopi, fordi filen har et fødselsnummer.",
    madeUp: "Eksempeldata",
  },
  nn: {
    receipt: "Kvittering",
    file: "Fil",
    checked: "Sjekka",
    received: "Motteken",
    rows: "Rader",
    rowsRead: (read: number, aside: number) => `${read} lesne, ${aside} sette til side`,
    findings: "Funn",
    none: "Ingen funn.",
    shows: (shown: number, all: number) => `Viser ${shown} av ${all}.`,
    rest: "Resten står i den merkte arbeidsboka.",
    columns: {
      severity: "Kva det fører til",
      where: "Kvar",
      found: "Fann",
      expected: "Venta",
      why: "Kvifor det betyr noko",
      remedy: "Slik rettar du det",
    },
    severity: {
      refuses: "fila blir avvist",
      sets_aside: "blir sett til side",
      warns: "åtvaring",
      notes: "merknad",
    } satisfies Record<Severity, string>,
    sheet: "ark",
    row: "rad",
    nothing: "ingenting",
    noRows:
      "Fila har ingen rader som kan merkast, eller så har ho eit fødselsnummer. Det blir ikkje laga nokon merkt kopi.",
    noCopy: "Det er ikkje laga nokon merkt kopi, fordi fila har eit fødselsnummer.",
    madeUp: "Eksempeldata",
  },
};
