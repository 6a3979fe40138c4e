import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { dataFolder } from "../intake/data-folder.ts";
import { readGivenOut } from "../record/given-out.ts";
import { keepHeldRevision } from "../record/held-revisions.ts";
import { keepShownRelease } from "../record/shown-figures.ts";
import type { Reference } from "../reference/reference.ts";
import { builtFigures, place, type Built, type RawRows, type ReportRow } from "../test-rows.ts";
import { giveOut, type Asked } from "./give-out.ts";
import { keepRelease } from "./keep-release.ts";
import { reportsOf, sixUnits, yearOf } from "./made-up-nation.ts";
import { protectedFigures, protectedSystems, type ProtectedFigures } from "./protected-figures.ts";
import type { ListedNumber, ReleaseState } from "./release-state.ts";
import { solver } from "./solver.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "protection-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const made = new Map<string, Promise<Built>>();
afterAll(async () => {
  for (const each of made.values()) (await each).close();
});

interface NationOf {
  raw: RawRows;
  places?: typeof sixUnits;
  reference?: Partial<Reference>;
}

/** A nation, made once for all that ask of it. */
function nation(name: string, { raw, places = sixUnits, reference }: NationOf): Promise<Built> {
  const known = made.get(name) ?? builtFigures(raw, { places, ...(reference ? { reference } : {}) });
  made.set(name, known);
  return known;
}

interface AskedOf {
  audience?: "offentlig" | "departementet";
  asOf?: string;
  /** Read what was given out before, as we do; without it each release is protected as if it were the first. */
  recorded?: boolean;
}

async function given(
  from: Promise<Built>,
  { audience = "offentlig", asOf = "2026-11-20", recorded = true }: AskedOf = {},
): Promise<ProtectedFigures> {
  const { connection } = await from;
  await connection.run("update reference.run set as_of = $as_of::date", { as_of: asOf });
  return protectedFigures(connection, { id: audience }, recorded ? { folder } : {});
}

async function released(from: Promise<Built>, asked: AskedOf = {}): Promise<ProtectedFigures> {
  const release = await given(from, asked);
  await keepShownRelease(dataFolder(folder), release.inside.release);
  return release;
}

function stays(
  of: ProtectedFigures,
  place_id: string,
  period = "year",
  start = "2025-01-01",
  organisation = "then",
) {
  const found = of.figures.find(
    (figure) =>
      figure.indicator_id === "stays_started" &&
      figure.measure_id === "safety_cell" &&
      figure.population === "adults" &&
      figure.place_id === place_id &&
      figure.period === period &&
      figure.period_start === start &&
      figure.organisation === organisation,
  );
  if (!found) throw new Error(`no such figure: ${place_id} ${period} ${start} ${organisation}`);
  return found.value ?? undefined;
}

/** The first less the others; undefined where one of them is hidden. */
function less(first: number | undefined, ...others: (number | undefined)[]): number | undefined {
  return others.reduce(
    (left, each) => (left === undefined || each === undefined ? undefined : left - each),
    first,
  );
}

const vest = { "vest-1": yearOf(3), "vest-2": yearOf(2), "vest-3": yearOf(1) };
const spread = (all: number) =>
  yearOf(0).map((_, month) => Math.floor((all * (month + 1)) / 12) - Math.floor((all * month) / 12));
const atFirst = { ...vest, "ost-1": spread(24), "ost-2": spread(4), "ost-3": spread(3) };
const whole = () => nation("whole", { raw: reportsOf(atFirst) });

const corrected = () =>
  nation("corrected", { raw: reportsOf({ ...atFirst, "ost-2": [...spread(4).slice(0, 11), 27] }) });

