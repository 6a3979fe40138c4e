import { addMonths } from "../forms/oslo-time.ts";
import { type UnitReport } from "../forms/unit-report.ts";
import { type TypedCell } from "../forms/write-report.ts";
import { type Threshold } from "../reference/reference.ts";
import { type Norway, type Unit } from "./norway.ts";
import { type Placement } from "./placements.ts";
import { stream, type Random } from "./random.ts";
import { care, reportRow, type ReportRow } from "./report-row.ts";
import { type UnitMonth } from "./unit-months.ts";

/** What becomes of a unit's report for a month. */
export type Course =
  | "plain"
  | "never_sent"
  | "late"
  | "provisional_then_final"
  | "still_provisional"
  | "corrected"
  | "corrected_in_part"
  | "broken";

/** One report as it was sent, one of the versions of its unit's month. */
export interface Delivery {
  /** The file's name without its ending. */
  name: string;
  received_at: number;
  report: UnitReport;
  /** Cells that do not say what the report says. */
  typed: TypedCell[];
  /** What lies in the file instead of a report. */
  instead: "nothing" | "pdf" | "encrypted workbook" | "half a workbook" | null;
}

/** A unit's month with every version of its report in the order they were sent; none where it was never sent. */
export interface ReportedMonth {
  unit: Unit;
  month: UnitMonth;
  course: Course;
  deliveries: Delivery[];
}

const minute = 60;
const hour = 3600;
const day = 24 * hour;

/** The sample is seen from the 20th of the month after its last, at noon. */
export function knownAt(nation: Norway): number {
  return (nation.months.at(-1)?.ends_at ?? 0) + 19 * day + 12 * hour;
}

export const asOf = (nation: Norway) => `${addMonths(nation.months.at(-1)?.month ?? "2026-10", 1)}-20`;

/** Every unit's months with what was sent for them, by the usual carelessness of life; nothing is broken yet. */
export function monthlyReports(nation: Norway, thresholds: Threshold[]): ReportedMonth[] {
  const newest = newestMonthCourses(nation);
  return nation.units.flatMap((unit) => {
    const reporter = reporterOf(nation, unit, thresholds);
    return unit.months.map((month) => {
      const rows = placementsIn(unit.placements, month);
      const isNewest = month.month === nation.months.at(-1)?.month;
      const course =
        (isNewest && newest.get(unit.unit_id)) || usualCourse(nation.seed, unit, month, rows.length);
      return { unit, month, course, deliveries: reporter(month, course, rows) };
    });
  });
}

/** Placements that started, lasted or ended in a month. */
export function placementsIn(placements: Placement[], month: UnitMonth): Placement[] {
  return placements.filter(
    ({ started_at, ended_at }) => started_at < month.ends_at && ended_at >= month.starts_at,
  );
}

/** For the newest month every twentieth unit has not reported yet, and as many only provisionally. */
function newestMonthCourses({ seed, units }: Norway): Map<string, Course> {
  const chance = new Map(
    units.map((unit) => [unit.unit_id, stream(seed, "newest month", unit.unit_id).uniform()]),
  );
  const inOrder = units
    .map((unit) => unit.unit_id)
    .sort((one, other) => (chance.get(one) ?? 0) - (chance.get(other) ?? 0));
  const count = Math.ceil(units.length / 20);
  return new Map([
    ...inOrder.slice(0, count).map((unitId) => [unitId, "never_sent"] as const),
    ...inOrder.slice(count, 2 * count).map((unitId) => [unitId, "still_provisional"] as const),
  ]);
}

const courses: [Course, ...Course[]] = [
  "plain",
  "never_sent",
  "late",
  "provisional_then_final",
  "corrected",
  "corrected_in_part",
];

function usualCourse(seed: number, unit: Unit, month: UnitMonth, rows: number): Course {
  const random = stream(seed, "course", unit.unit_id, month.month);
  const course = random.pick(courses, [88.2, 1.3, 3, 3.5, 3, 1]);
  return course === "corrected_in_part" && rows === 0 ? "plain" : course;
}

type Reporter = (month: UnitMonth, course: Course, placements: Placement[]) => Delivery[];

function reporterOf(nation: Norway, unit: Unit, thresholds: Threshold[]): Reporter {
  const key = pseudonymKey(nation.seed);
  const habits = stream(nation.seed, "habits", unit.unit_id);
  const role = habits.pick(["inspektør", "fengselsleder", "førstebetjent", "vaktleder"]);
  const cares = new Map<string, ReturnType<typeof care>>();
  return (month, course, placements) => {
    const random = stream(nation.seed, "sent", unit.unit_id, month.month);
    const rows = placements.map((placement) => {
      const known =
        cares.get(placement.placement_id) ?? care(nation.seed, placement, thresholds, month.first_day);
      cares.set(placement.placement_id, known);
      return reportRow(placement, known, month.ends_at, key);
    });
    const report = {
      hode: head(unit, month, role, rows.length),
      ...body(rows, placements, month, unit.counts_decisions),
    };
    const known_at = knownAt(nation);
    return versions(report, course, month, random, known_at).map((version) => delivery(version));
  };
}

export function delivery({ received_at, report }: Sent): Delivery {
  const { enhet, maned, versjon } = report.hode;
  const name = `${enhet}_${maned}${versjon === 1 ? "" : `_v${versjon}`}`;
  return { name, received_at, report, typed: [], instead: null };
}

