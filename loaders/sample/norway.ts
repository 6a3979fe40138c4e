import { readReference, type Place } from "../reference/reference.ts";
import { calendar, type Month } from "./calendar.ts";
import { unitPlacements, type Placement } from "./placements.ts";
import { measureIds, trueRates, usualEffects, type Effect, type MeasureId } from "./rates.ts";
import { stream } from "./random.ts";
import { sampleRegister } from "./register.ts";
import { withTransfers } from "./transfers.ts";
import { registerOf, unitMonths, type Register, type UnitMonth } from "./unit-months.ts";

/** Made-up Norway as it truly was, before anyone reported anything. */
export interface Norway {
  seed: number;
  months: Month[];
  places: Place[];
  units: Unit[];
  /** What truly changes. */
  effects: Effect[];
}

export interface Unit {
  unit_id: string;
  months: UnitMonth[];
  /** Some units tell only how many decisions a placement had, not when they were made. */
  counts_decisions: boolean;
  /** Stays expected per 1000 prison days, in the order of the months. */
  rates: Record<MeasureId, number[]>;
  /** In the order they started. */
  placements: Placement[];
}

export interface NorwayOptions {
  from?: string;
  to?: string;
  /** Only these units. The others are as they would have been without. */
  units?: string[];
  /** Made beforehand where many nations are made from one register. */
  places?: Place[];
  /** What truly changes, where it is not the usual. */
  effects?: Effect[];
}

/** The nation of a seed. The same seed gives the same nation; another choice of units changes no unit. */
export function makeNorway(seed: number, options: NorwayOptions = {}): Norway {
  const months = calendar(options.from ?? "2021-01", options.to ?? "2026-10");
  const places = options.places ?? sampleRegister(readReference().places);
  const known = registerOf(places);
  const wanted = new Set(options.units ?? known.unitIds);
  const effects = options.effects ?? usualEffects;
  const units = known.unitIds
    .filter((unitId) => wanted.has(unitId))
    .map((unitId) => unit(seed, unitId, known, months, effects));
  const nation = { seed, months, places, units, effects };
  return { ...nation, units: withTransfers(nation, known) };
}

function unit(
  seed: number,
  unitId: string,
  places: Register,
  calendarMonths: Month[],
  effects: Effect[],
): Unit {
  const months = unitMonths(seed, unitId, places, calendarMonths);
  const rates = byMeasure((measure) => trueRates(seed, unitId, measure, months, effects));
  const counts_decisions = stream(seed, "counts decisions", unitId).chance(0.06);
  const placements = unitPlacements(seed, unitId, months, rates);
  return { unit_id: unitId, months, counts_decisions, rates, placements };
}

function byMeasure<T>(of: (measure: MeasureId) => T): Record<MeasureId, T> {
  const [cell, bed, reinforced, exclusion] = measureIds;
  return { [cell]: of(cell), [bed]: of(bed), [reinforced]: of(reinforced), [exclusion]: of(exclusion) };
}
