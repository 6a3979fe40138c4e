import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StoredRow } from "../duckdb.ts";
import {
  at,
  built,
  builtFigures,
  ofExclusions,
  oneUnit,
  place,
  profiled,
  reports,
  type Built,
  type PlacementRow,
  type ReportRow,
} from "../test-rows.ts";

const unit = "ila-enhet";
const asOf = "2026-04-20";

/** The figures of the country's first quarter of 2026, by indicator. */
const firstQuarter = async (given: ReportRow[], where: Partial<Record<string, string>> = {}, run = {}) => {
  const database = await builtFigures(reports(...given), { asOf, ...run });
  const rows = await database.figures({ period: "quarter", ...where });
  database.close();
  return new Map(rows.map((row) => [row["indicator_id"], row]));
};

/** One indicator of the country's first quarter of 2026, by population. */
const byPopulation = async (given: ReportRow[], indicator_id: string) => {
  const database = await builtFigures(reports(...given), { asOf });
  const rows = await database.rows(
    `select population, value from published.figures where organisation = 'now' and place_id = 'norge'
    and period = 'quarter' and indicator_id = '${indicator_id}'`,
  );
  database.close();
  return Object.fromEntries(rows.map(({ population, value }) => [population, value]));
};
const months = ["2026-01", "2026-02", "2026-03"];
const nil = months.map((month) => ({ unit, month }));
const begun = (number: number, given: Partial<PlacementRow> = {}): PlacementRow => ({
  id: `V-${number}`,
  start: `2026-03-${String((number % 28) + 1).padStart(2, "0")} 10:00`,
  end: `2026-03-${String((number % 28) + 1).padStart(2, "0")} 12:00`,
  ...given,
});
const many = (count: number, given: (number: number) => Partial<PlacementRow> = () => ({})) =>
  Array.from({ length: count }, (_, number) => begun(number, given(number)));
const inMarch = (placements: PlacementRow[], given: Partial<ReportRow> = {}): ReportRow[] => [
  ...nil.slice(0, 2),
  { unit, month: "2026-03", placements, ...given },
];

