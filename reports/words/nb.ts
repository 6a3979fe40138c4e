import { ruleOf } from "../../loaders/forms/rules/rules.ts";
import {
  capital,
  changeSaid,
  date,
  hours,
  hoursAlone,
  isBeyondTwice,
  list,
  month,
  number,
  percent,
  percentChange,
  period,
  quarter,
  range,
  uncapital,
} from "../../src/words/nb-basics.ts";
import { dutyNames } from "../../src/words/nb-duties.ts";
import { nbNewest } from "../../src/words/nb-newest.ts";
import { nbReconciliation } from "../../src/words/nb-reconciliation.ts";
import { oneQuarterDecides, personsDiffer } from "../../src/words/nb-trends.ts";
import type { DutyThreshold, Told, ToldFigure, ToldLists, ToldShare, ToldTrendOfReport } from "./told.ts";

const measures: Record<string, string> = {
  safety_cell: "sikkerhetscelle",
  restraint_bed: "sikkerhetsseng",
  reinforced_cell: "forsterket celle",
  exclusion: "utelukkelse",
};

const states: Record<string, string> = {
  not_reported: "ikke rapportert",
  incomplete: "ufullstendig",
  not_applicable: "ikke aktuelt",
  not_available: "ikke tilgjengelig",
  not_estimable: "for lite data",
  suppressed: "skjult",
};

const answers: Record<string, string> = {
  too_little_data: "for lite data",
  withheld: "holdes tilbake",
  declining: "synker",
  increasing: "øker",
  no_clear_change: "ingen tydelig endring",
};

/** What the use has done since a quarter, of an answer that says so. */
const changed: Record<string, string> = { declining: "har sunket", increasing: "har økt" };

const sameBefore = (kind: string) => (kind === "year" ? "året før" : "samme kvartal året før");
const inSameBefore = (kind: string) => (kind === "year" ? "året før" : "i samme kvartal året før");
const stays = (count: number) =>
  count === 0 ? "ingen opphold" : count === 1 ? "ett opphold" : `${number(count)} opphold`;
const reports = (count: number) => (count === 1 ? "1 månedsrapport" : `${number(count)} månedsrapporter`);
const rate = (given: number) => number(given, 2);

/** How much the use changes a year: by signed percents, and in words where it may more than double. */
const yearly = (lower: number, upper: number) =>
  isBeyondTwice(upper)
    ? `fra ${changeSaid(lower, "høy")} til ${changeSaid(upper, "høy")} for hvert år`
    : `mellom ${percentChange(lower)} og ${percentChange(upper)} prosent per år`;

const quartersOf = ({ first_quarter: first, quarter: last }: ToldTrendOfReport) =>
  first === last ? `i ${quarter(last)}` : `fra ${quarter(first)} til og med ${quarter(last)}`;

/** What stands in a sentence where there is no number. */
const absent: Record<string, string> = {
  not_reported: "er ikke rapportert",
  incomplete: "er ufullstendig",
  not_applicable: "er ikke aktuelt",
  not_available: "er ikke tilgjengelig",
  not_estimable: "kan ikke regnes ut av så lite data",
  suppressed: "er skjult av personvernhensyn",
};

/** Of a rate that rests on few stays. */
const ofFew = (said: string) => `${said}, få opphold`;

function rateLimits({ now: { lower, upper }, ofFew: isOfFew }: Told): string {
  if (lower === undefined || upper === undefined) return "";
  const said = `95\u00a0% usikkerhet: ${range(rate(lower), rate(upper))}`;
  return ` (${isOfFew ? ofFew(said) : said})`;
}

/** A figure as it is known: its number, or at least so many; nothing where not even that is known. */
function known(figure: ToldFigure, written: (given: number) => string): string | undefined {
  if (figure.value !== undefined)
    return figure.lacksReports ? `${written(figure.value)} (${states["incomplete"]})` : written(figure.value);
  if (figure.state !== "incomplete" || figure.low === undefined) return undefined;
  if (figure.high !== undefined) return `mellom ${number(figure.low)} og ${written(figure.high)}`;
  return figure.low === 0 ? undefined : `minst ${written(figure.low)}`;
}

