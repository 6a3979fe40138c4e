import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Cell, type Sheet } from "../forms/cell.ts";
import { readInstant } from "../forms/oslo-time.ts";
import { unitReport } from "../forms/unit-report.ts";
import { codeLists, readReference } from "../reference/reference.ts";
import { type Known } from "./checked-row.ts";
import { parseProfile } from "./profile.ts";
import { testProfile } from "./test-profile.ts";
import { readByProfile } from "./read-by-profile.ts";

function at(text: string): number {
  const reading = readInstant(text);
  if ("problem" in reading) throw new Error(text);
  return reading.seconds;
}

const known: Known = {
  columns: unitReport(codeLists(readReference())).shape.plasseringer.element.shape,
  isUnit: (unitId) => unitId === "eks-enhet",
  isGround: (_regime, letter) => letter === "a",
  receivedAt: at("2026-06-01"),
};

/** A sheet whose rows begin at a row. */
function sheet(name: string, first: number, cells: Cell[][]): Sheet {
  return { name, rows: cells.map((row, index) => ({ row: first + index, cells: row })) };
}

const header = ["id", "inn", "ut", "sted", "døgn"];
const row = (id: string, start: string, end: string | null, days: string | null = null) => [
  id,
  start,
  end,
  "Ila",
  days,
];
const stated = { stated_length: { header: "døgn", unit: "days" } };

function read(about: object, rows: Cell[][]) {
  const reading = readByProfile([sheet("", 1, [header, ...rows])], testProfile(about), known);
  return { ...reading, rules: reading.findings.map(({ rule }) => rule) };
}

test("a date without a time begins at midnight, and the row says that it knows no more than the day", () => {
  const { placements } = read(stated, [row("1", "01.03.2026", "03.03.2026", "2")]);
  expect(placements).toMatchObject([
    {
      plassering: "1",
      enhet: "ila",
      start: at("2026-03-01"),
      slutt: at("2026-03-03"),
      presisjon: "day",
      oppgitt_dogn: 2,
    },
  ]);
});

test("a row without an end is open", () => {
  expect(read({}, [row("1", "01.03.2026", null)]).placements).toMatchObject([{ slutt: null }]);
});

test("what the source cannot say is absent, not guessed", () => {
  const [placement] = read({}, [row("1", "01.03.2026", null)]).placements;
  expect(placement).not.toHaveProperty("person");
  expect(placement).not.toHaveProperty("kjonn");
});

test("a row that ends before it starts is set aside and told of, the others are kept", () => {
  const reading = read({}, [row("1", "03.03.2026", "01.03.2026"), row("2", "03.03.2026", "04.03.2026")]);
  expect(reading).toMatchObject({ rows_read: 2, rows_accepted: 1, rows_set_aside: 1 });
  expect(reading.findings).toEqual([
    { rule: "end-before-start", sheet: "", row: 2, column: "ut", found: "01.03.2026" },
  ]);
});

test("a row set aside lacks in the month and unit it names, in any where it names none, and a sum lacks nowhere", () => {
  const reading = read({ nothing: ["(b)(6)"] }, [
    row("1", "03.03.2026", "01.03.2026"),
    row("2", "04.03.2026", "01.03.2026"),
    row("3", "(b)(6)", "05.03.2026"),
    row("4", "(b)(6)", null),
    ["5", "06.03.2026", null, null],
    row("6", "06.03.2026", null),
    ["", null, null, "Sum"],
    ["Skrevet ut 1. juni"],
  ]);
  expect(reading.setAside).toEqual([
    { enhet: "ila", maned: "2026-03", rows: 2 },
    { enhet: "ila", maned: null, rows: 2 },
    { enhet: null, maned: "2026-03", rows: 1 },
  ]);
  expect(reading.places.map(({ place_id }) => place_id)).toEqual(["eksland", "ila"]);
});

test("a row whose hour does not exist, or is missing, lacks in the month of its day", () => {
  const times = { formats: ["DD.MM.YYYY HH:mm", "DD.MM.YYYY"], precision: "minute" };
  expect(
    read({ times }, [row("1", "29.03.2026 02:30", null), row("2", "01.02.2026", null)]).setAside,
  ).toEqual([
    { enhet: "ila", maned: "2026-03", rows: 1 },
    { enhet: "ila", maned: "2026-02", rows: 1 },
  ]);
});