describe("counts", () => {
  test("a quarter with three nil reports has none, which is a value", async () => {
    const figures = await firstQuarter(nil);
    expect(figures.get("stays_started")).toMatchObject({
      state: "value",
      value: 0,
      low: null,
      high: null,
      months_expected: 3,
      months_reported: 3,
      units_expected: 1,
      units_reported: 1,
      method: "count",
    });
  });

  test("a quarter with two reports of three is incomplete: at least what is known, and nobody knows how many", async () => {
    const figures = await firstQuarter([
      nil[0] ?? { unit, month: "" },
      { unit, month: "2026-03", placements: many(2) },
    ]);
    expect(figures.get("stays_started")).toMatchObject({
      state: "incomplete",
      value: null,
      low: 2,
      high: null,
      months_reported: 2,
    });
  });

  test("with rows set aside it lies from what was accepted to what was stated", async () => {
    const figures = await firstQuarter(inMarch(many(2), { setAside: 1 }));
    expect(figures.get("stays_started")).toMatchObject({ state: "incomplete", value: null, low: 2, high: 3 });
    expect(figures.get("cell_hours")).toMatchObject({ state: "incomplete", value: null, low: 4, high: null });
  });

  test("with fewer stated than told of it lies from what was stated to what was told", async () => {
    const figures = await firstQuarter(inMarch(many(3), { stated: 1 }));
    expect(figures.get("stays_started")).toMatchObject({ state: "incomplete", low: 1, high: 3 });
    // Which of the three are too many nobody can say, and so neither how few hours and decisions there may be.
    for (const indicator of ["cell_hours", "decisions"])
      expect(figures.get(indicator)).toMatchObject({ state: "incomplete", low: null, high: null });
    expect(figures.get("prison_days")).toMatchObject({ state: "incomplete", low: 2000 });
  });

  test("with more rows set aside than the number stated leaves room for, each of them may be one more", async () => {
    const figures = await firstQuarter(inMarch(many(1), { stated: 1, setAside: 1 }));
    expect(figures.get("stays_started")).toMatchObject({ state: "incomplete", low: 1, high: 2 });
  });

  test.each([
    ["a partial report alone", { partial: true }],
    ["a number that could not be read", { stated: null, setAside: 2 }],
  ])("with %s nobody knows how many more, whatever another month may lack", async (_, given) => {
    const [january = { unit, month: "" }, , march = january] = inMarch(many(1), given);
    const figures = await firstQuarter([january, { unit, month: "2026-02", setAside: 1 }, march]);
    expect(figures.get("stays_started")).toMatchObject({ state: "incomplete", low: 1, high: null });
  });

  test("a placement of which no decision is told leaves the decisions at no less than those that are", async () => {
    const told = async (decided: number, of: number) =>
      (await firstQuarter(inMarch(many(of, (n) => (n < decided ? { decisions: 1 } : {}))))).get("decisions");
    expect(await told(0, 2)).toMatchObject({ state: "incomplete", value: null, low: 0, high: null });
    expect(await told(4, 5)).toMatchObject({ state: "value", value: 4, low: 4, high: null });
    expect(await told(2, 2)).toMatchObject({ state: "value", value: 2, low: null, high: null });
    const none = await firstQuarter(inMarch(many(2, () => ({ decisions: 0 }))));
    expect(none.get("decisions")).toMatchObject({ state: "value", value: 0, low: null });
  });

  test("a stay that began in a month not reported is shown, but the month is still not reported", async () => {
    const database = await builtFigures(
      reports(
        { unit, month: "2026-01" },
        {
          unit,
          month: "2026-03",
          placements: [{ id: "V-1", start: "2026-02-27 10:00", end: "2026-03-01 10:00" }],
        },
      ),
      { asOf },
    );
    const figures = await database.figures({ period: "month", indicator_id: "stays_started" });
    expect(figures).toMatchObject([
      { state: "value", value: 0 },
      { state: "not_reported", value: null, low: 1, high: null },
      { state: "value", value: 0 },
    ]);
  });

  test("where four reports of five have come, the number is what is known, and says that it may be more", async () => {
    const places = [...oneUnit, ...["b", "c", "d", "e"].map((id) => place("unit", id, "ila"))];
    const raw = reports(
      ...[unit, "b", "c", "d"].map((id) => ({ unit: id, month: "2026-03", placements: many(1) })),
    );
    const database = await builtFigures(raw, { asOf, places });
    const [figure] = await database.figures({ period: "month", indicator_id: "stays_started" });
    expect(figure).toMatchObject({
      state: "value",
      value: 4,
      low: 4,
      high: null,
      units_expected: 5,
      units_reported: 4,
    });
  });

  test("none reported is not none", async () => {
    const places = [
      ...oneUnit,
      place("prison", "halden", "region-ost"),
      place("unit", "halden-hoy", "halden"),
    ];
    const figures = await firstQuarter(nil, { place_id: "halden" }, { places });
    expect(figures.get("stays_started")).toMatchObject({
      state: "not_reported",
      value: null,
      low: null,
      months_expected: 3,
      months_reported: 0,
    });
    expect(figures.get("rate")).toMatchObject({ state: "not_reported", value: null });
    expect(figures.get("reports_received")).toMatchObject({ state: "value", value: 0, denominator: 3 });
  });

  test("a unit without an approved cell has no figures, and is not expected to have", async () => {
    const figures = await firstQuarter(nil.map((month) => ({ ...month, cells: 0 })));
    expect(figures.get("stays_started")).toMatchObject({
      state: "not_applicable",
      value: null,
      months_expected: 0,
    });
    expect(figures.get("rate")).toMatchObject({ state: "not_applicable" });
    expect(figures.get("reports_received")).toMatchObject({ state: "value", value: 3, denominator: 3 });
  });

  test("a provisional month is counted and marked, and stays out of rates", async () => {
    const figures = await firstQuarter(inMarch(many(2), { provisional: true }));
    expect(figures.get("stays_started")).toMatchObject({ state: "value", value: 2, provisional: true });
    expect(figures.get("rate")).toMatchObject({
      state: "not_estimable",
      value: null,
      numerator: 0,
      denominator: 2000,
      months_reported: 2,
    });
  });

  test("women, men and those under 18 are counted apart; those under 18 are not among the adults", async () => {
    const placements = [
      begun(1),
      begun(2, { woman: true }),
      begun(3, { under18: true }),
      begun(4, { woman: true, under18: true }),
      begun(5),
      begun(6),
    ];
    expect(await byPopulation(inMarch(placements), "stays_started")).toEqual({
      adults: 4,
      women: 1,
      men: 3,
      under_18: 2,
    });
  });

  test("hours are those inside the month", async () => {
    const database = await builtFigures(
      reports(
        { unit, month: "2026-01", placements: [{ id: "V-1", start: "2026-01-31 22:00" }] },
        {
          unit,
          month: "2026-02",
          placements: [{ id: "V-1", start: "2026-01-31 22:00", end: "2026-02-01 03:00" }],
        },
      ),
      { asOf: "2026-03-20" },
    );
    expect(await database.figures({ period: "month", indicator_id: "cell_hours" })).toMatchObject([
      { value: 2 },
      { value: 3 },
    ]);
  });

  test("a stay is open at a month's end where it had begun and not ended, at the place where it began", async () => {
    const places = [...oneUnit, place("unit", "ila-ny", "ila")];
    const database = await builtFigures(
      reports(
        {
          unit,
          month: "2026-01",
          placements: [{ id: "V-1", person: "H-1", start: "2026-01-31 22:00", end: "2026-01-31 23:30" }],
        },
        {
          unit: "ila-ny",
          month: "2026-01",
          placements: [{ id: "V-1", person: "H-1", start: "2026-01-31 23:30" }],
        },
        { unit, month: "2026-02" },
        {
          unit: "ila-ny",
          month: "2026-02",
          placements: [
            { id: "V-1", person: "H-1", start: "2026-01-31 23:30", end: "2026-03-01 00:00" },
            { id: "V-2", person: "H-2", start: "2026-02-01 00:00" },
          ],
        },
      ),
      { asOf: "2026-03-20", places },
    );
    const open = async (place_id: string) =>
      (await database.figures({ period: "month", indicator_id: "open_stays", place_id })).map(
        (row) => row["value"],
      );
    expect(await open(unit)).toEqual([1, 0]);
    expect(await open("ila-ny")).toEqual([0, 1]);
  });

  test("decisions count in the month they were made; a number of them in the month the placement began", async () => {
    const database = await builtFigures(
      reports(
        {
          unit,
          month: "2026-01",
          placements: [
            { id: "V-1", start: "2026-01-31 22:00" },
            { id: "V-2", start: "2026-01-05 10:00", end: "2026-01-09 10:00", decisions: 3 },
          ],
          decisions: [{ id: "V-1", at: "2026-01-31 22:05" }],
        },
        {
          unit,
          month: "2026-02",
          placements: [{ id: "V-1", start: "2026-01-31 22:00", end: "2026-02-02 03:00" }],
          decisions: [
            { id: "V-1", at: "2026-01-31 22:05" },
            { id: "V-1", at: "2026-02-01 22:05", type: "renewal" },
          ],
        },
      ),
      { asOf: "2026-03-20" },
    );
    expect(await database.figures({ period: "month", indicator_id: "decisions" })).toMatchObject([
      { value: 4 },
      { value: 1 },
    ]);
  });

  test("a first decision that a later month tells at another time is the same; a number counts those not listed too", async () => {
    const placement = { id: "V-1", person: "H-1", start: "2026-01-30 10:00" };
    const ended = { ...placement, end: "2026-02-02 09:00" };
    const firstListed = {
      unit,
      month: "2026-01",
      placements: [placement],
      decisions: [{ id: "V-1", at: "2026-01-30 10:10" }],
    };
    const decisions = async (february: ReportRow) => {
      const database = await builtFigures(reports(firstListed, february), { asOf: "2026-03-20" });
      const figures = await database.figures({ period: "month", indicator_id: "decisions" });
      return figures.map(({ value }) => value);
    };
    const told = [
      { id: "V-1", at: "2026-01-30 10:15" },
      { id: "V-1", at: "2026-02-01 10:00", type: "renewal" },
    ];
    expect(await decisions({ unit, month: "2026-02", placements: [ended], decisions: told })).toEqual([1, 1]);
    const numbered = [{ ...ended, decisions: 4 }];
    expect(await decisions({ unit, month: "2026-02", placements: numbered })).toEqual([4, 0]);
  });

  test("a number of decisions is not taken back by a later month that says none, and is of those until then", async () => {
    const placement = { id: "V-1", person: "H-1", start: "2026-01-30 10:00", decisions: 3 };
    const ended = { id: "V-1", person: "H-1", start: "2026-01-30 10:00", end: "2026-02-02 09:00" };
    const january = {
      unit,
      month: "2026-01",
      placements: [placement],
      decisions: [{ id: "V-1", at: "2026-01-30 10:10" }],
    };
    const decisions = async (listed: { id: string; at: string; type?: string }[]) => {
      const database = await builtFigures(
        reports(january, { unit, month: "2026-02", placements: [ended], decisions: listed }),
        { asOf: "2026-03-20" },
      );
      const figures = await database.figures({ period: "month", indicator_id: "decisions" });
      return figures.map(({ value }) => value);
    };
    const renewal = { id: "V-1", at: "2026-02-01 10:00", type: "renewal" };
    expect(await decisions([])).toEqual([3, 0]);
    expect(await decisions([renewal])).toEqual([3, 1]);
    // Two of the three in January's number, listed a month later.
    const late = ["12:00", "18:00"].map((time) => ({ id: "V-1", at: `2026-01-31 ${time}`, type: "renewal" }));
    expect(await decisions([...late, renewal])).toEqual([3, 1]);
  });

  test("a stay from before the first month is open when a month ends, if it was", async () => {
    const figures = await firstQuarter(
      [
        { unit, month: "2026-01", placements: [{ id: "V-1", start: "2025-12-30 10:00" }] },
        {
          unit,
          month: "2026-02",
          placements: [{ id: "V-1", start: "2025-12-30 10:00", end: "2026-02-03 10:00" }],
        },
      ],
      { period: "month", period_start: "2026-01-01" },
    );
    expect(figures.get("open_stays")).toMatchObject({ state: "value", value: 1 });
    expect(figures.get("stays_started")).toMatchObject({ state: "value", value: 0 });
  });
});

