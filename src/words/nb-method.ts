import { capital, date, number, percent } from "./nb-basics.js";

/** «12 av 100», for a share of many cases. */
const answers: [string, string][] = [
  [
    "For lite data",
    "For få kvartaler, opphold eller rapporter, ingen rapporter i det siste, eller en usikkerhet som rommer både en halvering og en dobling.",
  ],
  [
    "Holdes tilbake",
    "Måneder som mangler, kunne ha endret svaret. Siden sier hvor mange opphold som skal til. De legges der de vrir svaret mest, på flere måter; alle måter kan ikke prøves.",
  ],
  [
    "Synker",
    "Hele usikkerheten ligger under ingen endring, antallet ulike personer går samme vei, og ikke noe enkelt kvartal avgjør retningen.",
  ],
  ["Øker", "Det samme, over ingen endring."],
  ["Ingen tydelig endring", "Alt annet. Det er ikke det samme som at bruken er uendret."],
];

const ofHundred = (share: number) => `${number(Math.round(100 * share))} av 100`;

const levels: Record<string, string> = {
  unit: "enhet",
  prison: "fengsel",
  region: "region",
  country: "landet",
};

const scenarios: Record<string, string> = {
  poisson: "rent tilfeldige opphold",
  overdispersed_2: "kvartalene varierer dobbelt så mye",
  overdispersed_4: "kvartalene varierer fire ganger så mye",
  repeats_same_month: "samme person flere ganger i en måned",
  repeats_five_months: "samme person flere ganger over fem måneder",
  autocorrelated: "nivået driver opp og ned over tid",
  season: "sterk sesong",
  late_reports: "rapporter som er sene eller mangler",
  opens_and_closes: "enheter som åpner og stenger",
  heaviest_unit_closes: "enheten med mest bruk i hver region stenger",
  units_vary_0_percent: "enheter som er helt like",
  units_vary_10_percent: "enheter som er litt ulike",
  units_vary_50_percent: "enheter som er svært ulike",
};

const changes: Record<string, string> = {
  fall_15: "15 prosent lavere for hvert år",
  fall_35: "35 prosent lavere for hvert år",
};

const intervals: Record<string, string> = {
  interval_exact: "rate, eksakt",
  interval_byar: "rate, Byar",
  interval_clustered: "rate, med samme person flere ganger",
  interval_printed: "rate, slik den vises",
  interval_wilson: "andel, Wilson",
  interval_clopper_pearson: "andel, eksakt (Clopper og Pearson)",
  interval_effective_wilson: "andel, med samme person flere ganger",
  interval_newcombe: "forskjell mellom to andeler",
  interval_ratio_exact: "forhold mellom to rater, eksakt",
  interval_ratio_quasi: "forhold mellom to rater, med φ",
  interval_ratio_printed: "forhold mellom to rater, slik det vises",
  interval_of_trend: "endring per år",
  interval_median: "median varighet",
  interval_share_over_24_hours: "andel over 24 timer",
  interval_share_over_72_hours: "andel over 72 timer",
  interval_share_over_72_hours_difference: "forskjell i andel over 72 timer",
  interval_restricted_mean: "gjennomsnittlig varighet innen en grense",
  interval_shrunken_rate: "utjevnet rate for en enhet",
  within_funnel_95: "traktgrenser, 95 prosent",
  within_predictive_limits_95: "prediksjonsgrenser, 95 prosent",
};

const measures: Record<string, string> = {
  answer_changed: "kvartalets svar om et stabilt sted er «synker» eller «øker»",
  settled_changed: "fastsatt svar om et stabilt sted er «synker» eller «øker»",
  settled_changed_once_in_five_years: "det samme minst én gang på fem år",
  answer_declining: "et sant fall gir svaret «synker»",
  settled_declining: "et sant fall blir fastsatt som «synker»",
  free_of_false_flag: "stabile land uten falskt merke i listene",
};

