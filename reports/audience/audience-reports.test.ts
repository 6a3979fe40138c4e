import { describe, expect, test } from "vitest";
import { month } from "../../src/figures/made-up-figure.ts";
import type { ProtectedFigure } from "../../loaders/protection/protected-figure.ts";
import { readPolicy } from "../../loaders/protection/policy.ts";
import type { PlaceWithParents } from "../../loaders/site-data/places.ts";
import { ila } from "../../src/parts/made-up-place.ts";
import type { Block, TableBlock } from "../document/document.ts";
import { reportWords } from "../words/report-words.ts";
import { audienceBlocks, reportRows } from "./audience-blocks.ts";
import { audienceCsv } from "./audience-csv.ts";
import { audienceFigures } from "./audience-figures.ts";
import { audienceScopes } from "./audience-scopes.ts";

const place = (place_level: string, place_id: string, name: string, parent_id: string | null) =>
  ({
    ...ila,
    place_level,
    place_id,
    name,
    parent_id,
    page: null,
    all_parents: [],
  }) satisfies PlaceWithParents;
const places = [
  place("country", "norge", "Norge", null),
  place("region", "region-ost", "Region øst", "norge"),
  place("prison", "fengsel", "Et fengsel", "region-ost"),
  place("unit", "enhet", "En enhet", "fengsel"),
  place("region", "region-vest", "Region vest", "norge"),
];

/** A count of stays that began in a quarter, or what else is said of it. */
const figure = (
  place_id: string,
  period_start: string,
  value: number | "suppressed",
  other: Partial<ProtectedFigure> = {},
): ProtectedFigure => ({
  ...month(period_start, {
    place_id,
    value: value === "suppressed" ? null : value,
    method: "count",
    months_expected: 3,
    months_reported: 3,
  }),
  table_id: "region-kvartal",
  organisation: "then",
  period: "quarter",
  population: "adults",
  state: value === "suppressed" ? "suppressed" : "value",
  ...other,
});

const figures = [
  figure("region-ost", "2025-07-01", 12),
  figure("region-ost", "2026-04-01", 9),
  figure("region-ost", "2026-07-01", "suppressed"),
  figure("region-vest", "2026-07-01", 7),
  figure("norge", "2026-07-01", 21),
  figure("norge", "2026-07-01", 16, { indicator_id: "persons" }),
  figure("norge", "2025-01-01", 90, { period: "year" }),
];
const given = { figures, policy: readPolicy({ id: "offentlig" }, "2026-11-20") };
const words = reportWords("nb");
const indicators = [
  {
    indicator_id: "stays_started",
    name_nb: "Opphold startet",
    definition_nb: "Opphold som startet.",
    rules: {},
  },
  { indicator_id: "persons", name_nb: "Personer", definition_nb: "Ulike personer.", rules: {} },
];
const scope = { place_id: "region-ost", period: "quarter", start: "2026-07-01", name: "2026-q3" } as const;
const report = audienceFigures(given, scope, places, undefined);
const blocks = audienceBlocks({ figures: report, indicators, words, quartersToSettle: 2, fewEvents: 10 });

const tables = blocks.filter((block): block is TableBlock => block.kind === "table");
const textOf = (all: readonly Block[]) =>
  all.flatMap((block) => {
    if (block.kind === "list") return block.items.map((item) => item.map(({ text }) => text).join(""));
    return block.kind === "paragraph" ? [block.text.map(({ text }) => text).join("")] : [];
  });

const due = (settled_month: string) =>
  audienceScopes({ figures, places, settled_month }).map(({ place_id, name }) => `${place_id} ${name}`);

describe("the reports of an audience's site", () => {
  test("are of each region's newest quarter and the country's newest year that were due whole", () => {
    expect(due("2026-09")).toEqual(["norge 2025", "region-ost 2026-q3", "region-vest 2026-q3"]);
    expect(due("2026-08")).toEqual(["norge 2025", "region-ost 2026-q2"]);
  });

  test("tell of no quarter that nobody has reported for", () => {
    const lacking = figures.map((one) =>
      one.period_start === "2026-07-01" ? { ...one, state: "not_reported" as const, value: null } : one,
    );
    const found = audienceScopes({ figures: lacking, places, settled_month: "2026-09" });
    expect(found.map(({ name }) => name)).toEqual(["2025", "2026-q2"]);
  });
});

/** The sentence and the table of a rate of so many stays, or of nobody knows how many. */
function rated(numerator: number | null) {
  const rate = figure("norge", "2025-01-01", 0.5, {
    period: "year",
    indicator_id: "rate",
    lower: 0.2,
    upper: 1.1,
    numerator,
  });
  const told = audienceBlocks({
    figures: audienceFigures(
      { ...given, figures: [...figures, rate] },
      { place_id: "norge", period: "year", start: "2025-01-01", name: "2025" },
      places,
      undefined,
    ),
    indicators,
    words,
    quartersToSettle: 2,
    fewEvents: 10,
  });
  const table = told.find((block) => block.kind === "table" && block.id === "rate");
  return [textOf(told).find((text) => text.includes("fangedøgn")), table];
}

