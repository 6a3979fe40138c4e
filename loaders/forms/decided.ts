import type { z } from "zod";
import { notUnderstood } from "./command-options.ts";
import { findNationalIdentity } from "./national-identity.ts";

/**
 * What someone has decided, from the options of a command; what lacks or cannot be used is told by the options' names,
 * and a number of a person is kept nowhere.
 */
export function decided<Schema extends z.ZodType>(
  schema: Schema,
  given: Readonly<Record<string, string | undefined>>,
  /** What a part of it is called on the terminal, where it is not called the same. */
  optionOf: Readonly<Record<string, string>>,
  usage: string,
): z.output<Schema> {
  const read = schema.safeParse(given);
  if (!read.success) {
    const wrong = read.error.issues.map(
      ({ path: [field] }) => optionOf[String(field)] ?? `--${String(field)}`,
    );
    throw notUnderstood(`Mangler eller kan ikke brukes: ${[...new Set(wrong)].join(", ")}.`, usage);
  }
  if (Object.values(given).some((each) => each !== undefined && findNationalIdentity(each)))
    throw notUnderstood(
      "Begrunnelsen eller noe annet som er oppgitt, holder et fødselsnummer eller D-nummer. Skriv det uten.",
      usage,
    );
  return read.data;
}
