import { type PlaceColumns } from "./profile.ts";
import { plain } from "../forms/field.ts";

/** A place as a row names it. */
export interface NamedPlace {
  place_id: string;
  name: string;
}

/** The place that a row's cells make; nothing where the cell is empty or not of the pattern. */
export function namedPlace(
  columns: PlaceColumns,
  cell: (headers: string[]) => string,
  sheet = "",
): NamedPlace | undefined {
  const text = placeText(columns, cell, sheet);
  if (text === "") return undefined;
  const found = columns.pattern === undefined ? undefined : new RegExp(columns.pattern, "u").exec(text);
  if (found === null) return undefined;
  const name = columns.name_header ? cell(columns.name_header) : (found?.groups?.["name"] ?? text);
  const code = Object.entries(columns.codes ?? {}).find(([word]) => plain(word) === plain(text))?.[1];
  const id = code ?? placeId(found?.groups?.["id"] ?? text);
  if (id === "") return undefined;
  return { place_id: `${columns.id_prefix}${id}${columns.id_suffix}`, name: name.trim() || text };
}

/** How the source calls a place. */
export function placeText(
  { header, constant }: PlaceColumns,
  cell: (headers: string[]) => string,
  sheet: string,
): string {
  return header ? cell(header) : (constant ?? sheet);
}

/** A unit whose name is that of other units too, told apart by its prison. */
export function unitWithin(
  unit: NamedPlace | undefined,
  prison: NamedPlace | undefined,
): NamedPlace | undefined {
  if (!unit || !prison) return undefined;
  return { place_id: `${prison.place_id}-${unit.place_id}`, name: `${prison.name}, ${unit.name}` };
}

/** Ids that places of two levels have: their figures would be one another's. */
export function idsOfTwoLevels(
  rows: { unit: NamedPlace; prison?: NamedPlace | undefined; region?: NamedPlace | undefined }[],
  country: { id: string } | undefined,
): string[] {
  const ofLevel = [
    new Set(country && [country.id]),
    ...(["region", "prison", "unit"] as const).map(
      (level) => new Set(rows.flatMap((row) => row[level]?.place_id ?? [])),
    ),
  ];
  const all = ofLevel.flatMap((ids) => [...ids]);
  return [...new Set(all.filter((id, at) => all.indexOf(id) < at))].sort();
}

/** A row of `raw.profile_places`. */
export interface ForeignPlace extends NamedPlace {
  place_level: "country" | "region" | "prison" | "unit";
  parent_id: string | null;
}

/**
 * The places that rows name, each once. Rows may disagree on a place's name and on where it belongs: what most of
 * them say holds.
 */
export function foreignPlaces(
  rows: { unit: NamedPlace; prison?: NamedPlace | undefined; region?: NamedPlace | undefined }[],
  country: { id: string; name: string } | undefined,
): ForeignPlace[] {
  if (!country) return [];
  const places = new Map<
    string,
    { level: ForeignPlace["place_level"]; names: string[]; parents: string[] }
  >();
  const add = (level: ForeignPlace["place_level"], place: NamedPlace, parent: NamedPlace | undefined) => {
    const known = places.get(place.place_id) ?? { level, names: [], parents: [] };
    places.set(place.place_id, known);
    known.names.push(place.name);
    if (parent) known.parents.push(parent.place_id);
  };
  for (const { unit, prison, region } of rows) {
    add("unit", unit, prison ?? region);
    if (prison) add("prison", prison, region);
    if (region) add("region", region, { place_id: country.id, name: country.name });
  }
  const made = [...places].map(([place_id, { level, names, parents }]) => ({
    place_id,
    place_level: level,
    name: mostFrequent(names) ?? place_id,
    // A place whose rows never say where it belongs is counted in the country alone.
    parent_id: mostFrequent(parents) ?? country.id,
  }));
  const top: ForeignPlace = {
    place_id: country.id,
    place_level: "country",
    name: country.name,
    parent_id: null,
  };
  return [top, ...made.sort((one, other) => (one.place_id < other.place_id ? -1 : 1))];
}

/** Letters and digits of a text, as an id that may stand in an address: `PHO (Phoenix)` gives `pho-phoenix`. */
export function placeId(text: string): string {
  return plain(text)
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .replaceAll("å", "a")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** What most of the texts are; of two as frequent the first in the alphabet. Nothing where there are none. */
export function mostFrequent(texts: string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}
