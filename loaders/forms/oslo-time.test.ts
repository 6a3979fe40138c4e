import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  addMonths,
  daysInMonth,
  isoWithOffset,
  isRepeatedHour,
  monthStartSeconds,
  norwegianTime,
  osloDate,
  osloMonth,
  readInstant,
  wallClock,
} from "./oslo-time.ts";

const zoned = (seconds: number) =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO("Europe/Oslo");
const at = (utc: string) => Date.parse(utc) / 1000;
const instant = fc.integer({ min: at("2000-01-01T00:00:00Z"), max: at("2060-01-01T00:00:00Z") });

describe("a time in Norway", () => {
  test.each([
    ["12.03.2026 23:15", "2026-03-12T22:15:00Z"],
    ["12.3.2026 8.05", "2026-03-12T07:05:00Z"],
    ["12.03.2026, kl. 23:15", "2026-03-12T22:15:00Z"],
    ["12.07.2026 23:15:30", "2026-07-12T21:15:30Z"],
    ["2026-07-12T23:15", "2026-07-12T21:15:00Z"],
    ["2026-07-12 23:15:30.9", "2026-07-12T21:15:30Z"],
    ["2026-07-12T23:15Z", "2026-07-12T23:15:00Z"],
    ["2026-07-12T23:15+01:00", "2026-07-12T22:15:00Z"],
    ["2026-07-12T23:15-0100", "2026-07-13T00:15:00Z"],
  ])("%s is understood", (text, utc) => {
    expect(readInstant(text)).toEqual({ seconds: at(utc), ambiguous: false, precision: "minute" });
  });

  test("a date alone is its midnight, and says that it is a day", () => {
    expect(readInstant("12.03.2026")).toEqual({
      seconds: at("2026-03-11T23:00:00Z"),
      ambiguous: false,
      precision: "day",
    });
  });

  test.each([
    ["31.02.2026 10:00", "no_such_date"],
    ["29.02.2026 10:00", "no_such_date"],
    ["12.13.2026 10:00", "no_such_date"],
    ["12.03.2026 24:00", "no_such_date"],
    ["12.03.2026 10:60", "no_such_date"],
    ["12/03/2026 10:00", "form"],
    ["12.03.26 10:00", "form"],
    ["i går", "form"],
    ["46093.5", "form"],
    ["", "form"],
  ])("%s is none: %s", (text, problem) => {
    expect(readInstant(text)).toEqual({ problem });
  });
});

test("when the clock is set forward, the hour from 02 to 03 does not exist", () => {
  expect(readInstant("29.03.2026 01:59")).toMatchObject({ seconds: at("2026-03-29T00:59:00Z") });
  expect(readInstant("29.03.2026 02:00")).toEqual({ problem: "no_such_time" });
  expect(readInstant("29.03.2026 02:59")).toEqual({ problem: "no_such_time" });
  expect(readInstant("29.03.2026 03:00")).toMatchObject({ seconds: at("2026-03-29T01:00:00Z") });
});

test("when the clock is set back, the hour from 02 to 03 comes twice and is read as the first", () => {
  expect(readInstant("25.10.2026 02:30")).toMatchObject({
    seconds: at("2026-10-25T00:30:00Z"),
    ambiguous: true,
  });
  expect(readInstant("25.10.2026 03:00")).toMatchObject({
    seconds: at("2026-10-25T02:00:00Z"),
    ambiguous: false,
  });
});

test("with its offset each of the two repeated hours can be told", () => {
  expect(readInstant("2026-10-25T02:30+02:00")).toMatchObject({
    seconds: at("2026-10-25T00:30:00Z"),
    ambiguous: false,
  });
  expect(readInstant("2026-10-25T02:30+01:00")).toMatchObject({
    seconds: at("2026-10-25T01:30:00Z"),
    ambiguous: false,
  });
  expect(isoWithOffset(at("2026-10-25T01:30:00Z"))).toBe("2026-10-25T02:30:00+01:00");
});

test("only the second of the two is not what its wall clock says", () => {
  fc.assert(
    fc.property(
      fc.oneof(instant, fc.integer({ min: at("2026-10-24T22:00:00Z"), max: at("2026-10-25T04:00:00Z") })),
      (seconds) => {
        const wall = readInstant(wallClock(seconds).toISOString().slice(0, 19));
        expect("seconds" in wall && wall.seconds === seconds).toBe(!isRepeatedHour(seconds));
      },
    ),
    { numRuns: 500 },
  );
});

test("every instant comes back from its text with offset", () => {
  fc.assert(
    fc.property(instant, (seconds) => {
      expect(readInstant(isoWithOffset(seconds))).toMatchObject({ seconds });
    }),
  );
});

test("a month begins at midnight in Norway, winter and summer", () => {
  expect(monthStartSeconds("2026-03")).toBe(at("2026-02-28T23:00:00Z"));
  expect(monthStartSeconds("2026-07")).toBe(at("2026-06-30T22:00:00Z"));
});

function hours(month: string): number {
  return (monthStartSeconds(addMonths(month, 1)) - monthStartSeconds(month)) / 3600;
}