/** The directorate's key in made-up Norway. */
const pseudonymKey = (seed: number) => `eksempeldata ${seed}`;

function head(unit: Unit, month: UnitMonth, role: string, rows: number): UnitReport["hode"] {
  return {
    enhet: unit.unit_id,
    maned: month.month,
    versjon: 1,
    sendt: 0,
    omfang: "whole",
    status: "final",
    fangedogn: month.prison_days,
    fangedogn_kvinner: month.prison_days_women,
    fangedogn_under_18: month.prison_days_under_18,
    sikkerhetsceller: month.safety_cells,
    sikkerhetssenger: month.restraint_beds,
    forsterkede_celler: month.reinforced_cells,
    antall_plasseringer: rows,
    rolle: role,
    eksempeldata: true,
  };
}

/** Some units know only how many decisions there were; the others list those of the month. */
function body(rows: ReportRow[], placements: Placement[], month: UnitMonth, countsDecisions: boolean) {
  const made = placements.map((placement) =>
    placement.decisions.filter(({ decided_at }) => decided_at < month.ends_at),
  );
  if (countsDecisions) {
    const plasseringer = rows.map((row, index) => ({ ...row, antall_vedtak: made[index]?.length ?? 0 }));
    return { plasseringer, vedtak: [] };
  }
  const vedtak = placements.flatMap((placement, index) =>
    (made[index] ?? [])
      .filter(({ decided_at }) => decided_at >= month.starts_at)
      .map(({ decided_at, level, type }) => ({
        plassering: placement.placement_id,
        vedtatt: decided_at,
        niva: level,
        type,
      })),
  );
  return { plasseringer: rows, vedtak };
}

export interface Sent {
  received_at: number;
  report: UnitReport;
}

/** What was sent, and when it came; what would come after the day the sample is seen from has not come. */
function versions(
  report: UnitReport,
  course: Course,
  month: UnitMonth,
  random: Random,
  known: number,
): Sent[] {
  const monthEnd = month.ends_at;
  const inTime = workingTime(monthEnd, 1 + random.integer(8), random);
  const first = (at: number, changes: Partial<UnitReport["hode"]> = {}) => sent(report, at, random, changes);
  if (course === "never_sent") return [];
  if (course === "late")
    return [first(workingTime(monthEnd, 11 + random.integer(40), random))].filter(hasCome);
  if (course === "still_provisional") return [first(inTime, { status: "provisional" })];
  const corrected = workingTime(monthEnd, 14 + random.integer(45), random);
  const second =
    course === "provisional_then_final" ? workingTime(monthEnd, 8 + random.integer(3), random) : corrected;
  if (course === "plain" || second + day > known) return [first(inTime)];
  const mistaken = withMistake(report, random);
  if (course === "provisional_then_final")
    return [
      sent(mistaken, workingTime(monthEnd, 1 + random.integer(4), random), random, { status: "provisional" }),
      first(second, { versjon: 2 }),
    ];
  const wrong = sent(mistaken, inTime, random, {});
  if (course === "corrected") return [wrong, first(second, { versjon: 2 })];
  return [wrong, sent(onlyFirstRow(report), second, random, { versjon: 2, omfang: "partial" })];

  function hasCome({ received_at }: Sent): boolean {
    return received_at <= known;
  }
}

export function sent(
  report: UnitReport,
  at: number,
  random: Random,
  changes: Partial<UnitReport["hode"]>,
): Sent {
  const onTheWay = random.chance(0.05)
    ? 20 * hour + random.integer(240) * minute
    : (1 + random.integer(50)) * minute;
  return {
    received_at: at + onTheWay,
    report: { ...report, hode: { ...report.hode, sendt: at, ...changes } },
  };
}

/** So many days into the month after, between eight and four. */
export function workingTime(monthEnd: number, dayOfMonth: number, random: Random): number {
  return monthEnd + (dayOfMonth - 1) * day + 8 * hour + random.integer(480) * minute;
}

/** A first version with something wrong, which the next puts right: in its first row, or in the prison days. */
function withMistake(report: UnitReport, random: Random): UnitReport {
  const [row, ...rows] = report.plasseringer;
  if (!row) {
    const fangedogn = Math.max(0, report.hode.fangedogn - 1 - random.integer(20));
    const fangedogn_kvinner = Math.min(fangedogn, report.hode.fangedogn_kvinner);
    const fangedogn_under_18 = Math.min(fangedogn, report.hode.fangedogn_under_18);
    return { ...report, hode: { ...report.hode, fangedogn, fangedogn_kvinner, fangedogn_under_18 } };
  }
  const wrong = random.pick<Partial<ReportRow>>([
    { arsaker: null, legeuttalelse: null },
    { start: row.start - 30 * minute },
    { arsaker: ["other"] },
  ]);
  return { ...report, plasseringer: [{ ...row, ...wrong }, ...rows] };
}

/** Only the row that was wrong, with its decisions. */
function onlyFirstRow(report: UnitReport): UnitReport {
  const plasseringer = report.plasseringer.slice(0, 1);
  const vedtak = report.vedtak.filter((row) => row.plassering === plasseringer[0]?.plassering);
  return { hode: { ...report.hode, antall_plasseringer: plasseringer.length }, plasseringer, vedtak };
}
