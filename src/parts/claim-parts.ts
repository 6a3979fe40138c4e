import { groups } from "d3-array";
import type { Claim, ClaimFigure, ClaimWay } from "../figures/claims.js";
import type { Site } from "../figures/site.js";
import { wordsOf, type Words } from "../words/words.js";
import { pageOf } from "./children-table.js";
import { claimList } from "./claim-list.js";
import { h, type Content } from "./content.js";
import type { Table, TableCell } from "./table.js";
import { tableToTake } from "./table-to-take.js";
import { shown } from "./view.js";

interface ClaimsPage {
  site: Site;
  claims: Claim[];
  root: string;
}

/** What the page of claims is made of, by the names that the page calls its parts. */
export const claimParts: Record<string, (page: ClaimsPage) => Content> = {
  lead: ({ site }) => h("p", {}, wordsOf(site.language).claims.lead),
  answers: (page) => {
    const words = wordsOf(page.site.language).claims;
    return h("section", { id: "svarene" }, h("h2", {}, words.answers), claimList(page));
  },
  claims: (page) => {
    const words = wordsOf(page.site.language).claims;
    const told = (title: string, claims: Claim[]) =>
      claims.length === 0
        ? []
        : h("section", {}, h("h2", {}, title), ...claims.map((claim) => claimSection(page, claim)));
    return [
      told(
        words.real,
        page.claims.filter(({ made_up }) => !made_up),
      ),
      told(
        words.madeUp,
        page.claims.filter(({ made_up }) => made_up),
      ),
    ];
  },
};

/** A claim: what was said, what it asks, what the figures answer and rest on. */
function claimSection(page: ClaimsPage, claim: Claim): Content {
  const { site } = page;
  const words = wordsOf(site.language);
  const label = words.claims;
  return h(
    "article",
    { class: "claim", id: claim.claim_id, "aria-labelledby": `${claim.claim_id}-tittel` },
    h("h3", { id: `${claim.claim_id}-tittel` }, label.sentence(claim)),
    h("p", { class: "note" }, label.said(claim)),
    h("p", { class: `claim-answer ${claim.answer}` }, h("strong", {}, `${label.answer(claim.answer)}.`)),
    h("p", {}, label.question(claim, site.rules["minimum_answered_for_share"] ?? Number.NaN)),
    claim.note_nb === null ? [] : h("p", { class: "note" }, claim.note_nb),
    answered(page, claim, words),
    h(
      "p",
      { class: "note" },
      claim.answer === "not_from_sample" ? [] : [label.run(claim), " "],
      h("a", { href: `#${claim.claim_id}` }, label.toClaim(claim.claim_id)),
    ),
  );
}

/** What the figures say of it; one that cannot be measured has the nearest figures. */
function answered(page: ClaimsPage, claim: Claim, words: Words): Content {
  const label = words.claims;
  if (claim.answer === "not_from_sample") return h("p", {}, label.notFromSample);
  if (claim.answer === "not_measurable")
    return [h("p", {}, label.notMeasurable), nearest(claim, page.site, words)];
  const way = claim.ways[(claim.answered_by ?? 1) - 1];
  if (way === undefined) return [];
  return [
    claim.trend === null ? [] : trendSaid(page, claim, words),
    ...[
      label.answeredBy(way),
      claim.trend === null ? label.size(claim, way) : "",
      label.reason(way),
      label.chance(claim, way),
      claim.trend === null ? label.completeness(way) : "",
    ]
      .filter((sentence) => sentence !== "")
      .map((sentence) => h("p", {}, sentence)),
    otherWays(claim, way, words),
    claim.kind === "share_over" ? sharesTable(claim, page.site, words) : yearsTable(claim, page.site, words),
  ];
}

/** The verdict that answers, in the words of the place's own page. */
function trendSaid({ site, root }: ClaimsPage, { trend, place_id }: Claim, words: Words): Content {
  if (trend === null) return [];
  const reasons = words.trends.reasons(trend, site.rules);
  const own = site.places.find((place) => place.place_id === place_id);
  const place = own?.page === null ? site.places.find((above) => above.place_id === own.parent_id) : own;
  return [
    h("p", {}, `${words.trends.lead(trend)}.`),
    ...[words.trends.size(trend), words.trends.basis(trend)]
      .filter((sentence) => sentence !== "")
      .map((sentence) => h("p", {}, sentence)),
    reasons.length === 0
      ? []
      : h(
          "details",
          {},
          h("summary", {}, words.claims.why),
          h("ul", {}, ...reasons.map((reason) => h("li", {}, reason))),
        ),
    place === undefined || (place.page === null && place.place_level !== "country")
      ? []
      : h("p", {}, h("a", { href: pageOf(root, place) }, `${words.claims.toPlace}: ${place.name}`)),
  ];
}

