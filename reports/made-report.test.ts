import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readReference } from "../loaders/reference/reference.ts";
import { built, oneUnit, reports, type Built } from "../loaders/test-rows.ts";
import { states } from "../src/figures/figure.ts";
import type { Cell, ReportDocument, TableBlock } from "./document/document.ts";
import { madeReport, wordsFile } from "./made-report.ts";
import { questionsOf, template } from "./officer/questions.ts";
import { startOfDay } from "./formats/start-of-day.ts";
import { htmlRows, pdfRows, sheetRows, wordRows } from "./read-tables.ts";
import { reportFiles } from "./report-files.ts";
import { readReportFigures, type ReportFigures } from "./report-figures.ts";
import { periodOf } from "./report-scope.ts";
import { reportWords, type ReportLanguage } from "./words/report-words.ts";

const folder = { record: mkdtempSync(join(tmpdir(), "report-")) };
const scope = {
  place_id: "region-ost",
  ...(periodOf("2026-q1") ?? { period: "quarter", start: "", name: "" }),
};
const stay = (id: string, day: string) => ({
  id,
  start: `${day} 10:00`,
  end: `${day} 16:00`,
  reasons: id === "V-1" ? ["self_harm"] : ["violence"],
});

// 80 hours, of which the region was told on the fourth day.
const long = { ...stay("V-3", "2026-02-10"), end: "2026-02-13 18:00", regionTold: "2026-02-13 09:00" };

const kept = {
  decided_on: "2026-02-20",
  unit_id: "ila-enhet",
  month: "2026-01",
  own_id: "V-2",
  rule: "ground-not-valid" as const,
  reason: "fortrolig begrunnelse",
  decided_by: "Fortrolig Navn",
};

const fallBeyondUncertainty = {
  trend_id: "stays",
  quarter: "2026-01-01",
  answer: "no_clear_change",
  unconfirmed_answer: null,
  first_quarter: "2021-04-01",
  lower: 0.7,
  upper: 0.9,
  stays: 60,
  months_counted: 100,
  months_expected: 100,
};

let database: Built;
let figures: ReportFigures;

// Three stays in the quarter, one in the same quarter the year before; no report for March.
beforeAll(async () => {
  database = await built(
    reports(
      { unit: "ila-enhet", month: "2025-01" },
      { unit: "ila-enhet", month: "2025-02", placements: [stay("V-0", "2025-02-03")] },
      { unit: "ila-enhet", month: "2025-03" },
      {
        unit: "ila-enhet",
        month: "2026-01",
        placements: [stay("V-1", "2026-01-10"), stay("V-2", "2026-01-20")],
      },
      {
        unit: "ila-enhet",
        month: "2026-01",
        version: 2,
        sent: "2026-02-12 12:00",
        placements: [stay("V-1", "2026-01-10"), stay("V-2", "2026-01-20")],
      },
      { unit: "ila-enhet", month: "2026-02", placements: [long] },
      { unit: "ila-enhet", month: "2026-04" },
    ),
    { places: oneUnit, asOf: "2026-05-15", decided: { settledVerdicts: [], overrides: [kept] } },
  );
  const found = await readReportFigures(database.connection, scope);
  if (found === undefined) throw new Error("no figures of the report");
  figures = found;
});

afterAll(() => {
  database.close();
  rmSync(folder.record, { recursive: true, force: true });
});

async function reportWith(markdown: string, language: ReportLanguage = "nb") {
  const path = wordsFile(folder, scope.place_id, scope.name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, markdown);
  return madeReport(database.connection, folder, figures, language);
}

const tablesOf = ({ blocks }: ReportDocument) =>
  blocks.filter((block): block is TableBlock => block.kind === "table");

const overview = (document: ReportDocument) => tablesOf(document).find(({ id }) => id === "oversikt");

const sentences = ({ blocks }: ReportDocument) =>
  blocks.flatMap((block) =>
    block.kind === "list" && block.ordered
      ? block.items.map((item) => item.map(({ text }) => text).join(""))
      : [],
  );

