import { type Limits } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";

/** What a JSON text holds, where it is no deeper and has no more values than a report could. */
export function jsonContent(text: string, limits: Limits): unknown {
  stopWhereTooDeepOrMany(text, limits);
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable("file-half-written", {
      nb: "JSON som ikke er fullstendig",
      nn: "JSON som ikkje er fullstendig",
    });
  }
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
