import { expect, test } from "vitest";
import { statedLength } from "./stated-length.ts";

const hoursOf = (text: string) => {
  const seconds = statedLength(text, "hours")?.seconds;
  return seconds === undefined ? undefined : seconds / 3600;
};

test("a length is a number in the unit of its column, with a decimal comma or point", () => {
  expect(hoursOf("25,5")).toBe(25.5);
  expect(hoursOf("1 234.5")).toBe(1234.5);
  expect(statedLength("2", "days")).toEqual({ seconds: 172_800, unitSeconds: 86_400 });
  expect(statedLength("90", "minutes")?.seconds).toBe(5400);
});

test("hours may be written with minutes, or in words", () => {
  expect(hoursOf("51:30")).toBe(51.5);
  expect(hoursOf("2 d 3 t")).toBe(51);
  expect(hoursOf("1 døgn 30 min")).toBe(24.5);
});

test("what a workbook shows as 51:30 it keeps as a time long ago", () => {
  expect(hoursOf("1900-01-02T03:30:00")).toBe(51.5);
  expect(hoursOf("1899-12-31T08:30:00")).toBe(8.5);
});

test("what is no length is none, not nought", () => {
  for (const text of ["", "ukjent", "t", "51:75", "2 uker", "-3", "2019-03-01T08:00:00"])
    expect(hoursOf(text)).toBeUndefined();
  expect(statedLength("51:30", "days")).toBeUndefined();
});
