import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { dictionaryOfForms } from "../forms/dictionary-of-forms.ts";
import type { Dated, Definitions } from "../../src/figures/definitions.ts";
import { states } from "../../src/figures/figure.ts";
import { booleanOrNull, number, text, textOrNull } from "./cells.ts";

/** What the definitions page tells, from the lists that the database was made by. */
export async function readDefinitions(connection: DuckDBConnection): Promise<Definitions> {
  const read = (list: string) => readRows(connection, `select * from reference.${list} order by rowid`);
  const measures = await read("measures");
  const measureNames = new Map(measures.map((row) => [text(row, "measure_id"), text(row, "name_nb")]));
  const reasons = await read("reasons");
  const codes = (rows: typeof measures, id: string) =>
    rows.map((row) => ({ id: text(row, id), nb: text(row, "name_nb"), nn: text(row, "name_nn") }));
  return {
    indicators: (await read("indicators")).map((row) => ({
      indicator_id: text(row, "indicator_id"),
      name_nb: text(row, "name_nb"),
      definition_nb: text(row, "definition_nb"),
      numerator: text(row, "numerator"),
      exposure: textOrNull(row, "exposure"),
      unit_nb: text(row, "unit_nb"),
      method: text(row, "method"),
      rules: states.flatMap((state) => {
        const rule = row[`rule_${state}`];
        return typeof rule === "string" ? [{ state, rule }] : [];
      }),
    })),
    measures: measures.map((row) => ({
      name_nb: text(row, "name_nb"),
      definition_nb: text(row, "definition_nb"),
      law_reference: textOrNull(row, "law_reference"),
    })),
    reasons: reasons.map((row) => ({
      name_nb: text(row, "name_nb"),
      self_harm_related: booleanOrNull(row, "self_harm_related") === true,
      narrow: booleanOrNull(row, "narrow") === true,
    })),
    thresholds: (await read("thresholds")).map((row) => ({
      ...dated(row),
      measure_nb: measureNames.get(text(row, "measure_id")) ?? text(row, "measure_id"),
    })),
    grounds: (await read("grounds")).map(dated),
    settings: (await read("settings")).map((row) => ({
      value: number(row, "value"),
      note: text(row, "note"),
    })),
    forms: dictionaryOfForms(
      { measures: codes(measures, "measure_id"), reasons: codes(reasons, "reason_id") },
      "nb",
    ).map(({ title, tables }) => ({
      form: title,
      tables: tables.map(({ table, columns }) => ({
        table,
        columns: columns.map(({ label, help, required, codes: words, example }) => ({
          label,
          help,
          required,
          codes: words.map(({ word }) => word),
          example,
        })),
      })),
    })),
  };
}

function dated(row: Parameters<typeof text>[0]): Dated {
  return {
    regime: text(row, "regime"),
    name_nb: text(row, "name_nb"),
    paragraph: text(row, "paragraph"),
    valid_from: textOrNull(row, "valid_from"),
    valid_to: textOrNull(row, "valid_to"),
  };
}
