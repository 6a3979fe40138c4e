import { z } from "zod";
import { cellText, isWithoutAnswer, type Cell } from "./cell.ts";
import { readInstant } from "./oslo-time.ts";

export type Language = "nb" | "nn";

export function isLanguage(text: string): text is Language {
  return text === "nb" || text === "nn";
}

/** One of the words a column may hold: what is typed in each language, and our identifier. */
export interface Code {
  id: string;
  nb: string;
  nn: string;
}

/** What a form says of one of its columns: everything that message, template and dictionary need. */
export interface FieldMeta {
  kind: "text" | "person" | "code" | "codes" | "instant" | "month" | "integer" | "yes_no";
  required: boolean;
  nb: { label: string; help: string };
  nn: { label: string; help: string };
  example: string;
  codes?: Code[];
}

type Words = Pick<FieldMeta, "nb" | "nn" | "example">;

const cellRules = [
  "missing-field",
  "unknown-code",
  "not-a-time",
  "no-such-time",
  "not-a-number",
  "month-missing",
  "not-a-period",
  "not-pseudonym",
] as const;

/** The rule that a cell breaks, carried by the zod issue as `params`. */
export interface CellProblem {
  rule: (typeof cellRules)[number];
}

/** Such an issue of a table's row: the column it is about, and the rule. */
export const cellIssue = z.object({
  path: z.tuple([z.string()]),
  params: z.object({ rule: z.enum(cellRules) }),
});

export const fields = z.registry<FieldMeta>();

export type Field<T> = z.ZodType<T, Cell | undefined>;

/** The columns of one table of a form: key to field. */
export type Columns = Record<string, Field<unknown>>;

/** What the form says of a column. */
export function fieldMeta(schema: z.ZodType): FieldMeta {
  const meta = fields.get(schema);
  if (!meta) throw new Error("a column without a description");
  return meta;
}

const cell = z.custom<Cell | undefined>();

type Read<T> = (text: string, cell: Cell) => T | CellProblem["rule"];

function field<T extends string | number | boolean | string[]>(
  kind: FieldMeta["kind"],
  words: Words,
  read: Read<T>,
  list?: Code[],
) {
  const transform = (given: Cell | undefined, context: z.RefinementCtx): T | null => {
    const text = cellText(given);
    if (text === "") return null;
    const answer = read(text, given ?? null);
    if (typeof answer === "string" && problems.has(answer)) {
      context.addIssue({ code: "custom", params: { rule: answer } });
      return z.NEVER;
    }
    return answer as T;
  };
  const about = (required: boolean): FieldMeta => ({
    kind,
    required,
    ...words,
    ...(list && { codes: list }),
  });
  return {
    /** An empty cell breaks the rule `missing-field`. */
    required(): Field<T> {
      const schema = cell.transform((given, context) => {
        const answer = transform(given, context);
        if (answer !== null) return answer;
        if (context.issues.length === 0)
          context.addIssue({ code: "custom", params: { rule: "missing-field" } });
        return z.NEVER;
      });
      fields.add(schema, about(true));
      return schema;
    },
    /** An empty cell is null: not answered. */
    optional(): Field<T | null> {
      const schema = cell.transform(transform);
      fields.add(schema, about(false));
      return schema;
    },
  };
}

const problems = new Set<string>(cellRules);

export const text = (words: Words) => field<string>("text", words, (given) => given);

/** The unit's own id of a placement; what Excel shows where a formula has no answer is none. */
export const ownId = (words: Words) =>
  field<string>("text", words, (given) => (isWithoutAnswer(given) ? "missing-field" : given));

/** A pseudonym that `isPseudonym` accepts; what else stands there is never kept. */
export const person = (words: Words, isPseudonym: (given: string) => boolean) =>
  field<string>("person", words, (given) => (isPseudonym(given) ? given.toUpperCase() : "not-pseudonym"));

/**
 * A whole number from 0, also where a sheet holds 7.0 or groups its thousands by blanks. Three zeros after a point
 * or comma may be thousands, so 4.000 is no number.
 */
export const integer = (words: Words) =>
  field<number>("integer", words, (given) => {
    const digits = given.replaceAll(/(?<=\d) (?=\d{3}\b)/g, "").replace(/[.,]0{1,2}$/, "");
    return /^\d{1,9}$/.test(digits) ? Number(digits) : "not-a-number";
  });

/** Seconds since 1970 of a time in Norway. */
export const instant = (words: Words) =>
  field<number>("instant", words, (given) => {
    const reading = readInstant(given);
    if ("problem" in reading) return reading.problem === "no_such_time" ? "no-such-time" : "not-a-time";
    return reading.precision === "minute" ? reading.seconds : "not-a-time";
  });

/** A month as `2026-03`; Excel's reading of it as the first day is understood. */
export const month = (words: Words) =>
  field<string>("month", words, (given) => {
    const found =
      /^(\d{4})-(\d{2})(?:-01(?:[T ]00:00(?::00)?)?)?$/.exec(given) ??
      swapped(/^(?:0?1\.)?(\d{1,2})\.(\d{4})$/.exec(given));
    const number = Number(found?.[2]);
    return found && number >= 1 && number <= 12
      ? `${found[1]}-${String(number).padStart(2, "0")}`
      : "month-missing";
  });

function swapped(found: RegExpExecArray | null): (string | undefined)[] | null {
  return found && [found[0], found[2], found[1]];
}

/** The first day of a month (`2019-03`), a quarter (`2019-K1`) or a year (`2019`), as `2019-03-01`. */
export const period = (words: Words) =>
  field<string>("text", words, (given) => {
    const [, year, , quarter, inYear] =
      /^(\d{4})(?:-(K(?=[1-4]$)([1-4])|(0[1-9]|1[0-2])(?:-01(?:T00:00:00)?)?))?$/i.exec(given) ?? [];
    if (year === undefined) return "not-a-period";
    return `${year}-${inYear ?? String(3 * Number(quarter ?? 1) - 2).padStart(2, "0")}-01`;
  });

const answers: Code[] = [
  { id: "yes", nb: "ja", nn: "ja" },
  { id: "no", nb: "nei", nn: "nei" },
];

export const yesNo = (words: Words) =>
  field<boolean>(
    "yes_no",
    words,
    (given) => {
      const code = findCode(given, answers);
      return code === undefined ? "unknown-code" : code === "yes";
    },
    answers,
  );

/** One word of a list, in either language or as our identifier. */
export const code = (words: Words, list: Code[]) =>
  field<string>("code", words, (given) => findCode(given, list) ?? "unknown-code", list);

/** Several words of a list, parted by comma, semicolon or a new line; no word twice. */
export const codes = (words: Words, list: Code[]) =>
  field<string[]>(
    "codes",
    words,
    (given) => {
      const ids = given.split(/[,;\n]/).flatMap((word) => (word.trim() === "" ? [] : [findCode(word, list)]));
      const known = ids.filter((id) => id !== undefined);
      return known.length < ids.length || known.length === 0 ? "unknown-code" : [...new Set(known)].sort();
    },
    list,
  );

function findCode(given: string, list: Code[]): string | undefined {
  const wanted = plain(given);
  return list.find((known) => [known.id, known.nb, known.nn].some((word) => plain(word) === wanted))?.id;
}

/** A word as it is compared: case, blanks, underscores and hyphens do not tell words apart. */
export function plain(word: string): string {
  return word
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, " ")
    .trim();
}