function before({ before: figure, period: kind }: Told, written: (given: number) => string): string {
  if (figure === undefined) return "";
  const held = known(figure, written);
  return held === undefined
    ? ` Tallet for ${sameBefore(kind)} ${absent[figure.state] ?? "mangler"}.`
    : ` ${capital(inSameBefore(kind))} var det ${held}.`;
}

/** When a duty falls due, with where the law says so. */
const thresholdSaid = ({ hours: after, paragraph }: DutyThreshold) =>
  `${after === 0 ? "med det samme" : `etter ${hours(after)}`} (${paragraph})`;

/** Counts that are no indicators, each as its table calls it. */
const counts: Record<string, string> = {
  decisions: "Vedtak",
  quality_assured: "Kvalitetssikrede vedtak",
  with_defects: "Vedtak med mangler",
  stays_due: "opphold",
  stays_answered: "med svar",
  stays_in_time: "i tide",
};

/** The fixed text and the computed sentences of a report, in bokmål. */
export const nb = {
  locale: "nb-NO",
  capital,
  list,
  date,
  month,
  number,
  range,
  rate,
  percent: (share: number) => `${percent(share)}\u00a0%`,
  percentRange: (lower: number, upper: number) => `${range(percent(lower), percent(upper))}\u00a0%`,
  hours: hoursAlone,
  period,
  measure: (id: string) => measures[id] ?? id,
  state: (id: string) => states[id] ?? id,
  answer: (id: string) => answers[id] ?? id,
  provisional: "foreløpig",
  ofFew,
  /** What is known of a number that may be any higher. */
  atLeast: (low: number, written: (given: number) => string) =>
    low === 0 ? "ingen er meldt" : `minst ${written(low)}`,

  title: (kind: string): string =>
    kind === "year" ? "Bruk av sikkerhetscelle: årsrapport" : "Bruk av sikkerhetscelle: kvartalsrapport",
  subtitle: (place: string, kind: string, start: string) => `${place}, ${period(kind, start)}`,
  marks: {
    madeUp: "Eksempeldata: alle tall er oppdiktet",
    draft: "Utkast, ikke signert",
  },
  author: "Kriminalomsorgen",
  knownAt: (asOf: string, knownOn: string) =>
    `Tallene er regnet per ${date(asOf)}, med de månedsrapportene som var kommet inn ${date(knownOn)}.`,

  sections: {
    summary: (kind: string): string => (kind === "year" ? "Året i fem punkter" : "Kvartalet i fem punkter"),
    development: "Utviklingen",
    assessment: "Vurdering av utviklingen",
    comments: (level: string): string =>
      level === "country" ? "Merknader til regionene" : "Merknader til fengslene",
    actions: "Tiltak",
    missing: "Rapporter som mangler",
    figures: (kind: string): string => (kind === "year" ? "Tallene for året" : "Tallene for kvartalet"),
    thresholds: "Opphold over tersklene",
    quality: "Kvalitetssikrede vedtak",
    completeness: "Hvor fullstendig rapporteringen er",
    corrections: "Rettet siden sist",
    definitions: "Slik er tallene definert",
  },

  summary: {
    stays(told: Told): string {
      const count = known(told.now, stays);
      const when = period(told.period, told.start);
      return count === undefined
        ? `Tallet på opphold i sikkerhetscelle ${told.inPlace} i ${when} ${absent[told.now.state] ?? "mangler"}.${before(told, stays)}`
        : `I ${when} startet det ${count} i sikkerhetscelle ${told.inPlace}${told.provisional ? " (foreløpig)" : ""}.${before(told, stays)}`;
    },
    /** What stood in the same period of the year before, in a sentence of its own. */
    staysBefore: (told: Told) => before(told, stays).trim(),
    rate: (told: Told) =>
      told.now.value === undefined
        ? `Antall opphold per 1000 fangedøgn ${absent[told.now.state] ?? "mangler"}.`
        : `I ${period(told.period, told.start)} var det ${rate(told.now.value)} opphold per 1000 fangedøgn${rateLimits(told)}.`,
    trend: (told: ToldTrendOfReport) => {
      const since = `siden ${quarter(told.first_quarter)}`;
      const size =
        told.lower === undefined || told.upper === undefined
          ? ""
          : `: ${yearly(told.lower, told.upper)} (95\u00a0% usikkerhet)`;
      if (told.answer === "too_little_data") return "Det er for lite data til å si om bruken endrer seg.";
      if (told.answer === "withheld")
        return "Svaret på om bruken endrer seg, holdes tilbake: måneder som mangler, kan endre det.";
      if (told.answer === "no_clear_change") return `Det er ingen tydelig endring i bruken ${since}${size}.`;
      return `Bruken ${changed[told.answer]} ${since}${size}.`;
    },
    noTrend: "Det er ikke gitt noe svar på om bruken endrer seg for denne perioden.",
    hours(told: Told): string {
      const count = known(told.now, hours);
      return count === undefined
        ? `Tallet på timer i sikkerhetscelle ${absent[told.now.state] ?? "mangler"}.`
        : `Til sammen var det ${count} i sikkerhetscelle.${before(told, hours)}`;
    },
    hoursBefore: (told: Told) => before(told, hours).trim(),
    selfHarm(told: ToldShare): string {
      if ("state" in told) return `Andelen knyttet til selvskading ${absent[told.state] ?? "mangler"}.`;
      const of = told.lacksReports ? " i de fullstendige månedsrapportene" : "";
      return told.of === 0
        ? `Ingen opphold${of} har svar om årsak.`
        : told.of === 1
          ? `Selvskading, selvmordsforsøk eller selvmordsfare var ${told.part === 1 ? "" : "ikke "}en årsak i det ene oppholdet med svar${of}.`
          : `Selvskading, selvmordsforsøk eller selvmordsfare var en årsak i ${number(told.part)} av ${number(told.of)} opphold med svar${of}.`;
    },
    completeness(complete: number, expected: number): string {
      if (expected === 0) return "Ingen enheter skulle rapportere om sikkerhetscelle i perioden.";
      if (expected === 1)
        return `Månedsrapporten fra den ene enheten med sikkerhetscelle er ${complete === 1 ? "" : "ikke "}fullstendig.`;
      if (complete < expected)
        return `${number(complete)} av ${reports(expected)} fra enheter med sikkerhetscelle er fullstendige.`;
      return expected === 2
        ? "Begge månedsrapportene fra enheter med sikkerhetscelle er fullstendige."
        : `Alle ${reports(expected)} fra enheter med sikkerhetscelle er fullstendige.`;
    },
  },

  trendReasons: {
    title: "Svaret og hva det bygger på",
    unconfirmed: (answer: string, quarters: number) =>
      `Kvartalet alene gir svaret «${answers[answer] ?? answer}». Det sies først når ${number(quarters)} kvartaler på rad gir samme svar.`,
    /** Why a change that is larger than its uncertainty is not said. */
    heldBack: (reasons: string[], deciding: string | null) => [
      ...(reasons.includes("persons_differ") ? [personsDiffer] : []),
      ...(reasons.includes("one_quarter_decides") ? [oneQuarterDecides(deciding)] : []),
    ],
    basis: (told: ToldTrendOfReport) =>
      `Svaret bygger på ${stays(told.stays)} ${quartersOf(told)}, i ${number(told.months_counted)} fullstendige av de ${number(told.months_expected)} månedsrapportene som svaret gjelder.`,
  },

  chart: {
    stays: (place: string) => `Opphold i sikkerhetscelle per kvartal, ${place}`,
    alternative: (parts: { first: string; last: string; least: number; most: number; now: string }) =>
      `Søylediagram over opphold som startet hvert kvartal fra ${quarter(parts.first)} til ${quarter(parts.last)}. Det laveste som er meldt, er ${number(parts.least)}, det høyeste ${number(parts.most)}; ${parts.now}. Tallene står i tabellen under.`,
    now(start: string, figure: ToldFigure): string {
      const count = known(figure, stays);
      return count === undefined ? `${quarter(start)} har ikke noe tall` : `${quarter(start)} hadde ${count}`;
    },
    none: (place: string) => `Det er ikke noe å tegne for ${place}: ingen kvartaler har tall.`,
    caption:
      "Hule søyler er foreløpige, bleke har rapporter som mangler, og det skraverte er ikke rapportert.",
  },

  tables: {
    place: "Sted",
    quarter: "Kvartal",
    month: "Måned",
    stays: "Opphold",
    staysBefore: "Året før",
    rate: "Per 1000 fangedøgn",
    interval: "95\u00a0% usikkerhet",
    hours: "Timer",
    median: "Median, timer",
    over: (threshold: string) => `Over ${threshold}`,
    selfHarm: "Selvskading eller selvmordsfare",
    withAnswer: "Med svar",
    reports: "Rapporter",
    verdict: "Svar",
    perYear: "Endring per år",
    overview: "Opphold, rater og svar",
    time: "Timer og varighet",
    reasons: "Årsak: selvskading, selvmordsforsøk eller selvmordsfare",
    others: "Andre tiltak, opphold startet",
    series: "Opphold i sikkerhetscelle per kvartal",
    decisions: "Vedtak",
    assured: "Kvalitetssikret",
    withDefects: "Med mangler",
    defects: "Vedtak, kvalitetssikring og mangler per måned",
    missing: "Rapporter som mangler",
    unit: "Enhet",
    duties: "Opphold der en plikt etter loven inntrådte",
    duty: "Plikt",
    due: "Opphold",
    inTime: "I tide",
    version: "Utgave",
    received: "Kommet inn",
    corrected: "Måneder med ny utgave",
    indicator: "Tall",
    definition: "Definisjon",
  },
  reportsOf: (complete: number, expected: number) =>
    expected === 0 ? "–" : `${number(complete)} av ${number(expected)}`,
  change: (lower: number, upper: number) => `${percentChange(lower)} til ${percentChange(upper)}\u00a0%`,
  rules: {
    thresholds: "Tersklene sier hvem som avgjør eller får melding, ikke hvor lenge et opphold kan vare.",
    wholeMonths: "Opphold i måneder uten fullstendig rapport er ikke med.",
    lengths:
      "I median og andeler er opphold som startet i måneder uten fullstendig rapport, ikke med; i timene er det som er kjent av dem, med.",
    /** Whom the figures are of, where nothing else is said. */
    adults:
      "Der ikke annet står, gjelder opphold, timer, rater og andeler voksne (18 år og over); personer under 18 år er ikke med.",
    answers: (quarters: number) =>
      `At bruken synker eller øker, sies bare når usikkerheten ikke rommer at ingenting har endret seg, når antallet ulike personer endrer seg samme vei, når ikke ett kvartal alene avgjør, og når ${number(quarters)} kvartaler på rad gir samme svar.`,
    assured: "Vedtakene er fra enhetene som hørte til regionen den måneden.",
    organisation: "Fengsler og regioner er regnet slik organisasjonen er nå.",
  },
  noDuties: "Ingen opphold i de fullstendige månedsrapportene passerte en terskel i loven.",
  dutiesUnknown:
    "Om noen opphold passerte en terskel i loven, er ikke kjent: ingen månedsrapport for perioden er fullstendig.",
  duty: (id: string, measure: string, under18: boolean, thresholds: DutyThreshold[]) =>
    `${capital(measures[measure] ?? measure)}${under18 ? ", under 18 år" : ""}: ${[dutyNames[id] ?? id, list(thresholds.map(thresholdSaid))].filter((said) => said !== "").join(" ")}`,
  noMissing: "Ingen månedsrapporter mangler for perioden.",
  noCorrections: "Ingen måneder i perioden har fått en ny utgave.",
  whyOthers: nbReconciliation.assurance.why,
  noDecisions: "Regionen har ikke meldt inn kvalitetssikring for perioden.",
  missing: (told: ToldLists) =>
    told.count === 1
      ? `1 månedsrapport mangler: ${list(told.names)}.`
      : `${reports(told.count)} mangler: ${list(told.names)}.`,
  incomplete: (told: ToldLists) =>
    told.count === 1
      ? `1 månedsrapport er ufullstendig: ${list(told.names)}.`
      : `${reports(told.count)} er ufullstendige: ${list(told.names)}.`,
  /** An indicator's own words, from the one list of them. */
  definition: (listed: { indicator_id: string; name_nb: string; definition_nb: string }) => ({
    name: listed.name_nb,
    definition: listed.definition_nb,
  }),
  /** A marked event's short name, as a chart has room for. */
  event: (_id: string, short: string) => short,
  dayUnknown: (year: string, names: string[]) => `${year}, dato ukjent: ${list(names)}`,
  newest: nbNewest,
  ruleTitle: (rule: string) => ruleOf(rule).words.nb.title,
  noPlaces: (names: string[]) => `Uten celle å rapportere om i perioden: ${list(names)}.`,
  inPlace: (place: { place_level: string; name: string }) =>
    place.place_level === "country" ? "i landet" : `i ${place.name}`,

  labels: {
    contents: "Innhold",
    page: "Side",
    of: "av",
    cover: "Forside",
    notes: "Merknader",
    sheet: "Ark",
    table: "Tabell",
    signs: "Tegn",
    fingerprint: "Fingeravtrykk",
    note: "merknad",
    meaning: "Betydning",
    signsExplained: [
      {
        sign: "ikke rapportert",
        meaning: "Ingen av enhetene har rapportert for perioden. Det er ikke det samme som null.",
      },
      {
        sign: "ufullstendig",
        meaning: "Rader er satt til side eller mangler. Tallet vises fra–til og er ikke med i rater.",
      },
      {
        sign: "minst",
        meaning: "Rapporter mangler eller er ufullstendige, og tallet kan bli høyere.",
      },
      {
        sign: "ingen er meldt",
        meaning: "Ingen er meldt i det som er kommet, men rapporter mangler: det kan ha vært noen.",
      },
      { sign: "foreløpig", meaning: "Ikke alle rapporter er kommet endelige, og tallet kan bli et annet." },
      { sign: "ikke aktuelt", meaning: "Ingen av enhetene hadde tiltaket i perioden." },
      { sign: "ikke tilgjengelig", meaning: "Kilden kan ikke si det." },
      { sign: "for lite data", meaning: "Det er for lite data til å regne ut tallet." },
      {
        sign: "holdes tilbake",
        meaning: "Måneder som mangler, kan endre svaret på om bruken endrer seg. Det er derfor ikke gitt.",
      },
      { sign: "få opphold", meaning: "Raten bygger på så få opphold at den lett blir en annen neste gang." },
      { sign: "skjult", meaning: "Tallet er skjult av hensyn til personvernet." },
      { sign: "–", meaning: "Det er ikke noe tall å vise." },
    ],
  },
  changes: {
    title: (edition: number) => `Endret siden utgave ${edition}`,
    none: "Ingen tall er endret.",
    before: "Før",
    after: "Nå",
    reasons: "Grunn",
    reason: (id: string, amount: string | undefined) => {
      const names: Record<string, string> = {
        late_report: "rapport som kom sent",
        correction: "rettelse",
        definition: "endret definisjon",
        organisation: "endret organisasjon",
      };
      return amount === undefined ? (names[id] ?? id) : `${names[id] ?? id} ${amount}`;
    },
    stays,
    /** So many of the stays that a length is of. */
    ended: (part: number, whole: number) =>
      whole === 0 ? stays(0) : `${number(part)} av ${number(whole)} opphold er avsluttet`,
    caption: "Tall som er endret, med grunnen",
    period: "Periode",
    trend: "Svar på om bruken endrer seg",
    counts,
    nothingBefore:
      "Rapporten for perioden før er ikke utgitt, så det er ingen utgitte tall å sammenligne med.",
    sinceBefore: (told: { period: string; edition: number; count: number }) =>
      told.count === 0
        ? `Ingen av tallene i rapporten for ${told.period} (utgave ${told.edition}) er endret siden den ble utgitt.`
        : `${told.count === 1 ? "1 tall" : `${number(told.count)} tall`} i rapporten for ${told.period} (utgave ${told.edition}) er endret siden den ble utgitt.`,
    captionBefore: (when: string) => `Tall for ${when} som er endret, med grunnen`,
  },
  templateNote:
    "Skriv under hver overskrift. Overskriftene må stå som de er. Tall fra rapporten skrives som {{stays_started}} eller {{stays_started prison=bergen quarter=2026-q1}}, så følger de tallene.",
  questions: {
    assessment: (kind: string) => [
      kind === "year"
        ? "Hvordan har bruken utviklet seg i året, og mot året før?"
        : "Hvordan har bruken utviklet seg i kvartalet, og mot samme kvartal året før?",
      "Hva mener dere er grunnen til utviklingen?",
    ],
    actions: ["Hvilke tiltak er satt i verk eller planlagt for å redusere bruken?"],
  },
  notAnswered: "Ikke besvart.",
  faults: {
    tooLong: (most: number) => `Teksten er lengre enn ${number(most)} tegn. Kort den ned.`,
    unknownHeading: (heading: string) =>
      `Overskriften «${heading}» står ikke i malen. Overskriftene må stå som de er; underoverskrifter skrives med ###.`,
    twice: (heading: string) => `Overskriften «${heading}» står to ganger.`,
    outside: "Teksten står ikke under noen av malens spørsmål.",
    openFigure: "Et tall er begynt med {{ eller sluttet med }}, men ikke begge deler.",
    noFigure: (whole: string, wrong: string) =>
      `${whole} peker på et tall som ikke finnes${wrong === "" ? "" : ` («${wrong}»)`}.`,
    picture: "Bilder kan ikke stå i rapporten.",
    stray: (text: string, place: string) =>
      `«${text}» står ikke i tallene for ${place}. Bind tallet med {{…}}, eller rett det.`,
  },

  /** What is said in a report that is made of one audience's own figures alone. */
  audience: {
    editions: {
      departementet: "Fortrolig utgave for departementet: små tall er skjult",
      offentlig: "Utgave for offentligheten: små tall er skjult",
    } as Record<string, string>,
    editionOf: (region: string) =>
      `Utgave for ${region}: egne enheter er åpne, andre steders små tall er skjult`,
    summary: (kind: string): string => (kind === "year" ? "Året i korte trekk" : "Kvartalet i korte trekk"),
    noVerdict: {
      hidden:
        "Svaret på om bruken endrer seg, står ikke her: noen av landets måneder er skjult av personvernhensyn.",
      lacking:
        "Svaret på om bruken endrer seg, står ikke her: tallene for landet er ikke med i denne utgaven.",
    },
    verdictBasis:
      "Svaret er regnet av landets egne måneder, slik de er vist i denne utgaven. I direktoratets utgave er det regnet enhet for enhet og kan være et annet.",
    hiddenBars: "Kolon: skjult av personvernhensyn.",
    hiddenNow: (start: string) => `${quarter(start)} er skjult av personvernhensyn`,
    organisation: (which: string): string =>
      which === "now"
        ? "Steder er regnet slik organisasjonen er nå."
        : "Steder er regnet slik organisasjonen var da.",
    whole: "Av opphold",
    measures: (indicator: string) => `Andre tiltak: ${uncapital(indicator)}`,
    populations: {
      caption: (indicator: string) => `${indicator}: kvinner, menn og under 18 år`,
      women: "Kvinner",
      men: "Menn",
      under_18: "Under 18 år",
    },
    inHours: (name: string) => `${name}, timer`,
    ofPlace: (what: string, place: string) => `${what}, ${place}`,
    hiddenTitle: "Skjult av personvernhensyn",
    hidden: (hiddenOnes: number, all: number) =>
      hiddenOnes === 0
        ? `Ingen av de ${number(all)} tallene i rapporten er skjult.`
        : `${number(hiddenOnes)} av de ${number(all)} tallene i rapporten er skjult av personvernhensyn. Et skjult tall er lite, eller det ville røpet et lite tall; hvilket av dem sies ikke. Det er ikke null, og det mangler ikke.`,
    basis:
      "Rapporten er laget av tallene i denne utgaven av nettstedet alene. Fritekst fra månedsrapportene, regionenes egne vurderinger og det som ikke står i utgavens tabeller, er ikke med. At et tall er skjult her, er ikke i seg selv en grunn til å avslå innsyn.",
    incomplete: "Månedsrapporter mangler eller er ufullstendige, og tallet kan bli et annet, oftest høyere.",
    sign: "Tallet er skjult av personvernhensyn. Det er ikke det samme som null.",
    fingerprint: (hash: string) => `Fingeravtrykk av tallene som er vist i rapporten (SHA-256): ${hash}`,
    columns: { place: "sted", figure: "tall", state: "tilstand" },
  },

  fingerprint: (hash: string) => `Fingeravtrykk av tallene, ordene og månedsrapportene (SHA-256): ${hash}`,
};
