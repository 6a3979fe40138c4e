/** A number as it is written in Norwegian: thousands apart by a hard blank, comma before the decimals. */
export function norwegianNumber(given: number, decimals = 0): string {
  const [whole = "0", fraction] = Math.abs(given).toFixed(decimals).split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, "\u00a0");
  const isZero = !/[1-9]/.test(whole + (fraction ?? ""));
  return `${given < 0 && !isZero ? "−" : ""}${grouped}${fraction === undefined ? "" : `,${fraction}`}`;
}

/** A number as it is said, and in brackets what it may still be changed by. */
export function withMarks(said: string, marks: readonly string[]): string {
  return marks.length === 0 ? said : `${said} (${marks.join(", ")})`;
}
