import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saidBy } from "../../src/figures/by-organisation.ts";
import { unpackPoint } from "../../src/figures/monitoring.ts";
import type { StoredRow } from "../duckdb.ts";
import type { Baseline } from "../reference/reference.ts";
import { readMonitoring } from "../site-data/monitoring.ts";
import {
  built,
  oneUnit,
  place,
  reports,
  type Built,
  type PlacementRow,
  type ReportRow,
} from "../test-rows.ts";

const monthOf = (index: number) =>
  `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;

/** One unit's months from January 2024 on, one for each number of stays; null is a month without a report. */
function counted(unit: string, counts: readonly (number | null)[]): ReportRow[] {
  return counts.flatMap((count, index) =>
    count === null ? [] : [{ unit, month: monthOf(index), placements: begun(monthOf(index), count) }],
  );
}

function begun(month: string, count: number): PlacementRow[] {
  return Array.from({ length: count }, (_, number) => {
    const day = `${month}-${String(number + 1).padStart(2, "0")}`;
    return { id: `${month}-${number}`, start: `${day} 10:00`, end: `${day} 14:00` };
  });
}

const times = (count: number, ...given: (number | null)[]) =>
  Array.from({ length: count }, (_, index) => given[index % given.length] ?? null);

/** One unit's 24 months with the few stays that begin at these times. */
function seldom(unit: string, ...starts: string[]): ReportRow[] {
  return times(24, 0).map((_, index) => ({
    unit,
    month: monthOf(index),
    placements: starts
      .filter((start) => start.startsWith(monthOf(index)))
      .map((start) => ({ id: start, start, end: `${start.slice(0, 10)} 23:30` })),
  }));
}

const without = (month: string, rows: ReportRow[]) => rows.filter((row) => row.month !== month);
const doubled = [...times(12, 2, 4), ...times(12, 9, 11)];
const everyOther = times(13, 0).map((_, i) => `${monthOf(i)}-${i % 2 === 0 ? "05" : "25"} 12:00`);
const rare = ["2024-01-10 10:00", "2024-03-10 10:00", "2024-03-15 10:00", "2024-06-15 10:00"];

// A country of one prison of many units, and one of five units.
const units: Record<string, ReportRow[]> = {
  swinging: counted("swinging", times(24, 2, 4)),
  shifted: counted("shifted", [...times(12, 2, 3), ...times(12, 5, 6)]),
  silent: counted("silent", [...times(12, 2, 4), null, ...times(11, 4, 2)]),
  late: [
    ...counted("late", times(22, 3, 4)),
    { unit: "late", month: "2025-11", placements: begun("2025-11", 1), setAside: 2 },
    { unit: "late", month: "2025-12", placements: begun("2025-12", 1), provisional: true },
  ],
  twice: counted("twice", times(24, 1, 2, 3)),
  lacking: counted("lacking", [...times(3, 2), null, ...times(20, 2)]),
  opened: counted("opened", [...times(17, null), ...times(7, 3, 5)]),
  closed: counted("closed", [...times(9, 3, 5), null, null, ...times(13, 3, 5)]),
  clock: seldom("clock", "2024-01-10 10:00", "2024-01-20 22:00", "2024-03-20 22:00"),
  "same-day": seldom("same-day", "2024-01-10 10:00", "2024-03-10 04:00", "2024-03-10 10:00"),
  dated: seldom("dated", "2024-01-10 10:00", "2024-01-20 22:00"),
  "half-dated": seldom("half-dated", "2024-01-10 10:00", "2024-01-20 22:00", "2024-03-20 23:00"),
  rare: without("2024-02", seldom("rare", ...rare)),
  thirteen: seldom("thirteen", ...everyOther),
  once: seldom("once", "2024-01-10 10:00"),
  never: counted("never", times(24, 0)),
  unsure: [{ unit: "unsure", month: "2025-12", provisional: true }],
  undecided: counted("undecided", doubled),
  rebased: counted("rebased", doubled),
  lately: counted("lately", doubled),
  fixed: counted("fixed", doubled),
  unreported: counted("unreported", doubled),
};
const five = ["five-a", "five-b", "five-c", "five-d", "five-e"];
const fiveReports = [
  ...seldom("five-a", ...rare),
  ...five.slice(1, 4).flatMap((unit) => counted(unit, times(24, 0))),
  ...without("2024-02", counted("five-e", times(24, 0))),
];

const places = [
  ...oneUnit.slice(0, 3),
  place("prison", "five", "region-ost"),
  ...five.map((unit) => place("unit", unit, "five")),
  ...Object.keys(units).flatMap((unit) =>
    unit === "closed"
      ? [
          place("unit", unit, "ila", { valid_to: "2024-10-01" }),
          place("unit", unit, "ila", { valid_from: "2024-12-01" }),
        ]
      : [place("unit", unit, "ila", unit === "opened" ? { valid_from: "2025-06-01" } : {})],
  ),
];

const decided = (place_id: string, given: Partial<Baseline> = {}): Baseline => ({
  place_id,
  measure_id: "safety_cell",
  from: "2025-01-01",
  baseline_to: null,
  reason: "Ny bruk av enheten",
  decided_by: "direktoratet",
  decided_on: "2025-03-01",
  source: "oppdiktet",
  ...given,
});
const baselines = [
  decided("rebased"),
  // Made on the day that is looked from.
  decided("lately", { from: "2025-07-01", decided_on: "2026-01-20" }),
  decided("fixed", { from: "2024-01-01", baseline_to: "2024-12-31" }),
  decided("unreported", { from: "2023-06-01", baseline_to: "2023-12-31" }),
  // Neither made yet, nor of this measure, nor of a unit.
  decided("undecided", { decided_on: "2026-01-21" }),
  decided("undecided", { measure_id: "restraint_bed" }),
  decided("ila"),
];

let database: Built;
let allPoints: StoredRow[];
let allPhases: StoredRow[];
beforeAll(async () => {
  const raw = reports(...Object.values(units).flat(), ...fiveReports);
  const plasseringer = raw.plasseringer?.map((row) =>
    row["enhet"] === "dated" || row["plassering"] === "2024-03-20 23:00" ? { ...row, presisjon: "day" } : row,
  );
  database = await built(
    { ...raw, ...(plasseringer && { plasseringer }) },
    { asOf: "2026-01-20", places, reference: { baselines } },
  );
  allPoints = await database.rows(`from published.monitoring_points order by point`);
  allPhases = await database.rows("from published.monitoring_phases order by phase");
}, 120_000);
afterAll(() => database.close());

const of = (rows: StoredRow[], placeId: string) =>
  rows.filter(
    (row) =>
      row["place_id"] === placeId &&
      row["organisation"] === "now" &&
      row["indicator_id"] !== "self_harm_share_stays",
  );
const pointsOf = (placeId: string) => of(allPoints, placeId);
const phasesOf = (placeId: string) => of(allPhases, placeId);

describe("three stays a month and more, by month", () => {
  test("two and four in turn are three a month, with limits at three times the root of π", () => {
    expect(pointsOf("swinging")).toHaveLength(24);
    expect(pointsOf("swinging")[1]).toMatchObject({
      chart: "i_prime",
      period: "month",
      at: "2024-02-01",
      state: "value",
      numerator: 4,
      denominator: 1000,
      value: 4,
      centre: 3,
      lower: 0,
      // √(π/2)·2/√2 is the spread that is seen from each month to the next.
      upper: expect.closeTo(3 + 3 * Math.sqrt(Math.PI), 10),
      limits: "limits",
      signals: [],
      phase: 1,
    });
  });

  test("it is told which months are the three a month, and what the limits rest on", () => {
    expect(phasesOf("swinging")).toMatchObject([
      {
        phase: 1,
        first_at: "2024-01-01",
        last_at: "2025-12-01",
        base_points: 24,
        // √π is what is seen, √3 what chance would give.
        dispersion: expect.closeTo(Math.sqrt(Math.PI / 3), 10),
        stays_a_month: 3,
        months: 24,
        first_month: "2024-01-01",
        last_month: "2025-12-01",
      },
    ]);
  });

  test("twelve months on one side of the median are a signal of the whole phase", () => {
    expect(phasesOf("shifted")).toMatchObject([
      { useful_points: 24, longest_run: 12, longest_run_limit: 8, crossings: 1, runs_signal: true },
    ]);
  });

  test("a month that is not reported is there without a value, and is no month without stays", () => {
    expect(pointsOf("silent")).toHaveLength(24);
    expect(pointsOf("silent")[12]).toMatchObject({
      at: "2025-01-01",
      state: "not_reported",
      value: null,
      numerator: null,
      centre: null,
      upper: null,
      signals: [],
    });
    expect(phasesOf("silent")).toMatchObject([{ base_points: 23, months: 23, stays_a_month: 70 / 23 }]);
    // No distance is taken over the gap, from four to four.
    expect(pointsOf("silent")[0]?.["upper"]).toBeCloseTo(70 / 23 + 3 * Math.sqrt(Math.PI), 10);
  });

  test("a month with rows set aside and a provisional one have a state, no value", () => {
    expect(pointsOf("late").slice(22)).toMatchObject([
      { at: "2025-11-01", state: "incomplete", value: null, provisional: false },
      { at: "2025-12-01", state: "incomplete", value: null, provisional: true },
    ]);
    expect(phasesOf("late")).toMatchObject([{ months: 22, last_month: "2025-10-01" }]);
  });

  test("under eight points there are no limits", () => {
    expect(pointsOf("opened")).toHaveLength(7);
    expect(pointsOf("opened")[0]).toMatchObject({ value: 3, centre: null, limits: "none" });
  });

  test("months in which a unit was closed part those before and after", () => {
    expect(pointsOf("closed").slice(8, 12)).toMatchObject([
      { at: "2024-09-01", state: "value", value: 3 },
      { at: "2024-10-01", state: "not_applicable", value: null },
      { at: "2024-11-01", state: "not_applicable", value: null },
      { at: "2024-12-01", state: "value", value: 3 },
    ]);
  });
});

describe("one to three stays a month, by quarter", () => {
  test("one, two and three stays are a quarter with two per 1000 prison days", () => {
    expect(pointsOf("twice")).toHaveLength(8);
    expect(pointsOf("twice")[0]).toMatchObject({
      period: "quarter",
      at: "2024-01-01",
      numerator: 6,
      denominator: 3000,
      value: 2,
      centre: 2,
      upper: 2,
      limits: "trial",
    });
  });

  test("a quarter that lacks one of its months has no value", () => {
    expect(pointsOf("lacking")[1]).toMatchObject({ at: "2024-04-01", state: "not_estimable", value: null });
    expect(pointsOf("lacking")[2]).toMatchObject({ at: "2024-07-01", state: "value", value: 2 });
  });
});

describe("fewer than one stay a month, from stay to stay", () => {
  test("the days are counted on the clock, and the first stay ends none", () => {
    // From 10:00 on the 10th to 22:00 on the 20th of January; 60 days on, in a leap year, is the 20th of March.
    expect(pointsOf("clock")).toMatchObject([
      { chart: "t", period: "stay", at: "2024-01-20", state: "value", value: 10.5, numerator: null },
      { chart: "t", period: "stay", at: "2024-03-20", state: "value", value: 60 },
    ]);
  });

  test("of two stays that began on one day the first stands first, on the page too", async () => {
    expect(pointsOf("same-day").map(({ value }) => value)).toEqual([59.75, 0.25]);
    const shown = saidBy((await readMonitoring(database.connection, "stays")).get("same-day") ?? [], "now");
    expect(shown?.points.map((point) => unpackPoint(point).value)).toEqual([59.75, 0.25]);
  });

  test("whole days are counted where a source has no clock", () => {
    expect(pointsOf("dated")).toMatchObject([{ chart: "g", value: 10 }]);
    expect(pointsOf("half-dated")).toMatchObject([
      { chart: "g", value: 10 },
      { chart: "g", value: 60 },
    ]);
  });

  test("they have limits as other series have", () => {
    expect(pointsOf("thirteen")).toHaveLength(12);
    expect(pointsOf("thirteen")[0]).toMatchObject({ limits: "limits", phase: 1 });
    expect(phasesOf("thirteen")).toMatchObject([
      { chart: "t", base_points: 12, months: 24, stays_a_month: 13 / 24 },
    ]);
  });

  test("they are unknown where a month between the stays is not reported: one may be missing", () => {
    expect(pointsOf("rare")).toMatchObject([
      { at: "2024-03-10", state: "incomplete", value: null },
      { at: "2024-03-15", state: "value", value: 5 },
      // Summer time began in between.
      { at: "2024-06-15", state: "value", value: 92 - 1 / 24 },
    ]);
  });

  test("one unit of five without a report leaves its prison's days unknown, and the others' known", () => {
    expect(pointsOf("five")).toMatchObject([{ state: "incomplete", value: null }, { value: 5 }, {}]);
    expect(pointsOf("five-a")).toMatchObject([{ state: "value", value: 60 }, { value: 5 }, {}]);
  });

  test("no stay, or one, has none between; and a place without a month that has a rate has no chart", () => {
    for (const placeId of ["once", "never", "unsure"]) expect(pointsOf(placeId)).toEqual([]);
    expect(phasesOf("never")).toEqual([]);
  });
});

describe("the dated list of baselines", () => {
  test("nothing else re-bases a chart, however plain the shift", () => {
    expect(phasesOf("undecided")).toHaveLength(1);
    expect(pointsOf("undecided")[0]).toMatchObject({ phase: 1, centre: 6.5 });
  });

  test("a decision does, and goes with the phase", () => {
    expect(pointsOf("rebased")[11]).toMatchObject({ phase: 1, centre: 3 });
    expect(pointsOf("rebased")[12]).toMatchObject({ phase: 2, centre: 10 });
    expect(phasesOf("rebased")).toMatchObject([
      { phase: 1, last_at: "2024-12-01", begins_on: null, reason: null, decided_by: null },
      {
        phase: 2,
        first_at: "2025-01-01",
        begins_on: "2025-01-01",
        reason: "Ny bruk av enheten",
        decided_by: "direktoratet",
        decided_on: "2025-03-01",
      },
    ]);
  });

  test("a phase that is too new has no limits, and leaves those of the one before as they are", () => {
    expect(phasesOf("lately")).toMatchObject([{ base_points: 18 }, { limits: "none" }]);
    expect(phasesOf("lately")[0]?.["limits"]).not.toBe("none");
    const limits = pointsOf("lately").map((point) => point["limits"]);
    expect(new Set(limits.slice(0, 18))).toEqual(new Set([phasesOf("lately")[0]?.["limits"]]));
    expect(new Set(limits.slice(18))).toEqual(new Set(["none"]));
  });

  test("the place above has its own decisions", () => {
    expect(phasesOf("ila").map((phase) => phase["begins_on"])).toEqual([null, "2025-01-01"]);
    expect(phasesOf("norge")).toHaveLength(1);
  });

  test("a decided baseline fixes centre and spread, and later months are read against both", () => {
    expect(pointsOf("fixed")[23]).toMatchObject({
      phase: 1,
      value: 11,
      centre: 3,
      upper: expect.closeTo(3 + 3 * Math.sqrt(Math.PI), 10),
      signals: ["outside_limits_higher"],
    });
    expect(phasesOf("fixed")).toMatchObject([{ base_points: 12, baseline_to: "2024-12-31" }]);
  });

  test("a baseline that nothing was reported in gives no limits", () => {
    expect(pointsOf("unreported")[0]).toMatchObject({ value: 2, centre: null, limits: "none", phase: 1 });
    expect(phasesOf("unreported")).toMatchObject([{ limits: "none", base_points: 0 }]);
  });
});

describe("the self-harm share, by quarter", () => {
  /** Two units' 27 months with four stays each: 12 and 13 in turn of a quarter's 24 about self-harm. */
  const answered = ["one", "other"].flatMap((unit) =>
    times(27, 4).map((stays, index): ReportRow => {
      const more = unit === "one" && index % 6 === 3 ? 1 : 0;
      return {
        unit,
        month: monthOf(index),
        placements: begun(monthOf(index), stays ?? 0).map((placement, number) => ({
          ...placement,
          // In the last quarter five of the 24 have no answer.
          ...(index === 26 && (unit === "one" || number === 0)
            ? {}
            : { reasons: [number < 2 + more ? "self_harm" : "violence"] }),
        })),
      };
    }),
  );
  let shares: StoredRow[];
  beforeAll(async () => {
    const world = await built(reports(...answered), {
      asOf: "2026-04-20",
      places: [
        ...oneUnit.slice(0, 3),
        place("prison", "far", "region-ost"),
        place("unit", "one", "ila"),
        place("unit", "other", "far"),
      ],
    });
    shares = await world.rows(
      `select points.*, phases.dispersion, phases.base_points
      from published.monitoring_points as points
      join published.monitoring_phases as phases using (organisation, place_id, indicator_id, phase)
      where points.indicator_id = 'self_harm_share_stays' and points.organisation = 'now'
      order by points.place_id, points.point`,
    );
    world.close();
  });

  test("only the regions and the country have it", () => {
    expect([...new Set(shares.map((row) => row["place_id"]))]).toEqual(["norge", "region-ost"]);
  });

  test("twelve and thirteen of 24 in turn lie within three times what they differ by, divided by 1.128", () => {
    const quarters = shares.filter((row) => row["place_id"] === "region-ost");
    expect(quarters).toHaveLength(9);
    expect(quarters[1]).toMatchObject({
      chart: "p_prime",
      period: "quarter",
      at: "2024-04-01",
      numerator: 13,
      denominator: 24,
      value: 13 / 24,
      centre: 12.5 / 24,
      lower: expect.closeTo((12.5 - 3 / 1.128) / 24, 10),
      upper: expect.closeTo((12.5 + 3 / 1.128) / 24, 10),
      limits: "trial",
      base_points: 8,
      signals: [],
    });
  });

  test("a quarter with fewer than 20 answers has no share, and is no quarter without self-harm", () => {
    expect(shares.at(-1)).toMatchObject({
      at: "2026-01-01",
      state: "not_estimable",
      denominator: 19,
      value: null,
      centre: null,
    });
  });
});

test("no point has a value without being one, or limits without a value", () => {
  expect(allPoints.filter((row) => (row["state"] === "value") !== (row["value"] !== null))).toEqual([]);
  expect(allPoints.filter((row) => row["value"] === null && row["centre"] !== null)).toEqual([]);
});
