import type { Dated, Definitions, ThresholdDefinition } from "../figures/definitions.js";
import type { Site } from "../figures/site.js";
import { wordsOf, type Words } from "../words/words.js";
import { h, type Content } from "./content.js";
import { tableContent } from "./table.js";
import { tableToTake } from "./table-to-take.js";

interface DefinitionsPage {
  site: Site;
  definitions: Definitions;
}

const ids = {
  measures: "tiltak",
  indicators: "tall",
  states: "tilstander",
  reasons: "arsaker",
  grounds: "vilkar",
  thresholds: "terskler",
  settings: "storrelser",
  forms: "skjema",
} as const;

/** What the definitions page is made of, by the names that the page calls its parts. */
export const definitionParts: Record<string, (page: DefinitionsPage) => Content> = {
  contents: ({ site }) => {
    const words = wordsOf(site.language).definitions;
    return h(
      "ul",
      { class: "contents" },
      ...(
        ["measures", "indicators", "states", "reasons", "grounds", "thresholds", "settings", "forms"] as const
      ).map((part) => h("li", {}, h("a", { href: `#${ids[part]}` }, words[part]))),
    );
  },
  measures: ({ site, definitions }) => {
    const words = wordsOf(site.language);
    return section(ids.measures, words.definitions.measures, [
      tableContent({
        caption: words.definitions.measures,
        columns: [
          { label: words.definitions.name },
          { label: words.definitions.definition },
          { label: words.definitions.law },
        ],
        rows: definitions.measures.map((row) => [
          words.capital(row.name_nb),
          row.definition_nb,
          row.law_reference ?? "–",
        ]),
      }),
    ]);
  },
  indicators: ({ site, definitions }) => {
    const words = wordsOf(site.language);
    return section(
      ids.indicators,
      words.definitions.indicators,
      definitions.indicators.map((row) =>
        h(
          "details",
          { class: "definition", id: `tall-${row.indicator_id.replaceAll("_", "-")}` },
          h("summary", {}, row.name_nb),
          h("p", {}, row.definition_nb),
          h(
            "dl",
            {},
            ...[
              [words.definitions.counted, row.numerator],
              [words.definitions.divided, row.exposure ?? "–"],
              [words.definitions.unit, row.unit_nb],
              [words.definitions.method, row.method],
              ...row.rules.map(({ state, rule }) => [words.capital(words.stateOf(state)), rule]),
            ].flatMap(([term, said]) => [h("dt", {}, term ?? ""), h("dd", {}, said ?? "")]),
          ),
        ),
      ),
    );
  },
  states: ({ site }) => {
    const words = wordsOf(site.language);
    return section(ids.states, words.definitions.states, [
      h("p", {}, words.definitions.statesSubtitle),
      h(
        "dl",
        {},
        ...Object.entries(words.definitions.stateMeanings).flatMap(([state, meaning]) => [
          h("dt", {}, words.capital(words.stateOf(state))),
          h("dd", {}, meaning),
        ]),
      ),
    ]);
  },
  reasons: ({ site, definitions }) => {
    const words = wordsOf(site.language);
    const yesNo = (given: boolean) => (given ? words.definitions.yes : words.definitions.no);
    return section(ids.reasons, words.definitions.reasons, [
      h("p", {}, words.definitions.reasonsSubtitle),
      tableContent({
        caption: words.definitions.reasons,
        columns: [
          { label: words.definitions.name },
          { label: words.definitions.headline },
          { label: words.definitions.narrow },
        ],
        rows: definitions.reasons.map((row) => [
          words.capital(row.name_nb),
          yesNo(row.self_harm_related),
          yesNo(row.narrow),
        ]),
      }),
    ]);
  },
  grounds: ({ site, definitions }) => {
    const words = wordsOf(site.language);
    return section(ids.grounds, words.definitions.grounds, [
      h("p", {}, words.definitions.ofForce),
      datedTable(words, words.definitions.grounds, definitions.grounds),
    ]);
  },
  thresholds: ({ site, definitions }) => {
    const words = wordsOf(site.language);
    return section(ids.thresholds, words.definitions.thresholds, [
      h("p", {}, words.definitions.thresholdsSubtitle, " ", words.definitions.ofForce),
      thresholdTable(words, definitions.thresholds),
    ]);
  },
  settings: ({ site, definitions }) => {
    const words = wordsOf(site.language);
    return section(ids.settings, words.definitions.settings, [
      tableToTake({
        site,
        id: ids.settings,
        table: {
          caption: words.definitions.settings,
          columns: [
            { label: words.definitions.definition },
            { label: words.definitions.value, number: true },
          ],
          rows: definitions.settings.map((row) => [
            row.note,
            { shown: words.unrounded(row.value), number: row.value },
          ]),
        },
      }),
    ]);
  },
  forms: ({ site, definitions }) => {
    const words = wordsOf(site.language);
    return section(
      ids.forms,
      words.definitions.forms,
      definitions.forms.flatMap(({ form, tables }) => [
        h("h3", {}, form),
        ...tables.map(({ table, columns }) =>
          h(
            "details",
            { class: "definition" },
            h("summary", {}, table),
            tableContent({
              caption: `${form}: ${table}`,
              columns: [
                { label: words.definitions.column },
                { label: words.definitions.definition },
                { label: words.definitions.required },
                { label: words.definitions.codes },
                { label: words.definitions.example },
              ],
              rows: columns.map((column) => [
                column.label,
                column.help,
                column.required ? words.definitions.yes : words.definitions.no,
                column.codes.join(", "),
                column.example,
              ]),
            }),
          ),
        ),
      ]),
    );
  },
};

function section(id: string, title: string, children: Content[]): Content {
  return h("section", { id }, h("h2", {}, title), ...children);
}

function datedTable(words: Words, caption: string, rows: Dated[]): Content {
  return tableContent({
    caption,
    columns: [{ label: words.definitions.name }, ...dateColumns(words)],
    rows: rows.map((row) => [row.name_nb, ...dateCells(words, row)]),
  });
}

/** What two measures have a threshold of the same name for, is told apart by the measure. */
function thresholdTable(words: Words, rows: ThresholdDefinition[]): Content {
  return tableContent({
    caption: words.definitions.thresholds,
    columns: [{ label: words.definitions.name }, { label: words.columns.measure }, ...dateColumns(words)],
    rows: rows.map((row) => [row.name_nb, words.capital(row.measure_nb), ...dateCells(words, row)]),
  });
}

const dateColumns = ({ definitions }: Words) =>
  [definitions.paragraph, definitions.regime, definitions.from, definitions.to].map((label) => ({ label }));

const dateCells = (words: Words, { paragraph, valid_from, valid_to }: Dated) => [
  paragraph,
  valid_from === null ? words.definitions.adopted : words.definitions.inForce,
  valid_from === null ? "–" : words.date(valid_from),
  valid_to === null ? "–" : words.date(valid_to),
];
