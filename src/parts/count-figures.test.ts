import { expect, test } from "vitest";
import { month } from "../figures/made-up-figure.js";
import type { Figure } from "../figures/figure.js";
import { packSeries, seriesOf } from "../figures/packed-figures.js";
import { toHtml } from "./content.js";
import { staysPerMonth } from "./count-figures.js";
import { nothing, site, usualChoice } from "./made-up-place.js";
import { placeView } from "./view.js";

/** What is said of the months' stays, each month as given. */
function titleOf(...given: Partial<Figure>[]): string {
  const figures = given.map((said, at) => month(`2026-0${at + 1}-01`, said));
  const [first] = figures;
  const series =
    first === undefined ? [] : [seriesOf(first, (name) => figures.map((figure) => figure[name]))];
  const view = placeView(site, { ...nothing, figures: packSeries(series) }, usualChoice, "../");
  return /<h2[^>]*>(.*?)<\/h2>/.exec(toHtml(staysPerMonth(view)))?.[1] ?? "";
}

test("the month with most told of may be one that is incomplete", () => {
  expect(titleOf({ value: 3 }, { state: "incomplete", low: 7, high: 8 })).toBe(
    "Flest opphold i sikkerhetscelle er meldt for februar 2026: 7",
  );
});

test("that no stay was told of in any month is not said where one was, in a month that is incomplete", () => {
  expect(titleOf({ value: 0 }, { state: "incomplete", low: 2 })).toBe(
    "Flest opphold i sikkerhetscelle er meldt for februar 2026: 2",
  );
  expect(titleOf({ value: 0 }, { state: "incomplete", low: 0 })).toBe(
    "Det er ikke meldt opphold i sikkerhetscelle i noen måned",
  );
});
