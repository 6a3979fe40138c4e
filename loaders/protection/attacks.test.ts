import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { dataFolder } from "../intake/data-folder.ts";
import { readGivenOut } from "../record/given-out.ts";
import { keepHeldRevisions } from "../record/held-revisions.ts";
import { keepShownRelease } from "../record/shown-figures.ts";
import type { CubePart } from "../reference/reference.ts";
import { builtFigures, place, type Built, type RawRows, type ReportRow } from "../test-rows.ts";
import { giveOut, type Asked } from "./give-out.ts";
import { keepRelease } from "./keep-release.ts";
import { reportsOf, sixUnits, yearOf } from "./made-up-nation.ts";
import { numberOf } from "./number-site.ts";
import { protectedFigures, protectedSystems, type ProtectedFigures } from "./protected-figures.ts";
import type { ListedNumber, ReleaseState } from "./release-state.ts";
import { solver } from "./solver.ts";
import { noAmounts } from "./test-amounts.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "protection-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const asOf = "2026-02-20";

/** Figures of adults in a safety cell, and of no other. */
const adults: CubePart = {
  measure_id: "safety_cell",
  population: "adults",
  security: ["all"],
  reason: ["all"],
  periods: ["month", "quarter", "year"],
  indicators: ["all"],
  source: "made up",
};

interface Nation {
  raw: RawRows;
  places?: typeof sixUnits;
}

const made = new Map<Nation, Promise<Built>>();
afterAll(async () => {
  for (const each of made.values()) (await each).close();
});

/** A nation, made once for all that ask of it. */
function builtOf(nation: Nation): Promise<Built> {
  const { raw, places = sixUnits } = nation;
  const known =
    made.get(nation) ??
    builtFigures(raw, { places, asOf, reference: { cube: [adults], publishedFigures: [] } });
  made.set(nation, known);
  return known;
}

/** Has a correction held back from the day on. */
function hold(audience: string, unit_id: string, month: string, held_on = asOf): Promise<void> {
  const held = { audience, unit_id, month, held_on, until: "2026-08-01", reason: "test", held_by: "test" };
  return keepHeldRevisions(dataFolder(folder), [held]);
}

/** Holds back what each stop names, until the release is made. */
async function givenAfterStops(from: Nation, of: AskedOf = {}): Promise<ProtectedFigures> {
  for (;;)
    try {
      return await given(from, of);
    } catch (error) {
      const named = [...String(error).matchAll(/--unit (\S+) --month (\S+) /g)];
      if (named.length === 0) throw error;
      for (const [, unit = "", months = ""] of named)
        for (const month of months.split(",")) await hold(of.audience ?? "offentlig", unit, `${month}-01`);
    }
}

interface AskedOf {
  audience?: "offentlig" | "departementet";
  on?: string;
}

/** What is given of a nation after all that the record holds. */
async function given(
  from: Nation,
  { audience = "offentlig", on = asOf }: AskedOf = {},
): Promise<ProtectedFigures> {
  const { connection } = await builtOf(from);
  await connection.run("update reference.run set as_of = $on::date", { on });
  return protectedFigures(connection, { id: audience }, { folder });
}

const firsts = new Map<Nation, Promise<ProtectedFigures>>();

/** What is given of a nation as if nothing had been given out before, found once for all that ask of it. */
async function first(of: Nation): Promise<ProtectedFigures> {
  const { connection } = await builtOf(of);
  const known = firsts.get(of) ?? protectedFigures(connection, { id: "offentlig" });
  firsts.set(of, known);
  return known;
}