describe("two releases with a correction between them", () => {
  test("each protected by itself, the second gives away what the first hid; protected together they do not", async () => {
    const first = await released(whole());
    expect(stays(first, "ost-3")).toBeUndefined();
    const hidden = (second: ProtectedFigures) =>
      less(stays(second, "region-ost"), stays(second, "ost-2"), stays(first, "ost-1"));
    expect(hidden(await given(corrected(), { recorded: false }))).toBe(3);
    const ours = await given(corrected());
    expect(hidden(ours)).toBeUndefined();
    expect(stays(ours, "ost-3")).toBeUndefined();
  });
});

const isLate = ({ unit, month }: ReportRow) => unit === "vest-3" && month === "2025-05";

const without = () =>
  nation("without", {
    raw: reportsOf(atFirst, { change: (report) => (isLate(report) ? [] : [report]) }),
  });

describe("a report that comes late, between two releases", () => {
  test("each by itself, their difference is what the unit had in the month; the second is stopped, and says what to hold back", async () => {
    const first = await released(without());
    const naive = await given(whole(), { recorded: false });
    expect(less(stays(naive, "vest-3"), stays(first, "vest-3"))).toBe(1);
    await expect(given(whole())).rejects.toThrow(
      /Utgaven er stoppet: .*rettelsen av vest-3 2025-05:\n.*--unit vest-3 --month 2025-05/s,
    );
  });

  test("held back, or on a day that is not one of revision, what was given out stands as it stood", async () => {
    const first = await released(without(), { asOf: "2026-10-20" });
    const between = await given(whole(), { asOf: "2026-10-21" });
    await keepHeldRevision(dataFolder(folder), {
      held_on: "2026-11-20",
      audience: "offentlig",
      unit_id: "vest-3",
      month: "2025-05-01",
      until: "2027-02-01",
      reason: "test",
      held_by: "test",
    });
    for (const second of [between, await given(whole())]) {
      expect(second.held).toEqual([{ unit_id: "vest-3", month: "2025-05-01" }]);
      expect(second.figures).toEqual(first.figures);
    }
  });
});

const view = (of: ProtectedFigures, organisation: string) =>
  stays(of, "region-vest", "quarter", "2025-01-01", organisation);

describe("a unit that changes region", () => {
  const moved = sixUnits.flatMap((row) =>
    row.place_id === "fengsel-vest-3"
      ? [
          place("prison", "fengsel-vest-3", "region-vest", { valid_to: "2025-07-01" }),
          place("prison", "fengsel-vest-3", "region-ost", { valid_from: "2025-07-01" }),
        ]
      : [row],
  );
  const raw = reportsOf({ ...atFirst, "vest-3": spread(6) });

  test("the region by the organisation then, less the region now, is never the unit's own quarter", async () => {
    const both = await given(nation("moved", { raw, places: moved }), { audience: "departementet" });
    // Neither is small by itself: 16 and 15 stays, and protected by itself each is shown.
    expect(less(view(both, "then"), view(both, "now"))).toBeUndefined();
  });
});

describe("a figure that others have published", () => {
  const ombud = {
    period_start: "2025-01-01",
    period_end: "2025-12-31",
    place_id: "ost-1",
    measure_id: "safety_cell",
    indicator_id: "placements",
    value: 24,
    counts_nb: "plasseringer",
    source: "Sivilombudet",
    confidence: "high",
  };
  const raw = reportsOf({ ...vest, "ost-1": spread(24), "ost-2": spread(2), "ost-3": yearOf(0) });

  test("taken from the region's sum it would give away what is hidden, and does not", async () => {
    const ofRegion = async (name: string, publishedFigures: (typeof ombud)[]) =>
      stays(await given(nation(name, { raw, reference: { publishedFigures } })), "region-ost");
    // The unit beside is hidden to guard the small one, and the sum is shown: with 24 from elsewhere, two are left.
    expect(less(await ofRegion("unpublished", []), 24)).toBe(2);
    expect(less(await ofRegion("published", [ombud]), 24)).toBeUndefined();
  });
});

