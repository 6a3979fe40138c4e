import { describe, expect, test } from "vitest";
import { readFile } from "../readers/read-file.ts";
import { writeWorkbook as writeSheets, type CellValue } from "../readers/workbook.ts";
import { formOf, holdsNationalIdentity, parseHistory, parseUnitReport, unknownForm } from "./parse-report.ts";
import { historyForm } from "./history.ts";
import { unitReport } from "./unit-report.ts";

const lists = {
  measures: [{ id: "safety_cell", nb: "sikkerhetscelle", nn: "tryggleikscelle" }],
  reasons: [
    { id: "self_harm", nb: "selvskading", nn: "sjølvskading" },
    { id: "threats", nb: "trusler", nn: "truslar" },
  ],
};
const form = unitReport(lists);
const person = "P-0123456789ABCDEF8";

const headRows: CellValue[][] = [
  ["Enhet", "oslo-enhet"],
  ["Måned", "2026-03"],
  ["Versjon", 1],
  ["Sendt", "08.04.2026 10:15"],
  ["Omfang", "hele"],
  ["Status", "endelig"],
  ["Fangedøgn i alt", 4650],
  ["Fangedøgn kvinner", 0],
  ["Fangedøgn under 18 år", 0],
  ["Godkjente sikkerhetsceller", 2],
  ["Godkjente sikkerhetssenger", 1],
  ["Forsterkede celler", 0],
  ["Antall plasseringer", 1],
];
const header = [
  "Plassering",
  "Person",
  "Kjønn",
  "Under 18 år",
  "Tiltak",
  "Start",
  "Slutt",
  "Årsaker",
  "Tilsyn",
];
const row = [
  "V-1",
  person,
  "mann",
  "nei",
  "sikkerhetscelle",
  "10.03.2026 10:00",
  "11.03.2026 10:00",
  "trusler",
  "38",
];
const decisionHeader = ["Plassering", "Vedtatt", "Nivå", "Type"];

type Sheets = { hode?: CellValue[][]; plasseringer?: CellValue[][]; vedtak?: CellValue[][] };

async function workbook({
  hode = headRows,
  plasseringer = [header, row],
  vedtak = [decisionHeader],
}: Sheets) {
  const bytes = await writeSheets([
    { name: "Hode", rows: hode },
    { name: "Plasseringer", rows: plasseringer },
    { name: "Vedtak", rows: vedtak },
  ]);
  return readFile("oslo_2026-03.xlsx", bytes);
}

async function parsed(sheets: Sheets) {
  return parseUnitReport(await workbook(sheets), form);
}

const csv = (text: string) => readFile("oslo_2026-03.csv", Buffer.from(text, "latin1"));

/** The row with some cells changed. */
function changed(cells: Record<string, CellValue>): CellValue[] {
  return header.map((label, at) => cells[label] ?? (label in cells ? null : (row[at] ?? null)));
}

test("a report that fits its form is read without a finding", async () => {
  const { hode, plasseringer, findings, rowsRead } = await parsed({});
  expect(findings).toEqual([]);
  expect(hode).toMatchObject({ enhet: "oslo-enhet", maned: "2026-03", omfang: "whole", fangedogn: 4650 });
  expect(plasseringer).toMatchObject([
    {
      sheet: "Plasseringer",
      row: 2,
      values: { plassering: "V-1", arsaker: ["threats"], tilsyn: 38, slutt: 1_773_219_600 },
    },
  ]);
  expect(rowsRead).toEqual({ plasseringer: 1, vedtak: 0 });
});

