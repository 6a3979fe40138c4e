import { cellText, type Cell, type Sheet, type SheetRow } from "../forms/cell.ts";
import { plain } from "../forms/field.ts";
import { tableOf, type Table } from "./header-row.ts";
import { type Column, type Profile } from "./profile.ts";
import { namedPlace, placeText, unitWithin, type NamedPlace } from "./place-names.ts";
import { type TimeReader } from "./foreign-time.ts";

/** A row of a foreign file in the words of our form, not yet checked. */
export interface ForeignRow {
  sheet: string;
  row: number;
  /** By the form's name of the field. */
  fields: Record<string, ForeignCell>;
  unit: NamedPlace | undefined;
  /** How the source calls the unit. */
  unitText: string;
  prison: NamedPlace | undefined;
  region: NamedPlace | undefined;
  /** As the source writes it. */
  statedLength: string;
  /** What tells which rows are of one placement, whether any of it is missing, and which of them comes first. */
  group: string;
  groupLacks: boolean;
  order: string;
}

/** A cell in our words, with what the source itself wrote. */
export interface ForeignCell {
  cell: Cell;
  found: string;
}

/** A sheet that the profile chooses, with its table; `undefined` where the header was not found. */
export interface ChosenTable {
  sheet: Sheet;
  table: Table | undefined;
}

/** The sheets that the profile chooses: those of its names, those of its pattern that hold anything, or all. */
export function chosenTables(sheets: Sheet[], profile: Profile): ChosenTable[] {
  const { sheets: choice } = profile;
  const chosen = sheets.filter(({ name, rows }) => {
    if (choice === "all") return true;
    if ("names" in choice) return choice.names.some((wanted) => plain(wanted) === plain(name));
    return rows.length > 0 && new RegExp(choice.pattern, "u").test(name);
  });
  return chosen.map((sheet) => ({ sheet, table: tableOf(sheet, neededHeaders(profile), headerOf(profile)) }));
}

/** Where a profile says that the header may stand. */
export function headerOf({ header_within_rows, header_lines }: Profile): { within: number; lines: 1 | 2 } {
  return { within: header_within_rows, lines: header_lines };
}

/** Every column that the profile takes something from. */
export function neededHeaders({
  columns,
  places,
  stated_length,
  one_placement,
  ...rows
}: Profile): string[][] {
  const ofColumns = Object.values(columns).flatMap((column) => {
    if ("header" in column) return [column.header];
    if ("date" in column) return [column.date, column.time];
    return "ticked" in column ? Object.keys(column.ticked).map((header) => [header]) : [];
  });
  const ofPlaces = [places.unit, places.prison, places.region].flatMap((place) =>
    place ? [...(place.header ? [place.header] : []), ...(place.name_header ? [place.name_header] : [])] : [],
  );
  const ofRows = [
    ...(stated_length ? [stated_length.header] : []),
    ...rows.written_once,
    ...rows.rows_left_out.map(({ header }) => header),
    ...(one_placement?.alike_in ?? []),
    ...(one_placement?.ordered_by ? [one_placement.ordered_by] : []),
  ];
  return [...ofColumns, ...ofPlaces, ...ofRows];
}

/** The rows of a table in the words of our form. */
export function foreignRows(name: string, table: Table, profile: Profile, time: TimeReader): ForeignRow[] {
  const nothing = new Set(profile.nothing.map(plain));
  const readers = Object.entries(profile.columns).map(
    ([field, column]) => [field, cellReader(field, column)] as const,
  );
  return ownRows(table, profile).map(({ row, ...own }) => {
    const cell = (headers: string[]) => {
      const text = own.cell(headers);
      return nothing.has(plain(text)) ? "" : text;
    };
    const { places } = profile;
    const prison = places.prison && namedPlace(places.prison, cell, name);
    const unit = namedPlace(places.unit, cell, name);
    // A time is alike however it is written.
    const groupWord = (word: string) => time(word) ?? plain(word);
    const alike = (profile.one_placement?.alike_in ?? []).map(cell);
    const order = profile.one_placement?.ordered_by ? cell(profile.one_placement.ordered_by) : "";
    return {
      sheet: name,
      row: row.row,
      fields: Object.fromEntries(readers.map(([field, read]) => [field, read(cell)])),
      unit: places.unit_within_prison ? unitWithin(unit, prison) : unit,
      unitText: placeText(places.unit, cell, name),
      prison,
      region: places.region && namedPlace(places.region, cell, name),
      statedLength: profile.stated_length ? cell(profile.stated_length.header) : "",
      group: alike.map(groupWord).join("\u001f"),
      groupLacks: alike.some((word) => word === ""),
      order: time(order) ?? (/^\d+$/.test(order) ? order.padStart(15, "0") : order),
    };
  });
}