test("a stated length that start and end contradict is told, and the row is kept", () => {
  const reading = read(stated, [row("1", "01.03.2025", "03.03.2026", "2")]);
  expect(reading.placements).toHaveLength(1);
  expect(reading.findings).toMatchObject([
    {
      rule: "stated-length",
      column: "døgn",
      found: "2",
      expected: {
        nb: "367 døgn, som er tiden fra start til slutt",
        nn: "367 døgn, som er tida frå start til slutt",
      },
    },
  ]);
});

test("what a stated length should have been is told in the source's own unit, and one that cannot be read is told", () => {
  const times = { formats: ["DD.MM.YYYY HH:mm"], precision: "minute" };
  const reading = read({ times, stated_length: { header: "døgn", unit: "hours" } }, [
    row("1", "01.03.2026 08:00", "01.03.2026 20:30", "2"),
    row("2", "01.03.2026 08:00", "01.03.2026 20:30", "en natt"),
    row("3", "01.03.2026 08:00", "01.03.2026 20:30", "12:30"),
  ]);
  expect(reading.rows_accepted).toBe(3);
  expect(reading.findings).toMatchObject([
    { rule: "stated-length", row: 2, expected: { nb: "12,5 timer, som er tiden fra start til slutt" } },
    { rule: "length-not-read", row: 3, found: "en natt", expected: { nb: "varigheten i timer" } },
  ]);
});

test("dates and times that a workbook keeps in two columns are read as it shows them, 24:00 as the day's end", () => {
  const columns = {
    plassering: { header: "id" },
    under_18: { constant: false },
    tiltak: { constant: "safety_cell" },
    start: { date: "inn", time: "kl. inn" },
    slutt: { date: "ut", time: "kl. ut" },
  };
  const profile = testProfile({ columns, times: { formats: ["D.M.YYYY H.mm"], precision: "minute" } });
  const cells = [
    ["id", "sted", "inn", "kl. inn", "ut", "kl. ut"],
    ["1", "Ila", "2026-03-01", "1899-12-31T08:30:00", "2026-03-01T00:00:00", "1900-01-01T00:00:00"],
    ["2", "Ila", "2026-03-01", "8.30", "2.3.2026", "1899-12-31T00:00:00"],
    ["3", "Ila", "2026-03-01", null, null, null],
  ];
  const { placements, findings } = readByProfile([sheet("", 1, cells)], profile, known);
  expect(placements).toMatchObject([
    { start: at("2026-03-01T08:30"), slutt: at("2026-03-02T00:00") },
    { start: at("2026-03-01T08:30"), slutt: at("2026-03-02T00:00") },
  ]);
  // A day without its time is no midnight.
  expect(findings).toMatchObject([{ rule: "not-a-time", row: 4, column: "inn" }]);
});

test("of a source that knows days alone, a time that stands in a cell all the same is not counted with", () => {
  const [placement] = read({}, [row("1", "2026-03-01T14:30:00", "2026-03-02T10:00:00")]).placements;
  expect(placement).toMatchObject({ start: at("2026-03-01"), slutt: at("2026-03-02") });
});

test("cells that are missing, no time, or name a word that is not known set their row aside", () => {
  const columns = {
    plassering: { header: "id" },
    under_18: { constant: false },
    tiltak: { header: "sted", codes: { Ila: "safety_cell" } },
    start: { header: "inn" },
    slutt: { header: "ut" },
  };
  expect(
    read({ columns }, [
      row("1", "", null),
      row("2", "31.02.2026", null),
      ["3", "01.03.2026", null, "Skien"],
      ["4", "01.03.2026", null, "ILA"],
    ]),
  ).toMatchObject({ rules: ["missing-field", "not-a-time", "unknown-code"], rows_accepted: 1 });
});

const least = {
  plassering: { header: "id" },
  under_18: { constant: false },
  tiltak: { constant: "safety_cell" },
  start: { header: "inn" },
  slutt: { header: "ut" },
};

