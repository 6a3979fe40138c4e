import { expect, test } from "vitest";
import { placeProblems } from "../reference/place-problems.ts";
import { readReference } from "../reference/reference.ts";
import { chosenUnits, placesOf } from "./chosen-units.ts";
import { sampleRegister } from "./register.ts";

const register = sampleRegister(readReference().places);

test("a unit comes with the one that carries it on", () => {
  expect(chosenUnits(register, ["innlandet-gjovik"])).toEqual(["innlandet-hamar", "innlandet-gjovik"]);
});

test("so many units are spread over the register, and never more than there are", () => {
  const five = chosenUnits(register, 5);
  expect(five.length).toBeGreaterThanOrEqual(5);
  expect(five.length).toBeLessThan(8);
  expect(chosenUnits(register, 1000)).toHaveLength(chosenUnits(register, 999).length);
});

test("an unknown unit is told by its name", () => {
  expect(() => chosenUnits(register, ["lindesnes"])).toThrow("Ukjent enhet: lindesnes.");
});

test("a small nation's register holds the places above its units, and contradicts itself no more than the whole", () => {
  const places = placesOf(register, chosenUnits(register, ["alesund-enhet", "innlandet-gjovik"]));
  const ids = new Set(places.map(({ place_id }) => place_id));
  expect(ids).toEqual(
    new Set([
      "norge",
      "region-ost",
      "region-vest",
      "region-nord",
      "innlandet",
      "alesund",
      "alesund-enhet",
      "innlandet-hamar",
      "innlandet-gjovik",
    ]),
  );
  expect(placeProblems(places)).toEqual([]);
});
