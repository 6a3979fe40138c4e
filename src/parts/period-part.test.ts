import { expect, test } from "vitest";
import type { Choice } from "../figures/choice.js";
import { packSeries, type Series } from "../figures/packed-figures.js";
import { packUnitMonths } from "../figures/packed-unit-months.js";
import type { PlaceReports } from "../figures/report-files.js";
import type { PlaceData, UnitMonth } from "../figures/site.js";
import { nbFilters } from "../words/nb-filters.js";
import { toHtml, toText } from "./content.js";
import { nothing, site, usualChoice } from "./made-up-place.js";
import { periodPart } from "./period-part.js";
import { placeParts } from "./place-parts.js";
import { beyondSelection, selection } from "./selection.js";
import { placeView } from "./view.js";

/** Stays that began in each of some periods; of a part of the stays where one is named. */
function started(period: string, counts: Record<string, number>): Series {
  const all = Object.keys(counts);
  const same = <Cell>(cell: Cell) => all.map(() => cell);
  return {
    names: {
      place_id: "ila",
      organisation: "now",
      measure_id: "safety_cell",
      population: "adults",
      period,
      indicator_id: "stays_started",
    },
    columns: {
      period_start: all,
      state: same("value"),
      value: Object.values(counts),
      lower: same(null),
      upper: same(null),
      numerator: same(null),
      denominator: same(null),
      low: same(null),
      high: same(null),
      method: same("count"),
      provisional: same(false),
      months_expected: same(period === "month" ? 1 : 3),
      months_reported: same(period === "month" ? 1 : 3),
      units_expected: same(1),
      units_reported: same(1),
    },
  };
}

const march: UnitMonth = {
  unit_id: "ila-enhet",
  unit_name: "Ila",
  prison_id: "ila",
  region_id: null,
  month: "2026-03",
  state: "value",
  nil_report: false,
  late: true,
  provisional: false,
  version: 2,
  received_on: "2026-04-12",
  due_on: "2026-04-10",
  rows_set_aside: 0,
  placements_stated: 3,
  placements_accepted: 3,
};
const data: PlaceData = {
  ...nothing,
  figures: packSeries([
    started("month", { "2026-01-01": 0, "2026-02-01": 0, "2026-03-01": 3 }),
    started("quarter", { "2025-10-01": 4, "2026-01-01": 3 }),
  ]),
  parts: [
    { reason: "damage", security: "all", figures: packSeries([started("quarter", { "2026-01-01": 1 })]) },
  ],
  unit_months: packUnitMonths([march]),
};
const sha256 = "3f2a9c04d5e6".padEnd(64, "0");
const reports: PlaceReports = {
  files: [
    {
      unit_id: "ila-enhet",
      month: "2026-03",
      version: 2,
      sha256,
      name: null,
      received_at: "2026-04-12 09:30",
      is_whole: true,
      provisional: false,
      holds: true,
    },
  ],
  later: [
    {
      unit_id: "ila-enhet",
      month: "2026-03",
      report_month: "2026-04",
      sha256: "b".repeat(64),
      placements: 1,
    },
  ],
  unit_months: data.unit_months,
};
const trends = [
  {
    trend_id: "stays",
    measure_id: "safety_cell",
    population: "adults",
    kind: "count",
    counts: "stays",
    name_nb: "Opphold",
    definition_nb: "Opphold som startet",
  },
];
const indicators = [
  { indicator_id: "stays_started", name_nb: "Opphold startet", definition_nb: "Opphold", rules: {} },
];
const view = (chosen: Partial<Choice>) =>
  placeView({ ...site, trends, indicators }, data, { ...usualChoice, ...chosen }, "../");
const text = (chosen: Partial<Choice>, read?: PlaceReports) => toText(periodPart(view(chosen), read));

test("a month says its figure, and what became of the report that it was made from", () => {
  const said = text({ month: "2026-03" }, reports);
  expect(said).toContain("Ila fengsel: Mars 2026");
  expect(said).toContain("3 opphold i sikkerhetscelle i mars 2026.");
  expect(said).toContain("Levert 12. april 2026, etter fristen.");
  expect(said).toContain("Mottatt 12. april 2026 kl. 09:30.");
});

test("a report's file is known by its hash, short and whole, and by no name that may tell of a person", () => {
  const said = text({ month: "2026-03" }, reports);
  expect(said).toContain(sha256);
  expect(said).toContain("Filnavnet vises ikke");
});

test("a stay that lasted into April is said to follow April's report", () => {
  expect(text({ month: "2026-03" }, reports)).toContain(
    "Ila: 1 plassering som startet i mars 2026, følger rapporten for april 2026",
  );
});

test("a quarter leads to its months, and a month to its quarter", () => {
  expect(toHtml(periodPart(view({ quarter: "2026-q1" })))).toContain("?maaned=2026-02#periode");
  expect(toHtml(periodPart(view({ month: "2026-02" })))).toContain("?kvartal=2026-q1#periode");
});

test("a figure leads to its definition", () => {
  expect(toHtml(periodPart(view({ month: "2026-03" })))).toContain("../definisjoner.html#tall-stays-started");
});

test("a month that stays with a reason are not counted by is said not to be counted", () => {
  expect(text({ month: "2026-03", reason: "damage" })).toContain("ikke talt måned for måned");
});

test("a report that has not come, one that is lacking and one of nobody are told apart", () => {
  const { monthTold } = nbFilters.drill;
  expect(monthTold({ ...march, state: "not_reported" })).toBe(
    "Ikke rapportert. Fristen var 10. april 2026. Antallet er ikke kjent; det er ikke null.",
  );
  expect(monthTold({ ...march, state: "incomplete", placements_stated: 4, rows_set_aside: 1 })).toBe(
    "Levert 12. april 2026, etter fristen, men ufullstendig. Enheten har oppgitt 4 plasseringer, og 3 er godtatt: antallet vises fra–til. 1 rad er satt til side til den er rettet.",
  );
  expect(monthTold({ ...march, late: false, nil_report: true })).toBe(
    "Levert 12. april 2026, innen fristen: null-rapport, ingen var plassert.",
  );
  expect(monthTold({ ...march, state: "not_due" })).toBe("Fristen er 10. april 2026.");
});

test("the page says in a line what it shows", () => {
  expect(toText(selection(view({})))).toBe(
    "Viser: sikkerhetscelle, voksne (18 år og over), januar 2025–mars 2026. ",
  );
  expect(toText(selection(view({ reason: "damage", from: "2026-01" })))).toContain(
    "Viser: sikkerhetscelle, voksne (18 år og over), årsak: skadeverk, januar 2026–mars 2026.",
  );
});

test("that reasons cannot be added, and what is not parted by them, is said beside the choice", () => {
  const said = toText(selection(view({ reason: "damage" })));
  expect(said).toContain("kan derfor ikke legges sammen");
  expect(said).toContain("Rater, timer, varighet");
});

test("where a part of the stays is shown, the page says that the answer is of all adults, and shows none", () => {
  expect(toText(beyondSelection(view({ reason: "damage" })))).toContain("alle voksne under ett");
  expect(toText(placeParts["verdict"]?.(view({ reason: "damage" })) ?? "")).toContain(
    "alle voksne under ett",
  );
  expect(toText(beyondSelection(view({})))).toBe("");
});

const staysPerMonth = (chosen: Partial<Choice>) =>
  toText(placeParts["stays-per-month"]?.(view(chosen)) ?? "");

test("the tables follow the time that is chosen", () => {
  expect(staysPerMonth({})).toContain("Januar 2026");
  expect(staysPerMonth({ from: "2026-02" })).not.toContain("Januar 2026");
});
