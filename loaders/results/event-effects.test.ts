import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredRow } from "../duckdb.ts";
import { readReference, type Place, type Reference } from "../reference/reference.ts";
import { built, place, reports, type Built, type ReportRow } from "../test-rows.ts";

const quarters = Array.from({ length: 16 }, (_, at) => ({
  year: 2022 + Math.floor(at / 4),
  quarter: at % 4,
}));

/** Four years of reports, with so many stays in each quarter before 2024 and from then on. */
function years(
  unit: string,
  before: number,
  after: number,
  months = { from: "2022-01", to: "2025-12" },
): ReportRow[] {
  return quarters.flatMap(({ year, quarter }) =>
    [1, 2, 3].flatMap((number) => {
      const month = `${year}-${String(3 * quarter + number).padStart(2, "0")}`;
      const stays = number > 1 ? 0 : year < 2024 ? before : after;
      if (month < months.from || month > months.to) return [];
      const placements = Array.from({ length: stays }, (_, at) => {
        const day = `${month}-${String(at + 1).padStart(2, "0")}`;
        return { id: `V-${month}-${at}`, start: `${day} 10:00`, end: `${day} 14:00` };
      });
      return [{ unit, month, placements }];
    }),
  );
}

const event = (
  event_id: string,
  place_id: string,
  date: string,
  date_precision: "day" | "month" | "year" = "day",
) => ({
  event_id,
  date,
  date_precision,
  place_id,
  name_nb: event_id,
  short_nb: event_id,
  picked_after_looking: event_id === "halved",
  source: "made up",
});

const places: Place[] = [
  place("country", "norge", null),
  place("region", "ost", "norge"),
  place("prison", "ila", "ost"),
  place("unit", "halves", "ila"),
  place("unit", "steady", "ila"),
  place("unit", "low", "ila", { security: "low" }),
  place("unit", "converted", "ila", { valid_to: "2024-01-01" }),
  place("unit", "converted", "ila", { valid_from: "2024-01-01", women: true }),
  place("unit", "closed", "ila", { valid_to: "2024-01-01" }),
  place("unit", "opened", "ila", { valid_from: "2024-01-01" }),
  place("unit", "none", "ila"),
];

const raw = reports(
  ...years("halves", 16, 8),
  ...years("steady", 6, 6),
  ...years("low", 2, 9),
  ...years("converted", 3, 9),
  ...years("closed", 5, 5, { from: "2022-01", to: "2023-12" }),
  ...years("opened", 5, 5, { from: "2024-01", to: "2025-12" }),
  ...years("none", 0, 0),
);

const events: Reference["events"] = [
  event("halved", "halves", "2024-01-01"),
  event("some_day", "halves", "2024-02-15"),
  event("some_month", "steady", "2024-01-01", "month"),
  event("some_year", "norge", "2024-07-01", "year"),
  event("everywhere", "norge", "2024-01-01"),
  event("conversion", "converted", "2024-01-01"),
  event("closing", "closed", "2024-01-01"),
  event("lately", "steady", "2025-07-01"),
  event("in_time", "steady", "2025-01-01"),
  event("none_at_all", "none", "2024-01-01"),
  event("of_low", "low", "2024-01-01"),
];

let database: Built;
let rows: StoredRow[];
beforeAll(async () => {
  database = await built(raw, { asOf: "2026-02-20", places, reference: { events } });
  rows = await database.rows("from published.event_effects where trend_id = 'stays'");
});
afterAll(() => database.close());
const effectsOf = (eventId: string) => rows.filter((row) => row["event_id"] === eventId);
const effectOf = (eventId: string) => effectsOf(eventId)[0];

