import { expect, test } from "vitest";
import type { Trend, TrendAnswer, TrendFit } from "../figures/trend-answer.js";
import { toHtml } from "./content.js";
import { nothing, site, usualChoice } from "./made-up-place.js";
import { trendFigure } from "./trend-figure.js";
import { placeView } from "./view.js";

const trend: Trend = {
  trend_id: "stays",
  measure_id: "safety_cell",
  population: "adults",
  kind: "count",
  name_nb: "Opphold i sikkerhetscelle",
  definition_nb: "Opphold startet i kvartalet per 1000 fangedøgn.",
};
const tooLittle: TrendAnswer = {
  organisation: "now",
  trend_id: "stays",
  quarter: "2026-01-01",
  answer: "too_little_data",
  settled_answer: "too_little_data",
  unconfirmed_answer: null,
  reasons: ["few_stays"],
  ratio_per_year: null,
  lower: null,
  upper: null,
  p_value: null,
  dispersion: null,
  detectable_fall: null,
  deciding_quarter: null,
  tipping_answer: null,
  tipping_stays: null,
  tipping_side: null,
  tipping_months: null,
  tipping_units: [],
  first_quarter: "2025-01-01",
  quarters: 5,
  stays: 3,
  persons: 3,
  months_expected: 15,
  months_counted: 15,
  is_rate: true,
  became_another: false,
  persons_known: true,
  rule_version: 1,
  list_flag: null,
};
const fit: TrendFit = {
  organisation: "now",
  trend_id: "stays",
  quarter: "2026-01-01",
  events: 1,
  exposure: 9000,
  fitted: 1,
  lower: 0.2,
  upper: 4,
};
const html = (fits: TrendFit[], given: Partial<TrendAnswer> = {}) =>
  toHtml(
    trendFigure(
      placeView(
        { ...site, trends: [trend] },
        { ...nothing, trends: { answers: [{ ...tooLittle, ...given }], fits, turns: [], kept: [] } },
        usualChoice,
        "../",
      ),
    ),
  );
const uncertain = "Linjen er for usikker til å si noe om retningen.";

test("a line that is too uncertain says so, and where none is drawn nothing is said of it", () => {
  expect(html([fit])).toContain(uncertain);
  expect(html([])).toContain("Det er for lite data til å tegne en utvikling.");
  expect(html([])).not.toContain(uncertain);
});

test("where a unit became one for others, the leap of the line is told of", () => {
  const leap = "Den har et eget nivå før og etter, og der kan linjen gjøre et hopp.";
  expect(html([fit], { answer: "no_clear_change", became_another: true })).toContain(leap);
  expect(html([fit], { answer: "no_clear_change" })).not.toContain(leap);
});
