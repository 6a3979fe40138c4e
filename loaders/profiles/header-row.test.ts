import { expect, test } from "vitest";
import { nearestHeader, tableOf } from "./header-row.ts";

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
  const table = tableOf(sheet, [["Startdato", "Start dato"], ["Enhet"]], { within: 10, lines: 1 });
  expect(
    table?.rows.map((row) => [row.row, table.cell(row, ["start dato"]), table.cell(row, ["Enhet"])]),
  ).toEqual([
    [6, "1.3.2026", "Ila"],
    [9, "2.3.2026", "Eidsberg"],
  ]);
});

test("a row that lacks a needed column is not the header", () => {
  expect(tableOf(sheet, [["Start"], ["Slutt"]], { within: 10, lines: 1 })).toBeUndefined();
});

test("the header is not looked for among the rows of data", () => {
  expect(tableOf(sheet, [["start dato"]], { within: 4, lines: 1 })).toBeUndefined();
});

test("a header that stands twice is told of, where it is needed", () => {
  const rows = [
    { row: 1, cells: ["Id", "Dato", "Dato", "Merknad", "merknad"] },
    { row: 2, cells: ["1", "1.3.2026", "2.3.2026"] },
  ];
  const table = tableOf({ name: "", rows }, [["Id"], ["Dato"]], { within: 1, lines: 1 });
  expect(table?.twice).toEqual(["Dato"]);
});

test("of a header in two lines, what stands over several columns belongs to each", () => {
  const rows = [
    { row: 2, cells: ["Nr", "Inn", null, "Ut", null, "Sted"] },
    { row: 3, cells: [null, "Dato", "Kl.", "Dato", "Kl."] },
    { row: 4, cells: ["1", "1.3.2026", "08:00", "2.3.2026", "09:00", "Ila"] },
  ];
  const needed = [["Nr"], ["Inn dato"], ["Inn kl."], ["Ut dato"], ["Ut kl."], ["Sted"]];
  const table = tableOf({ name: "", rows }, needed, { within: 3, lines: 2 });
  expect(table?.twice).toEqual([]);
  expect(table?.rows.map((row) => needed.map((headers) => table.cell(row, headers)))).toEqual([
    ["1", "1.3.2026", "08:00", "2.3.2026", "09:00", "Ila"],
  ]);
});

test("where no row is the header, the nearest is named with what it lacks", () => {
  const needed = [["Startdato", "Start dato"], ["Enhet"], ["Slutt"]];
  expect(nearestHeader(sheet, needed, { within: 10, lines: 1 })).toEqual({ row: 5, missing: ["Slutt"] });
  expect(nearestHeader(sheet, [["Fra"], ["Til"]], { within: 10, lines: 1 })).toBeUndefined();
});
