import * as fc from "fast-check";
import { readRows } from "../../loaders/duckdb.ts";
import { built, oneUnit, place, reports, type ReportRow } from "../../loaders/test-rows.ts";
import { readReportFigures, type ReportFigures } from "../report-figures.ts";
import { periodOf, type ReportScope } from "../report-scope.ts";
import { changedFigures, type ChangedFigure } from "./changed-figures.ts";

/** A unit's month as an edition was made and as the next is: so many stays of six hours, or no report. */
export interface CorrectedMonth {
  unit: string;
  month: string;
  before: number | null;
  after: number;
}

const units = ["ila-enhet", "vik-enhet"];
const places = [...oneUnit, place("prison", "vik", "region-ost"), place("unit", "vik-enhet", "vik")];
const scope: ReportScope = {
  place_id: "region-ost",
  ...(periodOf("2026-q1") ?? { period: "quarter" as const, start: "", name: "" }),
};

/** A quarter of two units in which any report may come late, and any be corrected. */
export const correctedQuarters: fc.Arbitrary<CorrectedMonth[]> = fc.tuple(
  ...units.flatMap((unit) =>
    ["2026-01", "2026-02", "2026-03"].map((month) =>
      fc.record({
        unit: fc.constant(unit),
        month: fc.constant(month),
        before: fc.option(fc.nat(2), { nil: null }),
        after: fc.nat(3),
      }),
    ),
  ),
);

const reportOf = ({ unit, month }: CorrectedMonth, stays: number, version: number): ReportRow => ({
  unit,
  month,
  version,
  sent: `2026-04-0${version} 12:00`,
  placements: Array.from({ length: stays }, (_, i) => ({
    id: `${month}-${i}`,
    start: `${month}-1${i} 10:00`,
    end: `${month}-1${i} 16:00`,
  })),
});

/** The figures of two editions from two databases, and what the second lists as changed. */
export async function corrected(months: readonly CorrectedMonth[]): Promise<{
  /** Figures of the report's own quarter, by place, measure and indicator, that are published as others. */
  published: string[];
  changed: ChangedFigure[];
}> {
  const first = months.flatMap((month) => (month.before === null ? [] : [reportOf(month, month.before, 1)]));
  const later = months.flatMap((month) =>
    month.before === month.after ? [] : [reportOf(month, month.after, month.before === null ? 1 : 2)],
  );
  // From the month before on they are to report, so that the quarter has figures also where no report has come.
  const always = units.map((unit) => ({ unit, month: "2025-12" }));
  const before = await editionOf([...always, ...first]);
  const after = await editionOf([...always, ...first, ...later]);
  return {
    published: [...after.published].flatMap(([name, held]) =>
      before.published.get(name) === held ? [] : [name],
    ),
    changed: changedFigures(before.figures, after.figures),
  };
}

async function editionOf(
  given: ReportRow[],
): Promise<{ figures: ReportFigures; published: Map<string, string> }> {
  const { connection, close } = await built(reports(...given), { places, asOf: "2026-05-15" });
  try {
    const figures = await readReportFigures(connection, scope);
    if (figures === undefined) throw new Error("no figures of the report");
    const rows = await readRows(
      connection,
      `select place_id, measure_id, indicator_id, state, value, low, high, numerator, denominator, lower, upper
      from published.figures
      where organisation = 'now' and population = 'adults' and place_id in ('region-ost', 'ila', 'vik')
          and period = 'quarter' and period_start = date '2026-01-01'`,
    );
    const published = new Map(
      rows.map(({ place_id, measure_id, indicator_id, ...held }) => [
        [place_id, measure_id, indicator_id].map(String).join(" "),
        JSON.stringify(held),
      ]),
    );
    return { figures, published };
  } finally {
    close();
  }
}

/** What an edition must list after any correction; throws where it does not. */
export async function holdsAfter(months: readonly CorrectedMonth[]): Promise<void> {
  const { published, changed } = await corrected(months);
  const own = changed.filter(
    ({ period, period_start, indicator_id }) =>
      period === "quarter" && period_start === scope.start && !/^(?:trend|duty)/.test(indicator_id),
  );
  const listed = own.map(({ place_id, measure_id, indicator_id }) =>
    [place_id, measure_id, indicator_id].join(" "),
  );
  same("what is listed", listed.toSorted(), published.toSorted());
  for (const { place_id, indicator_id, before, after, reasons } of own) {
    if (reasons.length === 0) throw new Error(`no reason: ${place_id} ${indicator_id}`);
    const [was, is] = [before.value ?? before.low, after.value ?? after.low];
    if (!counts.includes(indicator_id) || was === null || is === null) continue;
    // Where only the state is another, a reason may have moved nothing.
    const sum = reasons.reduce((total, { amount }) => total + (amount ?? (was === is ? 0 : Number.NaN)), 0);
    same(`${place_id} ${indicator_id}`, sum, is - was);
  }
  const stays = own.find(
    ({ place_id, measure_id, indicator_id }) =>
      place_id === scope.place_id && measure_id === "safety_cell" && indicator_id === "stays_started",
  );
  if (stays === undefined || (stays.before.value ?? stays.before.low) === null) return;
  const late = months.reduce((sum, { before, after }) => sum + (before === null ? after : 0), 0);
  const correction = months.reduce(
    (sum, { before, after }) => sum + (before === null ? 0 : after - before),
    0,
  );
  const amountOf = (reason: string) => stays.reasons.find((each) => each.reason === reason)?.amount ?? 0;
  same("late and corrected", [amountOf("late_report"), amountOf("correction")], [late, correction]);
}

const counts = ["stays_started", "placements", "decisions", "prison_days", "reports_received", "cell_hours"];

function same(what: string, is: unknown, expected: unknown): void {
  if (JSON.stringify(is) !== JSON.stringify(expected))
    throw new Error(`${what}: ${JSON.stringify(is)}, not ${JSON.stringify(expected)}`);
}
