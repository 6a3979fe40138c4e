/** What a figure can be instead of a number, and the number itself: none of the others is zero. */
export const states = [
  "value",
  "not_reported",
  "incomplete",
  "not_applicable",
  "not_available",
  "not_estimable",
  "suppressed",
] as const;

export const organisations = ["now", "then"] as const;

export const populations = ["adults", "women", "men", "under_18"] as const;

/** Groups of reasons that a stay can have one or more of. */
export const reasons = [
  "all",
  "self_harm_related",
  "narrow",
  "violence_threats",
  "damage",
  "other",
  "not_answered",
] as const;

/** Security levels of the units; a unit that has both, or another, is in all alone. */
export const securities = ["all", "high", "low"] as const;

export const periods = ["month", "quarter", "year", "last_12"] as const;

/** One published figure: a place, a period, an indicator. Dates are ISO texts. */
export interface Figure {
  organisation: string;
  place_id: string;
  period: string;
  period_start: string;
  measure_id: string;
  population: string;
  indicator_id: string;
  state: string;
  value: number | null;
  lower: number | null;
  upper: number | null;
  numerator: number | null;
  denominator: number | null;
  low: number | null;
  high: number | null;
  method: string | null;
  provisional: boolean;
  months_expected: number | null;
  months_reported: number | null;
  units_expected: number | null;
  units_reported: number | null;
}

/** Numbers of stays, placements, decisions or persons. */
export const counts: ReadonlySet<string> = new Set([
  "stays_started",
  "placements",
  "decisions",
  "persons",
  "persons_2_plus",
  "persons_3_plus",
  "open_stays",
]);

// What is known of these can be less than there was; the bounds of a share say something else.
const summed = new Set([...counts, "prison_days", "cell_hours"]);

/** Whether a number is only what is known of a count or sum: it lies from `low` to `high`, or nobody knows how far. */
export function isFromTo({
  state,
  low,
  indicator_id = "",
}: Pick<Figure, "state" | "low"> & Partial<Pick<Figure, "indicator_id">>): boolean {
  return low !== null && (state !== "value" || summed.has(indicator_id));
}

/**
 * A number of a count or sum that some of its reports are missing from, and that does not say how far it may reach: an
 * audience is given no from–to of others' figures.
 */
export function lacksReports(
  figure: Pick<Figure, "state" | "low"> &
    Partial<Pick<Figure, "indicator_id" | "months_expected" | "months_reported">>,
): boolean {
  const { state, low, indicator_id = "" } = figure;
  return state === "value" && low === null && summed.has(indicator_id) && isPartial(figure);
}

/** Whether a rate rests on fewer events than so many, where it is told how many it rests on. */
export const isOfFew = ({ numerator }: Pick<Figure, "numerator">, fewEvents: number): boolean =>
  numerator !== null && numerator < fewEvents;

/** A figure's number, or nothing where its state says there is none. */
export function valueOf(figure: Pick<Figure, "state" | "value"> | undefined): number | undefined {
  return figure?.state === "value" ? (figure.value ?? undefined) : undefined;
}

/** So many were told of, though there may be more; that none was where reports are missing says nothing. */
export function leastKnown({
  state,
  value,
  low,
  high,
}: Pick<Figure, "state" | "value" | "low" | "high">): number | undefined {
  if (state === "value") return value ?? undefined;
  return low === null || (low === 0 && high === null) ? undefined : low;
}

/** Some of the reports that a figure should rest on have not come, or do not hold. */
export function isPartial(figure: Partial<Pick<Figure, "months_expected" | "months_reported">>): boolean {
  return (figure.months_reported ?? 0) < (figure.months_expected ?? 0);
}
