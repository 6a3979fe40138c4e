import { expect, test } from "vitest";
import { norwegianNumber } from "./numbers.js";

test("thousands stand apart by a blank that does not break, decimals after a comma", () => {
  expect(norwegianNumber(1312)).toBe("1\u00a0312");
  expect(norwegianNumber(1234567.5, 1)).toBe("1\u00a0234\u00a0567,5");
  expect(norwegianNumber(0.126, 2)).toBe("0,13");
  expect(norwegianNumber(999)).toBe("999");
});

test("less than nothing has a minus sign, and what rounds to nothing has none", () => {
  expect(norwegianNumber(-14)).toBe("−14");
  expect(norwegianNumber(-0.2)).toBe("0");
});