describe("files as people really send them", () => {
  test("a title above the header, blank rows, stars, colons, hard blanks and empty columns to the right change nothing", async () => {
    const messy = header.map((label) => ` ${label.toUpperCase().replaceAll(" ", "\u00a0")}* `);
    const { plasseringer, findings } = await parsed({
      hode: [
        ["Månedsrapport for mars"],
        [],
        ...headRows.map(([label, value]) => [`${String(label)}: `, value ?? null]),
      ],
      plasseringer: [
        ["Plasseringer i mars 2026"],
        [],
        [...messy, null, " "],
        [],
        row,
        [null],
        [...changed({ Plassering: "V-2" }), ""],
      ],
    });
    expect(findings).toEqual([]);
    expect(plasseringer.map((one) => [one.row, one.values.plassering])).toEqual([
      [5, "V-1"],
      [7, "V-2"],
    ]);
  });

  test("a hint in brackets after the label is no part of it", async () => {
    const labels = header.map((label) => (label === "Start" ? "Start (dd.mm.åååå tt:mm)" : label));
    expect((await parsed({ plasseringer: [labels, row] })).plasseringer).toHaveLength(1);
  });

  test("dates as Excel keeps them, and numbers with a decimal comma, are read", async () => {
    const start = new Date(Date.UTC(2026, 2, 10, 10));
    const { plasseringer, findings } = await parsed({
      plasseringer: [header, changed({ Start: start, Slutt: null, Tilsyn: "7,0" })],
    });
    expect(findings).toEqual([]);
    expect(plasseringer[0]?.values).toMatchObject({ start: 1_773_133_200, slutt: null, tilsyn: 7 });
  });

  test("a day without a time of day is no time in a workbook, as it is none in a text file", async () => {
    for (const day of [new Date(Date.UTC(2026, 2, 11)), "11.03.2026"]) {
      const onDay: CellValue[] = [...row.slice(0, 6), day, ...row.slice(7)];
      const { plasseringer, findings } = await parsed({ plasseringer: [header, onDay] });
      expect(plasseringer).toEqual([]);
      expect(findings).toMatchObject([{ rule: "not-a-time", column: "slutt" }]);
    }
  });

  test("what stands where a formula has no answer is neither an id nor an empty end", async () => {
    const unanswered = [row.with(0, "#N/A"), row.with(0, "#I/T"), row.with(6, "formel uten verdi")];
    const { plasseringer, findings } = await parsed({ plasseringer: [header, ...unanswered] });
    expect(plasseringer).toEqual([]);
    expect(findings).toMatchObject([
      { rule: "missing-field", column: "plassering", found: "#N/A" },
      { rule: "missing-field", column: "plassering", found: "#I/T" },
      { rule: "not-a-time", column: "slutt", found: "formel uten verdi" },
    ]);
  });

  test("an id with characters that nobody sees is the id that is seen", async () => {
    const { plasseringer } = await parsed({ plasseringer: [header, row.with(0, "V\u00ad-1\u200b")] });
    expect(plasseringer).toMatchObject([{ values: { plassering: "V-1" } }]);
  });

  test("a date that has become a number is not guessed at: the row is set aside and the cell told", async () => {
    const { plasseringer, findings, rowsRead } = await parsed({
      plasseringer: [header, row, changed({ Plassering: "V-2", Start: 46_091.416_666_7 })],
    });
    expect(plasseringer).toHaveLength(1);
    expect(rowsRead.plasseringer).toBe(2);
    expect(findings).toEqual([
      {
        rule: "excel-date-number",
        sheet: "Plasseringer",
        row: 3,
        column: "start",
        found: {
          nb: "fant «46091.4166667», som er Excels tall for 10.03.2026 10:00",
          nn: "fann «46091.4166667», som er Excel sitt tal for 10.03.2026 10:00",
        },
      },
    ]);
  });

  test("a date that has become a number in the hour that the clock skips is told as the hour it says", async () => {
    const { findings } = await parsed({ plasseringer: [header, changed({ Start: 46_110.104_166_7 })] });
    expect(findings[0]?.found).toMatchObject({
      nb: "fant «46110.1041667», som er Excels tall for 29.03.2026 02:30",
    });
  });

  test("Windows-1252 with æ, ø and å, nynorsk words and semicolons at the end of every line are read", async () => {
    const read = await csv(
      [
        "Hovud;;;",
        "Eining;oslo-enhet;;",
        "Månad;2026-03;;",
        "Versjon;1;;",
        "Sendt;08.04.2026 10:15;;",
        "Omfang;heile;;",
        "Status;førebels;;",
        "Fangedøgn i alt;4 650;;",
        "Fangedøgn kvinner;0;;",
        "Fangedøgn under 18 år;0;;",
        "Godkjende tryggleiksceller;2;;",
        "Godkjende tryggleikssenger;1;;",
        "Forsterka celler;0;;",
        "Talet på plasseringar;1;;",
        ";;;",
        "Plasseringar;;;",
        "Plassering;Person;Kjønn;Under 18 år;Tiltak;Start;Slutt;Årsaker;;;;",
        `V-1;${person};mann;nei;tryggleikscelle;10.03.2026 10:00;;sjølvskading, truslar;;;;`,
        ";;;;",
      ].join("\r\n"),
    );
    const { hode, plasseringer, findings } = parseUnitReport(read, form);
    expect(findings).toEqual([
      {
        rule: "missing-sheet",
        severity: "warns",
        sheet: null,
        row: null,
        column: null,
        found: null,
        expected: { nb: "arket Vedtak", nn: "arket Vedtak" },
      },
    ]);
    expect(hode).toMatchObject({ enhet: "oslo-enhet", status: "provisional", fangedogn: 4650 });
    expect(plasseringer).toMatchObject([
      {
        sheet: "Plasseringar",
        row: 18,
        values: { tiltak: "safety_cell", arsaker: ["self_harm", "threats"] },
      },
    ]);
  });

  test("JSON with a list of reasons, numbers as text and keys left out is read", async () => {
    const content = {
      hode: {
        enhet: "oslo-enhet",
        maned: "2026-03",
        versjon: "1",
        sendt: "2026-04-08T10:15:00+02:00",
        omfang: "whole",
        status: "final",
        fangedogn: 4650,
        fangedogn_kvinner: 0,
        fangedogn_under_18: 0,
        sikkerhetsceller: 2,
        sikkerhetssenger: 1,
        forsterkede_celler: 0,
        antall_plasseringer: 2,
      },
      plasseringer: [
        {
          plassering: "V-1",
          person,
          kjonn: "man",
          under_18: false,
          tiltak: "safety_cell",
          start: "2026-03-10T10:00",
        },
        {
          plassering: "V-2",
          person,
          kjonn: "man",
          under_18: false,
          tiltak: "safety_cell",
          start: "2026-03-12T10:00",
          arsaker: ["threats", "self_harm"],
          tilsyn: {},
        },
      ],
      vedtak: [],
    };
    const read = await readFile("oslo.json", new TextEncoder().encode(JSON.stringify(content)));
    const { plasseringer, findings } = parseUnitReport(read, form);
    expect(plasseringer).toMatchObject([{ row: 1, values: { arsaker: null, slutt: null } }]);
    expect(findings).toMatchObject([
      { rule: "not-a-number", sheet: "Plasseringer", row: 2, column: "tilsyn", found: "{}" },
    ]);
  });
});