describe("rates", () => {
  test("a rate is the sum of stays over the sum of prison days, per 1000, with exact limits while they are few", async () => {
    const figures = await firstQuarter(inMarch(many(3)));
    expect(figures.get("rate")).toMatchObject({
      state: "value",
      value: 1,
      numerator: 3,
      denominator: 3000,
      units_reported: 1,
      method: "exact_poisson",
    });
    // Garwood's limits of 3 events: 0.619 and 8.767.
    expect(figures.get("rate")?.["lower"]).toBeCloseTo(0.619 / 3, 3);
    expect(figures.get("rate")?.["upper"]).toBeCloseTo(8.767 / 3, 3);
  });

  test("with ten events or more the limits are Byar's", async () => {
    const figures = await firstQuarter(inMarch(many(10)));
    expect(figures.get("rate")).toMatchObject({ method: "byar", numerator: 10 });
  });

  test("where persons repeat, the exact limits are drawn out from the rate by the root of Σm²/Σm", async () => {
    const persons = ["a", "a", "b", "c"];
    const figures = await firstQuarter(inMarch(many(4, (number) => ({ person: `H-${persons[number]}` }))));
    expect(figures.get("rate")).toMatchObject({ numerator: 4, method: "clustered_exact" });
    // Garwood's limits of 4 events are 1.090 and 10.242; Σm² is 4 + 1 + 1.
    const stretch = Math.sqrt(6 / 4);
    expect(figures.get("rate")?.["lower"]).toBeCloseTo((4 - stretch * 2.9101) / 3, 4);
    expect(figures.get("rate")?.["upper"]).toBeCloseTo((4 + stretch * 6.2416) / 3, 4);
  });

  test("from ten events they are Byar's, drawn out alike", async () => {
    const figures = await firstQuarter(
      inMarch(many(10, (number) => ({ person: `H-${Math.max(1, number)}` }))),
    );
    expect(figures.get("rate")).toMatchObject({ numerator: 10, method: "clustered_byar" });
  });

  test("those whose person is not known are each of one", async () => {
    const persons = ["H-a", "H-a", null, null];
    const figures = await firstQuarter(inMarch(many(4, (number) => ({ person: persons[number] ?? null }))));
    expect(figures.get("rate")).toMatchObject({ numerator: 4, method: "clustered_exact" });
    expect(figures.get("rate")?.["upper"]).toBeCloseTo((4 + Math.sqrt(6 / 4) * 6.2416) / 3, 4);
  });

  test("a person repeats only by stays of months that count in rates", async () => {
    const placements = [{ id: "V-0", person: "H-1", start: "2026-02-10 10:00", end: "2026-02-10 12:00" }];
    const figures = await firstQuarter([
      { unit, month: "2026-01" },
      { unit, month: "2026-02", placements },
      { unit, month: "2026-03", placements: [begun(1, { person: "H-1" })], provisional: true },
    ]);
    expect(figures.get("rate")).toMatchObject({ numerator: 1, method: "exact_poisson" });
    expect(figures.get("persons_2_plus")).toMatchObject({ value: 1 });
  });

  test("none in a year has an upper limit: 3.69 events", async () => {
    const figures = await firstQuarter(nil);
    expect(figures.get("rate")).toMatchObject({ state: "value", value: 0, lower: 0 });
    expect(figures.get("rate")?.["upper"]).toBeCloseTo(3.689 / 3, 3);
  });

  test("the rate of a place is never the mean of its units' rates", async () => {
    const places = [...oneUnit, place("unit", "ila-ny", "ila")];
    const given = months.flatMap((month) => [
      { unit, month, prisonDays: 900, placements: month === "2026-03" ? many(3) : [] },
      { unit: "ila-ny", month, prisonDays: 100 },
    ]);
    expect((await firstQuarter(given, {}, { places })).get("rate")).toMatchObject({
      value: 1,
      numerator: 3,
      denominator: 3000,
    });
  });

  test("an incomplete month gives neither its stays nor its prison days", async () => {
    const places = [...oneUnit, ...["b", "c", "d", "e"].map((id) => place("unit", id, "ila"))];
    const raw = reports(
      ...["b", "c", "d", "e"].map((id) => ({ unit: id, month: "2026-03", placements: many(1) })),
      { unit, month: "2026-03", placements: many(2), setAside: 1 },
    );
    const database = await builtFigures(raw, { asOf, places });
    const figure = async (indicator_id: string) =>
      (await database.figures({ period: "month", indicator_id }))[0];
    expect(await figure("rate")).toMatchObject({
      state: "value",
      value: 1,
      numerator: 4,
      denominator: 4000,
      units_reported: 4,
      units_expected: 5,
    });
    // Stays of two hours: eight hours in 4000 prison days.
    expect(await figure("cell_hours_rate")).toMatchObject({ value: 2, numerator: 8, denominator: 4000 });
    expect(await figure("stays_started")).toMatchObject({ state: "value", value: 6, low: 6, high: 7 });
  });

  test("a month whose prison days were set aside is incomplete: what is known is shown, and it has no rate", async () => {
    const given = [{ unit, month: "2026-03", prisonDays: null, placements: many(1) }];
    const database = await builtFigures(reports(...given), { asOf });
    const figures = await database.figures({ period: "month" });
    const figure = (id: string) => figures.find((row) => row["indicator_id"] === id);
    expect(figure("stays_started")).toMatchObject({ state: "incomplete", value: null, low: 1, high: 1 });
    expect(figure("prison_days")).toMatchObject({ state: "incomplete", value: null });
    expect(figure("rate")).toMatchObject({ state: "incomplete", value: null, lower: null, numerator: null });
    for (const id of ["self_harm_share_stays", "length_longest"])
      expect(figure(id), id).toMatchObject({ state: "incomplete", value: null, denominator: null });
  });

  test("the rate is absent where less than four fifths was reported", async () => {
    const places = [...oneUnit, place("unit", "ila-ny", "ila")];
    const figures = await firstQuarter(nil, {}, { places });
    expect(figures.get("rate")).toMatchObject({
      state: "not_estimable",
      value: null,
      months_expected: 6,
      months_reported: 3,
    });
    expect(figures.get("stays_started")).toMatchObject({ state: "incomplete", low: 0 });
  });

  test("without prison days there is no rate: a men's prison has none for women", async () => {
    const figures = await firstQuarter(nil, { population: "women" });
    expect(figures.get("stays_started")).toMatchObject({ state: "value", value: 0 });
    expect(figures.get("rate")).toMatchObject({ state: "not_estimable", value: null, denominator: 0 });
  });

  test("each population has its own prison days", async () => {
    const given = nil.map((month) => ({ ...month, prisonDays: 1000, women: 300, under18: 100 }));
    expect(await byPopulation(given, "prison_days")).toEqual({
      adults: 2700,
      women: 900,
      men: 1800,
      under_18: 300,
    });
  });
});

