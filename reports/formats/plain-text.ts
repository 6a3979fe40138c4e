/**
 * Text as every format can hold it: without the characters that XML has no place for, with one kind of line end, and
 * without the marks that turn the direction of what follows, since they can show the digits of a number backwards.
 */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(unheld, "");
}

const unheld = /[^\P{Cc}\t\n]|\p{Surrogate}|\p{Bidi_Control}|[\uFFFE\uFFFF]/gu;