test("the quarter is told in five points that one can count", async () => {
  const { document } = await reportWith("");
  expect(sentences(document)).toEqual([
    expect.stringMatching(
      /^I 1\. kvartal 2026 startet det minst 3 opphold i sikkerhetscelle i region-ost\. I samme kvartal året før var det ett opphold\. /,
    ),
    "Det er for lite data til å si om bruken endrer seg.",
    "Til sammen var det minst 92\u00a0timer i sikkerhetscelle. I samme kvartal året før var det 6\u00a0timer.",
    "Selvskading, selvmordsforsøk eller selvmordsfare var en årsak i 1 av 3 opphold med svar i de fullstendige månedsrapportene.",
    "2 av 3 månedsrapporter fra enheter med sikkerhetscelle er fullstendige.",
  ]);
});

test("which reports are missing is told, and which are incomplete", async () => {
  const months = figures.months.map((row) =>
    row.month.startsWith("2026-02") ? { ...row, state: "incomplete" } : row,
  );
  const paragraphs = async (language: ReportLanguage) =>
    (await madeReport(database.connection, folder, { ...figures, months }, language)).document.blocks.flatMap(
      (block) => (block.kind === "paragraph" ? block.text.map(({ text }) => text).join("") : []),
    );
  expect(await paragraphs("nb")).toEqual(
    expect.arrayContaining([
      "1 månedsrapport mangler: ila-enhet (mars 2026).",
      "1 månedsrapport er ufullstendig: ila-enhet (februar 2026).",
    ]),
  );
  expect(await paragraphs("nn")).toContain("1 månadsrapport er ufullstendig: ila-enhet (februar 2026).");
});

/** The sentence on the region's hours where they are so many, in a quarter with all its reports. */
async function hoursSaid(of: Partial<ReportFigures["figures"][number]>, language: ReportLanguage = "nb") {
  const changed = figures.figures.map((row) =>
    row.indicator_id === "cell_hours" ? { ...row, months_reported: 3, low: null, ...of } : row,
  );
  const known = { ...figures, figures: changed, before: [] };
  return sentences((await madeReport(database.connection, folder, known, language)).document)[2];
}

test("a short stay has lasted for some time, and what lies between none and some is told as that", async () => {
  expect(await hoursSaid({ state: "value", value: 1 / 3 })).toBe(
    "Til sammen var det 0,3\u00a0timer i sikkerhetscelle.",
  );
  expect(await hoursSaid({ state: "value", value: 1 / 3 }, "nn")).toBe(
    "Til saman var det 0,3\u00a0timar i tryggleikscelle.",
  );
  expect(await hoursSaid({ state: "value", value: 1 })).toBe(
    "Til sammen var det 1\u00a0time i sikkerhetscelle.",
  );
  expect(await hoursSaid({ state: "incomplete", value: null, low: 0, high: 3 })).toBe(
    "Til sammen var det mellom 0 og 3\u00a0timer i sikkerhetscelle.",
  );
});

test("the same in nynorsk, and no sentence is left in bokmål", async () => {
  const { document } = await reportWith("", "nn");
  expect(sentences(document)[0]).toMatch(
    /^I 1\. kvartal 2026 starta det minst 3 opphald i tryggleikscelle i region-ost\./,
  );
  const said = JSON.stringify(document.blocks.map(({ kind, ...block }) => (kind === "picture" ? "" : block)));
  expect(said.match(/\b(ikke|opphold|måned|hvor|sikkerhetscelle|noe)\b/g)).toBeNull();
});

const sentencesIn = (text: string) => text.split(/\.\s/).length;

test("a definition says as much in nynorsk as in the list of indicators", () => {
  const defined = figures.definitions
    .map((listed) => ({ ...listed, nn: reportWords("nn").definition(listed).definition }))
    .filter(({ definition_nb, nn }) => definition_nb !== nn);
  expect(defined.length).toBeGreaterThan(5);
  for (const { indicator_id, definition_nb, nn } of defined)
    expect([indicator_id, sentencesIn(nn)]).toEqual([indicator_id, sentencesIn(definition_nb)]);
});

