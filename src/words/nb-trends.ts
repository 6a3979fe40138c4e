import {
  capital,
  changeSaid,
  date,
  isBeyondTwice,
  list,
  number,
  percent,
  percentChange,
  quarter,
  range,
} from "./nb-basics.js";

/** A verdict as the sentences need it: see `TrendAnswer` for what each part is. */
export interface ToldTrend {
  trend_id: string;
  quarter: string;
  answer: string;
  settled_answer: string;
  unconfirmed_answer: string | null;
  reasons: string[];
  ratio_per_year: number | null;
  lower: number | null;
  upper: number | null;
  detectable_fall: number | null;
  deciding_quarter: string | null;
  tipping_answer: string | null;
  tipping_stays: number | null;
  tipping_side: string | null;
  tipping_months: number | null;
  /** names */
  tipping_units: string[];
  first_quarter: string;
  quarters: number;
  stays: number;
  persons: number | null;
  months_expected: number;
  months_counted: number;
  is_rate: boolean;
  persons_known: boolean;
}

/** An answer with the quarter that it is of and the version of the rule that it is by. */
interface Settled {
  quarter: string;
  settled_answer: string;
  rule_version: number;
}

/** What a trend is of, in the definite, as it stands after «bruken synker». */
const subjects: Record<string, string> = {
  stays: "bruken av sikkerhetscelle",
  hours: "tiden i sikkerhetscelle",
  self_harm_stays: "bruken av sikkerhetscelle ved selvskading eller selvmordsfare",
  self_harm_share: "andelen opphold som gjelder selvskading eller selvmordsfare",
  bridge_stays: "bruken av sikkerhetscelle på grunnlag som gjelder både før og etter lovendringen",
  stays_women: "bruken av sikkerhetscelle for kvinner",
  stays_men: "bruken av sikkerhetscelle for menn",
  stays_under_18: "bruken av sikkerhetscelle for personer under 18 år",
  restraint_bed: "bruken av sikkerhetsseng",
  reinforced_cell: "bruken av forsterket celle",
  exclusion: "bruken av utelukkelse",
};

/** What it is counted by, with its rate or, where the source has no prison days, without. */
const quantities: Record<string, (isRate: boolean) => string> = {
  hours: (isRate) => (isRate ? "Timer per 1000 fangedøgn" : "Timer per måned"),
  self_harm_share: () => "Oddsen for at et opphold gjelder selvskading eller selvmordsfare",
};

/** «høyt» of what is told, as its noun asks. */
const high = ({ trend_id }: ToldTrend) =>
  trend_id === "hours" ? "høye" : trend_id === "self_harm_share" ? "høy" : "høyt";

const words: Record<string, string> = {
  too_little_data: "for lite data",
  withheld: "holdes tilbake",
  declining: "synker",
  increasing: "øker",
  no_clear_change: "ingen tydelig endring",
};

const subject = (id: string) => subjects[id] ?? "bruken";
const quantity = ({ trend_id, is_rate }: ToldTrend) =>
  quantities[trend_id]?.(is_rate) ??
  (is_rate ? "Antall opphold per 1000 fangedøgn" : "Antall opphold per måned");
const isWeaker = ({ is_rate, persons_known }: ToldTrend) => !is_rate || !persons_known;
const stays = (count: number) => (count === 0 ? "ingen opphold" : `${number(count)} opphold`);
const persons = (count: number) => (count === 1 ? "1 person" : `${number(count)} personer`);
const months = (count: number) => (count === 1 ? "1 måned" : `${number(count)} måneder`);

/** «12 prosent lavere», with whole percents; under one percent it is nearly the same. */
function size(ratio: number): string {
  const change = Math.abs(Math.round(100 * (ratio - 1)));
  if (change === 0) return "under 1 prosent endring";
  return `om lag ${number(change)} prosent ${ratio < 1 ? "lavere" : "høyere"}`;
}

/** A change that rounds to none is one all the same. */
const wholePercent = (whole: number) => (whole === 0 ? "under 1" : number(whole));

const twoParts = (lower: number, upper: number) => {
  const [least, most] = [lower, upper]
    .map((ratio) => Math.abs(Math.round(100 * (ratio - 1))))
    .sort((a, b) => a - b);
  return range(wholePercent(least ?? 0), wholePercent(most ?? 0));
};

