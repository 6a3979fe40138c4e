import { type Rule } from "./rule.ts";

/** What is wrong with one cell, whatever stands in the others. */
export const rulesOfTheCells: Rule[] = [
  {
    id: "missing-field",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Mangler svar",
        expected: "et svar",
        why: "Et tomt felt er ikke det samme som nei eller null, og kan ikke telles.",
        remedy: "Fyll inn cellen, og send en ny versjon.",
      },
      nn: {
        title: "Manglar svar",
        expected: "eit svar",
        why: "Eit tomt felt er ikkje det same som nei eller null, og kan ikkje teljast.",
        remedy: "Fyll inn cella, og send ein ny versjon.",
      },
    },
  },
  {
    id: "unknown-code",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Ukjent ord",
        expected: "et av ordene i listen",
        why: "Et ord utenfor listen kan ikke telles sammen med de andre enhetenes.",
        remedy: "Velg et ord fra listen i malen, og send en ny versjon.",
      },
      nn: {
        title: "Ukjent ord",
        expected: "eit av orda i lista",
        why: "Eit ord utanfor lista kan ikkje teljast saman med dei andre einingane sine.",
        remedy: "Vel eit ord frå lista i malen, og send ein ny versjon.",
      },
    },
  },
  {
    id: "not-a-time",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Ikke et tidspunkt",
        expected: "dato og klokkeslett som 28.02.2026 23:15",
        why: "Uten dato og klokkeslett kan verken måneden eller varigheten regnes ut.",
        remedy: "Rett tidspunktet, og send en ny versjon.",
      },
      nn: {
        title: "Ikkje eit tidspunkt",
        expected: "dato og klokkeslett som 28.02.2026 23:15",
        why: "Utan dato og klokkeslett kan verken månaden eller varigheita reknast ut.",
        remedy: "Rett tidspunktet, og send ein ny versjon.",
      },
    },
  },
  {
    id: "no-such-time",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Klokkeslett som ikke finnes",
        expected: "et klokkeslett som fantes: klokken stilles fram fra 02 til 03 denne natten",
        why: "Klokkeslettet er enten skrevet feil eller ført uten sommertid, og varigheten blir en time feil.",
        remedy: "Rett klokkeslettet, og send en ny versjon.",
      },
      nn: {
        title: "Klokkeslett som ikkje finst",
        expected: "eit klokkeslett som fanst: klokka blir stilt fram frå 02 til 03 denne natta",
        why: "Klokkeslettet er anten skrive feil eller ført utan sommartid, og varigheita blir ein time feil.",
        remedy: "Rett klokkeslettet, og send ein ny versjon.",
      },
    },
  },
  {
    id: "ambiguous-time",
    severity: "warns",
    words: {
      nb: {
        title: "Klokkeslett som kom to ganger",
        expected: "å vite hvilken gang: klokken stilles tilbake fra 03 til 02 denne natten",
        why: "Varigheten kan bli en time for kort eller for lang.",
        remedy:
          "Tidspunktet er lest som første gang. Var det andre gang, skriv det som 2026-10-25T02:30+01:00.",
      },
      nn: {
        title: "Klokkeslett som kom to gonger",
        expected: "å vite kva for ein gong: klokka blir stilt tilbake frå 03 til 02 denne natta",
        why: "Varigheita kan bli ein time for kort eller for lang.",
        remedy:
          "Tidspunktet er lese som første gong. Var det andre gong, skriv det som 2026-10-25T02:30+01:00.",
      },
    },
  },
  {
    id: "not-a-number",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Ikke et tall",
        expected: "et helt tall fra 0",
        why: "Et tall som kan leses på to måter, er ikke noe tall vi kan bygge på.",
        remedy: "Rett tallet, og send en ny versjon.",
      },
      nn: {
        title: "Ikkje eit tal",
        expected: "eit heilt tal frå 0",
        why: "Eit tal som kan lesast på to måtar, er ikkje noko tal vi kan byggje på.",
        remedy: "Rett talet, og send ein ny versjon.",
      },
    },
  },
  {
    id: "not-a-period",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Ikke en periode",
        expected: "en måned som 2019-03, et kvartal som 2019-K1 eller et år som 2019",
        why: "Et tall uten kjent periode kan ikke settes inn i en tidsserie.",
        remedy: "Rett perioden, og send en ny versjon.",
      },
      nn: {
        title: "Ikkje ein periode",
        expected: "ein månad som 2019-03, eit kvartal som 2019-K1 eller eit år som 2019",
        why: "Eit tal utan kjend periode kan ikkje setjast inn i ein tidsserie.",
        remedy: "Rett perioden, og send ein ny versjon.",
      },
    },
  },
  {
    id: "not-pseudonym",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Ikke et pseudonym",
        expected: "et pseudonym som P-0123456789ABCDEF8",
        why: "Alt annet kan si hvem personen er, og samme person kan ikke følges fra enhet til enhet.",
        remedy:
          "Lag pseudonymet på nytt med direktoratets nøkkel. Skriv aldri navn, fangenummer eller fødselsnummer.",
      },
      nn: {
        title: "Ikkje eit pseudonym",
        expected: "eit pseudonym som P-0123456789ABCDEF8",
        why: "Alt anna kan seie kven personen er, og same person kan ikkje følgjast frå eining til eining.",
        remedy:
          "Lag pseudonymet på nytt med nøkkelen til direktoratet. Skriv aldri namn, fangenummer eller fødselsnummer.",
      },
    },
  },
];
