/** What the check page says besides what is found. */
export const pageWords = {
  choose: "Velg månedsrapporten",
  drop: "Eller slipp filen her. Arbeidsbok (.xlsx), CSV eller JSON.",
  language: "Svar på",
  asReport: "språket i rapporten",
  working: "Sjekker …",
  receipt: "Last ned kvittering",
  marked: "Last ned merket arbeidsbok",
  rows: (shown: number, all: number) => `Viser ${shown} av ${all} rader. Den merkede arbeidsboken har alle.`,
  pseudonyms: {
    title: "Lag pseudonymer",
    about:
      "Skriv ett fødselsnummer eller fangenummer på hver linje. Nøkkelen og numrene blir på denne siden og lagres ikke.",
    key: "Direktoratets nøkkel",
    keyFile: "eller en fil med nøkkelen",
    identities: "Numre",
    make: "Lag pseudonymer",
    missing: "Skriv inn nøkkelen og minst ett nummer.",
  },
};
