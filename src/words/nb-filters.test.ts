import { expect, test } from "vitest";
import { nbFilters } from "./nb-filters.js";

test("what cannot be chosen beside the rest is told with why, in a sentence", () => {
  const { notOffered } = nbFilters.filters;
  expect(notOffered([])).toBe("");
  expect(notOffered(["population"])).toBe(
    "Tallene for det som er valgt, er ikke delt etter hvem de gjelder, så det kan ikke velges samtidig.",
  );
  expect(notOffered(["reason", "security"])).toContain("ikke delt etter årsak eller sikkerhetsnivå,");
});