test("a month that lacks reports is told to be provisional, and a row that was kept by its rule and day alone", async () => {
  const { document } = await reportWith("");
  // February and March of 2025 and January of 2026 were followed as they came; months that nobody reported were not.
  expect(overview(document)?.notes.slice(1)).toEqual([
    "Mars 2026 er foreløpig: månedsrapporten er ikke kommet endelig og fullstendig. " +
      "Hvor mye slike tall pleier å endre seg, er det for lite å bygge på: 3 tidligere måneder.",
    "ila-enhet, januar 2026: én rad er tatt med etter avgjørelse 20. februar 2026, selv om en regel sier noe annet («Grunnlaget gjaldt ikke»).",
  ]);
  expect(overview((await reportWith("", "nn")).document)?.notes.slice(1)).toEqual([
    "Mars 2026 er førebels: månadsrapporten er ikkje komen endeleg og fullstendig. " +
      "Kor mykje slike tal plar endre seg, er det for lite å byggje på: 3 tidlegare månader.",
    "ila-enhet, januar 2026: éi rad er teken med etter avgjerd 20. februar 2026, sjølv om ein regel seier noko anna («Grunnlaget gjaldt ikkje»).",
  ]);
  const files = await reportFiles(database.connection, document, scope);
  expect(String(files.get("html"))).toContain("Mars 2026 er foreløpig");
  expect(JSON.stringify(figures)).not.toMatch(/fortrolig/i);
});

test("an incomplete count of which nothing is known yet is not called at least none", async () => {
  const nothingKnown = figures.figures.map((row) =>
    row.state === "incomplete" ? { ...row, value: null, low: 0, high: null } : row,
  );
  const { document } = await madeReport(
    database.connection,
    folder,
    { ...figures, figures: nothingKnown },
    "nb",
  );
  expect(overview(document)?.rows[0]?.[1]).toBe("ufullstendig");
});

/** What every format, and the region's first sentence, says of a rate of so many stays. */
async function rateSaid(numerator: number, language: ReportLanguage) {
  const changed = figures.figures.map((row) =>
    row.indicator_id === "rate" && row.measure_id === "safety_cell"
      ? { ...row, state: "value", value: 0.5, lower: 0.2, upper: 1.1, numerator }
      : row,
  );
  const known = { ...figures, figures: changed, before: [] };
  const { document } = await madeReport(database.connection, folder, known, language);
  const files = await reportFiles(database.connection, document, scope);
  const interval = overview(document)?.rows[0]?.[4];
  const read = [
    htmlRows(String(files.get("html"))),
    wordRows(Buffer.from(files.get("docx") ?? "")),
    await pdfRows(Buffer.from(files.get("pdf") ?? "")),
  ];
  expect(read.map((rows) => JSON.stringify(rows).includes(`"${String(interval)}"`))).toEqual([
    true,
    true,
    true,
  ]);
  return [sentences(document)[0], interval];
}

test("a rate of fewer than ten stays says so beside its interval, in every format", async () => {
  expect(await rateSaid(9, "nb")).toEqual([
    expect.stringMatching(
      / I 1\. kvartal 2026 var det 0,50 opphold per 1000 fangedøgn \(95\u00a0% usikkerhet: 0,20–1,10, få opphold\)\.$/,
    ),
    "0,20–1,10, få opphold",
  ]);
  expect(await rateSaid(9, "nn")).toEqual([
    expect.stringMatching(
      / I 1\. kvartal 2026 var det 0,50 opphald per 1000 fangedøgn \(95\u00a0% uvisse: 0,20–1,10, få opphald\)\.$/,
    ),
    "0,20–1,10, få opphald",
  ]);
  expect(await rateSaid(10, "nb")).toEqual([
    expect.stringMatching(/ \(95\u00a0% usikkerhet: 0,20–1,10\)\.$/),
    "0,20–1,10",
  ]);
});

/** The region's stays in the first table where they are these. */
async function staysShown(of: Partial<ReportFigures["figures"][number]>): Promise<Cell | undefined> {
  const changed = figures.figures.map((row) =>
    row.indicator_id === "stays_started" ? { ...row, state: "value", value: 3, low: null, ...of } : row,
  );
  const { document } = await madeReport(database.connection, folder, { ...figures, figures: changed }, "nb");
  return overview(document)?.rows[0]?.[1];
}

test("a number that may be another is words, so that a spreadsheet cannot have it alone", async () => {
  const reported = { months_reported: 3 };
  expect(await staysShown(reported)).toEqual({ shown: "3", number: 3 });
  expect(await staysShown({ low: 3, high: null })).toBe("minst 3");
  expect(await staysShown({ ...reported, provisional: true })).toBe("3 (foreløpig)");
});

