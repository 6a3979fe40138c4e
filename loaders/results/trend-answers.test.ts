import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMonths } from "../forms/oslo-time.ts";
import { readReference, type Place } from "../reference/reference.ts";
import {
  at,
  built,
  ofExclusions,
  place,
  profiled,
  reports,
  type Built,
  type PlacementRow,
  type ReportRow,
} from "../test-rows.ts";

const asOf = "2026-11-20";
const [begins, ends] = ["2021-04", "2026-10"];

const monthsFrom = (month: string, until: string): string[] =>
  month > until ? [] : [month, ...monthsFrom(addMonths(month, 1), until)];

/** So many stays of ten hours, each of a person of its own, on the first days of the month. */
function stays(month: string, count: number, given: Partial<PlacementRow> = {}): PlacementRow[] {
  return Array.from({ length: count }, (_, index) => {
    const day = `${month}-${String(index + 1).padStart(2, "0")}`;
    return { id: `${month}-${index}`, start: `${day} 08:00`, end: `${day} 18:00`, ...given };
  });
}

/** A unit's reports of every month, with so many stays. */
function monthly(
  unit: string,
  count: (index: number) => number,
  given: (month: string) => Partial<ReportRow> = () => ({}),
  [from, to] = [begins, ends],
): ReportRow[] {
  return monthsFrom(from, to).map((month, index) => ({
    unit,
    month,
    placements: stays(month, count(index)),
    ...given(month),
  }));
}

const constantly = (count: number) => () => count;

/** A place's answers on a trend by quarter. */
async function answers(database: Built, place_id: string, trend_id = "stays", organisation = "now") {
  return database.rows(`select * from results.trend_answers
    where place_id = '${place_id}' and trend_id = '${trend_id}' and organisation = '${organisation}' order by quarter`);
}

async function lastAnswer(database: Built, ...where: [string, string?, string?]) {
  return (await answers(database, ...where)).at(-1);
}

async function answerIn(database: Built, quarter: string, ...where: [string, string?, string?]) {
  return (await answers(database, ...where)).find((row) => row["quarter"] === quarter);
}

const unitOf = (id: string, given: Partial<Place> = {}) => place("unit", id, "ila", given);
const falling = (index: number) => 8 - Math.floor(index / 9);

