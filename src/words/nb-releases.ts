import { capital, period } from "./nb-basics.js";

const formats: Record<string, string> = {
  "report.pdf": "PDF",
  "report.arkiv.pdf": "PDF for arkivet",
  "report.docx": "Word",
  "report.xlsx": "Excel",
  "report.ods": "OpenDocument",
  "report.csv": "CSV",
  "manifest.json": "manifest",
  "manifest.sig": "signatur",
};

/** What is said of the released reports, in bokmål. */
export const nbReleases = {
  page: "Kvartalsrapporter",
  format: (file: string) => formats[file] ?? file,
  none: "Ingen rapport er utgitt ennå.",
  noneOf: (place: string) => `Ingen rapport om ${place} er utgitt ennå.`,
  about:
    "Rapportene er skrevet av regionene, godkjent av direktoratet og frosset slik de ble utgitt. Kommer det rettelser, blir det en ny utgave, som sier hva som er endret og hvorfor. Tallene på de andre sidene er de som gjelder nå.",
  caption: "Utgitte rapporter, de nyeste øverst",
  columns: ["Rapport", "Periode", "Utgave", "Filer", "Manifestets fingeravtrykk (SHA-256)"],
  title: (place: string, kind: string, start: string, edition: number) =>
    `${place}, ${period(kind, start)} (utgave ${edition})`,
  period: (kind: string, start: string) => capital(period(kind, start)),
  superseded: "En nyere utgave er kommet",
  files: "Filene",
  fingerprint: (hash: string) => `Manifestets fingeravtrykk (SHA-256): ${hash}`,
};
