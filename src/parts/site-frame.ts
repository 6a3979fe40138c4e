import { groups } from "d3-array";
import type { Place, Site } from "../figures/site.js";
import { wordsOf } from "../words/words.js";
import { pageOf } from "./children-table.js";
import { h, type Content } from "./content.js";

/** What stands above every page: what kind of data, the site's name, and the ways to its pages. */
export function siteHeader(site: Site, path: string): Content {
  const words = wordsOf(site.language);
  const pages = [
    { path: "/index", href: "/", name: words.site.question },
    { path: "/oversikt", href: "/oversikt.html", name: words.site.overview },
    { path: "/pastander", href: "/pastander.html", name: words.site.claims },
    { path: "/enheter", href: "/enheter.html", name: words.units.page },
    ...(site.by_report
      ? [
          { path: "/oppfolging", href: "/oppfolging.html", name: words.followup.page },
          { path: "/kvartalsrapporter", href: "/kvartalsrapporter.html", name: words.releases.page },
          { path: "/folges-reglene", href: "/folges-reglene.html", name: words.duties.page },
        ]
      : []),
    { path: "/datakvalitet", href: "/datakvalitet.html", name: words.site.quality },
    ...(site.by_report
      ? [{ path: "/sjekk-rapporten", href: "/sjekk-rapporten.html", name: words.site.check }]
      : []),
  ];
  const aboutTheFigures = [
    { path: "/definisjoner", href: "/definisjoner.html", name: words.site.definitions },
    { path: "/metode", href: "/metode.html", name: words.site.method },
    { path: "/hva-tallene-ikke-sier", href: "/hva-tallene-ikke-sier.html", name: words.site.limits },
    { path: "/apne-filer", href: "/apne-filer.html", name: words.files.page.title },
    { path: "/endringer", href: "/endringer.html", name: words.site.changes },
    { path: "/tilgjengelighet", href: "/tilgjengelighet.html", name: words.site.accessibility },
  ];
  const links = (all: typeof pages) =>
    all.map((page) =>
      h("li", {}, h("a", { href: page.href, "aria-current": page.path === path && "page" }, page.name)),
    );
  return [
    site.made_up ? h("p", { class: "made-up", role: "note" }, words.madeUpBanner) : [],
    h(
      "div",
      { class: "masthead" },
      h("a", { class: "site-title", href: "/" }, site.title),
      h(
        "nav",
        { "aria-label": words.site.pages },
        h(
          "ul",
          {},
          ...links(pages),
          h("li", {}, placeMenu(site, path)),
          h("li", {}, menu(words.site.aboutTheFigures, h("ul", {}, ...links(aboutTheFigures)))),
        ),
      ),
    ),
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
      ...(site.credit === null ? [] : [words.site.source(site.credit)]),
      words.site.seenFrom(site.as_of, site.known_at),
    ].join(" "),
  );
}
