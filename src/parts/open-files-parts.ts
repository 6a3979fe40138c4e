import { groups, sum } from "d3-array";
import { openFolder, type OpenFile, type OpenFiles } from "../figures/open-files.js";
import type { Site } from "../figures/site.js";
import { wordsOf, type Words } from "../words/words.js";
import { h, type Content } from "./content.js";
import { tableContent } from "./table.js";

interface OpenFilesPage {
  site: Site;
  open: OpenFiles;
}

const formats: Record<OpenFile["format"], string> = {
  csv: "CSV",
  "csv-packed": "CSV, pakket (gzip)",
  parquet: "Parquet",
  arrow: "Arrow",
  xlsx: "Excel",
  ods: "OpenDocument",
  "json-stat": "JSON-stat",
  "json-ld": "JSON-LD",
};

/** What the page of open files is made of, by the names that the page calls its parts. */
export const openFilesParts: Record<string, (page: OpenFilesPage) => Content> = {
  about,
  whole,
  each,
  codebook,
};

/** How much there is, who answers for it, and that what is missing is not zero. */
function about({ site, open }: OpenFilesPage): Content {
  const words = wordsOf(site.language);
  const label = words.files.page;
  const unknown = (["publisher", "licence", "contact"] as const).filter((part) => open[part] === null);
  return h(
    "div",
    { class: "answer" },
    ...(site.made_up ? [h("p", {}, words.files.madeUpNote)] : []),
    h(
      "p",
      {},
      label.weight(
        open.files.length,
        sum(open.files, ({ bytes }) => bytes),
      ),
      " ",
      label.empty,
    ),
    h(
      "p",
      { class: "note" },
      ...(open.publisher === null ? [] : [`${label.publisher(open.publisher.name)} `]),
      ...(open.licence === null ? [] : [h("a", { href: open.licence }, label.licence), ". "]),
      ...(open.contact === null ? [] : [`${label.contact(open.contact)} `]),
      ...(unknown.length === 0 ? [] : [label.unknown(unknown.map((part) => label.missing[part]))]),
    ),
  );
}

/** The tables that are one file each, with the lists of codes and the description. */
function whole({ site, open }: OpenFilesPage): Content {
  const words = wordsOf(site.language);
  const label = words.files.page;
  const alone = open.files.filter(({ indicator_id }) => indicator_id === null);
  return h(
    "section",
    { id: "alt" },
    h("h2", {}, label.whole),
    h("p", { class: "subtitle" }, label.wholeSubtitle),
    tableContent({
      caption: label.whole,
      columns: [{ label: label.table }, { label: label.format }, { label: label.described }],
      rows: groups(alone, ({ table }) => table).map(([table, files]) => [
        words.files.titles[table] ?? table,
        files.map((file, i) => [i === 0 ? "" : h("br", {}), link(words, file)]),
        words.files.descriptions[table] ?? "–",
      ]),
    }),
  );
}

/** Each indicator's files, a row each. */
function each({ site, open }: OpenFilesPage): Content {
  const words = wordsOf(site.language);
  const label = words.files.page;
  const periods = Object.entries(words.files.periods);
  const names = new Map(site.indicators.map(({ indicator_id, name_nb }) => [indicator_id, name_nb]));
  const own = open.files.filter(({ indicator_id }) => indicator_id !== null);
  if (own.length === 0) return [];
  const named = (file: OpenFile | undefined) => (file === undefined ? "–" : link(words, file));
  return h(
    "section",
    { id: "ett-tall" },
    h("h2", {}, label.each),
    h("p", { class: "subtitle" }, label.eachSubtitle),
    tableContent({
      caption: label.each,
      columns: [
        { label: label.indicator },
        { label: formats.csv },
        ...periods.map(([, name]) => ({ label: name })),
      ],
      rows: groups(own, ({ indicator_id }) => indicator_id ?? "").map(([indicator, files]) => [
        names.get(indicator) ?? indicator,
        named(files.find(({ format }) => format === "csv")),
        ...periods.map(([period]) =>
          named(files.find((file) => file.format === "json-stat" && file.period === period)),
        ),
      ]),
    }),
  );
}

/** What each column holds, a table for each file. */
function codebook({ site, open }: OpenFilesPage): Content {
  const words = wordsOf(site.language);
  const label = words.files.page;
  return h(
    "section",
    { id: "kodebok" },
    h("h2", {}, label.codebook),
    ...[...new Set(open.codebook.map(({ table }) => table))].map((table) =>
      h(
        "details",
        { class: "definition" },
        h("summary", {}, words.files.titles[table] ?? table),
        tableContent({
          caption: words.files.titles[table] ?? table,
          columns: [{ label: label.column }, { label: label.description }, { label: label.codes }],
          rows: open.codebook
            .filter((row) => row.table === table)
            .map(({ column, description, codes }) => [
              h("code", {}, column),
              description,
              codes === "" ? "–" : codes,
            ]),
        }),
      ),
    ),
  );
}

function link(words: Words, file: OpenFile): Content {
  return [
    h("a", { href: `./${openFolder}/${file.name}`, download: true }, formats[file.format]),
    ` (${words.files.size(file.bytes)})`,
  ];
}