function otherWays(claim: Claim, answering: ClaimWay, words: Words): Content {
  const others = claim.ways.filter((way) => way !== answering);
  if (others.length === 0) return [];
  const label = words.claims;
  return [
    h("p", {}, `${label.otherWays}:`),
    h(
      "ul",
      {},
      ...others.map((way) =>
        h(
          "li",
          {},
          [`${label.otherWay(way)}.`, label.reason(way), label.size(claim, way), label.chance(claim, way)]
            .filter((sentence) => sentence !== "")
            .join(" "),
        ),
      ),
    ),
  ];
}

const countedBy = (year: ClaimFigure[], way: ClaimWay) =>
  year.find(({ source, indicator_id }) => source === way.source && indicator_id === way.indicator_id);

/** A row a year, a column for each way to count. */
function yearsTable(claim: Claim, site: Site, words: Words): Content {
  const { figures, ways } = claim;
  if (figures.length === 0) return [];
  const label = words.claims;
  const years = groups(figures, ({ period_start }) => period_start);
  const published = [...new Set(figures.flatMap(({ published_by }) => published_by ?? []))];
  return [
    claimTable(claim, site, {
      caption: label.figures,
      columns: [
        { label: label.columns.year },
        ...ways.map((way) => ({ label: label.column(way.indicator_id ?? "", way.source), number: true })),
        { label: label.columns.reports, number: true },
      ],
      rows: years.map(([start, year]): TableCell[] => [
        start.slice(0, 4),
        ...ways.map((way) => shown(words, countedBy(year, way), words.number)),
        reportsOf(year[0], words),
      ]),
    }),
    published.length === 0 ? [] : h("p", { class: "note" }, label.publishedBy(published)),
  ];
}

/** A row a place and share. */
function sharesTable(claim: Claim, site: Site, words: Words): Content {
  const { figures } = claim;
  if (figures.length === 0) return [];
  const label = words.claims.columns;
  return claimTable(claim, site, {
    caption: words.claims.figures,
    columns: [
      { label: label.place },
      { label: label.figure },
      { label: label.share, number: true },
      { label: label.interval, number: true },
      { label: label.ofStays, number: true },
      { label: label.reports, number: true },
    ],
    rows: figures.map((figure): TableCell[] => [
      figure.place_name,
      words.claims.countedBy(figure.indicator_id),
      shown(words, figure, words.percent),
      claimLimits(words, figure),
      figure.numerator === null || figure.denominator === null
        ? "–"
        : words.reportsOf(figure.numerator, figure.denominator),
      reportsOf(figure, words),
    ]),
  });
}

/** What is nearest to what cannot be measured, by the names of the definitions. */
function nearest(claim: Claim, site: Site, words: Words): Content {
  const { figures } = claim;
  if (figures.length === 0) return [];
  const label = words.claims.columns;
  const names = new Map(site.indicators.map(({ indicator_id, name_nb }) => [indicator_id, name_nb]));
  return claimTable(claim, site, {
    caption: words.claims.nearest,
    columns: [
      { label: label.figure },
      { label: label.value, number: true },
      { label: label.interval, number: true },
      { label: label.reports, number: true },
    ],
    rows: figures.map((figure): TableCell[] => {
      const written = writtenAs(figure.indicator_id, words);
      return [
        names.get(figure.indicator_id) ?? figure.indicator_id,
        shown(words, figure, written),
        claimLimits(words, figure),
        reportsOf(figure, words),
      ];
    }),
  });
}

/** The figures that answer a claim; their file says the claim and its answer too. */
function claimTable(claim: Claim, site: Site, table: Table): Content {
  const label = wordsOf(site.language).claims;
  return tableToTake({
    site,
    id: `${claim.claim_id}-tall`,
    file: `pastand-${claim.claim_id}`,
    place: label.sentence(claim),
    who: `${label.answer(claim.answer)}.`,
    indicators: [...new Set(claim.figures.map(({ indicator_id }) => indicator_id))],
    table,
  });
}

function writtenAs(indicatorId: string, words: Words): (given: number) => string {
  if (/share/.test(indicatorId)) return words.percent;
  return indicatorId.startsWith("length_") ? words.hours : words.number;
}

/** A figure's limits as a table shows them, with their unit once. */
export function claimLimits(
  words: Words,
  { indicator_id, state, lower, upper }: Pick<ClaimFigure, "indicator_id" | "state" | "lower" | "upper">,
): string {
  if (state !== "value" || lower === null || upper === null) return "–";
  if (/share/.test(indicator_id)) return words.percentRange(lower, upper);
  return indicator_id.startsWith("length_")
    ? words.range(words.hoursAlone(lower), words.hours(upper))
    : words.range(words.number(lower), words.number(upper));
}

const reportsOf = (figure: ClaimFigure | undefined, words: Words) =>
  figure === undefined || figure.months_expected === null
    ? "–"
    : words.reportsOf(figure.months_reported ?? 0, figure.months_expected);