const answered = (number: number) => ({
  reasons: [number < 5 ? "self_harm" : number < 10 ? "suicide_risk" : "threats"],
});

describe("shares", () => {
  test("the self-harm share is of stays with an answer in months that are whole; narrow is harm done or tried", async () => {
    const placements = [...many(20, answered), begun(25), begun(26)];
    const [january = { unit, month: "" }, , march = january] = inMarch(placements);
    const aside = { start: "2026-02-05 10:00", end: "2026-02-05 12:00", ...answered(0) };
    const figures = await firstQuarter([
      january,
      { unit, month: "2026-02", setAside: 1, placements: [begun(30, aside)] },
      march,
    ]);
    expect(figures.get("self_harm_share_stays")).toMatchObject({
      state: "value",
      value: 0.5,
      numerator: 10,
      denominator: 20,
      method: "wilson",
    });
    expect(figures.get("narrow_share_stays")).toMatchObject({
      state: "value",
      value: 0.25,
      numerator: 5,
      denominator: 20,
    });
    // Wilson's limits of 10 in 20.
    expect(figures.get("self_harm_share_stays")?.["lower"]).toBeCloseTo(0.2993, 4);
    expect(figures.get("self_harm_share_stays")?.["upper"]).toBeCloseTo(0.7007, 4);
    // Two had no answer: 10 of 22 at least, 12 of 22 at most.
    expect(figures.get("self_harm_share_stays")).toMatchObject({ low: 10 / 22, high: 12 / 22 });
    // Stays of two hours, each of a person of its own.
    expect(figures.get("self_harm_share_hours")).toMatchObject({ numerator: 20, denominator: 40 });
    expect(figures.get("narrow_share_hours")).toMatchObject({ numerator: 10, denominator: 40 });
    expect(figures.get("self_harm_share_persons")).toMatchObject({ numerator: 10, denominator: 20 });
    expect(figures.get("narrow_share_persons")).toMatchObject({ numerator: 5, denominator: 20 });
  });

  test("20 stays of ten persons with two each are worth ten", async () => {
    const placements = many(20, (number) => ({ ...answered(number), person: `H-${number % 10}` }));
    const figures = await firstQuarter(inMarch(placements));
    expect(figures.get("self_harm_share_stays")).toMatchObject({ value: 0.5, method: "effective_wilson" });
    // Wilson's limits of 5 in 10.
    expect(figures.get("self_harm_share_stays")?.["lower"]).toBeCloseTo(0.2366, 4);
    expect(figures.get("self_harm_share_stays")?.["upper"]).toBeCloseTo(0.7634, 4);
    expect(figures.get("self_harm_share_persons")).toMatchObject({ denominator: 10, method: "wilson" });
  });

  test("under 20 answers there is no share, but the two counts", async () => {
    const figures = await firstQuarter(inMarch(many(3, answered)));
    expect(figures.get("self_harm_share_stays")).toMatchObject({
      state: "not_estimable",
      value: null,
      lower: null,
      numerator: 3,
      denominator: 3,
    });
  });

  test("of persons it is those with at least one such stay; of hours, the hours of such stays", async () => {
    const figures = await firstQuarter(
      inMarch(
        many(20, (number) => ({
          ...answered(number),
          person: `H-${number % 10}`,
          ...(number === 0 && { end: "2026-03-01 21:00" }),
        })),
      ),
    );
    // Each of ten persons had one stay of the first ten, all related to self-harm.
    expect(figures.get("self_harm_share_persons")).toMatchObject({
      state: "value",
      value: 1,
      numerator: 10,
      denominator: 10,
    });
    expect(figures.get("narrow_share_persons")).toMatchObject({ value: 0.5 });
    // 19 stays of 2 hours and one of 11, which is among those related to self-harm.
    expect(figures.get("self_harm_share_hours")).toMatchObject({
      value: 29 / 49,
      numerator: 29,
      denominator: 49,
      lower: null,
      method: "description",
    });
  });
});

