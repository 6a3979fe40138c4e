import { group, sum } from "d3-array";
import { type Place } from "../reference/reference.ts";
import { changePerYear, type Expected } from "./change-per-year.ts";
import { type Faulty } from "./faults.ts";
import { placementsIn, type ReportedMonth } from "./monthly-reports.ts";
import { type Norway, type Unit } from "./norway.ts";
import { type Placement } from "./placements.ts";
import { measureIds, touches, type Effect, type MeasureId } from "./rates.ts";
import { type UnitMonth } from "./unit-months.ts";

/** What truly happened in a unit and month under a measure, whether or not it was reported. */
export interface MonthTruth {
  measure_id: MeasureId;
  stays_started: number;
  /** Of them, by persons under 18. */
  stays_started_under_18: number;
  /** Placements that started in the month. */
  placements_started: number;
  /** Placements that started, lasted or ended in the month: the rows of its report. */
  placements: number;
  /** Made in the month; where a unit only knows their number, those of the placements that started in it. */
  decisions: number;
  /** Persons who began a stay. */
  persons: number;
  /** Seconds inside the month. */
  seconds: number;
  self_harm_stays: number;
  answered_stays: number;
}

export interface UnitMonthTruth {
  unit_id: string;
  month: string;
  region_id: string;
  prison_days: number;
  prison_days_women: number;
  prison_days_under_18: number;
  /** What became of the report; `broken` are those in the list of faults. */
  course: ReportedMonth["course"];
  /** Versions that arrived. */
  versions: number;
  /** Stays in a safety cell expected per 1000 prison days. */
  true_rate: number;
  /** Only the measures under which anyone was placed. */
  measures: MonthTruth[];
}

/** What is truly so of a place's use of safety cells. */
export interface PlaceTruth {
  place_id: string;
  place_level: string;
  direction: "falling" | "rising" | "flat";
  /**
   * The change that fits the expected numbers of the last five years best. Each unit has a level of its own, and a new
   * one when it becomes a prison for others (Skien in March 2023).
   */
  change_per_year: number;
  effects: Effect[];
  years: YearTruth[];
}

export interface YearTruth {
  year: string;
  prison_days: number;
  expected_stays: number;
  stays_started: number;
  /** Expected stays per 1000 prison days. */
  true_rate: number;
}

const selfHarm = new Set(["self_harm", "suicide_attempt", "suicide_risk"]);

export function unitMonthTruths({ months: reported }: Faulty, horizon: number): UnitMonthTruth[] {
  return reported.map(({ unit, month, course, deliveries }) => ({
    unit_id: unit.unit_id,
    month: month.month,
    region_id: month.region_id,
    prison_days: month.prison_days,
    prison_days_women: month.prison_days_women,
    prison_days_under_18: month.prison_days_under_18,
    course,
    versions: deliveries.length,
    true_rate: round(unit.rates.safety_cell[unit.months.indexOf(month)] ?? 0),
    measures: measureIds.flatMap((measure) => monthTruth(unit, month, measure, horizon)),
  }));
}

function monthTruth(unit: Unit, month: UnitMonth, measure: MeasureId, horizon: number): MonthTruth[] {
  const present = placementsIn(unit.placements, month).filter(({ measure_id }) => measure_id === measure);
  if (present.length === 0) return [];
  const started = present.filter(({ started_at }) => started_at >= month.starts_at);
  // The second placement of a stay starts no stay.
  const stays = started.filter((placement) => isFirst(placement, unit));
  const answered = stays.filter(({ reasons }) => reasons !== null);
  const overlap = ({ started_at, ended_at }: Placement) =>
    Math.min(ended_at, month.ends_at) - Math.max(started_at, month.starts_at);
  return [
    {
      measure_id: measure,
      stays_started: stays.length,
      stays_started_under_18: stays.filter(({ under_18 }) => under_18).length,
      placements_started: started.length,
      placements: present.length,
      decisions: decisionsIn(unit, month, present, started, horizon),
      persons: new Set(stays.map(({ person_id }) => person_id)).size,
      seconds: sum(present, overlap),
      self_harm_stays: answered.filter(({ reasons }) => reasons?.some((reason) => selfHarm.has(reason)))
        .length,
      answered_stays: answered.length,
    },
  ];
}