test("several reasons in one cell are looked up one by one, unless the whole cell is a word of the source", () => {
  const codes = { Selvskading: "self_harm", "Vold, trusler": "violence, threats", Vold: "violence" };
  const columns = { ...least, arsaker: { header: "døgn", codes, other_codes: "other" } };
  const reasonsOf = (cell: string) =>
    read({ columns }, [row("1", "01.03.2026", null, cell)]).placements[0]?.["arsaker"];
  expect(reasonsOf("selvskading, vold")).toEqual(["self_harm", "violence"]);
  expect(reasonsOf("Vold, trusler")).toEqual(["threats", "violence"]);
  expect(reasonsOf("Selvskading;\nroping")).toEqual(["other", "self_harm"]);
  expect(reasonsOf("Roping, støy")).toEqual(["other"]);
  const slashed = { header: "døgn", codes, parted_by: ["/"] };
  const [placement] = read({ columns: { ...least, arsaker: slashed } }, [
    row("1", "01.03.2026", null, "Selvskading / Vold"),
  ]).placements;
  expect(placement?.["arsaker"]).toEqual(["self_harm", "violence"]);
});

test("reasons that have a column each hold where it is ticked, and a cell that may be a tick is asked of", () => {
  const columns = { ...least, arsaker: { ticked: { selvskade: "self_harm", vold: "violence" } } };
  const cells = [
    ["id", "inn", "ut", "sted", "Selvskade", "Vold"],
    ["1", "01.03.2026", null, "Ila", "x", "JA"],
    ["2", "01.03.2026", null, "Ila", null, "nei"],
    ["3", "01.03.2026", null, "Ila", "?", "x"],
  ];
  const { placements, findings } = readByProfile([sheet("", 1, cells)], testProfile({ columns }), known);
  expect(placements.map(({ arsaker }) => arsaker)).toEqual([["self_harm", "violence"], null]);
  expect(findings).toMatchObject([{ rule: "unknown-code", row: 4, column: "selvskade", found: "?" }]);
});

test("a source that has the start and the length alone has its ends reckoned, over a change of clock too", () => {
  const columns = { ...least, slutt: { start_and_stated_length: true } };
  const times = { formats: ["DD.MM.YYYY HH:mm"], precision: "minute" };
  const reading = read({ columns, times, stated_length: { header: "døgn", unit: "hours" } }, [
    row("1", "28.03.2026 22:00", null, "9"),
    row("2", "01.03.2026 22:00", null, "ukjent"),
    row("3", "01.03.2026 22:00", null, null),
  ]);
  expect(reading.placements).toMatchObject([{ slutt: at("2026-03-29T08:00") }, { slutt: null }]);
  expect(reading.findings).toMatchObject([{ rule: "not-a-time", row: 3, column: "døgn", found: "ukjent" }]);
  const days = read({ columns, stated_length: { header: "døgn", unit: "days" } }, [
    row("1", "28.03.2026", null, "2"),
  ]);
  expect(days).toMatchObject({ placements: [{ slutt: at("2026-03-30") }], findings: [] });
});

test("words that mean nothing are no words", () => {
  expect(read({ nothing: ["(b)(6)", "-"] }, [row("1", "01.03.2026", "(B)(6)")]).placements).toMatchObject([
    { slutt: null },
  ]);
});

test("nothing happens after the file was received, or outside the months the source covers", () => {
  expect(
    read({ covers: { from: "2026-02", to: "2026-03" } }, [
      row("1", "02.06.2026", null),
      row("2", "01.04.2026", null),
      row("3", "01.01.2026", "31.01.2026"),
      row("4", "01.01.2026", "01.02.2026"),
    ]).rules,
  ).toEqual(["in-future", "outside-covers", "outside-covers", "outside-covers"]);
});

test("of two rows of one unit under one id none is kept", () => {
  expect(
    read({}, [
      row("1", "01.03.2026", null),
      row("1", "02.03.2026", null),
      ["1", "01.03.2026", null, "Skien"],
    ]),
  ).toMatchObject({
    rules: ["duplicate-id", "duplicate-id"],
    rows_accepted: 1,
  });
});

test("without a country of its own the units are those of the register", () => {
  const places = { unit: { header: "sted", codes: { Eksbo: "eks-enhet" } } };
  const reading = read({ places }, [row("1", "01.03.2026", null), ["2", "01.03.2026", null, "EKSBO"]]);
  expect(reading).toMatchObject({
    rules: ["unknown-unit"],
    places: [],
    placements: [{ enhet: "eks-enhet" }],
  });
});