describe("every cell that does not fit is a finding of its own", () => {
  test.each<[string, CellValue, string]>([
    ["Kjønn", null, "missing-field"],
    ["Tiltak", "isolat", "unknown-code"],
    ["Årsaker", "trusler, uro", "unknown-code"],
    ["Start", "31.02.2026 10:00", "not-a-time"],
    ["Start", "29.03.2026 02:30", "no-such-time"],
    ["Tilsyn", "mange", "not-a-number"],
    ["Person", "Kari Nordmann", "not-pseudonym"],
  ])("%s %j: %s", async (label, cell, rule) => {
    const { plasseringer, findings } = await parsed({ plasseringer: [header, changed({ [label]: cell })] });
    expect(plasseringer).toEqual([]);
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
  });

  test("several in one row are all told", async () => {
    const { findings } = await parsed({
      plasseringer: [header, changed({ Kjønn: null, Tiltak: "isolat", Start: "i går" })],
    });
    expect(findings.map(({ column }) => column)).toEqual(["kjonn", "tiltak", "start"]);
  });

  test("the words of the list are told where a word is unknown", async () => {
    const { findings } = await parsed({ plasseringer: [header, changed({ Årsaker: "uro" })] });
    expect(findings[0]?.expected).toEqual({
      nb: "ett eller flere av selvskading, trusler",
      nn: "eitt eller fleire av sjølvskading, truslar",
    });
  });

  test("what stood in the person column is never told", async () => {
    const { findings } = await parsed({ plasseringer: [header, changed({ Person: "Kari Nordmann" })] });
    expect(findings[0]?.found).toBe("•••");
  });

  test("a pseudonym is not told either where the columns have slipped and it stands in another", async () => {
    const slipped = changed({ Person: "V-1", Kjønn: person, "Under 18 år": "mann", Tiltak: "nei" });
    const { findings } = await parsed({ plasseringer: [header, slipped] });
    expect(findings.find(({ column }) => column === "kjonn")?.found).toBe("•••");
  });

  test("of a sum below the rows what looks like an identity is not told", async () => {
    const sum = ["Sum for 010190 12345", ...header.slice(1, -1).map(() => null), "38"];
    const { findings } = await parsed({ plasseringer: [header, row, sum] });
    expect(findings).toMatchObject([{ rule: "total-row", row: 3, found: "Sum for •••" }]);
  });
});

describe("a time that came twice", () => {
  test("is read as the first, and told", async () => {
    const { plasseringer, findings } = await parsed({
      plasseringer: [header, changed({ Start: "25.10.2026 02:30", Slutt: null })],
    });
    expect(plasseringer[0]?.values.start).toBe(Date.parse("2026-10-25T00:30:00Z") / 1000);
    expect(findings).toMatchObject([
      { rule: "ambiguous-time", row: 2, column: "start", found: "25.10.2026 02:30" },
    ]);
  });
});

