import { describe, expect, test } from "vitest";
import type { Place } from "../reference/reference.ts";
import { built, oneUnit, place, reports, type PlacementRow, type ReportRow } from "../test-rows.ts";

const unit = "ila-enhet";
const asOf = "2026-04-20";
const monthsFrom = (year: number) =>
  Array.from({ length: 12 }, (_, index) =>
    index < 9 ? `${year}-${String(index + 4).padStart(2, "0")}` : `${year + 1}-0${index - 8}`,
  );

/** Stays of two hours, of which the first so many last 49, all of March. */
const lasting = (year: number, count: number, long: number): PlacementRow[] =>
  Array.from({ length: count }, (_, number) => ({
    id: `${year}-${number}`,
    start: `${year}-03-0${(number % 9) + 1} 10:00`,
    end:
      number < long
        ? `${year}-03-${String((number % 9) + 3).padStart(2, "0")} 11:00`
        : `${year}-03-0${(number % 9) + 1} 12:00`,
  }));

/** Twelve months of reports to the end of March of a year, with these stays in March. */
const yearTo = (year: number, placements: PlacementRow[], given: Partial<ReportRow> = {}): ReportRow[] =>
  monthsFrom(year - 1).map((month) => ({
    unit,
    month,
    ...(month === `${year}-03` && { placements }),
    ...given,
  }));

/** The changes at one place after another. */
const changesAt = async (places: Place[], asked: string[], given: ReportRow[]) => {
  const database = await built(reports(...given), { asOf, places });
  const rows = await database.rows("from published.length_changes where organisation = 'now' order by hours");
  database.close();
  return asked.map((place_id) => rows.filter((row) => row["place_id"] === place_id));
};

const changes = async (given: ReportRow[]) => (await changesAt(oneUnit, ["norge"], given))[0] ?? [];

const curve = async (placements: PlacementRow[]) => {
  const database = await built(reports(...yearTo(2026, placements)), { asOf });
  const rows = await database.rows(
    `select * exclude (organisation, place_id) from published.length_curves
    where organisation = 'now' and place_id = 'norge' order by hours`,
  );
  database.close();
  return rows;
};

