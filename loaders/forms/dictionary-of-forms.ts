import type { z } from "zod";
import type { Code, FieldMeta, Language } from "./field.ts";
import { historyForm } from "./history.ts";
import { formTables } from "./layout.ts";
import type { FormName } from "./parse-report.ts";
import { regionReport } from "./region-report.ts";
import { unitReport, type CodeLists } from "./unit-report.ts";

export interface DictionaryColumn {
  key: string;
  label: string;
  help: string;
  kind: FieldMeta["kind"];
  required: boolean;
  /** The words that the column may hold; none where it holds something else. */
  codes: { id: string; word: string }[];
  example: string;
}

export interface DictionaryTable {
  key: string;
  /** As its sheet is called. */
  table: string;
  /** A value beside each label, or rows under a header. */
  layout: "labels" | "rows";
  columns: DictionaryColumn[];
}

export interface DictionaryForm {
  form: FormName;
  title: string;
  tables: DictionaryTable[];
}

/** Every form with the words of the reference lists. */
export function allForms(
  lists: CodeLists,
): { form: FormName; title: Record<Language, string>; schema: z.ZodObject }[] {
  return [
    {
      form: "unit_report",
      title: { nb: "Enhetens månedsrapport", nn: "Månadsrapporten til eininga" },
      schema: unitReport(lists),
    },
    {
      form: "region_report",
      title: { nb: "Regionens månedsrapport", nn: "Månadsrapporten til regionen" },
      schema: regionReport(),
    },
    {
      form: "history",
      title: {
        nb: "Tall for årene før plasseringer ble rapportert",
        nn: "Tal for åra før plasseringar vart rapporterte",
      },
      schema: historyForm(lists),
    },
  ];
}

/** What every form asks for, in words. */
export function dictionaryOfForms(lists: CodeLists, language: Language): DictionaryForm[] {
  return allForms(lists).map(({ form, title, schema }) => ({
    form,
    title: title[language],
    tables: dictionaryTables(schema, language),
  }));
}

function dictionaryTables(form: z.ZodObject, language: Language): DictionaryTable[] {
  return formTables(form).map(({ name, layout, columns }) => ({
    key: name.key,
    table: name[language],
    layout,
    columns: columns.map(({ key, kind, required, codes, example, ...words }) => ({
      key,
      label: words[language].label,
      help: words[language].help,
      kind,
      required,
      codes: (codes ?? []).map((code: Code) => ({ id: code.id, word: code[language] })),
      example,
    })),
  }));
}
