import { expect, test } from "vitest";
import { wordsOf } from "../words/words.js";
import { claimLimits } from "./claim-parts.js";

const words = wordsOf("nb");
const limits = (indicator_id: string, lower: number, upper: number) =>
  claimLimits(words, { indicator_id, state: "value", lower, upper }).replaceAll("\u00a0", " ");

test("the limits of a claim's figure have their unit once", () => {
  expect(limits("self_harm_share_stays", 0.63, 0.97)).toBe("63–97 %");
  expect(limits("length_median", 32, 38)).toBe("32–38 timer");
  expect(limits("stays_started", 3, 12)).toBe("3–12");
});
