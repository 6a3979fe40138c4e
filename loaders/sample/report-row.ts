import { pseudonym } from "../forms/pseudonym.ts";
import { type UnitReport } from "../forms/unit-report.ts";
import { isInForce, type Threshold } from "../reference/reference.ts";
import { type Placement } from "./placements.ts";
import { stream, type Random } from "./random.ts";

export type ReportRow = UnitReport["plasseringer"][number];

const minute = 60;
const hour = 3600;

/** What was done about a placement, whoever reports it and when. */
export interface Care {
  region_told_at: number | null;
  directorate_told_at: number | null;
  health_told_at: number | null;
  doctor: "yes" | "no" | "not_reached" | null;
  hours_between_health_visits: number;
  minutes_between_checks: number;
  longest_gap: number;
  milder_means_tried: boolean | null;
}

export function care(seed: number, placement: Placement, thresholds: Threshold[], today: string): Care {
  const random = stream(seed, "care", placement.unit_id, placement.placement_id);
  const { started_at, under_18 } = placement;
  const between = under_18 ? 10 : random.pick([60, 30, 20], [50, 35, 15]);
  return {
    region_told_at: toldAt(placement, ["region_decides", "region_told"], thresholds, today, random),
    directorate_told_at: toldAt(placement, ["directorate_told"], thresholds, today, random),
    health_told_at: random.chance(0.05) ? null : started_at + (5 + random.integer(120)) * minute,
    doctor: random.pick(["yes", "no", "not_reached", null], [76, 11, 9, 4]),
    hours_between_health_visits: random.between(9, 26),
    minutes_between_checks: between,
    longest_gap:
      between + random.integer(under_18 ? 6 : 40) + (random.chance(0.06) ? random.integer(120) : 0),
    milder_means_tried: random.chance(0.05) ? null : random.chance(0.85),
  };
}

/** When someone was told who by law is told or decides after so many hours: mostly in time, at times late, at times never. */
function toldAt(
  placement: Placement,
  duties: Threshold["duty"][],
  thresholds: Threshold[],
  today: string,
  random: Random,
): number | null {
  const lateness = random.uniform();
  const way = random.uniform();
  const hours = thresholds
    .filter(
      (row) =>
        row.measure_id === placement.measure_id &&
        row.under_18 === placement.under_18 &&
        duties.includes(row.duty) &&
        isInForce(row, today),
    )
    .map((row) => row.hours);
  const due = Math.min(...hours) * hour;
  if (placement.ended_at - placement.started_at <= due || lateness < 0.06) return null;
  const after = lateness < 0.2 ? due + way * 20 * hour : due * (0.4 + 0.6 * way);
  return placement.started_at + Math.round(after / minute) * minute;
}

/** A placement as a unit reports it for a month: what has happened by the end of the month, and no more. */
export function reportRow(placement: Placement, done: Care, monthEnd: number, key: string): ReportRow {
  const { started_at, ended_at, reasons, letter } = placement;
  const until = Math.min(ended_at, monthEnd);
  const minutes = (until - started_at) / minute;
  const known = (at: number | null) => (at !== null && at < monthEnd ? at : null);
  return {
    plassering: placement.placement_id,
    person: pseudonym(placement.person_id, key),
    kjonn: placement.sex,
    under_18: placement.under_18,
    tiltak: placement.measure_id,
    start: started_at,
    slutt: ended_at < monthEnd ? ended_at : null,
    arsaker: reasons,
    regelverk: letter === null ? null : "current",
    bokstav: letter,
    region_varslet: known(done.region_told_at),
    direktorat_varslet: known(done.directorate_told_at),
    helsetjeneste_varslet: known(done.health_told_at),
    legeuttalelse: done.doctor,
    helsetilsyn: Math.floor(minutes / 60 / done.hours_between_health_visits),
    tilsyn: Math.floor(minutes / done.minutes_between_checks),
    lengste_tilsynsgap: done.longest_gap,
    lempeligere_midler: done.milder_means_tried,
    antall_vedtak: null,
    merknad: null,
    trukket: null,
  };
}
