/** How a number is shown: what both kinds of spreadsheet must be told. */
export interface NumberLook {
  decimals: number;
  /** Thousands apart. */
  grouped: boolean;
  /** A percent sign: after a number that counts hundredths, or after a share of one that is shown as hundredths. */
  percent: "none" | "of-hundred" | "of-one";
}

/** The look that shows a number in a cell as the report's words show it. */
export function numberLook({ shown, number }: { shown: string; number: number }): NumberLook {
  const [, whole = "", decimals = ""] = /(\d[\d\s]*)(?:,(\d+))?/.exec(shown) ?? [];
  const said = Number(`${whole.replace(/\s/g, "")}.${decimals}`);
  const size = Math.abs(number);
  const ofOne = Math.abs(100 * size - said) < Math.abs(size - said);
  return {
    decimals: decimals.length,
    grouped: /\d\s\d/.test(whole),
    percent: shown.includes("%") ? (ofOne ? "of-one" : "of-hundred") : "none",
  };
}
