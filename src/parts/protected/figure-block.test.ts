import { expect, test } from "vitest";
import { month } from "../../figures/made-up-figure.ts";
import type { ListedFigure } from "../../figures/protected.ts";
import { wordsOf } from "../../words/words.ts";
import { toHtml } from "../content.ts";
import { ila, site } from "../made-up-place.ts";
import { figureBlock } from "./figure-block.ts";

const yearOf = (value: number, months_reported: number): ListedFigure => ({
  ...month("2025-01-01", {
    organisation: "then",
    period: "year",
    value,
    months_expected: 12,
    months_reported,
  }),
  table_id: "enhet-ar",
});

const indicators = [
  {
    indicator_id: "stays_started",
    name_nb: "Opphold startet",
    definition_nb: "Opphold som startet.",
    rules: {},
  },
];

const textOf = (figure: ListedFigure) =>
  toHtml(
    figureBlock({
      site: { ...site, indicators },
      words: wordsOf("nb"),
      place: ila,
      named: false,
      table: { table_id: "enhet-ar", name_nb: "Enhetene, år for år" },
      figures: [figure],
    }),
  ).replaceAll(/<[^>]*>/g, " ");

test("a year that lacks a report says so, also where none is what was counted", () => {
  expect(textOf(yearOf(0, 11))).toContain(
    "2025: 11 av 12 månedsrapporter fra enheter med sikkerhetscelle er fullstendige.",
  );
});

test("a year with all its reports says nothing of them, nor does one that is hidden", () => {
  expect(textOf(yearOf(7, 12))).not.toContain("av 12 månedsrapporter");
  expect(textOf({ ...yearOf(7, 11), state: "suppressed", value: null })).not.toContain(
    "av 12 månedsrapporter",
  );
});

test("a count that lacks a report is marked where it stands, and the mark explained", () => {
  const told = textOf(yearOf(7, 11));
  expect(told).toContain("2025: 7 opphold i sikkerhetscelle (ufullstendig)");
  expect(told).toMatch(/2025\s+7 \(ufullstendig\)\s/);
  expect(told).toContain("«Ufullstendig» ved et tall:");
  expect(textOf(yearOf(7, 12))).not.toContain("fullstendig");
});

test("a count that may reach from one to another says so where its bounds are given", () => {
  expect(textOf({ ...yearOf(7, 11), low: 7, high: 9 })).toMatch(/2025\s+7–9\s/);
  expect(textOf({ ...yearOf(7, 11), low: 7, high: null })).toMatch(/2025\s+minst 7\s/);
});
