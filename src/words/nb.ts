import { withMarks } from "./numbers.js";
import {
  capital,
  date,
  hours,
  hoursAlone,
  list,
  month,
  number,
  ofForce,
  percent,
  period,
  quarter,
  range,
  uncapital,
  unrounded,
} from "./nb-basics.js";
import { nbCurve } from "./nb-curve.js";
import { nbFiles } from "./nb-files.js";
import { nbAnalysis } from "./nb-analysis.js";
import { nbAudience } from "./nb-audience.js";
import { nbClaims } from "./nb-claims.js";
import { nbFilters } from "./nb-filters.js";
import { nbFront } from "./nb-front.js";
import { nbDuties } from "./nb-duties.js";
import { nbFollowup } from "./nb-followup.js";
import { nbMethod } from "./nb-method.js";
import { nbMonitoring } from "./nb-monitoring.js";
import { nbShareMonitoring } from "./nb-share-monitoring.js";
import { nbNewest } from "./nb-newest.js";
import { nbOverview } from "./nb-overview.js";
import { nbReading } from "./nb-reading.js";
import { nbLengthClasses, nbStarts } from "./nb-starts.js";
import { nbReleases } from "./nb-releases.js";
import { nbReconciliation } from "./nb-reconciliation.js";
import { nbTrends } from "./nb-trends.js";
import { nbUnits } from "./nb-units.js";

const rate = (perThousand: number) => number(perThousand, 2);

const periodName = (kind: string) =>
  kind === "month" ? "måned" : kind === "quarter" ? "kvartal" : kind === "year" ? "år" : "12 måneder";

const measures: Record<string, string> = {
  safety_cell: "i sikkerhetscelle",
  restraint_bed: "i sikkerhetsseng",
  reinforced_cell: "i forsterket celle",
  exclusion: "i utelukkelse",
};

const populations: Record<string, string> = {
  adults: "Voksne (18 år og over)",
  women: "Kvinner (18 år og over)",
  men: "Menn (18 år og over)",
  under_18: "Under 18 år",
};

const stateMeanings: Record<string, string> = {
  not_reported: "Ingen av enhetene har rapportert for perioden.",
  incomplete: "Rader er satt til side eller mangler. Tallet vises fra–til og er ikke med i rater.",
  not_applicable: "Ingen av enhetene hadde tiltaket i perioden.",
  not_available: "Kilden kan ikke si det.",
  not_estimable: "Det er for lite data til å regne ut tallet.",
  suppressed: "Tallet er skjult av personvernhensyn, fordi det er lite eller ville røpet et lite tall.",
};

const measure = (id: string) => measures[id] ?? "under tiltaket";
/** A measure after what is counted of it: one stays in a cell, and decides about it. */
const measureOf = (counts: string, id: string) =>
  counts === "decisions" ? measure(id).replace(/^i /, "om ") : measure(id);

const states: Record<string, string> = {
  value: "verdi",
  not_reported: "ikke rapportert",
  incomplete: "ufullstendig",
  not_applicable: "ikke aktuelt",
  not_available: "ikke tilgjengelig",
  not_estimable: "for lite data",
  suppressed: nbAudience.hidden,
};

/** What is counted: stays, or placements where the source cannot say which of them make one stay. */
export interface Counted {
  indicator: string;
  measure: string;
}

const none = (count: number) => (count === 0 ? "ingen" : number(count));

function counted(count: number, { indicator }: Counted): string {
  if (indicator === "placements") return count === 1 ? "1 plassering" : `${none(count)} plasseringer`;
  return `${none(count)} opphold`;
}

const noun = ({ indicator }: Counted) => (indicator === "placements" ? "plasseringer" : "opphold");
const nounTheMany = ({ indicator }: Counted) => (indicator === "placements" ? "plasseringene" : "oppholdene");
const nounIn = (what: Counted) => `${noun(what)} ${measure(what.measure)}`;
const persons = (count: number) =>
  count === 0 ? "ingen personer" : count === 1 ? "1 person" : `${number(count)} personer`;
const rows = (count: number) => (count === 1 ? "1 rad" : `${number(count)} rader`);
const files = (count: number) => (count === 1 ? "1 fil" : `${number(count)} filer`);
const monthlyReports = (count: number) =>
  count === 1 ? "1 månedsrapport" : `${count === 0 ? "ingen" : number(count)} månedsrapporter`;