const number = (period: string, within: string[], value: number): ListedNumber => ({
  measure_id: "safety_cell",
  population: "adults",
  kind: "stays",
  organisation: "then",
  place_level: "country",
  place_id: "norge",
  period,
  period_start: within[0] ?? "",
  months: within,
  value,
  persons: value,
  largest: 1,
  place_in_tables: "listed",
});

const nobody = () => ({ persons: 0, largest: 0 });

const asked = (place_id: string): Asked => ({
  audience: { id: "offentlig" },
  figure: {
    organisation: "then",
    place_id,
    period: "year",
    period_start: "2025-01-01",
    measure_id: "safety_cell",
    population: "adults",
    indicator_id: "stays_started",
  },
  given_on: "2026-11-20",
  receiver: "en forsker",
  reason: "innsyn, vurdert konkret",
  given_by: "test, saksbehandler",
});

describe("a hidden figure given to one receiver", () => {
  const raw = reportsOf({ ...vest, "ost-1": spread(24), "ost-2": spread(2), "ost-3": yearOf(0) });
  const country = () => nation("unpublished", { raw, reference: { publishedFigures: [] } });

  test("is kept with receiver and reason and counts as known from then on; one that gives away another is refused", async () => {
    const release = await given(country());
    await keepRelease(dataFolder(folder), release, release.as_of);
    expect([stays(release, "ost-1"), stays(release, "ost-2")]).toEqual([undefined, undefined]);
    const { connection } = await country();
    await expect(giveOut(connection, folder, asked("ost-1"))).rejects.toThrow(
      /Tallet kan ikke gis ut alene: .* som er skjult/,
    );
    expect(readGivenOut(dataFolder(folder))).toEqual([]);
    expect((await giveOut(connection, folder, asked("ost-2"))).number.value).toBe(2);
    expect(readGivenOut(dataFolder(folder))).toMatchObject([
      { receiver: "en forsker", number: { value: 2 } },
    ]);
    // The unit beside was hidden for its sake, and need not be any longer.
    expect(stays(await given(country()), "ost-1")).toBe(24);
  });
});

describe("a rolling year, or a year to date, against its months", () => {
  const counts = [9, 8, 2, 7, 9, 8, 7, 9, 8, 7, 9, 8];
  const months = counts.map((_, index) => `2025-${String(index + 1).padStart(2, "0")}-01`);
  const ofMonths = counts.map((count, index) => number("month", months.slice(index, index + 1), count));
  const toDate = number("last_12", months, 91);
  const nothing = {
    outside_rates: 0,
    unreported: 0,
    self_harm: 0,
    other_reason: 0,
    unanswered: 0,
    minutes: 0,
  };
  const ofUnit = { unit_id: "ila-enhet", measure_id: "safety_cell", population: "adults", isMissing: false };
  const inCountry = { unit_id: "ila-enhet", organisation: "then", place_level: "country", place_id: "norge" };
  const state = (numbers: ListedNumber[]): ReleaseState => ({
    numbers,
    unitMonths: months.map((month, index) => ({
      ...ofUnit,
      month,
      amounts: { stays: counts[index] ?? 0, ...nothing },
    })),
    memberships: months.map((month) => ({ ...inCountry, month })),
  });

  async function hiddenOf(...tables: ListedNumber[]): Promise<ListedNumber[]> {
    const policy = { leastStays: 5, leastPersons: 3, dominantShare: 0.85 };
    const systems = protectedSystems(await solver(), [state(tables)], policy, nobody);
    return systems.flatMap(({ joint, guarded: { hidden } }) =>
      tables.filter((each) => hidden.has(joint.system.cells[joint.cellOf(0, each) ?? -1]?.id ?? "")),
    );
  }

  test("the months by themselves hide the small one alone, which the year gives away; together two are hidden", async () => {
    expect(await hiddenOf(...ofMonths)).toEqual([ofMonths[2]]);
    expect(await hiddenOf(toDate)).toEqual([]);
    const together = await hiddenOf(...ofMonths, toDate);
    expect(together).toContain(ofMonths[2]);
    expect(together).toHaveLength(2);
  });
});
