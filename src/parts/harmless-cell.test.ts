import { expect, test } from "vitest";
import { harmlessCell } from "./harmless-cell.js";
import { tableCsv } from "./table.js";

test.each(["=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "- ro"])(
  "%j is text and never a formula",
  (text) => expect(harmlessCell(text)).toBe(`'${text}`),
);

test.each(["-3,5", "-1 312", "-0.25", "+4", "-3 %", "-12 prosent", "Ila", "–", "2-3", ""])(
  "%j is left as it is",
  (text) => expect(harmlessCell(text)).toBe(text),
);

test("a table that is taken along as CSV has no formula in its titles, its words or what stands above it", () => {
  const csv = tableCsv(["=over"], {
    caption: "Tabell",
    columns: [{ label: "@sted" }, { label: "tall" }],
    rows: [["=HYPERLINK(1)", { number: -3.5, shown: "-3,5" }]],
  });
  expect(
    csv
      .replace("\ufeff", "")
      .split("\r\n")
      .filter((line) => line !== ""),
  ).toEqual(["'=over", "'@sted;tall", "'=HYPERLINK(1);-3,5"]);
});
