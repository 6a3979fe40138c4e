import { addMonths } from "../../src/figures/series.ts";
import {
  assuredCounts,
  assuredCount,
  type ReportFigure,
  type ReportFigures,
  type UnitCount,
} from "../report-figures.ts";
import { yearBefore } from "../report-scope.ts";

/** Why a figure of a release is another in the next edition. */
const changeReasons = ["late_report", "correction", "definition", "organisation"] as const;

export type ChangeReason = (typeof changeReasons)[number];

/** Something a report shows, of a place and a period. */
interface Shown {
  place_id: string;
  /** `month`, `quarter` or `year`, and its first day. */
  period: string;
  period_start: string;
  measure_id: string;
  /** An indicator, `trend`, or a count of another table: `assured/with_defects`, `duty/region_told/stays_in_time`. */
  indicator_id: string;
}

/** What was known of it; its state is `not_shown` where the edition had it not. A share has its part and whole, an estimate its interval, an incomplete count its bounds. */
export interface Held {
  state: string;
  value: number | null;
  low: number | null;
  high: number | null;
  part: number | null;
  whole: number | null;
  lower: number | null;
  upper: number | null;
}

/** A figure that is not what it was, with what brought it there. */
export interface ChangedFigure extends Shown {
  before: Held;
  after: Held;
  /** How much each reason has moved it; no amounts for a figure that is no sum of its units' months. */
  reasons: { reason: ChangeReason; amount: number | undefined }[];
}

/** Counts and hours are sums of units' months; hours in whole seconds, so that the reasons add up exactly. */
const seconds: Record<string, number> = {
  stays_started: 1,
  placements: 1,
  decisions: 1,
  prison_days: 1,
  reports_received: 1,
  cell_hours: 3600,
};

type Released = Pick<
  ReportFigures,
  | "scope"
  | "figures"
  | "before"
  | "quarters"
  | "trends"
  | "assured"
  | "duties"
  | "unit_counts"
  | "units"
  | "reports"
  | "version"
>;

/** Every figure that a report shows and that differs between two editions. */
export function changedFigures(before: Released, after: Released): ChangedFigure[] {
  const [old, now] = [shownIn(before), shownIn(after)];
  const moved = movedMonths(before, after);
  return [...new Map([...old, ...now])].flatMap(([name, { shown }]) => {
    const [then, today] = [old.get(name)?.held ?? notShown, now.get(name)?.held ?? notShown];
    if (isSame(then, today) || (saysNothing(then) && saysNothing(today))) return [];
    return [{ ...shown, before: then, after: today, reasons: reasonsOf(shown, then, today, moved) }];
  });
}

/** What an edition has of a figure that it does not show. */
const notShown: Held = {
  state: "not_shown",
  value: null,
  low: null,
  high: null,
  part: null,
  whole: null,
  lower: null,
  upper: null,
};

const saysNothing = ({ state }: Held) => state === notShown.state || state === "not_applicable";
const isSame = (one: Held, other: Held) => JSON.stringify(one) === JSON.stringify(other);

type ByName = Map<string, { shown: Shown; held: Held }>;

/** Everything that a report shows, each once: a quarter that is the report's own, or the year's before, not again. */
function shownIn({ scope, figures, before, quarters, trends, assured, duties }: Released): ByName {
  const all: ByName = new Map();
  const put = (shown: Shown, held: Partial<Held> & Pick<Held, "state">) => {
    const name = Object.values(shown).join(" ");
    if (!all.has(name)) all.set(name, { shown, held: { ...notShown, ...held } });
  };
  const own = { period: scope.period, period_start: scope.start };
  const figure = (row: ReportFigure, period: typeof own) =>
    put(
      {
        place_id: row.place_id,
        ...period,
        measure_id: row.measure_id,
        indicator_id: row.indicator_id,
      },
      heldOf(row),
    );
  for (const row of figures) figure(row, own);
  for (const row of before) figure(row, { ...own, period_start: yearBefore(scope.start) });
  for (const row of quarters) figure(row, { period: "quarter", period_start: row.period_start });
  for (const { place_id, trend_id, quarter, settled_answer, lower, upper, stays } of trends)
    if (trend_id === "stays")
      put(
        {
          place_id,
          period: "quarter",
          period_start: quarter,
          measure_id: "safety_cell",
          indicator_id: "trend",
        },
        { state: settled_answer, value: stays, lower, upper },
      );
  for (const row of assured)
    for (const count of assuredCounts)
      put(
        {
          place_id: row.region_id,
          period: "month",
          period_start: row.month,
          measure_id: "safety_cell",
          indicator_id: `assured/${count}`,
        },
        assuredCount(row, count),
      );
  for (const { measure_id, under_18, duty, state, ...counts } of duties)
    for (const [count, value] of Object.entries(counts))
      put(
        {
          place_id: scope.place_id,
          ...own,
          measure_id,
          indicator_id: `duty/${duty}${under_18 ? "/under_18" : ""}/${count}`,
        },
        { state, value },
      );
  return all;
}

const heldOf = (row: ReportFigure): Held => ({
  state: row.state,
  value: row.value,
  low: row.low,
  high: row.high,
  part: row.numerator,
  whole: row.denominator,
  lower: row.lower,
  upper: row.upper,
});

/** A unit's month that holds something else than it did, belongs elsewhere, or has another report; and why. */
interface MovedMonth {
  month: string;
  /** Nothing where only the report is another. */
  measure_id: string | undefined;
  indicator_id: string | undefined;
  within: string[];
  reason: ChangeReason;
  /** After less before; a month that nobody told of held nothing. */
  moved: number;
}

