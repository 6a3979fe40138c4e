import { sum } from "d3-array";
import { seesAll } from "../../figures/audience.js";
import { states } from "../../figures/figure.js";
import type { CountsOfTable, Protection, ProtectionPage } from "../../figures/protected.js";
import type { Site } from "../../figures/site.js";
import { wordsOf, type Words } from "../../words/words.js";
import { h, type Content } from "../content.js";
import type { TableCell } from "../table.js";
import { tableToTake } from "../table-to-take.js";

interface Page {
  site: Site;
  protection: ProtectionPage;
}

/** What the page on protection is made of, by the names that the page calls its parts. */
export const protectionParts: Record<string, (page: Page) => Content> = {
  edition: ({ site }) => h("p", { class: "lead" }, wordsOf(site.language).audience.edition(site.audience)),
  signs: ({ site }) => h("p", {}, wordsOf(site.language).audience.signsMean([...states])),
  audiences: ({ site, protection }) => protection.audiences.map((one) => audience(site, one)),
  "left-out": ({ site }) => {
    const label = wordsOf(site.language).audience.leftOut;
    return seesAll(site.audience)
      ? []
      : h("section", { id: "ikke-med" }, h("h2", {}, label.title), h("p", {}, label.said));
  },
};

/** What an audience sees: the rules with their reasons, the units of which less is given, and each table's figures. */
function audience(site: Site, protection: Protection): Content {
  const words = wordsOf(site.language);
  const label = words.audience.page;
  const { name, title, tables } = protection;
  const counted = tables.flatMap(({ counts }) => counts ?? []);
  const all: CountsOfTable = {
    shown: sum(counted, ({ shown }) => shown),
    hidden: sum(counted, ({ hidden }) => hidden),
    zero: sum(counted, ({ zero }) => zero),
    missing: sum(counted, ({ missing }) => missing),
  };
  return h(
    "section",
    { id: name },
    h("h2", {}, title),
    h("ul", {}, ...rulesOf(words, protection).map((rule) => h("li", {}, rule))),
    placesOf(words, protection),
    tables.length === 0
      ? []
      : tableToTake({
          site,
          id: `${name}-tabeller`,
          file: `skjerming-${name}`,
          table: {
            caption: counted.length === 0 ? label.tables(title) : label.caption(title),
            columns: [
              { label: label.table },
              ...(counted.length === 0
                ? []
                : [label.shown, label.zero, label.hidden, label.missing, label.share].map((one) => ({
                    label: one,
                    number: true,
                  }))),
              { label: label.why },
            ],
            rows: [
              ...tables.map(({ name_nb, counts, reason_nb }) => [
                name_nb,
                ...(counts === null ? [] : countCells(words, counts)),
                reason_nb,
              ]),
              ...(counted.length > 1 ? [[label.all, ...countCells(words, all), "–"]] : []),
            ],
          },
        }),
  );
}

function countCells(words: Words, { shown, hidden, zero, missing }: CountsOfTable): TableCell[] {
  const number = (count: number) => ({ shown: words.number(count), number: count });
  const known = shown + zero + hidden;
  return [
    number(shown),
    number(zero),
    number(hidden),
    number(missing),
    known === 0 ? "–" : { shown: words.percent((shown + zero) / known), number: (shown + zero) / known },
  ];
}

/** Each rule in a sentence with its reason; a reason that several share is given once. */
function rulesOf(words: Words, { rules }: Protection): string[] {
  const said = rules.map(({ rule, value, reason_nb }) => ({
    rule: words.audience.rule(rule, value),
    reason_nb,
  }));
  const told = said.filter(({ rule }) => rule !== "");
  return [
    ...new Set((told.length === 0 ? said : told).map(({ rule, reason_nb }) => `${rule} ${reason_nb}`.trim())),
  ];
}

function placesOf(words: Words, { places }: Protection): Content {
  if (places.length === 0) return [];
  const label = words.audience.page;
  return h(
    "details",
    {},
    h("summary", {}, label.places(places.length)),
    h(
      "ul",
      {},
      ...places.map(({ name, finest, reason_nb }) =>
        h("li", {}, `${name}: ${words.audience.finest(finest)}. ${reason_nb}`),
      ),
    ),
  );
}
