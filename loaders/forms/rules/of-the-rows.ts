import { type Rule } from "./rule.ts";

/** What cannot be right about a row though each of its cells can. */
export const rulesOfTheRows: Rule[] = [
  {
    id: "overridden",
    severity: "notes",
    told: true,
    words: {
      nb: {
        title: "Avgjort å være riktig",
        expected: "det regelen sier",
        why: "Regelen treffer, men noen med myndighet har avgjort at raden stemmer.",
        remedy: "Ingenting å rette.",
      },
      nn: {
        title: "Avgjort å vere rett",
        expected: "det regelen seier",
        why: "Regelen slår til, men nokon med mynde har avgjort at rada stemmer.",
        remedy: "Ikkje noko å rette.",
      },
    },
  },
  {
    id: "outside-month",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Sluttet før måneden",
        expected: "en plassering som begynte, varte eller sluttet i måneden",
        why: "Plasseringen ville blitt telt i en måned den ikke hører til.",
        remedy: "Rett datoen, eller meld raden i rapporten for måneden den hører til.",
      },
      nn: {
        title: "Slutta før månaden",
        expected: "ei plassering som byrja, varte eller slutta i månaden",
        why: "Plasseringa ville blitt talt i ein månad ho ikkje høyrer til.",
        remedy: "Rett datoen, eller meld rada i rapporten for månaden ho høyrer til.",
      },
    },
  },
  {
    id: "end-before-start",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Slutt før start",
        expected: "et tidspunkt etter start",
        why: "Varigheten kan ikke regnes ut, og vi vet ikke hvilket av tidspunktene som er galt.",
        remedy: "Rett start eller slutt, og send en ny versjon.",
      },
      nn: {
        title: "Slutt før start",
        expected: "eit tidspunkt etter start",
        why: "Varigheita kan ikkje reknast ut, og vi veit ikkje kva for eit av tidspunkta som er gale.",
        remedy: "Rett start eller slutt, og send ein ny versjon.",
      },
    },
  },
  {
    id: "in-future",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Fram i tid",
        expected: "et tidspunkt før rapporten ble sendt",
        why: "Det som ikke har hendt, kan ikke meldes; oftest er dag, måned eller år skrevet feil.",
        remedy: "Rett tidspunktet, og send en ny versjon. La slutt stå tomt når personen fortsatt er der.",
      },
      nn: {
        title: "Fram i tid",
        expected: "eit tidspunkt før rapporten vart send",
        why: "Det som ikkje har hendt, kan ikkje meldast; oftast er dag, månad eller år skrive feil.",
        remedy: "Rett tidspunktet, og send ein ny versjon. Lat slutt stå tomt når personen framleis er der.",
      },
    },
  },
  {
    id: "start-after-month",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Startet etter måneden",
        expected: "et tidspunkt før måneden var slutt",
        why: "Plasseringen ville blitt telt i en måned den ikke hører til.",
        remedy: "Rett datoen, eller meld plasseringen i rapporten for neste måned.",
      },
      nn: {
        title: "Starta etter månaden",
        expected: "eit tidspunkt før månaden var slutt",
        why: "Plasseringa ville blitt talt i ein månad ho ikkje høyrer til.",
        remedy: "Rett datoen, eller meld plasseringa i rapporten for neste månad.",
      },
    },
  },
  {
    id: "ground-not-valid",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Grunnlaget gjaldt ikke",
        expected: "en bokstav som gjaldt den dagen plasseringen begynte",
        why: "Samme bokstav betyr ulike ting i gjeldende og vedtatt lov.",
        remedy: "Rett regelverk og bokstav, og send en ny versjon.",
      },
      nn: {
        title: "Grunnlaget gjaldt ikkje",
        expected: "ein bokstav som gjaldt den dagen plasseringa byrja",
        why: "Same bokstav betyr ulike ting i gjeldande og vedteken lov.",
        remedy: "Rett regelverk og bokstav, og send ein ny versjon.",
      },
    },
  },
  {
    id: "duplicate-id",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Samme plassering to ganger",
        expected: "én rad per plassering",
        why: "En plassering som står to ganger, ville blitt telt to ganger.",
        remedy: "Gi hver plassering sin egen id, eller ta bort raden som er for mye, og send en ny versjon.",
      },
      nn: {
        title: "Same plassering to gonger",
        expected: "éi rad per plassering",
        why: "Ei plassering som står to gonger, ville blitt talt to gonger.",
        remedy:
          "Gje kvar plassering sin eigen id, eller ta bort rada som er for mykje, og send ein ny versjon.",
      },
    },
  },
  {
    id: "bed-under-18",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Under 18 år i sikkerhetsseng",
        expected: "et annet tiltak: vedtatt lov § 38 d tillater det aldri under 18 år",
        why: "Er raden riktig, er det et lovbrudd som direktoratet må få vite om på annen måte.",
        remedy: "Rett alder, tiltak eller regelverk. Er raden riktig, ta kontakt med direktoratet.",
      },
      nn: {
        title: "Under 18 år i tryggleiksseng",
        expected: "eit anna tiltak: vedteken lov § 38 d tillèt det aldri under 18 år",
        why: "Er rada rett, er det eit lovbrot som direktoratet må få vite om på annan måte.",
        remedy: "Rett alder, tiltak eller regelverk. Er rada rett, ta kontakt med direktoratet.",
      },
    },
  },
  {
    id: "implausible-length",
    severity: "warns",
    words: {
      nb: {
        title: "Usannsynlig lang plassering",
        expected: "en plassering som ikke er lengre enn noen holdes i celle eller seng",
        why: "Oftest er det en slutt som mangler, eller en feil i måned eller år.",
        remedy: "Rett start eller slutt, og send en ny versjon. Er tiden riktig, skriv det i merknaden.",
      },
      nn: {
        title: "Usannsynleg lang plassering",
        expected: "ei plassering som ikkje er lengre enn nokon blir halden i celle eller seng",
        why: "Oftast er det ein slutt som manglar, eller ein feil i månad eller år.",
        remedy: "Rett start eller slutt, og send ein ny versjon. Er tida rett, skriv det i merknaden.",
      },
    },
  },
  {
    id: "notified-outside-stay",
    severity: "warns",
    words: {
      nb: {
        title: "Varslet utenfor plasseringen",
        expected: "et tidspunkt fra kort før start til rapporten ble sendt",
        why: "Da kan det ikke ses om varslet kom i tide.",
        remedy: "Rett tidspunktet, og send en ny versjon.",
      },
      nn: {
        title: "Varsla utanfor plasseringa",
        expected: "eit tidspunkt frå kort før start til rapporten vart send",
        why: "Då kan det ikkje sjåast om varselet kom i tide.",
        remedy: "Rett tidspunktet, og send ein ny versjon.",
      },
    },
  },
  {
    id: "ground-half-stated",
    severity: "warns",
    words: {
      nb: {
        title: "Grunnlaget er halvt oppgitt",
        expected: "både regelverk og bokstav, eller ingen av dem",
        why: "Bokstaven sier ikke noe uten regelverket den er hentet fra.",
        remedy: "Fyll inn det som mangler, og send en ny versjon.",
      },
      nn: {
        title: "Grunnlaget er halvt oppgitt",
        expected: "både regelverk og bokstav, eller ingen av dei",
        why: "Bokstaven seier ikkje noko utan regelverket han er henta frå.",
        remedy: "Fyll inn det som manglar, og send ein ny versjon.",
      },
    },
  },
];
