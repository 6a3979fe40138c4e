import { h, type ChartContent, type Content } from "./content.js";
import { foldedTable, type SmallMark, type Table } from "./table.js";
import { takeAway } from "./take-away.js";
import type { Words } from "../words/words.js";

/** A chart with all that must stand around it. */
export interface ChartFigure {
  id: string;
  /** The name of the downloaded file, without its ending. */
  file: string;
  words: Words;
  /** What is found, computed. */
  title: string;
  /** What is drawn, its unit and its period. */
  subtitle: string;
  legend: LegendItem[];
  chart: ChartContent | { reason: string };
  table: Table;
  source: string;
  /** Lines above the downloaded table: what, where, definition, source. */
  above: string[];
  notes: string[];
  /** The place that it is about, where its title does not name it. */
  place?: string;
  /** The figure's number in words, where its title does not say it. */
  cited?: string;
  /** Tables of more than is drawn, each with the words that open it. */
  more?: { show: string; file: string; table: Table }[];
  /** How small counts are marked in its tables. */
  mark?: SmallMark | undefined;
  /** A line of a list: under the list's heading, its words beside a small chart. */
  line?: boolean;
  /** The list has a heading below another. */
  deep?: boolean;
}

export interface LegendItem {
  key: string;
  label: string;
}

export function chartFigure(figure: ChartFigure): Content {
  const titleId = `${figure.id}-tittel`;
  return h(
    "figure",
    { id: figure.id, class: figure.line === true && "line", "aria-labelledby": titleId },
    h(headingOf(figure), { id: titleId }, figure.title),
    h("p", { class: "subtitle" }, figure.subtitle),
    "reason" in figure.chart
      ? h("p", { class: "absent" }, figure.chart.reason)
      : h("div", { class: "drawn" }, legend(figure.legend), {
          ...figure.chart,
          reading: { titleId, ...figure.words.reading },
        }),
    ...figure.notes.map((note) => h("p", { class: "note" }, note)),
    foldedTable(figure.words.showTable, figure.table, figure.mark),
    ...(figure.more ?? []).map(({ show, table }) => foldedTable(show, table, figure.mark)),
    // The list that a line stands in says once where it is from.
    figure.line === true ? [] : h("figcaption", {}, figure.source),
    takeAway({
      id: figure.id,
      file: figure.file,
      words: figure.words,
      source: figure.source,
      above: figure.above,
      cited: figure.cited ?? `${figure.title}.`,
      ...("draw" in figure.chart && {
        picture: {
          title: figure.place === undefined ? figure.title : `${figure.place}: ${figure.title}`,
          subtitle: figure.subtitle,
          legend: figure.legend,
          chart: figure.chart,
        },
      }),
      tables: [
        { file: figure.file, table: figure.table },
        ...(figure.more ?? []).map(({ file, table }) => ({ file, table })),
      ].filter(({ table }) => table.rows.length > 0),
    }),
  );
}

function headingOf({ line, deep }: ChartFigure): string {
  if (line !== true) return "h2";
  return deep === true ? "h4" : "h3";
}

function legend(items: LegendItem[]): Content {
  if (items.length === 0) return [];
  return h(
    "ul",
    { class: "legend" },
    ...items.map(({ key, label }) =>
      h("li", {}, h("span", { class: `key key-${key}`, "aria-hidden": "true" }), label),
    ),
  );
}
