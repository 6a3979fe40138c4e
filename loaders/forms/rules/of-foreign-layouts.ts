import { type Rule } from "./rule.ts";

/** What is wrong with a file of another system, as its profile reads it. */
export const rulesOfForeignLayouts: Rule[] = [
  {
    id: "header-not-found",
    severity: "refuses",
    words: {
      nb: {
        title: "Overskriftene ble ikke funnet",
        expected: "en rad med kolonnenes overskrifter",
        why: "Uten overskriftene vet vi ikke hva tallene i kolonnene betyr.",
        remedy:
          "Se etter om profilen er den rette for filen, og om arket har de overskriftene profilen sier.",
      },
      nn: {
        title: "Overskriftene vart ikkje funne",
        expected: "ei rad med overskriftene til kolonnane",
        why: "Utan overskriftene veit vi ikkje kva tala i kolonnane betyr.",
        remedy:
          "Sjå etter om profilen er den rette for fila, og om arket har dei overskriftene profilen seier.",
      },
    },
  },
  {
    id: "outside-covers",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Utenfor tiden kilden dekker",
        expected: "et tidspunkt i den tiden kilden dekker",
        why: "Før og etter den tiden vet vi ikke om kilden har alle plasseringene.",
        remedy: "Rett datoen, eller tiden som er oppgitt i profilen.",
      },
      nn: {
        title: "Utanfor tida kjelda dekkjer",
        expected: "eit tidspunkt i den tida kjelda dekkjer",
        why: "Før og etter den tida veit vi ikkje om kjelda har alle plasseringane.",
        remedy: "Rett datoen, eller tida som er oppgitt i profilen.",
      },
    },
  },
  {
    id: "stated-length",
    severity: "warns",
    words: {
      nb: {
        title: "Oppgitt varighet stemmer ikke",
        expected: "tiden fra start til slutt",
        why: "Kilden motsier seg selv, og ett av tidspunktene kan være galt.",
        remedy: "Rett start, slutt eller varighet i kilden.",
      },
      nn: {
        title: "Oppgitt varigheit stemmer ikkje",
        expected: "tida frå start til slutt",
        why: "Kjelda motseier seg sjølv, og eitt av tidspunkta kan vere gale.",
        remedy: "Rett start, slutt eller varigheit i kjelda.",
      },
    },
  },
  {
    id: "length-not-read",
    severity: "warns",
    words: {
      nb: {
        title: "Oppgitt varighet kunne ikke leses",
        expected: "en varighet",
        why: "Raden er telt, men start og slutt er ikke holdt mot det kilden sier om varigheten.",
        remedy: "Rett varigheten i kilden, eller enheten den er oppgitt i i profilen (stated_length).",
      },
      nn: {
        title: "Oppgitt varigheit kunne ikkje lesast",
        expected: "ei varigheit",
        why: "Rada er talt, men start og slutt er ikkje haldne mot det kjelda seier om varigheita.",
        remedy: "Rett varigheita i kjelda, eller eininga ho er oppgitt i, i profilen (stated_length).",
      },
    },
  },
  {
    id: "several-regions",
    severity: "warns",
    words: {
      nb: {
        title: "Enhet med flere regioner",
        expected: "samme region i alle enhetens rader",
        why: "En enhet telles i én region; de andre radene ville forskjøvet regionenes tall.",
        remedy: "Rett regionen i kilden.",
      },
      nn: {
        title: "Eining med fleire regionar",
        expected: "same region i alle radene til eininga",
        why: "Ei eining blir talt i éin region; dei andre radene ville forskyve tala for regionane.",
        remedy: "Rett regionen i kjelda.",
      },
    },
  },
  {
    id: "region-not-stated",
    severity: "notes",
    words: {
      nb: {
        title: "Region ikke oppgitt",
        expected: "regionen enheten hører til",
        why: "Raden er telt i den regionen som enhetens andre rader oppgir.",
        remedy: "Rett raden i kilden.",
      },
      nn: {
        title: "Region ikkje oppgitt",
        expected: "regionen eininga høyrer til",
        why: "Rada er talt i den regionen som dei andre radene til eininga oppgir.",
        remedy: "Rett rada i kjelda.",
      },
    },
  },
];