const without = (label: string) => headRows.filter(([first]) => first !== label);

describe("the head", () => {
  test("without a month, or with one that is none, is told as such", async () => {
    for (const hode of [without("Måned"), [...without("Måned"), ["Måned", "mars"]]]) {
      const { hode: head, findings } = await parsed({ hode });
      expect(head.maned).toBeUndefined();
      expect(findings.map(({ rule }) => rule)).toEqual(["month-missing"]);
    }
  });

  test.each(["Enhet", "Versjon", "Sendt", "Omfang", "Status"])(
    "without %s refuses the file",
    async (label) => {
      const { findings } = await parsed({ hode: without(label) });
      expect(findings).toMatchObject([{ rule: "missing-field", severity: "refuses", sheet: "Hode" }]);
    },
  );

  test("with a number that is none keeps the rest, and says in which row", async () => {
    const { hode, findings } = await parsed({
      hode: [...without("Fangedøgn i alt"), [], ["Fangedøgn i alt", "ca. 900"]],
    });
    expect(hode.fangedogn).toBeUndefined();
    expect(hode.versjon).toBe(1);
    expect(findings).toMatchObject([
      { rule: "not-a-number", row: 14, column: "fangedogn", found: "ca. 900" },
    ]);
    expect(findings[0]?.severity).toBeUndefined();
  });

  test("with a label twice is refused, and one with an unknown label warned about", async () => {
    const { findings } = await parsed({
      hode: [...headRows, ["Versjon", 2], ["Telefon", "22 03 51 00"], ["Overskrift"]],
    });
    expect(findings).toMatchObject([
      { rule: "duplicate-column", row: 14, column: "versjon" },
      { rule: "unknown-column", row: 15, column: "Telefon", found: "Telefon" },
    ]);
  });
});

const only = async (hode: CellValue[][]) =>
  parseUnitReport(await readFile("r.xlsx", await writeSheets([{ name: "hode ", rows: hode }])), form);

describe("sheets and columns", () => {
  test("an unknown column is warned about and a missing one refuses", async () => {
    const { plasseringer, findings } = await parsed({
      plasseringer: [
        [...header.filter((label) => label !== "Start"), "Navn"],
        [...row.filter((_, at) => header[at] !== "Start"), "x"],
      ],
    });
    expect(plasseringer).toEqual([]);
    expect(findings).toMatchObject([
      { rule: "missing-column", row: 1, column: "start" },
      { rule: "unknown-column", row: 1, column: "Navn" },
    ]);
  });

  test("an unknown column alone leaves the rows as they are", async () => {
    const { plasseringer, findings } = await parsed({
      plasseringer: [
        [...header, "Navn"],
        [...row, "x"],
      ],
    });
    expect(plasseringer).toHaveLength(1);
    expect(findings.map(({ rule }) => rule)).toEqual(["unknown-column"]);
  });

  test("a column that stands twice refuses, since nobody can tell which holds", async () => {
    const { findings } = await parsed({ plasseringer: [[...header, "Start"], row] });
    expect(findings).toMatchObject([
      { rule: "duplicate-column", column: "start", found: { nb: "2 ganger" } },
    ]);
  });

  test("rows without any header lack all their columns", async () => {
    const { findings } = await parsed({ plasseringer: [row] });
    expect(findings.every(({ rule }) => rule === "missing-column")).toBe(true);
    expect(findings).toHaveLength(6);
  });

  test("a report without its placements is refused, unless it says that there were none", async () => {
    expect((await only(headRows)).findings).toMatchObject([
      { rule: "missing-sheet", expected: { nb: "arket Plasseringer", nn: "arket Plasseringar" } },
    ]);
    const nil = headRows.map(([label, value]) => [
      label ?? null,
      label === "Antall plasseringer" ? 0 : (value ?? null),
    ]);
    expect((await only(nil)).findings).toEqual([]);
  });

  test("a table that stands twice refuses: the rows of one would be lost", async () => {
    const sheets = ["Hode", "Plasseringer", "Plasseringar", "Vedtak"];
    const rows = [headRows, [header, row], [header, row.with(0, "V-2")], [decisionHeader]];
    const bytes = await writeSheets(sheets.map((name, index) => ({ name, rows: rows[index] ?? [] })));
    const { findings } = parseUnitReport(await readFile("oslo_2026-03.xlsx", bytes), form);
    expect(findings).toMatchObject([
      { rule: "duplicate-sheet", sheet: "Plasseringar", found: { nb: "Plasseringer 2 ganger" } },
    ]);
  });

  test("a report without a head is refused", async () => {
    const read = await readFile("r.xlsx", await writeSheets([{ name: "Plasseringer", rows: [header, row] }]));
    expect(parseUnitReport(read, form).findings[0]).toMatchObject({
      rule: "missing-sheet",
      expected: { nb: "arket Hode", nn: "arket Hovud" },
    });
  });
});

