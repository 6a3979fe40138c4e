import { type Rule } from "./rule.ts";

/** What only several reports together show. */
export const rulesAcrossReports: Rule[] = [
  {
    id: "overlap",
    severity: "warns",
    words: {
      nb: {
        title: "Samme person to steder på én gang",
        expected: "én celle om gangen",
        why: "Ingen sitter to steder samtidig, så én av plasseringene er trolig ført feil. Timene telles én gang.",
        remedy: "Rett start, slutt eller person i den raden som er feil, og send en ny versjon.",
      },
      nn: {
        title: "Same person to stader på éin gong",
        expected: "éi celle om gongen",
        why: "Ingen sit to stader samtidig, så éi av plasseringane er truleg ført feil. Timane blir talde éin gong.",
        remedy: "Rett start, slutt eller person i den rada som er feil, og send ein ny versjon.",
      },
    },
  },
  {
    id: "open-vanished",
    severity: "warns",
    words: {
      nb: {
        title: "Åpen plassering er borte",
        expected: "plasseringen som var åpen forrige måned, åpen eller avsluttet",
        why: "Uten slutten vet ingen hvor lenge personen satt der.",
        remedy: "Ta den med under samme id, og send en ny versjon.",
      },
      nn: {
        title: "Open plassering er borte",
        expected: "plasseringa som var open førre månad, open eller avslutta",
        why: "Utan slutten veit ingen kor lenge personen sat der.",
        remedy: "Ta ho med under same id, og send ein ny versjon.",
      },
    },
  },
  {
    id: "row-vanished",
    severity: "warns",
    words: {
      nb: {
        title: "Plassering er borte i ny versjon",
        expected: "plasseringen som sto i versjonen før, eller at den er trukket",
        why: "En rad som bare utelates, kan være glemt, og da mangler et opphold i tallene.",
        remedy: "Ta med raden, eller skriv «ja» i kolonnen Trukket, og send en ny versjon.",
      },
      nn: {
        title: "Plassering er borte i ny versjon",
        expected: "plasseringa som stod i versjonen før, eller at ho er trekt",
        why: "Ei rad som berre blir utelaten, kan vere gløymd, og då manglar eit opphald i tala.",
        remedy: "Ta med rada, eller skriv «ja» i kolonnen Trekt, og send ein ny versjon.",
      },
    },
  },
  {
    id: "same-version",
    severity: "warns",
    words: {
      nb: {
        title: "To rapporter med samme versjon",
        expected: "en versjon og et tidspunkt som ingen annen rapport for måneden har",
        why: "Versjon og tidspunkt avgjør hvilken rapport som gjelder. Er begge like, blir det tilfeldig.",
        remedy: "Send den som er riktig, på nytt med en høyere versjon.",
      },
      nn: {
        title: "To rapportar med same versjon",
        expected: "ein versjon og eit tidspunkt som ingen annan rapport for månaden har",
        why: "Versjon og tidspunkt avgjer kva for ein rapport som gjeld. Er begge like, blir det tilfeldig.",
        remedy: "Send den som er rett, på nytt med ein høgare versjon.",
      },
    },
  },
  {
    id: "withdrawn-still-told",
    severity: "warns",
    words: {
      nb: {
        title: "Trukket plassering står i en senere rapport",
        expected: "det samme i begge månedenes rapporter",
        why: "Den seneste månedens rapport gjelder, så plasseringen telles fortsatt.",
        remedy: "Trekk plasseringen også i den siste rapporten, eller ta den med i begge.",
      },
      nn: {
        title: "Trekt plassering står i ein seinare rapport",
        expected: "det same i rapportane for begge månadene",
        why: "Rapporten for den seinaste månaden gjeld, så plasseringa blir framleis talt.",
        remedy: "Trekk plasseringa òg i den siste rapporten, eller ta ho med i begge.",
      },
    },
  },
  {
    id: "none-approved",
    severity: "warns",
    words: {
      nb: {
        title: "Tiltak uten godkjent celle",
        expected: "minst én godkjent celle eller seng for tiltaket den måneden",
        why: "Måneder uten godkjent celle holdes utenfor ratene, og da telles ikke plasseringen der.",
        remedy: "Rett antallet i hodet, eller tiltaket i raden.",
      },
      nn: {
        title: "Tiltak utan godkjend celle",
        expected: "minst éi godkjend celle eller seng for tiltaket den månaden",
        why: "Månader utan godkjend celle blir haldne utanfor ratane, og då tel ikkje plasseringa med der.",
        remedy: "Rett talet i hovudet, eller tiltaket i rada.",
      },
    },
  },
  {
    id: "two-months-disagree",
    severity: "warns",
    words: {
      nb: {
        title: "To måneder er uenige",
        expected: "samme start og årsaker som i den andre månedens rapport",
        why: "Samme plassering kan ikke ha begynt to ganger eller av to ulike grunner.",
        remedy: "Den seneste månedens rapport gjelder. Rett den som er feil.",
      },
      nn: {
        title: "To månader er usamde",
        expected: "same start og årsaker som i rapporten for den andre månaden",
        why: "Same plassering kan ikkje ha byrja to gonger eller av to ulike grunnar.",
        remedy: "Rapporten for den seinaste månaden gjeld. Rett den som er feil.",
      },
    },
  },
  {
    id: "number-used-again",
    severity: "warns",
    words: {
      nb: {
        title: "Id brukt om igjen",
        expected: "en id som ingen annen plassering har hatt",
        why: "Den samme id-en er den samme plasseringen. Den første telles ikke, og månedene den varte i, er ufullstendige.",
        remedy: "Gi den siste plasseringen en ny id, og send en ny versjon.",
      },
      nn: {
        title: "Id brukt om att",
        expected: "ein id som inga anna plassering har hatt",
        why: "Den same id-en er den same plasseringa. Den første blir ikkje talt, og månadene ho varte i, er ufullstendige.",
        remedy: "Gi den siste plasseringa ein ny id, og send ein ny versjon.",
      },
    },
  },
  {
    id: "start-before-unit",
    severity: "warns",
    words: {
      nb: {
        title: "Begynte før enheten fantes",
        expected: "et tidspunkt da enheten fantes",
        why: "Oppholdet hører til enheten som fantes da, og telles ikke i måneden det begynte.",
        remedy: "Meld oppholdet i rapporten for den enheten også, eller rett start.",
      },
      nn: {
        title: "Byrja før eininga fanst",
        expected: "eit tidspunkt då eininga fanst",
        why: "Opphaldet høyrer til eininga som fanst då, og blir ikkje talt i månaden det byrja.",
        remedy: "Meld opphaldet i rapporten for den eininga òg, eller rett start.",
      },
    },
  },
  {
    id: "month-far-before",
    severity: "warns",
    words: {
      nb: {
        title: "Måned lenge før de andres",
        expected: "en måned som andre enheter også melder for",
        why: "Nesten ingen har meldt for måneden og dem rundt den. Regnet vi med den, ville alle mangle rapporter siden.",
        remedy:
          "Er måneden feil, send rapporten på nytt med rett måned. Er den rett, teller den når de andre kommer.",
      },
      nn: {
        title: "Månad lenge før dei andre sine",
        expected: "ein månad som andre einingar òg melder for",
        why: "Nesten ingen har meldt for månaden og dei rundt han. Rekna vi han med, ville alle mangle rapportar sidan.",
        remedy:
          "Er månaden feil, send rapporten på nytt med rett månad. Er han rett, tel han når dei andre kjem.",
      },
    },
  },
];
