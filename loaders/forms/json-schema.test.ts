import { describe, expect, test } from "vitest";
import { z } from "zod";
import { codeLists, readReference } from "../reference/reference.ts";
import { catalogueCsv, catalogueMarkdown } from "./data-catalogue.ts";
import { allForms, dictionaryOfForms } from "./dictionary-of-forms.ts";
import { jsonSchema } from "./json-schema.ts";
import { unitReport } from "./unit-report.ts";
import { writeJson } from "./write-report.ts";

const reference = readReference();
const lists = codeLists(reference);

interface Node {
  type?: string | string[] | undefined;
  properties?: Record<string, Node> | undefined;
  required?: string[] | undefined;
  items?: Node | undefined;
  enum?: string[] | undefined;
  pattern?: string | undefined;
  anyOf?: Node[] | undefined;
}

const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    properties: z.record(z.string(), node).optional(),
    required: z.array(z.string()).optional(),
    items: node.optional(),
    enum: z.array(z.string()).optional(),
    pattern: z.string().optional(),
    anyOf: z.array(node).optional(),
  }),
);

/** What of a JSON Schema's required keys, types, words and patterns a value breaks, as paths. */
function broken(value: unknown, schema: Node, path = ""): string[] {
  if (schema.anyOf) return schema.anyOf.some((one) => broken(value, one).length === 0) ? [] : [path];
  if (Array.isArray(schema.type))
    return schema.type.some((type) => broken(value, { ...schema, type }).length === 0) ? [] : [path];
  if (schema.type === "null") return value === null ? [] : [path];
  if (schema.type === "array") {
    if (!Array.isArray(value)) return [path];
    return value.flatMap((one, index) => broken(one, schema.items ?? {}, `${path}/${index}`));
  }
  if (schema.type === "object") {
    const object = z.record(z.string(), z.unknown()).safeParse(value);
    if (!object.success) return [path];
    const missing = (schema.required ?? []).filter((key) => !(key in object.data));
    return [
      ...missing.map((key) => `${path}/${key}`),
      ...Object.entries(object.data).flatMap(([key, one]) =>
        broken(one, schema.properties?.[key] ?? {}, `${path}/${key}`),
      ),
    ];
  }
  if (schema.type === "integer") return Number.isInteger(value) ? [] : [path];
  if (schema.type === "boolean") return typeof value === "boolean" ? [] : [path];
  if (schema.type === "string") {
    const fits =
      typeof value === "string" &&
      (!schema.enum || schema.enum.includes(value)) &&
      (!schema.pattern || new RegExp(schema.pattern).test(value));
    return fits ? [] : [path];
  }
  return [];
}

const head = {
  enhet: "ringerike-enhet",
  maned: "2026-03",
  versjon: 1,
  sendt: 1_775_638_500,
  omfang: "whole",
  status: "final",
  fangedogn: 4650,
  fangedogn_kvinner: 0,
  fangedogn_under_18: 0,
  sikkerhetsceller: 2,
  sikkerhetssenger: 1,
  forsterkede_celler: 0,
  antall_plasseringer: 1,
  rolle: null,
  eksempeldata: true,
};
const placement = {
  plassering: "V-1",
  person: "P-0123456789ABCDEF8",
  kjonn: "woman",
  under_18: false,
  tiltak: "safety_cell",
  start: 1_773_133_200,
  slutt: null,
  arsaker: ["self_harm", "threats"],
  regelverk: "current",
  bokstav: "a",
  legeuttalelse: "not_reached",
  tilsyn: 38,
};
const decision = { plassering: "V-1", vedtatt: 1_773_133_200, niva: "unit", type: "first" };
const content = { hode: head, plasseringer: [placement], vedtak: [decision] };

