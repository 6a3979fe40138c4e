import { expect, test } from "vitest";
import { sevenDigits } from "./cells.ts";

test("a rate is carried with seven digits, a count with all it has", () => {
  expect(sevenDigits(0.192_083_296_1)).toBe(0.192_083_3);
  expect(sevenDigits(23_526_783)).toBe(23_526_783);
});