const json = (content: unknown) => ({ kind: "json" as const, content });

describe("which form a file is", () => {
  test("is told by its tables", async () => {
    expect(formOf(await workbook({}))).toBe("unit_report");
    expect(formOf(json({ hode: {}, kvalitetssikring: {} }))).toBe("region_report");
    expect(formOf(json({ historikk: [] }))).toBe("history");
    expect(formOf(await csv("Hode\nEnhet;oslo-enhet\n"))).toBe("unit_report");
  });
  test("is unknown where it has none of them", async () => {
    const foreign = await readFile("r.xlsx", await writeSheets([{ name: "Ark1", rows: [["a"]] }]));
    expect(formOf(foreign)).toBeUndefined();
    expect(unknownForm(foreign)).toMatchObject({
      rule: "unknown-form",
      found: { nb: "arkene Ark1", nn: "arka Ark1" },
    });
    for (const content of [[], "tekst", null, 3]) expect(formOf(json(content))).toBeUndefined();
    expect(unknownForm(await csv("dag;antall\nmandag;3\n")).found).toEqual({
      nb: "ingen av tabellene i malen",
      nn: "ingen av tabellane i malen",
    });
  });
});

test("a year that begins in April is no year", () => {
  const counts = {
    sted: "norge",
    tiltak: "safety_cell",
    teller: "decisions",
    verdi: 284,
    kilde: "årsrapport",
  };
  const content = {
    historikk: [
      { ...counts, periode_type: "year", periode: "2019-04" },
      { ...counts, periode_type: "quarter", periode: "2019-04" },
    ],
  };
  const { historikk, findings, rowsRead } = parseHistory({ kind: "json", content }, historyForm(lists));
  expect(historikk.map(({ row: at }) => at)).toEqual([2]);
  expect(findings).toMatchObject([{ rule: "not-a-period", row: 1 }]);
  expect(rowsRead).toBe(2);
});

test.each([
  ["month", "2019", "en måned som 2019-03, som periodetypen sier"],
  ["quarter", "2019", "et kvartal som 2019-K1, som periodetypen sier"],
  ["year", "2019-K1", "et år som 2019, som periodetypen sier"],
  ["month", "2019-K2", "en måned som 2019-03, som periodetypen sier"],
])("the count of a %s is not one of %s", (periode_type, periode, expected) => {
  const counted = { sted: "norge", tiltak: "safety_cell", teller: "decisions", verdi: 284, kilde: "x" };
  const content = { historikk: [{ ...counted, periode_type, periode }] };
  const { historikk, findings } = parseHistory({ kind: "json", content }, historyForm(lists));
  expect(historikk).toEqual([]);
  expect(findings).toMatchObject([{ rule: "not-a-period", found: periode, expected: { nb: expected } }]);
});

describe("a national identity number", () => {
  // A synthetic one: the month is 81, which no calendar has.
  const number = "01819000049";
  test("is found wherever it stands: in a cell, a comment, a title above the header, a hidden sheet, deep in JSON", async () => {
    const cells = new Map([["0,0", { value: "a", comment: { text: `se ${number}` } }]]);
    const files = await Promise.all([
      writeSheets([{ name: "Hode", rows: [["Rolle", Number(number)]] }]),
      writeSheets([{ name: "Ark1", rows: [["a"]], cells }]),
      writeSheets([
        { name: "Ark1", rows: [["a"]] },
        { name: "Skjult", rows: [[number]], hidden: true },
      ]),
    ]);
    for (const bytes of files) expect(holdsNationalIdentity(await readFile("r.xlsx", bytes))).toBe(true);
    expect(holdsNationalIdentity(await csv(`tittel ${number}\nHode\nEnhet;oslo\n`))).toBe(true);
    expect(holdsNationalIdentity({ kind: "json", content: { a: [{ b: [number] }] } })).toBe(true);
    expect(holdsNationalIdentity({ kind: "json", content: { [number]: 1 } })).toBe(true);
  });
  test("is not in a report without one", async () => {
    expect(holdsNationalIdentity(await workbook({}))).toBe(false);
  });
});