describe("one country, counted by hand", () => {
  const places = [
    place("country", "norge", null),
    place("region", "ost", "norge"),
    place("region", "vest", "norge"),
    place("prison", "ila", "ost"),
    place("prison", "hamar", "ost"),
    place("prison", "moss", "ost", { valid_to: "2024-02-01" }),
    place("prison", "moss", "vest", { valid_from: "2024-02-01" }),
    unitOf("falling"),
    unitOf("mixed"),
    unitOf("grounds"),
    unitOf("closing", { valid_to: "2024-07-01" }),
    unitOf("resting", { valid_to: "2024-01-01" }),
    unitOf("resting", { valid_from: "2024-07-01" }),
    unitOf("becoming", { women: false, valid_to: "2024-04-01" }),
    unitOf("becoming", { women: true, valid_from: "2024-04-01" }),
    unitOf("late"),
    place("unit", "moving", "moss"),
    place("unit", "hamar-open", "hamar"),
    place("unit", "hamar-silent", "hamar"),
  ];
  const gently = [9, 9, 9, 9, 8, 8, 9, 8, 7, 8, 7, 6, 8, 7, 6, 7, 6, 5, 6, 5, 5, 3, 3];
  let database: Built;
  beforeAll(async () => {
    database = await built(
      reports(
        ...monthly("falling", falling),
        ...monthly("mixed", constantly(0), (month) => ({
          women: 300,
          under18: 100,
          placements: [
            ...stays(month, 1, { id: `${month}-w`, person: "H-anna", woman: true }),
            ...stays(month, 2),
            ...(month.endsWith("-01") ? stays(month, 1, { id: `${month}-u`, under18: true }) : []),
          ],
        })),
        ...monthly("grounds", constantly(0), (month) => {
          const given: Partial<PlacementRow>[] = [
            { letter: "a", reasons: ["violence"] },
            { letter: "b", reasons: ["threats", "damage"] },
            { letter: "b", reasons: ["threats"] },
            { letter: "b" },
            { letter: "c", reasons: ["damage"] },
            { reasons: ["damage"] },
          ];
          return { placements: stays(month, 6).map((row, index) => ({ ...row, ...given[index] })) };
        }),
        ...monthly("closing", constantly(2), () => ({}), [begins, "2024-06"]),
        ...monthly(
          "resting",
          (index) => 12 - Math.floor(index / 3),
          () => ({}),
          [begins, "2023-12"],
        ),
        ...monthly("resting", constantly(0), () => ({}), ["2024-07", ends]),
        ...monthly("becoming", (index) => (index < 36 ? 2 : 9)),
        ...monthly("moving", constantly(2)),
        ...monthly("late", constantly(3), (month) => ({
          provisional: month === "2026-09",
          stated: month === "2026-08" ? 5 : 3,
        })).filter(({ month }) => !["2022-01", "2022-02", "2026-07"].includes(month)),
        ...monthly("hamar-open", constantly(0), () => ({ cells: 0 })),
        ...monthly("hamar-silent", (index) => {
          const inQuarter = gently[Math.floor(index / 3)] ?? 0;
          return Math.floor((inQuarter + 2 - (index % 3)) / 3);
        }).filter(({ month }) => month !== "2026-09"),
      ),
      { places, asOf },
    );
  });
  afterAll(() => database.close());

  test("a verdict says what it rests on: its window, its stays and their persons, its reports and its rule", async () => {
    // The first half year is out of the last window, which begins in October 2021.
    const inWindow = monthsFrom(begins, "2026-09")
      .map((_, index) => falling(index))
      .slice(6);
    const count = inWindow.reduce((total, each) => total + each, 0);
    expect(await lastAnswer(database, "falling")).toMatchObject({
      place_level: "unit",
      quarter: "2026-07-01",
      answer: "declining",
      observed_answer: "declining",
      settled_answer: "declining",
      unconfirmed_answer: null,
      reasons: [],
      first_quarter: "2021-10-01",
      quarters: 20,
      stays: count,
      persons: count,
      months_expected: 60,
      months_counted: 60,
      is_rate: true,
      persons_known: true,
      tipping_answer: null,
      rule_version: 2,
    });
  });

  test("a fall is said once two quarters give it; the first of them is shown as not confirmed", async () => {
    const rows = await answers(database, "falling");
    const first = rows.findIndex((row) => row["answer"] === "declining");
    expect(first).toBeGreaterThan(0);
    expect(rows[first]).toMatchObject({ settled_answer: "no_clear_change", unconfirmed_answer: "declining" });
    expect(rows[first + 1]).toMatchObject({ settled_answer: "declining", unconfirmed_answer: null });
  });

  test("the first seven quarters of a unit are too little data, and the ninth quarter of a region too", async () => {
    const reasons = (rows: Awaited<ReturnType<typeof answers>>) =>
      rows.map((row) => Array.isArray(row["reasons"]) && row["reasons"].includes("few_quarters"));
    expect(reasons(await answers(database, "falling")).lastIndexOf(true)).toBe(6);
    expect(reasons(await answers(database, "ost")).lastIndexOf(true)).toBe(8);
  });

  test("women, men and those under 18 have series of their own, and adults are women and men", async () => {
    const trends = ["stays", "stays_women", "stays_men", "stays_under_18"];
    const rows = await Promise.all(trends.map((trend) => lastAnswer(database, "mixed", trend)));
    expect(rows).toMatchObject([
      { answer: "no_clear_change", stays: 180, persons: 121 },
      { answer: "no_clear_change", stays: 60, persons: 1 },
      { answer: "no_clear_change", stays: 120, persons: 120 },
      { answer: "too_little_data", stays: 5, persons: 5 },
    ]);
  });

  test("a person counts once in a window, and not in windows before their first stay", async () => {
    const persons = (await answers(database, "mixed")).map((row) => row["persons"]);
    expect(persons.slice(0, 3)).toEqual([7, 13, 19]);
  });

  test("the bridge series holds harm and damage, and leaves out threats alone and stays without a stated ground", async () => {
    expect(await lastAnswer(database, "grounds", "bridge_stays")).toMatchObject({ stays: 120, persons: 120 });
    expect(await lastAnswer(database, "grounds")).toMatchObject({ stays: 360, persons: 360 });
  });

  test("a unit that has closed has no answer after its last quarter, and its region goes on", async () => {
    expect(await lastAnswer(database, "closing")).toMatchObject({ quarter: "2024-04-01", stays: 78 });
    expect(await lastAnswer(database, "ost")).toMatchObject({ quarter: "2026-07-01" });
  });

  test("a fall before a unit rested and one after it are not two quarters in a row", async () => {
    const rows = await answers(database, "resting");
    const before = rows.findIndex((row) => row["quarter"] === "2023-10-01");
    expect(rows[before]).toMatchObject({ answer: "declining", settled_answer: "declining" });
    expect(rows[before + 1]).toMatchObject({
      quarter: "2024-07-01",
      answer: "declining",
      settled_answer: "no_clear_change",
      unconfirmed_answer: "declining",
    });
    expect(rows[before + 2]).toMatchObject({ settled_answer: "declining" });
  });

  test("a unit that becomes a prison for women begins anew: other levels of use are no rise", async () => {
    const row = await lastAnswer(database, "becoming");
    expect(row).toMatchObject({ answer: "no_clear_change", stays: 30 * 2 + 30 * 9, quarters: 20 });
    expect(row?.["ratio_per_year"]).toBeCloseTo(1, 6);
    // So it is told wherever it is a part of, and only of the windows in which it was both.
    const told = await database.rows(`select place_id, min(quarter)::date as since from results.trend_answers
      where organisation = 'now' and trend_id = 'stays' and place_id in ('becoming', 'ost', 'moving')
        and became_another group by all order by all`);
    expect(told).toEqual([
      { place_id: "becoming", since: "2024-04-01" },
      { place_id: "ost", since: "2024-04-01" },
    ]);
  });

  test("a provisional report, one that lacks rows and one that is missing do not count, and what is known of them is kept", async () => {
    const quarters = await database.rows(`select * from indicators.unit_quarters
      where unit_id = 'late' and population = 'adults' and quarter = '2026-07-01'`);
    expect(quarters).toMatchObject([
      {
        months_expected: 3,
        months_counted: 0,
        months_unbounded: 2,
        stays: 0,
        stays_known: 6,
        stays_lacking: 2,
      },
    ]);
    expect(await lastAnswer(database, "late")).toMatchObject({
      answer: "no_clear_change",
      months_expected: 60,
      months_counted: 55,
      // One of three months is no quarter: what March 2022 tells is not counted either.
      quarters: 18,
      stays: 54 * 3,
      persons: 54 * 3,
    });
  });

  test("a month with fewer stated than told of may have had as few as stated, and as many as told of", async () => {
    const placements = ["05", "15", "25"].map((day) => ({
      id: day,
      start: `2026-09-${day} 10:00`,
      end: `2026-09-${day} 12:00`,
      reasons: day === "05" ? ["self_harm"] : ["violence"],
    }));
    const months = ["2026-07", "2026-08"].map((month) => ({ unit: "ila-enhet", month }));
    const surplus = await built(
      reports(...months, { unit: "ila-enhet", month: "2026-09", stated: 1, placements }),
      { asOf: "2026-11-20" },
    );
    const quarters = await surplus.rows(
      "select * from indicators.unit_quarters where population = 'adults' and quarter = '2026-07-01'",
    );
    surplus.close();
    expect(quarters).toMatchObject([
      {
        months_counted: 2,
        months_unbounded: 0,
        stays_known: 1,
        self_harm_stays_known: 0,
        stays_lacking: 2,
      },
    ]);
  });

  test("a place without a stay of a kind has no persons with one, which is a number", async () => {
    const [row] = await database.rows(`select stays, persons from results.trend_answers
      where place_id = 'becoming' and trend_id = 'stays_under_18' and organisation = 'now' order by quarter desc limit 1`);
    expect(row).toEqual({ stays: 0, persons: 0 });
  });

  test("a fall that a missing month could undo is withheld, with how many stays and which units it turns on", async () => {
    const withheld = {
      answer: "withheld",
      observed_answer: "declining",
      settled_answer: "withheld",
      tipping_answer: "no_clear_change",
      tipping_side: "at_least",
      tipping_months: 1,
      tipping_units: ["hamar-silent"],
    };
    expect(await lastAnswer(database, "hamar-silent")).toMatchObject(withheld);
    // The prison's other unit has no safety cell.
    expect(await lastAnswer(database, "hamar")).toMatchObject(withheld);
  });

  test("a prison that moves in the middle of a quarter is counted where it was, or where it is", async () => {
    const quarter = "2024-01-01";
    // 36 months until March 2024, 34 of them in the region that it left.
    expect(await answerIn(database, quarter, "vest", "stays", "now")).toMatchObject({
      stays: 72,
      months_expected: 36,
      months_counted: 36,
    });
    expect(await answerIn(database, quarter, "vest", "stays", "then")).toMatchObject({
      stays: 4,
      months_expected: 2,
      months_counted: 2,
    });
    const difference =
      Number((await answerIn(database, quarter, "ost", "stays", "then"))?.["stays"]) -
      Number((await answerIn(database, quarter, "ost", "stays", "now"))?.["stays"]);
    expect(difference).toBe(68);
    expect(await answerIn(database, quarter, "norge", "stays", "then")).toMatchObject({
      stays: (await answerIn(database, quarter, "norge", "stays", "now"))?.["stays"],
    });
  });

  test("the fitted line belongs to the last answer, a quarter at a time, with the stays that were counted", async () => {
    const fits = await database.rows(`select * from results.trend_fits
      where place_id = 'closing' and trend_id = 'stays' and organisation = 'now' order by quarter`);
    expect(fits).toHaveLength(13);
    expect(fits[0]).toMatchObject({ quarter: "2021-04-01", events: 6, exposure: 3000 });
    for (const row of fits) {
      expect(row["fitted"]).toBeCloseTo(6, 6);
      expect(Number(row["lower"])).toBeLessThan(6);
      expect(Number(row["upper"])).toBeGreaterThan(6);
    }
  });

  test("places that are listed beside each other carry a flag, and the country is in no list", async () => {
    expect(await lastAnswer(database, "falling")).toMatchObject({ list_flag: true });
    expect(await lastAnswer(database, "mixed")).toMatchObject({ list_flag: false });
    expect(await lastAnswer(database, "norge")).toMatchObject({ list_flag: null, list_p: null });
  });
});

