import { expect, test } from "vitest";
import type { Method, SampleVerdicts } from "../figures/method.js";
import { toHtml } from "./content.js";
import { ila, site } from "./made-up-place.js";
import { methodParts } from "./method-parts.js";

const none: Method = {
  settings: [],
  studied_on: "2026-11-26",
  power: [],
  errors: [],
  short: [],
  coverage: [],
  sample: [],
};
const verdicts = (place_id: string, place_level: string): SampleVerdicts => ({
  place_level,
  place_id,
  truth: "falling",
  answer: "declining",
  count: 10,
  of: 20,
  seeds: 20,
  date: "2026-11-26",
});
const places = [
  { ...ila, place_id: "ana", name: "Åna fengsel" },
  { ...ila, place_id: "ana-enhet", place_level: "unit", name: "Åna fengsel" },
  { ...ila, place_id: "halden", name: "Halden fengsel" },
];

test("a prison and a unit of one name are told apart; a name that stands once stands alone", () => {
  const sample = [verdicts("ana", "prison"), verdicts("ana-enhet", "unit"), verdicts("halden", "prison")];
  const html = toHtml(
    methodParts["sample"]?.({ site: { ...site, places }, method: { ...none, sample } }) ?? "",
  );
  for (const name of ["Åna fengsel (fengsel)", "Åna fengsel (enhet)", "Halden fengsel"])
    expect(html).toContain(`>${name}</th>`);
});

test("what fell short is counted over all series, and the table of errors over stays alone", () => {
  const short = {
    measure: "settled_changed",
    scenario: "poisson",
    short: 1,
    of: 12,
    worst: 0.07,
    target: 0.05,
    at_most: true,
  };
  const errors = {
    scenario: "poisson",
    level: "unit",
    answer_changed: 0.02,
    settled_changed: 0.01,
    settled_changed_once_in_five_years: 0.04,
    met: true,
  };
  const method = { ...none, short: [short], errors: [errors] };
  expect(toHtml(methodParts["short"]?.({ site, method }) ?? "")).toContain("Alle seriene er talt med");
  expect(toHtml(methodParts["errors"]?.({ site, method }) ?? "")).toContain(
    "Bare seriene over antall opphold.",
  );
});
