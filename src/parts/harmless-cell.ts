/**
 * A text that no spreadsheet takes for a formula: one that begins as a formula does gets an apostrophe in front, which
 * a spreadsheet does not show. A number with its sign stays the number it is.
 */
export function harmlessCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-][\d\s.,]*\d(?:\s?(?:%|prosent))?$/.test(text)
    ? `'${text}`
    : text;
}
