/** Turns a source's way of writing times into ISO text, or `undefined` where the text is not written so. */
export type TimeReader = (text: string) => string | undefined;

const parts: Record<string, string> = {
  YYYY: "(?<year>\\d{4})",
  YY: "(?<shortYear>\\d{2})",
  MMM: "(?<monthName>\\p{L}{3,9})\\.?",
  MM: "(?<month>\\d{2})",
  M: "(?<month>\\d{1,2})",
  DD: "(?<day>\\d{2})",
  D: "(?<day>\\d{1,2})",
  HH: "(?<hour>\\d{2})",
  H: "(?<hour>\\d{1,2})",
  mm: "(?<minute>\\d{2})",
  ss: "(?<second>\\d{2})",
};

const isoFormats = ["YYYY-MM-DD", "YYYY-MM-DDTHH:mm", "YYYY-MM-DDTHH:mm:ss", "YYYY-MM-DD HH:mm"];

/** Reads times written as the first of the formats that fits. What a workbook knows to be a date is ISO already. */
export function timeReader(formats: string[], exchangeWhenDayAtMost?: number): TimeReader {
  const patterns = [...isoFormats, ...formats].map(timePattern);
  return (text) => {
    for (const pattern of patterns) {
      const found = pattern.exec(text)?.groups;
      const iso = found && isoText(found);
      if (iso) return exchangeWhenDayAtMost ? withDayAndMonthExchanged(iso, exchangeWhenDayAtMost) : iso;
    }
    return undefined;
  };
}

/** ISO text with day and month exchanged where the day as read is no more than `whenDayAtMost`. */
export function withDayAndMonthExchanged(iso: string, whenDayAtMost = 12): string {
  const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)];
  return Number(day) <= whenDayAtMost ? `${year}-${day}-${month}${iso.slice(10)}` : iso;
}

/** Days from one time to another, both as ISO text, by the calendar: the clocks may be changed between them. */
export function daysBetween(start: string, end: string): number {
  return (wallTime(end) - wallTime(start)) / 86_400_000;
}

function wallTime(iso: string): number {
  return Date.parse(iso.length === 10 ? `${iso}T00:00Z` : `${iso}Z`);
}

function timePattern(format: string): RegExp {
  const source = format.replaceAll(
    /YYYY|YY|MMM|MM|M|DD|D|HH|H|mm|ss|[^A-Za-z0-9\s]/g,
    (part) => parts[part] ?? (/[$^*+?.()[\]{}|/\\]/.test(part) ? `\\${part}` : part),
  );
  return new RegExp(`^${source.replaceAll(/\s+/g, "\\s+")}$`, "iu");
}

function isoText(found: Record<string, string | undefined>): string | undefined {
  const monthNumber = found["monthName"] ? monthOf(found["monthName"]) : found["month"];
  if (monthNumber === undefined) return undefined;
  const year = found["year"] ?? (found["shortYear"] ? `20${found["shortYear"]}` : undefined);
  if (year === undefined) return undefined;
  const date = `${year}-${two(monthNumber)}-${two(found["day"])}`;
  return found["hour"] === undefined ? date : `${date}T${two(found["hour"])}:${two(found["minute"])}`;
}

const two = (digits: string | number | undefined) => String(digits ?? 0).padStart(2, "0");

const monthNames = [
  ["jan", "january", "januar"],
  ["feb", "february", "februar"],
  ["mar", "march", "mars"],
  ["apr", "april"],
  ["may", "mai"],
  ["jun", "june", "juni"],
  ["jul", "july", "juli"],
  ["aug", "august"],
  ["sep", "sept", "september"],
  ["oct", "october", "okt", "oktober"],
  ["nov", "november"],
  ["dec", "december", "des", "desember"],
];

function monthOf(name: string): number | undefined {
  const index = monthNames.findIndex((names) => names.includes(name.toLowerCase()));
  return index < 0 ? undefined : index + 1;
}
