import { expect, test } from "vitest";
import { wordsOf } from "./words.js";

const { signsMean } = wordsOf("nb").audience;

test("of the signs in a table it is said what each means, and that none is zero, of one as of several", () => {
  expect(signsMean(["value", "suppressed"])).toBe("«:» er skjult av personvernhensyn. Tegnet er ikke null.");
  expect(signsMean(["suppressed", "not_applicable", "suppressed"])).toBe(
    "«:» er skjult av personvernhensyn og «.» er ikke aktuelt. Ingen av tegnene er null.",
  );
  expect(signsMean(["value"])).toBe("");
});
