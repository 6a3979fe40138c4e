import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../duckdb.ts";
import { told as toldIn, type Finding } from "../forms/finding.ts";
import { historyForm } from "../forms/history.ts";
import { pseudonym } from "../forms/pseudonym.ts";
import { regionReport } from "../forms/region-report.ts";
import { ruleOf, rules } from "../forms/rules/rules.ts";
import { rulesAcrossReports } from "../forms/rules/across-reports.ts";
import { rulesOfForeignLayouts } from "../forms/rules/of-foreign-layouts.ts";
import { unitReport } from "../forms/unit-report.ts";
import { writeCsv, writeWorkbook, type TypedCell } from "../forms/write-report.ts";
import { writeWorkbook as writeSheets } from "../readers/workbook.ts";
import { type Arrival } from "../intake/check-report.ts";
import { findingsAcross } from "../intake/findings-across.ts";
import { formsOf, readReport } from "../intake/read-report.ts";
import { readRegister } from "../intake/register.ts";
import { at, csv, loadReports, madeUpReport, newFolder, put, type Said } from "../intake/test-folder.ts";
import { testProfile } from "../profiles/test-profile.ts";
import { defaultLimits } from "../readers/limits.ts";
import { codeLists, readReference } from "../reference/reference.ts";
import { syntheticNationalId } from "../sample/national-id.ts";
import { checkFile } from "./check-file.ts";

const reference = readReference();
const lists = codeLists(reference);
const form = unitReport(lists);
const forms = formsOf(reference, (person) => person);
const style = { separator: ";", encoding: "utf-8", bom: false, dateStyle: "norwegian" } as const;
const arrival = (name: string): Arrival => ({ name, receivedAt: at("2026-04-09T10:00"), reference });

/** The rules that a file is told to break, by the check that a clerk runs; each in nynorsk too. */
async function told(bytes: Uint8Array | string, name = "rapport.csv", overrides?: Arrival["overrides"]) {
  const given = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  const { findings } = await checkFile(given, { ...arrival(name), ...(overrides && { overrides }) }, forms);
  return findings.map(ruleToldInNynorsk);
}

// Words that stand in what is told in bokmål, and that nynorsk has others for.
const bokmal =
  /(?<![\p{L}-])(?:ikke|fra|samme|flere|mer|noe|noen|tegn|plasseringen|raden|måneden|en|et|gjeldende|vedtatt|høyst|tall|deler|mangler|hvor|hvilken|også|være)(?!\p{L})/iu;

function ruleToldInNynorsk(finding: Finding): string {
  const { message: sentence } = toldIn(finding, "rapport.csv", "nn");
  // What stood in a cell is quoted as it was typed.
  expect(sentence.replaceAll(/«[^»]*»/g, "")).not.toMatch(bokmal);
  return finding.rule;
}

const ofOslo = ({ head, ...said }: Said = {}) =>
  madeUpReport({ ...said, head: { enhet: "oslo-enhet", ...head } });

/** A report of Oslo for March 2026 as text, with cells typed otherwise. */
function report(said: Said = {}, typed: TypedCell[] = []): string {
  return new TextDecoder().decode(writeCsv(ofOslo(said), form, "nb", style, typed));
}

const placed = (row: NonNullable<Said["placements"]>[number]) => report({ placements: [row] });
const typedRow = (cells: Record<string, TypedCell["cell"]>) =>
  report(
    {},
    Object.entries(cells).map(([field, cell]) => ({ table: "plasseringer", row: 0, field, cell })),
  );
const typedHead = (field: string, cell: TypedCell["cell"]) =>
  report({}, [{ table: "hode", row: 0, field, cell }]);

/** A report of which a line is made into other lines. */
function relined(said: Said, begins: RegExp, change: (line: string) => string[]): string {
  const lines = report(said).split("\r\n");
  expect(lines.some((line) => begins.test(line))).toBe(true);
  return lines.flatMap((line) => (begins.test(line) ? change(line) : [line])).join("\r\n");
}

const columnTitles = /^Plassering;/;

function ofRegion(typed: TypedCell[]): string {
  const content = {
    hode: {
      region: "region-ost",
      maned: "2026-03",
      versjon: 1,
      sendt: at("2026-04-08T10:00"),
      eksempeldata: true,
    },
    kvalitetssikring: { kvalitetssikrede_vedtak: 5, vedtak_med_feil: 1 },
  };
  return new TextDecoder().decode(writeCsv(content, regionReport(), "nb", style, typed));
}

