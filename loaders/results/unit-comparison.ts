import { rollup, sum } from "d3-array";
import { funnelLimits } from "../../src/statistics/units/funnel-limits.ts";
import { gammaPoisson, type ShrunkenRate } from "../../src/statistics/units/gamma-poisson.ts";
import {
  fewestExpected,
  fewestUnits,
  overdispersion,
  type Overdispersion,
} from "../../src/statistics/units/overdispersion.ts";
import { predictiveLimits } from "../../src/statistics/units/predictive-limits.ts";
import { appendRows, readRows, type DuckDBConnection, type NewRow, type StoredRow } from "../duckdb.ts";

/**
 * `results.unit_comparison`: each unit's stays of the last 12 months beside those that it would have had at the rate of
 * its class (the project's STATISTICS 3.4), in the order of the register. It is flagged where its number of stays lies
 * beyond what 99.8 % of such units have. The limits of the ratio are for a picture.
 */
export async function createUnitComparison(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create table results.unit_comparison (
    unit_id reference.place_id_word, period_start date, class_id varchar, prison_days integer, stays integer,
    class_rate double, class_units integer, class_units_expecting integer, expected double, ratio double,
    lower_95 double, upper_95 double, lower_998 double, upper_998 double,
    stays_lower_95 integer, stays_upper_95 integer, stays_lower_998 integer, stays_upper_998 integer,
    flagged boolean, shrunken_rate double, shrunken_lower double, shrunken_upper double, dispersion double, tau double,
    method varchar, state varchar, reason varchar)`);
  const units = (await readRows(connection, lastTwelveMonths)).map(unitOf);
  await appendRows(connection, "results", "unit_comparison", comparedUnits(units));
}

// A unit that carries on another's history is in the class that it is in itself.
const lastTwelveMonths = `
  with period as (
    select month
    from indicators.periods
    where period = 'last_12'
  ),

  classes as (
    select unit_id, arg_max(class_id, month) as class_id
    from indicators.unit_classes
    join period using (month)
    group by all
  ),

  units as (
    select place_id, min(place_order) as unit_order
    from results.places
    where place_level = 'unit'
    group by all
  )

  select
    rates.place_id as unit_id, rates.period_start, classes.class_id, rates.state,
    rates.numerator as stays, rates.denominator as prison_days
  from results.rates as rates
  join reference.trends as trends
    on trends.trend_id = 'stays'
    and trends.measure_id = rates.measure_id::varchar
    and trends.population = rates.population::varchar
  join units
    on units.place_id = rates.place_id::varchar
  left join classes
    on classes.unit_id = rates.place_id::varchar
  where rates.organisation = 'now'
    and rates.period = 'last_12'
    and rates.indicator_id = 'rate'
  order by units.unit_order, rates.place_id`;

export interface Unit {
  unit_id: string;
  period_start: string;
  class_id: string | undefined;
  state: string;
  /** In months with both; undefined where there are none. */
  stays: number | undefined;
  prison_days: number | undefined;
}

/** What is known of a class of units. */
export interface UnitClass {
  /** Stays per prison day. */
  rate: number;
  units: number;
  /** Those of them that expect a stay or more. */
  expecting: number;
  spread: Overdispersion | undefined;
  shrunken: ReadonlyMap<string, ShrunkenRate>;
}

function comparedUnits(units: readonly Unit[]): NewRow[] {
  const classes = rollup(units.flatMap(classed), classOf, ({ class_id }) => class_id);
  return units.map((unit) => {
    const [counted] = classed(unit);
    const itsClass = counted && classes.get(counted.class_id);
    return { ...unit, ...(itsClass && compared(counted, itsClass)), ...judgement(unit, itsClass) };
  });
}

type Classed = ReturnType<typeof classed>[number];

/** The unit, where it has a class and prison days to be compared by. */
function classed({ unit_id, class_id, stays, prison_days }: Unit) {
  if (class_id === undefined || stays === undefined || !prison_days) return [];
  return [{ unit_id, class_id, events: stays, prisonDays: prison_days }];
}

function classOf(units: readonly Classed[]): UnitClass {
  const rate = sum(units, ({ events }) => events) / sum(units, ({ prisonDays }) => prisonDays);
  const beside = units.map(({ events, prisonDays }) => ({ observed: events, expected: rate * prisonDays }));
  return {
    rate,
    units: units.length,
    expecting: beside.filter(({ expected }) => expected >= fewestExpected).length,
    spread: overdispersion(beside),
    shrunken: shrunkenRates(units),
  };
}

/** A class of few units says too little of what rates there are. */
function shrunkenRates(units: readonly Classed[]): ReadonlyMap<string, ShrunkenRate> {
  const shrunken = units.length < fewestUnits ? undefined : gammaPoisson(units);
  if (shrunken === undefined || "not_estimable" in shrunken) return new Map();
  return new Map(
    shrunken.rates.flatMap((rate, at) => {
      const unit = units[at];
      return unit === undefined ? [] : [[unit.unit_id, rate] as const];
    }),
  );
}

/** The unit's own numbers beside those of its class. */
function compared({ unit_id, events, prisonDays }: Classed, itsClass: UnitClass): NewRow {
  const expected = itsClass.rate * prisonDays;
  const shrunken = itsClass.shrunken.get(unit_id);
  return {
    class_rate: 1000 * itsClass.rate,
    class_units: itsClass.units,
    class_units_expecting: itsClass.expecting,
    expected,
    ratio: expected >= fewestExpected ? events / expected : undefined,
    shrunken_rate: shrunken?.rate,
    shrunken_lower: shrunken?.lower,
    shrunken_upper: shrunken?.upper,
  };
}

/** Whether the unit differs more than units of its class do; or why it is listed and not judged. */
export function judgement(unit: Unit, itsClass: UnitClass | undefined): NewRow {
  const { state, class_id, stays = 0, prison_days = 0 } = unit;
  if (state === "not_estimable") return { reason: prison_days > 0 ? "low_coverage" : "no_prison_days" };
  if (state !== "value") return {};
  if (class_id === undefined || itsClass === undefined) return { state: "not_estimable", reason: "no_class" };
  if (itsClass.spread === undefined) return { state: "not_estimable", reason: "few_units" };
  const { dispersion, tau_squared, ratio_variance } = itsClass.spread;
  const expected = itsClass.rate * prison_days;
  const limits = predictiveLimits(expected, ratio_variance);
  if (limits === undefined) return { state: "not_estimable", reason: "few_expected" };
  return {
    ...funnelLimits(expected, tau_squared),
    stays_lower_95: limits.lower_95,
    stays_upper_95: limits.upper_95,
    stays_lower_998: limits.lower_998,
    stays_upper_998: limits.upper_998,
    flagged: stays < limits.lower_998 || stays > limits.upper_998,
    dispersion,
    tau: Math.sqrt(tau_squared),
    method: ratio_variance > 0 ? "negative_binomial" : "poisson",
  };
}

function unitOf(row: StoredRow): Unit {
  const number = (column: string) => (typeof row[column] === "number" ? row[column] : undefined);
  return {
    unit_id: String(row["unit_id"]),
    period_start: String(row["period_start"]),
    class_id: typeof row["class_id"] === "string" ? row["class_id"] : undefined,
    state: String(row["state"]),
    stays: number("stays"),
    prison_days: number("prison_days"),
  };
}
