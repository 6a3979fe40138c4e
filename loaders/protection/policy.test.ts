import { expect, test } from "vitest";
import { audienceIds } from "../reference/lists.ts";
import { readReference } from "../reference/reference.ts";
import { readAudience } from "./audience.ts";
import { readPolicy } from "./policy.ts";

const reference = readReference();
const day = "2026-11-20";

test("every audience has a policy, and all but the directorate hide what is small", () => {
  const least = audienceIds.map((id) => [id, readPolicy({ id }, day).leastStays]);
  expect(Object.fromEntries(least)).toEqual({ direktoratet: 1, region: 3, departementet: 3, offentlig: 5 });
  expect(readPolicy({ id: "direktoratet" }, day).markedBelow).toBe(5);
});

test("units for women and for those under 18 are named, for every audience that does not see everything", () => {
  for (const id of ["offentlig", "departementet", "region"] as const) {
    const named = readPolicy({ id }, day).places.map(({ place_id }) => place_id);
    const special = reference.places.filter(
      (place) => place.place_level === "unit" && (place.youth || place.women),
    );
    expect(new Set(named)).toEqual(new Set(special.map(({ place_id }) => place_id)));
  }
});

test("a table lists what the cube has, and a table of a name is one table", () => {
  const known = new Set(reference.indicators.map(({ indicator_id }) => indicator_id));
  for (const id of audienceIds) {
    const { tables } = readPolicy({ id }, day);
    for (const { indicators } of tables)
      for (const indicator of indicators) expect(indicator === "all" || known.has(indicator)).toBe(true);
    expect(new Set(tables.map(({ table_id }) => table_id)).size).toBe(tables.length);
  }
});

/** The finest that an audience's tables list, in a line each. */
function cellsOf(id: "offentlig" | "departementet"): string[] {
  return readPolicy({ id }, day).tables.flatMap(({ measure_id, place_level, ...table }) =>
    table.periods.flatMap((period) =>
      table.organisations.flatMap((organisation) =>
        table.populations.flatMap((population) =>
          table.indicators.map((indicator) =>
            [measure_id, place_level, period, organisation, population, indicator].join(" "),
          ),
        ),
      ),
    ),
  );
}

test("the public has no table that the ministry, who reads it too, is not given", () => {
  const ofMinistry = new Set(cellsOf("departementet"));
  expect(cellsOf("offentlig").filter((cell) => !ofMinistry.has(cell))).toEqual([]);
  expect(cellsOf("offentlig").length).toBeGreaterThan(10);
});

test("the public has no table of a unit's months or quarters, no rolling year, and one organisation", () => {
  const { tables } = readPolicy({ id: "offentlig" }, day);
  const periodsOf = (level: string) =>
    tables.filter(({ place_level }) => place_level === level).flatMap(({ periods }) => periods);
  expect(new Set(periodsOf("unit"))).toEqual(new Set(["year"]));
  expect(periodsOf("region")).not.toContain("month");
  expect(tables.flatMap(({ periods }) => periods)).not.toContain("last_12");
  expect(new Set(tables.flatMap(({ organisations }) => organisations))).toEqual(new Set(["then"]));
});

test("a region's officer is named by the region; an audience that nobody knows is told with those there are", () => {
  expect(readAudience("region-nord", ["region-nord"])).toEqual({ id: "region", region_id: "region-nord" });
  expect(readAudience("offentlig", [])).toEqual({ id: "offentlig" });
  expect(() => readAudience("pressen", ["region-nord"])).toThrow(
    "Fant ikke mottakeren «pressen». Velg en av: direktoratet, departementet, offentlig, region-nord.",
  );
});
