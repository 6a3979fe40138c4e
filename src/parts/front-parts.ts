import { choicesOf, nearestChoice } from "../figures/choice.js";
import type { Front } from "../figures/front.js";
import { valueOf } from "../figures/figure.js";
import type { PlaceData, Site } from "../figures/site.js";
import { addMonths, latest, series, startingAt } from "../figures/series.js";
import { claimList } from "./claim-list.js";
import { concentrationFigure } from "./concentration-figure.js";
import { h, type Content } from "./content.js";
import { contributionsFigure } from "./contributions-figure.js";
import { sourceLine } from "./figure-frame.js";
import { frontLines } from "./front-lines.js";
import { frontRegions } from "./front-regions.js";
import { placeParts } from "./place-parts.js";
import { splitFigures } from "./split-figure.js";
import { figureOfTrend } from "./trend-figure.js";
import { trendAnswer, trendsShown } from "./verdict.js";
import { isOfFew, placeView, type View } from "./view.js";

/** The country as the front page shows it: the periods that it names are looked into on the overview. */
export function frontView(site: Site, data: PlaceData): View {
  const choice = nearestChoice({}, choicesOf(site, data));
  return { ...placeView(site, data, choice, "./"), page: "oversikt.html" };
}

/** What the front page is made of, by the names that it calls its parts; the country's own parts are among them. */
export const frontParts: Record<string, (view: View, front: Front) => Content> = {
  ...placeParts,
  trend,
  needed,
  lines: frontLines,
  regions: frontRegions,
  behind,
  claims: ({ site, root, words }, { claims }) =>
    claims.length === 0
      ? []
      : h("section", { id: "pastander" }, h("h2", {}, words.site.claims), claimList({ site, claims, root })),
  caveats,
};

/** The trend with the latest quarter for its finding: the verdict has just said the rest. */
function trend(view: View): Content {
  const [first] = trendsShown(view);
  const told = first && trendAnswer(view, first.trend_id);
  if (first === undefined || told === undefined) return [];
  const rate = startingAt(series(view.figures, "quarter", "rate"), told.quarter);
  const value = valueOf(rate);
  return figureOfTrend(view, first, told, {
    id: "utvikling",
    title:
      rate && value !== undefined
        ? view.words.figures.rate.title("quarter", told.quarter, { ...rate, value }, isOfFew(view.site, rate))
        : view.words.trends.lead(told),
    height: 130,
    notes: [],
  });
}

/** What would have given the country another answer. */
function needed(view: View): Content {
  const [first] = trendsShown(view);
  const told = first && trendAnswer(view, first.trend_id);
  if (told === undefined) return [];
  const { words, site } = view;
  const label = words.front.needed;
  const sentences = [
    told.tipping_stays === null ? "" : words.trends.tipping(told),
    label.distance(told, site.rules["verdict_quarters_to_settle"] ?? Number.NaN),
    label.missing(told),
  ].filter((sentence) => sentence !== "");
  return sentences.length === 0
    ? []
    : h("p", { class: "needed" }, h("strong", {}, `${label.title}.`), ` ${sentences.join(" ")}`);
}

/** Which units the change of a year comes from, and how much of it is population, length and a few persons. */
function behind(view: View, front: Front): Content {
  const { words, site } = view;
  const label = words.front.behind;
  const [first] = trendsShown(view);
  const quarters = (first && trendAnswer(view, first.trend_id)?.quarters) ?? 0;
  const from = front.count_change?.period_start ?? `${addMonths(site.settled_month, -11)}-01`;
  return h(
    "section",
    { id: "bak", class: "lines" },
    h("h2", {}, label.title),
    h(
      "p",
      { class: "subtitle" },
      front.count_change === null ? label.none : label.subtitle(from, site.settled_month, quarters),
    ),
    contributionsFigure(view, front),
    h("div", { class: "lines-beside" }, ...splitFigures(view, front), concentrationFigure(view, front)),
    ...(front.splits.length === 0 ? [] : [h("p", { class: "note" }, words.front.splits.method)]),
    h("p", { class: "source" }, sourceLine(view, latest(view.figures, "last_12", view.what.indicator))),
  );
}

/** What to read the page with, and where there is more. */
function caveats(view: View): Content {
  const { words, site, root, figures, what } = view;
  const label = words.front.caveats;
  const resting = latest(figures, "last_12", what.indicator);
  const links = [
    { href: `${root}hva-tallene-ikke-sier.html`, name: words.site.limits },
    { href: `${root}metode.html`, name: words.site.method },
    { href: `${root}datakvalitet.html`, name: words.site.quality },
    { href: `${root}definisjoner.html`, name: words.site.definitions },
  ];
  return h(
    "section",
    { id: "forbehold" },
    h("h2", {}, label.title),
    h(
      "ul",
      {},
      h("li", {}, label.recorded),
      site.by_report && resting?.months_expected
        ? h("li", {}, label.missing(resting.months_reported ?? 0, resting.months_expected))
        : [],
      h("li", {}, label.small),
    ),
    h(
      "p",
      {},
      `${label.more} `,
      ...links.flatMap(({ href, name }, i) => [i === 0 ? "" : " · ", h("a", { href }, name)]),
    ),
    h("p", { class: "source" }, sourceLine(view, resting)),
  );
}
