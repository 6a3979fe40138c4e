import * as fc from "fast-check";
import { expect, test } from "vitest";
import { smallestCount } from "./smallest-count.ts";

test("none is enough where anything is", () => {
  expect(smallestCount(() => true)).toBe(0);
});

test("the smallest count whose square is at least a million is a thousand", () => {
  expect(smallestCount((count) => count * count >= 1e6)).toBe(1000);
});

test("whatever is asked for is found", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), (needed) => {
      expect(smallestCount((count) => count >= needed)).toBe(needed);
    }),
  );
});
