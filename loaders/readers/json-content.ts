import { maskIdentity } from "../forms/mask-identity.ts";
import { type Limits } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";

/** What a JSON text holds, where it is no deeper and has no more values than a report could. */
export function jsonContent(text: string, limits: Limits): unknown {
  stopWhereTooDeepOrMany(text, limits);
  const content = parsed(text);
  const twice = keyTwice(text);
  if (twice === undefined) return content;
  const key = maskIdentity(twice);
  throw new Unreadable("json-key-twice", { nb: `«${key}» to ganger`, nn: `«${key}» to gonger` });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable("file-half-written", {
      nb: "JSON som ikke er fullstendig",
      nn: "JSON som ikkje er fullstendig",
    });
  }
}

/** A key that stands twice in one object of a valid JSON text. */
function keyTwice(text: string): string | undefined {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "{" || character === "[") open.push(new Set());
    else if (character === "}" || character === "]") open.pop();
    else if (character === '"') {
      const end = endOfString(text, at);
      const key = keyOf(text, at, end);
      if (key !== undefined && open.at(-1)?.has(key)) return key;
      if (key !== undefined) open.at(-1)?.add(key);
      at = end;
    }
  }
  return undefined;
}

const colon = /\s*:/y;

/** The key that a string is, where a colon follows it. */
function keyOf(text: string, from: number, end: number): string | undefined {
  colon.lastIndex = end + 1;
  return colon.test(text) ? String(JSON.parse(text.slice(from, end + 1))) : undefined;
}

// A report is three deep: tables, rows, values.
const deepest = 20;

function stopWhereTooDeepOrMany(text: string, limits: Limits): void {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    else if (character === ",") values += 1;
    else if (character === '"') {
      const end = endOfString(text, at);
      if (end - at > limits.cellLength)
        throw new Unreadable("file-too-large", {
          nb: `${(end - at).toLocaleString("nb-NO")} tegn i én verdi`,
          nn: `${(end - at).toLocaleString("nb-NO")} teikn i éin verdi`,
        });
      at = end;
    }
    if (depth > deepest)
      throw new Unreadable("file-too-large", {
        nb: `JSON i flere enn ${deepest} nivåer`,
        nn: `JSON i fleire enn ${deepest} nivå`,
      });
    if (values > limits.cells)
      throw new Unreadable("file-too-large", {
        nb: `flere enn ${limits.cells.toLocaleString("nb-NO")} verdier`,
        nn: `fleire enn ${limits.cells.toLocaleString("nb-NO")} verdiar`,
      });
  }
}

/** Where the string that begins here is closed, or the text ends. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
