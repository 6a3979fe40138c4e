import { expect, test } from "vitest";
import { fallsEachTime } from "./falls-each-time.ts";

const exactly = (count: number) => ({ least: count, most: count });
const atLeast = (count: number) => ({ least: count, most: undefined });

test("9, 7, 4 has fallen every year; 9, 7, 7 has not, and 9, 4, 7 has not", () => {
  expect(fallsEachTime([9, 7, 4].map(exactly))).toBe("holds");
  expect(fallsEachTime([9, 7, 7].map(exactly))).toBe("does_not_hold");
  expect(fallsEachTime([9, 4, 7].map(exactly))).toBe("does_not_hold");
});

test("a year that lacks reports can have been higher, so a fall to it cannot be told", () => {
  expect(fallsEachTime([exactly(9), atLeast(4)])).toBe("undecided");
  expect(fallsEachTime([atLeast(9), atLeast(4)])).toBe("undecided");
});

test("a fall from a year that lacks reports is sure where it was higher without them", () => {
  expect(fallsEachTime([atLeast(9), exactly(4)])).toBe("holds");
});

test("what is known of a year that lacks reports is enough where it is as high as the whole year before", () => {
  expect(fallsEachTime([exactly(9), atLeast(9)])).toBe("does_not_hold");
  expect(fallsEachTime([atLeast(9), atLeast(12)])).toBe("undecided");
});

test("one sure rise answers, whatever lacks elsewhere", () => {
  expect(fallsEachTime([exactly(9), atLeast(3), exactly(4), exactly(5)])).toBe("does_not_hold");
});

test("where at most so many can lack, that is enough", () => {
  expect(fallsEachTime([exactly(9), { least: 4, most: 8 }])).toBe("holds");
  expect(fallsEachTime([exactly(9), { least: 4, most: 9 }])).toBe("undecided");
});

test("one year has nothing to fall from", () => {
  expect(() => fallsEachTime([exactly(9)])).toThrow("a fall needs two periods");
});