test("where all months have come and no row was kept, nothing is said of it", async () => {
  const settled = { ...figures, provisional_months: [], kept_rows: [] };
  const { document } = await madeReport(database.connection, folder, settled, "nb");
  expect(overview(document)?.notes.slice(1)).toEqual([]);
});

/** The report where the answer at its place is another, for such reasons. */
async function answeredReport(
  reasons: string[],
  settled_answer: string,
  language: ReportLanguage,
): Promise<ReportDocument> {
  const answered = {
    ...figures,
    trends: [{ ...fallBeyondUncertainty, place_id: figures.place.place_id, settled_answer }],
    answer_reasons: { reasons, deciding_quarter: "2023-04-01" },
  };
  return (await madeReport(database.connection, folder, answered, language)).document;
}

test("beside the answers stands what it takes to say one, and why a change beyond its uncertainty is not said", async () => {
  const both = ["persons_differ", "one_quarter_decides"];
  const [nb, nn] = [
    await answeredReport(both, "no_clear_change", "nb"),
    await answeredReport(both, "no_clear_change", "nn"),
  ];
  expect(overview(nb)?.notes[0]).toMatch(/^At bruken synker eller øker, sies bare når .* 2 kvartaler på rad/);
  expect(overview(nn)?.notes[0]).toMatch(
    /^At bruken går ned eller opp, blir sagt berre når .* 2 kvartal på rad/,
  );
  expect(JSON.stringify(nb.blocks)).toContain("Noen få personer med mange opphold kan stå for endringen.");
  expect(JSON.stringify(nb.blocks)).toContain("uten 2. kvartal 2023 går det ikke samme vei.");
  expect(JSON.stringify(nn.blocks)).toContain("Nokre få personar med mange opphald kan stå for endringa.");
  expect(JSON.stringify(nn.blocks)).toContain("utan 2. kvartal 2023 går det ikkje same vegen.");
  // Of an answer that says a change, or whose uncertainty holds none, there is nothing to explain.
  for (const other of [
    await answeredReport(both, "declining", "nb"),
    await answeredReport(["holds_one"], "no_clear_change", "nb"),
  ])
    expect(JSON.stringify(other.blocks)).not.toMatch(/stå for endringen|Ett enkelt kvartal/);
});

test("why the answer is what it is and when each duty falls due are read with the figures", () => {
  expect(figures.answer_reasons?.reasons).toContain("few_quarters");
  expect(
    figures.thresholds.filter(({ measure_id, under_18 }) => measure_id === "safety_cell" && !under_18),
  ).toEqual([
    expect.objectContaining({ duty: "directorate_told", hours: 144 }),
    expect.objectContaining({ duty: "region_decides", hours: 72 }),
    expect.objectContaining({ duty: "region_told", hours: 72, paragraph: "strgjfl. § 38 sjette ledd" }),
  ]);
});

test.each(["nb", "nn"] as const)(
  "in %s every word in place of a number is explained among the signs",
  async (language) => {
    const [stays] = figures.figures.filter(({ indicator_id }) => indicator_id === "stays_started");
    if (stays === undefined) throw new Error("no stays");
    const known = [
      ...states
        .filter((state) => state !== "value")
        .map((state) => ({ ...stays, state, value: null, low: null, high: null, provisional: false })),
      { ...stays, state: "incomplete", value: null, low: 3, high: null, provisional: true },
      { ...stays, state: "incomplete", value: null, low: 0, high: null, provisional: false },
    ];
    const answers = ["too_little_data", "withheld"];
    const shown: string[] = [];
    for (const [at, told] of known.entries()) {
      const one = {
        ...figures,
        figures: figures.figures.map((figure) =>
          figure.indicator_id === "stays_started" ? { ...told, place_id: figure.place_id } : figure,
        ),
        trends: [
          {
            ...fallBeyondUncertainty,
            place_id: figures.place.place_id,
            settled_answer: answers[at % 2] ?? "",
          },
        ],
      };
      const { document } = await madeReport(database.connection, folder, one, language);
      shown.push(
        ...(overview(document)?.rows.flatMap((row) => row.slice(1)) ?? []).map((cell) =>
          typeof cell === "string" ? cell : cell.shown,
        ),
      );
    }
    const { labels } = reportWords(language);
    const signs = labels.signsExplained.map(({ sign }) => sign).sort((a, b) => b.length - a.length);
    const left = shown.map((cell) => signs.reduce((rest, sign) => rest.replaceAll(sign, ""), cell));
    expect(left.filter((rest) => /\p{L}/u.test(rest.replaceAll(/ (?:av|til) /g, " ")))).toEqual([]);
  },
);

