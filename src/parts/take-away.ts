import type { Words } from "../words/words.js";
import { h, type ButtonContent, type Content } from "./content.js";
import { figurePicture, type Pictured } from "./figure-picture.js";
import { pngOf } from "./png-of.js";
import { tableCsv, type Table } from "./table.js";
import { tableWorkbook } from "./table-workbook.js";

export interface TakenAway {
  id: string;
  file: string;
  words: Words;
  source: string;
  /** Lines above a table's file; the first is the mark where the figures are made up. */
  above: string[];
  /** The sentence that a figure is cited by, without its source; a table alone has none. */
  cited?: string;
  /** What its picture is drawn from. */
  picture?: Pick<Pictured, "title" | "subtitle" | "legend" | "chart">;
  tables: TakenTable[];
}

/** A table of the page as a file. */
export interface TakenTable {
  file: string;
  table: Table;
  /** What the page shows of the table at an address, where that is a choice of its rows, and that choice in words. */
  shownAt?: (search: string) => { table: Table; said: string };
}

/** What one can take along from a figure: the sentence that cites it, its tables and its picture. */
export function takeAway(taken: TakenAway): Content {
  const { id, words, cited } = taken;
  const label = words.files.take;
  const buttons = [...tableButtons(taken), ...pictureButtons(taken)];
  return {
    inBrowser: h(
      "div",
      { class: "take" },
      cited === undefined
        ? []
        : {
            label: label.cite,
            of: nameOf(taken),
            className: "quiet",
            press: (document) =>
              cite(taken, citation({ ...taken, cited }, addressOf(document, id)), document),
          },
      buttons.length === 0
        ? []
        : h(
            "details",
            {},
            h("summary", {}, label.download),
            h("ul", {}, ...buttons.map((one) => h("li", {}, one))),
          ),
      h("p", { id: `${id}-melding`, class: "told", role: "status" }),
      cited === undefined ? [] : h("p", { id: `${id}-sitat`, class: "citation", hidden: true }),
    ),
  };
}

/** The sentence that cites a figure: what is made up first, then the figure, what it rests on, and where it stands. */
export function citation(
  { words, cited, source }: Pick<TakenAway, "words" | "source"> & { cited: string },
  address: string,
): string {
  const mark = words.madeUpFigures;
  const isMadeUp = source.startsWith(mark);
  return words.files.take.citation({
    mark: isMadeUp ? mark : undefined,
    said: cited,
    source: isMadeUp ? source.slice(mark.length).trim() : source,
    address,
  });
}

/** The page as it is now, at the figure. */
function addressOf(document: Document, id: string): string {
  const address = new URL(document.location.href);
  address.hash = id;
  return address.href;
}

function cite(taken: TakenAway, sentence: string, document: Document): void {
  const shown = document.querySelector(`#${taken.id}-sitat`);
  if (shown === null) return;
  shown.textContent = sentence;
  shown.removeAttribute("hidden");
  const { copied, notCopied } = taken.words.files.take;
  // Only pages that came over a safe connection may write there.
  const clipboard: Clipboard | undefined = document.defaultView?.navigator.clipboard;
  if (clipboard === undefined) tell(taken, document, notCopied);
  else
    clipboard.writeText(sentence).then(
      () => tell(taken, document, copied),
      () => tell(taken, document, notCopied),
    );
}

/** Says something beneath a figure's buttons, aloud too. */
/** What a figure is called where it stands alone: as its table is. */
const nameOf = ({ tables: [first] }: TakenAway) => first?.table.caption;

function tell({ id }: TakenAway, document: Document, said: string): void {
  const place = document.querySelector(`#${id}-melding`);
  if (place !== null) place.textContent = said;
}

function tableButtons(taken: TakenAway): ButtonContent[] {
  const { words, tables, above, id } = taken;
  const label = words.files.take;
  return tables.flatMap(({ file, table, shownAt }) => {
    const made = (document: Document) => {
      const shown = shownAt?.(document.location.search);
      const address = label.address(addressOf(document, id));
      return {
        above: [...above, ...(shown === undefined ? [] : [shown.said]), address],
        table: shown?.table ?? table,
      };
    };
    return [
      button(label.csv(table.caption), taken, (document) => {
        const now = made(document);
        save(document, named(taken, file, "csv"), "text/csv;charset=utf-8", tableCsv(now.above, now.table));
      }),
      button(label.excel(table.caption), taken, async (document) =>
        save(
          document,
          named(taken, file, "xlsx"),
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          await tableWorkbook({ ...made(document), label }),
        ),
      ),
    ];
  });
}

function pictureButtons(taken: TakenAway): ButtonContent[] {
  const { words, file, source } = taken;
  const drawn = taken.picture;
  if (drawn === undefined) return [];
  const label = words.files.take;
  const picture = (document: Document) => figurePicture({ ...drawn, source, mark: markOf(taken) }, document);
  return [
    button(label.svg, taken, (document) =>
      save(document, named(taken, file, "svg"), "image/svg+xml", picture(document).text),
    ),
    button(label.png, taken, async (document) =>
      save(document, named(taken, file, "png"), "image/png", await pngOf(picture(document), document)),
    ),
  ].map((one) => ({ ...one, of: nameOf(taken) }));
}

function button(
  label: string,
  taken: TakenAway,
  make: (document: Document) => void | Promise<void>,
): ButtonContent {
  return {
    label,
    className: "quiet",
    press: (document) => {
      tell(taken, document, "");
      Promise.resolve()
        .then(() => make(document))
        .catch((error: unknown) => {
          tell(taken, document, taken.words.files.take.failed);
          throw error;
        });
    },
  };
}

/** The mark of made-up figures, where they are. */
function markOf({ words, above }: TakenAway): string | undefined {
  return above[0] === words.madeUp.toUpperCase() ? above[0] : undefined;
}

function named(taken: TakenAway, file: string, ending: string): string {
  const mark = markOf(taken);
  return `${mark === undefined ? "" : `${mark.toLowerCase()}-`}${file}.${ending}`;
}

function save(
  document: Document,
  name: string,
  type: string,
  content: string | Uint8Array<ArrayBuffer>,
): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