function ofYearsBefore(typed: TypedCell[]): string {
  const counted = { sted: "norge", periode_type: "year", periode: "2019", tiltak: "safety_cell" };
  const content = {
    hode: { eksempeldata: true },
    historikk: [{ ...counted, teller: "decisions", verdi: 284, kilde: "oppdiktet" }],
  };
  return new TextDecoder().decode(writeCsv(content, historyForm(lists), "nb", style, typed));
}

const overrideOfLetter = {
  decided_on: "2026-04-20",
  unit_id: "oslo-enhet",
  month: "2026-03",
  own_id: "V-1",
  rule: "ground-not-valid",
  reason: "oppdiktet",
  decided_by: "En Saksbehandler",
} as const;

// Ends that are right only when the 1st of April is not read as the 4th of January.
const exchangedRows = [24, 25, 26, 27, 28].map((day) => ({
  plassering: `V-${day}`,
  start: at(`2026-03-${day}T10:00`),
  slutt: at("2026-01-04T10:00"),
}));

const lastMonths = ["V-1", "V-2"].map((plassering, index) => ({
  plassering,
  start: at(`2026-02-1${index}T10:00`),
  slutt: at(`2026-02-1${index}T20:00`),
}));

/** What breaks each rule that one file can break: the rules told of it. */
const broken: Record<string, () => Promise<string[]>> = {
  "file-empty": () => told("\n"),
  "file-encrypted": () => told(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0])),
  "file-not-what-name-says": () => told("%PDF-1.7"),
  "file-half-written": async () =>
    told((await writeWorkbook(ofOslo(), form, "nb")).subarray(0, 2000), "rapport.xlsx"),
  "file-too-large": () => told(new Uint8Array(defaultLimits.bytes + 1)),
  "file-encoding": () => told(Uint8Array.from([0xff, 0xfe, 0x61])),
  "national-id": () => told(typedRow({ merknad: `se ${syntheticNationalId()}` })),
  "unknown-form": () => told("dag;antall\nmandag;3\n"),

  "json-key-twice": () => told('{"hode": {"fangedogn": 3000, "fangedogn": 300}}', "rapport.json"),
  "duplicate-sheet": () => told(relined({}, /^Vedtak$/, (line) => [line, line])),
  "missing-sheet": () => told(relined({}, /^Plasseringer$/, () => ["Plassene"])),
  "missing-column": () => told(relined({}, columnTitles, (line) => [line.replace(";Kjønn;", ";Hvem;")])),
  "duplicate-column": () => told(relined({}, columnTitles, (line) => [line.replace(";Merknad", ";Kjønn")])),
  "unknown-column": () => told(relined({}, columnTitles, (line) => [line.replace(";Merknad", ";Notater")])),

  "unknown-unit": () => told(typedHead("enhet", "utopia")),
  "unknown-place": () => told(ofRegion([{ table: "hode", row: 0, field: "region", cell: "utopia" }])),
  "month-missing": () => told(typedHead("maned", "våren")),
  "month-differs": () => told(report(), "oslo-enhet_2026-02.csv"),
  "month-implausible": () => told(typedHead("maned", "2006-03")),
  "prison-days-impossible": () => told(typedHead("fangedogn", 999_999)),

  "missing-field": () => told(typedRow({ kjonn: null })),
  "unknown-code": () => told(typedRow({ tiltak: "isolat" })),
  "not-a-time": () => told(typedRow({ start: "31.02.2026 10:00" })),
  "no-such-time": () => told(typedRow({ start: "29.03.2026 02:30" })),
  "ambiguous-time": () =>
    told(
      report({ head: { maned: "2025-10" } }, [
        { table: "plasseringer", row: 0, field: "start", cell: "26.10.2025 02:30" },
        { table: "plasseringer", row: 0, field: "slutt", cell: "26.10.2025 12:00" },
      ]),
    ),
  "not-a-number": () => told(typedRow({ tilsyn: "mange" })),
  "not-a-period": () =>
    told(ofYearsBefore([{ table: "historikk", row: 0, field: "periode", cell: "våren" }])),
  "not-pseudonym": () => told(typedRow({ person: "Ola N" })),

  overridden: () => told(placed({ regelverk: "adopted" }), "rapport.csv", [overrideOfLetter]),
  "outside-month": () => told(placed({ start: at("2026-02-20T10:00"), slutt: at("2026-02-20T12:00") })),
  "end-before-start": () => told(placed({ slutt: at("2026-03-10T09:30") })),
  "in-future": () => told(placed({ slutt: at("2026-04-30T23:30") })),
  "start-after-month": () => told(placed({ start: at("2026-04-02T10:00"), slutt: null })),
  "ground-not-valid": () => told(placed({ regelverk: "adopted" })),
  "duplicate-id": () => told(report({ placements: [{}, {}] })),
  "bed-under-18": () =>
    told(placed({ tiltak: "restraint_bed", under_18: true, regelverk: "adopted", bokstav: null })),
  "implausible-length": () => told(placed({ start: at("2025-12-20T10:00") })),
  "notified-outside-stay": () => told(placed({ region_varslet: at("2026-03-01T10:00") })),
  "ground-half-stated": () => told(placed({ regelverk: null })),

  "stated-count": () => told(typedHead("antall_plasseringer", 3)),
  "decision-without-placement": () => told(report({ decisions: [{ plassering: "V-9" }] })),
  "day-month-exchanged": () => told(report({ placements: exchangedRows })),
  "person-two-sexes": () => told(report({ placements: [{}, { plassering: "V-2", kjonn: "woman" }] })),
  "decision-outside-stay": () => told(report({ decisions: [{ vedtatt: at("2026-03-01T10:00") }] })),
  "no-prison-days": () => told(typedHead("fangedogn", 0)),

  "exchanged-in-date": () => told(typedRow({ start: "03.28.2026 10:00" })),
  "year-mistyped": () => told(placed({ start: at("2025-03-10T10:00") })),
  "twelve-hour-clock": () => told(typedRow({ slutt: "11.03.2026 2:15 PM" })),
  "times-in-utc": () => told(typedRow({ start: "2026-03-10T09:00:00Z" })),
  "columns-swapped": () => told(typedRow({ kjonn: "nei", under_18: "mann" })),
  "excel-date-number": () => told(typedRow({ start: "46091.4166667" })),
  "decimal-number": () => told(typedRow({ tilsyn: "12,5" })),
  "thousands-or-decimals": () => told(typedHead("fangedogn", "3.000")),
  "header-repeated": () => told(relined({}, columnTitles, (line) => [line, line])),
  "header-merged": () => told(relined({}, columnTitles, (line) => [line.replace(";Kjønn;", ";Kjønn;;")])),
  "total-row": () => told(relined({}, /^V-1;/, (line) => [line, "Sum;;;;;;;;;;;;;;1"])),
  "earlier-months-rows": () => told(report({ placements: lastMonths })),
  "unit-differs": () => told(report(), "ila-enhet_2026-03.csv"),
  "gap-longer-than-stay": () => told(placed({ lengste_tilsynsgap: 9000 })),
  "copied-row": () => told(report({ placements: [{}, { plassering: "V-2" }] })),
};

