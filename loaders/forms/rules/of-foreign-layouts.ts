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
    id: "header-twice",
    severity: "refuses",
    words: {
      nb: {
        title: "Overskriften står to ganger",
        expected: "overskriften over én kolonne",
        why: "Da kan ingen si hvilken av kolonnene profilen mener, og den gale kunne bli lest.",
        remedy:
          "Gi kolonnene hver sin overskrift, eller les en overskrift på to linjer med header_lines i profilen.",
      },
      nn: {
        title: "Overskrifta står to gonger",
        expected: "overskrifta over éi kolonne",
        why: "Då kan ingen seie kva for ei av kolonnane profilen meiner, og den gale kunne bli lesen.",
        remedy:
          "Gi kolonnane kvar si overskrift, eller les ei overskrift på to linjer med header_lines i profilen.",
      },
    },
  },
  {
    id: "sheet-not-found",
    severity: "refuses",
    words: {
      nb: {
        title: "Arket ble ikke funnet",
        expected: "arket som profilen nevner",
        why: "Det som skulle stått i arket, ville mangle i tallene uten at noen så det.",
        remedy: "Se etter om filen er hel, eller rett navnet på arket i profilen (sheets).",
      },
      nn: {
        title: "Arket vart ikkje funne",
        expected: "arket som profilen nemner",
        why: "Det som skulle ha stått i arket, ville mangle i tala utan at nokon såg det.",
        remedy: "Sjå etter om fila er heil, eller rett namnet på arket i profilen (sheets).",
      },
    },
  },
  {
    id: "sheet-left-out",
    severity: "warns",
    words: {
      nb: {
        title: "Ark som ikke er lest",
        expected: "overskriftene som profilen sier",
        why: "Arket er ikke lest. Er det en tabell med plasseringer, mangler de i tallene.",
        remedy:
          "Er arket en tabell, rett overskriftene i profilen. Ellers kan sheets nevne arkene som skal leses.",
      },
      nn: {
        title: "Ark som ikkje er lese",
        expected: "overskriftene som profilen seier",
        why: "Arket er ikkje lese. Er det ein tabell med plasseringar, manglar dei i tala.",
        remedy:
          "Er arket ein tabell, rett overskriftene i profilen. Elles kan sheets nemne arka som skal lesast.",
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
    id: "not-told-apart",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Rader som ikke kan skilles",
        expected: "svar i det som skiller plasseringene",
        why: "Radene kan gjelde samme plassering eller hver sin, og kan ikke telles før noen vet det.",
        remedy:
          "Fyll inn cellene i kilden, eller bruk en kolonne som alltid er fylt ut i one_placement i profilen.",
      },
      nn: {
        title: "Rader som ikkje kan skiljast",
        expected: "svar i det som skil plasseringane",
        why: "Radene kan gjelde same plassering eller kvar si, og kan ikkje teljast før nokon veit det.",
        remedy:
          "Fyll inn cellene i kjelda, eller bruk ei kolonne som alltid er fylt ut, i one_placement i profilen.",
      },
    },
  },
  {
    id: "rows-left-out",
    severity: "notes",
    words: {
      nb: {
        title: "Rader som ikke er plasseringer",
        expected: "plasseringer, men profilen sier at radene ikke er det",
        why: "Radene er ikke lest, slik profilen sier (rows_left_out).",
        remedy: "Er det flere enn ventet, gjør mønsteret i profilen smalere.",
      },
      nn: {
        title: "Rader som ikkje er plasseringar",
        expected: "plasseringar, men profilen seier at radene ikkje er det",
        why: "Radene er ikkje lesne, slik profilen seier (rows_left_out).",
        remedy: "Er det fleire enn venta, gjer mønsteret i profilen smalare.",
      },
    },
  },
  {
    id: "place-of-two-levels",
    severity: "refuses",
    words: {
      nb: {
        title: "To steder med samme id",
        expected: "en id til hver enhet, hvert fengsel, hver region og landet",
        why: "Tallene for det ene stedet ville stått for det andre.",
        remedy: "Sett noe foran eller bak id-ene på det ene nivået i profilen (id_prefix eller id_suffix).",
      },
      nn: {
        title: "To stader med same id",
        expected: "ein id til kvar eining, kvart fengsel, kvar region og landet",
        why: "Tala for den eine staden ville stått for den andre.",
        remedy:
          "Set noko framfor eller bak id-ane på det eine nivået i profilen (id_prefix eller id_suffix).",
      },
    },
  },
  {
    id: "several-prisons",
    severity: "refuses",
    words: {
      nb: {
        title: "Enhet i flere fengsler",
        expected: "enheter som hører til ett fengsel",
        why: "Enheter som heter det samme i flere fengsler, ville blitt talt som én.",
        remedy: "Sett unit_within_prison i profilen der navnene går igjen, eller rett fengselet i kilden.",
      },
      nn: {
        title: "Eining i fleire fengsel",
        expected: "einingar som høyrer til eitt fengsel",
        why: "Einingar som heiter det same i fleire fengsel, ville bli talde som éi.",
        remedy: "Set unit_within_prison i profilen der namna går igjen, eller rett fengselet i kjelda.",
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
