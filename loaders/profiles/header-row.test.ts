import { expect, test } from "vitest";
import { tableOf } from "./header-row.ts";

const sheet = {
  name: "Oslo",
  rows: [
    { row: 1, cells: ["Utskrift fra fagsystemet"] },
    { row: 3, cells: [null, "Start", "Enhet"] },
    { row: 5, cells: [null, " START_dato ", null, "enhet\u00a0"] },
    { row: 6, cells: [null, "1.3.2026", null, "Ila"] },
    { row: 7, cells: [null, null, null, ""] },
    { row: 9, cells: [null, "2.3.2026", null, "Eidsberg"] },
  ],
};

test("the header is found below blank rows and beside blank columns, however it is spelt", () => {
  const table = tableOf(sheet, [["Startdato", "Start dato"], ["Enhet"]], 10);
  expect(
    table?.rows.map((row) => [row.row, table.cell(row, ["start dato"]), table.cell(row, ["Enhet"])]),
  ).toEqual([
    [6, "1.3.2026", "Ila"],
    [9, "2.3.2026", "Eidsberg"],
  ]);
});

test("a row that lacks a needed column is not the header", () => {
  expect(tableOf(sheet, [["Start"], ["Slutt"]], 10)).toBeUndefined();
});

test("the header is not looked for among the rows of data", () => {
  expect(tableOf(sheet, [["start dato"]], 4)).toBeUndefined();
});