async function released(from: Nation): Promise<ProtectedFigures> {
  const release = await first(from);
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

/** One less the others; undefined where one of them is hidden. */
function less(one: number | undefined, ...others: (number | undefined)[]): number | undefined {
  return others.reduce(
    (left, each) => (left === undefined || each === undefined ? undefined : left - each),
    one,
  );
}

const vest = { "vest-1": yearOf(3), "vest-2": yearOf(2), "vest-3": yearOf(1) };
const spread = (all: number) =>
  yearOf(0).map((_, month) => Math.floor((all * (month + 1)) / 12) - Math.floor((all * month) / 12));
const atFirst = { ...vest, "ost-1": spread(24), "ost-2": spread(2), "ost-3": yearOf(0) };
const whole: Nation = { raw: reportsOf(atFirst) };
const corrected: Nation = {
  raw: reportsOf({ ...atFirst, "ost-2": [...spread(2).slice(0, 11), 27] }),
};

describe("two releases with a correction between them", () => {
  test("each protected by itself, the second gives away what the first hid; protected together they do not", async () => {
    const before = await released(whole);
    expect(stays(before, "ost-2")).toBeUndefined();
    const hidden = (second: ProtectedFigures) =>
      less(stays(before, "region-ost"), stays(second, "ost-1"), stays(before, "ost-3"));
    expect(hidden(await first(corrected))).toBe(2);
    expect(hidden(await given(corrected))).toBeUndefined();
  });
});

const isLate = ({ unit, month }: ReportRow) => unit === "vest-3" && month === "2025-05";

const without: Nation = {
  raw: reportsOf(atFirst, { change: (report) => (isLate(report) ? [] : [report]) }),
};

describe("a report that comes late, between two releases", () => {
  test("each by itself, their difference is what the unit had in the month; the second is stopped, and says what to hold back", async () => {
    const before = await released(without);
    expect(less(stays(await first(whole), "vest-3"), stays(before, "vest-3"))).toBe(1);
    await expect(given(whole)).rejects.toThrow(
      /Utgaven er stoppet: .*rettelsen av vest-3 2025-05:\n.*--unit vest-3 --month 2025-05/s,
    );
  });

  test("held back, or on a day that is not one of revision, what was given out stands as it stood", async () => {
    const before = await released(without);
    const between = await given(whole, { on: "2026-03-21" });
    await hold("offentlig", "vest-3", "2025-05-01", "2026-05-20");
    for (const second of [between, await given(whole, { on: "2026-05-20" })]) {
      expect(second.held).toEqual([{ unit_id: "vest-3", month: "2025-05-01" }]);
      expect(second.figures).toEqual(before.figures);
    }
  });
});

/** Has the data folder's own list of tables give one view of the organisation alone. */
function giveOneView(organisation: "then" | "now"): void {
  const reference = join(folder, "reference");
  mkdirSync(reference, { recursive: true });
  const tables = readFileSync(join("data", "reference", "audience-tables.csv"), "utf8");
  writeFileSync(join(reference, "audience-tables.csv"), tables.replaceAll(",then now,", `,${organisation},`));
}

const view = (of: ProtectedFigures, organisation: string) =>
  stays(of, "region-vest", "quarter", "2025-01-01", organisation);

describe("a unit that changes region", () => {
  const moved: Nation = {
    raw: reportsOf({ ...atFirst, "vest-3": spread(6) }),
    places: sixUnits.flatMap((row) =>
      row.place_id === "fengsel-vest-3"
        ? [
            place("prison", "fengsel-vest-3", "region-vest", { valid_to: "2025-07-01" }),
            place("prison", "fengsel-vest-3", "region-ost", { valid_from: "2025-07-01" }),
          ]
        : [row],
    ),
  };
  const ministry = { audience: "departementet" } as const;

  test("protected view by view, the region then less the region now is the unit's own quarter; protected together it is not", async () => {
    giveOneView("then");
    const then = await given(moved, ministry);
    giveOneView("now");
    const now = await given(moved, ministry);
    // Neither is small by itself, and what lies between them is hidden in both.
    expect([view(then, "then"), view(now, "now")]).toEqual([16, 15]);
    expect(stays(then, "vest-3", "quarter")).toBeUndefined();
    rmSync(join(folder, "reference"), { recursive: true });
    const both = await given(moved, ministry);
    expect(less(view(both, "then"), view(both, "now"))).toBeUndefined();
  });
});

/** What is given out where others have published how many placements a unit had in the year. */
async function alsoPublished(unit: string): Promise<ProtectedFigures> {
  const { connection } = await builtOf(whole);
  await connection.run(
    `insert into reference.published_figures by name
    select '2025-01-01' as period_start, '2025-12-31' as period_end, $unit as place_id,
      'safety_cell' as measure_id, 'placements' as indicator_id, 24 as value, 'Sivilombudet' as source`,
    { unit },
  );
  try {
    return await given(whole);
  } finally {
    await connection.run("delete from reference.published_figures");
  }
}

describe("a figure that others have published", () => {
  test("taken from the region's sum it would give away what is hidden, and does not", async () => {
    // The unit beside is hidden to guard the small one, and the sum is shown: with 24 from elsewhere, two are left.
    expect(less(stays(await first(whole), "region-ost"), 24)).toBe(2);
    expect(less(stays(await alsoPublished("ost-1"), "region-ost"), 24)).toBeUndefined();
  });

  test("is as hidden in our own tables as it would have been: their number need not be ours", async () => {
    expect(stays(await alsoPublished("ost-2"), "ost-2")).toBeUndefined();
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
  given_on: asOf,
  receiver: "en forsker",
  reason: "innsyn, vurdert konkret",
  given_by: "test, saksbehandler",
});

describe("a hidden figure given to one receiver", () => {
  test("is kept with receiver and reason, and stays hidden from all others; one that gives away another is refused", async () => {
    const release = await first(whole);
    await keepRelease(dataFolder(folder), release, release.as_of);
    expect([stays(release, "ost-1"), stays(release, "ost-2")]).toEqual([undefined, undefined]);
    const { connection } = await builtOf(whole);
    await expect(giveOut(connection, folder, asked("ost-1"))).rejects.toThrow(
      /Tallet kan ikke gis ut alene: .* som er skjult/,
    );
    expect(readGivenOut(dataFolder(folder))).toEqual([]);
    expect((await giveOut(connection, folder, asked("ost-2"))).number.value).toBe(2);
    expect(readGivenOut(dataFolder(folder))).toMatchObject([
      { receiver: "en forsker", number: { value: 2 } },
    ]);
    const after = await given(whole);
    expect([stays(after, "ost-1"), stays(after, "ost-2")]).toEqual([undefined, undefined]);
  });
});

describe("a rolling year, or a year to date, against its months", () => {
  const counts = [9, 8, 2, 7, 9, 8, 7, 9, 8, 7, 9, 8];
  const months = counts.map((_, index) => `2025-${String(index + 1).padStart(2, "0")}-01`);
  const ofMonths = counts.map((count, index) => number("month", months.slice(index, index + 1), count));
  const toDate = number("last_12", months, 91);
  const ofUnit = { unit_id: "ila-enhet", measure_id: "safety_cell", population: "adults", isMissing: false };
  const inCountry = { unit_id: "ila-enhet", organisation: "then", place_level: "country", place_id: "norge" };
  const state = (numbers: ListedNumber[]): ReleaseState => ({
    numbers,
    unitMonths: months.map((month, index) => ({
      ...ofUnit,
      month,
      amounts: { ...noAmounts, stays: counts[index] ?? 0 },
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

const none = { "ost-3": yearOf(0), "vest-3": yearOf(0) };
const even = { ...none, "ost-1": yearOf(6), "ost-2": yearOf(6), "vest-1": yearOf(6), "vest-2": yearOf(6) };
const withMore = (unit: "vest-1" | "vest-2", month: number, more: number) =>
  even[unit].map((count, index) => (index === month - 1 ? count + more : count));
const twice: Nation = {
  raw: reportsOf({ ...even, "vest-1": withMore("vest-1", 2, 6), "vest-2": withMore("vest-2", 8, 7) }),
};

describe("two corrections of one year, of which one is held back", () => {
  test("leave the year as it stood, and what the other is in new; the releases after go on from there", async () => {
    const before = await released({ raw: reportsOf(even) });
    await hold("offentlig", "vest-2", "2025-08-01");
    for (const _ of [1, 2]) {
      const after = await given(twice);
      await keepRelease(dataFolder(folder), after, after.as_of);
      for (const unit of ["vest-2", "region-vest", "norge"])
        expect(stays(after, unit)).toBe(stays(before, unit));
      expect(stays(after, "norge", "month", "2025-08-01")).toBe(
        stays(before, "norge", "month", "2025-08-01"),
      );
      expect(stays(after, "norge", "month", "2025-02-01")).toBe(30);
    }
  });

  test("a figure that stands and is hidden is given out as it stood, and the releases after go on from there", async () => {
    const release = await released(whole);
    expect(stays(release, "ost-2")).toBeUndefined();
    const more = { ...atFirst, "ost-1": spread(30), "ost-2": [...spread(2).slice(0, 11), 27] };
    const after: Nation = { raw: reportsOf(more) };
    await hold("offentlig", "ost-2", "2025-12-01");
    const { connection } = await builtOf(after);
    await connection.run("update reference.run set as_of = $on::date", { on: asOf });
    expect((await giveOut(connection, folder, asked("ost-2"))).number.value).toBe(2);
    expect(stays(await given(after), "ost-2")).toBeUndefined();
  });
});

const unmoved: Nation = { raw: reportsOf({ ...atFirst, "vest-3": spread(6), "ost-2": spread(9) }) };
const movedSince: Nation = {
  ...unmoved,
  places: sixUnits.flatMap((row) =>
    row.place_id === "fengsel-vest-3"
      ? [
          { ...row, valid_to: "2026-01-01" },
          { ...row, parent_id: "region-ost", valid_from: "2026-01-01" },
        ]
      : [row],
  ),
};

describe("a unit that is moved when it has been given out", () => {
  const ministry = { audience: "departementet" } as const;

  test("stops the release, which names what is to stand; that is enough, and the one after goes on", async () => {
    const before = await given(unmoved, ministry);
    await keepRelease(dataFolder(folder), before, before.as_of);
    // All months of the unit in one command.
    const stopped =
      /^Utgaven er stoppet: .*endring.* av vest-3 2025-\d\d, 2025-.*:\nnpm run hold-back -- --audience departementet --unit vest-3 --month 2025-\d\d(,2025-\d\d)+ [^\n]*$/s;
    await expect(given(movedSince, ministry)).rejects.toThrow(stopped);
    for (const _ of [1, 2]) {
      const after = await givenAfterStops(movedSince, ministry);
      await keepRelease(dataFolder(folder), after, after.as_of);
      const [was, is] = [view(before, "now"), view(after, "now")];
      expect(is === undefined || is === was).toBe(true);
    }
    // When they are no longer held back it is stopped anew.
    await expect(given(movedSince, { ...ministry, on: "2026-08-20" })).rejects.toThrow(stopped);
  });
});

const ofPersons = (persons: number): Nation => ({
  raw: reportsOf(
    { ...none, "ost-1": yearOf(0), "ost-2": spread(24), "vest-1": yearOf(0), "vest-2": yearOf(0) },
    { persons: { "ost-2": persons } },
  ),
});

const persons = ({ figures }: ProtectedFigures) =>
  figures.find(
    ({ place_id, period, indicator_id }) =>
      place_id === "norge" && period === "year" && indicator_id === "persons",
  );

describe("a correction of who was there, and of nothing else", () => {
  test("stops a release in which too few are left, and says what is to stand", async () => {
    const before = await given(ofPersons(8));
    await keepRelease(dataFolder(folder), before, before.as_of);
    const few = ofPersons(2);
    await expect(given(few)).rejects.toThrow(
      /^Utgaven er stoppet: .*La tallene stå som de er gitt ut:\nnpm run hold-back -- --audience offentlig --unit ost-1 /s,
    );
    expect(persons(before)?.state).toBe("value");
    expect(persons(await givenAfterStops(few))).toEqual(persons(before));
  });
});

/** What is shown, number for number. */
const shownOf = ({ inside }: ProtectedFigures) =>
  inside.release.numbers
    .filter(({ place_in_tables }) => place_in_tables === "shown")
    .map((shown) => `${numberOf(shown, shown.kind)} ${shown.value}`);

test("a correction that is held back from the ministry is not shown to the public, who read their first release", async () => {
  const ministry = await given(whole, { audience: "departementet" });
  await keepShownRelease(dataFolder(folder), ministry.inside.release);
  const on = "2026-03-20";
  const [toPublic, toMinistry] = [
    await given(corrected, { on }),
    await given(corrected, { audience: "departementet", on }),
  ];
  const ofMinistry = new Set(shownOf(toMinistry));
  expect(stays(toMinistry, "norge")).toBe(stays(ministry, "norge"));
  expect(shownOf(toPublic).filter((shown) => !ofMinistry.has(shown))).toEqual([]);
  expect(stays(toPublic, "norge")).toBeUndefined();
  expect(stays(toPublic, "norge", "month")).toBe(stays(toMinistry, "norge", "month"));
});