/** About so many a month, as unevenly as counts are, and the same in every year. */
const about = (level: number, unit: number) => (index: number) =>
  Math.max(0, Math.round(level * (1 + 0.5 * Math.sin(2.4 * index + 1.7 * unit))));

/** How many times the rate of the last year's quarters is that of the first year's, all units taken together. */
async function crudeChange(database: Built, region: string): Promise<number> {
  const [row] = await database.rows(`select
      sum(stays) filter (quarter >= date '2026-01-01') / sum(exposure) filter (quarter >= date '2026-01-01')
          / (sum(stays) filter (quarter < date '2022-01-01') / sum(exposure) filter (quarter < date '2022-01-01'))
          as change
    from indicators.unit_quarters
    where starts_with(unit_id, '${region}-') and population = 'adults'`);
  return Number(row?.["change"]);
}

describe("a region of which one unit uses the cell much", () => {
  const regions = ["closes", "falls-silent", "opens", "opens-and-closes", "changes-all"];
  const others = [1, 2, 3, 4];
  const [early, late] = ["2023-07-01", "2025-01-01"];
  const heavy: Record<string, Partial<Place>[]> = {
    closes: [{ valid_to: late }],
    "falls-silent": [{}],
    opens: [{ valid_from: early }],
    "opens-and-closes": [{ valid_from: early, valid_to: late }],
    "changes-all": [{ valid_to: late }],
  };
  const places = [
    place("country", "norge", null),
    ...regions.flatMap((region) => [
      place("region", region, "norge"),
      place("prison", `${region}-prison`, region),
      ...(heavy[region] ?? []).map((given) => place("unit", `${region}-heavy`, `${region}-prison`, given)),
      ...others.map((number) =>
        place(
          "unit",
          `${region}-${number}`,
          `${region}-prison`,
          // Where all changes, one unit opens as the heavy one closes.
          region === "changes-all" && number === 1 ? { valid_from: late } : {},
        ),
      ),
    ]),
  ];
  const isOpen = ({ unit, month }: ReportRow) =>
    places.some(
      (row) =>
        row.place_id === unit &&
        (row.valid_from ?? "") <= `${month}-01` &&
        (row.valid_to ?? "9999") > `${month}-01`,
    );
  const isSent = ({ unit, month }: ReportRow) => unit !== "falls-silent-heavy" || month < late.slice(0, 7);
  let database: Built;
  beforeAll(async () => {
    const sent = regions.flatMap((region, number) => [
      ...monthly(`${region}-heavy`, about(9, number)),
      ...others.flatMap((unit) => monthly(`${region}-${unit}`, about(1.5, number + unit))),
    ]);
    database = await built(reports(...sent.filter(isOpen).filter(isSent)), { places, asOf });
  });
  afterAll(() => database.close());

  test("the region's own rate falls by two fifths or more when it goes, and rises by two fifths when it comes", async () => {
    expect(await crudeChange(database, "closes")).toBeLessThan(0.6);
    expect(await crudeChange(database, "falls-silent")).toBeLessThan(0.6);
    expect(await crudeChange(database, "changes-all")).toBeLessThan(0.6);
    expect(await crudeChange(database, "opens")).toBeGreaterThan(1.4);
  });

  test.each(regions)(
    "a region where a heavy unit %s is never said to fall or rise, in any quarter or series",
    async (region) => {
      const said = await database.rows(`select distinct answer from (
        select unnest([answer, observed_answer, settled_answer]) as answer from results.trend_answers
        where place_id in ('${region}', '${region}-prison')
      ) order by all`);
      const words = said.map((row) => row["answer"]);
      expect(words).toContain("no_clear_change");
      expect(words).not.toContain("declining");
      expect(words).not.toContain("increasing");
    },
  );

  test("nor is the country of them all", async () => {
    const rows = await database.rows(`select distinct settled_answer as answer from results.trend_answers
      where place_id = 'norge' and trend_id = 'stays' order by all`);
    expect(rows.map((row) => row["answer"])).not.toContain("declining");
    expect(rows.map((row) => row["answer"])).not.toContain("increasing");
  });

  test("the unit that fell silent has no answer about today", async () => {
    expect(await lastAnswer(database, "falls-silent-heavy")).toMatchObject({
      answer: "too_little_data",
      settled_answer: "too_little_data",
      months_counted: 39,
      months_expected: 60,
      reasons: ["low_coverage", "silent"],
    });
  });
});