const received = (came: number, expected: number) =>
  expected === 1
    ? came === 1
      ? "Månedsrapporten er kommet inn"
      : "Månedsrapporten er ikke kommet inn"
    : came === expected
      ? expected === 2
        ? "Begge månedsrapportene er kommet inn"
        : `Alle ${number(expected)} månedsrapporter er kommet inn`
      : `${number(came)} av ${number(expected)} månedsrapporter er kommet inn`;

const unitsWith: Record<string, string> = {
  safety_cell: " fra enheter med sikkerhetscelle",
  restraint_bed: " fra enheter med sikkerhetsseng",
  reinforced_cell: " fra enheter med forsterket celle",
};

/** The reports that figures rest on: those that are complete, of the units that the measure is there for. */
function complete(
  count: number,
  expected: number,
  measureId: string | undefined,
  provisional: number = 0,
): string {
  if (expected === 1)
    return `Månedsrapporten er ${count === 1 ? "" : "ikke "}fullstendig${provisional > 0 ? ", men foreløpig" : ""}`;
  const ofThem =
    provisional > 0 ? `, ${number(provisional)} av dem foreløpig${provisional > 1 ? "e" : ""}` : "";
  if (expected === 2 && count === 2) return `Begge månedsrapportene er fullstendige${ofThem}`;
  const units = measureId === undefined ? "" : (unitsWith[measureId] ?? "");
  const reports = `${number(expected)} månedsrapporter${units} er fullstendige`;
  return `${count === expected ? "Alle" : `${number(count)} av`} ${reports}${ofThem}`;
}

/** Whom a figure is about, after its subtitle; nothing where the source does not say. */
const about = (who: string) => (who === "" ? "" : ` ${who}.`);

const hasThresholds = (what: Counted) => what.measure === "safety_cell" || what.measure === "restraint_bed";

/** How a figure was made, as it stands under it; counts and sums need no word. */
const methods: Record<string, string> = {
  exact_poisson: "eksakt Poisson-intervall",
  byar: "Byars metode",
  clustered_exact: "eksakt Poisson-intervall, utvidet fordi samme person kan ha flere opphold",
  clustered_byar: "Byars metode, utvidet fordi samme person kan ha flere opphold",
  wilson: "Wilsons metode",
  effective_wilson: "Wilsons metode, utvidet fordi samme person kan ha flere opphold",
  kaplan_meier: "Kaplan–Meier, åpne opphold er sensurert",
  kaplan_meier_by_person:
    "Kaplan–Meier, åpne opphold er sensurert; usikkerheten er regnet per person, fordi samme person kan ha flere opphold",
  kaplan_meier_whole_days: "Kaplan–Meier på hele døgn, for kilden har ikke klokkeslett",
  ...nbMonitoring.methods,
};

/** What each method is called where nobody comes back, of those that are drawn out for repeat persons. */
const withoutRepeats: Record<string, string> = {
  clustered_exact: "exact_poisson",
  clustered_byar: "byar",
  effective_wilson: "wilson",
};

/** The methods of a figure's periods, each once; of a method and its wider one, where each of the two is used. */
function methodsSaid(given: string[]): string[] {
  return given.flatMap((method) => {
    if (given.some((other) => withoutRepeats[other] === method)) return [];
    const plain = withoutRepeats[method];
    return plain !== undefined && given.includes(plain)
      ? [`${methods[plain]}, utvidet i periodene der samme person hadde flere opphold`]
      : (methods[method] ?? []);
  });
}

/** A count as the sentences need it: its state and, where that is a value or incomplete, its numbers. */
export interface Count {
  state: string;
  value: number | null;
  low: number | null;
  high: number | null;
}

/** Monthly reports that are complete, of those that were expected. */
export interface Reports {
  complete: number;
  expected: number;
}

interface Interval {
  value: number;
  lower: number | null;
  upper: number | null;
}

const provisional = "foreløpig";

const madeUpFigures = "Eksempeldata: tallene er oppdiktet.";

const hidden = `${capital(nbAudience.hidden)}.`;

const interval = ({ lower, upper }: Interval, written: (given: number) => string, unit = "") =>
  lower === null || upper === null ? "" : ` (${range(written(lower), written(upper))}${unit})`;

/** None is told of and reports lack; «ingen meldte» could be read as that nobody reported. */
const noneTold = "ingen er meldt";

