import { expect, test } from "vitest";
import { choicesIn, nearestChoice, readChoice, writeChoice, type Choices } from "./choice.js";
import { packSeries } from "./packed-figures.js";

const choices: Choices = {
  organisations: ["now", "then"],
  shown: [
    { measure_id: "safety_cell", population: "adults" },
    { measure_id: "safety_cell", population: "women" },
    { measure_id: "restraint_bed", population: "adults" },
  ],
};
const usual = { organisation: "now", measure_id: "safety_cell", population: "adults" };

test("an address that asks for nothing, or for what is not there, shows the usual", () => {
  expect(readChoice("", choices)).toEqual(usual);
  expect(readChoice("?tiltak=torture&hvem=everyone&organisasjon=never", choices)).toEqual(usual);
});

test("what is chosen is read back from the address it wrote", () => {
  for (const organisation of choices.organisations)
    for (const pair of choices.shown) {
      const choice = { organisation, ...pair };
      expect(readChoice(writeChoice(choice, choices), choices)).toEqual(choice);
    }
});

test("the usual leaves the address as it is", () => {
  expect(writeChoice(usual, choices)).toBe("");
});

test("a measure that is not there for women is shown for adults", () => {
  expect(nearestChoice({ measure_id: "restraint_bed", population: "women" }, choices)).toEqual({
    ...usual,
    measure_id: "restraint_bed",
  });
});

test("a page without figures is a fault of ours", () => {
  const none = choicesIn(packSeries([]), []);
  expect(() => nearestChoice({}, none)).toThrow("without figures");
});
