import { expect, test } from "vitest";
import {
  foreignPlaces,
  idsOfTwoLevels,
  mostFrequent,
  namedPlace,
  placeId,
  unitWithin,
} from "./place-names.ts";

const region = {
  header: ["region"],
  pattern: "^(?<id>[A-Z]{3}) \\((?<name>.+)\\)$",
  id_prefix: "x-",
  id_suffix: "",
};
const cells = (row: Record<string, string>) => (headers: string[]) => row[headers[0] ?? ""] ?? "";

test("a place is made from the groups of a pattern", () => {
  expect(namedPlace(region, cells({ region: "PHO (Phoenix)" }))).toEqual({
    place_id: "x-pho",
    name: "Phoenix",
  });
});

test("an empty cell, and one that is not of the pattern, name no place", () => {
  expect(namedPlace(region, cells({ region: "" }))).toBeUndefined();
  expect(namedPlace(region, cells({ region: "Phoenix" }))).toBeUndefined();
});

test("an id has letters, digits and hyphens alone", () => {
  expect(placeId("Bjørgvin, avd. Åsane (ungdom)")).toBe("bjorgvin-avd-asane-ungdom");
});

const none = () => "";

test("a place may be named by its sheet, or be the same for every row of a file", () => {
  const affixes = { id_prefix: "", id_suffix: "-enhet" };
  expect(namedPlace({ sheet_name: true, ...affixes }, none, "Nes 2019")).toEqual({
    place_id: "nes-2019-enhet",
    name: "Nes 2019",
  });
  expect(namedPlace({ constant: "Vik", ...affixes }, none)).toEqual({ place_id: "vik-enhet", name: "Vik" });
});

test("units called the same in several prisons are told apart by their prison", () => {
  const unit = { place_id: "avd-1", name: "Avd. 1" };
  expect(unitWithin(unit, { place_id: "nes", name: "Nes" })).toEqual({
    place_id: "nes-avd-1",
    name: "Nes, Avd. 1",
  });
  expect(unitWithin(unit, undefined)).toBeUndefined();
});

test("a unit and its prison, or a prison and its region, do not have one id", () => {
  const [nes, nord] = [
    { place_id: "nes", name: "Nes" },
    { place_id: "nord", name: "Nord" },
  ];
  expect(idsOfTwoLevels([{ unit: nes, prison: nes, region: nord }], { id: "nord" })).toEqual(["nes", "nord"]);
  expect(
    idsOfTwoLevels(
      [
        { unit: nes, region: nord },
        { unit: nes, region: nord },
      ],
      { id: "land" },
    ),
  ).toEqual([]);
});

test("a unit belongs where most of its rows say, and an empty cell says nothing", () => {
  const unit = { place_id: "a", name: "A" };
  const [one, two] = [
    { place_id: "r1", name: "En" },
    { place_id: "r2", name: "To" },
  ];
  const places = foreignPlaces(
    [
      { unit, region: two },
      { unit, region: one },
      { unit, region: two },
      { unit, region: undefined },
    ],
    { id: "land", name: "Land" },
  );
  expect(places.find(({ place_id }) => place_id === "a")).toMatchObject({
    place_level: "unit",
    parent_id: "r2",
  });
  expect(places.find(({ place_id }) => place_id === "r1")).toMatchObject({
    place_level: "region",
    parent_id: "land",
  });
});

test("of two as frequent the first in the alphabet holds, whatever the order", () => {
  expect(mostFrequent(["b", "a"])).toBe("a");
  expect(mostFrequent(["a", "b", "b"])).toBe("b");
  expect(mostFrequent([])).toBeUndefined();
});
