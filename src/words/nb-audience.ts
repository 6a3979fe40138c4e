import { capital, date, list, number, percent, period as periodName } from "./nb-basics.js";

const hidden = "skjult av personvernhensyn";

const editions: Record<string, string> = {
  direktoratet: "Utgave for direktoratet: alle tall, også de små.",
  departementet: "Fortrolig utgave for departementet: små tall er skjult.",
  offentlig: "Utgave for offentligheten: små tall er skjult.",
};

/** Whom the site is for, in a line. */
function edition({ audience_id, region }: { audience_id: string; region: { name: string } | null }): string {
  if (region !== null)
    return `Utgave for ${region.name}: egne enheter er åpne, andre steders små tall er skjult.`;
  return editions[audience_id] ?? "";
}

/** What stands in a table's cell instead of a number: none of the signs is zero. */
const signs: Record<string, string> = { suppressed: ":", not_applicable: "." };
const sign = (state: string) => signs[state] ?? "..";

/** What each sign means that stands in a table; nothing where all cells hold numbers. */
function signsMean(states: readonly string[]): string {
  const has = (wanted: string) => states.some((state) => state !== "value" && sign(state) === wanted);
  const meanings = [
    ...(has(":") ? [`«:» er ${hidden}`] : []),
    ...(has("..") ? ["«..» mangler: ikke rapportert, ufullstendig eller for lite data"] : []),
    ...(has(".") ? ["«.» er ikke aktuelt"] : []),
  ];
  if (meanings.length === 0) return "";
  return `${capital(list(meanings))}. ${meanings.length === 1 ? "Tegnet er ikke null." : "Ingen av tegnene er null."}`;
}

const each: Record<string, string> = {
  month: "måned for måned",
  quarter: "kvartal for kvartal",
  year: "år for år",
  last_12: "siste 12 måneder",
};

const rules: Record<string, (value: number) => string> = {
  least_stays: (least) => (least <= 1 ? "" : `Antall fra 1 til ${number(least - 1)} er skjult.`),
  least_persons: (least) =>
    least <= 1 ? "" : `Et antall er også skjult når det gjelder færre enn ${number(least)} personer.`,
  dominant_share: (share) =>
    share >= 1 ? "" : `Timer er skjult når én person står for ${percent(share)} prosent av dem eller mer.`,
  least_share_denominator: (least) =>
    least <= 1 ? "" : `En andel vises bare når den er av minst ${number(least)} opphold.`,
  least_length_stays: (least) =>
    least <= 1 ? "" : `Varighet vises bare når den bygger på minst ${number(least)} opphold.`,
  marked_below: (below) => (below <= 0 ? "" : `Tall fra 1 til ${number(below - 1)} er merket.`),
};

const finestOf: Record<string, string> = {
  none: "ingen tall",
  year: "bare hele år",
  quarter: "bare kvartaler og år",
};

