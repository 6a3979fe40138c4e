import { z } from "zod";

const text = z.string().min(1).describe("tekst");
const id = z
  .string()
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/)
  .describe("en id med små bokstaver a–z, tall og bindestrek");
const ids = z
  .string()
  .regex(/^[a-z0-9_-]+( [a-z0-9_-]+)*$/)
  .transform((given) => given.split(" "))
  .describe("én eller flere id-er med mellomrom imellom");
const idsOrNone = z
  .union([z.literal("").transform(() => []), ids])
  .describe(`${ids.description}, eller tomt`);
const date = z.iso.date().describe("en dato som 2026-03-12");
const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number)
  .describe("et tall som 14 eller 0.8");
const count = z.string().regex(/^\d+$/).transform(Number).describe("et helt tall fra 0");
const year = z
  .string()
  .regex(/^(19|20)\d\d$/)
  .transform(Number)
  .describe("et årstall som 2026");
const yesNo = oneOf("true", "false")
  .transform((given) => given === "true")
  .describe("true eller false");

const share = z
  .string()
  .regex(/^(0(\.\d+)?|1(\.0+)?)$/)
  .transform(Number)
  .describe("en andel fra 0 til 1");

function oneOf<const Words extends readonly string[]>(...words: Words) {
  return z.enum(words).describe(`en av ${words.join(", ")}`);
}

/** Some of the words of a list, with blanks between. */
function severalOf<Word extends z.ZodType<unknown, string>>(word: Word) {
  return z
    .string()
    .transform((given) => given.split(" "))
    .pipe(z.array(word))
    .describe(`${word.description}, med mellomrom imellom`);
}

/** An empty cell is null: unknown, or not applicable. */
function orEmpty<Schema extends z.ZodType<unknown, string>>(schema: Schema) {
  const empty = z.literal("").transform(() => null);
  return z.union([empty, schema]).describe(`${schema.description}, eller tomt`);
}

/** `valid_to` is the first day on which the row no longer holds. */
const validity = { valid_from: orEmpty(date), valid_to: orEmpty(date) };

const population = oneOf("adults", "women", "men", "under_18");
const period = oneOf("month", "quarter", "year", "last_12");
const security = oneOf("all", "high", "low");
const reasonGroup = oneOf(
  "all",
  "self_harm_related",
  "narrow",
  "violence_threats",
  "damage",
  "other",
  "not_answered",
);
const regime = oneOf("current", "adopted");

/** Several rows of one `place_id` are its history. */
export const place = z.object({
  place_id: id,
  place_level: oneOf("country", "region", "prison", "unit"),
  name: text,
  parent_id: orEmpty(id),
  ...validity,
  /** Who carries it on when it closes: one heir shows its history, several leave it with itself. */
  replaced_by: idsOrNone,
  security: orEmpty(oneOf("high", "low", "halfway", "mixed", "all")),
  /** True only of a unit that is wholly for women. */
  women: orEmpty(yesNo),
  youth: yesNo,
  capacity: orEmpty(count),
  safety_cells: orEmpty(count),
  source: text,
  note: orEmpty(text),
});

export const measure = z.object({
  measure_id: id,
  name_nb: text,
  name_nn: text,
  name_en: text,
  /** The head's field that counts what is approved for the measure; null where every unit can use it. */
  exposure_field: orEmpty(id),
  law_reference: orEmpty(text),
  definition_nb: text,
  source: text,
});

export const reason = z.object({
  reason_id: id,
  name_nb: text,
  name_nn: text,
  self_harm_related: yesNo,
  narrow: yesNo,
  reason_group: oneOf("self_harm_related", "violence_threats", "damage", "other"),
  source: text,
});

/** What a figure is, and what each state of it means. */
export const indicator = z.object({
  indicator_id: id,
  name_nb: text,
  definition_nb: text,
  numerator: text,
  exposure: orEmpty(text),
  unit_nb: text,
  per: orEmpty(count),
  rule_value: text,
  rule_not_reported: text,
  rule_incomplete: text,
  rule_not_applicable: text,
  rule_not_available: text,
  rule_not_estimable: text,
  method: text,
  source: text,
});

