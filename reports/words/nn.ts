import { ruleOf } from "../../loaders/forms/rules/rules.ts";
import {
  capital,
  date,
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
  times,
  uncapital,
} from "../../src/words/nb-basics.ts";
import type { nb } from "./nb.ts";
import type { DutyThreshold, Told, ToldFigure, ToldLists, ToldShare, ToldTrendOfReport } from "./told.ts";
import { nnNewest } from "./nn-newest.ts";

const measures: Record<string, string> = {
  safety_cell: "tryggleikscelle",
  restraint_bed: "tryggleiksseng",
  reinforced_cell: "forsterka celle",
  exclusion: "utelukking",
};

const states: Record<string, string> = {
  not_reported: "ikkje rapportert",
  incomplete: "ufullstendig",
  not_applicable: "ikkje aktuelt",
  not_available: "ikkje tilgjengeleg",
  not_estimable: "for lite data",
  suppressed: "skjult",
};

const answers: Record<string, string> = {
  too_little_data: "for lite data",
  withheld: "blir halde tilbake",
  declining: "går ned",
  increasing: "går opp",
  no_clear_change: "inga tydeleg endring",
};

/** What the use has done since a quarter, of an answer that says so. */
const changed: Record<string, string> = { declining: "har gått ned", increasing: "har gått opp" };

const sameBefore = (kind: string) => (kind === "year" ? "året før" : "same kvartal året før");
const inSameBefore = (kind: string) => (kind === "year" ? "året før" : "i same kvartal året før");
const stays = (count: number) =>
  count === 0 ? "ingen opphald" : count === 1 ? "eitt opphald" : `${number(count)} opphald`;
const hours = (given: number) => {
  const written = hoursAlone(given);
  return `${written}\u00a0${written === "1" ? "time" : "timar"}`;
};
const reports = (count: number) => (count === 1 ? "1 månadsrapport" : `${number(count)} månadsrapportar`);
const rate = (given: number) => number(given, 2);

/** What stands in a sentence where there is no number. */
const duties: Record<string, string> = {
  region_told: "regionen får melding",
  region_decides: "regionen avgjer",
  directorate_told: "direktoratet får melding",
  renewed_decision: "nytt vedtak",
  supervision: "tilsyn av tilsette",
  health_visit: "helsetilsyn",
};

function changeSaid(ratio: number): string {
  if (isBeyondTwice(ratio)) return `${times(ratio)} gonger så høg`;
  const size = Math.abs(Math.round(100 * (ratio - 1)));
  return size === 0 ? "den same" : `${number(size)} prosent ${ratio < 1 ? "lågare" : "høgare"}`;
}

/** How much the use changes a year: by signed percents, and in words where it may more than double. */
const yearly = (lower: number, upper: number) =>
  isBeyondTwice(upper)
    ? `frå ${changeSaid(lower)} til ${changeSaid(upper)} for kvart år`
    : `mellom ${percentChange(lower)} og ${percentChange(upper)} prosent per år`;

const quartersOf = ({ first_quarter: first, quarter: last }: ToldTrendOfReport) =>
  first === last ? `i ${quarter(last)}` : `frå ${quarter(first)} til og med ${quarter(last)}`;

const absent: Record<string, string> = {
  not_reported: "er ikkje rapportert",
  incomplete: "er ufullstendig",
  not_applicable: "er ikkje aktuelt",
  not_available: "er ikkje tilgjengeleg",
  not_estimable: "kan ikkje reknast ut av så lite data",
  suppressed: "er skjult av personvernomsyn",
};

/** Of a rate that rests on few stays. */
const ofFew = (said: string) => `${said}, få opphald`;

function rateLimits({ now: { lower, upper }, ofFew: isOfFew }: Told): string {
  if (lower === undefined || upper === undefined) return "";
  const said = `95\u00a0% uvisse: ${range(rate(lower), rate(upper))}`;
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
    ? ` Talet for ${sameBefore(kind)} ${absent[figure.state] ?? "manglar"}.`
    : ` ${capital(inSameBefore(kind))} var det ${held}.`;
}