test("several reviews of one placement are one placement: the last review's, whatever order they stand in", () => {
  const one_placement = { alike_in: ["sted", "inn"], keep: "last", ordered_by: "døgn" };
  const reviews = [
    row("a", "01.03.2026", "02.03.2026", "10"),
    row("b", "01.03.2026", "09.03.2026", "30"),
    row("c", "01.03.2026", null, "20"),
  ];
  for (const rows of [reviews, reviews.toReversed()])
    expect(read({ one_placement }, rows)).toMatchObject({
      placements: [{ plassering: "b" }],
      rows_read: 3,
      rows_accepted: 3,
      rows_set_aside: 0,
    });
});

test("rows that do not say what tells placements apart are not taken for one: alone a row is kept, two are asked of", () => {
  const one_placement = { alike_in: ["døgn", "inn"], keep: "last" };
  const reading = read({ one_placement, nothing: ["(unntatt)"] }, [
    row("1", "01.03.2026", "02.03.2026", "(unntatt)"),
    row("2", "01.03.2026", "05.03.2026", "(unntatt)"),
    row("3", "02.03.2026", "05.03.2026", "(unntatt)"),
  ]);
  expect(reading).toMatchObject({ rows_set_aside: 2, placements: [{ plassering: "3" }] });
  expect(reading.findings).toMatchObject([
    { rule: "not-told-apart", row: 2, expected: { nb: "svar i døgn, inn" } },
    { rule: "not-told-apart", row: 3 },
  ]);
});

test("reviews of one placement are alike though its date or its word is not spelt alike", () => {
  const one_placement = { alike_in: ["døgn", "inn"], keep: "last" };
  const times = { formats: ["D.M.YYYY"], precision: "day" };
  const { placements } = read({ one_placement, times }, [
    row("1", "01.03.2026", null, "ZX-81"),
    row("2", "1.3.2026", "05.03.2026", "zx-81"),
  ]);
  expect(placements).toMatchObject([{ plassering: "2" }]);
});

test("a sheet for each prison names its unit, whose cells are written once and whose sums are left out", () => {
  const about = {
    places: { unit: { sheet_name: true }, country: { id: "eksland", name: "Eksland" } },
    columns: { ...least, start: { date: "dag", time: "inn" }, slutt: { date: "dag", time: "ut" } },
    times: { formats: ["D.M.YYYY HH:mm"], precision: "minute" },
    written_once: ["dag"],
    rows_left_out: [{ header: "id", pattern: "^sum" }],
  };
  const cells = [
    ["id", "dag", "inn", "ut"],
    ["1", "1.3.2026", "08:00", "09:00"],
    ["2", null, "10:00", "11:00"],
    ["Sum", "2"],
    ["3", "2.3.2026", "08:00", "09:00"],
  ];
  const reading = readByProfile([sheet("Nes", 1, cells), sheet("Vik", 1, cells)], testProfile(about), known);
  expect(reading).toMatchObject({
    rows_read: 6,
    rows_set_aside: 0,
    findings: [{ rule: "rows-left-out", found: "2 rader" }],
  });
  expect(reading.placements.map(({ enhet, plassering, start }) => [enhet, plassering, start])).toEqual([
    ["nes", "1", at("2026-03-01T08:00")],
    ["nes", "2", at("2026-03-01T10:00")],
    ["nes", "3", at("2026-03-02T08:00")],
    ["vik", "1", at("2026-03-01T08:00")],
    ["vik", "2", at("2026-03-01T10:00")],
    ["vik", "3", at("2026-03-02T08:00")],
  ]);
});

const explanation = sheet("Forklaring", 1, [["Les dette"]]);
const february = sheet("Februar", 1, [
  ["id", "inn", "ut dato", "sted"],
  ["2", "01.02.2026", null, "Ila"],
]);
const march = sheet("Mars", 1, [header, row("1", "01.03.2026", null)]);

const readSheets = (about: object, sheets: Sheet[]) => readByProfile(sheets, testProfile(about), known);

test("of all sheets those that are no table are told of, with what the nearest row lacks", () => {
  expect(readSheets({}, [explanation, february, march])).toMatchObject({
    rows_read: 1,
    findings: [
      { rule: "sheet-left-out", sheet: "Forklaring", found: { nb: "1 rad uten overskriftene" } },
      { rule: "sheet-left-out", sheet: "Februar", found: { nb: "rad 1 uten «ut»" } },
    ],
  });
});

