import type { Site } from "../figures/site.js";
import { wordsOf, type Words } from "../words/words.js";
import type { Content } from "./content.js";
import { linesAbove } from "./lines-above.js";
import { foldedTable, isNumberCell, tableContent, type Table } from "./table.js";
import { takeAway } from "./take-away.js";
import { smallMark } from "./view.js";

interface TableToTake {
  site: Site;
  /** What the table is called among the ids of its page, and what its file is called. */
  id: string;
  file?: string;
  table: Table;
  className?: string;
  /** What the file says of whom or where it is, before the caption and after it. */
  place?: string;
  who?: string;
  /** The indicators whose definitions its file has above the table. */
  indicators?: string[];
  /** Tables of more than it has room for, each with the words that open it. */
  more?: { show: string; file: string; table: Table }[];
  /** The line of its source, where it says more than the site's own. */
  source?: string;
}

/** A table of figures that stands without a chart, and the files that one can take of it. */
export function tableToTake(given: TableToTake): Content {
  const { site, id, table, className = "", more = [] } = given;
  const words = wordsOf(site.language);
  const source = given.source ?? siteSource(site, words);
  const caption = `${table.caption}.`;
  const mark = smallMark(site);
  return [
    tableContent(table, className, mark),
    ...more.map((one) => foldedTable(one.show, one.table, mark)),
    takeAway({
      id,
      file: given.file ?? id,
      words,
      source,
      above: linesAbove(site, words, {
        what: [given.place === undefined ? caption : `${given.place}: ${caption}`, given.who ?? ""],
        indicators: given.indicators ?? [],
        source,
      }),
      tables: [{ file: given.file ?? id, table: withoutDrawings(table) }, ...more],
    }),
  ];
}

/** The site's source and age, of a table or figure that no one period's reports stand behind. */
export function siteSource(site: Site, words: Words): string {
  return words.source({
    madeUp: site.made_up,
    credit: site.credit,
    reports: null,
    methods: [],
    knownOn: site.known_at,
  });
}

/** The table without the columns that hold pictures alone. */
function withoutDrawings(table: Table): Table {
  const kept = table.columns
    .map((_, i) => i)
    .filter((i) => !table.rows.every((row) => isDrawing(row[i] ?? "")));
  const of = <Cell>(cells: Cell[]) => cells.filter((_, i) => kept.includes(i));
  return { ...table, columns: of(table.columns), rows: table.rows.map(of) };
}

const isDrawing = (cell: Table["rows"][number][number]) =>
  typeof cell === "object" && !isNumberCell(cell) && "draw" in cell;
