import { periodsIn } from "../meaning.ts";
import type { Named } from "./content.ts";

/** The rows with names in any JSON: objects, what they inherit from those around them, and the ways to pack them that are met. */
export function jsonRecords(json: unknown, around: Named = {}): Named[] {
  if (Array.isArray(json)) return json.flatMap((each) => jsonRecords(each, around));
  if (!isNamed(json)) return [];
  const packed = packedRecords(json, around) ?? statRecords(json);
  if (packed !== undefined) return packed;
  const own = Object.fromEntries(Object.entries(json).filter(([, value]) => !isNested(value)));
  const inside = Object.values(json).filter(isNested);
  const here = { ...around, ...own, ...namesIn(json["names"]) };
  const columns = columnRecords(json["columns"], here);
  return [
    ...(Object.keys(own).length > 1 ? [here] : []),
    ...columns,
    ...inside.flatMap((each) => jsonRecords(each, isNamed(each) ? contextOf(here) : contextOf(here))),
  ];
}

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;

const isNamed = (value: unknown): value is Named => isNested(value) && !Array.isArray(value);

const namesIn = (value: unknown): Named => (isNamed(value) ? value : {});

// What a row says of itself is not said of the rows inside it; where and when they are of, is.
const inherited = [
  "organisation",
  "place_id",
  "period",
  "period_start",
  "measure_id",
  "population",
  "indicator_id",
];

function contextOf(record: Named): Named {
  return Object.fromEntries(inherited.flatMap((name) => (name in record ? [[name, record[name]]] : [])));
}

/** Columns of the same length, each an array: `{value: […], state: […]}`. */
function columnRecords(columns: unknown, around: Named): Named[] {
  if (!isNamed(columns)) return [];
  const lists = Object.entries(columns).filter((each): each is [string, unknown[]] => Array.isArray(each[1]));
  const rows = Math.max(0, ...lists.map(([, list]) => list.length));
  return Array.from({ length: rows }, (_, row) => ({
    ...around,
    ...Object.fromEntries(lists.map(([name, list]) => [name, list[row]])),
  }));
}

/** Series that share their arrays: each names its own cells, then the number of the array of each column. */
function packedRecords(json: Named, around: Named): Named[] | undefined {
  const { series_columns: names, columns, arrays, series } = json;
  if (!Array.isArray(names) || !Array.isArray(columns) || !Array.isArray(arrays) || !Array.isArray(series))
    return undefined;
  return series.flatMap((one: unknown) => {
    if (!Array.isArray(one)) return [];
    const own = Object.fromEntries(names.map((name, at) => [String(name), one[at]]));
    const lists = Object.fromEntries(
      columns.map((name, at) => [String(name), arrays[Number(one[names.length + at])]]),
    );
    return columnRecords(lists, { ...around, ...own });
  });
}

/** JSON-stat: one list of values in the order of the dimensions, of what its label names and periods as theirs do. */
function statRecords(json: Named): Named[] | undefined {
  const { id, size, dimension, value, status } = json;
  if (!Array.isArray(id) || !Array.isArray(size) || !isNamed(dimension) || !isNested(value)) return undefined;
  const codes = id.map((name) => codesOf(dimension[String(name)]));
  const cells = codes.reduce((product, list) => product * list.length, 1);
  const about: Named = { label: json["label"], ...namesIn(json["extension"]) };
  const kinds = periodKinds(dimension["period_start"]);
  const rows = new Map<string, Record<string, unknown>>();
  for (let cell = 0; cell < cells; cell++) {
    const own: Record<string, unknown> = { ...about };
    let rest = cell;
    for (let at = id.length - 1; at >= 0; at--) {
      const list = codes[at] ?? [];
      own[String(id[at])] = list[rest % list.length];
      rest = Math.floor(rest / list.length);
    }
    own["period"] ??= kinds.get(own["period_start"]);
    const contents = String(own["contents"] ?? own["metric"] ?? "value");
    const key = JSON.stringify({ ...own, contents: undefined, metric: undefined });
    const row = rows.get(key) ?? own;
    row[contents] = cellOf(value, cell);
    const said = isNested(status) ? cellOf(status, cell) : undefined;
    if (said !== undefined && said !== null) row["state"] = said;
    rows.set(key, row);
  }
  return [...rows.values()];
}

function codesOf(dimension: unknown): unknown[] {
  const index = namesIn(namesIn(dimension)["category"])["index"];
  if (Array.isArray(index)) return index;
  return Object.entries(namesIn(index))
    .sort(([, one], [, other]) => Number(one) - Number(other))
    .map(([code]) => code);
}

/** What kind of period each first day begins, by the words for it. */
function periodKinds(dimension: unknown): Map<unknown, string> {
  const labels = namesIn(namesIn(namesIn(dimension)["category"])["label"]);
  return new Map(
    Object.entries(labels).flatMap(([code, said]) => {
      const kind = /12 måneder/i.test(String(said)) ? "last_12" : periodsIn(String(said))[0]?.period;
      return kind === undefined ? [] : [[code, kind]];
    }),
  );
}

const cellOf = (cells: object, at: number): unknown =>
  Array.isArray(cells) ? cells[at] : namesIn(cells)[String(at)];
