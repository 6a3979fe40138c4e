import { expect, test } from "vitest";
import { placeProblems } from "../reference/place-problems.ts";
import { placeAt, readReference } from "../reference/reference.ts";
import { sampleRegister } from "./register.ts";

const real = readReference().places;
const places = sampleRegister(real);
const on = (placeId: string, date: string) => placeAt({ places }, placeId, date);

test("the made-up register does not contradict itself", () => {
  expect(placeProblems(places)).toEqual([]);
});

test("every row that the real register does not hold says that it is made up", () => {
  const known = new Set(real.map((row) => JSON.stringify(row)));
  const added = places.filter(
    (row) => !known.has(JSON.stringify(row)) && !known.has(JSON.stringify({ ...row, valid_to: null })),
  );
  expect(added.length).toBeGreaterThan(10);
  for (const row of added) expect(row.note).toMatch(/oppdiktet/i);
});

test("Gjøvik merges into Hamar, Eidsberg splits in two, Ålesund moves to another region", () => {
  expect(on("innlandet-gjovik", "2023-12-31")?.replaced_by).toEqual(["innlandet-hamar"]);
  expect(on("innlandet-gjovik", "2024-01-01")).toBeUndefined();
  expect(on("indre-ostfold-eidsberg", "2025-06-30")?.replaced_by).toHaveLength(2);
  expect(on("indre-ostfold-eidsberg-nord", "2025-06-30")).toBeUndefined();
  expect(on("indre-ostfold-eidsberg-nord", "2025-07-01")?.capacity).toBe(60);
  expect(on("alesund", "2024-06-30")?.parent_id).toBe("region-vest");
  expect(on("alesund", "2024-07-01")?.parent_id).toBe("region-nord");
});

test("one unit gets a new name, one opens, and one closes and reopens under its id", () => {
  expect(on("nordland-mosjoen", "2023-01-01")?.name).not.toBe(on("nordland-mosjoen", "2022-12-31")?.name);
  expect(on("drammen-nybygget", "2024-08-31")).toBeUndefined();
  expect(on("drammen-nybygget", "2024-09-01")?.place_level).toBe("unit");
  const open = ["2023-05-31", "2023-06-01", "2024-08-31", "2024-09-01"];
  expect(open.map((date) => on("nordre-vestfold-horten", date) !== undefined)).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test("every unit has a capacity and knows whether it has safety cells", () => {
  for (const row of places.filter(({ place_level }) => place_level === "unit")) {
    expect(row.capacity).toBeGreaterThan(0);
    expect(row.safety_cells).not.toBeNull();
  }
});