describe("persons", () => {
  test("persons are counted once, and those with several stays apart", async () => {
    const persons = ["a", "a", "a", "b", "b", "c", "d"];
    const figures = await firstQuarter(inMarch(many(7, (number) => ({ person: `H-${persons[number]}` }))));
    expect(figures.get("persons")).toMatchObject({ state: "value", value: 4 });
    expect(figures.get("persons_2_plus")).toMatchObject({ value: 2 });
    expect(figures.get("persons_3_plus")).toMatchObject({ value: 1 });
    expect(figures.get("top_3_share")).toMatchObject({
      state: "value",
      value: 6 / 7,
      numerator: 6,
      denominator: 7,
    });
  });

  test("the share of the three with most is of the months that are whole", async () => {
    const figures = await firstQuarter([
      {
        unit,
        month: "2026-01",
        placements: many(4, () => ({ start: "2026-01-05 10:00", end: "2026-01-05 12:00" })),
      },
      { unit, month: "2026-02", setAside: 1, placements: [begun(20, { start: "2026-02-05 10:00" })] },
      { unit, month: "2026-03" },
    ]);
    expect(figures.get("top_3_share")).toMatchObject({ state: "value", numerator: 3, denominator: 4 });
  });

  test("a row told twice is two placements and one stay, and its hours are counted once, for the reason of any", async () => {
    const row = { person: "H-1", start: "2026-03-05 10:00", end: "2026-03-06 10:00" };
    const figures = await firstQuarter(
      inMarch([
        { id: "V-1", ...row },
        { id: "V-1-B", ...row, reasons: ["self_harm"] },
        { id: "V-2", ...row, start: "2026-03-06 09:00", end: "2026-03-06 13:00" },
      ]),
    );
    expect(figures.get("stays_started")).toMatchObject({ value: 1 });
    expect(figures.get("placements")).toMatchObject({ value: 3 });
    expect(figures.get("cell_hours")).toMatchObject({ value: 27 });
    for (const indicator of ["self_harm_share_hours", "narrow_share_hours"])
      expect(figures.get(indicator), indicator).toMatchObject({ numerator: 27, denominator: 27 });
  });

  test("reports are of all units, also those without a cell, whose figures they make no more provisional", async () => {
    const places = [...oneUnit, place("unit", "b", "ila")];
    const given = months.map((month) => ({ unit: "b", month, cells: 0, provisional: true }));
    const figures = await firstQuarter([...nil, ...given], {}, { places });
    expect(figures.get("reports_received")).toMatchObject({ value: 6, units_expected: 2, units_reported: 2 });
    expect(figures.get("stays_started")).toMatchObject({ units_expected: 1, provisional: false });
  });

  test("one person in two units is one in the country and one in each unit", async () => {
    const places = [...oneUnit, place("unit", "ila-ny", "ila")];
    const given = [
      ...inMarch([begun(1, { person: "H-1" })]),
      { unit: "ila-ny", month: "2026-03", placements: [begun(5, { person: "H-1" })] },
    ];
    const database = await builtFigures(reports(...given), { asOf, places });
    const persons = async (place_id: string) =>
      (await database.figures({ period: "quarter", indicator_id: "persons", place_id }))[0];
    expect(await persons("ila-ny")).toMatchObject({ low: 1 });
    expect(await persons("norge")).toMatchObject({ low: 1 });
    expect(await persons(unit)).toMatchObject({ value: 1 });
  });
});

