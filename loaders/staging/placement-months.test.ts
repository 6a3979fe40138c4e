import { array, assert, asyncProperty, constantFrom, integer, oneof, record } from "fast-check";
import { expect, test } from "vitest";
import { at, builtFigures, reports, together } from "../test-rows.ts";

const first = at("2021-01-01 00:00");
const last = at("2028-01-01 00:00");
const day = 86_400;
const changesOfClock = [
  "2021-03-28",
  "2022-03-27",
  "2023-03-26",
  "2024-03-31",
  "2025-03-30",
  "2026-03-29",
  "2027-03-28",
  "2021-10-31",
  "2022-10-30",
  "2023-10-29",
  "2024-10-27",
  "2025-10-26",
  "2026-10-25",
  "2027-10-31",
].map((date) => at(`${date} 00:00`));

const stay = record({
  start: oneof(
    integer({ min: first, max: last - 1 }),
    record({ change: constantFrom(...changesOfClock), before: integer({ min: -2 * day, max: 2 * day }) }).map(
      ({ change, before }) => change - before,
    ),
  ),
  seconds: oneof(integer({ min: 0, max: 3 * day }), integer({ min: 0, max: 70 * day })),
});

/** A nil report that opens the stretch, and one that holds all the stays. */
function rawRows(stays: { start: number; end: number }[]) {
  const raw = reports(
    { unit: "ila-enhet", month: "2021-01" },
    { unit: "ila-enhet", month: "2027-12", stated: stays.length },
  );
  return together(raw, {
    plasseringer: stays.map(({ start, end }, index) => ({
      sha256: "ila-enhet 2027-12 1",
      row: index + 2,
      enhet: "ila-enhet",
      plassering: `V-${index}`,
      person: `H-${index}`,
      kjonn: "man",
      tiltak: "safety_cell",
      start,
      slutt: end,
    })),
  });
}

test("the seconds of the months are the seconds of the stays, also across both changes of clock", async () => {
  await assert(
    asyncProperty(array(stay, { minLength: 5000, maxLength: 5000, size: "max" }), async (drawn) => {
      const stays = drawn.map(({ start, seconds }) => ({ start, end: Math.min(start + seconds, last) }));
      const database = await builtFigures(rawRows(stays), { asOf: "2028-01-20" });
      const [sums] = await database.rows(`
        select
          (select count(*) from staging.placements)::integer as placements,
          (select sum(ended_at - started_at) from staging.placements)::bigint as of_stays,
          (select sum(seconds) from staging.placement_months)::bigint as of_months,
          (select min(seconds) from staging.placement_months)::bigint as least,
          (select sum(cell_seconds) from indicators.cells
            where place_id = 'norge' and organisation = 'then' and period = 'month' and population = 'adults'
          )::bigint as of_country,
          (
            select count(*)
            from staging.placements
            left join (select row_id, sum(seconds) as seconds from staging.placement_months group by all) as parts
              using (row_id)
            where coalesce(parts.seconds, 0) <> ended_at - started_at
          )::integer as unlike`);
      database.close();
      const seconds = stays.reduce((sum, { start, end }) => sum + end - start, 0);
      expect(sums).toMatchObject({
        placements: 5000,
        of_stays: seconds,
        of_months: seconds,
        of_country: seconds,
        unlike: 0,
      });
      expect(Number(sums?.["least"])).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 2, endOnFailure: true },
  );
});

const partsOf = async (start: string, end: string) => {
  const database = await builtFigures(rawRows([{ start: at(start), end: at(end) }]), { asOf: "2028-01-20" });
  const parts = await database.rows(
    "select month, seconds / 3600 as hours from staging.placement_months order by month",
  );
  database.close();
  return parts;
};

test("the day that loses an hour has 23 of them, in its own month", async () => {
  expect(await partsOf("2024-03-31 00:00", "2024-04-01 12:00")).toEqual([
    { month: "2024-03-01", hours: 23 },
    { month: "2024-04-01", hours: 12 },
  ]);
});

test("the day that gains an hour has 25", async () => {
  expect(await partsOf("2021-10-31 00:00", "2021-11-01 06:00")).toEqual([
    { month: "2021-10-01", hours: 25 },
    { month: "2021-11-01", hours: 6 },
  ]);
});

test("a stay over three months has all the hours of the one in the middle", async () => {
  expect(await partsOf("2026-01-31 22:00", "2026-03-01 03:00")).toEqual([
    { month: "2026-01-01", hours: 2 },
    { month: "2026-02-01", hours: 28 * 24 },
    { month: "2026-03-01", hours: 3 },
  ]);
});

test("a stay that ends as the month does has nothing in the next", async () => {
  expect(await partsOf("2026-01-31 22:00", "2026-02-01 00:00")).toEqual([{ month: "2026-01-01", hours: 2 }]);
});

test("of a stay that began before the first month, only what is inside the months is counted", async () => {
  expect(await partsOf("2020-12-31 20:00", "2021-01-01 05:00")).toEqual([{ month: "2021-01-01", hours: 5 }]);
});