test("a column that the profile asks for several times is told once, when it is missing and when it is awaited", () => {
  const about = { sheets: { names: ["Februar"] }, rows_left_out: [{ header: "ut", pattern: "^sum" }] };
  expect(readSheets(about, [february]).findings).toMatchObject([
    { rule: "header-not-found", found: { nb: "rad 1 uten «ut»" }, expected: "id, inn, ut, sted" },
  ]);
});

test("a sheet that the profile names, or that is of its pattern, must be there and hold the header", () => {
  expect(
    readSheets({ sheets: { names: ["forklaring", "mars"] } }, [explanation, march]).findings,
  ).toMatchObject([{ rule: "header-not-found", sheet: "Forklaring", expected: "id, inn, ut, sted" }]);
  expect(readSheets({ sheets: { names: ["April", "Mars"] } }, [march]).findings).toMatchObject([
    { rule: "sheet-not-found", found: { nb: "arkene «Mars»" }, expected: { nb: "arket «April»" } },
  ]);
  expect(
    readSheets({ sheets: { pattern: "^(Februar|Mars)$" } }, [explanation, february, march]),
  ).toMatchObject({
    findings: [{ rule: "header-not-found", sheet: "Februar", found: { nb: "rad 1 uten «ut»" } }],
  });
  expect(readSheets({ sheets: { pattern: "^Uttrekk" } }, [march]).findings).toMatchObject([
    { rule: "sheet-not-found", expected: { nb: "ark med navn som ^Uttrekk" } },
  ]);
});

test("a sheet in which a header that is needed stands twice is not read by chance", () => {
  const twice = sheet("", 1, [
    ["id", "inn", "inn", "ut", "sted"],
    ["1", "01.03.2026", "02.03.2026", null, "Ila"],
  ]);
  expect(readSheets({}, [twice]).findings).toMatchObject([
    { rule: "header-twice", found: { nb: "«inn» to ganger" } },
  ]);
});

test("a profile that does not say how placements are told apart is not accepted", () => {
  expect(() =>
    testProfile({
      columns: {
        tiltak: { constant: "exclusion" },
        under_18: { constant: false },
        start: { header: "inn" },
        slutt: { header: "ut" },
      },
    }),
  ).toThrow("columns.plassering eller one_placement må være med");
});

test("a word of the profile that no profile has is a slip, and is named with its place", () => {
  expect(() => testProfile({ times: { formats: ["DD.MM.YYYY"], precision: "hour" } })).toThrow(
    /^eks\.json, times\.precision: /,
  );
});

test("many rows mended by exchanging day and month name the profile's likely mistake", () => {
  // 2 to 7 March, written with the month first.
  const rows = [2, 3, 4, 5, 6].map((day) => row(String(day), `0${day}.03.2026`, `0${day + 1}.03.2026`, "1"));
  const exchanged = rows.map(([id = "", start, end, sted = "", days = ""]) => [
    id,
    swap(start),
    swap(end),
    sted,
    days,
  ]);
  const found =
    "i 5 av 5 rader stemmer oppgitt varighet først når dag og måned byttes: datoformatet er trolig lest feil";
  expect(
    read({ ...stated, covers: { from: "2026-01", to: "2026-12" } }, exchanged).findings[0],
  ).toMatchObject({
    rule: "day-month-exchanged",
    found,
  });
  const times = { formats: ["DD.MM.YYYY"], precision: "day", exchange_day_month: { when_day_at_most: 12 } };
  expect(read({ ...stated, times }, exchanged)).toMatchObject({ rules: [], rows_accepted: 5 });
});

function swap(date: Cell | undefined): string {
  const [day, month, year] = String(date).split(".");
  return `${month}.${day}.${year}`;
}

test("the profile of Solitary Voices is whole", () => {
  const path = join(import.meta.dirname, "../../data/profiles/solitary-voices.json");
  expect(parseProfile(readFileSync(path, "utf8"), path)).toMatchObject({
    id: "solitary-voices",
    cannot_say: ["persons", "prison_days"],
    comparable: { from: "2013-10", to: "2016-12" },
  });
});