/** When a duty falls due, with where the law says so. */
const thresholdSaid = ({ hours: after, paragraph }: DutyThreshold) =>
  `${after === 0 ? "med det same" : `etter ${hours(after)}`} (${paragraph})`;

/** The indicators that a report defines. */
const definitions: Record<string, { name: string; definition: string }> = {
  stays_started: {
    name: "Opphald starta",
    definition:
      "Opphald som starta i perioden. Eit opphald er éi eller fleire plasseringar av same person under same tiltak, der kvar startar seinast to timar etter at den førre var slutt, i same eining eller ei anna. Det tel éin gong, i eininga og månaden der den første plasseringa starta.",
  },
  rate: {
    name: "Opphald per 1000 fangedøgn",
    definition:
      "Opphald som starta i perioden, delte på fangedøgna i dei same einingane og månadene. Berre månader med fullstendig og endeleg rapport og godkjent rom eller utstyr for tiltaket er med, både over og under brøkstreken. Førebelse månader er med i talet, men ikkje her.",
  },
  cell_hours: {
    name: "Timar i celle",
    definition:
      "Timane personar var plasserte innanfor perioden, òg når plasseringa starta før eller varte etter perioden. Er same person meld to stader samtidig, tel timane éin gong. Blir rekna i heile sekund mellom to tidspunkt; overgang til og frå sommartid gir verken fleire eller færre timar.",
  },
  length_median: {
    name: "Median lengd",
    definition:
      "Halvparten av opphalda var slutt innan så mange timar. Gjeld opphald som starta i perioden, frå start til slutt, med avbrot på inntil to timar rekna med. Opne opphald tel med så lenge dei er stadfesta. Opphald som alt gjekk føre seg da eininga tok til å rapportere, eller som starta i ein månad utan fullstendig rapport, er ikkje med.",
  },
  share_over_24_h: {
    name: "Andel over 24 timar",
    definition:
      "Andelen av opphalda som varte meir enn 24 timar. Terskelen seier kven som avgjer eller får melding, ikkje kor lenge eit opphald kan vare. Opne opphald tel med så lenge dei er stadfesta. Opphald som alt gjekk føre seg da eininga tok til å rapportere, eller som starta i ein månad utan fullstendig rapport, er ikkje med.",
  },
  self_harm_share_stays: {
    name: "Andel knytt til sjølvskading, opphald",
    definition:
      "Andelen av opphalda der minst éi plassering har årsaka sjølvskading, sjølvmordsforsøk eller sjølvmordsfare. Berre opphald med svar om årsak er med.",
  },
};

/** The other indicators, as the list of what has changed calls them. */
const otherNames: Record<string, string> = {
  placements: "Plasseringar starta",
  decisions: "Vedtak",
  persons: "Personar",
  prison_days: "Fangedøgn",
  cell_hours_rate: "Timar i celle per 1000 fangedøgn",
  length_lower_quartile: "Nedre kvartil for lengd",
  length_upper_quartile: "Øvre kvartil for lengd",
  length_p90: "90-prosentil for lengd",
  length_longest: "Lengste opphald",
  share_over_48_h: "Andel over 48 timar",
  share_over_72_h: "Andel over 72 timar",
  share_over_6_days: "Andel over 6 døgn",
  open_stays: "Opne opphald",
  self_harm_share_persons: "Andel knytt til sjølvskading, personar",
  self_harm_share_hours: "Andel knytt til sjølvskading, timar",
  narrow_share_stays: "Del med utført sjølvskading eller sjølvmordsforsøk, opphald",
  narrow_share_persons: "Del med utført sjølvskading eller sjølvmordsforsøk, personar",
  narrow_share_hours: "Del med utført sjølvskading eller sjølvmordsforsøk, timar",
  persons_2_plus: "Personar med to opphald eller fleire",
  persons_3_plus: "Personar med tre opphald eller fleire",
  top_3_share: "Del av opphalda hos dei tre med flest",
  reports_received: "Månadsrapportar mottekne",
};

/** Marked events whose short names are not the same in both written languages. */
const events: Record<string, string> = {
  isolation_guide: "Rettleiar",
  act_adopted: "Lov vedteken",
};

