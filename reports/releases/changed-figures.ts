import { group } from "d3-array";
import type { ReportFigure, ReportFigures } from "../report-figures.ts";

/** Why a figure of a release is another in the next edition. */
export const changeReasons = ["late_report", "correction", "definition", "organisation"] as const;

export type ChangeReason = (typeof changeReasons)[number];

/** A figure that is not what it was, with what brought it there. */
export interface ChangedFigure {
  place_id: string;
  measure_id: string;
  indicator_id: string;
  before: Held;
  after: Held;
  /** How much each reason has moved it; no amounts for a figure that is no sum of its units' months. */
  reasons: { reason: ChangeReason; amount: number | undefined }[];
}

interface Held {
  state: string;
  value: number | null;
}

/** Counts and hours are sums of units' months; hours in whole seconds, so that the reasons add up exactly. */
const seconds: Record<string, number> = { stays_started: 1, placements: 1, decisions: 1, cell_hours: 3600 };

type Released = Pick<ReportFigures, "figures" | "months" | "unit_figures" | "units" | "version">;

/** Every figure of the period that differs between two editions. */
export function changedFigures(before: Released, after: Released): ChangedFigure[] {
  const names = new Map([...before.figures, ...after.figures].map((row) => [nameOf(row), row]));
  const [old, now] = [byName(before.figures), byName(after.figures)];
  const moved = movedMonths(before, after);
  return [...names].flatMap(([name, { place_id, measure_id, indicator_id }]) => {
    const [then, today] = [heldOf(old.get(name)), heldOf(now.get(name))];
    if (then.state === today.state && then.value === today.value) return [];
    const own = moved.filter((month) => month.within.includes(place_id) && month.measure_id === measure_id);
    const per = seconds[indicator_id];
    const reasons =
      per === undefined || then.value === null || today.value === null
        ? reasonsOf(own).map((reason) => ({ reason, amount: undefined }))
        : amounts(
            own.filter((month) => month.indicator_id === indicator_id),
            per,
          );
    return [{ place_id, measure_id, indicator_id, before: then, after: today, reasons }];
  });
}

const nameOf = ({ place_id, measure_id, indicator_id }: ReportFigure) =>
  `${place_id} ${measure_id} ${indicator_id}`;

const byName = (rows: readonly ReportFigure[]) => new Map(rows.map((row) => [nameOf(row), row]));

/** An incomplete figure is held by what is known of it. */
const heldOf = (row: ReportFigure | undefined): Held => ({
  state: row?.state ?? "not_applicable",
  value: row === undefined ? null : (row.value ?? row.low),
});

interface MovedMonth {
  measure_id: string;
  indicator_id: string;
  within: string[];
  reason: ChangeReason;
  /** After less before; a month that nobody told of held nothing. */
  moved: number;
}

const monthName = (row: ReportFigure & { month: string }) => `${nameOf(row)} ${row.month}`;

/** Every unit's month that holds something else than it did, or belongs elsewhere, and why. */
function movedMonths(before: Released, after: Released): MovedMonth[] {
  const [old, now] = [before, after].map(
    ({ unit_figures }) => new Map(unit_figures.map((row) => [monthName(row), row])),
  );
  const [oldReports, reports] = [before, after].map(
    ({ months }) => new Map(months.map((month) => [`${month.unit_id} ${month.month}`, month.sha256])),
  );
  const [oldWithin, within] = [before, after].map(
    ({ units }) => new Map(units.map((unit) => [unit.unit_id, unit.within])),
  );
  const names = new Map([...(old ?? []), ...(now ?? [])]);
  return [...names].flatMap(([name, { place_id, measure_id, indicator_id, month }]) => {
    const [then, today] = [old?.get(name), now?.get(name)];
    const [thenWithin, todayWithin] = [oldWithin?.get(place_id) ?? [], within?.get(place_id) ?? []];
    const [held, holds] = [heldOf(then).value ?? 0, heldOf(today).value ?? 0];
    const report = `${place_id} ${month}`;
    const shared = { measure_id, indicator_id };
    const left = thenWithin.filter((id) => !todayWithin.includes(id));
    const came = todayWithin.filter((id) => !thenWithin.includes(id));
    const stayed = todayWithin.filter((id) => thenWithin.includes(id));
    return [
      { ...shared, within: left, reason: "organisation" as const, moved: -held },
      { ...shared, within: came, reason: "organisation" as const, moved: holds },
      {
        ...shared,
        within: stayed,
        reason: reasonOf(
          oldReports?.get(report) ?? null,
          reports?.get(report) ?? null,
          before.version,
          after.version,
        ),
        moved: holds - held,
      },
    ].filter(({ within: places, moved }) => places.length > 0 && moved !== 0);
  });
}

function reasonOf(
  then: string | null,
  today: string | null,
  versionThen: string,
  version: string,
): ChangeReason {
  if (then === null && today !== null) return "late_report";
  if (then !== today) return "correction";
  // The same report: our rules are others, or another unit's report has moved the beginning of a stay.
  return versionThen === version ? "correction" : "definition";
}

const reasonsOf = (months: readonly MovedMonth[]): ChangeReason[] =>
  changeReasons.filter((reason) => months.some((month) => month.reason === reason));

function amounts(months: readonly MovedMonth[], per: number): ChangedFigure["reasons"] {
  const byReason = group(months, ({ reason }) => reason);
  return reasonsOf(months).map((reason) => ({
    reason,
    amount: (byReason.get(reason) ?? []).reduce((sum, { moved }) => sum + Math.round(per * moved), 0) / per,
  }));
}
