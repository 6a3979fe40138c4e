import { expect, test } from "vitest";
import type { TableBlock } from "../../reports/document/document.ts";
import type { Figure } from "../../src/figures/figure.ts";
import { month } from "../../src/figures/made-up-figure.ts";
import { ila, site } from "../../src/parts/made-up-place.ts";
import { listedWorkbook } from "./listed-workbook.ts";

const indicator = {
  indicator_id: "stays_started",
  name_nb: "Opphold startet",
  definition_nb: "",
  unit_nb: "opphold",
  method: "",
  rules: {},
};

/** The table of months with these figures. */
function tableOf(...given: Partial<Figure>[]): TableBlock {
  const figures = given.map((said, at) => ({
    ...month(`2026-0${at + 1}-01`, said),
    table_id: "units",
  }));
  const { blocks } = listedWorkbook({
    site: { ...site, indicators: [indicator] },
    tables: [{ table_id: "units", name_nb: "Enheter" }],
    names: new Map([["ila", ila.name]]),
    figures,
  });
  const [table] = blocks.filter((block) => block.kind === "table");
  if (table === undefined) throw new Error("no table");
  return table;
}

const cells = (table: TableBlock) => table.rows.map((row) => row.at(-1));

test("a number that all reports are in is a number, and one that is hidden or missing its sign", () => {
  const table = tableOf({ value: 8 }, { state: "suppressed" }, { state: "not_reported" });
  expect(cells(table)).toEqual([expect.objectContaining({ shown: "8", number: 8 }), ":", ".."]);
  expect(table.notes).toEqual([]);
});

test("a number that may be another says so, as on the pages", () => {
  const table = tableOf(
    { value: 8, low: 8 },
    { value: 8, months_expected: 3, months_reported: 2 },
    { value: 8, provisional: true },
    { state: "incomplete", low: 8, high: 9 },
  );
  expect(cells(table)).toEqual(["minst 8", "8 (ufullstendig)", "8 (foreløpig)", "8–9 (ufullstendig)"]);
  expect(table.notes).toEqual([expect.stringMatching(/^«Ufullstendig» ved et tall: /)]);
});
