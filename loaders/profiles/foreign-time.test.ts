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

test("a clock of twice twelve hours is read by its half of the day", () => {
  const read = timeReader(["M/D/YYYY h:mm A"]);
  expect(read("4/3/2019 8:30 AM")).toBe("2019-04-03T08:30");
  expect(read("4/3/2019 1:05 p.m.")).toBe("2019-04-03T13:05");
  expect(read("12/4/2019 12:15 AM")).toBe("2019-12-04T00:15");
  expect(read("12/4/2019 12:00 PM")).toBe("2019-12-04T12:00");
  expect(read("4/3/2019 13:05 PM")).toBeUndefined();
  expect(read("4/3/2019 8:30")).toBeUndefined();
});

test("24:00 is the midnight that the day ends at, and no other minute is of that hour", () => {
  const read = timeReader(["D.M.YYYY HH:mm"]);
  expect(read("31.12.2025 24:00")).toBe("2026-01-01T00:00");
  expect(read("28.2.2024 24:00")).toBe("2024-02-29T00:00");
  expect(read("28.2.2024 24:01")).toBeUndefined();
});

test("where a workbook knows the date or the time of two columns, the other may still be text", () => {
  const read = timeReader(["D.M.YYYY kl. H.mm"]);
  expect(read("2026-03-01 08:30:00")).toBe("2026-03-01T08:30");
  expect(read("2026-03-01 kl. 8.30")).toBe("2026-03-01T08:30");
  expect(read("1.3.2026 kl. 08:30:00")).toBe("2026-03-01T08:30");
});

test("a time with its offset says which of two hours alike it is", () => {
  expect(timeReader(["D.M.YYYY"])("2026-10-25T02:30:00+01:00")).toBe("2026-10-25T02:30:00+01:00");
  expect(daysBetween("2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00")).toBe(1 / 24);
});

test("seconds are kept, and words between quotes stand as they are", () => {
  expect(timeReader(["D.M.YYYY HH:mm:ss"])("1.3.2026 07:05:09")).toBe("2026-03-01T07:05:09");
  expect(timeReader(["D.M.YYYY HH'h'mm"])("1.3.2026 07h05")).toBe("2026-03-01T07:05");
});

test("months have their Danish names too", () => {
  const read = timeReader(["D. MMM YYYY kl. HH.mm"]);
  expect(read("3. marts 2019 kl. 08.30")).toBe("2019-03-03T08:30");
  expect(read("5. maj 2019 kl. 08.30")).toBe("2019-05-05T08:30");
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
