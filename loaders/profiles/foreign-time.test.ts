import { expect, test } from "vitest";
import { daysBetween, timeReader, withDayAndMonthExchanged } from "./foreign-time.ts";

test("a time is read by the first of the formats that it is written in", () => {
  const read = timeReader(["MMM DD, YYYY", "D.M.YYYY HH:mm", "D/M/YY H.mm"]);
  expect(read("Apr 30, 2012")).toBe("2012-04-30");
  expect(read("april 30, 2012")).toBe("2012-04-30");
  expect(read("1.3.2026 07:05")).toBe("2026-03-01T07:05");
  expect(read("1/3/26 7.05")).toBe("2026-03-01T07:05");
});

test("what a workbook knows to be a date needs no format", () => {
  expect(timeReader(["D.M.YYYY"])("2026-03-01T07:05:00")).toBe("2026-03-01T07:05");
});

test("text that no format fits is no time, and neither is a month that does not exist", () => {
  const read = timeReader(["MMM DD, YYYY"]);
  expect(read("30.04.2012")).toBeUndefined();
  expect(read("Abc 30, 2012")).toBeUndefined();
  expect(read("")).toBeUndefined();
});

test("day and month are exchanged only where the day could have been a month", () => {
  expect(withDayAndMonthExchanged("2012-04-05T10:00")).toBe("2012-05-04T10:00");
  expect(withDayAndMonthExchanged("2012-04-13")).toBe("2012-04-13");
  expect(timeReader(["MMM DD, YYYY"], 12)("Apr 05, 2012")).toBe("2012-05-04");
});

test("days are counted by the calendar, also over a change of clock", () => {
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2026-03-28T12:00", "2026-03-29T00:00")).toBe(0.5);
});