function movedMonths(before: Released, after: Released): MovedMonth[] {
  const units = unitsOf(before, after);
  const program: ChangeReason = before.version === after.version ? "correction" : "definition";
  return [
    ...movedReports(before, after, units),
    ...movedCounts(before, after, units, program),
    // Lists and rules are what is left where no report has changed.
    ...[...units.values()]
      .filter(({ stayed }) => before.version !== after.version && stayed.length > 0)
      .map(({ stayed }) => ({ ...always, within: stayed, reason: "definition" as const })),
  ];
}

const always = { month: "", measure_id: undefined, indicator_id: undefined, moved: 0 };

/** Where each unit was, where it has come, and where it is still. */
function unitsOf(before: Released, after: Released) {
  const [old, now] = [before, after].map(
    ({ units }) => new Map(units.map(({ unit_id, within }) => [unit_id, within])),
  );
  return new Map(
    [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].map((unit) => {
      const [then, today] = [old?.get(unit) ?? [], now?.get(unit) ?? []];
      return [
        unit,
        {
          left: then.filter((id) => !today.includes(id)),
          came: today.filter((id) => !then.includes(id)),
          stayed: today.filter((id) => then.includes(id)),
        },
      ];
    }),
  );
}

type Units = ReturnType<typeof unitsOf>;

const reportName = ({ unit_id, month }: { unit_id: string; month: string }) => `${unit_id} ${month}`;
const reportsByName = ({ reports }: Released) =>
  new Map(reports.map((report) => [reportName(report), report]));

/** Each month whose report is another, whatever it counts. */
function movedReports(before: Released, after: Released, units: Units): MovedMonth[] {
  const [old, now] = [reportsByName(before), reportsByName(after)];
  return [...new Map([...old, ...now])].flatMap(([name, { unit_id, month }]) => {
    const [then, today] = [old.get(name)?.sha256, now.get(name)?.sha256];
    const within = units.get(unit_id)?.stayed ?? [];
    if (then === today || within.length === 0) return [];
    const reason = then === undefined ? "late_report" : "correction";
    return [{ ...always, month, within, reason } as const];
  });
}

const countName = (row: UnitCount) => `${row.place_id} ${row.measure_id} ${row.indicator_id} ${row.month}`;
const countsByName = ({ unit_counts }: Released) => new Map(unit_counts.map((row) => [countName(row), row]));
const countOf = (row: UnitCount | undefined) => row?.value ?? row?.low ?? 0;

/** Each month whose count is another, or whose unit has moved. */
function movedCounts(before: Released, after: Released, units: Units, program: ChangeReason): MovedMonth[] {
  const [old, now] = [countsByName(before), countsByName(after)];
  const [oldReports, reports] = [reportsByName(before), reportsByName(after)];
  return [...new Map([...old, ...now])].flatMap(([name, { place_id, measure_id, indicator_id, month }]) => {
    const [held, holds] = [countOf(old.get(name)), countOf(now.get(name))];
    const { left = [], came = [], stayed = [] } = units.get(place_id) ?? {};
    const report = reportName({ unit_id: place_id, month });
    const [then, today] = [oldReports.get(report)?.sha256, reports.get(report)?.sha256];
    const shared = { month, measure_id, indicator_id };
    return [
      { ...shared, within: left, reason: "organisation" as const, moved: -held },
      { ...shared, within: came, reason: "organisation" as const, moved: holds },
      {
        ...shared,
        within: stayed,
        // The same report: our rules are others, or another unit's report has moved the beginning of a stay.
        reason:
          then === today ? program : then === undefined ? ("late_report" as const) : ("correction" as const),
        moved: holds - held,
      },
    ].filter(({ within: places, moved }) => places.length > 0 && moved !== 0);
  });
}

/**
 * What moved a figure: by how much where it is a sum, else which of the changes may have. A sum that is the same in
 * another state has all that changed in its months, and by how much each has moved it.
 */
function reasonsOf(
  shown: Shown,
  then: Held,
  today: Held,
  moved: readonly MovedMonth[],
): ChangedFigure["reasons"] {
  const own = moved.filter(({ within }) => within.includes(shown.place_id));
  const [was, is] = [then.value ?? then.low, today.value ?? today.low];
  const per = seconds[shown.indicator_id];
  const inPeriod = own.filter(({ month }) => month !== "" && isIn(month, shown));
  const reasons = inPeriod.length > 0 ? inPeriod : own;
  if (per === undefined || was === null || is === null)
    return distinct(reasons).map((reason) => ({ reason, amount: undefined }));
  const ofSum = inPeriod.filter(
    ({ measure_id, indicator_id }) => measure_id === shown.measure_id && indicator_id === shown.indicator_id,
  );
  return distinct(was === is ? reasons : ofSum).map((reason) => ({
    reason,
    amount: amountOf(
      ofSum.filter((month) => month.reason === reason),
      per,
    ),
  }));
}

const months: Record<string, number> = { month: 1, quarter: 3, year: 12 };

/** A trend rests on every month up to its quarter's end. */
function isIn(month: string, { period, period_start, indicator_id }: Shown): boolean {
  const last = addMonths(period_start.slice(0, 7), (months[period] ?? 1) - 1);
  return (indicator_id === "trend" || month >= period_start) && month.slice(0, 7) <= last;
}

const distinct = (found: readonly MovedMonth[]): ChangeReason[] =>
  changeReasons.filter((reason) => found.some((month) => month.reason === reason));

/** How much months have moved a sum; undefined where none of them has. */
function amountOf(found: readonly MovedMonth[], per: number): number | undefined {
  if (found.length === 0) return undefined;
  return found.reduce((sum, { moved }) => sum + Math.round(per * moved), 0) / per;
}