/** Which figures are made at all: a measure, population and part of the stays, in these periods, has these indicators or `all`. */
export const cubePart = z.object({
  measure_id: id,
  population,
  /** Of units of a security level, for the country and regions alone; stays with a reason, for all but units. */
  security: severalOf(security),
  reason: severalOf(reasonGroup),
  periods: severalOf(period),
  indicators: ids,
  source: text,
});

/** Who decides, is told or looks in after so many hours; not how long is allowed. */
export const threshold = z.object({
  threshold_id: id,
  measure_id: id,
  under_18: yesNo,
  hours: count,
  duty: oneOf(
    "renewed_decision",
    "region_decides",
    "region_told",
    "directorate_told",
    "supervision",
    "health_visit",
  ),
  regime,
  ...validity,
  paragraph: text,
  name_nb: text,
  note: orEmpty(text),
  source: text,
});

export const ground = z.object({
  regime,
  letter: oneOf("a", "b", "c", "d", "e", "f"),
  ...validity,
  name_nb: text,
  paragraph: text,
  /** Whether what the letter covers is, or holds, a ground in both regimes. */
  bridge: yesNo,
  /** The reason that a stay must have where the letter also covers what one regime leaves out. */
  bridge_reason: orEmpty(id),
  note: orEmpty(text),
  source: text,
});

export const setting = z.object({
  setting: id,
  value: number,
  ...validity,
  note: text,
  source: text,
});

/** A series that has a verdict: of what, of whom, and how its trend is found. */
export const trend = z.object({
  trend_id: id,
  measure_id: id,
  population,
  kind: oneOf("count", "hours", "share"),
  counts: oneOf("stays", "self_harm_stays", "bridge_stays"),
  /** Whether it runs through the commencement of the adopted act; else it begins anew there. */
  through_commencement: yesNo,
  name_nb: text,
  definition_nb: text,
  source: text,
});

/** Where a place's monitoring chart begins anew. Nothing but a row here re-bases one, or fixes its baseline. */
export const baseline = z.object({
  place_id: id,
  measure_id: id,
  /** The day from which the limits before no longer hold. */
  from: date,
  /** A day in the last month that fixes centre and spread; null where the whole phase does. */
  baseline_to: orEmpty(date),
  reason: text,
  decided_by: text,
  decided_on: date,
  source: text,
});

/** The kinds of question that a public sentence can be turned into. */
const claimKinds = ["falls_every_year", "fewer_than", "trend", "share_over", "not_measurable"] as const;

/** A public sentence, and the exact question that it is turned into; which columns are filled follows from the kind. */
export const claim = z.object({
  claim_id: id,
  /** True only of a sentence about a made-up country, in a list of its own. */
  made_up: yesNo,
  sentence_nb: text,
  /** Word for word, or told in our words. */
  wording: oneOf("quoted", "rendered"),
  source: text,
  said_on: date,
  kind: oneOf(...claimKinds),
  place_id: id,
  /** The question is whether it is so in at least one place of this level in the place; null asks of the place itself. */
  among: orEmpty(oneOf("region", "prison", "unit")),
  measure_id: orEmpty(id),
  /** Counted together. */
  populations: idsOrNone,
  /** The first answers; the others stand beside it. Where nothing can be measured they are the nearest figures. */
  indicators: idsOrNone,
  trend_id: orEmpty(id),
  direction: orEmpty(oneOf("declining", "increasing")),
  /** The share must be over it. */
  share: orEmpty(share),
  from_year: orEmpty(year),
  to_year: orEmpty(year),
  note_nb: orEmpty(text),
});

/** What `npm run simulate` measured of the rule and of the intervals; an empty cell does not matter to the row. */
export const simulation = z.object({
  scenario: id,
  change: id,
  trend: orEmpty(id),
  level: text,
  rate: orEmpty(number),
  months: orEmpty(count),
  measure: id,
  value: share,
  standard_error: number,
  series: count,
  target: orEmpty(share),
  met: orEmpty(yesNo),
  seed: count,
  date,
});

