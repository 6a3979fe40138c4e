import { expect, test } from "vitest";
import { stream } from "./random.ts";

const many = Array.from({ length: 20_000 });
const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

test("the same names give the same stream, and one other name another", () => {
  const first = stream(1, "ila-enhet");
  const again = stream(1, "ila-enhet");
  const other = stream(1, "ana-enhet");
  const numbers = many.map(() => first.uniform());
  expect(numbers).toEqual(many.map(() => again.uniform()));
  expect(numbers).not.toEqual(many.map(() => other.uniform()));
});

test("names are kept apart: 1 and 23 are not 12 and 3", () => {
  expect(stream(1, 23).uniform()).not.toBe(stream(12, 3).uniform());
});

test("each law has the mean it was asked for", () => {
  const random = stream("means");
  expect(mean(many.map(() => random.uniform()))).toBeCloseTo(0.5, 1);
  expect(mean(many.map(() => random.normal()))).toBeCloseTo(0, 1);
  expect(mean(many.map(() => random.exponential(3)))).toBeCloseTo(3, 0);
  expect(mean(many.map(() => random.poisson(2)))).toBeCloseTo(2, 0);
  const halfBelow = many.filter(() => random.logNormal(36, 0.6) < 36).length / many.length;
  expect(halfBelow).toBeCloseTo(0.5, 1);
});

test("a choice with weights follows them, and never takes what weighs nothing", () => {
  const random = stream("weights");
  const chosen = many.map(() => random.pick(["often", "seldom", "never"], [3, 1, 0]));
  expect(chosen.filter((choice) => choice === "often").length / many.length).toBeCloseTo(0.75, 1);
  expect(chosen).not.toContain("never");
});
