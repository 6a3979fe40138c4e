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

test("an address that asks for what is not there is told of by the parts, never by what stands in it", () => {
  expect(nbFilters.filters.notShown([])).toBe("");
  expect(nbFilters.filters.notShown(["unit", "measure_id", "month"])).toBe(
    "Adressen ber om noe som ikke finnes her (enhet, tiltak og måned). Siden viser det nærmeste som finnes.",
  );
});
