import { expect, test } from "vitest";
import type { Figure } from "../figures/figure.js";
import { packSeries } from "../figures/packed-figures.js";
import type { Site } from "../figures/site.js";
import { answerSentences } from "./answer.js";
import { toHtml } from "./content.js";
import { nothing, site, usualChoice } from "./made-up-place.js";
import { placeParts } from "./place-parts.js";
import { placeView } from "./view.js";

type Said = Pick<Figure, "period" | "period_start" | "indicator_id"> & Partial<Figure>;

function view(said: Said[], about: Partial<Site> = {}) {
  const empty = { lower: null, upper: null, numerator: null, denominator: null, low: null, high: null };
  const series = said.map((one) => {
    const row = { state: "value", value: null, method: null, provisional: false, ...empty, ...one };
    const reports = { months_expected: 1, months_reported: row.state === "value" ? 1 : 0 };
    const all = { ...reports, units_expected: 1, units_reported: 1, ...row };
    return {
      names: {
        place_id: "ila",
        organisation: "now",
        measure_id: "safety_cell",
        population: "adults",
        period: one.period,
        indicator_id: one.indicator_id,
      },
      columns: {
        period_start: [all.period_start],
        state: [all.state],
        value: [all.value],
        lower: [all.lower],
        upper: [all.upper],
        numerator: [all.numerator],
        denominator: [all.denominator],
        low: [all.low],
        high: [all.high],
        method: [all.method],
        provisional: [all.provisional],
        months_expected: [all.months_expected],
        months_reported: [all.months_reported],
        units_expected: [all.units_expected],
        units_reported: [all.units_reported],
      },
    };
  });
  const data = { ...nothing, figures: packSeries(series) };
  return placeView({ ...site, ...about }, data, usualChoice, "../");
}

const quarter = (period_start: string, value: number | null, state = "value"): Said => ({
  period: "quarter",
  indicator_id: "stays_started",
  period_start,
  value,
  state,
});

test("the first sentence is of the last whole quarter, beside the same one the year before", () => {
  const said = answerSentences(view([quarter("2025-01-01", 5), quarter("2026-01-01", 3)]));
  expect(said.lead).toBe("3 opphold i sikkerhetscelle i 1. kvartal 2026, mot 5 i samme kvartal året før.");
});

test("of no stays against none, nothing is said of the difference; of one against none it is", () => {
  const change = {
    organisation: "now",
    period: "quarter",
    period_start: "2026-01-01",
    state: "not_estimable",
    ratio: null,
    lower: null,
    upper: null,
  };
  const said = (now: number) => {
    const shown = view([quarter("2025-01-01", 0), quarter("2026-01-01", now)]);
    const analysis = { ...shown.data.analysis, changes: [change] };
    return answerSentences({ ...shown, data: { ...shown.data, analysis } }).more;
  };
  expect(said(0)).toEqual([]);
  expect(said(1)).toEqual(["Tallene er for små til å si om forskjellen er mer enn tilfeldig."]);
});

test("where a quarter lacks reports, the first screen says so", () => {
  const lacking = { ...quarter("2026-01-01", 3), months_expected: 3, months_reported: 2 };
  const whole = { ...quarter("2025-01-01", 5), months_expected: 3, months_reported: 3 };
  expect(answerSentences(view([whole, lacking])).more).toContain(
    "2 av 3 månedsrapporter er fullstendige for 1. kvartal 2026, og 3 av 3 for samme kvartal året før. Tallene kan derfor bli høyere.",
  );
  expect(answerSentences(view([whole, { ...lacking, months_reported: 3 }])).more).toEqual([]);
});

test("a quarter that nobody reported is not none", () => {
  const said = answerSentences(view([quarter("2025-01-01", 5), quarter("2026-01-01", null, "not_reported")]));
  expect(said.lead).toBe(
    "1. kvartal 2026: antall opphold i sikkerhetscelle er ikke kjent: ingen fullstendig rapport.",
  );
});

test("a place that never had the measure says so once, and draws nothing of it", () => {
  const never = view([
    quarter("2025-01-01", null, "not_applicable"),
    quarter("2026-01-01", null, "not_applicable"),
  ]);
  expect(answerSentences(never).lead).toBe(
    "Ingen opphold i sikkerhetscelle: ingen enhet her har hatt tiltaket i perioden.",
  );
  for (const part of ["stays-per-month", "rate", "hours", "self-harm"])
    expect(toHtml(placeParts[part]?.(never) ?? "no such part")).toBe("");
});

const monthly = (indicator_id: string, state: string, value: number | null): Said => ({
  period: "month",
  period_start: "2026-03-01",
  indicator_id,
  state,
  value,
});

test("what the source cannot say is said once, and counted as what it is", () => {
  const source = view(
    [
      monthly("stays_started", "not_available", null),
      monthly("placements", "value", 236),
      { ...quarter("2026-01-01", 714), indicator_id: "placements" },
    ],
    { by_report: false, persons_available: false, prison_days_available: false, credit: "ICIJ" },
  );
  const said = answerSentences(source);
  expect(said.lead).toBe("714 plasseringer i sikkerhetscelle i 1. kvartal 2026.");
  expect(said.more).toEqual(["236 plasseringer i sikkerhetscelle i mars 2026."]);
  expect(said.caveats).toHaveLength(2);
  const figure = toHtml(placeParts["stays-per-month"]?.(source) ?? "no such part");
  expect(figure).toContain("Kilde: ICIJ.");
  expect(figure).not.toContain("Rapporter");
  expect(toHtml(placeParts["rate"]?.(source) ?? "no such part")).toBe("");
});

test("a chart that cannot be drawn gives its reason, from the indicator's own rules", () => {
  const rules = { not_estimable: "Færre enn 20 opphold har svar om årsak." };
  const few = view(
    [
      quarter("2026-01-01", 3),
      {
        period: "year",
        period_start: "2025-01-01",
        indicator_id: "self_harm_share_stays",
        state: "not_estimable",
      },
    ],
    {
      indicators: [{ indicator_id: "self_harm_share_stays", name_nb: "Andel", definition_nb: "", rules }],
    },
  );
  const figure = toHtml(placeParts["self-harm"]?.(few) ?? "no such part");
  expect(figure).toContain("For lite data. Færre enn 20 opphold har svar om årsak.");
  expect(figure).not.toContain('class="chart');
});