/** Ten stays of 1 to 10 hours and, if asked for, one that is open at the month's end after 36 hours. */
const lasting = (open: boolean) => [
  ...Array.from({ length: 10 }, (_, number) =>
    begun(number, { end: `2026-03-${String(number + 1).padStart(2, "0")} ${11 + number}:00` }),
  ),
  ...(open ? [{ id: "V-open", start: "2026-03-30 12:00" }] : []),
];

const longAtTheSeventh = (number: number): Partial<PlacementRow> =>
  number === 7 ? { end: "2026-03-10 11:00" } : {};

describe("lengths", () => {
  test("half of ten stays of 1 to 10 hours were out within 5", async () => {
    const figures = await firstQuarter(inMarch(lasting(false)));
    expect(figures.get("length_median")).toMatchObject({
      state: "value",
      value: 5,
      numerator: 10,
      denominator: 10,
      method: "kaplan_meier",
    });
    expect(figures.get("length_lower_quartile")).toMatchObject({ value: 3 });
    expect(figures.get("length_upper_quartile")).toMatchObject({ value: 8 });
    expect(figures.get("length_p90")).toMatchObject({ value: 9 });
    expect(figures.get("length_longest")).toMatchObject({ value: 10 });
  });

  test("an open stay is neither dropped nor ended: it lengthens the median", async () => {
    const figures = await firstQuarter(inMarch(lasting(true)));
    expect(figures.get("length_median")).toMatchObject({
      state: "value",
      value: 6,
      numerator: 10,
      denominator: 11,
    });
    expect(figures.get("length_longest")).toMatchObject({ value: 36, numerator: 10, denominator: 11 });
  });

  test("under ten endings there is no median, but the longest", async () => {
    const figures = await firstQuarter(inMarch(many(2)));
    expect(figures.get("length_median")).toMatchObject({
      state: "not_estimable",
      value: null,
      numerator: 2,
      denominator: 2,
    });
    expect(figures.get("length_longest")).toMatchObject({ state: "value", value: 2 });
  });

  test("the share longer than a threshold needs 20 endings", async () => {
    const figures = await firstQuarter(inMarch(many(20, longAtTheSeventh)));
    expect(figures.get("share_over_24_h")).toMatchObject({ state: "value", denominator: 20 });
    expect(figures.get("share_over_24_h")?.["value"]).toBeCloseTo(0.05, 12);
    expect(figures.get("share_over_72_h")).toMatchObject({ state: "value", value: 0 });
    expect((await firstQuarter(inMarch(many(19, longAtTheSeventh)))).get("share_over_24_h")).toMatchObject({
      state: "not_estimable",
    });
  });

  test("two stays of each of ten persons, alike in length, have the limits of ten persons", async () => {
    const placements = many(20, (number) => ({
      person: `H-${number % 10}`,
      ...(number % 10 < 5 && { end: `2026-03-${String(number + 3).padStart(2, "0")} 11:00` }),
    }));
    const figures = await firstQuarter(inMarch(placements));
    expect(figures.get("share_over_24_h")).toMatchObject({
      denominator: 20,
      method: "kaplan_meier_by_person",
    });
    expect(figures.get("share_over_24_h")?.["value"]).toBeCloseTo(0.5, 12);
    // The variance of log S is 1/10, as of ten persons 10/9 of it; t with 9 degrees of freedom is 2.262.
    const width = Math.exp((2.262157 * Math.sqrt(1 / 9)) / Math.log(2));
    expect(figures.get("share_over_24_h")?.["lower"]).toBeCloseTo(0.5 ** width, 6);
    expect(figures.get("share_over_24_h")?.["upper"]).toBeCloseTo(0.5 ** (1 / width), 6);
  });

  test("what was under way when reporting began, began in no reported month, and is in no length", async () => {
    const before = { id: "V-before", start: "2025-12-30 10:00", end: "2026-01-20 10:00" };
    const [, ...rest] = inMarch(lasting(false));
    const figures = await firstQuarter([{ unit, month: "2026-01", placements: [before] }, ...rest]);
    expect(figures.get("cell_hours")).toMatchObject({ value: 19 * 24 + 10 + 55 });
    expect(figures.get("length_median")).toMatchObject({ value: 5, denominator: 10 });
    expect(figures.get("length_longest")).toMatchObject({ value: 10 });
  });

  test("no stays have no longest", async () => {
    expect((await firstQuarter(nil)).get("length_longest")).toMatchObject({
      state: "not_estimable",
      denominator: 0,
    });
  });

  test("stays of an incomplete month are left out until it is mended", async () => {
    const figures = await firstQuarter(inMarch(lasting(false), { setAside: 1 }));
    expect(figures.get("length_median")).toMatchObject({ state: "not_estimable", denominator: 0 });
  });
});