/** How often the places of made-up Norway got an answer, by `npm run simulate:sample`. */
export const sampleVerdicts = z.object({
  trend_id: id,
  place_level: oneOf("country", "region", "prison", "unit"),
  place_id: orEmpty(id),
  truth: oneOf("falling", "rising", "flat", "not_told"),
  quarters: oneOf("last", "all"),
  said: oneOf("answer", "settled", "listed"),
  answer: id,
  count,
  of: count,
  seeds: count,
  date,
});

/** Where only the year is known, `date` says no more than where in the year the mark is drawn. */
export const markedEvent = z.object({
  event_id: id,
  date,
  date_precision: oneOf("day", "month", "year"),
  place_id: id,
  name_nb: text,
  short_nb: text,
  /** The place was picked because its figures were high or low: they tend to come back by themselves. */
  picked_after_looking: yesNo,
  source: text,
});

export const publishedFigure = z.object({
  period_start: date,
  /** The last day of the period. */
  period_end: date,
  place_id: id,
  measure_id: id,
  indicator_id: id,
  value: number,
  counts_nb: text,
  source: text,
  confidence: text,
});

export const audienceIds = ["direktoratet", "region", "departementet", "offentlig"] as const;
const audience = oneOf(...audienceIds);

/** From where on figures may leave the house for an audience; the page *Skjerming* gives the reason. */
export const audienceRule = z.object({
  audience,
  rule: oneOf(
    // The least number of stays that is shown, beside none.
    "least_stays",
    // The least number of persons behind a figure that is shown, beside none.
    "least_persons",
    // The share of the hours from which one person has too much of them.
    "dominant_share",
    "least_share_denominator",
    "least_length_stays",
    // 1: none is shown as none. What protects counts on it, so that it is the only choice.
    "zeros_shown",
    // A month, by its number, in whose releases corrections leave; in the others they are held back, whole.
    "revision_month",
    // Below it a figure is shown and marked as small: among those who may see everything.
    "marked_below",
  ),
  value: number,
  ...validity,
  reason_nb: text,
  source: text,
});

/** A table that an audience is given. What stands in no row does not exist for it. */
export const audienceTable = z.object({
  table_id: id,
  audience,
  name_nb: text,
  /** Of the reader's own region all is open; of the others as of all for who has none. */
  places: oneOf("all", "own_region"),
  place_level: oneOf("country", "region", "prison", "unit"),
  periods: severalOf(oneOf("month", "quarter", "year", "last_12")),
  organisations: severalOf(oneOf("then", "now")),
  measure_id: id,
  populations: severalOf(population),
  /** `all` is every indicator of the cube. */
  indicators: ids,
  ...validity,
  reason_nb: text,
  source: text,
});

/** A unit of which an audience is given less than of others. */
export const audiencePlace = z.object({
  audience,
  place_id: id,
  kind: oneOf("under_18", "women"),
  /** The shortest period of which the unit has figures of its own; `none` is in the sums alone. */
  finest: oneOf("none", "year", "quarter", "month"),
  ...validity,
  reason_nb: text,
  source: text,
});

export type Place = z.infer<typeof place>;
export type Measure = z.infer<typeof measure>;
export type Reason = z.infer<typeof reason>;
export type Indicator = z.infer<typeof indicator>;
export type CubePart = z.infer<typeof cubePart>;
export type Threshold = z.infer<typeof threshold>;
export type Ground = z.infer<typeof ground>;
export type TrendSeries = z.infer<typeof trend>;
export type Baseline = z.infer<typeof baseline>;
export type Setting = z.infer<typeof setting>;
export type MarkedEvent = z.infer<typeof markedEvent>;
export type ClaimRow = z.infer<typeof claim>;
export type PublishedFigure = z.infer<typeof publishedFigure>;
export type AudienceRule = z.infer<typeof audienceRule>;
export type AudienceTable = z.infer<typeof audienceTable>;
export type AudiencePlace = z.infer<typeof audiencePlace>;
export type Simulated = z.infer<typeof simulation>;
