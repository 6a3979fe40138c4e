import { array, assert, asyncProperty, constant, constantFrom, integer, oneof, record } from "fast-check";
import { expect, test } from "vitest";
import { builtFigures, place, reports, type ReportRow } from "../test-rows.ts";

// Everything that can happen to a place, in the year that the reports are of.
const places = [
  place("country", "norge", null),
  place("region", "ost", "norge"),
  place("region", "sor", "norge"),
  place("prison", "ila", "ost"),
  place("prison", "halden", "ost"),
  // A region change.
  place("prison", "skien", "ost", { valid_to: "2025-05-01" }),
  place("prison", "skien", "sor", { valid_from: "2025-05-01" }),
  // A prison that closes into another.
  place("prison", "moss", "sor", { valid_to: "2025-07-01", replaced_by: ["skien"] }),
  // A merge, two into one.
  place("unit", "ila-a", "ila", { valid_to: "2025-04-01", replaced_by: ["ila-ab"] }),
  place("unit", "ila-b", "ila", { valid_to: "2025-04-01", replaced_by: ["ila-ab"] }),
  place("unit", "ila-ab", "ila", { valid_from: "2025-04-01" }),
  // A split, one into two of different prisons.
  place("unit", "halden-alt", "halden", { valid_to: "2025-06-15", replaced_by: ["halden-hoy", "ila-ab"] }),
  place("unit", "halden-hoy", "halden", { valid_from: "2025-06-15" }),
  // A rename under the same id, and one under a new.
  place("unit", "skien-hoy", "skien", { valid_to: "2025-03-01", name: "Skien, høy" }),
  place("unit", "skien-hoy", "skien", { valid_from: "2025-03-01", name: "Skien, kvinner" }),
  place("unit", "moss-enhet", "moss", { valid_to: "2025-07-01" }),
  place("unit", "skien-gammel", "skien", { valid_to: "2025-08-01", replaced_by: ["skien-ny"] }),
  place("unit", "skien-ny", "skien", { valid_from: "2025-08-01" }),
];

const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, "0")}`);
const units = [...new Set(places.filter((row) => row.place_level === "unit").map((row) => row.place_id))];
const isOpen = (unit: string, month: string) =>
  places.some(
    (row) =>
      row.place_id === unit &&
      (row.valid_from ?? "") <= `${month}-31` &&
      (row.valid_to === null || row.valid_to > `${month}-01`),
  );

const stay = record({
  unit: constantFrom(...units),
  month: integer({ min: 1, max: 12 }),
  day: integer({ min: 1, max: 28 }),
  person: integer({ min: 1, max: 9 }),
});

/** Reports of every unit and month but a few, with these stays. */
function yearOf(
  stays: { unit: string; month: number; day: number; person: number }[],
  silent: number,
): ReportRow[] {
  return units.flatMap((unit, unitNumber) =>
    months.flatMap((month, index) => {
      if (!isOpen(unit, month) || (silent > 0 && (unitNumber + index) % silent === 0)) return [];
      const placements = stays
        .filter((one) => one.unit === unit && one.month === index + 1)
        .map(({ day, person }, number) => ({
          id: `${month}-${number}`,
          person: `H-${person}`,
          start: `${month}-${String(day).padStart(2, "0")} 10:00`,
          end: `${month}-${String(day).padStart(2, "0")} 14:00`,
        }));
      return [{ unit, month, placements, prisonDays: 100 + unitNumber }];
    }),
  );
}

test("the country's figures are the same by the organisation then and now, whatever became of its places", async () => {
  await assert(
    asyncProperty(
      array(stay, { maxLength: 40 }),
      oneof(constant(0), integer({ min: 3, max: 12 })),
      async (stays, silent) => {
        const database = await builtFigures(reports(...yearOf(stays, silent)), {
          asOf: "2026-02-20",
          places,
        });
        const country = (organisation: string) =>
          database.rows(`select * exclude (organisation) from published.figures
          where place_id = 'norge' and organisation = '${organisation}' order by all`);
        const then = await country("then");
        expect(then.length).toBeGreaterThan(100);
        expect(await country("now")).toEqual(then);
        // And what the regions have, with what lies in the country alone, is what the country has.
        const [sums] = await database.rows(`
        select
          (select count(*) from staging.stays)::integer as stays,
          (select sum(stays_started) from indicators.cells where place_id = 'norge' and organisation = 'now'
            and period = 'year' and population = 'adults')::integer as of_country,
          (select sum(stays_started) from indicators.cells
            where place_id in (select place_id from reference.places where place_level = 'unit')
              and organisation = 'now' and period = 'year' and population = 'adults')::integer as of_units,
          (select sum(stays_started) from indicators.cells
            where place_id in (select place_id from reference.places where place_level = 'unit')
              and organisation = 'then' and period = 'month' and population = 'adults')::integer as of_units_then`);
        expect(sums).toMatchObject({
          of_country: sums?.["stays"],
          of_units: sums?.["stays"],
          of_units_then: sums?.["stays"],
        });
        database.close();
      },
    ),
    { numRuns: 6 },
  );
});

test("by the organisation now a merged unit shows what both had; then, each shows its own", async () => {
  const stays = [
    { unit: "ila-a", month: 1, day: 5, person: 1 },
    { unit: "ila-b", month: 1, day: 6, person: 2 },
    { unit: "ila-ab", month: 4, day: 7, person: 3 },
  ];
  const database = await builtFigures(reports(...yearOf(stays, 0)), { asOf: "2026-02-20", places });
  const quarters = async (place_id: string, organisation: string) =>
    (
      await database.figures({ place_id, organisation, period: "quarter", indicator_id: "stays_started" })
    ).map((row) => row["value"]);
  expect(await quarters("ila-ab", "now")).toEqual([2, 1, 0, 0]);
  expect(await quarters("ila-a", "now")).toEqual([]);
  expect(await quarters("ila-a", "then")).toEqual([1]);
  expect(await quarters("ila-ab", "then")).toEqual([1, 0, 0]);
});

test("by the organisation now a prison brings its history into its new region; then, it stays in the old", async () => {
  const stays = [{ unit: "skien-hoy", month: 1, day: 5, person: 1 }];
  const database = await builtFigures(reports(...yearOf(stays, 0)), { asOf: "2026-02-20", places });
  const year = async (place_id: string, organisation: string) =>
    (await database.figures({ place_id, organisation, period: "year", indicator_id: "stays_started" }))[0]?.[
      "value"
    ];
  expect(await year("sor", "now")).toBe(1);
  expect(await year("ost", "now")).toBe(0);
  expect(await year("sor", "then")).toBe(0);
  expect(await year("ost", "then")).toBe(1);
});