/** A count in words, or why there is none; without its full stop. */
function countOrState(count: Count, what: Counted): string {
  const of = nounIn(what);
  if (count.state === "value" && count.low === null && count.value !== null)
    return `${counted(count.value, what)} ${measure(what.measure)}`;
  if ((count.state === "value" || count.state === "incomplete") && count.low !== null)
    return count.high !== null && count.high !== count.low
      ? `mellom ${number(count.low)} og ${number(count.high)} ${of}`
      : count.low > 0 || count.high !== null
        ? `minst ${number(count.low)} ${of}`
        : count.state === "value"
          ? `ingen ${of} er meldt`
          : `antall ${of} er ikke kjent: rapporter mangler`;
  if (count.state === "suppressed") return `antall ${of} er ${nbAudience.hidden}`;
  if (count.state === "not_applicable") return `${of} er ikke aktuelt her`;
  if (count.state === "not_available") return `antall ${of} er ikke tilgjengelig: kilden sier det ikke`;
  return `antall ${of} er ikke kjent: ingen fullstendig rapport`;
}

/** A number as it is said, and what it may still be changed by. */
function changeable(said: string, may: { provisional: boolean; incomplete: boolean }): string {
  return withMarks(said, [
    ...(may.provisional ? [provisional] : []),
    ...(may.incomplete ? [states["incomplete"] ?? "incomplete"] : []),
  ]);
}

/** A count whose noun has just been said. */
function countAlone({ state, value, low, high }: Count): string {
  if (state === "value" && low === null && value !== null) return none(value);
  if (low === null) return states[state] ?? state;
  if (low === 0 && high === null) return noneTold;
  return high === null || high === low ? `minst ${number(low)}` : `mellom ${number(low)} og ${number(high)}`;
}

/** Something is known of the count; that none is known while reports are missing says nothing. */
const isCount = ({ state, low, high }: Count) =>
  state === "value" || (state === "incomplete" && !(low === 0 && high === null));

/** Of a rate that rests on few stays. */
const fewStays = "få opphold";
const ofFew = (said: string) => `${said}, ${fewStays}`;

const sentence = (text: string) => `${capital(text)}.`;

const stretch = (from: string, to: string) => `${month(from)}–${month(to)}`;