test("at commencement the window begins anew, and the bridge series runs through it", async () => {
  const { grounds } = readReference();
  const adopted = grounds.map((row) =>
    row.regime === "adopted" ? { ...row, valid_from: "2025-02-10" } : row,
  );
  const database = await built(
    reports(
      ...monthly("ila-enhet", constantly(0), (month) => ({
        placements:
          month < "2025-03"
            ? [
                ...stays(month, 1, { id: `${month}-a`, letter: "a" }),
                ...stays(month, 1, { id: `${month}-t`, letter: "b", reasons: ["threats"] }),
              ]
            : stays(month, 2, { letter: "b", regime: "adopted" }),
      })),
    ),
    { asOf, reference: { grounds: adopted } },
  );
  const inQuarter = (quarter: string, trend: string) => answerIn(database, quarter, "ila-enhet", trend);
  // The act came into force in February, so April begins its first whole quarter.
  expect(await inQuarter("2025-01-01", "stays")).toMatchObject({
    answer: "no_clear_change",
    first_quarter: "2021-04-01",
  });
  expect(await inQuarter("2025-04-01", "stays")).toMatchObject({
    answer: "too_little_data",
    first_quarter: "2025-04-01",
    stays: 6,
    persons: 6,
  });
  expect(await inQuarter("2026-07-01", "stays")).toMatchObject({
    first_quarter: "2025-04-01",
    stays: 36,
    persons: 36,
  });
  expect(await inQuarter("2026-07-01", "bridge_stays")).toMatchObject({
    first_quarter: "2021-10-01",
    stays: 41 + 38,
    persons: 41 + 38,
  });
  database.close();
});