test("the chart is told with what is known of quarters that are not whole", async () => {
  const [first] = figures.quarters;
  if (first === undefined) throw new Error("no quarters");
  const quarters = [
    { ...first, state: "value", value: 3, low: null, high: null, period_start: "2025-10-01" },
    { ...first, state: "incomplete", value: null, low: 8, high: null, period_start: "2026-01-01" },
  ];
  const said = async (language: ReportLanguage) => {
    const { document } = await madeReport(database.connection, folder, { ...figures, quarters }, language);
    return document.blocks.flatMap((block) => (block.kind === "picture" ? block.alternative : []));
  };
  expect(await said("nb")).toEqual([
    expect.stringContaining(
      "Det laveste som er meldt, er 3, det høyeste 8; 1. kvartal 2026 hadde minst 8 opphold.",
    ),
  ]);
  expect(await said("nn")).toEqual([
    expect.stringContaining(
      "Det lågaste som er meldt, er 3, det høgaste 8; 1. kvartal 2026 hadde minst 8 opphald.",
    ),
  ]);
});

test("it says whom the figures are of", async () => {
  const [nb, nn] = await Promise.all((["nb", "nn"] as const).map((language) => reportWith("", language)));
  expect(JSON.stringify(nb?.document)).toContain("voksne (18 år og over); personer under 18 år er ikke med.");
  expect(JSON.stringify(nn?.document)).toContain(
    "vaksne (18 år og over); personar under 18 år er ikkje med.",
  );
});

test("of hours what is known of incomplete months is told, of lengths nothing", async () => {
  const [nb, nn] = await Promise.all(
    (["nb", "nn"] as const).map(async (language) =>
      tablesOf((await reportWith("", language)).document).find(({ id }) => id === "timer"),
    ),
  );
  expect(nb?.notes).toContain(
    "I median og andeler er opphold som startet i måneder uten fullstendig rapport, ikke med; i timene er det som er kjent av dem, med.",
  );
  expect(nn?.notes).toContain(
    "I median og andelar er opphald som starta i månader utan fullstendig rapport, ikkje med; i timane er det som er kjent av dei, med.",
  );
});

test("a prison without a safety cell stands among those with other measures, so that they add up to the region's", async () => {
  const [region, ila] = figures.places;
  const [row] = figures.figures.filter(({ indicator_id }) => indicator_id === "stays_started");
  if (region === undefined || ila === undefined || row === undefined) throw new Error("no places");
  const bo = { ...ila, place_id: "bo", name: "bo" };
  const stays = (place_id: string, measure_id: string, value: number | null) => ({
    ...row,
    place_id,
    measure_id,
    value,
    low: null,
    months_reported: 3,
    state: value === null ? "not_applicable" : "value",
  });
  const { document } = await madeReport(
    database.connection,
    folder,
    {
      ...figures,
      places: [region, ila, bo],
      figures: [
        ...["region-ost", "ila"].map((place_id) => stays(place_id, "safety_cell", 0)),
        stays("bo", "safety_cell", null),
        ...["region-ost", "bo"].map((place_id) => stays(place_id, "restraint_bed", 1)),
        stays("ila", "restraint_bed", 0),
      ],
    },
    "nb",
  );
  const rowsOf = (id: string) => tablesOf(document).find((table) => table.id === id)?.rows;
  expect(rowsOf("oversikt")?.map(([name]) => name)).toEqual(["region-ost", "ila"]);
  expect(rowsOf("andre-tiltak")?.map(([name, beds]) => [name, beds])).toEqual([
    ["region-ost", { shown: "1", number: 1 }],
    ["ila", { shown: "0", number: 0 }],
    ["bo", { shown: "1", number: 1 }],
  ]);
});