/** The rules told of a foreign file, read as its profile says. */
function toldByProfile(...lines: string[]): Promise<string[]> {
  return toldBy({}, lines.join("\n"));
}

async function toldBy(about: object, content: string | Uint8Array): Promise<string[]> {
  const profile = testProfile({
    stated_length: { header: "døgn", unit: "days" },
    places: {
      unit: { header: "sted" },
      region: { header: "region" },
      country: { id: "eksland", name: "Eksland" },
    },
    covers: { from: "2026-01", to: "2026-03" },
    ...about,
  });
  const { findings } = await readReport(
    typeof content === "string" ? new TextEncoder().encode(content) : content,
    arrival(`eks.${profile.files.format}`),
    forms,
    profile,
  );
  return findings.map(ruleToldInNynorsk);
}

const foreignTitles = "id;inn;ut;døgn;sted;region";

/** What breaks each rule of foreign layouts. */
const brokenByForeign: Record<string, () => Promise<string[]>> = {
  "header-not-found": () => toldByProfile("en;to", "1;2"),
  "header-twice": () => toldByProfile(`${foreignTitles};inn`, "1;02.03.2026;03.03.2026;1;Ila;Nord;"),
  "sheet-not-found": () => toldBy({ sheets: { names: ["Mars"] } }, foreignTitles),
  "sheet-left-out": async () =>
    toldBy(
      { files: { pattern: ".", format: "xlsx", max_megabytes: 1 } },
      await writeSheets([
        { name: "Data", rows: [foreignTitles.split(";")] },
        { name: "Forklaring", rows: [["Les dette"]] },
      ]),
    ),
  "outside-covers": () => toldByProfile(foreignTitles, "1;02.04.2026;03.04.2026;1;Ila;Nord"),
  "stated-length": () => toldByProfile(foreignTitles, "1;02.03.2026;09.03.2026;1;Ila;Nord"),
  "length-not-read": () => toldByProfile(foreignTitles, "1;02.03.2026;03.03.2026;ukjent;Ila;Nord"),
  "not-told-apart": () =>
    toldBy(
      { one_placement: { alike_in: ["døgn", "inn", "sted"], keep: "last" } },
      [foreignTitles, "1;02.03.2026;03.03.2026;;Ila;Nord", "2;02.03.2026;04.03.2026;;Ila;Nord"].join("\n"),
    ),
  "rows-left-out": () =>
    toldBy({ rows_left_out: [{ header: "id", pattern: "^sum" }] }, `${foreignTitles}\nSum;2`),
  "place-of-two-levels": () => toldByProfile(foreignTitles, "1;02.03.2026;03.03.2026;1;Nord;Nord"),
  "several-prisons": () =>
    toldBy(
      {
        places: {
          unit: { header: "sted" },
          prison: { header: "region" },
          country: { id: "eksland", name: "Eksland" },
        },
      },
      [foreignTitles, "1;02.03.2026;03.03.2026;1;Avd. 1;Nord", "2;02.03.2026;03.03.2026;1;Avd. 1;Sør"].join(
        "\n",
      ),
    ),
  "several-regions": () =>
    toldByProfile(
      foreignTitles,
      "1;02.03.2026;03.03.2026;1;Ila;Nord",
      "2;04.03.2026;05.03.2026;1;Ila;Nord",
      "3;06.03.2026;07.03.2026;1;Ila;Sør",
    ),
  "region-not-stated": () => toldByProfile(foreignTitles, "1;02.03.2026;03.03.2026;1;Ila;"),
};