describe("lengths in the last 12 months against the 12 before", () => {
  test("5 of 20 stays over a day against 10 of 20 are 25 points fewer", async () => {
    const [day, two, three] = await changes([
      ...yearTo(2025, lasting(2025, 20, 10)),
      ...yearTo(2026, lasting(2026, 20, 5)),
    ]);
    expect(day).toMatchObject({
      period: "last_12",
      period_start: "2025-04-01",
      previous_start: "2024-04-01",
      hours: 24,
      state: "value",
      stays: 20,
      previous_stays: 20,
      months_reported: 12,
      previous_months_reported: 12,
    });
    expect(day?.["share"]).toBeCloseTo(0.25, 12);
    expect(day?.["previous_share"]).toBeCloseTo(0.5, 12);
    expect(day?.["difference"]).toBeCloseTo(-0.25, 12);
    expect(day?.["lower"]).toBeLessThan(-0.25);
    expect(day?.["upper"]).toBeGreaterThan(-0.25);
    expect(two).toMatchObject({ hours: 48, difference: day?.["difference"] });
    // None lasted three days in either year: no difference, and no limits of it.
    expect(three).toMatchObject({ hours: 72, state: "value", difference: 0, lower: null, upper: null });
    // The log-rank test of 15 out within two hours, where 12.5 were to be: 2.5² / 2.404 is 2.6, a p of 0.107.
    expect(day?.["log_rank_p"]).toBeCloseTo(0.10686, 5);
  });

  test("with fewer than 20 endings in one of the years there is no answer, but their number", async () => {
    expect(
      await changes([...yearTo(2025, lasting(2025, 19, 5)), ...yearTo(2026, lasting(2026, 20, 5))]),
    ).toMatchObject(
      [24, 48, 72].map((hours) => ({
        hours,
        state: "not_estimable",
        share: null,
        previous_share: null,
        difference: null,
        log_rank_p: null,
        endings: 20,
        previous_endings: 19,
      })),
    );
  });

  test("a source that goes back less than two years cannot say", async () => {
    const given = yearTo(2026, lasting(2026, 20, 5));
    expect((await changes(given))[0]).toMatchObject({ state: "not_available", difference: null });
  });

  test("a place that was not to report before has nothing to be compared with; the country has", async () => {
    const places = [...oneUnit, place("unit", "ila-ny", "ila", { valid_from: "2025-04-01" })];
    const given = [
      ...yearTo(2025, lasting(2025, 20, 5)),
      ...yearTo(2026, []),
      ...yearTo(2026, lasting(2026, 20, 5), { unit: "ila-ny" }),
    ];
    const [opened, country] = await changesAt(places, ["ila-ny", "norge"], given);
    expect(opened?.[0]).toMatchObject({ state: "not_applicable" });
    expect(country?.[0]).toMatchObject({ state: "value", difference: 0 });
  });

  test("years that are not reported, or of which no report is whole, are not years without stays", async () => {
    const places = [...oneUnit, place("unit", "ila-ny", "ila"), place("unit", "ila-delt", "ila")];
    const given = [
      ...yearTo(2025, lasting(2025, 20, 5)),
      ...yearTo(2026, lasting(2026, 20, 5), { unit: "ila-ny" }),
      ...yearTo(2025, lasting(2025, 20, 5), { unit: "ila-delt", setAside: 1 }),
      ...yearTo(2026, lasting(2026, 20, 5), { unit: "ila-delt" }),
    ];
    const [old, opened, parted] = await changesAt(places, [unit, "ila-ny", "ila-delt"], given);
    expect(old?.[0]).toMatchObject({ state: "not_reported" });
    expect(opened?.[0]).toMatchObject({ state: "not_reported" });
    expect(parted?.[0]).toMatchObject({ state: "incomplete" });
  });

  test("stays of an incomplete month are in neither year", async () => {
    const given = [
      ...yearTo(2025, lasting(2025, 20, 5)),
      ...yearTo(2026, lasting(2026, 20, 5)).with(0, {
        unit,
        month: "2025-04",
        setAside: 1,
        placements: [{ id: "V-1", start: "2025-04-03 10:00", end: "2025-04-09 10:00" }],
      }),
    ];
    expect((await changes(given))[0]).toMatchObject({ state: "value", stays: 20, months_reported: 11 });
  });
});

describe("the curve of the last 12 months", () => {
  test("15 of 20 were out after two hours, and all after 49", async () => {
    const period = { period: "last_12", period_start: "2025-04-01" };
    expect(await curve(lasting(2026, 20, 5))).toEqual([
      {
        ...period,
        hours: 2,
        share: expect.closeTo(0.25, 12),
        lower: expect.any(Number),
        upper: expect.any(Number),
        at_risk: 20,
      },
      { ...period, hours: 49, share: 0, lower: null, upper: null, at_risk: 5 },
    ]);
  });

  test("it reaches as far as the longest that is still open", async () => {
    const open = { id: "V-open", start: "2026-03-30 00:00" };
    expect(
      (await curve([...lasting(2026, 20, 0), open])).map((row) => [row["hours"], row["at_risk"]]),
    ).toEqual([
      [2, 21],
      [48, 1],
    ]);
  });

  test("a place without 20 endings has none", async () => {
    expect(await curve(lasting(2026, 19, 5))).toEqual([]);
  });

  test("of more than 200 steps it keeps 200, the first and the last among them", async () => {
    const each = Array.from({ length: 240 }, (_, number) => ({
      id: `V-${number}`,
      start: "2026-03-02 10:00",
      end: `2026-03-02 ${11 + Math.floor(number / 60)}:${String(number % 60).padStart(2, "0")}`,
    }));
    const rows = await curve(each);
    expect(rows).toHaveLength(200);
    expect(rows[0]).toMatchObject({ hours: 1, at_risk: 240 });
    expect(rows.at(-1)).toMatchObject({ hours: 1 + 239 / 60, share: 0, at_risk: 1 });
  });
});
