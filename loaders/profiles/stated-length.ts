import { type StatedLength } from "./exchanged-days.ts";

export const secondsIn = { days: 86_400, hours: 3600, minutes: 60 };

export type LengthUnit = keyof typeof secondsIn;

// `2 d 3 t`, `1 døgn 4 timer`, `3 hours 15 min`.
const inWords =
  /^(?:(?<days>\d+)\s*(?:d|døgn|dager|dagar|days?)\b\.?)?,?\s*(?:(?<hours>\d+)\s*(?:t|timer|timar|h|hours?)\b\.?)?,?\s*(?:(?<minutes>\d+)\s*(?:m|min|minutter|minutt|minutes?)\b\.?)?$/iu;

/** The length that a source states, written in its unit, as `51:30` where that is hours, or in words. */
export function statedLength(text: string, unit: LengthUnit): StatedLength | undefined {
  const seconds = secondsOf(text.trim(), unit);
  return seconds === undefined ? undefined : { seconds, unitSeconds: secondsIn[unit] };
}

function secondsOf(text: string, unit: LengthUnit): number | undefined {
  if (/^\d+(?: \d{3})*(?:[.,]\d+)?$/.test(text))
    return Number(text.replaceAll(" ", "").replace(",", ".")) * secondsIn[unit];
  if (unit === "days") return ofWords(text);
  const [, hours, minutes, seconds = "0"] = /^(\d+):([0-5]\d)(?::([0-5]\d))?$/.exec(text) ?? [];
  if (unit === "hours" && hours !== undefined)
    return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return ofWorkbook(text) ?? ofWords(text);
}

function ofWords(text: string): number | undefined {
  const found = inWords.exec(text)?.groups;
  if (!found || text === "") return undefined;
  return (["days", "hours", "minutes"] as const).reduce(
    (sum, unit) => sum + Number(found[unit] ?? 0) * secondsIn[unit],
    0,
  );
}

// A workbook keeps a length as a time after the last day of 1899, and believes that 1900 had a 29 February.
function ofWorkbook(text: string): number | undefined {
  if (!/^(?:1899-12-31|190\d-\d\d-\d\d)(?:T|$)/.test(text)) return undefined;
  const at = Date.parse(text.length === 10 ? `${text}T00:00Z` : `${text}Z`);
  const days = at >= Date.UTC(1900, 2, 1) ? 1 : 0;
  return (at - Date.UTC(1899, 11, 31)) / 1000 + days * secondsIn.days;
}
