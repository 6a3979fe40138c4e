import { groups } from "d3-array";
import type { Cell, ReportDocument, TableBlock } from "../../reports/document/document.ts";
import { reportWords } from "../../reports/words/report-words.ts";
import { lacksReports } from "../../src/figures/figure.ts";
import type { ListedFigure } from "../../src/figures/protected.ts";
import type { Site } from "../../src/figures/site.ts";
import { figureWriter } from "../../src/parts/cited-sentence.ts";
import { isNothingKnown } from "../../src/parts/protected/hidden-cell.ts";
import { shown } from "../../src/parts/view.ts";
import { wordsOf, type Words } from "../../src/words/words.ts";

interface Listed {
  site: Site;
  /** The policy's tables, and each place by its name. */
  tables: readonly { table_id: string; name_nb: string }[];
  names: ReadonlyMap<string, string>;
  figures: readonly ListedFigure[];
}

/** The tables of an audience's site as a workbook has them: a sheet a table, a row a place and period, a column an indicator. */
export function listedWorkbook(listed: Listed): ReportDocument {
  const { site, tables, figures } = listed;
  const words = wordsOf(site.language);
  const byTable = new Map(groups(figures, ({ table_id }) => table_id));
  return {
    title: site.title,
    subtitle: words.audience.edition(site.audience),
    author: site.title,
    language: "nb",
    madeAt: new Date(`${site.known_at}T00:00:00Z`),
    marks: site.made_up ? [words.madeUpBanner] : [],
    about: [],
    fingerprint: words.site.seenFrom(site.as_of, site.known_at),
    blocks: tables.flatMap(({ table_id, name_nb }) => {
      const own = byTable.get(table_id) ?? [];
      return own.length === 0 ? [] : [tableBlock(listed, words, table_id, name_nb, own)];
    }),
    labels: { ...reportWords("nb").labels, signsExplained: words.audience.signsExplained },
  };
}

function tableBlock(
  { site, names }: Listed,
  words: Words,
  id: string,
  caption: string,
  figures: readonly ListedFigure[],
): TableBlock {
  const indicators = site.indicators.filter(({ indicator_id }) =>
    figures.some((figure) => figure.indicator_id === indicator_id),
  );
  const measures = new Map(site.measures.map(({ measure_id, name_nb }) => [measure_id, name_nb]));
  const rows = groups(figures, (figure) =>
    [
      figure.place_id,
      figure.organisation,
      figure.measure_id,
      figure.population,
      figure.period,
      figure.period_start,
    ].join(" "),
  );
  return {
    kind: "table",
    id,
    caption,
    columns: [
      ...[words.columns.place, words.columns.period, words.columns.measure, words.audience.who].map(
        (label) => ({ label, number: false }),
      ),
      { label: words.audience.organisation, number: false },
      ...indicators.map(({ name_nb }) => ({ label: name_nb, number: true })),
    ],
    rows: rows.flatMap(([, own]): Cell[][] => {
      const [first] = own;
      if (first === undefined) return [];
      return [
        [
          names.get(first.place_id) ?? first.place_id,
          words.capital(words.period(first.period, first.period_start)),
          measures.get(first.measure_id) ?? first.measure_id,
          words.populations[first.population] ?? first.population,
          words.organisation(first.organisation),
          ...indicators.map(({ indicator_id }) =>
            cellOf(
              words,
              own.find((figure) => figure.indicator_id === indicator_id),
            ),
          ),
        ],
      ];
    }),
    notes: figures.some(lacksReports) ? [words.audience.incompleteMeans] : [],
  };
}

/** A figure as the pages show it; a number that may be another is words. */
function cellOf(words: Words, figure: ListedFigure | undefined): Cell {
  if (figure === undefined) return "–";
  if (isNothingKnown(figure)) return words.audience.sign(figure.state);
  const cell = shown(words, figure, figureWriter(words, figure.indicator_id).write);
  return typeof cell === "object" && cell.mayChange === true ? cell.shown : cell;
}
