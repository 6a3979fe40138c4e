import { z } from "zod";
import { fields, type FieldMeta } from "./field.ts";

type Schema = Record<string, unknown>;

/** A form as a JSON Schema: what `writeJson` writes, and what any other program may send. */
export function jsonSchema(form: z.ZodObject, title: string): Schema {
  return {
    title,
    ...z.toJSONSchema(form, {
      io: "input",
      unrepresentable: "any",
      override({ zodSchema, jsonSchema: made }) {
        const meta = fields.get(zodSchema);
        if (meta)
          Object.assign(made, { title: meta.nb.label, description: meta.nb.help, ...contentOf(meta) });
        if (zodSchema instanceof z.ZodObject) made.required = requiredOf(zodSchema);
      },
    }),
  };
}

function requiredOf({ shape }: z.ZodObject): string[] {
  return Object.entries(shape).flatMap(([key, schema]) => {
    const meta = fields.get(z.instanceof(z.ZodType).parse(schema));
    return meta?.required === false ? [] : [key];
  });
}

function contentOf(meta: FieldMeta): Schema {
  const content = ofKind(meta);
  if (meta.required) return content;
  return { anyOf: [content, { type: "null" }] };
}

function ofKind({ kind, codes = [] }: FieldMeta): Schema {
  const ids = codes.map(({ id }) => id);
  switch (kind) {
    case "text":
      return { type: "string", minLength: 1 };
    case "person":
      return { type: "string", pattern: "^P-[0-9A-HJKMNP-TV-Z]{17}$" };
    case "code":
      return { type: "string", enum: ids };
    case "codes":
      return { type: "array", items: { type: "string", enum: ids }, minItems: 1, uniqueItems: true };
    case "instant":
      return { type: "string", format: "date-time" };
    case "month":
      return { type: "string", pattern: "^\\d{4}-(0[1-9]|1[0-2])$" };
    case "integer":
      return { type: "integer", minimum: 0 };
    case "yes_no":
      return { type: "boolean" };
  }
}