test("a month with a change of clock is an hour shorter or longer than its days", () => {
  expect(hours("2026-03")).toBe(31 * 24 - 1);
  expect(hours("2026-10")).toBe(31 * 24 + 1);
  expect(hours("2026-04")).toBe(30 * 24);
});

test("an instant is of the month in which its first second falls in Norway", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2060 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
      const month = `${year}-${String(number).padStart(2, "0")}`;
      expect(osloMonth(monthStartSeconds(month))).toBe(month);
      expect(osloMonth(monthStartSeconds(month) - 1)).toBe(addMonths(month, -1));
    }),
  );
});

test("dates and times are shown as in Norway", () => {
  expect(osloDate(at("2026-03-12T23:30:00Z"))).toBe("2026-03-13");
  expect(norwegianTime(at("2026-03-12T23:05:59Z"))).toBe("13.03.2026 00:05");
});

test("months follow each other over the new year, and February has its days", () => {
  expect(addMonths("2026-12", 1)).toBe("2027-01");
  expect(addMonths("2026-01", -13)).toBe("2024-12");
  expect([daysInMonth("2024-02"), daysInMonth("2026-02")]).toEqual([29, 28]);
});

describe("the calendar's own answers", () => {
  // A year on both sides of those that are kept, and every hour about a change of clock.
  const any = fc.integer({ min: Date.UTC(1989, 0) / 1000, max: Date.UTC(2101, 0) / 1000 });
  const aboutChange = fc
    .tuple(fc.integer({ min: 1990, max: 2100 }), fc.constantFrom(2, 9), fc.integer({ min: -60, max: 240 }))
    .map(([year, month, half]) => Date.UTC(year, month, 24) / 1000 + 1800 * half);
  const instants = fc.oneof(any, aboutChange);

  test("are those of every instant", () => {
    fc.assert(
      fc.property(instants, (seconds) => {
        const told = zoned(seconds);
        expect(osloDate(seconds)).toBe(told.toPlainDate().toString());
        expect(isoWithOffset(seconds)).toBe(told.toString({ timeZoneName: "never", smallestUnit: "second" }));
        expect(wallClock(seconds).toISOString()).toBe(
          `${told.toPlainDateTime().toString({ smallestUnit: "millisecond" })}Z`,
        );
        const [year, month, day] = [told.year, told.month, told.day].map((part) =>
          String(part).padStart(2, "0"),
        );
        expect(norwegianTime(seconds)).toBe(
          `${day}.${month}.${year} ${told.toPlainTime().toString().slice(0, 5)}`,
        );
        expect(isRepeatedHour(seconds)).toBe(
          told.month === 10 && told.day > 24 && told.hour === 2 && told.subtract({ hours: 1 }).hour === 2,
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("are those of every time that is read, with an offset and without", () => {
    const offsets = fc.constantFrom("", "Z", "+01:00", "+0200", "-03:30");
    fc.assert(
      fc.property(instants, offsets, (seconds, offset) => {
        const wall = zoned(seconds).toPlainDateTime().round("minute");
        const read = readInstant(`${wall.toString().slice(0, 16)}${offset}`);
        const [earlier, later] = offset
          ? [
              Temporal.Instant.from(`${wall.toString()}${offset}`),
              Temporal.Instant.from(`${wall.toString()}${offset}`),
            ]
          : (["earlier", "later"] as const).map((disambiguation) =>
              wall.toZonedDateTime("Europe/Oslo", { disambiguation }),
            );
        const ambiguous = earlier?.epochMilliseconds !== later?.epochMilliseconds;
        expect(read).toEqual({
          seconds: Number(earlier?.epochMilliseconds) / 1000,
          ambiguous,
          precision: "minute",
        });
      }),
      { numRuns: 2000 },
    );
  });

  test("are those of every date there could be", () => {
    const parts = fc.tuple(
      fc.integer({ min: 1895, max: 2105 }),
      fc.nat(13),
      fc.nat(32),
      fc.nat(25),
      fc.nat(61),
    );
    fc.assert(
      fc.property(parts, ([year, month, day, hour, minute]) => {
        const text = [month, day, hour, minute].map((part) => String(part).padStart(2, "0"));
        let isTime = true;
        try {
          Temporal.PlainDateTime.from({ year, month, day, hour, minute }, { overflow: "reject" });
        } catch {
          isTime = false;
        }
        const read = readInstant(`${year}-${text[0]}-${text[1]} ${text[2]}:${text[3]}`);
        expect("problem" in read && read.problem === "no_such_date").toBe(!isTime);
      }),
      { numRuns: 2000 },
    );
  });

  test("are those of every month, and of none that is not one", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 3000 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: -500, max: 500 }),
        (year, month, count) => {
          const from = Temporal.PlainYearMonth.from({ year, month });
          expect(addMonths(from.toString(), count)).toBe(from.add({ months: count }).toString());
        },
      ),
    );
    for (const none of ["2026-13", "2026-00", "2026-3", "2026-03-01", ""])
      expect(() => addMonths(none, 1), none).toThrow();
  });
});
