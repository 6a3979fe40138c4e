import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isPseudonym } from "./pseudonym-form.ts";
import { pseudonym } from "./pseudonym.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const made = fc
  .tuple(fc.string(), fc.string({ minLength: 1 }))
  .map(([identity, key]) => pseudonym(identity, key));

test("every pseudonym has the form that is asked for, in small letters too", () => {
  fc.assert(
    fc.property(made, (given) => {
      expect(given).toMatch(/^P-[0-9A-Z]{17}$/);
      expect(isPseudonym(given)).toBe(true);
      expect(isPseudonym(given.toLowerCase())).toBe(true);
    }),
  );
});

test("any single wrong character is caught by the check character", () => {
  fc.assert(
    fc.property(
      made,
      fc.integer({ min: 2, max: 18 }),
      fc.integer({ min: 1, max: 31 }),
      (given, at, shift) => {
        const wrong = alphabet.charAt((alphabet.indexOf(given.charAt(at)) + shift) % 32);
        expect(isPseudonym(given.slice(0, at) + wrong + given.slice(at + 1))).toBe(false);
      },
    ),
    { numRuns: 1000 },
  );
});

test("two neighbours exchanged are caught, but for the one pair that the sum cannot tell apart", () => {
  fc.assert(
    fc.property(made, fc.integer({ min: 2, max: 16 }), (given, at) => {
      const [one, other] = [given.charAt(at), given.charAt(at + 1)];
      fc.pre(one !== other && !["0Z", "Z0"].includes(one + other));
      expect(isPseudonym(given.slice(0, at) + other + one + given.slice(at + 2))).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test("one person has one pseudonym under one key, and another under another key", () => {
  expect(pseudonym("01019012345", "nøkkel")).toBe(pseudonym("01019012345", "nøkkel"));
  expect(pseudonym("01019012345", "nøkkel")).not.toBe(pseudonym("01019012345", "annen"));
  expect(pseudonym("01019012345", "nøkkel")).not.toBe(pseudonym("01019012346", "nøkkel"));
});

test.each([
  "",
  "P-",
  "Kari Nordmann",
  "01019012345",
  "P-0123456789ABCDEF",
  "0123456789ABCDEF8",
  "P-0123456789ABCDEIK",
])("%s is no pseudonym", (text) => expect(isPseudonym(text)).toBe(false));

test("the example of the form is a pseudonym", () => {
  expect(isPseudonym("P-0123456789ABCDEF8")).toBe(true);
});