test("every number of its tables is a published figure", async () => {
  const { document } = await reportWith("");
  const published = new Set(
    (await database.rows("select value, numerator, denominator from published.figures")).flatMap((row) =>
      Object.values(row),
    ),
  );
  for (const row of await database.rows(
    "select stays_due, stays_answered, stays_in_time from published.duties where act = 'in_force'",
  ))
    for (const count of Object.values(row)) published.add(count);
  for (const row of await database.rows("select decisions from published.quality_assurance"))
    for (const count of Object.values(row)) published.add(count);
  const numbers = tablesOf(document).flatMap(({ rows }) =>
    rows.flat().flatMap((cell) => (typeof cell === "object" && "number" in cell ? [cell.number] : [])),
  );
  expect(numbers.length).toBeGreaterThan(5);
  expect(numbers.filter((number) => !published.has(number))).toEqual([]);
});

const shown = (cell: Cell) => (typeof cell === "string" ? cell : cell.shown).replaceAll(/\s+/g, " ").trim();

const inSheet = (cell: Cell) =>
  typeof cell === "string" ? shown(cell) : "day" in cell ? startOfDay(cell) : cell.number;

test("every format has every number of the report's tables, in its place", async () => {
  const { document } = await reportWith("");
  const files = await reportFiles(database.connection, document, scope);
  const bytes = (ending: string) => new Uint8Array(Buffer.from(files.get(ending) ?? ""));
  const tables = tablesOf(document);
  const asShown = tables.flatMap(({ columns, rows }) => [
    columns.map(({ label }) => shown(label)),
    ...rows.map((row) => row.map(shown)),
  ]);
  expect(await pdfRows(bytes("pdf"))).toEqual(asShown);
  expect(await pdfRows(bytes("arkiv.pdf"))).toEqual(asShown);
  expect(wordRows(bytes("docx"))).toEqual(asShown);
  expect(htmlRows(String(files.get("html")))).toEqual(asShown);
  // A spreadsheet has the numbers and days themselves.
  const numbers = tables.flatMap(({ rows }) => rows.map((row) => row.map(inSheet)));
  const lengths = tables.map(({ rows }) => rows.length);
  for (const format of ["xlsx", "ods"] as const)
    expect(await sheetRows(format, bytes(format), lengths)).toEqual(numbers);
});

const six = (value: unknown) => (typeof value === "number" ? Number(value.toPrecision(6)) : null);
const sorted = (values: (number | null)[]) => values.toSorted((one, other) => (one ?? -1) - (other ?? -1));

test("the figures' own file has every published figure of the region and its prisons, and no other", async () => {
  const { document } = await reportWith("");
  const csv = String((await reportFiles(database.connection, document, scope)).get("csv"));
  const lines = csv.split("\r\n").map((line) => line.split(";"));
  const head = lines.findIndex((line) => line[3] === "Tall");
  const told = lines
    .slice(head + 1)
    .filter(({ length }) => length > 5)
    .map((line) => (line[5] === "" ? null : Number(line[5]?.replace(",", "."))));
  const published = await database.rows(
    `select figures.value
    from published.figures as figures
    where organisation = 'now' and period = 'quarter' and period_start = date '2026-01-01'
        and place_id in ('region-ost', 'ila')`,
  );
  expect(sorted(told)).toEqual(sorted(published.map(({ value }) => six(value))));
});

test("where nobody has told of any reasons, the sentence does not say that no stay has an answer", async () => {
  const unknown = { ...figures, figures: [] };
  const { document } = await madeReport(database.connection, folder, unknown, "nb");
  expect(sentences(document)[3]).toBe("Andelen knyttet til selvskading er ikke rapportert.");
});

test("a stay past a threshold is told, with whether the level above was told in time", async () => {
  const { document } = await reportWith("");
  const table = document.blocks.find((block) => block.kind === "table" && block.id === "terskler");
  expect(table).toMatchObject({
    rows: expect.arrayContaining([
      [
        "Sikkerhetscelle: regionen får melding etter 72\u00a0timer (strgjfl. § 38 sjette ledd)",
        { shown: "1", number: 1 },
        { shown: "1", number: 1 },
        { shown: "1", number: 1 },
      ],
    ]),
  });
});

/** What stands under the thresholds' heading where each duty fell due in so many stays. */
async function thresholdsOf(stays_due: number | null): Promise<string> {
  const duties = figures.duties.map((duty) => ({ ...duty, stays_due }));
  const { document } = await madeReport(database.connection, folder, { ...figures, duties }, "nb");
  const at = document.blocks.findIndex(
    (block) => block.kind === "heading" && block.text === "Opphold over tersklene",
  );
  return JSON.stringify(document.blocks[at + 1]);
}

