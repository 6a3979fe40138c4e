import { countBars } from "../../charts/count-bars.js";
import { isPartial, lacksReports, valueOf, type Figure } from "../../figures/figure.js";
import type { ListedFigure } from "../../figures/protected.js";
import { isOver, series } from "../../figures/series.js";
import type { Place, Site } from "../../figures/site.js";
import type { Words } from "../../words/words.js";
import { chartFigure, type ChartFigure } from "../chart-figure.js";
import { h, type Content } from "../content.js";
import { barLegend } from "../figure-frame.js";
import { linesAbove } from "../lines-above.js";
import type { Table } from "../table.js";
import { siteSource, tableToTake } from "../table-to-take.js";
import { shown } from "../view.js";
import { blockTable, themesOf, variantsOf, type Variant } from "./block-table.js";
import { signNotes } from "./hidden-cell.js";

/** One table of the policy at one place, of one measure and kind of period. */
export interface Block {
  site: Site;
  words: Words;
  place: Place;
  /** The page is of another place than the block. */
  named: boolean;
  table: { table_id: string; name_nb: string };
  figures: ListedFigure[];
}

/** The block with its chart where stays are counted, else its table alone; other persons and organisations are folded. */
export function figureBlock(block: Block): Content {
  const { site, words, place, table } = block;
  const [usual, ...others] = variantsOf(words, block.figures);
  const [first] = block.figures;
  if (usual === undefined || first === undefined) return [];
  const id = slug(table.table_id, first.measure_id, first.period, place.place_id);
  const [own, ...more] = tablesOf(block, id, usual, others);
  if (own === undefined) return [];
  const counts = countsOf(usual.figures);
  const last = counts.findLast((figure) => isOver(figure, site.last_month)) ?? counts.at(-1);
  const notes = [
    last === undefined ? "" : reportsLacking(words, last),
    ...signNotes(words, block.figures),
  ].filter((one) => one !== "");
  const source = siteSource(site, words);
  const subtitle = `${table.name_nb}. ${usual.name}.`;
  const title =
    last === undefined
      ? words.audience.tableOf(table.name_nb, first.period)
      : words.audience.finding(
          words.period(last.period, last.period_start),
          words.changeable(
            words.countSaid(last, { indicator: last.indicator_id, measure: last.measure_id }),
            {
              provisional: last.provisional,
              incomplete: lacksReports(last),
            },
          ),
        );
  const heading = block.named ? `${place.name}. ${title}` : title;
  if (last === undefined || first.period === "last_12")
    return h(
      "section",
      { id },
      h("h2", {}, heading),
      h("p", { class: "subtitle" }, subtitle),
      ...notes.map((note) => h("p", { class: "note" }, note)),
      tableToTake({ site, id, table: own.table, place: place.name, who: usual.name, more, source }),
    );
  return chartFigure({
    id,
    file: id,
    words,
    title: heading,
    subtitle,
    legend: barLegend({ words }, counts.map(drawnAs)).map((item) =>
      item.key === "missing" ? { ...item, label: words.audience.lacking } : item,
    ),
    chart: chartOf(block, id, counts, last),
    table: own.table,
    source,
    above: linesAbove(site, words, {
      what: [`${place.name}: ${own.table.caption}.`, ...notes],
      indicators: [...new Set(usual.figures.map(({ indicator_id }) => indicator_id))],
      source,
    }),
    notes,
    ...(!block.named && { place: place.name }),
    more,
  });
}

/** That the last count does not rest on all its reports; nothing where it does, or where there is no number to rest. */
function reportsLacking(words: Words, last: Figure): string {
  if (valueOf(last) === undefined || !isPartial(last)) return "";
  const reports = words.complete(last.months_reported ?? 0, last.months_expected ?? 0, last.measure_id);
  return `${words.inPeriod(last.period, last.period_start, reports)}.`;
}

const slug = (...parts: string[]) => parts.join("-").replaceAll("_", "-");

interface NamedTable {
  show: string;
  file: string;
  table: Table;
}

/** The usual figures in one table or by theme, then the main ones of other persons and organisations. */
function tablesOf(block: Block, id: string, usual: Variant, others: Variant[]): NamedTable[] {
  const { words, table } = block;
  const named = (
    variant: Variant,
    { theme, indicators }: { theme: string; indicators: string[] },
  ): NamedTable => {
    const about = words.audience.themes[theme];
    const show = about === undefined ? variant.name : `${variant.name}. ${about}`;
    return {
      show,
      file: slug(id, variant.population, variant.organisation, theme),
      table: blockTable(block, `${table.name_nb}. ${show}`, variant.figures, indicators),
    };
  };
  return [
    ...themesOf(usual.figures).map((theme) => named(usual, theme)),
    ...others.flatMap((variant) =>
      themesOf(variant.figures)
        .slice(0, 1)
        .map((theme) => named(variant, theme)),
    ),
  ];
}

/** The counts as bars; where none of them is a number, in words why. */
function chartOf({ site, words }: Block, id: string, counts: Figure[], last: Figure): ChartFigure["chart"] {
  if (counts.every((figure) => valueOf(figure) === undefined))
    return { reason: `${words.capital(words.stateOf(last.state))}.` };
  return {
    height: "low",
    draw: (width, document) =>
      countBars(counts.map(drawnAs), {
        id,
        width,
        document,
        axis: {
          from: site.first_month,
          to: site.last_month,
          comparable: site.comparable,
          events: [],
          years: [],
        },
        height: 150,
        tick: (count) => words.number(count),
        wholeNumbers: true,
        label: ({ period_start }) =>
          spokenOf(words, counts.find((figure) => figure.period_start === period_start) ?? last),
      }),
  };
}

/** Where nothing is told of an incomplete count, there is no bar to draw: it lacks, as what was not reported does. */
function drawnAs(figure: Figure): Figure {
  return figure.state === "incomplete" && figure.low === null ? { ...figure, state: "not_reported" } : figure;
}

const counted = ["stays_started", "placements"];

function countsOf(figures: ListedFigure[]): Figure[] {
  const indicator = counted.find((one) => figures.some(({ indicator_id }) => indicator_id === one));
  const [first] = figures;
  return indicator === undefined || first === undefined ? [] : series(figures, first.period, indicator);
}

function spokenOf(words: Words, figure: Figure): string {
  const cell = shown(words, figure, words.number);
  const said = typeof cell === "string" ? cell : cell.shown;
  return `${words.capital(words.period(figure.period, figure.period_start))}: ${said}`;
}
