import { type Rule } from "./rule.ts";

/** What is wrong with a file before anything is read out of it. */
export const rulesOfTheFile: Rule[] = [
  {
    id: "file-empty",
    severity: "refuses",
    words: {
      nb: {
        title: "Tom fil",
        expected: "en månedsrapport med innhold",
        why: "En tom fil kan ikke skilles fra en rapport som ikke er sendt.",
        remedy:
          "Lagre rapporten på nytt, og send den. Var ingen plassert, skal filen ha hodet utfylt og 0 plasseringer.",
      },
      nn: {
        title: "Tom fil",
        expected: "ein månadsrapport med innhald",
        why: "Ei tom fil kan ikkje skiljast frå ein rapport som ikkje er send.",
        remedy:
          "Lagre rapporten på nytt, og send han. Var ingen plasserte, skal fila ha hovudet utfylt og 0 plasseringar.",
      },
    },
  },
  {
    id: "file-encrypted",
    severity: "refuses",
    words: {
      nb: {
        title: "Fil med passord",
        expected: "en fil uten passord",
        why: "Innholdet kan ikke leses uten passordet, og passord skal ikke sendes.",
        remedy:
          "Ta bort passordet i Excel (Fil, Informasjon, Beskytt arbeidsbok), lagre, og send filen på nytt.",
      },
      nn: {
        title: "Fil med passord",
        expected: "ei fil utan passord",
        why: "Innhaldet kan ikkje lesast utan passordet, og passord skal ikkje sendast.",
        remedy:
          "Ta bort passordet i Excel (Fil, Informasjon, Beskytt arbeidsbok), lagre, og send fila på nytt.",
      },
    },
  },
  {
    id: "file-not-what-name-says",
    severity: "refuses",
    words: {
      nb: {
        title: "Filen er ikke det navnet sier",
        expected: "en arbeidsbok (.xlsx), tekstfil (.csv) eller JSON, med riktig filendelse",
        why: "Andre slags filer har ikke rader og kolonner som kan leses sikkert.",
        remedy: "Lagre rapporten som .xlsx fra Excel, og send den på nytt.",
      },
      nn: {
        title: "Fila er ikkje det namnet seier",
        expected: "ei arbeidsbok (.xlsx), tekstfil (.csv) eller JSON, med rett filending",
        why: "Andre slags filer har ikkje rader og kolonnar som kan lesast sikkert.",
        remedy: "Lagre rapporten som .xlsx frå Excel, og send han på nytt.",
      },
    },
  },
  {
    id: "file-half-written",
    severity: "refuses",
    words: {
      nb: {
        title: "Ødelagt eller avkortet fil",
        expected: "en hel fil",
        why: "Det som mangler, kunne blitt tatt for plasseringer som ikke fant sted.",
        remedy:
          "Filen ble trolig avbrutt da den ble lagret eller kopiert. Lagre den på nytt, og send den igjen.",
      },
      nn: {
        title: "Øydelagd eller avkorta fil",
        expected: "ei heil fil",
        why: "Det som manglar, kunne blitt teke for plasseringar som ikkje fann stad.",
        remedy:
          "Fila vart truleg avbroten då ho vart lagra eller kopiert. Lagre ho på nytt, og send ho igjen.",
      },
    },
  },
  {
    id: "file-too-large",
    severity: "refuses",
    words: {
      nb: {
        title: "For stor fil",
        expected: "en fil på høyst 20 MB",
        why: "En månedsrapport er sjelden over 100 kB; noe annet enn rapporten har kommet med.",
        remedy: "Ta bort bilder og ark som ikke hører til rapporten, og send filen på nytt.",
      },
      nn: {
        title: "For stor fil",
        expected: "ei fil på høgst 20 MB",
        why: "Ein månadsrapport er sjeldan over 100 kB; noko anna enn rapporten har kome med.",
        remedy: "Ta bort bilete og ark som ikkje høyrer til rapporten, og send fila på nytt.",
      },
    },
  },
  {
    id: "file-encoding",
    severity: "refuses",
    words: {
      nb: {
        title: "Ukjent tegnsett",
        expected: "tekst i UTF-8, UTF-16 eller Windows-1252",
        why: "Med feil tegnsett blir æ, ø og å til andre tegn, og ord og enheter kjennes ikke igjen.",
        remedy:
          "Lagre filen på nytt der den ble laget, fra Excel som «CSV UTF-8» eller .xlsx, og send den på nytt.",
      },
      nn: {
        title: "Ukjent teiknsett",
        expected: "tekst i UTF-8, UTF-16 eller Windows-1252",
        why: "Med feil teiknsett blir æ, ø og å til andre teikn, og ord og einingar blir ikkje kjende att.",
        remedy:
          "Lagre fila på nytt der ho vart laga, frå Excel som «CSV UTF-8» eller .xlsx, og send ho på nytt.",
      },
    },
  },
  {
    id: "json-key-twice",
    severity: "refuses",
    words: {
      nb: {
        title: "Samme navn to ganger i JSON",
        expected: "hvert navn én gang i samme objekt",
        why: "Av to like navn blir bare det siste lest, så et tall eller en hel tabell kan falle bort.",
        remedy: "Rett fagsystemets eksport, så hvert navn står én gang, og send filen på nytt.",
      },
      nn: {
        title: "Same namn to gonger i JSON",
        expected: "kvart namn éin gong i same objekt",
        why: "Av to like namn blir berre det siste lese, så eit tal eller ein heil tabell kan falle bort.",
        remedy: "Rett eksporten frå fagsystemet, så kvart namn står éin gong, og send fila på nytt.",
      },
    },
  },
  {
    id: "national-id",
    severity: "refuses",
    words: {
      nb: {
        title: "Fødselsnummer i filen",
        expected: "pseudonymer, aldri fødselsnummer eller D-nummer",
        why: "Et fødselsnummer sier hvem personen er, og skal ikke finnes her i det hele tatt.",
        remedy:
          "Filen er ikke lagret. Slett den der den ligger, bytt nummeret ut med pseudonymet, og send filen på nytt.",
      },
      nn: {
        title: "Fødselsnummer i fila",
        expected: "pseudonym, aldri fødselsnummer eller D-nummer",
        why: "Eit fødselsnummer seier kven personen er, og skal ikkje finnast her i det heile.",
        remedy:
          "Fila er ikkje lagra. Slett ho der ho ligg, byt nummeret ut med pseudonymet, og send fila på nytt.",
      },
    },
  },
  {
    id: "mixed-made-up",
    severity: "refuses",
    words: {
      nb: {
        title: "Eksempeldata blandet med ekte rapporter",
        expected: "bare ekte rapporter eller bare eksempeldata i samme mappe",
        why: "Oppdiktede tall skal aldri telles sammen med ekte.",
        remedy: "Flytt filen til mappen den hører til.",
      },
      nn: {
        title: "Eksempeldata blanda med ekte rapportar",
        expected: "berre ekte rapportar eller berre eksempeldata i same mappe",
        why: "Oppdikta tal skal aldri teljast saman med ekte.",
        remedy: "Flytt fila til mappa ho høyrer til.",
      },
    },
  },
  {
    id: "unknown-form",
    severity: "refuses",
    words: {
      nb: {
        title: "Ukjent skjema",
        expected: "en månedsrapport fra enhet eller region, eller et historikkskjema",
        why: "Uten arkene fra malen vet vi ikke hva tallene betyr.",
        remedy:
          "Bruk malen, uten å endre navn på ark eller kolonner. Er filen fra et annet system, må den leses med en profil.",
      },
      nn: {
        title: "Ukjent skjema",
        expected: "ein månadsrapport frå eining eller region, eller eit historikkskjema",
        why: "Utan arka frå malen veit vi ikkje kva tala betyr.",
        remedy:
          "Bruk malen, utan å endre namn på ark eller kolonnar. Er fila frå eit anna system, må ho lesast med ein profil.",
      },
    },
  },
];