test("where no report is complete, nothing is said of how many stays passed a threshold; where one is, that none did", async () => {
  expect(await thresholdsOf(null)).toContain(
    "er ikke kjent: ingen månedsrapport for perioden er fullstendig",
  );
  expect(await thresholdsOf(0)).toContain("Ingen opphold i de fullstendige månedsrapportene passerte");
});

test.each(["nb", "nn"] as const)("in %s each duty of the law has a name", (language) => {
  const { duty: name } = reportWords(language);
  const duties = readReference().thresholds.map(({ duty }) => duty);
  expect(duties.filter((duty) => name(duty, "safety_cell", false, []).includes(duty))).toEqual([]);
});

test("what a region has not told of its decisions is not reported, and never a number", async () => {
  const assured = figures.assured.map((row) => ({
    ...row,
    state: "value",
    decisions: null,
    quality_assured: 2,
    with_defects: null,
  }));
  const { document } = await madeReport(database.connection, folder, { ...figures, assured }, "nb");
  const table = tablesOf(document).find(({ id }) => id === "kvalitetssikring");
  expect(table?.rows[0]?.slice(1)).toEqual(["ikke rapportert", { shown: "2", number: 2 }, "ikke rapportert"]);
  // Other tables place units as the organisation is now.
  expect(table?.notes).toEqual(["Vedtakene er fra enhetene som hørte til regionen den måneden."]);
});

test("a report that is missing is asked about, and the template has room for the answer", () => {
  const words = reportWords("nb");
  const questions = questionsOf(figures, words);
  expect(questions.map(({ id }) => id)).toEqual([
    "assessment-1",
    "assessment-2",
    "comment-ila",
    "actions-1",
    "missing-ila-enhet-2026-03",
  ]);
  expect(template(questions, words)).toContain("# Rapporter som mangler\n\n## ila-enhet, mars 2026");
});

const answered = (text: string) =>
  template(questionsOf(figures, reportWords("nb")), reportWords("nb")).replaceAll(
    /^(## .*)$/gm,
    `$1\n\n${text}`,
  );

test("a template with nothing written is unanswered; one with words under each question is not", async () => {
  const empty = await reportWith(template(questionsOf(figures, reportWords("nb")), reportWords("nb")));
  expect(empty.unanswered).toHaveLength(5);
  expect((await reportWith(answered("Rolig kvartal."))).unanswered).toEqual([]);
});

test("words in bokmål are read in a report in nynorsk too", async () => {
  const { faults, unanswered } = await reportWith(answered("Rolig kvartal."), "nn");
  expect([faults, unanswered]).toEqual([[], []]);
});

test("a bound figure is the published one, with its state where it has no number", async () => {
  const { document, faults } = await reportWith(
    answered(
      "{{stays_started}} mot {{stays_started quarter=2025-q1}}, {{stays_started prison=ila quarter=2025-q3}}",
    ),
  );
  expect(faults).toEqual([]);
  expect(JSON.stringify(document.blocks)).toContain("minst 3 mot 1, ikke rapportert");
});

test("a figure that is not there is a fault with its line", async () => {
  const { faults } = await reportWith(answered("{{stays_started region=sor}}"));
  expect(faults[0]).toEqual({
    line: 7,
    message: "{{stays_started region=sor}} peker på et tall som ikke finnes.",
  });
});

test("a number typed by hand that no figure agrees with is pointed out", async () => {
  const { stray } = await reportWith(answered("Det var 3 opphold og 92 timer, ikke 17 opphold."));
  expect(stray[0]).toEqual({
    line: 7,
    message: "«17 opphold» står ikke i tallene for region-ost. Bind tallet med {{…}}, eller rett det.",
  });
  expect(stray).toHaveLength(5);
});

test("words that no one has confirmed against these figures are stale", async () => {
  expect((await reportWith(answered("Rolig kvartal."))).stale).toHaveLength(5);
});

test("a question that is not answered is told to be that alone, not written on older figures too", async () => {
  const { stale, unanswered } = await reportWith(answered(""));
  expect([stale, unanswered.length]).toEqual([[], 5]);
});