/** Whether a stay began with the placement, and not in another cell or unit. */
function isFirst(placement: Placement, unit: Unit): boolean {
  if (!placement.stay_id.startsWith(`${unit.unit_id}/`)) return false;
  return unit.placements.find(({ stay_id }) => stay_id === placement.stay_id) === placement;
}

function decisionsIn(
  unit: Unit,
  month: UnitMonth,
  present: Placement[],
  started: Placement[],
  horizon: number,
): number {
  if (unit.counts_decisions) return sum(started, (placement) => decidedBetween(placement, 0, horizon));
  return sum(present, (placement) => decidedBetween(placement, month.starts_at, month.ends_at));
}

function decidedBetween({ decisions }: Placement, from: number, to: number): number {
  return decisions.filter(({ decided_at }) => decided_at >= from && decided_at < to).length;
}

/** Every place with all units that now belong to it, or did when they closed. */
export function placeTruths(nation: Norway, reported: UnitMonthTruth[]): PlaceTruth[] {
  const places = new Map(nation.places.map((row) => [row.place_id, row]));
  const since = nation.months.at(-60)?.month ?? "";
  return [...places.values()].flatMap((place) => {
    const units = nation.units.filter((unit) => placesAbove(unit.unit_id, places).includes(place.place_id));
    if (units.length === 0) return [];
    const own = nation.effects.filter((effect) => units.some((unit) => isTouched(unit, effect)));
    const change = own.length === 0 ? 0 : changePerYear(units.flatMap((unit) => expectedByKind(unit, since)));
    return [
      {
        place_id: place.place_id,
        place_level: place.place_level,
        direction: Math.abs(change) < 0.01 ? "flat" : change < 0 ? "falling" : "rising",
        change_per_year: round(change),
        effects: own,
        years: yearTruths(reported.filter((row) => units.some(({ unit_id }) => unit_id === row.unit_id))),
      },
    ];
  });
}

function placesAbove(placeId: string, places: Map<string, Place>): string[] {
  const parent = places.get(placeId)?.parent_id;
  return parent === undefined || parent === null ? [placeId] : [placeId, ...placesAbove(parent, places)];
}

function isTouched({ unit_id, months, rates }: Unit, effect: Effect): boolean {
  return months.some(
    (month, index) => touches(effect, unit_id, month) && (rates.safety_cell[index] ?? 0) > 0,
  );
}

/** A unit that becomes one for others begins anew: what it was before is a series of its own. */
function expectedByKind({ months, rates }: Unit, since: string): Expected[][] {
  const points = months.map(({ month, kind, prison_days }, index) => ({
    month,
    kind,
    year: Number(month.slice(0, 4)) + Number(month.slice(5)) / 12,
    exposure: prison_days,
    events: ((rates.safety_cell[index] ?? 0) * prison_days) / 1000,
  }));
  const recent = points.filter(({ month }) => month >= since);
  return [...group(recent, ({ kind }) => kind).values()];
}

function yearTruths(reported: UnitMonthTruth[]): YearTruth[] {
  return [...group(reported, ({ month }) => month.slice(0, 4))].map(([year, months]) => {
    const prison_days = sum(months, (month) => month.prison_days);
    const expected = sum(months, (month) => (month.true_rate * month.prison_days) / 1000);
    const cells = months
      .flatMap(({ measures }) => measures)
      .filter(({ measure_id }) => measure_id === "safety_cell");
    return {
      year,
      prison_days,
      expected_stays: round(expected),
      stays_started: sum(cells, ({ stays_started }) => stays_started),
      true_rate: prison_days === 0 ? 0 : round((1000 * expected) / prison_days),
    };
  });
}

function round(number: number): number {
  return Math.round(number * 10_000) / 10_000;
}