describe("a file breaks", () => {
  test.each(Object.entries({ ...broken, ...brokenByForeign }))("%s, and is told so", async (rule, toldOf) => {
    expect(await toldOf()).toContain(rule);
  });
});

test("in the report that the broken ones are made from nothing is found", async () => {
  expect(await told(report())).toEqual([]);
  expect(await told(ofRegion([]))).toEqual([]);
  expect(await told(ofYearsBefore([]))).toEqual([]);
  expect(await toldByProfile(foreignTitles, "1;02.03.2026;03.03.2026;1;Ila;Nord")).toEqual([]);
});

/** A placement of February of a person of its own, that lasted into March. */
const intoMarch = (id: string, day: string) => ({
  plassering: id,
  person: pseudonym(id, "nøkkel"),
  start: at(`2026-02-${day}T08:00`),
  slutt: at("2026-03-02T08:00"),
});

describe("reports that contradict each other are told in the load", () => {
  const folder = newFolder();
  afterAll(() => folder.remove());
  const toldOf = new Map<string, string[]>();
  const receiptOf = (name: string) => readFileSync(join(folder.receipts, `${name}.html`), "utf8");

  beforeAll(async () => {
    const one = { person: pseudonym("én", "nøkkel"), eksempeldata: false };
    const february = { maned: "2026-02", sendt: at("2026-03-05T10:00"), eksempeldata: false };
    const march = { eksempeldata: false };
    const open = { ...one, start: at("2026-02-25T08:00"), slutt: null };
    const places = join(folder.reference, "places.csv");
    const opened = "vik-c,unit,Vik C,vik,2026-03-01,,,high,false,false,100,,oppdiktet,\n";
    writeFileSync(places, readFileSync(places, "utf8") + opened);
    // Nes, February: four placements, of which V-3 is withdrawn.
    put(
      folder,
      "nes_2026-02.csv",
      csv({
        head: { ...february, antall_plasseringer: 4 },
        placements: [
          { ...open, plassering: "V-1" },
          intoMarch("V-2", "26"),
          { ...intoMarch("V-3", "27"), trukket: true },
          intoMarch("V-4", "28"),
          { ...intoMarch("V-5", "20"), slutt: at("2026-02-21T08:00") },
        ],
      }),
    );
    // March: V-1 has vanished, V-2 began on another day, V-3 is told of all the same, V-5 is another.
    put(
      folder,
      "nes_2026-03.csv",
      csv({
        head: march,
        placements: [
          intoMarch("V-2", "24"),
          intoMarch("V-3", "27"),
          intoMarch("V-4", "28"),
          { ...intoMarch("V-5", "28"), person: pseudonym("fem", "nøkkel"), start: at("2026-03-01T08:00") },
        ],
      }),
    );
    // Ward A: in a second version one of two is left out; the other overlaps with V-1 of Nes. No cell was approved.
    const inWardA = (id: string) => ({
      ...intoMarch(id, "28"),
      start: at("2026-02-26T10:00"),
      tiltak: "safety_cell",
    });
    const wardA = { ...february, enhet: "vik-a", sikkerhetsceller: 0 };
    put(
      folder,
      "vik-a_2026-02.csv",
      csv({ head: wardA, placements: [{ ...inWardA("V-1"), person: one.person }, inWardA("V-2")] }),
    );
    put(
      folder,
      "vik-a_2026-02_v2.csv",
      csv({
        head: { ...wardA, versjon: 2, sendt: at("2026-03-06T10:00") },
        placements: [{ ...inWardA("V-1"), person: one.person }],
      }),
    );
    // Ward C, which opened in March, tells of a stay from February; ward B of a month two years before all others.
    const inWardC = { head: { ...march, enhet: "vik-c" }, placements: [intoMarch("V-1", "22")] };
    put(folder, "vik-c_2026-03.csv", csv(inWardC));
    const longBefore = { maned: "2024-02", sendt: at("2024-03-05T10:00"), antall_plasseringer: 0 };
    put(
      folder,
      "vik-b_2024-02.csv",
      csv({ head: { ...march, ...longBefore, enhet: "vik-b" }, placements: [] }),
    );
    // Two reports of ward B for February state the same version and time sent.
    const wardB = { ...february, enhet: "vik-b", antall_plasseringer: 0 };
    put(folder, "vik-b_2026-02.csv", csv({ head: wardB, placements: [] }));
    put(folder, "vik-b_2026-02_b.csv", csv({ head: { ...wardB, fangedogn: 2900 }, placements: [] }));
    put(folder, "vik-b_2026-03.csv", csv({ head: { enhet: "vik-b", eksempeldata: true } }));
    const { files } = await loadReports(folder);
    for (const { name, findings } of files)
      toldOf.set(
        name,
        findings.map(({ rule }) => rule),
      );
  });

  test.each([
    ["mixed-made-up", "vik-b_2026-03.csv"],
    ["open-vanished", "nes_2026-03.csv"],
    ["two-months-disagree", "nes_2026-03.csv"],
    ["number-used-again", "nes_2026-03.csv"],
    ["start-before-unit", "vik-c_2026-03.csv"],
    ["month-far-before", "vik-b_2024-02.csv"],
    ["withdrawn-still-told", "nes_2026-02.csv"],
    ["row-vanished", "vik-a_2026-02_v2.csv"],
    ["same-version", "vik-b_2026-02.csv"],
    ["same-version", "vik-b_2026-02_b.csv"],
    ["overlap", "vik-a_2026-02_v2.csv"],
    ["none-approved", "vik-a_2026-02_v2.csv"],
  ])("%s, of the file %s, also in its receipt", (rule, name) => {
    expect(toldOf.get(name)).toContain(rule);
    expect(receiptOf(name)).toContain(`<h3>${ruleOf(rule).words.nb.title} <small>`);
  });

  test("and the first line of a receipt counts them, in nynorsk where the report is in nynorsk", async () => {
    expect(receiptOf("nes_2026-03.csv")).toContain("<h1>Rapporten er tatt imot. Se over 3 advarsler,");
    const { connection, close } = await openDatabase(folder.database, { readOnly: true });
    const hashes = readRegister(folder).map(({ sha256 }) => sha256);
    const found = [...(await findingsAcross(connection, hashes).finally(close)).values()].flat();
    expect(new Set(found.map(ruleToldInNynorsk))).toEqual(new Set(rulesAcrossReports.map(({ id }) => id)));
  });
});

test("there is no rule that nothing can break", () => {
  const shown = [...Object.keys(broken), ...Object.keys(brokenByForeign), "mixed-made-up"];
  const acrossReports = rulesAcrossReports.map(({ id }) => id);
  expect(rulesOfForeignLayouts.map(({ id }) => id).sort()).toEqual(Object.keys(brokenByForeign).sort());
  expect([...shown, ...acrossReports].sort()).toEqual(rules.map(({ id }) => id).sort());
});
