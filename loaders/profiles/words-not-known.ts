import { type Cell } from "../forms/cell.ts";
import { fieldMeta, type Columns } from "../forms/field.ts";
import { type Column, type Profile } from "./profile.ts";

/**
 * What a profile turns a source's words into that the form does not know, each with its place in the profile: a slip
 * in the profile would otherwise be told of as if the source had made it.
 */
export function wordsNotKnown(profile: Profile, columns: Columns, unitIds: ReadonlySet<string>): string[] {
  const { unit, country } = profile.places;
  const words = Object.entries(profile.columns).flatMap(([field, column]) => wordsOf(field, column));
  const units = country ? [] : Object.entries(unit.codes ?? {});
  return [
    ...words.flatMap(({ where, field, word }) => {
      const schema = columns[field];
      if (!schema || fieldMeta(schema).kind === "instant" || schema.safeParse(word).success) return [];
      return [`${where}: «${word}» er ikke ${expectedBy(fieldMeta(schema))}`];
    }),
    ...units.flatMap(([word, id]) => {
      const unitId = `${unit.id_prefix}${id}${unit.id_suffix}`;
      return unitIds.has(unitId) ? [] : [`places.unit.codes.${word}: registeret har ingen enhet «${unitId}»`];
    }),
  ];
}

function wordsOf(field: string, column: Column): { where: string; field: string; word: Cell }[] {
  const at = `columns.${field}`;
  if ("constant" in column) return [{ where: `${at}.constant`, field, word: column.constant }];
  if ("ticked" in column)
    return Object.entries(column.ticked).map(([from, word]) => ({
      where: `${at}.ticked.${from}`,
      field,
      word,
    }));
  if (!("header" in column)) return [];
  const codes = Object.entries(column.codes ?? {});
  return [
    ...codes.map(([from, word]) => ({ where: `${at}.codes.${from}`, field, word })),
    ...(column.other_codes === undefined
      ? []
      : [{ where: `${at}.other_codes`, field, word: column.other_codes }]),
  ];
}

function expectedBy({ kind, codes }: ReturnType<typeof fieldMeta>): string {
  if (codes) return `et av ordene ${codes.map(({ id }) => id).join(", ")}`;
  return kind === "integer" ? "et helt tall" : "noe skjemaet kan ha der";
}
