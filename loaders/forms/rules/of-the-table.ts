import { type Rule } from "./rule.ts";

/** What is wrong with sheets, headers and columns. */
export const rulesOfTheTable: Rule[] = [
  {
    id: "missing-sheet",
    severity: "refuses",
    words: {
      nb: {
        title: "Ark mangler",
        expected: "arket med det navnet malen har",
        why: "Et ark som mangler, kan ikke skilles fra et ark uten rader.",
        remedy: "Legg inn arket fra malen, og send filen på nytt.",
      },
      nn: {
        title: "Ark manglar",
        expected: "arket med det namnet malen har",
        why: "Eit ark som manglar, kan ikkje skiljast frå eit ark utan rader.",
        remedy: "Legg inn arket frå malen, og send fila på nytt.",
      },
    },
  },
  {
    id: "duplicate-sheet",
    severity: "refuses",
    words: {
      nb: {
        title: "Samme ark to ganger",
        expected: "hver tabell én gang",
        why: "Bare den ene ville blitt lest, og radene i den andre ville falt bort.",
        remedy: "Samle radene i én tabell, ta bort den andre, og send filen på nytt.",
      },
      nn: {
        title: "Same ark to gonger",
        expected: "kvar tabell éin gong",
        why: "Berre den eine ville blitt lesen, og radene i den andre ville falle bort.",
        remedy: "Samle radene i éin tabell, ta bort den andre, og send fila på nytt.",
      },
    },
  },
  {
    id: "missing-column",
    severity: "refuses",
    words: {
      nb: {
        title: "Kolonne mangler",
        expected: "kolonnen med den overskriften malen har",
        why: "Uten kolonnen mangler svaret i hver eneste rad.",
        remedy: "Legg inn kolonnen fra malen, og send filen på nytt.",
      },
      nn: {
        title: "Kolonne manglar",
        expected: "kolonnen med den overskrifta malen har",
        why: "Utan kolonnen manglar svaret i kvar einaste rad.",
        remedy: "Legg inn kolonnen frå malen, og send fila på nytt.",
      },
    },
  },
  {
    id: "duplicate-column",
    severity: "refuses",
    words: {
      nb: {
        title: "Kolonne to ganger",
        expected: "kolonnen én gang",
        why: "Når samme kolonne står to ganger, vet vi ikke hvilken som gjelder.",
        remedy: "Ta bort den ene, og send filen på nytt.",
      },
      nn: {
        title: "Kolonne to gonger",
        expected: "kolonnen éin gong",
        why: "Når same kolonne står to gonger, veit vi ikkje kva for ein som gjeld.",
        remedy: "Ta bort den eine, og send fila på nytt.",
      },
    },
  },
  {
    id: "unknown-column",
    severity: "warns",
    words: {
      nb: {
        title: "Ukjent kolonne",
        expected: "bare kolonner som står i malen",
        why: "En skrivefeil i overskriften gjør at en hel kolonne ikke blir lest.",
        remedy: "Innholdet er ikke lest. Rett overskriften hvis det skulle vært med.",
      },
      nn: {
        title: "Ukjend kolonne",
        expected: "berre kolonnar som står i malen",
        why: "Ein skrivefeil i overskrifta gjer at ein heil kolonne ikkje blir lesen.",
        remedy: "Innhaldet er ikkje lese. Rett overskrifta om det skulle vore med.",
      },
    },
  },
];
