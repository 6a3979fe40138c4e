import { sum } from "d3-array";
import {
  interruptedSeries,
  type EventEffect,
  type InterruptedSeries,
} from "../../src/statistics/trends/interrupted-series.ts";
import type { VerdictRules } from "../../src/statistics/verdict/rules.ts";
import type { UnitQuarter } from "../../src/statistics/verdict/unit-quarter.ts";
import { appendRows, readRows, type DuckDBConnection, type NewRow } from "../duckdb.ts";
import {
  declaredTrends,
  settingsInForce,
  settingsOf,
  verdictRules,
  type DeclaredTrend,
} from "./declared-trends.ts";
import { sidesOfUnits, type EventQuarters, type UnitSides } from "./event-sides.ts";
import { eventsAtTheSameTime, markedEvents, quartersAround, type MarkedEvent } from "./marked-events.ts";
import { placeSeries, type PlaceSeries, type SeriesParts } from "./place-series.ts";
import { answeredQuarters, quarterStart } from "./quarters.ts";
import { commencementQuarter } from "./trend-answers.ts";

/**
 * `results.event_effects`: for each marked event and each count of stays in a safety cell, how level and slope changed
 * at it: of a place by itself and against units of the same class elsewhere, of the whole country by itself. Every event
 * of the list has its rows, with the reason where it cannot be estimated.
 */
export async function createEventEffects(connection: DuckDBConnection, all: SeriesParts): Promise<void> {
  await connection.run(`create table results.event_effects (
    event_id varchar, place_id varchar, trend_id varchar, first_quarter_after date, control varchar,
    level_ratio double, level_lower double, level_upper double,
    slope_ratio double, slope_lower double, slope_upper double, dispersion double,
    quarters_before integer, quarters_after integer, units integer, controls integer, stays integer,
    state varchar, reason varchar, picked_after_looking boolean, same_time varchar[])`);
  const parts = organisationThen(all);
  const events = await markedEvents(connection);
  const setting = settingsOf(await readRows(connection, settingsInForce));
  const sameTime = eventsAtTheSameTime(events, parts, setting("event_same_time_quarters"));
  const asked = {
    rules: await verdictRules(connection),
    minimum: setting("event_minimum_quarters"),
    last: (await answeredQuarters(connection)).at(-1) ?? -Infinity,
    commencement: await commencementQuarter(connection),
    classAt: await classes(connection),
  };
  const rows = countsOfHeadline(await declaredTrends(connection)).flatMap((trend) => {
    const series = placeSeries(parts, trend);
    return events.flatMap((event) =>
      effects(event, series, trend, asked).map((effect) => ({
        event_id: event.event_id,
        place_id: event.place_id,
        trend_id: trend.trend_id,
        picked_after_looking: event.picked_after_looking,
        same_time: sameTime(event),
        ...effect,
      })),
    );
  });
  await appendRows(connection, "results", "event_effects", rows);
}

interface Asked {
  rules: VerdictRules;
  /** Quarters that must count on each side. */
  minimum: number;
  /** The last quarter that has an answer. */
  last: number;
  commencement: number | undefined;
  classAt: (unitId: string, quarter: number) => string | undefined;
}

/** Of the place by itself, and against units of the same class where there are any: then that is the one that counts. */
function effects(
  event: MarkedEvent,
  everywhere: readonly PlaceSeries[],
  trend: DeclaredTrend,
  asked: Asked,
): NewRow[] {
  if (event.date_precision === "year") return [{ control: "none", ...notEstimable("no_date") }];
  const at = quartersAround(event);
  const place = everywhere.find(({ place_id }) => place_id === event.place_id);
  const country = everywhere.find(({ place_level }) => place_level === "country");
  const sidesOf = ({ units, quarters }: Pick<PlaceSeries, "units" | "quarters"> = nothing) =>
    sidesOfUnits({ units, quarters: comparableQuarters(quarters, trend, at, asked) }, at, asked.rules);
  const met = sidesOf(place);
  const treated = met.filter(hasBothSides(asked));
  const first_quarter_after = quarterStart(at.first_after);
  if (treated.length === 0)
    return [{ control: "none", first_quarter_after, ...sizes(met), ...notEstimable(whyNone(met, asked)) }];
  const controls = controlsOf(treated, met, sidesOf(country), at, asked);
  const comparisons = controls.length > 0 ? [[], controls] : [[]];
  return comparisons.map((others) => ({
    control: others.length > 0 ? "places without the event" : "none",
    first_quarter_after,
    ...sizes(treated),
    units: treated.length,
    controls: others.length,
    ...ratios(interrupted(treated, others, at, place?.large === true, asked.rules), asked.rules),
  }));
}

const nothing = { units: [], quarters: [] };

/** Up to the last that has an answer; a series on the grounds of one act is not followed into the other. */
function comparableQuarters(
  quarters: readonly UnitQuarter[],
  { through_commencement }: DeclaredTrend,
  { last_before }: EventQuarters,
  { last, commencement = Infinity }: Asked,
): UnitQuarter[] {
  const isUnderTheSameAct = (quarter: number) => quarter < commencement === last_before < commencement;
  return quarters.filter(
    ({ quarter }) => quarter <= last && (through_commencement || isUnderTheSameAct(quarter)),
  );
}