export const nbAudience = {
  protection: "Skjerming",
  edition,
  footer: edition,
  hidden,
  sign,
  signsExplained: [
    { sign: ":", meaning: `Tallet er ${hidden}.` },
    { sign: "..", meaning: "Tallet mangler: ikke rapportert, ufullstendig eller for lite data." },
    { sign: ".", meaning: "Ikke aktuelt: ingen av enhetene hadde tiltaket i perioden." },
    { sign: "0", meaning: "Ingen. Null er et tall, og er alltid vist." },
    { sign: "–", meaning: "Tallet er ikke med i tabellen." },
  ],
  who: "Hvem",
  organisation: "Organisasjon",
  signsMean,
  incompleteMeans:
    "«Ufullstendig» ved et tall: månedsrapporter mangler eller er ufullstendige, og tallet kan bli et annet, oftest høyere.",
  organisationThen: "Slik organisasjonen var da",

  /** A period's figure as the heading above its series. */
  finding: (period: string, said: string) => `${capital(period)}: ${said}`,
  /** The heading of a table without counts. */
  tableOf: (name: string, period: string) => `${name}: ${each[period] ?? period}`,
  smallNote: (below: number) =>
    `Prikket strek: små tall, fra 1 til ${number(below - 1)}. De kan kjennes igjen av den som vet noe fra før, og skal ikke sendes videre slik de står.`,
  lacking: "mangler: ikke rapportert eller ufullstendig",
  themes: { lengths: "Varighet", reasons: "Årsak", other: "Andre tall" } as Record<string, string>,

  /** That the verdict is not given, and why. */
  noVerdict: {
    hidden: `Svaret på om bruken går ned, står ikke her: noen av landets måneder er ${hidden}.`,
    lacking: "Svaret på om bruken går ned, står ikke her: tallene for landet er ikke med i denne utgaven.",
  },
  /** What the verdict of an audience's site is made of. */
  verdictBasis:
    "Svaret er regnet av landets egne måneder, slik de står på denne siden. I direktoratets utgave er det regnet enhet for enhet og kan være et annet.",

  /** A rule of the policy in a sentence; nothing where it hides nothing. */
  rule: (rule: string, value: number) => rules[rule]?.(value) ?? "",
  finest: (finest: string) => finestOf[finest] ?? finest,
  page: {
    table: "Tabell",
    shown: "Vist",
    zero: "Null, vist",
    hidden: "Skjult",
    missing: "Mangler",
    share: "Andel vist",
    why: "Hvorfor tabellen er med",
    all: "Alle tabellene",
    tables: (title: string) => `${title}: tabellene`,
    caption: (title: string) => `${title}: tabellene, og hvor mange tall som er vist og skjult`,
    places: (count: number) =>
      count === 1 ? "1 enhet som det gis mindre av" : `${number(count)} enheter som det gis mindre av`,
  },
  /** What the directorate's own page tells of the others' sites. */
  inside: {
    counts: (title: string) => `${title}: hvor mange tall som er vist og skjult`,
    whys: (title: string) => `${title}: hvorfor tall er skjult`,
    built: (told: { as_of: string; now: string; shown: string }) =>
      `Slik nettstedet sist ble bygd, av tall regnet per ${date(told.as_of)}${told.as_of === told.now ? "" : `, ikke per ${date(told.now)} som denne siden`}: ${told.shown}.`,
    shownOf: (shown: number, known: number) =>
      `${number(shown)} av ${number(known)} kjente tall er vist (${percent(known === 0 ? 0 : shown / known)} prosent)`,
    notBuilt: (titles: string[], command: string) =>
      `${list(titles)}: ikke bygget ennå fra denne datamappen. Hvor mange tall som er vist og skjult, er kjent etter ${command}.`,
    onlyHere:
      "Hvor mange som er skjult av hver grunn, står bare i direktoratets utgave. For alle andre ser små tall og tall som verner dem, like ut.",
    small: "For små i seg selv",
    too_few: "Av for få opphold",
    others: "For å verne et lite tall",
    not_given: "Bygger på et tall som ikke er gitt",
  },
  audiences: {
    direktoratet: "Direktoratet",
    region: "Regionene",
    departementet: "Departementet",
    offentlig: "Offentligheten",
  } as Record<string, string>,
  leftOut: {
    title: "Dette er ikke med",
    said: "Enkeltopphold, enhetenes månedsrapporter, datakvalitet, påstander og fritekst er ikke med i denne utgaven. Kvartalsrapportene her er laget av tallene i denne utgaven alene. De som regionene skriver og direktoratet godkjenner, bygger på tall som ikke er skjermet, og står bare i direktoratets utgave.",
  },
  reports: {
    about:
      "Det nyeste hele kvartalet for hver region og det nyeste hele året for landet, laget av tallene i denne utgaven alene. Tall som er skjult på sidene, er skjult i rapportene og i filene, og det står at de er skjult. Regionenes egne vurderinger og fritekst er ikke med. Blir tallene rettet, blir rapportene nye når utgaven kommer på nytt.",
    caption: "Rapporter, med filene",
    columns: ["Rapport", "Filer"],
    title: (place: string, kind: string, start: string) => `${place}, ${periodName(kind, start)}`,
    none: "Ingen rapport ennå: ingen kvartaler eller år er hele.",
    all: "Alle kvartalsrapportene",
  },

  places: {
    title: "Landet, regionene og enhetene",
    lead: (places: number, years: string) =>
      `${number(places)} steder, ${years}. Stedene står i enhetsregisterets rekkefølge og er ikke rangert.`,
    caption: (indicator: string) => `${indicator} per år`,
    place: "Sted",
    years: "år for år",
    below: "Enheter og fengsler",
    none: "Ingen tall for dette stedet er med i denne utgaven.",
  },
};
