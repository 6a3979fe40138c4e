import { sum } from "d3-array";
import { seesAll } from "../../figures/audience.js";
import { states } from "../../figures/figure.js";
import type {
  BuiltAudience,
  CountsInside,
  CountsOfTable,
  Protection,
  ProtectionPage,
} from "../../figures/protected.js";
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
  audiences: ({ site, protection }) =>
    protection.audiences.map((one) =>
      audience(
        site,
        one,
        (protection.others ?? []).filter(({ audience_id }) => audience_id === one.name),
      ),
    ),
  "left-out": ({ site }) => {
    const label = wordsOf(site.language).audience.leftOut;
    return seesAll(site.audience)
      ? []
      : h("section", { id: "ikke-med" }, h("h2", {}, label.title), h("p", {}, label.said));
  },
};

/** What an audience sees: the rules with their reasons, the units of which less is given, and each table's figures. */
function audience(site: Site, protection: Protection, others: readonly BuiltAudience[]): Content {
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
    ...others.map((one) => builtAudience(site, one)),
    notBuilt(words, others),
  );
}

/** What the last build of an audience's site gave out, and why the rest of it is hidden. */
function builtAudience(site: Site, { name, title, built }: BuiltAudience): Content {
  if (built === null) return [];
  const words = wordsOf(site.language);
  const label = words.audience.page;
  const inside = words.audience.inside;
  const { as_of, tables } = built;
  const total = (of: (counts: CountsInside) => number) => sum(tables, of);
  const shown = total((counts) => counts.shown + counts.zero);
  const all: CountsInside = {
    name_nb: label.all,
    shown: total((counts) => counts.shown),
    hidden: total(({ hidden }) => hidden),
    zero: total(({ zero }) => zero),
    missing: total(({ missing }) => missing),
    small: total(({ small }) => small),
    too_few: total(({ too_few }) => too_few),
    others: total(({ others }) => others),
    not_given: total(({ not_given }) => not_given),
  };
  const table = (caption: string, columns: string[], cells: (counts: CountsInside) => TableCell[]) => ({
    caption,
    columns: [{ label: label.table }, ...columns.map((one) => ({ label: one, number: true }))],
    rows: [...tables, all].map((counts) => [counts.name_nb, ...cells(counts)]),
  });
  const number = (count: number) => ({ shown: words.number(count), number: count });
  const whys = ["small", "too_few", "others", "not_given"] as const;
  return h(
    "section",
    { id: `${name}-bygd` },
    h("h3", {}, inside.counts(title)),
    h(
      "p",
      {},
      inside.built({ as_of, now: site.as_of, shown: inside.shownOf(shown, shown + all.hidden) }),
      " ",
      inside.onlyHere,
    ),
    tableToTake({
      site,
      id: `${name}-antall`,
      file: `skjerming-${name}-antall`,
      table: table(
        inside.counts(title),
        [label.shown, label.zero, label.hidden, label.missing, label.share],
        (counts) => countCells(words, counts),
      ),
      more: [
        {
          show: inside.whys(title),
          file: `skjerming-${name}-grunner`,
          table: table(inside.whys(title), [label.hidden, ...whys.map((why) => inside[why])], (counts) => [
            number(counts.hidden),
            ...whys.map((why) => number(counts[why])),
          ]),
        },
      ],
    }),
  );
}

/** The audiences whose sites were never built, with the command that does. */
function notBuilt(words: Words, others: readonly BuiltAudience[]): Content {
  const [first, ...more] = others.filter(({ built }) => built === null);
  if (first === undefined) return [];
  return h(
    "p",
    { class: "note" },
    words.audience.inside.notBuilt(
      [first, ...more].map(({ title }) => title),
      `npm run build -- --audience ${first.name}`,
    ),
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
