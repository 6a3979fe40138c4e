import { type Rule } from "./rule.ts";

/** Mistakes that are known by their pattern: what was most likely meant is told beside what stands there. */
export const likelyMistakes: Rule[] = [
  {
    id: "exchanged-in-date",
    severity: "sets_aside",
    told: true,
    words: {
      nb: {
        title: "Dag og måned trolig byttet i en dato",
        expected: "dagen først, så måneden, som 28.02.2026",
        why: "Datoen havner i feil måned, og varigheten blir gal.",
        remedy: "Bytt om dag og måned i cellen, og send en ny versjon.",
      },
      nn: {
        title: "Dag og månad truleg bytte om i ein dato",
        expected: "dagen først, så månaden, som 28.02.2026",
        why: "Datoen hamnar i feil månad, og varigheita blir gal.",
        remedy: "Byt om dag og månad i cella, og send ein ny versjon.",
      },
    },
  },
  {
    id: "year-mistyped",
    severity: "sets_aside",
    told: true,
    words: {
      nb: {
        title: "Feil årstall",
        expected: "det året måneden var i",
        why: "Rundt nyttår skrives ofte feil år, og da blir varigheten et helt år feil.",
        remedy: "Rett årstallet i cellen, og send en ny versjon.",
      },
      nn: {
        title: "Feil årstal",
        expected: "det året månaden var i",
        why: "Rundt nyttår blir det ofte skrive feil år, og då blir varigheita eit heilt år feil.",
        remedy: "Rett årstalet i cella, og send ein ny versjon.",
      },
    },
  },
  {
    id: "twelve-hour-clock",
    severity: "sets_aside",
    told: true,
    words: {
      nb: {
        title: "Trolig tolvtimersklokke",
        expected: "klokkeslett fra 00:00 til 23:59",
        why: "Med tolvtimersklokke blir varigheten tolv timer feil, og en terskel kan bli oversett.",
        remedy: "Skriv klokkeslettet som 14:15 i stedet for 2:15, og send en ny versjon.",
      },
      nn: {
        title: "Truleg tolvtimarsklokke",
        expected: "klokkeslett frå 00:00 til 23:59",
        why: "Med tolvtimarsklokke blir varigheita tolv timar feil, og ein terskel kan bli oversedd.",
        remedy: "Skriv klokkeslettet som 14:15 i staden for 2:15, og send ein ny versjon.",
      },
    },
  },
  {
    id: "times-in-utc",
    severity: "warns",
    told: true,
    words: {
      nb: {
        title: "Tidspunkter trolig i UTC",
        expected: "norsk tid, slik klokken på veggen viser",
        why: "UTC ligger en eller to timer etter norsk tid, og nær midnatt havner plasseringen i feil måned.",
        remedy: "Still fagsystemets eksport til norsk tid, og send en ny versjon.",
      },
      nn: {
        title: "Tidspunkt truleg i UTC",
        expected: "norsk tid, slik klokka på veggen viser",
        why: "UTC ligg ein eller to timar etter norsk tid, og nær midnatt hamnar plasseringa i feil månad.",
        remedy: "Still eksporten frå fagsystemet til norsk tid, og send ein ny versjon.",
      },
    },
  },
  {
    id: "columns-swapped",
    severity: "sets_aside",
    told: true,
    words: {
      nb: {
        title: "To kolonner trolig byttet om",
        expected: "hver verdi under sin egen overskrift",
        why: "Verdiene er riktige, men står under hverandres overskrift og kan ikke leses.",
        remedy: "Bytt om de to verdiene eller overskriftene, og send en ny versjon.",
      },
      nn: {
        title: "To kolonnar truleg bytte om",
        expected: "kvar verdi under si eiga overskrift",
        why: "Verdiane er rette, men står under overskrifta til kvarandre og kan ikkje lesast.",
        remedy: "Byt om dei to verdiane eller overskriftene, og send ein ny versjon.",
      },
    },
  },
  {
    id: "excel-date-number",
    severity: "sets_aside",
    told: true,
    words: {
      nb: {
        title: "Excels tall for en dato",
        expected: "dato og klokkeslett som 28.02.2026 23:15",
        why: "Excel lagrer datoer som tall fra to ulike startår, så tallet alene sier ikke sikkert hvilken dag det var.",
        remedy: "Formater cellen som dato og klokkeslett i Excel, lagre, og send en ny versjon.",
      },
      nn: {
        title: "Excel sitt tal for ein dato",
        expected: "dato og klokkeslett som 28.02.2026 23:15",
        why: "Excel lagrar datoar som tal frå to ulike startår, så talet aleine seier ikkje sikkert kva dag det var.",
        remedy: "Formater cella som dato og klokkeslett i Excel, lagre, og send ein ny versjon.",
      },
    },
  },
  {
    id: "decimal-number",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Desimaltall der det skal være et helt tall",
        expected: "et helt tall fra 0, uten komma",
        why: "Et antall kan ikke deles opp, og et komma kan være en skrivefeil på flere måter.",
        remedy: "Skriv hele tallet uten komma eller punktum, og send en ny versjon.",
      },
      nn: {
        title: "Desimaltal der det skal vere eit heilt tal",
        expected: "eit heilt tal frå 0, utan komma",
        why: "Eit tal på noko kan ikkje delast opp, og eit komma kan vere ein skrivefeil på fleire måtar.",
        remedy: "Skriv heile talet utan komma eller punktum, og send ein ny versjon.",
      },
    },
  },
  {
    id: "thousands-or-decimals",
    severity: "sets_aside",
    words: {
      nb: {
        title: "Tall som kan leses på to måter",
        expected: "et helt tall uten punktum eller komma, som 4650",
        why: "Tallet 4.650 kan være firetusen eller fire; gjetter vi feil, blir ratene tusen ganger for store eller små.",
        remedy: "Skriv tallet uten punktum og komma, og send en ny versjon.",
      },
      nn: {
        title: "Tal som kan lesast på to måtar",
        expected: "eit heilt tal utan punktum eller komma, som 4650",
        why: "Talet 4.650 kan vere firetusen eller fire; gissar vi feil, blir ratane tusen gonger for store eller små.",
        remedy: "Skriv talet utan punktum og komma, og send ein ny versjon.",
      },
    },
  },
  {
    id: "header-repeated",
    severity: "warns",
    words: {
      nb: {
        title: "Overskriftene står en gang til",
        expected: "overskriftene bare øverst",
        why: "En overskrift midt i arket tyder på at to ark er limt sammen, og at rader kan ha kommet med to ganger.",
        remedy: "Raden er hoppet over. Ta den bort, og se etter om rader er limt inn to ganger.",
      },
      nn: {
        title: "Overskriftene står ein gong til",
        expected: "overskriftene berre øvst",
        why: "Ei overskrift midt i arket tyder på at to ark er limte saman, og at rader kan ha kome med to gonger.",
        remedy: "Rada er hoppa over. Ta ho bort, og sjå etter om rader er limte inn to gonger.",
      },
    },
  },
  {
    id: "header-merged",
    severity: "warns",
    words: {
      nb: {
        title: "Kolonne uten overskrift",
        expected: "en overskrift over hver kolonne, uten sammenslåtte celler",
        why: "Er overskriften slått sammen over to kolonner, blir bare den første lest.",
        remedy: "Del den sammenslåtte cellen, og gi hver kolonne sin overskrift fra malen.",
      },
      nn: {
        title: "Kolonne utan overskrift",
        expected: "ei overskrift over kvar kolonne, utan samanslåtte celler",
        why: "Er overskrifta slått saman over to kolonnar, blir berre den første lesen.",
        remedy: "Del den samanslåtte cella, og gje kvar kolonne si overskrift frå malen.",
      },
    },
  },
  {
    id: "total-row",
    severity: "warns",
    words: {
      nb: {
        title: "Sumrad",
        expected: "bare rader med én plassering eller ett vedtak hver",
        why: "En sumrad ville blitt telt som en plassering til.",
        remedy: "Raden er hoppet over. Ta den bort før du sender neste gang.",
      },
      nn: {
        title: "Sumrad",
        expected: "berre rader med éi plassering eller eitt vedtak kvar",
        why: "Ei sumrad ville blitt talt som ei plassering til.",
        remedy: "Rada er hoppa over. Ta ho bort før du sender neste gong.",
      },
    },
  },
  {
    id: "earlier-months-rows",
    severity: "refuses",
    told: true,
    words: {
      nb: {
        title: "Trolig forrige måneds fil",
        expected: "plasseringene i måneden som står i hodet",
        why: "Er gamle rader sendt under en ny måned, står den nye måneden uten sine egne.",
        remedy: "Se etter at det er riktig fil, rett måneden eller radene, og send den på nytt.",
      },
      nn: {
        title: "Truleg fila for førre månad",
        expected: "plasseringane i månaden som står i hovudet",
        why: "Er gamle rader sende under ein ny månad, står den nye månaden utan sine eigne.",
        remedy: "Sjå etter at det er rett fil, rett månaden eller radene, og send ho på nytt.",
      },
    },
  },
  {
    id: "unit-differs",
    severity: "refuses",
    words: {
      nb: {
        title: "Rapport for en annen enhet",
        expected: "samme enhet som i filnavnet og mappen",
        why: "Havner rapporten hos feil enhet, blir to enheters tall gale.",
        remedy:
          "Rett enheten i hodet, eller gi filen enhetens navn og legg den i enhetens mappe, og send den på nytt.",
      },
      nn: {
        title: "Rapport for ei anna eining",
        expected: "same eining som i filnamnet og mappa",
        why: "Hamnar rapporten hos feil eining, blir tala til to einingar gale.",
        remedy:
          "Rett eininga i hovudet, eller gje fila namnet til eininga og legg ho i mappa til eininga, og send ho på nytt.",
      },
    },
  },
  {
    id: "gap-longer-than-stay",
    severity: "warns",
    words: {
      nb: {
        title: "Lengre mellom tilsyn enn plasseringen varte",
        expected: "høyst så mange minutter som plasseringen varte",
        why: "Enten er start eller slutt feil, eller så er tiden ført i en annen enhet enn minutter.",
        remedy: "Rett start, slutt eller tiden mellom tilsyn, og send en ny versjon.",
      },
      nn: {
        title: "Lengre mellom tilsyn enn plasseringa varte",
        expected: "høgst så mange minutt som plasseringa varte",
        why: "Anten er start eller slutt feil, eller så er tida ført i noko anna enn minutt.",
        remedy: "Rett start, slutt eller tida mellom tilsyn, og send ein ny versjon.",
      },
    },
  },
  {
    id: "copied-row",
    severity: "warns",
    words: {
      nb: {
        title: "Kopi av en rad",
        expected: "hver plassering og hvert vedtak én gang",
        why: "En kopi under en ny id blir telt som en plassering til.",
        remedy:
          "Ta bort kopien og rett antallet i hodet, eller rett det som skulle vært annerledes, og send en ny versjon.",
      },
      nn: {
        title: "Kopi av ei rad",
        expected: "kvar plassering og kvart vedtak éin gong",
        why: "Ein kopi under ein ny id blir talt som ei plassering til.",
        remedy:
          "Ta bort kopien og rett talet i hovudet, eller rett det som skulle vore annleis, og send ein ny versjon.",
      },
    },
  },
];