describe("periods", () => {
  let database: Built;
  beforeAll(async () => {
    const year = Array.from(
      { length: 14 },
      (_, index) => `${index < 11 ? 2025 : 2026}-${String(((index + 1) % 12) + 1).padStart(2, "0")}`,
    );
    database = await builtFigures(reports(...year.map((month) => ({ unit, month }))), { asOf: "2026-04-10" });
  });
  afterAll(() => database.close());
  const starts = async (period: string): Promise<StoredRow[]> =>
    database.figures({ period, indicator_id: "stays_started" });

  test("only whole quarters and years are figures: February 2025 to March 2026 hold four quarters and no year", async () => {
    expect((await starts("quarter")).map((row) => row["period_start"])).toEqual([
      "2025-04-01",
      "2025-07-01",
      "2025-10-01",
      "2026-01-01",
    ]);
    expect(await starts("year")).toEqual([]);
  });

  test("the last 12 months end with the last month whose report was due: on 10 April that is March", async () => {
    expect(await starts("last_12")).toMatchObject([{ period_start: "2025-04-01", months_expected: 12 }]);
  });
});

const exclusion = (id: string, start: string, end: string | null) => ({
  row: 1,
  enhet: "us-a",
  plassering: id,
  start: at(start),
  slutt: end === null ? null : at(end),
});

