import { parseArgs } from "node:util";
import { Temporal } from "temporal-polyfill";
import { Stopped } from "../intake/stopped.ts";

/** What was given after a command, each `--name value`; what the command does not know is told in Norwegian. */
export function commandOptions<Name extends string>(
  names: readonly Name[],
  usage: string,
): Partial<Record<Name, string>> {
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  const { values } = understood(() => parseArgs({ options }), usage);
  return Object.assign<Partial<Record<Name, string>>, typeof values>({}, values);
}

/** What a command was given, or in Norwegian why it was not understood. */
export function understood<Given>(read: () => Given, usage: string): Given {
  try {
    return read();
  } catch (error) {
    throw notUnderstood(inNorwegian(error), usage);
  }
}

/** The command was not understood: why, and how it is written. */
export function notUnderstood(line: string, usage: string): Stopped {
  return new Stopped(`${line}\n${usage}`);
}

/** A day that was given, if any; what is no day is not understood. */
export function givenDay(option: string, text: string | undefined, usage: string): string | undefined {
  const isDay = text === undefined || isParsed(() => Temporal.PlainDate.from(text).toString() === text);
  if (isDay) return text;
  throw notUnderstood(`${option} skal være en dato som 2026-11-20, ikke «${text}».`, usage);
}

/** A moment that was given, if any; what is no moment is not understood. */
export function givenInstant(option: string, text: string | undefined, usage: string): string | undefined {
  const isInstant = text === undefined || isParsed(() => Temporal.Instant.from(text) !== undefined);
  if (isInstant) return text;
  throw notUnderstood(`${option} skal være et tidspunkt som 2026-11-20T12:00:00Z, ikke «${text}».`, usage);
}

function isParsed(parse: () => boolean): boolean {
  try {
    return parse();
  } catch {
    return false;
  }
}

function inNorwegian(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, word = ""] = /'([^'\s]+)/.exec(message) ?? [];
  if (message.startsWith("Unknown option")) return `Ukjent valg: ${word}.`;
  if (/argument missing|argument is ambiguous/.test(message)) return `${word} skal ha en verdi etter seg.`;
  return `Kunne ikke forstå «${word}».`;
}
