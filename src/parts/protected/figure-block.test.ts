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

const textOf = (figure: ListedFigure) =>
  toHtml(
    figureBlock({
      site,
      words: wordsOf("nb"),
      place: ila,
      named: false,
      table: { table_id: "enhet-ar", name_nb: "Enhetene, år for år" },
      figures: [figure],
    }),
  ).replaceAll(/<[^>]*>/g, " ");

test("a year that lacks a report says so, also where none is what was counted", () => {
  expect(textOf(yearOf(0, 11))).toContain(
    "2025: 11 av 12 månedsrapporter fra enheter med sikkerhetscelle er fullstendige. Tallet kan bli høyere.",
  );
});

test("a year with all its reports says nothing of them, nor does one that is hidden", () => {
  expect(textOf(yearOf(7, 12))).not.toContain("av 12 månedsrapporter");
  expect(textOf({ ...yearOf(7, 11), state: "suppressed", value: null })).not.toContain(
    "av 12 månedsrapporter",
  );
});
