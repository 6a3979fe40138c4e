import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Place } from "./lists.ts";
import { placeProblems } from "./place-problems.ts";
import { placeAt } from "./valid-at.ts";

const row = (place_id: string, place_level: Place["place_level"], parent_id: string | null): Place => ({
  place_id,
  place_level,
  name: place_id,
  parent_id,
  valid_from: null,
  valid_to: null,
  replaced_by: [],
  security: null,
  women: null,
  youth: false,
  capacity: null,
  safety_cells: null,
  source: "oppdiktet",
  note: null,
});

const regions = [
  row("land", "country", null),
  row("region-a", "region", "land"),
  row("region-b", "region", "land"),
];
const ground = [...regions, row("skogen", "prison", "region-a")];
const elva = row("skogen-elva", "unit", "skogen");
const fossen = row("skogen-fossen", "unit", "skogen");
const joined = row("skogen-vannet", "unit", "skogen");

const day = "2024-07-01";
const before = "2024-06-30";

test("a merge: two units end and their heir begins on the same day", () => {
  const places = [
    ...ground,
    { ...elva, valid_to: day, replaced_by: ["skogen-vannet"] },
    { ...fossen, valid_to: day, replaced_by: ["skogen-vannet"] },
    { ...joined, valid_from: day },
  ];
  expect(placeProblems(places)).toEqual([]);
  expect(placeAt({ places }, "skogen-elva", before)?.replaced_by).toEqual(["skogen-vannet"]);
  expect(placeAt({ places }, "skogen-elva", day)).toBeUndefined();
  expect(placeAt({ places }, "skogen-fossen", day)).toBeUndefined();
  expect(placeAt({ places }, "skogen-vannet", before)).toBeUndefined();
  expect(placeAt({ places }, "skogen-vannet", day)?.parent_id).toBe("skogen");
});

test("a split: one unit ends and has two heirs", () => {
  const places = [
    ...ground,
    { ...joined, valid_to: day, replaced_by: ["skogen-elva", "skogen-fossen"] },
    { ...elva, valid_from: day },
    { ...fossen, valid_from: day },
  ];
  expect(placeProblems(places)).toEqual([]);
  expect(placeAt({ places }, "skogen-vannet", before)?.replaced_by).toHaveLength(2);
  expect(placeAt({ places }, "skogen-vannet", day)).toBeUndefined();
  expect(placeAt({ places }, "skogen-elva", before)).toBeUndefined();
  expect(placeAt({ places }, "skogen-fossen", day)).toBeDefined();
});

test("a rename: the same place has another name from the day on", () => {
  const places = [
    ...ground,
    { ...elva, name: "Elva", valid_to: day },
    { ...elva, name: "Storelva", valid_from: day },
  ];
  expect(placeProblems(places)).toEqual([]);
  expect(placeAt({ places }, "skogen-elva", before)?.name).toBe("Elva");
  expect(placeAt({ places }, "skogen-elva", day)?.name).toBe("Storelva");
});

test("a change of region: the prison keeps its id, and its units need no new row", () => {
  const places = [
    ...regions,
    { ...row("skogen", "prison", "region-a"), valid_to: day },
    { ...row("skogen", "prison", "region-b"), valid_from: day },
    elva,
  ];
  expect(placeProblems(places)).toEqual([]);
  expect(placeAt({ places }, "skogen", before)?.parent_id).toBe("region-a");
  expect(placeAt({ places }, "skogen", day)?.parent_id).toBe("region-b");
  expect(placeAt({ places }, "skogen-elva", before)).toEqual(placeAt({ places }, "skogen-elva", day));
});

test("a unit that closes and reopens is not there in between", () => {
  const places = [...ground, { ...elva, valid_to: "2023-01-01" }, { ...elva, valid_from: day }];
  expect(placeProblems(places)).toEqual([]);
  expect(placeAt({ places }, "skogen-elva", "2023-06-01")).toBeUndefined();
  expect(placeAt({ places }, "skogen-elva", day)).toBeDefined();
});

test("a place cut into rows at any days has exactly the row of each day", () => {
  const dates = fc
    .date({ min: new Date("2000-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.uniqueArray(dates, { maxLength: 8 }), dates, (chosen, asked) => {
      const cuts = chosen.toSorted();
      const history = [null, ...cuts].map((valid_from, index) => ({
        ...elva,
        name: `navn ${index}`,
        valid_from,
        valid_to: cuts[index] ?? null,
      }));
      const passed = cuts.filter((cut) => cut <= asked).length;
      expect(placeProblems([...ground, ...history])).toEqual([]);
      expect(placeAt({ places: history.toReversed() }, "skogen-elva", asked)?.name).toBe(`navn ${passed}`);
    }),
  );
});

test("two rows of a place for the same time are found", () => {
  const rows = [
    { ...elva, valid_to: "2024-07-02" },
    { ...elva, valid_from: day },
  ];
  expect(placeProblems([...ground, ...rows])).toEqual([
    "«skogen-elva» har to rader for tiden fra 2024-07-01.",
  ]);
  expect(placeProblems([...ground, elva, elva])).toEqual([
    "«skogen-elva» har to rader for tiden fra før vår tid.",
  ]);
});

test("a place that ends before it begins is found", () => {
  expect(placeProblems([...ground, { ...elva, valid_from: day, valid_to: before }])).toEqual([
    "«skogen-elva» slutter 2024-06-30 før den begynner 2024-07-01.",
  ]);
});

test("a place under one that does not exist, or at the wrong level, is found", () => {
  expect(placeProblems([...ground, row("x", "unit", "borte")])).toEqual([
    "«x» ligger under «borte», som ikke finnes.",
  ]);
  expect(placeProblems([...ground, row("x", "unit", "region-a")])).toEqual([
    "«x» (unit) kan ikke ligge under «region-a».",
  ]);
  expect(placeProblems([...ground, row("x", "unit", null)])).toEqual(["«x» mangler stedet over seg."]);
});

test("a unit that outlives its prison is found, also where the prison was closed for a while", () => {
  const open = { ...row("sletta", "prison", "region-a"), valid_to: "2023-01-01" };
  const again = { ...row("sletta", "prison", "region-a"), valid_from: "2024-01-01" };
  const unit = row("sletta-enhet", "unit", "sletta");
  const problem = "«sletta-enhet» finnes i tid da «sletta» ikke finnes.";
  expect(placeProblems([...ground, open, unit])).toEqual([problem]);
  expect(placeProblems([...ground, open, again, unit])).toEqual([problem]);
  expect(placeProblems([...ground, open, { ...again, valid_from: "2023-01-01" }, unit])).toEqual([]);
});

test("an heir that does not exist is found", () => {
  expect(placeProblems([...ground, { ...elva, valid_to: day, replaced_by: ["borte"] }])).toEqual([
    "«skogen-elva» er erstattet av «borte», som ikke finnes.",
  ]);
});
