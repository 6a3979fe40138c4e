import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findNationalIdentity } from "./national-identity.ts";

const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** A number with its check digits after Skatteetaten's published rule, or none where the rule gives ten. */
function withCheckDigits(nine: string): string | undefined {
  const first = checkDigit(nine, firstWeights);
  const second = checkDigit(`${nine}${first}`, secondWeights);
  return first === 10 || second === 10 ? undefined : `${nine}${first}${second}`;
}

function checkDigit(digits: string, weights: number[]): number {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return (11 - (sum % 11)) % 11;
}

const two = (part: number) => String(part).padStart(2, "0");

const identity = fc
  .record({
    day: fc.integer({ min: 1, max: 28 }),
    addedToDay: fc.constantFrom(0, 40),
    month: fc.integer({ min: 1, max: 12 }),
    addedToMonth: fc.constantFrom(0, 0, 40, 80),
    year: fc.nat(99),
    individual: fc.nat(999),
  })
  .map(({ day, addedToDay, month, addedToMonth, year, individual }) =>
    withCheckDigits(
      `${two(day + addedToDay)}${two(month + addedToMonth)}${two(year)}${String(individual).padStart(3, "0")}`,
    ),
  )
  .filter((number) => number !== undefined);

const spellings = fc.constantFrom<(number: string) => string>(
  (number) => number,
  (number) => `${number.slice(0, 6)} ${number.slice(6)}`,
  (number) => `${number.slice(0, 6)}-${number.slice(6)}`,
  (number) => `${number.slice(0, 6)}\u00a0${number.slice(6)}`,
  (number) => `${number.slice(0, 6)} ${number.slice(6, 9)} ${number.slice(9)}`,
  (number) => `${number.slice(0, 2)}.${number.slice(2, 4)}.${number.slice(4, 6)} ${number.slice(6)}`,
  (number) => number.replace(/^0/, ""),
);
const around = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => `innsatt ${text}, celle 4`,
  (text) => `fnr:${text}.`,
  (text) => `12 plasseringer (${text})`,
);

test.each([
  ["31", "01", "99"],
  ["28", "02", "99"],
  ["29", "02", "96"],
  ["30", "04", "99"],
  ["31", "12", "99"],
])("the last day of a month is a day, and the next is none: %s.%s.%s", (day, month, year) => {
  const found = (of: number) => {
    const numbers = Array.from({ length: 40 }, (_, index) =>
      withCheckDigits(`${two(of)}${month}${year}${900 + index}`),
    ).filter((number) => number !== undefined);
    return new Set(numbers.map(findNationalIdentity));
  };
  expect(found(Number(day))).toEqual(new Set([true]));
  expect(found(Number(day) + 1)).toEqual(new Set([false]));
});

test("a fødselsnummer, D-number or synthetic number is found however it is typed, and inside other text", () => {
  fc.assert(
    fc.property(identity, spellings, around, (number, spelled, inside) => {
      expect(findNationalIdentity(inside(spelled(number)))).toBe(true);
    }),
  );
});

test("it is found where Excel has made a number of it and dropped the zero in front", () => {
  fc.assert(
    fc.property(identity, (number) => {
      expect(findNationalIdentity(Number(number))).toBe(true);
    }),
  );
});

test("a wrong digit anywhere makes it another number: the check digits see every single one", () => {
  fc.assert(
    fc.property(identity, fc.nat(10), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
      const digit = (Number(number[at]) + shift) % 10;
      expect(findNationalIdentity(`x${number.slice(0, at)}${digit}${number.slice(at + 1)}`)).toBe(false);
    }),
  );
});

test("it is not looked for inside longer runs of digits", () => {
  fc.assert(
    fc.property(identity, fc.nat(9), (number, digit) => {
      expect(findNationalIdentity(`${digit}${number}`)).toBe(false);
      expect(findNationalIdentity(`${number}${digit}`)).toBe(false);
    }),
  );
});

test("every minute of a year, as units type it, is no identity", () => {
  const start = Date.UTC(2026, 0, 1);
  for (let minute = 0; minute < 366 * 24 * 60; minute += 7) {
    const iso = new Date(start + minute * 60_000).toISOString();
    const [year, month, day] = iso.slice(0, 10).split("-");
    const found = [
      iso,
      iso.slice(0, 19),
      iso.slice(0, 16).replace("T", " "),
      `${day}.${month}.${year} ${iso.slice(11, 16)}`,
    ];
    expect(found.filter(findNationalIdentity)).toEqual([]);
  }
});

test.each([
  null,
  true,
  "",
  "V-2291",
  4650,
  46_110.510_416_666_7,
  "46110,51041666667",
  "22 03 51 00",
  "P-0123456789ABCDEF8",
])("%s is no identity", (cell) => expect(findNationalIdentity(cell)).toBe(false));

test("a number whose date does not exist is none, though its check digits agree", () => {
  for (const nine of ["310290123", "000190123", "011390123", "320190123", "290289123"]) {
    const number = withCheckDigits(nine);
    expect(number).toBeDefined();
    expect(findNationalIdentity(number ?? null)).toBe(false);
  }
});