const hasBothSides =
  ({ minimum }: Asked) =>
  ({ before, after }: UnitSides) =>
    before.length >= minimum && after.length >= minimum;

/** Units elsewhere of the classes of those that the event met, with stays enough to tell something. */
function controlsOf(
  treated: readonly UnitSides[],
  met: readonly UnitSides[],
  everywhere: readonly UnitSides[],
  { first_after }: EventQuarters,
  asked: Asked,
): UnitSides[] {
  const metIds = new Set(met.map(({ unit_id }) => unit_id));
  const classOf = ({ unit_id }: UnitSides) => asked.classAt(unit_id, first_after);
  const classesMet = new Set(treated.map(classOf));
  return everywhere.filter((unit) => {
    const itsClass = classOf(unit);
    const isLike = itsClass !== undefined && classesMet.has(itsClass) && !metIds.has(unit.unit_id);
    return isLike && hasBothSides(asked)(unit) && staysOf([unit]) > 0;
  });
}

function interrupted(
  treated: readonly UnitSides[],
  controls: readonly UnitSides[],
  { first_after }: EventQuarters,
  isLarge: boolean,
  rules: VerdictRules,
) {
  if (staysOf(treated) === 0) return { not_estimable: "no_events" };
  const units = [...treated, ...controls];
  const cells = units.flatMap(({ before, after }, unit) =>
    [...before, ...after].map(({ quarter, stays, exposure }) => ({
      unit,
      period: quarter,
      events: stays,
      exposure,
    })),
  );
  const quarters = new Set(cells.map(({ period }) => period)).size;
  const isCompared = controls.length > 0;
  return interruptedSeries(cells, {
    periodsPerYear: 4,
    harmonic: (isLarge || isCompared) && quarters >= rules.minimum_quarters_large,
    // One unit alone lies on the line that it has for itself, so that clusters would say nothing of its error.
    clusterByUnit: (isLarge || isCompared) && treated.filter((unit) => staysOf([unit]) > 0).length > 1,
    from: first_after,
    treated: isCompared ? new Set(treated.keys()) : undefined,
  });
}

/** Why no unit of the place has quarters enough on both sides of the event. */
function whyNone(met: readonly UnitSides[], { minimum }: Asked): string {
  const ended = new Set(met.flatMap(({ unit_id, before }) => (before.length > 0 ? [unit_id] : [])));
  // A unit that became one for others is two units: their levels are not to be compared.
  if (met.some(({ unit_id, before, after }) => before.length === 0 && after.length > 0 && ended.has(unit_id)))
    return "became_another";
  const { quarters_before, quarters_after } = sizes(met);
  if (quarters_before < minimum) return "few_quarters_before";
  return quarters_after < minimum ? "few_quarters_after" : "no_unit_on_both_sides";
}

function sizes(units: readonly UnitSides[]) {
  const quarters = (side: "before" | "after") =>
    new Set(units.flatMap((unit) => unit[side].map(({ quarter }) => quarter))).size;
  return { quarters_before: quarters("before"), quarters_after: quarters("after"), stays: staysOf(units) };
}

const staysOf = (units: readonly UnitSides[]) =>
  sum(units, ({ before, after }) => sum([...before, ...after], ({ stays }) => stays));

const notEstimable = (reason: string) => ({ state: "not_estimable", reason });

/** An interval that holds both a halving and a doubling says nothing: of the level, then nothing is estimable. */
function ratios(
  found: InterruptedSeries | { not_estimable: string },
  { widest_fall, widest_rise }: VerdictRules,
): NewRow {
  if ("not_estimable" in found) return notEstimable(found.not_estimable);
  const { level, slope, dispersion } = found;
  const isTooWide = ({ lower, upper }: EventEffect) => lower <= widest_fall && upper >= widest_rise;
  if (isTooWide(level)) return notEstimable("too_wide");
  return {
    state: "value",
    level_ratio: level.ratio,
    level_lower: level.lower,
    level_upper: level.upper,
    ...(!isTooWide(slope) && {
      slope_ratio: slope.ratio,
      slope_lower: slope.lower,
      slope_upper: slope.upper,
    }),
    dispersion,
  };
}

/** The series with a verdict that count the same stays as the headline does, or some of them. */
function countsOfHeadline(trends: readonly DeclaredTrend[]): DeclaredTrend[] {
  const headline = trends.find(({ trend_id }) => trend_id === "stays");
  return trends.filter(
    ({ kind, measure_id, population }) =>
      kind === "count" && measure_id === headline?.measure_id && population === headline.population,
  );
}

/** Where units were counted then: an event met those that a place had at its time. */
const organisationThen = (parts: SeriesParts): SeriesParts => ({
  ...parts,
  places: parts.places.filter(({ organisation }) => organisation === "then"),
});

/** The class of a unit in the first month of a quarter. */
async function classes(connection: DuckDBConnection): Promise<Asked["classAt"]> {
  const rows = await readRows(connection, "from indicators.unit_classes");
  const found = new Map(rows.map((row) => [`${row["unit_id"]} ${row["month"]}`, String(row["class_id"])]));
  return (unitId, quarter) => found.get(`${unitId} ${quarterStart(quarter)}`);
}