describe("a source without prison days and persons", () => {
  const months = monthsFrom("2012-01", "2015-12");
  const ofUnit = (enhet: string, count: number) =>
    months.flatMap((month) =>
      stays(month, count).map(({ id, start, end }) => ({
        enhet,
        plassering: `${enhet} ${id}`,
        start: at(start),
        slutt: end === undefined ? null : at(end),
      })),
    );
  let database: Built;
  beforeAll(async () => {
    const raw = profiled("f", {
      file: {
        covers_from: "2012-01",
        covers_to: "2015-12",
        comparable_from: "2012-04",
        comparable_to: "2015-09",
        unit_months_without_rows: "zero",
      },
      places: [
        { place_id: "us", place_level: "country", name: "US" },
        { place_id: "us-west", place_level: "region", name: "West", parent_id: "us" },
        { place_id: "us-a", place_level: "unit", name: "A", parent_id: "us-west" },
        { place_id: "us-b", place_level: "unit", name: "B", parent_id: "us-west" },
      ],
      placements: [...ofUnit("us-a", 3), ...ofUnit("us-b", 1)],
    });
    database = await built(raw, { asOf, reference: { cube: ofExclusions } });
  });
  afterAll(() => database.close());

  test("its verdicts are on counts by month, without persons, over the months that it says can be compared", async () => {
    expect(await lastAnswer(database, "us-a", "exclusion")).toMatchObject({
      quarter: "2015-07-01",
      answer: "no_clear_change",
      first_quarter: "2012-04-01",
      quarters: 14,
      stays: 3 * 42,
      persons: null,
      persons_p: null,
      months_expected: 42,
      months_counted: 42,
      is_rate: false,
      persons_known: false,
    });
    const exposures = await database.rows(
      "select distinct exposure from results.trend_fits where place_id = 'us' and organisation = 'now'",
    );
    expect(exposures).toEqual([{ exposure: 6 }]);
  });

  test("what it does not tell of has no verdict, not one of none", async () => {
    expect(await database.rows("select distinct trend_id from results.trend_answers")).toEqual([
      { trend_id: "exclusion" },
    ]);
  });
});