export const nbMethod = {
  ofHundred,
  answersTitle: "De fem svarene",
  answersSubtitle: "De prøves i denne rekkefølgen. Det første som passer, er svaret.",
  answers,
  answer: "Svar",
  meaning: "Når",
  ruleTitle: "Regelens faste tall",
  ruleSubtitle: "Hvert tall står i den daterte listen over faste størrelser, og kan bare endres der.",
  value: "Verdi",

  powerTitle: "Hva som kan ses i det hele tatt",
  powerSubtitle: (when: string) =>
    `Så ofte blir en sann nedgang i antall opphold fastsatt som «synker» når alle rapporter er kommet og kvartalene varierer dobbelt så mye som tilfeldigheten tilsier. Simulert ${date(when)}.`,
  place: "Sted",
  fall: "Sann endring",
  afterMonths: (months: number) => `Etter ${number(months / 12)} år`,
  placeOf: (level: string, rate: number | null) =>
    rate === null
      ? capital(levels[level] ?? level)
      : `${capital(levels[level] ?? level)} med ${number(rate, rate % 1 === 0 ? 0 : 1)} opphold i måneden`,
  change: (id: string) => changes[id] ?? id,
  powerSentence: (told: { rate: number; change: string; share: number; years: number }) =>
    `Med ${number(told.rate, told.rate % 1 === 0 ? 0 : 1)} opphold i måneden blir et fall på ${told.change === "fall_35" ? "35" : "15"} prosent i året funnet i ${ofHundred(told.share)} tilfeller etter ${number(told.years)} år.`,

  errorsTitle: "Hvor ofte regelen tar feil om et sted der ingenting endrer seg",
  errorsSubtitle: (when: string) =>
    `Andelen kvartaler der et stabilt sted kalles «synker» eller «øker», og andelen steder som kalles det minst én gang på fem år. Bare seriene over antall opphold. Det dårligste stedet i hver gruppe. Simulert ${date(when)}.`,
  scenario: "Slik er oppholdene",
  scenarioOf: (id: string) => capital(scenarios[id] ?? id),
  level: "Nivå",
  levelOf: (id: string) => levels[id] ?? id,
  perQuarter: "Kvartalets svar",
  settledPerQuarter: "Fastsatt svar",
  onceInFive: "Minst én gang på fem år",
  target: "Skulle være",
  atMost: (share: number) => `høyst ${percent(share)}\u00a0%`,
  atLeast: (share: number) => `minst ${percent(share)}\u00a0%`,
  met: (met: boolean | null) => (met === null ? "ikke satt" : met ? "nådd" : "ikke nådd"),
  isMet: "Nådd",

  coverageTitle: "Hvor ofte intervallene rommer sannheten",
  coverageSubtitle: (when: string) =>
    `Et 95 prosents intervall skal romme den sanne verdien i 95 av 100 tilfeller. Det laveste og det høyeste som er funnet for hver metode. Simulert ${date(when)}.`,
  interval: "Intervall",
  intervalOf: (id: string) => capital(intervals[id] ?? id),
  lowest: "Lavest",
  highest: "Høyest",

  shortTitle: "Der regelen ikke når det den skulle",
  shortNone: "Alt som ble målt, nådde det det skulle.",
  shortSubtitle:
    "Alle seriene er talt med, også timer og andelen med selvskading; tabellen over feil gjelder bare antall opphold. Ingen regel er bøyd for å nå målet. Les svarene for slike steder med dette i minnet.",

  what: "Hva",
  shortOf: "Ikke nådd",
  worst: "Lengst fra målet",
  ofCases: (short: number, of: number) => `${number(short)} av ${number(of)}`,
  measureOf: (id: string) => capital(intervals[id] ?? measures[id] ?? id),

  sampleTitle: "Oppdiktet Norge mange ganger",
  sampleSubtitle: (seeds: number, when: string) =>
    `Det samme oppdiktede landet laget ${number(seeds)} ganger, hver gang med andre tilfeldigheter, lastet og besvart av dette programmet. Fastsatt svar ved siste kvartal. Kjørt ${date(when)}.`,
  truth: "Sannheten",
  truthOf: (id: string) => ({ falling: "synker", rising: "øker", flat: "ingen endring" })[id] ?? id,
  allPlacesOf: (level: string) =>
    ({ country: "Landet", region: "Stabile regioner", prison: "Stabile fengsler", unit: "Stabile enheter" })[
      level
    ] ?? level,
  /** A place that shares its name with another of the table. */
  placeAtLevel: (name: string, level: string) => `${name} (${levels[level] ?? level})`,
  verdicts: "Svar i alt",

  toolsTitle: "Programmene bak",
  tools:
    "Hver metode er en ren funksjon som er prøvd mot tall fra R, MASS, survival, sandwich, statsmodels, scipy og mpmath, eller fra publikasjonen den kommer fra. Testene har tallene og navnet på programmet de er hentet fra.",
  noStudy: "Ingen slik undersøkelse er kjørt for disse dataene.",
};
