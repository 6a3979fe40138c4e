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
  {
    id: "person-two-sexes",
    severity: "warns",
    words: {
      nb: {
        title: "Samme person med to kjønn",
        expected: "samme kjønn i alle personens rader",
        why: "Ett av dem er feil, og tallene for kvinner er så små at én feil synes.",
        remedy: "Rett kjønn eller person i den raden som er feil, og send en ny versjon.",
      },
      nn: {
        title: "Same person med to kjønn",
        expected: "same kjønn i alle radene til personen",
        why: "Eitt av dei er feil, og tala for kvinner er så små at éin feil syner.",
        remedy: "Rett kjønn eller person i den rada som er feil, og send ein ny versjon.",
      },
    },
  },
  {
    id: "decision-outside-stay",
    severity: "warns",
    words: {
      nb: {
        title: "Vedtak utenfor plasseringen",
        expected: "et tidspunkt fra kort før start til rapporten ble sendt",
        why: "Da kan det ikke ses hvem som bestemte mens plasseringen varte.",
        remedy: "Rett tidspunktet eller id-en, og send en ny versjon.",
      },
      nn: {
        title: "Vedtak utanfor plasseringa",
        expected: "eit tidspunkt frå kort før start til rapporten vart send",
        why: "Då kan det ikkje sjåast kven som bestemte medan plasseringa varte.",
        remedy: "Rett tidspunktet eller id-en, og send ein ny versjon.",
      },
    },
  },
  {
    id: "no-prison-days",
    severity: "warns",
    words: {
      nb: {
        title: "Plasseringer uten fangedøgn",
        expected: "fangedøgn over 0 når noen var plassert",
        why: "Uten fangedøgn kan det ikke regnes noen rate, og enheten faller ut av sammenligningen.",
        remedy: "Fyll inn fangedøgnene, og send en ny versjon.",
      },
      nn: {
        title: "Plasseringar utan fangedøgn",
        expected: "fangedøgn over 0 når nokon var plassert",
        why: "Utan fangedøgn kan det ikkje reknast nokon rate, og eininga fell ut av samanlikninga.",
        remedy: "Fyll inn fangedøgna, og send ein ny versjon.",
      },
    },
  },
];
