import { type Rule } from "./rule.ts";

/** What does not hang together in a report as a whole. */
export const rulesOfTheReport: Rule[] = [
  {
    id: "stated-count",
    severity: "warns",
    words: {
      nb: {
        title: "Oppgitt antall stemmer ikke",
        expected: "like mange plasseringer som rader",
        why: "Enten mangler det rader, eller så er det for mange: måneden er ufullstendig til det er avklart.",
        remedy: "Rett antallet, eller legg til radene som mangler, og send en ny versjon.",
      },
      nn: {
        title: "Oppgitt tal stemmer ikkje",
        expected: "like mange plasseringar som rader",
        why: "Anten manglar det rader, eller så er det for mange: månaden er ufullstendig til det er avklart.",
        remedy: "Rett talet, eller legg til radene som manglar, og send ein ny versjon.",
      },
    },
  },
  {
    id: "decision-without-placement",
    severity: "warns",
    words: {
      nb: {
        title: "Vedtak uten plassering",
        expected: "id-en til en plassering i samme rapport",
        why: "Et vedtak uten plassering tyder på at en rad mangler eller at en id er skrevet feil.",
        remedy: "Rett id-en, eller ta med plasseringen, og send en ny versjon.",
      },
      nn: {
        title: "Vedtak utan plassering",
        expected: "id-en til ei plassering i same rapport",
        why: "Eit vedtak utan plassering tyder på at ei rad manglar eller at ein id er skriven feil.",
        remedy: "Rett id-en, eller ta med plasseringa, og send ein ny versjon.",
      },
    },
  },
  {
    id: "day-month-exchanged",
    severity: "warns",
    told: true,
    words: {
      nb: {
        title: "Dag og måned er trolig byttet",
        expected: "datoer med dag først",
        why: "En dato med dag og måned byttet havner i feil måned, og varigheten blir gal.",
        remedy: "Rett det i kilden eller i profilen, og last filen på nytt.",
      },
      nn: {
        title: "Dag og månad er truleg bytte om",
        expected: "datoar med dag først",
        why: "Ein dato med dag og månad bytte om hamnar i feil månad, og varigheita blir gal.",
        remedy: "Rett det i kjelda eller i profilen, og last fila på nytt.",
      },
    },
  },
];
