/** What a spreadsheet takes for the beginning of a formula. */
export const formulaStart = /^[=+\-@\t\r]/;

/** A number with its sign, which stays the number it is. */
export const signedNumber = /^[+-][\d\s.,]*\d(?:\s?(?:%|prosent))?$/;

/**
 * A text that no spreadsheet takes for a formula: one that begins as a formula does gets an apostrophe in front, which
 * a spreadsheet does not show.
 */
export function harmlessCell(text: string): string {
  return formulaStart.test(text) && !signedNumber.test(text) ? `'${text}` : text;
}
