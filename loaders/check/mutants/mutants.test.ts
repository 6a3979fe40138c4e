import { expect, test } from "vitest";
import { kinds } from "./planted.ts";
import { foundInGood, untold } from "./told-mutants.ts";

test("a mistake of every kind, planted in a good report of any format, is told at its own cell", async () => {
  expect(await untold(3 * kinds, 4)).toEqual([]);
});

test("in a good report nothing is found", async () => {
  expect(await foundInGood(15, 6)).toEqual([]);
});
