import { describe, expect, test } from "vitest";
import { defaultLimits } from "../readers/limits.ts";
import { readFile } from "../readers/read-file.ts";
import { zipParts } from "../readers/zip-parts.ts";
import { codeLists, readReference } from "../reference/reference.ts";
import { cellText } from "./cell.ts";
import { dictionaryOfForms } from "./dictionary-of-forms.ts";
import type { Language } from "./field.ts";
import { parseUnitReport } from "./parse-report.ts";
import { templateWorkbook } from "./template-workbook.ts";
import { unitReport } from "./unit-report.ts";

const lists = codeLists(readReference());
const unit = { id: "ringerike-enhet", name: "Ringerike fengsel" };
const template = (language: Language) => templateWorkbook({ unit, month: "2026-03", language, lists });

async function sheetsOf(language: Language) {
  const read = await readFile("mal.xlsx", await template(language));
  return read.kind === "sheets" ? read.sheets : [];
}

/** What the workbook's own XML says of its sheets, Hode first. */
async function sheetXml(number: number): Promise<string> {
  const parts = zipParts(await template("nb"), defaultLimits);
  return new TextDecoder().decode(parts.get(`xl/worksheets/sheet${number}.xml`)?.unpack());
}

describe("the template", () => {
  test("has the three tables of the report and a sheet that explains them, in either language", async () => {
    expect((await sheetsOf("nb")).map(({ name }) => name)).toEqual([
      "Hode",
      "Plasseringer",
      "Vedtak",
      "Forklaring",
    ]);
    expect((await sheetsOf("nn")).map(({ name }) => name)).toEqual([
      "Hovud",
      "Plasseringar",
      "Vedtak",
      "Forklaring",
    ]);
  });

  test.each(["nb", "nn"] as const)(
    "in %s, sent as it is, has no placements, and asks for what it lacks",
    async (language) => {
      const read = await readFile("mal.xlsx", await template(language));
      const { hode, plasseringer, vedtak, rowsRead, findings } = parseUnitReport(read, unitReport(lists));
      expect(hode).toMatchObject({ enhet: "ringerike-enhet", maned: "2026-03", versjon: 1, omfang: "whole" });
      expect([plasseringer, vedtak, rowsRead]).toEqual([[], [], { plasseringer: 0, vedtak: 0 }]);
      expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(["missing-field"]));
      expect(findings.map(({ column }) => column)).toEqual([
        "sendt",
        "status",
        "fangedogn",
        "fangedogn_kvinner",
        "fangedogn_under_18",
        "sikkerhetsceller",
        "sikkerhetssenger",
        "forsterkede_celler",
        "antall_plasseringer",
      ]);
    },
  );

  test("marks what must be answered with a star", async () => {
    const [head, placements] = await sheetsOf("nb");
    const labels = head?.rows.map(({ cells }) => cells[0]);
    expect(labels).toContain("Måned *");
    expect(labels).toContain("Rolle");
    expect(placements?.rows[0]?.cells).toEqual(expect.arrayContaining(["Start *", "Slutt"]));
  });

  test("does not ask units whether their report is made up", async () => {
    const cells = (await sheetsOf("nb")).flatMap(({ rows }) =>
      rows.flatMap((row) => row.cells.map(cellText)),
    );
    expect(cells.filter((text) => text.startsWith("Eksempeldata"))).toEqual([]);
  });

  test("lets the sender choose a word where one is asked for, from the reference lists", async () => {
    const xml = await sheetXml(2);
    expect(xml).toMatch(
      /<dataValidation type="list" sqref="E2:E201"[^>]*>.{0,40}sikkerhetscelle,sikkerhetsseng,/,
    );
    expect(xml).toMatch(/<dataValidation type="list" sqref="D2:D201"[^>]*>.{0,40}ja,nei/);
  });

  test("tells the words beside the cell where several may stand, since a list lets one choose but one", async () => {
    const xml = await sheetXml(2);
    expect(xml).toMatch(
      /<dataValidation type="custom" sqref="H2:H201"[^>]*prompt="[^"]*selvskading, selvmordsforsøk/,
    );
  });

  test("takes nothing but whole numbers where numbers are asked for", async () => {
    expect(await sheetXml(1)).toMatch(
      /<dataValidation type="whole" sqref="B7" operator="greaterThanOrEqual"/,
    );
  });

  test("keeps its header in sight, and shows times as they are typed", async () => {
    expect(await sheetXml(2)).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    const styles = zipParts(await template("nb"), defaultLimits)
      .get("xl/styles.xml")
      ?.unpack();
    expect(new TextDecoder().decode(styles)).toContain('formatCode="dd.mm.yyyy hh:mm"');
  });

  test("holds no prompt or title longer than Excel takes", async () => {
    for (const number of [1, 2, 3]) {
      const xml = await sheetXml(number);
      for (const [, title = ""] of xml.matchAll(/promptTitle="([^"]*)"/g))
        expect(title.length).toBeLessThan(33);
      for (const [, prompt = ""] of xml.matchAll(/ prompt="([^"]*)"/g))
        expect(prompt.length).toBeLessThan(256);
    }
  });

  test("explains every column: what it is, whether it must be answered, its words and an example", async () => {
    const explanation = (await sheetsOf("nb")).at(-1);
    const explained = explanation?.rows.map(({ cells }) => [cells[0], cells[1]].join(" "));
    const [form] = dictionaryOfForms(lists, "nb");
    const asked = form?.tables.flatMap(({ table, columns }) =>
      columns.filter(({ key }) => key !== "eksempeldata").map(({ label }) => `${table} ${label}`),
    );
    expect(asked?.length).toBeGreaterThan(30);
    expect(explained).toEqual(expect.arrayContaining(asked ?? []));
    expect(explanation?.rows.find(({ cells }) => cells[1] === "Nivå")?.cells).toEqual([
      "Vedtak",
      "Nivå",
      "Hvem som traff vedtaket.",
      "ett ord fra listen",
      "ja",
      "enhet, region, direktorat",
      "enhet",
    ]);
  });

  test("is the same, byte for byte, each time it is made", async () => {
    expect(Buffer.from(await template("nn")).equals(await template("nn"))).toBe(true);
  });
});