/** A change per year as a table shows it: `−14 %`. */
const change = (ratio: number) => `${percentChange(ratio)}\u00a0%`;

/** Whole percent, but never 100 of what is not whole. */
const coverage = (counted: number, expected: number) =>
  counted < expected && Math.round((100 * counted) / expected) === 100
    ? "over 99"
    : percent(expected === 0 ? 0 : counted / expected);

const unitOf = ({ trend_id, is_rate }: ToldTrend) =>
  trend_id === "self_harm_share"
    ? "andel av opphold med svar"
    : trend_id === "hours"
      ? is_rate
        ? "timer per 1000 fangedøgn"
        : "timer per måned"
      : is_rate
        ? "opphold per 1000 fangedøgn"
        : "opphold per måned";

const counted: Record<string, string> = {
  hours: "timer i sikkerhetscelle",
  self_harm_stays: "opphold i sikkerhetscelle ved selvskading eller selvmordsfare",
  bridge_stays: "opphold i sikkerhetscelle på grunnlag som gjelder både før og etter lovendringen",
  restraint_bed: "opphold i sikkerhetsseng",
  reinforced_cell: "opphold i forsterket celle",
  exclusion: "opphold i utelukkelse",
};

/** The unit with its measure, so that what one takes along says which of them it is of. */
const unitOfMeasure = (told: ToldTrend) =>
  told.trend_id === "self_harm_share"
    ? "andel som gjelder selvskading eller selvmordsfare, av opphold i sikkerhetscelle med svar"
    : unitOf(told).replace(/^(opphold|timer)/, counted[told.trend_id] ?? "opphold i sikkerhetscelle");

/** Where the stays were counted: of months that do not count nobody knows that there were none. */
const within = ({ months_counted, months_expected }: ToldTrend) =>
  months_expected > 0 && months_counted === months_expected ? "perioden" : "månedene som teller";

/** The interval itself holds that nothing has changed; else it is something beside it that keeps the answer back. */
const holdsNoChange = ({ reasons }: ToldTrend) => reasons.includes("holds_one");

const fine = (given: number) => number(given, given < 10 ? 2 : 1);

/** Why a change that is larger than its uncertainty is not said: what the persons do. */
export const personsDiffer =
  "Antallet ulike personer endrer seg ikke tydelig samme vei. Noen få personer med mange opphold kan stå for endringen.";

/** Why a change that is larger than its uncertainty is not said: what it rests on. */
export const oneQuarterDecides = (deciding: string | null) =>
  deciding === null
    ? "Ett enkelt kvartal avgjør retningen."
    : `Ett enkelt kvartal avgjør: uten ${quarter(deciding)} går det ikke samme vei.`;

