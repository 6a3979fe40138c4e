import { expect, test } from "vitest";
import { readXlsx } from "hucre/xlsx";
import { pseudonym } from "../forms/pseudonym.ts";
import { formsOf, type Report } from "../intake/read-report.ts";
import { at, csv } from "../intake/test-folder.ts";
import { readableSheets } from "../intake/readable-sheets.ts";
import { readReference } from "../reference/reference.ts";
import { syntheticNationalId } from "../sample/national-id.ts";
import { checkedReport, checkFile } from "./check-file.ts";
import { pseudonymsOf } from "./keyed-pseudonyms.ts";
import { markedWorkbook } from "./marked-workbook.ts";
import { receiptHtml } from "./receipt.ts";

const wrong = { rule: "missing-field", sheet: "Plasseringer", column: "kjonn", found: null };
const report: Pick<Report, "findings" | "rows_read" | "rows_set_aside" | "made_up"> = {
  findings: [{ ...wrong, row: 20 }],
  rows_read: 1,
  rows_set_aside: 1,
  made_up: false,
};
const sheets = await readableSheets("nes.csv", csv());
const occasion = { at: "20.04.2026 12:00", occasion: "after" } as const;

test("a receipt begins with how the report stands and what to do next", async () => {
  const html = await receiptHtml(checkedReport("nes.csv", report, sheets), occasion, "nb");
  expect(html).toContain(
    "<h1>Rapporten er tatt imot, men 1 av 1 rader er satt til side og måneden er ufullstendig. Rett dem, og send en ny versjon.</h1>",
  );
});

test("a receipt shows 50 findings and says of how many", async () => {
  const findings = Array.from({ length: 312 }, (_, row) => ({ ...wrong, row }));
  const html = await receiptHtml(checkedReport("nes.csv", { ...report, findings }, sheets), occasion, "nb");
  expect(html).toContain("Viser 50 av 312.");
  expect(html.match(/<li>/g)).toHaveLength(50);
});

test("a likely mistake is told in a receipt in one sentence, and what is not one with what was expected", async () => {
  const noon = { nb: "fant «10.03.2026 04:34 PM», med am eller pm", nn: "" };
  const findings = [
    { ...wrong, rule: "twelve-hour-clock", row: 20, found: noon },
    { ...wrong, row: 21 },
  ];
  const html = await receiptHtml(checkedReport("nes.csv", { ...report, findings }, sheets), occasion, "nb");
  expect(html).toContain("<dt>Funn</dt><dd>Fant «10.03.2026 04:34 PM», med am eller pm</dd>");
  expect(html.match(/<dt>Fant<\/dt><dd>.*?<\/dd>/g)).toEqual(["<dt>Fant</dt><dd>ingenting</dd>"]);
});

test("in a receipt what was sent stays text, and the page can do nothing", async () => {
  const findings = [{ ...wrong, row: 2, found: "<img src=x>" }];
  const html = await receiptHtml(checkedReport("<b>.csv", { ...report, findings }, sheets), occasion, "nn");
  expect(html).not.toMatch(/<img|<b>/);
  expect(html).toContain("&lt;img src=x&gt;");
  expect(html).toMatch(/content="default-src 'none'; style-src 'sha256-/);
});

test("of a file with a national identity number no row is shown, and its name is masked", async () => {
  const findings = [{ rule: "national-id", sheet: null, row: null, column: null, found: null }];
  const file = checkedReport("01019012345.csv", { ...report, findings }, sheets);
  expect(file.sheets).toEqual([]);
  expect(await receiptHtml(file, occasion, "nb")).not.toContain("01019012345");
});

test("the check refuses a file for a national identity number in its name, as the load does", async () => {
  const number = syntheticNationalId();
  const reference = readReference();
  const arrival = { name: `nes ${number}.csv`, receivedAt: at("2026-04-09T10:00"), reference };
  const file = await checkFile(
    csv({ head: { enhet: "oslo-enhet" } }),
    arrival,
    formsOf(reference, (person) => person),
  );
  expect(file).toMatchObject({ name: "nes •••.csv", status: "refused", sheets: [] });
  expect(file.findings.map(({ rule }) => rule)).toEqual(["national-id"]);
});

test("the marked workbook has the report's own rows, with a comment at the wrong cell, after a list of what was found", async () => {
  const file = checkedReport("nes.csv", report, sheets);
  const marks = await readXlsx(await markedWorkbook(file, "after", "nb"), { readStyles: true });
  expect(marks.sheets.map(({ name }) => name).slice(0, 2)).toEqual(["Funn", "Hode"]);
  const placements = marks.sheets.find(({ name }) => name === "Plasseringer");
  const [marked] = [...(placements?.cells ?? [])].filter(([, cell]) => cell.comment);
  expect(marked?.[0]).toBe("19,2");
  expect(marked?.[1].comment?.text).toContain("Mangler svar");
});

test("a marked workbook is made of any names that the sheets have: the same twice, too long, not allowed, or its own", async () => {
  const long = "et ark med et navn på mer enn tretti tegn";
  const named = ["Vedtak", "vedtak", "Funn", "", "a/b", long, long].map((name) => ({ name, rows: [] }));
  const bytes = await markedWorkbook(checkedReport("nes.csv", report, named), "after", "nb");
  const { sheets: written } = await readXlsx(bytes);
  expect(written.map(({ name }) => name)).toEqual([
    "Funn 2",
    "Vedtak",
    "vedtak 2",
    "Funn",
    "Ark",
    "a b",
    "et ark med et navn på mer enn t",
    "et ark med et navn på mer enn 2",
  ]);
});

test("the page and the command make the same pseudonym as one key makes everywhere, however the number is typed", async () => {
  const [one, other] = await pseudonymsOf(["010190 12345", "01019012345"], "nøkkel");
  expect(one).toBe(pseudonym("01019012345", "nøkkel"));
  expect(other).toBe(one);
});
