import type { ProtectedFront } from "../../figures/protected.js";
import type { Site } from "../../figures/site.js";
import { wordsOf } from "../../words/words.js";
import { h, type Content } from "../content.js";
import { placeFigures } from "./protected-place.js";

interface FrontPage {
  site: Site;
  data: ProtectedFront;
}

/** What the front page of an audience's site is made of. */
export const protectedFrontParts: Record<string, (page: FrontPage) => Content> = {
  question: ({ site }) => wordsOf(site.language).site.question,
  verdict,
  figures: (page) => placeFigures({ ...page, root: "./" }),
  caveats,
};

/** The question answered from the country's own months, or in words why it is not answered here. */
function verdict({ site, data }: FrontPage): Content {
  const words = wordsOf(site.language);
  const told = data.verdict;
  if ("none" in told) return h("p", { class: "lead" }, words.audience.noVerdict[told.none]);
  const label = words.trends;
  const reasons = label.reasons(told, site.rules);
  return h(
    "section",
    { class: "verdict", id: "svar", "aria-labelledby": "svar-tittel" },
    h("h2", { id: "svar-tittel" }, `${label.lead(told)}.`),
    ...[label.size(told), label.basis(told), label.notUnchanged(told)]
      .filter((sentence) => sentence !== "")
      .map((sentence) => h("p", {}, sentence)),
    reasons.length === 0
      ? []
      : h(
          "details",
          {},
          h("summary", {}, label.why),
          h("ul", {}, ...reasons.map((reason) => h("li", {}, reason))),
        ),
    h(
      "p",
      { class: "note" },
      `${words.audience.verdictBasis} `,
      h("a", { href: "./metode.html" }, label.methodLink),
    ),
  );
}

/** What to read the page with, and where there is more. */
function caveats({ site }: FrontPage): Content {
  const words = wordsOf(site.language);
  const label = words.front.caveats;
  const links = [
    { href: "./skjerming.html", name: words.audience.protection },
    { href: "./hva-tallene-ikke-sier.html", name: words.site.limits },
    { href: "./metode.html", name: words.site.method },
    { href: "./definisjoner.html", name: words.site.definitions },
  ];
  return h(
    "section",
    { id: "forbehold" },
    h("h2", {}, label.title),
    h("ul", {}, h("li", {}, label.recorded), h("li", {}, label.small)),
    h(
      "p",
      {},
      `${label.more} `,
      ...links.flatMap(({ href, name }, i) => [i === 0 ? "" : " · ", h("a", { href }, name)]),
    ),
  );
}