export const nbTrends = {
  holdsNoChange,
  word: (answer: string) => words[answer] ?? answer,
  subject,
  change,
  changeRange: (lower: number, upper: number) => `${percentChange(lower)} til ${percentChange(upper)}\u00a0%`,
  why: "Hvorfor ikke et annet svar",
  methodLink: "Slik er svaret funnet",
  stays: ({ trend_id }: ToldTrend) => (trend_id === "hours" ? "Timer" : "Opphold"),

  earlier: "Tidligere svar",
  turn: (start: string, answer: string) => `Fra ${quarter(start)}: ${words[answer] ?? answer}`,

  /** How long the answer holds, when it was settled, and what has changed since. */
  settledNote(
    { quarter: until, settled_answer, rule_version }: Settled,
    kept: (Omit<Settled, "quarter"> & { settled_on: string }) | undefined,
  ): string {
    const holds = `Svaret gis én gang i kvartalet og gjelder til og med ${quarter(until)}.`;
    if (kept === undefined) return `${holds} Det er ikke fastsatt ennå.`;
    if (kept.settled_answer === settled_answer) return `${holds} Fastsatt ${date(kept.settled_on)}.`;
    const since =
      kept.rule_version === rule_version
        ? "Rapporter som er kommet siden, har endret det."
        : "Regelen har fått en ny utgave siden; den, eller rapporter som er kommet siden, har endret det.";
    return `${holds} Da det ble fastsatt ${date(kept.settled_on)}, var svaret «${words[kept.settled_answer] ?? kept.settled_answer}». ${since}`;
  },

  table: {
    title: "Svaret for hver serie",
    subtitle:
      "Hver serie har sitt eget svar etter samme regel. En nedgang i én kan være en oppgang i en annen. φ over 1 sier at kvartalene varierer mer enn tilfeldige hendelser gjør.",
    series: "Serie",
    answer: "Svar",
    perYear: "Endring per år",
    stays: "Opphold",
    persons: "Personer",
    dispersion: "φ",
  },

  chart: {
    subtitle: (told: ToldTrend, who: string) =>
      `Punktene er ${unitOf(told)} i hvert kvartal, linjen er den tilpassede utviklingen med 95 % usikkerhet. ${capital(quarter(told.first_quarter))}–${quarter(told.quarter)}.${who === "" ? "" : ` ${who}.`}`,
    short: (told: ToldTrend) => `${capital(unitOf(told))}, per kvartal, med tilpasset linje.`,
    table: (told: ToldTrend) => `${capital(unitOfMeasure(told))}, og den tilpassede utviklingen`,
    value: (told: ToldTrend) => capital(unitOf(told)),
    fitted: "Tilpasset",
    written: fine,
    /** A quarter and what the line expects of it, where the pointer or the keyboard stands. */
    point: (value: string, expected: string, limits: string) => `${value}, tilpasset ${expected} (${limits})`,
    months: "Måneder",
    none: "Det er for lite data til å tegne en utvikling.",
    note: (told: ToldTrend & { seasonal: boolean; became_another: boolean }) =>
      told.answer === "too_little_data"
        ? "Linjen er for usikker til å si noe om retningen."
        : [
            "Kvartaler der for få måneder er fullstendig rapportert, har ikke noe punkt.",
            ...(told.seasonal ? ["Bølgene i linjen er årstiden."] : []),
            ...(told.became_another
              ? [
                  "En enhet ble en annen i løpet av tiden (for kvinner, for under 18 år eller med et annet sikkerhetsnivå). Den har et eget nivå før og etter, og der kan linjen gjøre et hopp. Endringen per år er den som er igjen når hoppet er holdt utenfor.",
                ]
              : []),
          ].join(" "),
  },

  /** The answer in a sentence, without its full stop. */
  lead(told: ToldTrend): string {
    const since = ` siden ${quarter(told.first_quarter)}`;
    const what = subject(told.trend_id);
    if (told.settled_answer === "too_little_data") return `For lite data til å si om ${what} endrer seg`;
    if (told.settled_answer === "withheld")
      return `Svaret på om ${what} endrer seg, holdes tilbake: måneder som mangler, kan endre det`;
    if (told.settled_answer === "no_clear_change") return `Ingen tydelig endring i ${what}${since}`;
    const changed = told.settled_answer === "declining" ? "har sunket" : "har økt";
    return isWeaker(told)
      ? `Tallene tyder på at ${what} ${changed}${since}`
      : `${capital(what)} ${changed}${since}`;
  },

  /** The size of the change with its interval; nothing where it cannot be estimated. */
  size(told: ToldTrend): string {
    const { ratio_per_year: ratio, lower, upper } = told;
    if (ratio === null || lower === null || upper === null) return "";
    if (told.settled_answer === "declining" || told.settled_answer === "increasing")
      return `${quantity(told)}: ${size(ratio)} for hvert år (95 % usikkerhet: ${twoParts(lower, upper)} prosent).`;
    if (isBeyondTwice(upper))
      return `${quantity(told)}: fra ${changeSaid(lower, high(told))} til ${changeSaid(upper, high(told))} for hvert år (95 % usikkerhet).`;
    return `${quantity(told)} har endret seg med mellom ${percentChange(lower)} og ${percentChange(upper)} prosent per år (95 % usikkerhet).`;
  },

  /** What it rests on. */
  basis(told: ToldTrend): string {
    const of = told.persons === null || told.persons === 0 ? "" : ` av ${persons(told.persons)}`;
    const reports =
      told.months_expected === 0 || !told.is_rate
        ? ""
        : ` ${capital(coverage(told.months_counted, told.months_expected))} prosent av månedsrapportene er fullstendige.`;
    const where = told.stays === 0 && within(told) !== "perioden" ? ` i ${within(told)},` : "";
    return `${capital(stays(told.stays))}${of}${where} fra ${quarter(told.first_quarter)} til og med ${quarter(told.quarter)}.${reports}`;
  },

  /** That no clear change is not the same as none, with what would have been seen. */
  notUnchanged: (told: ToldTrend) =>
    told.settled_answer !== "no_clear_change" || !holdsNoChange(told) || told.detectable_fall === null
      ? ""
      : `Det er ikke det samme som at ingenting har endret seg: et fall på ${percent(told.detectable_fall)} prosent per år ville vært større enn usikkerheten i om lag to av tre tilfeller, og det kreves mer for at svaret skal bli «synker».`,

  /** Why the answer is not another one; each a sentence. */
  reasons(told: ToldTrend, rules: Record<string, number>): string[] {
    const rule = (name: string) => rules[name] ?? Number.NaN;
    const sentences: Record<string, () => string> = {
      few_quarters: () =>
        `Bare ${number(told.quarters)} kvartaler teller. Det må være minst ${number(rule("verdict_minimum_quarters"))} for et fengsel eller en enhet, og ${number(rule("verdict_minimum_quarters_large"))} for en region eller landet.`,
      few_stays: () =>
        `Det er ${told.stays === 0 ? "ingen" : `bare ${number(told.stays)}`} opphold i ${within(told)}. Det må være minst ${number(rule("verdict_minimum_stays"))}.`,
      low_coverage: () =>
        `Bare ${number(Math.floor((100 * told.months_counted) / told.months_expected))} prosent av månedsrapportene er fullstendige. Det må være minst ${percent(rule("minimum_coverage"))} prosent.`,
      silent: () => "Ingen av de to siste kvartalene har nok fullstendige rapporter.",
      not_estimable: () => "Oppholdene er så få, eller ligger slik, at en endring ikke kan regnes ut.",
      too_wide: () => "Usikkerheten rommer både en halvering og en dobling per år.",
      holds_one: () => "Usikkerheten rommer også at ingenting har endret seg.",
      persons_differ: () => personsDiffer,
      one_quarter_decides: () => oneQuarterDecides(told.deciding_quarter),
    };
    return [
      ...told.reasons.flatMap((reason) => sentences[reason]?.() ?? []),
      ...(told.unconfirmed_answer === null
        ? []
        : [
            `${capital(quarter(told.quarter))} gir svaret «${words[told.unconfirmed_answer]}», men kvartalet før gjorde det ikke. Det sies først når ${number(rule("verdict_quarters_to_settle"))} kvartaler på rad gir samme svar.`,
          ]),
      ...(told.tipping_stays === null ? [] : [nbTrends.tipping(told)]),
      ...(told.is_rate
        ? []
        : [
            "Kilden har ikke fangedøgn. Svaret gjelder antall opphold, uansett hvor mange som satt i fengsel.",
          ]),
      ...(told.persons_known
        ? []
        : [
            "Kilden sier ikke hvem oppholdene gjelder. Noen få personer kan stå for endringen, og svaret er svakere.",
          ]),
    ];
  },

  /** How many stays in the months that are missing would give another answer. */
  tipping(
    told: Pick<
      ToldTrend,
      "tipping_stays" | "tipping_side" | "tipping_months" | "tipping_answer" | "tipping_units"
    >,
  ): string {
    const names = told.tipping_units;
    const who = names.length === 0 || names.length > 4 ? "" : ` (${list(names)})`;
    const count = told.tipping_stays ?? 0;
    const had =
      told.tipping_side === "fewer_than"
        ? `færre enn ${number(count)} opphold`
        : `${number(count)} opphold eller flere`;
    const answer = words[told.tipping_answer ?? ""] ?? "et annet";
    return `${capital(months(told.tipping_months ?? 0))} mangler fullstendig rapport${who}. Hadde det vært ${had} i ${told.tipping_months === 1 ? "den" : "dem"}, kunne svaret blitt «${answer}».`;
  },
};
