import { expect, test } from "vitest";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";
import { inAtLeastOne } from "./claim-answer.ts";
import { chanceOfShare, shareOver } from "./share-over.ts";

test("11 of 20 is a majority, 10 of 20 is not", () => {
  expect(shareOver({ lowest: 11 / 20, highest: 11 / 20 }, 0.5)).toBe("holds");
  expect(shareOver({ lowest: 10 / 20, highest: 10 / 20 }, 0.5)).toBe("does_not_hold");
});

test("where those without an answer could make it a majority or not, it cannot be told", () => {
  expect(shareOver({ lowest: 9 / 20, highest: 12 / 20 }, 0.5)).toBe("undecided");
});

test("it is so in at least one place where it is so in one; it is so in none only where all are known", () => {
  expect(inAtLeastOne(["does_not_hold", "holds", "undecided"])).toBe("holds");
  expect(inAtLeastOne(["does_not_hold", "does_not_hold"])).toBe("does_not_hold");
  expect(inAtLeastOne(["does_not_hold", "undecided"])).toBe("undecided");
  expect(inAtLeastOne([])).toBe("undecided");
});

test("three heads or more of four have five chances in sixteen", () => {
  expect(chanceOfShare({ part: 3, whole: 4, sumOfSquares: 4 }, 0.5)).toBeCloseTo(5 / 16, 12);
});

test("stays of the same person are worth fewer: the same share is likelier by chance", () => {
  const alone = chanceOfShare({ part: 21, whole: 38, sumOfSquares: 38 }, 0.5) ?? NaN;
  const repeated = chanceOfShare({ part: 30, whole: 38, sumOfSquares: 94 }, 0.5) ?? NaN;
  expect(repeated).toBeGreaterThan(chanceOfShare({ part: 30, whole: 38, sumOfSquares: 38 }, 0.5) ?? NaN);
  expect(alone).toBeLessThan(0.5);
});

test("nobody answered: there is no share, and no chance of it", () => {
  expect(chanceOfShare({ part: 0, whole: 0, sumOfSquares: 0 }, 0.5)).toBeUndefined();
});

test.each(
  referenceCases("chance-of-share.csv").map(
    (row) => [`${row.text("part")} of ${row.text("whole")}`, row] as const,
  ),
)("the chance is that of R to 1e-12: %s", (_, row) => {
  const [part, whole, sumOfSquares] = [row.number("part"), row.number("whole"), row.number("sum_of_squares")];
  const found = chanceOfShare({ part, whole, sumOfSquares }, row.number("limit"));
  expect(relativeError(found, row.number("chance"))).toBeLessThan(1e-12);
});
