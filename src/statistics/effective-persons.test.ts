import { expect, test } from "vitest";
import { readObserved } from "./reference-cases/observed-lengths.ts";
import { staysPerPerson } from "./stays-per-person.ts";

test("a has two stays, b one", () => {
  expect(staysPerPerson(readObserved("1@a 2@b 3+@a"))).toEqual([2, 1]);
});

test("two stays whose person is not known are not taken for those of one", () => {
  expect(staysPerPerson(readObserved("1 1"))).toEqual([1, 1]);
});

test("no stays have no persons", () => {
  expect(staysPerPerson([])).toEqual([]);
});