describe("a report of protected figures", () => {
  test("says of a hidden figure that it is hidden for privacy, in a sentence and under the table", () => {
    expect(textOf(blocks)).toContain(
      "Tallet på opphold i sikkerhetscelle i Region øst i 3. kvartal 2026 er skjult av personvernhensyn.",
    );
    const stays = tables.find(({ id }) => id === "stays-started");
    expect(stays?.rows).toEqual([
      ["Region øst", "skjult", { shown: "12", number: 12 }, "3 av 3"],
      ["Norge", { shown: "21", number: 21 }, "–", "3 av 3"],
    ]);
    expect(stays?.notes.join()).toContain("skjult av personvernhensyn");
  });

  test("marks a count that lacks a report, in a sentence and in its table", () => {
    const lacking = figures.map((one) => (one.place_id === "norge" ? { ...one, months_reported: 2 } : one));
    const of = audienceFigures(
      { ...given, figures: lacking },
      { place_id: "norge", period: "year", start: "2025-01-01", name: "2025" },
      places,
      undefined,
    );
    for (const [language, sentence] of [
      ["nb", "I 2025 startet det 90 opphold (ufullstendig) i sikkerhetscelle i landet."],
      ["nn", "I 2025 starta det 90 opphald (ufullstendig) i tryggleikscelle i landet."],
    ] as const) {
      const told = audienceBlocks({
        figures: of,
        indicators,
        words: reportWords(language),
        quartersToSettle: 2,
        fewEvents: 10,
      });
      expect(textOf(told)).toContain(sentence);
      const stays = told.find((block) => block.kind === "table" && block.id === "stays-started");
      expect(stays).toMatchObject({
        rows: [[expect.any(String), "90 (ufullstendig)", "2 av 3"]],
        notes: [expect.stringContaining("«ufullstendig»: ")],
      });
    }
  });

  test("marks a rate of few stays, in a sentence and in its table, where it is told how many there were", () => {
    expect(rated(9)).toEqual([
      "I 2025 var det 0,50 opphold per 1000 fangedøgn (95\u00a0% usikkerhet: 0,20–1,10, få opphold).",
      expect.objectContaining({ rows: [["Norge", { shown: "0,50", number: 0.5 }, "0,20–1,10, få opphold"]] }),
    ]);
    for (const many of [10, null])
      expect(rated(many)).toEqual([
        "I 2025 var det 0,50 opphold per 1000 fangedøgn (95\u00a0% usikkerhet: 0,20–1,10).",
        expect.objectContaining({ rows: [["Norge", { shown: "0,50", number: 0.5 }, "0,20–1,10"]] }),
      ]);
  });

  test("says what was the year before in a sentence of its own, so that nothing else is called hidden", () => {
    expect(textOf(blocks)).toContain("I samme kvartal året før var det 12 opphold.");
  });

  test("tells of the region and beside it the country, and of no other region", () => {
    expect(new Set(tables.flatMap(({ rows }) => rows.map(([name]) => name)))).toEqual(
      new Set(["3. kvartal 2025", "2. kvartal 2026", "3. kvartal 2026", "Region øst", "Norge"]),
    );
  });

  test("has no table of what the region has no figure of in the audience's tables", () => {
    expect(tables.map(({ id }) => id)).toEqual(["kvartaler", "stays-started"]);
  });

  test("says how many of its figures are hidden, and not which of them are small", () => {
    expect(textOf(blocks).join(" ")).toContain(
      "1 av de 4 tallene i rapporten er skjult av personvernhensyn.",
    );
  });

  test("has each figure in its text file once, a hidden one with its state and no number", () => {
    const lines = audienceCsv(reportRows(report), { places, indicators, words, madeUp: true })
      .trim()
      .split("\n");
    expect(lines).toHaveLength(1 + 4);
    expect(lines.filter((line) => line.includes("suppressed"))).toEqual([
      "region-kvartal,then,region-ost,Region øst,quarter,2026-07-01,safety_cell,adults,stays_started,Opphold startet,suppressed,skjult,,,,,,,,false,3,3,true",
    ]);
    expect(lines.every((line) => line.endsWith("eksempeldata") || line.endsWith("true"))).toBe(true);
  });

  test("shows the open one of two figures, where a region's own place stands in two tables", () => {
    const own = figure("region-ost", "2026-07-01", 4, { table_id: "egen-region" });
    const open = audienceFigures({ ...given, figures: [...figures, own] }, scope, places, undefined);
    expect(open.now.filter(({ place_id }) => place_id === "region-ost")).toEqual([own]);
  });
});
