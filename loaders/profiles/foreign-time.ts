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
  hh: "(?<hourOfHalf>\\d{2})",
  h: "(?<hourOfHalf>\\d{1,2})",
  A: "(?<half>[ap])\\.?m\\.?",
  mm: "(?<minute>\\d{2})",
  ss: "(?<second>\\d{2})",
};

const isoDate = "YYYY-MM-DD";
const isoFormats = [isoDate, ...["THH:mm", "THH:mm:ss", " HH:mm", " HH:mm:ss"].map((time) => isoDate + time)];

// Such a time says itself which instant it is, wherever it was written.
const withOffset = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

const datePart = /[YMD](?:.*[YMD])?/;
const timePart = /[Hh](?:.*(?:[HhA]|mm|ss))?/;

const isoDateIn = (format: string) => format.replace(datePart, isoDate);
const isoTimeIn = (format: string) => format.replace(timePart, "HH:mm:ss");

/** A format, and the same where a workbook knows that the date, or the time, or both are such: those are ISO. */
function alsoOfWorkbooks(format: string): string[] {
  const formats = timePart.test(format) ? [format, isoTimeIn(format)] : [format];
  return formats.flatMap((one) => [one, isoDateIn(one)]);
}

/** Reads times written as the first of the formats that fits. What a workbook knows to be a date is ISO already. */
export function timeReader(formats: string[], exchangeWhenDayAtMost?: number): TimeReader {
  const patterns = [...isoFormats, ...formats.flatMap(alsoOfWorkbooks)].map(timePattern);
  return (text) => {
    if (withOffset.test(text)) return text;
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
  if (withOffset.test(iso)) return Date.parse(iso);
  return Date.parse(iso.length === 10 ? `${iso}T00:00Z` : `${iso}Z`);
}

// Words between quotes stand as they are: `HH'h'mm`.
const partOrSign = /'[^']*'|YYYY|YY|MMM|MM|M|DD|D|HH|H|hh|h|mm|ss|A|[^A-Za-z0-9\s]/g;

function timePattern(format: string): RegExp {
  const source = format.replaceAll(
    partOrSign,
    (part) => parts[part] ?? part.replaceAll("'", "").replaceAll(/[$^*+?.()[\]{}|/\\]/g, "\\$&"),
  );
  return new RegExp(`^${source.replaceAll(/\s+/g, "\\s+")}$`, "iu");
}

/** Why no time can be written as a format says; nothing where one can. */
export function formatFault(format: string): string | undefined {
  const found = format.match(partOrSign)?.filter((part) => part in parts) ?? [];
  const times = (names: string[]) => found.filter((part) => names.includes(part)).length;
  const date = { år: ["YYYY", "YY"], måned: ["MMM", "MM", "M"], dag: ["DD", "D"] };
  for (const [name, names] of Object.entries(date))
    if (times(names) !== 1) return `har ikke ${name} (${names.join(" eller ")}) nøyaktig én gang`;
  const [hours, minutes, seconds] = [times(["HH", "H", "hh", "h"]), times(["mm"]), times(["ss"])];
  if (hours > 1 || minutes > 1 || seconds > 1) return "har en del av klokkeslettet to ganger";
  if (hours !== minutes) return "har time uten minutt (mm), eller minutt uten time (HH)";
  if (times(["hh", "h"]) !== times(["A"]))
    return "har h uten A (AM eller PM), eller A uten h; HH er 00 til 23";
  return undefined;
}

function isoText(found: Record<string, string | undefined>): string | undefined {
  const monthNumber = found["monthName"] ? monthOf(found["monthName"]) : found["month"];
  if (monthNumber === undefined) return undefined;
  const year = found["year"] ?? (found["shortYear"] ? `20${found["shortYear"]}` : undefined);
  if (year === undefined) return undefined;
  const date = `${year}-${two(monthNumber)}-${two(found["day"])}`;
  const hour = found["hourOfHalf"] ? hourOf(found["hourOfHalf"], found["half"]) : found["hour"];
  if (hour === undefined) return found["hourOfHalf"] ? undefined : date;
  const [minute, second] = [two(found["minute"]), two(found["second"])];
  const seconds = second === "00" ? "" : `:${second}`;
  if (hour !== "24") return `${date}T${two(hour)}:${minute}${seconds}`;
  // The end of a day is the beginning of the next; 24:30 is no time.
  return minute + second === "0000" ? `${dayAfter(date)}T00:00` : undefined;
}

/** 12 AM is midnight and 12 PM noon; 13 PM is no hour. */
function hourOf(hour: string, half: string | undefined): string | undefined {
  const number = Number(hour);
  if (half === undefined || number < 1 || number > 12) return undefined;
  return String((number % 12) + (half.toLowerCase() === "p" ? 12 : 0));
}

/** The day after; the same text where it is no date, which is told where it is read. */
function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(date)) return date;
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

const two = (digits: string | number | undefined) => String(digits ?? 0).padStart(2, "0");

const monthNames = [
  ["jan", "january", "januar"],
  ["feb", "february", "februar"],
  ["mar", "march", "mars", "marts"],
  ["apr", "april"],
  ["may", "mai", "maj"],
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