export const nb = {
  language: "nb",
  number,
  unrounded,
  rate,
  hours,
  hoursAlone,
  range,
  date,
  month,
  quarter,
  period,
  capital,
  list,
  stretch,
  percent: (share: number) => `${percent(share)}\u00a0%`,
  percentInText: (share: number) => `${percent(share)} prosent`,
  rateRange: (lower: number, upper: number) => range(rate(lower), rate(upper)),
  percentRange: (lower: number, upper: number) => `${range(percent(lower), percent(upper))}\u00a0%`,
  stateOf: (state: string) => states[state] ?? state,
  provisional,
  changeable,
  fewStays,
  ofFew,
  /** What is known of a number that may be any higher. */
  atLeast: (low: number, written: (given: number) => string) =>
    low === 0 ? noneTold : `minst ${written(low)}`,
  counts: { counted, persons, rows, files, monthlyReports },
  nounIn,
  countSaid: countOrState,
  received,
  complete,
  hidden,

  populations,
  organisation: (id: string) => (id === "then" ? "Slik organisasjonen var da" : "Slik organisasjonen er nå"),
  unitMonthStates: {
    delivered: "levert",
    nil: "levert, ingen plasseringer",
    incomplete: "ufullstendig",
    not_reported: "mangler",
    not_due: "ikke pliktig",
  },
  barKinds: {
    full: "alle rapporter er kommet",
    partial: "rapporter mangler: tallet kan bli høyere",
    provisional: "foreløpig, eller perioden er ikke over",
    incomplete: "ufullstendig: minst så mange, stiplet opp til det oppgitte",
    at_least: "ufullstendig: minst så mange, skravert fordi resten ikke er kjent",
    missing: "ikke rapportert",
    hidden: nbAudience.hidden,
  },

  site: {
    question: "Går bruken ned?",
    overview: "Oversikt",
    claims: "Påstander",
    aboutTheFigures: "Om tallene",
    places: "Regioner og fengsler",
    placesOfSource: "Regioner og steder",
    source: (credit: string) => `Kilde: ${credit.replace(/\.$/, "")}.`,
    pages: "Sidene",
    path: "Stedene over",
    quality: "Datakvalitet",
    check: "Sjekk rapporten",
    definitions: "Definisjoner",
    method: "Metode",
    changes: "Endringer",
    limits: "Hva tallene ikke sier",
    accessibility: "Tilgjengelighet",
    skip: "Hopp til innholdet",
    seenFrom: (asOf: string, knownOn: string) =>
      `Tallene er regnet per ${date(asOf)}, med det som var kommet inn ${date(knownOn)}.`,
  },

  ...nbFilters,

  answers: {
    /** A place's last whole quarter against the same quarter the year before. */
    quarter(start: string, what: Counted, now: Count, before: Count | undefined): string {
      const said = countOrState(now, what);
      if (!isCount(now)) return `${capital(quarter(start))}: ${said}`;
      const head = `${capital(said)} i ${quarter(start)}`;
      return before && isCount(before) ? `${head}, mot ${countAlone(before)} i samme kvartal året før` : head;
    },

    /** That two quarters which stand side by side do not rest on all their reports. */
    quarterReports: (start: string, now: Reports, before: Reports) =>
      `${complete(now.complete, now.expected, undefined)} for ${quarter(start)}, og ${number(before.complete)} av ${number(before.expected)} for samme kvartal året før. Tallene kan derfor bli høyere.`,

    notApplicable: (what: Counted) => `Ingen ${nounIn(what)}: ingen enhet her har hatt tiltaket i perioden.`,

    /** A sentence about some of the persons. */
    of: (who: string, said: string) => `${who}: ${uncapital(said)}`,

    /** The last month of a place: what was reported, or that it has not been. */
    month(
      start: string,
      what: Counted,
      count: Count,
      reports: Reports & { provisional: boolean; due: string | null },
    ): string {
      const when = month(start);
      if (count.state === "suppressed") return hidden;
      if (reports.expected === 1 && count.state === "not_reported")
        return `Rapporten for ${when} er ikke levert${reports.due === null ? "" : `; fristen var ${date(reports.due)}`}.`;
      if (!isCount(count)) return sentence(`${when}: ${countOrState(count, what)}`);
      const said = sentence(`${countOrState(count, what)} i ${when}`);
      if (reports.expected === 0) return said;
      if (reports.expected > 1)
        return `${said} ${complete(reports.complete, reports.expected, what.measure)}.${reports.provisional ? " Tallet er foreløpig." : ""}`;
      if (reports.provisional) return `${said} Rapporten er foreløpig.`;
      return `${said} ${count.state === "value" ? "Rapporten er levert." : "Rapporten er ufullstendig."}`;
    },

    /** The last twelve months: count, persons, rate with its interval, each where it is there. */
    lastTwelve(told: {
      what: Counted;
      count: Count;
      persons: { count: number; isLeast: boolean } | undefined;
      rate: Interval | undefined;
      complete: number;
      provisional: number;
      expected: number;
      until: string;
    }): string {
      const said = countOrState(told.count, told.what);
      const parts = [
        told.persons === undefined || told.persons.count === 0
          ? said
          : `${said} av ${told.persons.isLeast ? "minst " : ""}${persons(told.persons.count)}`,
        ...(told.rate === undefined
          ? []
          : [`${rate(told.rate.value)} per 1000 fangedøgn${interval(told.rate, rate)}`]),
      ];
      const reports =
        told.expected === 0
          ? ""
          : ` ${complete(told.complete, told.expected, told.what.measure, told.provisional)}.`;
      return `12 måneder til og med ${month(told.until)}: ${parts.join(", ")}.${reports}`;
    },

    /** Which reports of a month are not in: the sentence above the grid. */
    missingReports(start: string, came: number, expected: number, missing: string[]): string {
      if (expected === 0) return `${capital(month(start))}: ingen enheter skulle rapportere.`;
      const head = `${capital(month(start))}: ${number(came)} av ${monthlyReports(expected)} levert`;
      if (missing.length === 0) return `${head}.`;
      return `${head}, ${number(missing.length)} mangler${missing.length > 3 ? "" : ` (${list(missing)})`}.`;
    },

    comparable: (from: string, to: string) =>
      `Bare ${stretch(from, to)} kan sammenlignes: utenfor er kilden ufullstendig, og figurene er dempet der.`,
    noPersons:
      "Kilden sier ikke hvem plasseringene gjelder. Personer kan derfor ikke telles, og plasseringer som hører sammen, kan ikke slås sammen til opphold.",
    noPrisonDays: "Kilden har ikke fangedøgn. Rater per 1000 fangedøgn er derfor ikke tilgjengelige.",
  },

  figures: {
    stays: {
      title(
        kind: string,
        most: { start: string; count: number; times: number } | undefined,
        what: Counted,
      ): string {
        if (most === undefined) return `Antall ${nounIn(what)} per ${periodName(kind)} er ikke kjent`;
        // Months that lack reports may have had more.
        const any = kind === "quarter" ? "noe kvartal" : "noen måned";
        if (most.count === 0) return `Det er ikke meldt ${nounIn(what)} i ${any}`;
        if (most.times > 1)
          return `Det er ikke meldt flere enn ${number(most.count)} ${nounIn(what)} i ${any}`;
        return `Flest ${nounIn(what)} er meldt for ${period(kind, most.start)}: ${number(most.count)}`;
      },
      subtitle: (kind: string, what: Counted, from: string, to: string, who: string) =>
        `${capital(nounIn(what))} som startet i ${kind === "quarter" ? "hvert kvartal" : "hver måned"}, ${stretch(from, to)}.${about(who)}`,
      table: (kind: string, what: Counted) => `${capital(nounIn(what))} per ${periodName(kind)}`,
    },
    staysPerYear: {
      title(years: (Count & { start: string })[], what: Counted): string {
        const said = years
          .filter(isCount)
          .map(
            (year, i) =>
              `${i === 0 ? countOrState(year, what) : countAlone(year)} i ${year.start.slice(0, 4)}`,
          );
        return said.length === 0 ? `Ingen hele år med ${nounIn(what)} å vise` : capital(list(said));
      },
      subtitle: (what: Counted, who: string) =>
        `${capital(nounIn(what))} som startet i hvert helt år.${about(who)}`,
      table: (what: Counted) => `${capital(nounIn(what))} per år`,
    },
    rate: {
      title(kind: string, start: string, told: Interval, isOfFew: boolean) {
        const said = `${rate(told.value)} opphold per 1000 fangedøgn i ${period(kind, start)}${interval(told, rate)}`;
        return isOfFew ? ofFew(said) : said;
      },
      none: "For få rapporter eller fangedøgn til å regne ut en rate",
      subtitle: (kind: string, what: Counted, who: string) =>
        `${capital(nounIn(what))} per 1000 fangedøgn, per ${periodName(kind)}, med 95 % usikkerhet.${about(who)}`,
      table: (what: Counted) => `${capital(nounIn(what))} per 1000 fangedøgn`,
    },
    hours: {
      title(count: Count, what: Counted): string {
        const { state, value, low } = count;
        const of = measure(what.measure);
        const told = state === "value" ? value : state === "incomplete" ? low || null : null;
        if (told === 0) return `Siste 12 måneder: ingen timer ${of}${low === null ? "" : " er meldt"}`;
        if (told !== null) return `Siste 12 måneder: ${low === null ? "" : "minst "}${hours(told)} ${of}`;
        return `Siste 12 måneder: antall timer ${of} er ikke kjent`;
      },
      subtitle: (what: Counted, from: string, to: string, who: string) =>
        `Timer ${measure(what.measure)} innenfor hver måned, ${stretch(from, to)}.${about(who)}`,
      table: (what: Counted) => `Timer ${measure(what.measure)} per måned`,
    },
    lengths: {
      title: (year: string, median: number, what: Counted) =>
        `Halvparten av ${nounTheMany(what)} som startet i ${year}, var over innen ${hours(median)}`,
      none: (what: Counted) => `For få avsluttede ${noun(what)} til å si hvor lenge halvparten varte`,
      subtitle: (what: Counted, who: string) =>
        `Varighet i timer for ${nounIn(what)} etter året de startet: punktet er medianen, streken går fra nedre til øvre kvartil.${about(who)}`,
      table: (what: Counted) => `Varighet av ${nounIn(what)}, timer`,
      median: "Median",
    },
    longStays: {
      title: (year: string, over24: number, over72: number, what: Counted) =>
        `Av ${nounTheMany(what)} som startet i ${year}, varte ${percent(over24)} prosent over 24 timer og ${percent(over72)} prosent over 72 timer`,
      none: (what: Counted) => `For få avsluttede ${noun(what)} til å si hvor stor andel som varte lenge`,
      subtitle: (what: Counted, who: string) =>
        `Andel av ${nounIn(what)} som varte over 24, 48 og 72 timer, etter året de startet, med 95 % usikkerhet.${hasThresholds(what) ? " Tersklene sier hvem som avgjør eller får melding, ikke hvor lenge et opphold kan vare." : ""}${about(who)}`,
      table: (what: Counted) => `Andel av ${nounIn(what)} over tersklene`,
      over: (hour: number) => `over ${hour} timer`,
    },
    selfHarm: {
      title(
        year: string,
        told: Interval & { numerator: number | null; denominator: number | null },
        what: Counted,
      ): string {
        const counts =
          told.numerator === null || told.denominator === null
            ? ""
            : `, ${number(told.numerator)} av ${number(told.denominator)} med svar`;
        return `${percent(told.value)} prosent av ${nounTheMany(what)} i ${year} gjaldt selvskading eller selvmordsfare${counts}`;
      },
      none: (what: Counted) => `For få ${noun(what)} med oppgitt årsak til å regne ut en andel`,
      subtitle: (what: Counted, who: string) =>
        `Andel av ${nounIn(what)} med årsaken selvskading, selvmordsforsøk eller selvmordsfare, etter året de startet, med 95 % usikkerhet. Snevert: uten selvmordsfare.${about(who)}`,
      table: (what: Counted) => `Andel av ${nounIn(what)} knyttet til selvskading`,
      wide: "selvskading, selvmordsforsøk eller selvmordsfare",
      narrow: "snevert: uten selvmordsfare",
    },
    reports: {
      title: (start: string, came: number, expected: number) =>
        `${capital(month(start))}: ${received(came, expected).toLowerCase()}`,
      none: "Ingen enheter skulle rapportere",
      subtitle: (from: string, to: string) =>
        `Månedsrapporter som er kommet, av dem som skulle komme, ${stretch(from, to)}.`,
      gridSubtitle: (from: string, to: string) =>
        `Hva som ble av hver enhets månedsrapport, ${stretch(from, to)}.`,
      table: "Månedsrapporter per måned",
      gridTable: "Månedsrapporter per enhet",
    },
    measures: {
      title: "De andre tiltakene ved siden av",
      subtitle: (who: string) =>
        `Antall som startet, per år. Tiltakene legges aldri sammen: en nedgang i ett kan være en oppgang i et annet.${about(who)}`,
      table: "Alle tiltak per år",
    },
    children: {
      quarters: (what: Counted) => `${capital(nounIn(what))} per kvartal`,
      showQuarters: "Vis kvartalene som tabell",
      titles: {
        regions: "Regionene",
        prisons: "Fengslene",
        places: "Stedene",
        units: "Enhetene",
      },
      subtitle: (what: Counted, who: string) =>
        `${capital(nounIn(what))}: kvartaler i samme målestokk, og siste 12 måneder. I registerets rekkefølge.${about(who)}`,
    },
    history: {
      title: "Før plasseringer ble rapportert",
      subtitle: "Antall fra andre kilder. De er ikke satt sammen med tallene over.",
    },
    events: {
      title: "Markert på tidsaksen",
    },
  },

  columns: {
    month: "Måned",
    quarter: "Kvartal",
    year: "År",
    period: "Periode",
    place: "Sted",
    unit: "Enhet",
    state: "Tilstand",
    reports: "Rapporter",
    rate: "Per 1000 fangedøgn",
    interval: "95 % usikkerhet",
    prisonDays: "Fangedøgn",
    hours: "Timer",
    median: "Median",
    quartiles: "Kvartiler",
    longest: "Lengst",
    open: "Åpne",
    share: "Andel",
    withReason: "Med årsaken",
    answered: "Med svar",
    narrow: "Snevert",
    lastTwelve: "Siste 12 måneder",
    quarters: "Kvartaler",
    late: "Etter fristen",
    measure: "Tiltak",
    source: "Kilde",
    counts: "Hva",
    number: "Antall",
    noun: (what: Counted) => capital(noun(what)),
  },

  files: nbFiles,
  audience: nbAudience,
  trends: nbTrends,
  analysis: nbAnalysis,
  claims: nbClaims,
  monitoring: nbMonitoring,
  shareMonitoring: nbShareMonitoring,
  curve: nbCurve,
  reading: nbReading,
  front: nbFront,
  method: nbMethod,
  overview: nbOverview,
  units: nbUnits,
  newest: nbNewest,
  starts: nbStarts,
  lengthClasses: nbLengthClasses,
  duties: nbDuties,
  followup: nbFollowup,
  reconciliation: nbReconciliation,
  releases: nbReleases,

  quality: {
    /** Of those delivered: what may still change, and what came late. */
    month({ incomplete, notFinal, late }: Record<"incomplete" | "notFinal" | "late", number>): string {
      const parts = [
        incomplete === 0
          ? "Ingen er ufullstendige"
          : `${number(incomplete)} er ufullstendig${incomplete === 1 ? "" : "e"}`,
        ...(notFinal === 0 ? [] : [`${number(notFinal)} er sendt som foreløpig${notFinal === 1 ? "" : "e"}`]),
        late === 0 ? "ingen kom etter fristen" : `${number(late)} kom etter fristen`,
      ];
      return `${parts.join(", ")}.`;
    },
    missing: (names: string[]) => `Mangler: ${list(names)}.`,
    noReports:
      "Kilden er ikke månedsrapporter fra enheter, men en fil med én rad per plassering. Ingen rapport kan derfor mangle eller komme for sent.",
    all: (came: number, expected: number) =>
      expected === 0
        ? "Ingen enheter skulle rapportere"
        : `${number(came)} av ${monthlyReports(expected)} er kommet inn i hele perioden`,
    rule: "Regel",
    severity: "Følge",
    files: "Filer",
    rows: "Rader",
    message: "Hvor, hva som er galt, og hvordan det rettes",
    whatCounts:
      "En måned teller når enhetens rapport er endelig og fullstendig. Rader som er satt til side, gjør måneden ufullstendig: antallet vises da fra–til og holdes utenfor rater. En måned som ikke er rapportert, er aldri regnet som null.",
    decisions: "Vedtak fra enhetene",
    assured: "Kvalitetssikret",
    defects: "Med feil",
    regionReports: "Regionens rapporter",
    published: "Publisert",
    ours: "Her",
    rules: {
      title: "Hva som er funnet i rapportene, etter regel",
      subtitle:
        "En rad som er satt til side, er ikke med i noe tall før den er rettet. En advarsel endrer ingen tall.",
      none: "Ingenting er satt til side, og det er ingen advarsler.",
    },
    findings: {
      title: (shown: number, all: number) =>
        shown === all
          ? `Vis alle funn (${number(all)})`
          : `Vis de siste ${number(shown)} av ${number(all)} funn`,
      caption: "Funn i rapportene",
    },
    assurance: {
      title: "Regionenes kvalitetssikring av vedtak",
      subtitle:
        "Vedtakene som enhetene har meldt, ved siden av dem regionen har kvalitetssikret, per år. Bare måneder der både regionen og enheter i den har rapportert, er med.",
      none: "Ingen region har meldt om kvalitetssikring.",
    },
    comparison: {
      title: "Tall som er publisert andre steder",
      subtitle:
        "Det publiserte tallet ved siden av vårt for samme sted og tid, voksne og under 18 år sammen der ikke annet står.",
      none: "Ingen publiserte tall å sammenligne med.",
    },
    severityName: (severity: string) =>
      ({ refuses: "filen avvist", sets_aside: "rad satt til side", warns: "advarsel", notes: "merknad" })[
        severity
      ] ?? severity,
    notMade: "regnes ikke ut her",
    /** Ours, where it is less than known whole, or the sum of whole months of adults. */
    oursShown(count: number, isLeast: boolean, wholeMonths: boolean): string {
      return `${isLeast ? "minst " : ""}${number(count)}${wholeMonths ? " (voksne, hele måneder)" : ""}`;
    },
  },

  definitions: {
    contents: "Innhold",
    measures: "Tiltakene",
    indicators: "Tallene",
    states: "Når et tall mangler",
    statesSubtitle: "Ingen av disse er null. En tilstand blir aldri gjort om til et tall.",
    reasons: "Årsakene",
    reasonsSubtitle:
      "En plassering kan ha flere årsaker. Et opphold har en årsak når minst én av plasseringene har den.",
    grounds: "Lovens vilkår",
    thresholds: "Tersklene",
    thresholdsSubtitle:
      "En terskel sier hvem som avgjør eller får melding, ikke hvor lenge et opphold kan vare.",
    ofForce,
    settings: "Faste størrelser",
    forms: "Hva enhetene rapporterer",
    inForce: "gjeldende lov",
    adopted: "vedtatt, ikke i kraft",
    name: "Navn",
    definition: "Definisjon",
    law: "Lov",
    paragraph: "Bestemmelse",
    regime: "Regelverk",
    from: "Loven i kraft",
    to: "Gjelder til",
    headline: "Selvskading",
    narrow: "Snevert",
    yes: "ja",
    no: "nei",
    value: "Verdi",
    column: "Kolonne",
    required: "Må fylles ut",
    codes: "Ord som kan brukes",
    example: "Eksempel",
    counted: "Teller",
    divided: "Nevner",
    unit: "Enhet",
    method: "Metode",
    stateMeanings,
  },

  /** Reports come of reports expected, as it stands in a table. */
  reportsOf: (came: number, expected: number) =>
    expected === 0 ? "–" : `${number(came)} av ${number(expected)}`,

  measure,
  measureOf,
  countsOf: (counts: string) =>
    ({ stays: "opphold", placements: "plasseringer", decisions: "vedtak", persons: "personer" })[counts] ??
    counts,
  receivedOn: (day: string, late: boolean) => `mottatt ${date(day)}${late ? ", etter fristen" : ""}`,
  dueOn: (day: string) => `fristen var ${date(day)}`,
  setAside: (count: number) => `${rows(count)} satt til side`,
  /** A date as precisely as it is known. */
  when: (day: string, precision: string) =>
    precision === "year" ? day.slice(0, 4) : precision === "month" ? month(day) : date(day),

  /** What happened in a year, of which no more is known. */
  dayUnknown: (year: string, names: string[]) => `${year}, dato ukjent: ${list(names)}`,
  /** What the lines and the pale years of charts are, where the charts do not name them themselves. */
  marked: (lines: string[], years: string[]) =>
    [
      ...(lines.length === 0
        ? []
        : [`${lines.length === 1 ? "Loddrett strek" : "Loddrette streker"}: ${list(lines)}.`]),
      ...(years.length === 0 ? [] : [`Blek bakgrunn: ${years.join("; ")}.`]),
    ].join(" "),

  showTable: "Vis tallene i tabell",
  madeUp: "Eksempeldata",
  madeUpFigures,
  madeUpBanner: "Eksempeldata: alle tall er oppdiktet og sier ingenting om virkelige fengsler.",

  source(told: {
    madeUp: boolean;
    credit: string | null;
    reports: string | null;
    methods: string[];
    knownOn: string;
  }): string {
    const made = methodsSaid(told.methods);
    return [
      ...(told.madeUp ? [madeUpFigures] : []),
      `Kilde: ${(told.credit ?? "enhetenes månedsrapporter").replace(/\.$/, "")}.`,
      ...(told.reports === null ? [] : [`${told.reports}.`]),
      ...(made.length === 0 ? [] : [`Metode: ${made.join("; ")}.`]),
      `Slik tallene var kjent ${date(told.knownOn)}.`,
    ].join(" ");
  },

  /** Which period the reports are of that a figure's words rest on. */
  inPeriod: (kind: string, start: string, said: string) =>
    `${capital(period(kind, start))}: ${uncapital(said)}`,

  methodOf: (method: string) => methods[method] ?? "",

  /** The file of a region's figures for a quarter: what stands above it, and its columns. */
  periodFigures: {
    columns: [
      "Sted",
      "Tiltak",
      "Hvem",
      "Tall",
      "Enhet",
      "Verdi",
      "95 % usikkerhet fra",
      "95 % usikkerhet til",
      "Teller",
      "Nevner",
      "Minst",
      "Høyst",
      "Tilstand",
      "Foreløpig",
      "Samme periode året før",
      "Tilstand året før",
      "Minst året før",
      "Høyst året før",
      "Fullstendige månedsrapporter året før",
      "Ventede månedsrapporter året før",
      "Fullstendige månedsrapporter",
      "Ventede månedsrapporter",
      "Få opphold",
      "Metode",
      "Definisjon",
    ],
    above: (told: { caption: string; madeUp: boolean; asOf: string }) => [
      `Tall: ${told.caption}`,
      ...(told.madeUp ? ["Eksempeldata: alle tall er oppdiktet."] : []),
      `Organisasjonen slik den er nå. Tallene er regnet per ${date(told.asOf)}. Kilde: enhetenes månedsrapporter.`,
      "En tom verdi er ikke null: tilstanden sier hvorfor tallet ikke er der.",
      "For varighet, også andelene over en terskel, er telleren oppholdene som er avsluttet, uansett hvor lenge de varte, og nevneren alle oppholdene.",
    ],
  },
};
