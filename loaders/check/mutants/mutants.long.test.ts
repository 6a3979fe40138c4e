import { expect, test } from "vitest";
import { foundInGood, untold } from "./told-mutants.ts";

test("of 3 000 planted mistakes at least 99 per cent are told at their own cell, and none stops the check", async () => {
  const missed = await untold(3000, 12);
  expect(missed.length, missed.slice(0, 20).join("\n")).toBeLessThanOrEqual(30);
}, 600_000);

test("no good report of 300 is refused, and nothing is found in any", async () => {
  expect(await foundInGood(300, 12)).toEqual([]);
}, 600_000);
