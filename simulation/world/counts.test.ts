import { mean, range, variance } from "d3-array";
import { expect, test } from "vitest";
import { stream } from "../../loaders/sample/random.ts";
import { count, gamma, meanStaysOfPerson, staysOfPerson } from "./counts.ts";

const drawn = (name: string, draw: (random: ReturnType<typeof stream>) => number) => {
  const random = stream("counts", name);
  return range(40_000).map(() => draw(random));
};
const ratio = (numbers: number[]) => (variance(numbers) ?? 0) / (mean(numbers) ?? 0);

test.each([1, 2, 4])("counts have the mean that is asked for, and %d times its variance", (dispersion) => {
  const counts = drawn(`dispersion ${dispersion}`, (random) => count(random, 3, dispersion));
  expect(mean(counts)).toBeCloseTo(3, 1);
  expect(ratio(counts) / dispersion).toBeGreaterThan(0.95);
  expect(ratio(counts) / dispersion).toBeLessThan(1.05);
});

test("a quarter varies as much more than chance as its months do", () => {
  const quarters = drawn("quarters", (random) => range(3).reduce((sum) => sum + count(random, 0.4, 2), 0));
  expect(mean(quarters)).toBeCloseTo(1.2, 1);
  expect(ratio(quarters)).toBeCloseTo(2, 0);
});

test("a unit that expects none has none", () => {
  expect(count(stream("none"), 0, 2)).toBe(0);
});

test.each([0.2, 1, 7])("a gamma number of shape %d has that mean and that variance", (shape) => {
  const numbers = drawn(`gamma ${shape}`, (random) => gamma(random, shape));
  expect((mean(numbers) ?? 0) / shape).toBeCloseTo(1, 1);
  expect(ratio(numbers)).toBeCloseTo(1, 1);
});

test("a person has two stays on average, and half of them one", () => {
  const stays = drawn("persons", staysOfPerson);
  expect(mean(stays)).toBeCloseTo(meanStaysOfPerson, 1);
  expect(stays.filter((number) => number === 1).length / stays.length).toBeCloseTo(0.5, 1);
  const designEffect = (mean(stays, (number) => number * number) ?? 0) / (mean(stays) ?? 1);
  expect(designEffect).toBeCloseTo(3, 0);
});