describe("the JSON Schema of the unit's report", () => {
  const schema = node.parse(jsonSchema(unitReport(lists), "Enhetens månedsrapport"));
  const sent = (changes: object = {}) =>
    JSON.parse(
      new TextDecoder().decode(
        writeJson({ ...content, plasseringer: [{ ...placement, ...changes }] }, unitReport(lists)),
      ),
    ) as unknown;

  test("accepts what the project itself writes", () => {
    expect(broken(sent(), schema)).toEqual([]);
  });

  test("has every measure and reason of the reference lists, and no other word", () => {
    expect(broken(sent({ tiltak: "exclusion", arsaker: ["damage"] }), schema)).toEqual([]);
    const placements = schema.properties?.["plasseringer"]?.items?.properties;
    expect(placements?.["tiltak"]?.enum).toEqual(reference.measures.map(({ measure_id }) => measure_id));
  });

  test("asks for what the form asks for, and for nothing else", () => {
    expect(broken({ hode: {}, plasseringer: [{}], vedtak: [] }, schema)).toEqual(
      expect.arrayContaining([
        "/hode/enhet",
        "/hode/fangedogn",
        "/plasseringer/0/start",
        "/plasseringer/0/tiltak",
      ]),
    );
    expect(broken({ hode: head, plasseringer: [] }, schema)).toContain("/vedtak");
    expect(schema.properties?.["plasseringer"]?.items?.required).not.toContain("slutt");
  });

  test("refuses a name in the person column, and half a person", () => {
    const wrong = { ...content, plasseringer: [{ ...placement, person: "Kari Nordmann", tilsyn: 0.5 }] };
    expect(broken(wrong, schema)).toEqual(
      expect.arrayContaining(["/plasseringer/0/person", "/plasseringer/0/tilsyn"]),
    );
  });
});

test("every form has a JSON Schema with Norwegian titles and descriptions of each column", () => {
  for (const { schema, title } of allForms(lists)) {
    const text = JSON.stringify(jsonSchema(schema, title.nb));
    expect(text).toContain('"$schema":"https://json-schema.org/draft/2020-12/schema"');
    expect(text.match(/"description"/g)?.length).toBe(
      dictionaryOfForms(lists, "nb")
        .filter((form) => form.title === title.nb)
        .flatMap(({ tables }) => tables.flatMap(({ columns }) => columns)).length,
    );
  }
});

function cellsIn(line: string): number {
  return line.replaceAll(/"[^"]*"/g, "").split(";").length;
}

describe("the data catalogue", () => {
  const forms = dictionaryOfForms(lists, "nb");
  const csv = catalogueCsv(forms, reference.indicators);
  const markdown = catalogueMarkdown(forms, reference.indicators);

  test("has every column of every form and every indicator once", () => {
    const codes = csv
      .split("\r\n")
      .slice(1, -1)
      .map((line) => line.split(";").slice(0, 4).join("/"));
    const columns = forms.flatMap(({ form, tables }) =>
      tables.flatMap(({ table, columns: of }) => of.map(({ key }) => `skjema/${form}/${table}/${key}`)),
    );
    expect(codes).toEqual([...columns, ...reference.indicators.map((row) => `tall///${row.indicator_id}`)]);
    expect(codes.length).toBeGreaterThan(80);
  });

  test("has as many cells in each line as in its first", () => {
    const [first = "", ...lines] = csv.trimEnd().split("\r\n");
    expect(new Set(lines.map(cellsIn))).toEqual(new Set([cellsIn(first)]));
  });

  test("says the same for reading, with the definition of each figure as the site has it", () => {
    for (const { name_nb, definition_nb } of reference.indicators) {
      expect(markdown).toContain(`### ${name_nb} (`);
      expect(markdown).toContain(definition_nb);
    }
    expect(markdown).toContain("| `niva` | Nivå | Hvem som traff vedtaket. |");
  });
});

test("the forms speak nynorsk as well", () => {
  const [unit] = dictionaryOfForms(lists, "nn");
  expect(unit?.tables.map(({ table }) => table)).toEqual(["Hovud", "Plasseringar", "Vedtak"]);
  expect(unit?.tables[0]?.columns[0]).toMatchObject({
    key: "enhet",
    label: "Eining",
    kind: "text",
    required: true,
  });
});
