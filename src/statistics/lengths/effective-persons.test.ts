import { expect, test } from "vitest";
import { effectivePersons } from "./effective-persons.ts";
import { readObserved } from "../reference-cases/observed-lengths.ts";

const persons = (observed: string) => effectivePersons(readObserved(observed));

test("three persons with two stays each are three", () => {
  expect(persons("1@a 2@a 1@b 3+@b 2@c 2@c")).toBe(3);
});

test("one with three stays and six with one are worth 81/15, fewer than the seven they are", () => {
  expect(persons("3x1@a 2@b 3@c 4@d 5@e 6@f 7@g")).toBeCloseTo(5.4, 12);
});

test("all stays of one person are worth one", () => {
  expect(persons("1@a 2@a 3@a")).toBe(1);
});

test("two stays whose person is not known are not taken for those of one", () => {
  expect(persons("1@a 2@a 1 1")).toBeCloseTo(16 / 6, 12);
  expect(persons("1 1")).toBeUndefined();
});

test("where nobody repeats, there is nothing to make up for", () => {
  expect(persons("1@a 2@b 3")).toBeUndefined();
  expect(effectivePersons([])).toBeUndefined();
});
