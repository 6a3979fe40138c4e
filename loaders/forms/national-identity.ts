import { cellText, type Cell } from "./cell.ts";

// Blanks and hyphens stand between the date and the five digits, dots, strokes and blanks within the date.
const gap = String.raw`[ \-/]{0,3}`;
const inDate = String.raw`[ .\-/]?`;
const eleven = String.raw`\d{2}${inDate}\d{2}${inDate}\d{2}${gap}\d{3}${gap}\d{2}`;
/** Excel drops a leading zero, so ten digits may be eleven. */
const ten = String.raw`\d${inDate}\d{2}${inDate}\d{2}${gap}\d{3}${gap}\d{2}`;
/** What is written as one is, whatever its digits. */
export const identityShape = new RegExp(`(?<!\\d)(?:${eleven}|${ten})(?!\\d)`, "g");
// Looking ahead without consuming finds candidates that overlap.
const candidates = new RegExp(`(?<![\\d+])(?=(${eleven}|${ten})(?!\\d))`, "g");

/**
 * Whether a valid national identity number stands in a cell: a fødselsnummer, D-number or H-number whose date and two
 * check digits are right, or one of the synthetic numbers made for tests.
 */
export function findNationalIdentity(cell: Cell): boolean {
  if (typeof cell === "boolean" || (typeof cell === "number" && !Number.isInteger(cell))) return false;
  const text = plainDigits(cellText(cell));
  if (!/\d{2}/.test(text) || /^-?\d+[.,]\d+$/.test(text)) return false;
  for (const [, found = ""] of text.matchAll(candidates))
    if (isNationalIdentity(found.replaceAll(/\D/g, "").padStart(11, "0"))) return true;
  return false;
}

/** Whether a row has one in its cells, or in two beside each other: the date in one, the five digits in the next. */
export function findNationalIdentityInRow(cells: Cell[]): boolean {
  return cells.some((cell, index) => findNationalIdentity(cell) || isSplit(cell, cells[index + 1]));
}

// Excel drops the leading zero of each of the two.
function isSplit(first: Cell, second: Cell | undefined): boolean {
  const [date, rest] = [cellText(first), cellText(second)];
  if (!/^\d{5,6}$/.test(date) || !/^\d{4,5}$/.test(rest)) return false;
  return isNationalIdentity(date.padStart(6, "0") + rest.padStart(5, "0"));
}

/** The text with every kind of digit, blank and hyphen as the plain one, and without what is not seen. */
function plainDigits(text: string): string {
  // oxlint-disable-next-line no-control-regex -- whether there is anything but plain characters
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  return text
    .normalize("NFKC")
    .replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replaceAll(/[\u2010-\u2015\u2212]/g, "-");
}

/** Skatteetaten's rule: two check digits modulo 11, each over the digits before it. */
function isNationalIdentity(number: string): boolean {
  const digits = Array.from(number, Number);
  return (
    hasDate(number) &&
    weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
  );
}

function weighted(digits: number[], weights: number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);
}

// A D-number has 40 added to the day. H-numbers and some synthetic numbers have 40 added to the month, Skatteetaten's
// test persons 80.
function hasDate(number: string): boolean {
  const day = Number(number.slice(0, 2)) % 40;
  const month = Number(number.slice(2, 4)) % 40;
  const isLeapYear = Number(number.slice(4, 6)) % 4 === 0;
  const days = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return Number(number.slice(0, 2)) < 80 && day >= 1 && day <= days;
}