/** The fixed text and the computed sentences of a report, in nynorsk. */
export const nn: typeof nb = {
  locale: "nn-NO",
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
  provisional: "førebels",
  ofFew,
  /** What is known of a number that may be any higher. */
  atLeast: (low: number, written: (given: number) => string) =>
    low === 0 ? "ingen er melde" : `minst ${written(low)}`,

  title: (kind: string): string =>
    kind === "year" ? "Bruk av tryggleikscelle: årsrapport" : "Bruk av tryggleikscelle: kvartalsrapport",
  subtitle: (place: string, kind: string, start: string) => `${place}, ${period(kind, start)}`,
  marks: {
    madeUp: "Eksempeldata: alle tal er oppdikta",
    draft: "Utkast, ikkje signert",
  },
  author: "Kriminalomsorga",
  knownAt: (asOf: string, knownOn: string) =>
    `Tala er rekna per ${date(asOf)}, med dei månadsrapportane som var komne inn ${date(knownOn)}.`,

  sections: {
    summary: (kind: string): string => (kind === "year" ? "Året i fem punkt" : "Kvartalet i fem punkt"),
    development: "Utviklinga",
    assessment: "Vurdering av utviklinga",
    comments: (level: string): string =>
      level === "country" ? "Merknader til regionane" : "Merknader til fengsla",
    actions: "Tiltak",
    missing: "Rapportar som manglar",
    figures: (kind: string): string => (kind === "year" ? "Tala for året" : "Tala for kvartalet"),
    thresholds: "Opphald over tersklane",
    quality: "Kvalitetssikra vedtak",
    completeness: "Kor fullstendig rapporteringa er",
    corrections: "Retta sidan sist",
    definitions: "Slik er tala definerte",
  },

  summary: {
    stays(told: Told): string {
      const count = known(told.now, stays);
      const when = period(told.period, told.start);
      return count === undefined
        ? `Talet på opphald i tryggleikscelle ${told.inPlace} i ${when} ${absent[told.now.state] ?? "manglar"}.${before(told, stays)}`
        : `I ${when} starta det ${count} i tryggleikscelle ${told.inPlace}${told.provisional ? " (førebels)" : ""}.${before(told, stays)}`;
    },
    staysBefore: (told: Told) => before(told, stays).trim(),
    rate: (told: Told) =>
      told.now.value === undefined
        ? `Talet på opphald per 1000 fangedøgn ${absent[told.now.state] ?? "manglar"}.`
        : `I ${period(told.period, told.start)} var det ${rate(told.now.value)} opphald per 1000 fangedøgn${rateLimits(told)}.`,
    trend: (told: ToldTrendOfReport) => {
      const since = `sidan ${quarter(told.first_quarter)}`;
      const size =
        told.lower === undefined || told.upper === undefined
          ? ""
          : `: ${yearly(told.lower, told.upper)} (95\u00a0% uvisse)`;
      if (told.answer === "too_little_data") return "Det er for lite data til å seie om bruken endrar seg.";
      if (told.answer === "withheld")
        return "Svaret på om bruken endrar seg, blir halde tilbake: månader som manglar, kan endre det.";
      if (told.answer === "no_clear_change") return `Det er inga tydeleg endring i bruken ${since}${size}.`;
      return `Bruken ${changed[told.answer]} ${since}${size}.`;
    },
    noTrend: "Det er ikkje gitt noko svar på om bruken endrar seg for denne perioden.",
    hours(told: Told): string {
      const count = known(told.now, hours);
      return count === undefined
        ? `Talet på timar i tryggleikscelle ${absent[told.now.state] ?? "manglar"}.`
        : `Til saman var det ${count} i tryggleikscelle.${before(told, hours)}`;
    },
    hoursBefore: (told: Told) => before(told, hours).trim(),
    selfHarm(told: ToldShare): string {
      if ("state" in told) return `Delen knytt til sjølvskading ${absent[told.state] ?? "manglar"}.`;
      const of = told.lacksReports ? " i dei fullstendige månadsrapportane" : "";
      return told.of === 0
        ? `Ingen opphald${of} har svar om årsak.`
        : told.of === 1
          ? `Sjølvskading, sjølvmordsforsøk eller sjølvmordsfare var ${told.part === 1 ? "" : "ikkje "}ei årsak i det eine opphaldet med svar${of}.`
          : `Sjølvskading, sjølvmordsforsøk eller sjølvmordsfare var ei årsak i ${number(told.part)} av ${number(told.of)} opphald med svar${of}.`;
    },
    completeness(complete: number, expected: number): string {
      if (expected === 0) return "Ingen einingar skulle rapportere om tryggleikscelle i perioden.";
      if (expected === 1)
        return `Månadsrapporten frå den eine eininga med tryggleikscelle er ${complete === 1 ? "" : "ikkje "}fullstendig.`;
      if (complete < expected)
        return `${number(complete)} av ${reports(expected)} frå einingar med tryggleikscelle er fullstendige.`;
      return expected === 2
        ? "Begge månadsrapportane frå einingar med tryggleikscelle er fullstendige."
        : `Alle ${reports(expected)} frå einingar med tryggleikscelle er fullstendige.`;
    },
  },

  trendReasons: {
    title: "Svaret og kva det byggjer på",
    unconfirmed: (answer: string, quarters: number) =>
      `Kvartalet åleine gir svaret «${answers[answer] ?? answer}». Det blir først sagt når ${number(quarters)} kvartal på rad gir same svar.`,
    heldBack: (reasons: string[], deciding: string | null) => [
      ...(reasons.includes("persons_differ")
        ? [
            "Talet på ulike personar endrar seg ikkje tydeleg same vegen. Nokre få personar med mange opphald kan stå for endringa.",
          ]
        : []),
      ...(reasons.includes("one_quarter_decides")
        ? [
            deciding === null
              ? "Eitt einskilt kvartal avgjer retninga."
              : `Eitt einskilt kvartal avgjer: utan ${quarter(deciding)} går det ikkje same vegen.`,
          ]
        : []),
    ],
    basis: (told: ToldTrendOfReport) =>
      `Svaret byggjer på ${stays(told.stays)} ${quartersOf(told)}, i ${number(told.months_counted)} fullstendige av dei ${number(told.months_expected)} månadsrapportane som svaret gjeld.`,
  },

  chart: {
    stays: (place: string) => `Opphald i tryggleikscelle per kvartal, ${place}`,
    alternative: (parts: { first: string; last: string; least: number; most: number; now: string }) =>
      `Søylediagram over opphald som starta kvart kvartal frå ${quarter(parts.first)} til ${quarter(parts.last)}. Det lågaste som er meldt, er ${number(parts.least)}, det høgaste ${number(parts.most)}; ${parts.now}. Tala står i tabellen under.`,
    now(start: string, figure: ToldFigure): string {
      const count = known(figure, stays);
      return count === undefined
        ? `${quarter(start)} har ikkje noko tal`
        : `${quarter(start)} hadde ${count}`;
    },
    none: (place: string) => `Det er ikkje noko å teikne for ${place}: ingen kvartal har tal.`,
    caption:
      "Hole søyler er førebelse, bleike har rapportar som manglar, og det skraverte er ikkje rapportert.",
  },

  tables: {
    place: "Stad",
    quarter: "Kvartal",
    month: "Månad",
    stays: "Opphald",
    staysBefore: "Året før",
    rate: "Per 1000 fangedøgn",
    interval: "95\u00a0% uvisse",
    hours: "Timar",
    median: "Median, timar",
    over: (threshold: string) => `Over ${threshold}`,
    selfHarm: "Sjølvskading eller sjølvmordsfare",
    withAnswer: "Med svar",
    reports: "Rapportar",
    verdict: "Svar",
    perYear: "Endring per år",
    overview: "Opphald, ratar og svar",
    time: "Timar og lengd",
    reasons: "Årsak: sjølvskading, sjølvmordsforsøk eller sjølvmordsfare",
    others: "Andre tiltak, opphald starta",
    series: "Opphald i tryggleikscelle per kvartal",
    decisions: "Vedtak",
    assured: "Kvalitetssikra",
    withDefects: "Med manglar",
    defects: "Vedtak, kvalitetssikring og manglar per månad",
    missing: "Rapportar som manglar",
    unit: "Eining",
    duties: "Opphald der ei plikt etter lova tredde inn",
    duty: "Plikt",
    due: "Opphald",
    inTime: "I tide",
    version: "Utgåve",
    received: "Komen inn",
    corrected: "Månader med ny utgåve",
    indicator: "Tal",
    definition: "Definisjon",
  },
  reportsOf: (complete: number, expected: number) =>
    expected === 0 ? "–" : `${number(complete)} av ${number(expected)}`,
  change: (lower: number, upper: number) => `${percentChange(lower)} til ${percentChange(upper)}\u00a0%`,
  rules: {
    thresholds: "Tersklane seier kven som avgjer eller får melding, ikkje kor lenge eit opphald kan vare.",
    wholeMonths: "Opphald i månader utan fullstendig rapport er ikkje med.",
    lengths:
      "I median og andelar er opphald som starta i månader utan fullstendig rapport, ikkje med; i timane er det som er kjent av dei, med.",
    /** Whom the figures are of, where nothing else is said. */
    adults:
      "Der ikkje anna står, gjeld opphald, timar, ratar og andelar vaksne (18 år og over); personar under 18 år er ikkje med.",
    answers: (quarters: number) =>
      `At bruken går ned eller opp, blir sagt berre når uvissa ikkje rommar at ingenting har endra seg, når talet på ulike personar endrar seg same vegen, når ikkje eitt kvartal åleine avgjer, og når ${number(quarters)} kvartal på rad gir same svar.`,
    assured: "Vedtaka er frå einingane som høyrde til regionen den månaden.",
    organisation: "Fengsel og regionar er rekna slik organisasjonen er no.",
  },
  noDuties: "Ingen opphald i dei fullstendige månadsrapportane passerte ein terskel i lova.",
  dutiesUnknown:
    "Om nokre opphald passerte ein terskel i lova, er ikkje kjent: ingen månadsrapport for perioden er fullstendig.",
  duty: (id: string, measure: string, under18: boolean, thresholds: DutyThreshold[]) =>
    `${capital(measures[measure] ?? measure)}${under18 ? ", under 18 år" : ""}: ${[duties[id] ?? id, list(thresholds.map(thresholdSaid))].filter((said) => said !== "").join(" ")}`,
  noMissing: "Ingen månadsrapportar manglar for perioden.",
  noCorrections: "Ingen månader i perioden har fått ei ny utgåve.",
  whyOthers:
    "Skilnaden kan kome av at rapporten frå ei eining manglar, er sett til side eller ikkje seier kor mange vedtak ei plassering har, av at regionen ikkje har gått gjennom alle vedtaka, av at regionen har rekna med vedtak om andre tiltak (skjemaet spør om «månadens vedtak» og seier ikkje kva for nokre), eller av at vedtaket er ført i ein annan månad.",
  noDecisions: "Regionen har ikkje meldt inn kvalitetssikring for perioden.",
  missing: (told: ToldLists) =>
    told.count === 1
      ? `1 månadsrapport manglar: ${list(told.names)}.`
      : `${reports(told.count)} manglar: ${list(told.names)}.`,
  incomplete: (told: ToldLists) =>
    told.count === 1
      ? `1 månadsrapport er ufullstendig: ${list(told.names)}.`
      : `${reports(told.count)} er ufullstendige: ${list(told.names)}.`,
  /** An indicator's own words, from the one list of them. */
  definition: (listed: { indicator_id: string; name_nb: string; definition_nb: string }) =>
    definitions[listed.indicator_id] ?? {
      name: otherNames[listed.indicator_id] ?? listed.name_nb,
      definition: listed.definition_nb,
    },
  event: (id: string, short: string) => events[id] ?? short,
  dayUnknown: (year: string, names: string[]) => `${year}, dato ukjent: ${list(names)}`,
  newest: nnNewest,
  ruleTitle: (rule: string) => ruleOf(rule).words.nn.title,
  noPlaces: (names: string[]) => `Utan celle å rapportere om i perioden: ${list(names)}.`,
  inPlace: (place: { place_level: string; name: string }) =>
    place.place_level === "country" ? "i landet" : `i ${place.name}`,

  labels: {
    contents: "Innhald",
    page: "Side",
    of: "av",
    cover: "Framside",
    notes: "Merknader",
    sheet: "Ark",
    table: "Tabell",
    signs: "Teikn",
    fingerprint: "Fingeravtrykk",
    note: "merknad",
    meaning: "Tyding",
    signsExplained: [
      {
        sign: "ikkje rapportert",
        meaning: "Ingen av einingane har rapportert for perioden. Det er ikkje det same som null.",
      },
      {
        sign: "ufullstendig",
        meaning: "Rader er sette til side eller manglar. Talet er vist frå–til og er ikkje med i ratar.",
      },
      {
        sign: "minst",
        meaning: "Rapportar manglar eller er ufullstendige, og talet kan bli høgare.",
      },
      {
        sign: "ingen er melde",
        meaning: "Ingen er melde i det som er kome, men rapportar manglar: det kan ha vore nokon.",
      },
      {
        sign: "førebels",
        meaning: "Ikkje alle rapportar er komne endelege, og talet kan bli eit anna.",
      },
      { sign: "ikkje aktuelt", meaning: "Ingen av einingane hadde tiltaket i perioden." },
      { sign: "ikkje tilgjengeleg", meaning: "Kjelda kan ikkje seie det." },
      { sign: "for lite data", meaning: "Det er for lite data til å rekne ut talet." },
      {
        sign: "blir halde tilbake",
        meaning: "Månader som manglar, kan endre svaret på om bruken endrar seg. Det er difor ikkje gitt.",
      },
      {
        sign: "få opphald",
        meaning: "Raten byggjer på så få opphald at han lett blir ein annan neste gong.",
      },
      { sign: "skjult", meaning: "Talet er skjult av omsyn til personvernet." },
      { sign: "–", meaning: "Det er ikkje noko tal å vise." },
    ],
  },
  changes: {
    title: (edition: number) => `Endra sidan utgåve ${edition}`,
    none: "Ingen tal er endra.",
    before: "Før",
    after: "No",
    reasons: "Grunn",
    reason: (id: string, amount: string | undefined) => {
      const names: Record<string, string> = {
        late_report: "rapport som kom seint",
        correction: "retting",
        definition: "endra definisjon",
        organisation: "endra organisasjon",
      };
      return amount === undefined ? (names[id] ?? id) : `${names[id] ?? id} ${amount}`;
    },
    stays,
    /** So many of the stays that a length is of. */
    ended: (part: number, whole: number) =>
      whole === 0 ? stays(0) : `${number(part)} av ${number(whole)} opphald er avslutta`,
    caption: "Tal som er endra, med grunnen",
    period: "Periode",
    trend: "Svar på om bruken endrar seg",
    counts: {
      decisions: "Vedtak",
      quality_assured: "Kvalitetssikra vedtak",
      with_defects: "Vedtak med manglar",
      stays_due: "opphald",
      stays_answered: "med svar",
      stays_in_time: "i tide",
    },
    nothingBefore:
      "Rapporten for perioden før er ikkje gitt ut, så det er ingen utgitte tal å samanlikne med.",
    sinceBefore: (told: { period: string; edition: number; count: number }) =>
      told.count === 0
        ? `Ingen av tala i rapporten for ${told.period} (utgåve ${told.edition}) er endra sidan han vart gitt ut.`
        : `${told.count === 1 ? "1 tal" : `${number(told.count)} tal`} i rapporten for ${told.period} (utgåve ${told.edition}) er endra sidan han vart gitt ut.`,
    captionBefore: (when: string) => `Tal for ${when} som er endra, med grunnen`,
  },
  templateNote:
    "Skriv under kvar overskrift. Overskriftene må stå som dei er. Tal frå rapporten blir skrivne som {{stays_started}} eller {{stays_started prison=bergen quarter=2026-q1}}, så følgjer dei tala.",
  questions: {
    assessment: (kind: string) => [
      kind === "year"
        ? "Korleis har bruken utvikla seg i året, og mot året før?"
        : "Korleis har bruken utvikla seg i kvartalet, og mot same kvartal året før?",
      "Kva meiner de er grunnen til utviklinga?",
    ],
    actions: ["Kva tiltak er sette i verk eller planlagde for å redusere bruken?"],
  },
  notAnswered: "Ikkje svart på.",
  faults: {
    tooLong: (most: number) => `Teksten er lengre enn ${number(most)} teikn. Kort han ned.`,
    unknownHeading: (heading: string) =>
      `Overskrifta «${heading}» står ikkje i malen. Overskriftene må stå som dei er; underoverskrifter blir skrivne med ###.`,
    twice: (heading: string) => `Overskrifta «${heading}» står to gonger.`,
    outside: "Teksten står ikkje under noko av spørsmåla i malen.",
    openFigure: "Eit tal er starta med {{ eller slutta med }}, men ikkje begge delar.",
    noFigure: (whole: string, wrong: string) =>
      `${whole} peiker på eit tal som ikkje finst${wrong === "" ? "" : ` («${wrong}»)`}.`,
    picture: "Bilete kan ikkje stå i rapporten.",
    stray: (text: string, place: string) =>
      `«${text}» står ikkje i tala for ${place}. Bind talet med {{…}}, eller rett det.`,
  },

  audience: {
    editions: {
      departementet: "Fortruleg utgåve for departementet: små tal er skjulte",
      offentlig: "Utgåve for ålmenta: små tal er skjulte",
    },
    editionOf: (region: string) =>
      `Utgåve for ${region}: eigne einingar er opne, små tal andre stader er skjulte`,
    summary: (kind: string): string => (kind === "year" ? "Året i korte trekk" : "Kvartalet i korte trekk"),
    noVerdict: {
      hidden:
        "Svaret på om bruken endrar seg, står ikkje her: nokre av månadene til landet er skjulte av personvernomsyn.",
      lacking: "Svaret på om bruken endrar seg, står ikkje her: tala for landet er ikkje med i denne utgåva.",
    },
    verdictBasis:
      "Svaret er rekna av månadene til landet, slik dei er viste i denne utgåva. I utgåva til direktoratet er det rekna eining for eining og kan vere eit anna.",
    hiddenBars: "Kolon: skjult av personvernomsyn.",
    hiddenNow: (start: string) => `${quarter(start)} er skjult av personvernomsyn`,
    organisation: (which: string): string =>
      which === "now"
        ? "Stader er rekna slik organisasjonen er no."
        : "Stader er rekna slik organisasjonen var då.",
    whole: "Av opphald",
    measures: (indicator: string) => `Andre tiltak: ${uncapital(indicator)}`,
    populations: {
      caption: (indicator: string) => `${indicator}: kvinner, menn og under 18 år`,
      women: "Kvinner",
      men: "Menn",
      under_18: "Under 18 år",
    },
    inHours: (name: string) => `${name}, timar`,
    ofPlace: (what: string, place: string) => `${what}, ${place}`,
    hiddenTitle: "Skjult av personvernomsyn",
    hidden: (hiddenOnes: number, all: number) =>
      hiddenOnes === 0
        ? `Ingen av dei ${number(all)} tala i rapporten er skjulte.`
        : `${number(hiddenOnes)} av dei ${number(all)} tala i rapporten er skjulte av personvernomsyn. Eit skjult tal er lite, eller det ville røpt eit lite tal; kva for eit av dei blir ikkje sagt. Det er ikkje null, og det manglar ikkje.`,
    basis:
      "Rapporten er laga av tala i denne utgåva av nettstaden åleine. Fritekst frå månadsrapportane, vurderingane til regionane og det som ikkje står i tabellane i utgåva, er ikkje med. At eit tal er skjult her, er ikkje i seg sjølv ein grunn til å avslå innsyn.",
    incomplete: "Månadsrapportar manglar eller er ufullstendige, og talet kan bli eit anna, oftast høgare.",
    sign: "Talet er skjult av personvernomsyn. Det er ikkje det same som null.",
    fingerprint: (hash: string) => `Fingeravtrykk av tala som er viste i rapporten (SHA-256): ${hash}`,
    columns: { place: "stad", figure: "tal", state: "tilstand" },
  },

  fingerprint: (hash: string) => `Fingeravtrykk av tala, orda og månadsrapportane (SHA-256): ${hash}`,
};
