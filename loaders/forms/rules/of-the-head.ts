import { type Rule } from "./rule.ts";

/** What is wrong with a report's head: of whom it is, of which month, and how many prison days it states. */
export const rulesOfTheHead: Rule[] = [
  {
    id: "unknown-unit",
    severity: "refuses",
    words: {
      nb: {
        title: "Ukjent enhet",
        expected: "koden til en enhet som sto i enhetsregisteret den måneden",
        why: "Rapporten må telles hos riktig enhet, eller ikke i det hele tatt.",
        remedy: "Bruk enhetens kode slik den står i malen, og send filen på nytt.",
      },
      nn: {
        title: "Ukjend eining",
        expected: "koden til ei eining som stod i einingsregisteret den månaden",
        why: "Rapporten må teljast hos rett eining, eller ikkje i det heile.",
        remedy: "Bruk koden til eininga slik han står i malen, og send fila på nytt.",
      },
    },
  },
  {
    id: "unknown-place",
    severity: "refuses",
    words: {
      nb: {
        title: "Ukjent sted",
        expected: "koden til et sted i enhetsregisteret",
        why: "Tallene må stå hos riktig sted, eller ikke i det hele tatt.",
        remedy: "Rett koden, og send filen på nytt.",
      },
      nn: {
        title: "Ukjend stad",
        expected: "koden til ein stad i einingsregisteret",
        why: "Tala må stå hos rett stad, eller ikkje i det heile.",
        remedy: "Rett koden, og send fila på nytt.",
      },
    },
  },
  {
    id: "month-missing",
    severity: "refuses",
    words: {
      nb: {
        title: "Måneden mangler",
        expected: "måneden rapporten gjelder, som 2026-03",
        why: "Uten måneden vet vi ikke hvor plasseringene skal telles.",
        remedy: "Fyll inn måneden, og send filen på nytt.",
      },
      nn: {
        title: "Månaden manglar",
        expected: "månaden rapporten gjeld, som 2026-03",
        why: "Utan månaden veit vi ikkje kvar plasseringane skal teljast.",
        remedy: "Fyll inn månaden, og send fila på nytt.",
      },
    },
  },
  {
    id: "month-differs",
    severity: "refuses",
    words: {
      nb: {
        title: "Annen måned enn oppgitt",
        expected: "samme måned som i filnavnet",
        why: "Er måneden feil, byttes en riktig rapport ut med en gal.",
        remedy: "Rett måneden i hodet eller i filnavnet, og send filen på nytt.",
      },
      nn: {
        title: "Annan månad enn oppgitt",
        expected: "same månad som i filnamnet",
        why: "Er månaden feil, blir ein rett rapport bytt ut med ein gal.",
        remedy: "Rett månaden i hovudet eller i filnamnet, og send fila på nytt.",
      },
    },
  },
  {
    id: "month-implausible",
    severity: "refuses",
    words: {
      nb: {
        title: "Måneden kan ikke stemme med sendt-tidspunktet",
        expected: "en måned som var begynt da rapporten ble sendt, og som ikke lå mange år tilbake",
        why: "Ved årsskiftet skrives ofte feil år, og da havner tallene et helt år feil.",
        remedy:
          "Se etter feil i årstallet. Rett måneden eller sendt-tidspunktet i hodet, og send filen på nytt.",
      },
      nn: {
        title: "Månaden kan ikkje stemme med sendt-tidspunktet",
        expected: "ein månad som var byrja då rapporten vart send, og som ikkje låg mange år tilbake",
        why: "Ved årsskiftet blir det ofte skrive feil år, og då hamnar tala eit heilt år feil.",
        remedy:
          "Sjå etter feil i årstalet. Rett månaden eller sendt-tidspunktet i hovudet, og send fila på nytt.",
      },
    },
  },
  {
    id: "prison-days-impossible",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Umulig antall fangedøgn",
        expected: "et antall det er plass til",
        why: "Fangedøgnene er det ratene deles på; ett galt tall gjør alle ratene gale.",
        remedy: "Rett fangedøgnene, og send en ny versjon. Måneden er utenfor ratene til det er gjort.",
      },
      nn: {
        title: "Umogleg tal på fangedøgn",
        expected: "eit tal det er plass til",
        why: "Fangedøgna er det ratane blir delte på; eitt galt tal gjer alle ratane gale.",
        remedy: "Rett fangedøgna, og send ein ny versjon. Månaden er utanfor ratane til det er gjort.",
      },
    },
  },
];
