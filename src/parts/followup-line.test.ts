import { expect, test } from "vitest";
import type { OpenStay } from "../figures/followup.js";
import { wordsOf } from "../words/words.js";
import { saidOf } from "./followup-line.js";

const rule = {
  threshold_id: "region_decides",
  measure_id: "safety_cell",
  under_18: false,
  hours: 72,
  duty: "region_decides",
  paragraph: "strgjfl. § 38 sjette ledd",
  valid_from: "2002-03-01",
};
const open: OpenStay = {
  kind: "open",
  unit_id: "ila-a",
  stay: {
    own_id: "V-2291",
    measure_id: "safety_cell",
    started: "2026-03-12 23:15",
    seconds: 51 * 3600,
    is_open: true,
  },
  confirmed_until: "2026-03-15 02:15",
  last_word_on: "2026-03-15",
  seconds_if_still_there: 80 * 3600,
  next_threshold_id: "region_decides",
  measure_has_thresholds: true,
};
const ruleSaidOf = (line: OpenStay) =>
  saidOf(line, {
    words: wordsOf("nb").followup,
    followup: { units: [{ unit_id: "ila-a", name: "Ila" }], rules: { region_decides: rule } },
    settings: {},
  }).rule;

test("a threshold ahead of an open stay is not passed as far as has been told", () => {
  expect(ruleSaidOf(open)).toMatch(/ Ikke passert da oppholdet sist ble meldt\.$/);
});

test("a stay that has passed every threshold, and one of a measure that the list has none for, are two sentences", () => {
  expect(ruleSaidOf({ ...open, next_threshold_id: null })).toBe("Ingen flere terskler etter gjeldende lov.");
  expect(ruleSaidOf({ ...open, next_threshold_id: null, measure_has_thresholds: false })).toBe(
    "Listen over terskler som nettstedet bruker, har ingen for dette tiltaket.",
  );
});
