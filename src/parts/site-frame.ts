import { groups } from "d3-array";
import { seesAll } from "../figures/audience.js";
import type { Place, Site } from "../figures/site.js";
import { wordsOf, type Words } from "../words/words.js";
import { pageOf } from "./children-table.js";
import { h, type Content } from "./content.js";

/** What stands above every page: what kind of data, the site's name, whom it is for, and the ways to its pages. */
export function siteHeader(site: Site, path: string): Content {
  const words = wordsOf(site.language);
  const links = (all: PageLink[]) =>
    all.map((page) =>
      h("li", {}, h("a", { href: page.href, "aria-current": page.path === path && "page" }, page.name)),
    );
  const { main, about } = pagesOf(site);
  return [
    site.made_up ? h("p", { class: "made-up", role: "note" }, words.madeUpBanner) : [],
    h(
      "div",
      { class: "masthead" },
      h("a", { class: "site-title", href: "/" }, site.title),
      h(
        "p",
        { class: "audience" },
        words.audience.edition(site.audience),
        " ",
        h("a", { href: "/skjerming.html" }, words.audience.protection),
      ),
      h(
        "nav",
        { "aria-label": words.site.pages },
        h(
          "ul",
          {},
          ...links(main),
          h("li", {}, placeMenu(site, path)),
          h("li", {}, menu(words.site.aboutTheFigures, h("ul", {}, ...links(about)))),
        ),
      ),
    ),
  ];
}

interface PageLink {
  path: string;
  href: string;
  name: string;
}

/** The pages that a site has: what only the directorate may see, has no page in the others. */
function pagesOf(site: Site): { main: PageLink[]; about: PageLink[] } {
  const words = wordsOf(site.language);
  const checks = site.by_report ? [linkTo("/sjekk-rapporten", words.site.check)] : [];
  const isWhole = seesAll(site.audience);
  return {
    main: [
      linkTo("/index", words.site.question),
      linkTo("/oversikt", words.site.overview),
      ...(isWhole ? directoratePages(site, words) : reportsPage(site, words)),
      ...(isWhole || site.audience.audience_id === "region" ? checks : []),
    ],
    about: [
      linkTo("/definisjoner", words.site.definitions),
      linkTo("/metode", words.site.method),
      linkTo("/hva-tallene-ikke-sier", words.site.limits),
      linkTo("/skjerming", words.audience.protection),
      linkTo("/apne-filer", words.files.page.title),
      linkTo("/endringer", words.site.changes),
      linkTo("/tilgjengelighet", words.site.accessibility),
    ],
  };
}

const linkTo = (path: string, name: string): PageLink => ({
  path,
  href: path === "/index" ? "/" : `${path}.html`,
  name,
});

/** Where nobody reports, there is nothing to write of. */
const reportsPage = (site: Site, words: Words) =>
  site.by_report ? [linkTo("/kvartalsrapporter", words.releases.page)] : [];

function directoratePages(site: Site, words: Words): PageLink[] {
  return [
    linkTo("/pastander", words.site.claims),
    linkTo("/enheter", words.units.page),
    ...(site.by_report
      ? [
          linkTo("/oppfolging", words.followup.page),
          linkTo("/kvartalsrapporter", words.releases.page),
          linkTo("/folges-reglene", words.duties.page),
        ]
      : []),
    linkTo("/datakvalitet", words.site.quality),
  ];
}

/** Every place with a page, prisons under their region. */
function placeMenu(site: Site, path: string): Content {
  const words = wordsOf(site.language);
  const regions = site.places.filter(({ page }) => page === "region");
  const prisons = new Map(
    groups(
      site.places.filter(({ page }) => page === "fengsel"),
      regionOf(site),
    ),
  );
  const link = (place: Place) => {
    const href = pageOf("/", place);
    return h("a", { href, "aria-current": href === `${path}.html` && "page" }, place.name);
  };
  const alone = prisons.get(undefined) ?? [];
  return menu(
    site.by_report ? words.site.places : words.site.placesOfSource,
    ...regions.map((region) =>
      h(
        "section",
        {},
        h("p", {}, link(region)),
        h("ul", {}, ...(prisons.get(region.place_id) ?? []).map((prison) => h("li", {}, link(prison)))),
      ),
    ),
    alone.length === 0
      ? []
      : h("section", {}, h("ul", {}, ...alone.map((prison) => h("li", {}, link(prison))))),
  );
}

function menu(name: string, ...content: Content[]): Content {
  return h("details", { class: "menu" }, h("summary", {}, name), h("div", {}, ...content));
}

function regionOf(site: Site) {
  const regions = new Set(
    site.places.filter(({ page }) => page === "region").map(({ place_id }) => place_id),
  );
  return ({ parent_id }: Place) => (parent_id !== null && regions.has(parent_id) ? parent_id : undefined);
}

export function siteFooter(site: Site): Content {
  const words = wordsOf(site.language);
  return h(
    "p",
    {},
    [
      ...(site.made_up ? [words.madeUpBanner] : []),
      words.audience.footer(site.audience),
      ...(site.credit === null ? [] : [words.site.source(site.credit)]),
      words.site.seenFrom(site.as_of, site.known_at),
    ].join(" "),
  );
}
