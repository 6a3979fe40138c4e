import { z } from "zod";
import { saidIn } from "../forms/said.ts";
import { jsonContent } from "../readers/json-content.ts";
import { defaultLimits } from "../readers/limits.ts";
import { Unreadable } from "../readers/unreadable.ts";
import { formatFault } from "./foreign-time.ts";

/** The spellings under which a column may stand; case, blanks, hyphens and underscores do not tell them apart. */
const headers = z.union([
  z
    .string()
    .min(1)
    .transform((one) => [one]),
  z.array(z.string().min(1)).min(1),
]);

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

const pattern = z.string().refine(isRegularExpression, { error: "er ikke et regulært uttrykk" });

const format = z.string().superRefine((text, { addIssue }) => {
  const fault = formatFault(text);
  if (fault !== undefined) addIssue(`«${text}»: ${fault}`);
});

const column = z.union([
  /** The same in every row. */
  z.strictObject({ constant: z.union([z.string(), z.number(), z.boolean()]) }),
  /** One column holds the date, another the time. */
  z.strictObject({ date: headers, time: headers, may_be_empty: z.boolean().default(false) }),
  z.strictObject({
    header: headers,
    /** The source's words to ours; compared as headers are. */
    codes: z.record(z.string(), z.string()).optional(),
    /** What stands for a word that `codes` has not; without it such a word is an unknown code. */
    other_codes: z.string().optional(),
    /** What parts several words of one cell, each looked up by itself where the whole cell is no word. */
    parted_by: z.array(z.string().min(1)).optional(),
    may_be_empty: z.boolean().default(false),
  }),
  /** One column for each word: it holds where its cell is ticked. A cell that is none of these sets its row aside. */
  z.strictObject({
    ticked: z.record(z.string(), z.string()),
    tick: z.array(z.string()).default(["x", "ja", "yes", "1"]),
    no_tick: z.array(z.string()).default(["", "nei", "no", "0"]),
  }),
  /** The end, of a source that has only the start and the length. */
  z.strictObject({ start_and_stated_length: z.literal(true) }),
]);

const placementFields = [
  "plassering",
  "person",
  "kjonn",
  "under_18",
  "tiltak",
  "start",
  "slutt",
  "arsaker",
  "regelverk",
  "bokstav",
  "region_varslet",
  "direktorat_varslet",
  "helsetjeneste_varslet",
  "legeuttalelse",
  "helsetilsyn",
  "tilsyn",
  "lengste_tilsynsgap",
  "lempeligere_midler",
  "antall_vedtak",
  "merknad",
] as const;

/** How a place is made from the columns of a row, or from the name of its sheet, or is the same for all rows. */
const place = z
  .strictObject({
    header: headers.optional(),
    sheet_name: z.literal(true).optional(),
    constant: z.string().min(1).optional(),
    /** Named groups `id` and `name` in the cell; without it the whole cell is both. */
    pattern: pattern.optional(),
    /** Where the name stands in a column of its own. */
    name_header: headers.optional(),
    /** The source's words to ids of ours. */
    codes: z.record(z.string(), z.string()).optional(),
    /** Set around each id, so that no two places have the same. */
    id_prefix: z.string().default(""),
    id_suffix: z.string().default(""),
  })
  .refine(({ header, sheet_name, constant }) => [header, sheet_name, constant].filter(Boolean).length === 1, {
    error: "skal ha én av header, sheet_name og constant",
  });

const profileSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string(),
    source: z.strictObject({ credit: z.string(), licence: z.string(), note: z.string().optional() }),
    made_up: z.boolean().default(false),
    files: z.strictObject({
      pattern,
      format: z.enum(["csv", "xlsx", "json"]),
      max_megabytes: z.number().positive(),
    }),
    sheets: z
      .union([
        z.literal("all"),
        z.strictObject({ names: z.array(z.string()).min(1) }),
        z.strictObject({ pattern }),
      ])
      .default("all"),
    /** The header is the first of these many rows that holds every column needed. */
    header_within_rows: z.int().positive().default(1),
    /** Of a header in two lines each column has both: `Inn` over `Dato` and `Kl.` gives `Inn Dato` and `Inn Kl.`. */
    header_lines: z.union([z.literal(1), z.literal(2)]).default(1),
    columns: z
      .partialRecord(z.enum(placementFields), column)
      .refine(({ start, tiltak }) => start && tiltak, { error: "start og tiltak må være med" })
      // Without an end every placement would look as if it went on.
      .refine(({ slutt }) => slutt, {
        error: "slutt må være med: ellers ser alle plasseringer ut til å vare ennå",
      })
      .refine(({ under_18 }) => under_18, {
        error: "under_18 må være med, om så bare som constant: ellers kan ingen si hvem tallene gjelder",
      }),
    /** What stands in a cell and means that nothing does. */
    nothing: z.array(z.string()).default([]),
    /** Columns in which a cell is written once for the rows below it too, as in merged cells. */
    written_once: z.array(headers).default([]),
    /** Rows that are no placements, such as sums: those whose cell in a column is of a pattern. */
    rows_left_out: z.array(z.strictObject({ header: headers, pattern })).default([]),
    times: z.strictObject({
      /**
       * Tried in order: YYYY YY MM M MMM DD D HH H mm ss, where MMM is a month's name, and hh h A for 1 to 12 with AM or
       * PM. Words between quotes and signs stand as they are.
       */
      formats: z.array(format).min(1),
      /** `day`: the source has no time of day, and lengths are whole days. */
      precision: z.enum(["minute", "day"]),
      /** Where the day as read is no more than this, day and month were exchanged when the file was made. */
      exchange_day_month: z.strictObject({ when_day_at_most: z.int().min(1).max(12) }).optional(),
    }),
    stated_length: z.strictObject({ header: headers, unit: z.enum(["days", "hours", "minutes"]) }).optional(),
    places: z
      .strictObject({
        unit: place,
        /** The source's units are called the same in several prisons: the prison's id is set before each. */
        unit_within_prison: z.boolean().default(false),
        prison: place.optional(),
        region: place.optional(),
        /** Without a country the units are those of the register. */
        country: z.strictObject({ id: z.string(), name: z.string() }).optional(),
      })
      .refine(({ unit_within_prison, prison }) => prison || !unit_within_prison, {
        error: "prison må være med når unit_within_prison er sann",
      }),
    /** Several rows tell of one placement: those alike in these columns. One is kept. */
    one_placement: z
      .strictObject({
        alike_in: z.array(headers).min(1),
        keep: z.enum(["first", "last"]),
        ordered_by: headers.optional(),
      })
      .optional(),
    /** The person column already holds pseudonyms, of whatever form. */
    person_is_pseudonym: z.boolean().default(false),
    cannot_say: z.array(z.enum(["persons", "prison_days"])).default([]),
    covers: z.strictObject({ from: month, to: month }),
    comparable: z.strictObject({ from: month, to: month }).optional(),
    unit_months_without_rows: z.enum(["not_available", "zero"]),
  })
  .refine(({ columns, stated_length }) => stated_length || !isOfLength(columns.slutt), {
    error: "stated_length må være med når slutten regnes ut fra den",
  })
  .refine(({ columns, cannot_say }) => columns.person || cannot_say.includes("persons"), {
    error:
      "columns.person må være med, eller persons i cannot_say: ingen personer er ikke det samme som ukjente",
  })
  .refine((profile) => profile.columns.plassering || profile.one_placement, {
    error:
      "columns.plassering eller one_placement må være med: ellers kan plasseringene ikke skilles fra hverandre",
  });

function isOfLength(end: Column | undefined): boolean {
  return end !== undefined && "start_and_stated_length" in end;
}

/** A foreign layout, as data: how its rows become placements. */
export type Profile = z.infer<typeof profileSchema>;
export type Column = z.infer<typeof column>;
export type PlaceColumns = z.infer<typeof place>;

/** The profile a text holds; what does not fit is told with its place in the file. */
export function parseProfile(text: string, file: string): Profile {
  const read = profileSchema.safeParse(jsonOf(text, file), { error: z.locales.no().localeError });
  if (read.success) return read.data;
  throw new Error(read.error.issues.map((issue) => `${file}, ${toldIssue(issue, [])}`).join("\n"));
}

function jsonOf(text: string, file: string): unknown {
  try {
    return jsonContent(text.replace(/^\ufeff/, ""), defaultLimits);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Error(`${file}: ${saidIn(error.found, "nb")}`, { cause: error });
  }
}

/** Of the ways in which something can be said, the one that is nearest is told. */
function toldIssue(issue: z.core.$ZodIssue, within: PropertyKey[]): string {
  const path = [...within, ...issue.path];
  const [nearest] =
    issue.code === "invalid_union" ? issue.errors.toSorted((one, other) => one.length - other.length) : [];
  if (nearest && nearest.length > 0) return nearest.map((one) => toldIssue(one, path)).join("; ");
  return `${path.map(String).join(".") || "hele filen"}: ${issue.message}`;
}

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text, "u").source !== "";
  } catch {
    return false;
  }
}
