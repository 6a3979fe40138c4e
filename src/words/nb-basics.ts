import { norwegianNumber } from "./numbers.js";

const months = [
  "januar",
  "februar",
  "mars",
  "april",
  "mai",
  "juni",
  "juli",
  "august",
  "september",
  "oktober",
  "november",
  "desember",
];

export const number = norwegianNumber;
/** With all the decimals that it has. */
export const unrounded = (given: number) => number(given, String(given).split(".")[1]?.length ?? 0);
export const percent = (share: number) => number(100 * share);
/** With one decimal below ten, where it has any. */
const short = (given: number) => number(given, given < 10 && given % 1 !== 0 ? 1 : 0);
/** Hours in a column that says so. */
export const hoursAlone = short;
export const hours = (given: number) => {
  const written = hoursAlone(given);
  return `${written}\u00a0${written === "1" ? "time" : "timer"}`;
};
export const range = (from: string, to: string) => (from === to ? from : `${from}–${to}`);

/** `+9`, `−10`, `0`; a number that rounds to none has no sign. */
export function signed(given: number, decimals = 0): string {
  const written = number(given, decimals);
  return given > 0 && /[1-9]/.test(written) ? `+${written}` : written;
}

/** `−14`, `+5`: a ratio as how many percent it is more or less; `−0,3` where whole percents would say that it is neither. */
export function percentChange(ratio: number): string {
  const change = 100 * (ratio - 1);
  const isSmall = Math.round(change) === 0 && Math.abs(change) >= 0.05;
  return isSmall ? signed(change, 1) : signed(Math.round(change));
}

/** More than doubled, in whole percents: how much it is, is then said in times. */
export const isBeyondTwice = (ratio: number) => Math.round(100 * (ratio - 1)) > 100;

/** A ratio in times: `2,5`, `26`. */
export const times = (ratio: number) => short(Math.round(10 * ratio) / 10);

/** `12 prosent lavere`, `5 prosent høyere`, `2,5 ganger så høyt`; the form of «høy» as the noun asks. */
export function changeSaid(ratio: number, high: string): string {
  if (isBeyondTwice(ratio)) return `${times(ratio)} ganger så ${high}`;
  const size = Math.round(Math.abs(100 * (ratio - 1)));
  return size === 0
    ? high === "høy"
      ? "den samme"
      : "det samme"
    : `${number(size)} prosent ${ratio < 1 ? "lavere" : "høyere"}`;
}

/** `2026-03-12` as `12. mars 2026`. */
export function date(iso: string): string {
  return `${Number(iso.slice(8, 10))}. ${month(iso)}`;
}

/** Any date of a month, or `2026-03`, as `mars 2026`. */
export function month(iso: string): string {
  const name = months[Number(iso.slice(5, 7)) - 1];
  if (name === undefined) throw new Error(`not a month: ${iso}`);
  return `${name} ${iso.slice(0, 4)}`;
}

export function quarter(iso: string): string {
  return `${Math.ceil(Number(iso.slice(5, 7)) / 3)}. kvartal ${iso.slice(0, 4)}`;
}

/** A month, quarter, year or the last 12 months, by its first day. */
export function period(kind: string, start: string): string {
  if (kind === "month") return month(start);
  if (kind === "quarter") return quarter(start);
  if (kind === "year") return start.slice(0, 4);
  return `12 måneder fra ${month(start)}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const uncapital = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Since when a rule of law applies, as far as the lists tell: they have the day its act commenced. */
export const force = (from: string | null) =>
  from === null ? "vedtatt, ikke i kraft" : `loven trådte i kraft ${date(from)}`;

/** What that date does not tell. */
export const ofForce =
  "Datoen ved en bestemmelse er da loven trådte i kraft; bestemmelsen kan være endret siden.";

/** What is said of stays that are counted where all of a month is known. */
export const wholeMonthsAlone = "Bare måneder med fullstendig rapport er med.";

/** The last stands apart: `a`, `a og b`, `a, b og c`; words that hold a comma are parted by semicolons. */
export function list(words: string[]): string {
  if (words.some((word) => word.includes(","))) return words.join("; ");
  const last = words.at(-1);
  if (last === undefined) return "";
  return words.length === 1 ? last : `${words.slice(0, -1).join(", ")} og ${last}`;
}