describe("a source read by a profile", () => {
  const days = Array.from({ length: 10 }, (_, number) => String(number + 10));
  const raw = profiled("solitary", {
    file: {
      covers_from: "2013-01",
      covers_to: "2014-03",
      comparable_from: "2013-02",
      comparable_to: "2014-01",
      unit_months_without_rows: "not_available",
    },
    places: [
      { place_id: "us", place_level: "country", name: "US" },
      { place_id: "us-west", place_level: "region", name: "West", parent_id: "us" },
      { place_id: "us-a", place_level: "unit", name: "A", parent_id: "us-west" },
      { place_id: "us-b", place_level: "unit", name: "B", parent_id: "us" },
    ],
    placements: [
      ...days.map((day) => exclusion(`2-${day}`, `2013-03-${day} 00:00`, `2013-03-${Number(day) + 2} 00:00`)),
      // Three days that the clock makes 71 hours of.
      exclusion("3", "2013-03-30 00:00", "2013-04-02 00:00"),
      exclusion("1", "2013-01-10 00:00", null),
    ],
  });
  let database: Built;
  beforeAll(async () => {
    database = await built(raw, { asOf: "2026-11-20", reference: { cube: ofExclusions } });
  });
  afterAll(() => database.close());
  const figure = async (where: Partial<Record<string, string>>) =>
    (await database.figures({ place_id: "us", measure_id: "exclusion", period: "last_12", ...where }))[0];

  test("its places stand in place of ours", async () => {
    const places = await database.rows("select place_id from published.places order by all");
    expect(places.map((row) => row["place_id"])).toEqual(["us", "us-a", "us-b", "us-west"]);
  });

  test("its twelve months end with the last that can be compared, and its months with the last covered", async () => {
    expect(await figure({ indicator_id: "placements" })).toMatchObject({
      period_start: "2013-02-01",
      state: "value",
      value: 11,
    });
    expect(
      await database.rows(
        "select first_month, last_month, comparable_from, comparable_to from published.run",
      ),
    ).toEqual([
      {
        first_month: "2013-01-01",
        last_month: "2014-03-01",
        comparable_from: "2013-02-01",
        comparable_to: "2014-01-01",
      },
    ]);
  });

  test("persons, stays and rates are not available, and not zero", async () => {
    for (const indicator_id of [
      "stays_started",
      "persons",
      "persons_2_plus",
      "top_3_share",
      "rate",
      "cell_hours_rate",
      "prison_days",
      "decisions",
      "open_stays",
      "reports_received",
    ])
      expect(await figure({ indicator_id })).toMatchObject({
        state: "not_available",
        value: null,
        low: null,
      });
  });

  test("lengths are those of placements, in whole days, and say so", async () => {
    expect(await figure({ indicator_id: "length_median" })).toMatchObject({
      state: "value",
      value: 48,
      denominator: 11,
      method: "kaplan_meier_whole_days",
    });
    expect(await figure({ indicator_id: "length_longest" })).toMatchObject({ value: 72 });
  });

  const placementsIn = (period_start: string) =>
    figure({ place_id: "us-a", period: "month", period_start, indicator_id: "placements" });

  test("a month without rows is not available where the source says nothing of it", async () => {
    expect(await placementsIn("2013-02-01")).toMatchObject({ state: "not_available" });
    expect(await placementsIn("2013-03-01")).toMatchObject({ state: "value", value: 11 });
  });

  test("an open placement is known until the source stops", async () => {
    expect(
      await database.rows("select confirmed_until_at from staging.placements where ended_at is null"),
    ).toEqual([{ confirmed_until_at: at("2014-04-01 00:00") }]);
  });

  test("a unit that belongs to no region is counted in the country alone", async () => {
    expect(
      await database.rows(
        "select distinct place_id from staging.memberships where unit_id = 'us-b' order by all",
      ),
    ).toEqual([{ place_id: "us" }, { place_id: "us-b" }]);
  });
});
