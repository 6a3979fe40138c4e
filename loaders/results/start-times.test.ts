import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredRow } from "../duckdb.ts";
import { readReference } from "../reference/reference.ts";
import { built, place, reports, type Built, type PlacementRow } from "../test-rows.ts";

const months = ["2025-11", "2025-12", ...Array.from({ length: 10 }, (_, i) => `2026-${pad(i + 1)}`)];

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

let number = 0;
const stay = (start: string, person?: string): PlacementRow => ({
  id: `V-${(number += 1)}`,
  start,
  end: `${start.slice(0, 13)}:59`,
  ...(person !== undefined && { person }),
});

/** From 5 January 2026, a Monday: a stay on each of so many days. */
const days = (
  count: number,
  clock: string,
  personOf: (day: number) => string | undefined = () => undefined,
) => Array.from({ length: count }, (_, i) => stay(`2026-01-${pad(5 + i)} ${clock}`, personOf(i)));

const staysOf: Record<string, PlacementRow[]> = {
  // The clock goes forward at two on 29 March, and back at three on 25 October; both are Sundays.
  clock: [
    stay("2026-01-05 23:50"),
    stay("2026-07-06 00:00"),
    stay("2026-03-29 03:05"),
    stay("2026-10-25 21:30"),
    // Those under 18 are apart; and these two months are before the window and after it.
    { ...stay("2026-01-07 12:00"), under18: true },
    stay("2025-10-08 12:00"),
    stay("2026-11-04 12:00"),
  ],
  // Fourteen stays at each clock, on ten weekdays and four days of weekends.
  edges: ["12:00", "21:50", "22:00", "06:50", "07:00"].flatMap((clock) => days(14, clock)),
  few: [...days(25, "12:00"), ...days(24, "23:00")],
  enough: [...days(25, "12:00"), ...days(25, "23:00")],
  many: ["06:00", "12:00", "18:00"].flatMap((clock) => days(20, clock)),
  // The same, with the first ten stays at each clock of one person.
  one: ["06:00", "12:00", "18:00"].flatMap((clock) =>
    days(20, clock, (day) => (day < 10 ? "H-one" : undefined)),
  ),
  // February is not reported, and March has a row set aside.
  lacking: [...days(2, "12:00"), stay("2026-03-02 12:00")],
  // Each of its reports has a row set aside.
  aside: days(2, "12:00"),
};
const units = Object.keys(staysOf);

// A window of as many months as are given here, and not of sixty.
const settings = readReference().settings.map((row) =>
  row.setting === "start_times_months" ? { ...row, value: months.length } : row,
);

let database: Built;
let shares: StoredRow[];
beforeAll(async () => {
  const rows = units.flatMap((unit) =>
    ["2025-10", ...months, "2026-11"]
      .filter((month) => unit !== "lacking" || month !== "2026-02")
      .map((month) => ({
        unit,
        month,
        placements: (staysOf[unit] ?? []).filter(({ start }) => start.startsWith(month)),
        setAside: unit === "aside" || (unit === "lacking" && month === "2026-03") ? 1 : 0,
      })),
  );
  database = await built(reports(...rows), {
    asOf: "2026-12-05",
    reference: { settings },
    places: [
      place("country", "norge", null),
      place("region", "ost", "norge"),
      place("prison", "ila", "ost"),
      ...[...units, "silent"].map((id) => place("unit", id, "ila")),
    ],
  });
  shares = await database.rows("from published.start_shares where organisation = 'now'");
});
afterAll(() => database.close());

const share = (unit: string, part: string) =>
  shares.find((row) => row["place_id"] === unit && row["part"] === part) ?? {};
const slots = async (unit: string) =>
  (
    await database.rows(
      `from published.start_times where organisation = 'now' and place_id = '${unit}' and stays > 0 order by all`,
    )
  ).map(({ slot_kind, slot, stays }) => [slot_kind, slot, stays]);

test("a stay begins in the hour and on the weekday that Norway's clock and calendar show", async () => {
  expect(await slots("clock")).toEqual([
    ["hour", 0, 1],
    ["hour", 3, 1],
    ["hour", 21, 1],
    ["hour", 23, 1],
    ["weekday", 1, 2],
    ["weekday", 7, 2],
  ]);
});

test("the night is from 22 to 7, nine hours of twenty-four; the weekend two days of seven", () => {
  const [night, weekend] = [share("edges", "night"), share("edges", "weekend")];
  expect(night).toMatchObject({ state: "value", part_stays: 28, stays: 70, even_share: 0.375 });
  expect(weekend).toMatchObject({ state: "value", part_stays: 20, stays: 70 });
  expect(weekend["even_share"]).toBeCloseTo(2 / 7, 12);
});

test("the limits of a share are Wilson's where nobody comes back", () => {
  const night = share("edges", "night");
  // (28 + z²/2 ± z·√(28·42/70 + z²/4)) / (70 + z²) with z = 1.959964
  expect(night["lower"]).toBeCloseTo(0.2933, 4);
  expect(night["upper"]).toBeCloseTo(0.5171, 4);
  expect(night["method"]).toBe("wilson");
});

test("forty-nine stays are too few to say when they begin, fifty are not, and the counts are still there", async () => {
  const none = { state: "not_estimable", share: null, lower: null };
  expect(share("few", "night")).toMatchObject({ ...none, part_stays: 24, stays: 49 });
  expect(share("enough", "night")).toMatchObject({ state: "value", part_stays: 25, stays: 50 });
  expect((await slots("few")).slice(0, 2)).toEqual([
    ["hour", 12, 25],
    ["hour", 23, 24],
  ]);
});

test("sixty stays of which one person has thirty say less than sixty of sixty persons", () => {
  const width = (unit: string) =>
    Number(share(unit, "night")["upper"]) - Number(share(unit, "night")["lower"]);
  expect(share("one", "night")).toMatchObject({ part_stays: 20, stays: 60, method: "effective_wilson" });
  expect(width("one")).toBeGreaterThan(1.5 * width("many"));
});

test("a month that is not reported, or not whole, has no starts, and a share says how many months it rests on", async () => {
  expect(share("lacking", "weekend")).toMatchObject({ months_expected: 12, months_reported: 10, stays: 2 });
  expect(share("silent", "night")).toMatchObject({ state: "not_reported", stays: null });
  // Nor has a place without a reported month an hour of which it could be read that none began in it.
  expect(
    await database.rows("select place_id from published.start_times where place_id in ('silent', 'aside')"),
  ).toEqual([]);
  expect(share("aside", "night")).toMatchObject({ state: "incomplete", share: null, months_reported: 0 });
});