/** A row that is not left out, and its cells, those written once in the rows above too. */
function ownRows(
  table: Table,
  { written_once, rows_left_out }: Profile,
): { row: SheetRow; cell: (headers: string[]) => string }[] {
  const leftOut = rows_left_out.map(({ header, pattern }) => ({
    header,
    pattern: new RegExp(pattern, "iu"),
  }));
  const onceAbove = new Map<string[], string>();
  return table.rows.flatMap((row) => {
    if (leftOut.some(({ header, pattern }) => pattern.test(table.cell(row, header)))) return [];
    for (const headers of written_once) {
      const text = table.cell(row, headers);
      if (text !== "") onceAbove.set(headers, text);
    }
    const above = new Map(written_once.map((headers) => [headers.join(), onceAbove.get(headers) ?? ""]));
    return [{ row, cell: (headers: string[]) => above.get(headers.join()) ?? table.cell(row, headers) }];
  });
}

type CellReader = (cell: (headers: string[]) => string) => ForeignCell;

function cellReader(field: string, column: Column): CellReader {
  if ("constant" in column) return () => ({ cell: column.constant, found: cellText(column.constant) });
  if ("date" in column)
    return (cell) => {
      const date = cell(column.date);
      const text = date === "" ? "" : joined(date, cell(column.time));
      return { cell: text === "" ? null : text, found: text };
    };
  if ("ticked" in column) return (cell) => ticked(column, cell);
  // The end is reckoned where start and length are read.
  if (!("header" in column)) return () => ({ cell: null, found: "" });
  const codes = new Map(Object.entries(column.codes ?? {}).map(([word, code]) => [plain(word), code]));
  const inOurWords = (word: string) => codes.get(plain(word)) ?? column.other_codes ?? word;
  return (cell) => {
    const found = cell(column.header);
    if (found === "") return { cell: null, found };
    const parts = codes.has(plain(found))
      ? [found]
      : partsOf(found, column.parted_by ?? partedBy[field] ?? []);
    return { cell: (parts.length > 0 ? parts : [found]).map(inOurWords).join(", "), found };
  };
}

/** The fields that may hold several words, and what parts them. */
const partedBy: Record<string, string[]> = { arsaker: [",", ";", "\n"] };

function partsOf(text: string, signs: string[]): string[] {
  const parts = signs.reduce((all, sign) => all.flatMap((part) => part.split(sign)), [text]);
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

const isOf = (words: string[], text: string) => words.some((word) => plain(word) === plain(text));

/** The words whose columns are ticked; the first cell that is neither ticked nor not, where there is one. */
function ticked(
  column: Extract<Column, { ticked: unknown }>,
  cell: (headers: string[]) => string,
): ForeignCell {
  const cells = Object.entries(column.ticked).map(([header, code]) => ({ code, text: cell([header]) }));
  const neither = cells.find(({ text }) => !isOf(column.tick, text) && !isOf(column.no_tick, text));
  if (neither) return { cell: neither.text, found: neither.text };
  const codes = cells.filter(({ text }) => isOf(column.tick, text)).map(({ code }) => code);
  return { cell: codes.length === 0 ? null : codes.join(", "), found: codes.join(", ") };
}

// A workbook gives a date with midnight for a cell that holds only a date, and the last days of 1899 for one that
// holds only a time. A whole day after them is 24:00.
function joined(date: string, time: string): string {
  const day = date.replace(/[T ]00:00(?::00)?$/, "");
  const clock = time.replace(/^1899-12-3[01][T ]/, "").replace(/^1900-01-01[T ]00:00:00$/, "24:00:00");
  return clock === "" ? day : `${day} ${clock}`;
}
