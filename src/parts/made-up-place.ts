import { directorate } from "../figures/audience.js";
import type { Choice } from "../figures/choice.js";
import { packSeries } from "../figures/packed-figures.js";
import type { Place, PlaceData, Site } from "../figures/site.js";

// A made-up prison without any figures, for tests of what a page says of it.
export const ila: Place = {
  place_id: "ila",
  place_level: "prison",
  name: "Ila fengsel",
  parent_id: null,
  page: "fengsel",
  valid_from: null,
  valid_to: null,
  security: null,
};
export const site: Site = {
  title: "Sikkerhetsceller",
  audience: directorate,
  marked_below: 0,
  made_up: false,
  credit: null,
  language: "nb",
  as_of: "2026-04-20",
  known_at: "2026-04-20",
  first_month: "2025-01",
  last_month: "2026-03",
  settled_month: "2026-03",
  comparable: null,
  by_report: true,
  persons_available: true,
  prison_days_available: true,
  places: [ila],
  measures: [{ measure_id: "safety_cell", name_nb: "sikkerhetscelle" }],
  events: [],
  releases: [],
  reports: [],
  indicators: [],
  trends: [],
  provisional_months: [],
  overridden: [],
  thresholds: [],
  rules: {},
};

/** What a page shows where nothing is asked. */
export const usualChoice: Choice = {
  organisation: "now",
  measure_id: "safety_cell",
  population: "adults",
  reason: "all",
  security: "all",
  from: "",
  to: "",
  unit: "",
  quarter: "",
  month: "",
};

export const nothing: PlaceData = {
  place: ila,
  parents: [],
  children: [],
  figures: packSeries([]),
  parts: [],
  children_figures: packSeries([]),
  events: [],
  unit_months: [],
  history: [],
  trends: { answers: [], fits: [], turns: [], kept: [] },
  analysis: { changes: [], effects: [], checks: [] },
  monitoring: [],
  self_harm_monitoring: [],
  length_curve: [],
  length_classes: [],
  start_times: [],
};
