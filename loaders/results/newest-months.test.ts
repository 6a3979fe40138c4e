import { afterAll, beforeAll, expect, test } from "vitest";
import { built, oneUnit, place, reports, type Built, type ReportRow } from "../test-rows.ts";

const two = [...oneUnit, place("prison", "vik", "region-ost"), place("unit", "vik-enhet", "vik")];

const months = [...Array(16).keys()].map((index) => {
  const year = 2025 + Math.floor(index / 12);
  return `${year}-${String((index % 12) + 1).padStart(2, "0")}`;
});

const stay = (month: string, id: string) => ({
  id: `${month} ${id}`,
  start: `${month}-10 10:00`,
  end: `${month}-10 12:00`,
});

// Ila sends each month in time, and in even months a new version long after with one placement more. Vik's report of the
// newest month, April 2026, has not come, and that of March is provisional. Those under 18, and in a bed, are not counted.
const sent = months.flatMap((month, index): ReportRow[] => {
  const others = [
    { ...stay(month, "under 18"), under18: true },
    { ...stay(month, "bed"), measure: "restraint_bed" },
  ];
  const first = { unit: "ila-enhet", month, placements: [stay(month, "a"), ...others] };
  const later = {
    ...first,
    version: 2,
    sent: "2026-05-12 12:00",
    placements: [...first.placements, stay(month, "b")],
  };
  return [
    first,
    ...(index % 2 === 1 && index < 13 ? [later] : []),
    ...(month === "2026-04" ? [] : [{ unit: "vik-enhet", month, provisional: month === "2026-03" }]),
  ];
});

let database: Built;
beforeAll(async () => {
  database = await built(reports(...sent), { places: two, asOf: "2026-05-15" });
});
afterAll(() => database.close());

const newest = (placeId: string) =>
  database.rows(`from published.newest_months where place_id = '${placeId}' order by month`);

test("a new month is provisional until nearly all have reported, and finally, for the places that lack a report", async () => {
  expect((await newest("norge")).map(({ month, is_provisional }) => [month, is_provisional])).toEqual([
    ["2026-02-01", false],
    ["2026-03-01", true],
    ["2026-04-01", true],
  ]);
  expect((await newest("ila")).map(({ is_provisional }) => is_provisional)).toEqual([false, false, false]);
  for (const month of (await newest("vik")).slice(-2))
    expect(month).toMatchObject({ reports_expected: 1, reports_whole: 0 });
});

test("how much such figures have moved is counted over earlier months, from when they were as old", async () => {
  // February 2025, the first that was followed as it came, to January 2026: in six of the twelve one came to light later.
  expect((await newest("norge")).at(-1)).toMatchObject({
    months_behind: 12,
    moved_median: 0.5,
    moved_least: 0,
    moved_most: 1,
  });
});

test("a month that a unit never reported has not stood still, and with few months behind there is too little to say", async () => {
  const few = await built(
    reports(...sent.filter(({ unit, month }) => unit === "ila-enhet" || month >= "2025-09")),
    { places: two, asOf: "2026-05-15" },
  );
  const rows = await few.rows(`select place_id, months_behind, moved_median
    from published.newest_months where month = '2026-04-01' and place_id in ('norge', 'ila') order by place_id`);
  few.close();
  expect(rows).toEqual([
    { place_id: "ila", months_behind: 12, moved_median: 0.5 },
    { place_id: "norge", months_behind: 5, moved_median: null },
  ]);
});

test("where a row is decided to be right, its month, rule and day are shown, and no more", async () => {
  const decided = await built(reports({ unit: "ila-enhet", month: "2026-01" }), {
    decided: {
      settledVerdicts: [],
      overrides: [
        {
          decided_on: "2026-02-20",
          unit_id: "ila-enhet",
          month: "2026-01",
          own_id: "V-1",
          rule: "ground-not-valid",
          reason: "fortrolig begrunnelse",
          decided_by: "Fortrolig Navn",
        },
      ],
    },
  });
  expect(await decided.rows("select * exclude (prison_id, region_id) from published.overrides")).toEqual([
    {
      unit_id: "ila-enhet",
      unit_name: "ila-enhet",
      month: "2026-01-01",
      rule: "ground-not-valid",
      decided_on: "2026-02-20",
      rows: 1,
    },
  ]);
  decided.close();
});