test("a unit that had 16 stays a quarter and has 8 from the day on has half of what it had", () => {
  const [alone, compared] = effectsOf("halved");
  expect(alone).toMatchObject({ control: "none", state: "value", quarters_before: 8, quarters_after: 8 });
  expect(alone?.["level_ratio"]).toBeCloseTo(0.5, 6);
  expect(alone?.["slope_ratio"]).toBeCloseTo(1, 6);
  expect(compared).toMatchObject({
    control: "places without the event",
    units: 1,
    controls: 1,
    state: "value",
  });
  expect(compared?.["level_ratio"]).toBeCloseTo(0.5, 6);
});

test("it is compared with units of its own class that went on, with stays: not with others", () => {
  // Only one is of high security, open on both sides, the same throughout, and has stays.
  expect(effectsOf("halved").map((row) => row["controls"])).toEqual([0, 1]);
  expect(effectsOf("of_low").map((row) => row["controls"])).toEqual([0]);
});

test("the quarter that an event falls in is left out, unless it begins with it", () => {
  expect(effectOf("halved")).toMatchObject({ first_quarter_after: "2024-01-01" });
  expect(effectOf("some_day")).toMatchObject({
    first_quarter_after: "2024-04-01",
    quarters_before: 8,
    quarters_after: 7,
  });
  expect(effectOf("some_month")).toMatchObject({ first_quarter_after: "2024-04-01" });
});

test("an event everywhere is seen alone", () => {
  expect(effectsOf("everywhere")).toMatchObject([{ control: "none", controls: 0, units: 4 }]);
});

test("an event without a date is listed and not tested", () => {
  expect(effectsOf("some_year")).toMatchObject([
    { state: "not_estimable", reason: "no_date", level_ratio: null, quarters_before: null },
  ]);
});

test("a unit that became one for others is not compared with what it was", () => {
  expect(effectsOf("conversion")).toMatchObject([{ state: "not_estimable", reason: "became_another" }]);
});

test("where there is nothing on one side, nothing is estimated", () => {
  expect(effectsOf("closing")).toMatchObject([
    {
      state: "not_estimable",
      reason: "few_quarters_after",
      quarters_before: 8,
      quarters_after: 0,
      stays: 40,
    },
  ]);
  expect(effectsOf("lately")).toMatchObject([
    { state: "not_estimable", reason: "few_quarters_after", quarters_after: 2 },
  ]);
  // Four quarters are enough to look at; here what they show is too wide.
  expect(effectOf("in_time")).toMatchObject({ reason: "too_wide", quarters_after: 4 });
});

test("a unit without stays has no change of level", () => {
  expect(effectOf("none_at_all")).toMatchObject({ state: "not_estimable", reason: "no_events", stays: 0 });
});

test("what else met the place within half a year, or may have, is named beside it", () => {
  expect(effectOf("halved")?.["same_time"]).toEqual(["everywhere", "some_day", "some_year"]);
  expect(effectOf("closing")?.["same_time"]).toEqual(["everywhere", "some_year"]);
  expect(effectOf("everywhere")?.["same_time"]).toEqual(["some_year"]);
});

test("a place picked for its figures is marked as such", () => {
  expect(effectOf("halved")).toMatchObject({ picked_after_looking: true });
  expect(effectOf("some_day")).toMatchObject({ picked_after_looking: false });
});

test("a series on the grounds of one act is not followed through commencement; the bridge series runs through", async () => {
  const { grounds } = readReference();
  const inForce = grounds.map((row) =>
    row.regime === "adopted" ? { ...row, valid_from: "2024-01-01" } : row,
  );
  const after = await built(raw, {
    asOf: "2026-02-20",
    places,
    reference: { events: [event("commencement", "norge", "2024-01-01")], grounds: inForce },
  });
  expect(
    await after.rows("select trend_id, quarters_before, quarters_after, reason from published.event_effects"),
  ).toMatchObject([
    { trend_id: "stays", quarters_before: 8, quarters_after: 0, reason: "few_quarters_after" },
    { trend_id: "self_harm_stays", quarters_before: 8, quarters_after: 0, reason: "few_quarters_after" },
    { trend_id: "bridge_stays", quarters_before: 8, quarters_after: 8 },
  ]);
  after.close();
});
