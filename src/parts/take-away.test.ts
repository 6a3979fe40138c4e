// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import type { Figure } from "../figures/figure.js";
import { wordsOf } from "../words/words.js";
import { citedSentence } from "./cited-sentence.js";
import { toHtml } from "./content.js";
import { draw } from "./draw.js";
import { figurePicture, wrapped } from "./figure-picture.js";
import { pictureLegend } from "./picture-legend.js";
import { nothing, site, usualChoice } from "./made-up-place.js";
import { citation, takeAway, type TakenAway } from "./take-away.js";
import { month } from "../figures/made-up-figure.js";
import { tableWorkbook } from "./table-workbook.js";
import { placeView } from "./view.js";
import type { Site } from "../figures/site.js";

const words = wordsOf("nb");
const address = "https://tall.example/fengsel/ila.html?hvem=women#rate";

const figure = (said: Partial<Figure>): Figure =>
  month("2025-04-01", { period: "last_12", months_expected: 12, months_reported: 12, ...said });

const indicators: Site["indicators"] = [
  {
    indicator_id: "rate",
    name_nb: "Opphold per 1000 fangedøgn",
    definition_nb: "Opphold delt på fangedøgn.",
    rules: {},
  },
  { indicator_id: "share_over_24_h", name_nb: "Andel over 24 timer", definition_nb: "", rules: {} },
];

describe("the sentence that a figure is cited by", () => {
  const view = placeView({ ...site, indicators }, nothing, usualChoice, "./");
  const said = (of: Partial<Figure>, title = "Flest i mars 2026: 3") =>
    citedSentence(view, title, figure(of), ["stays_started", "rate", "share_over_24_h"]);

  test.each([
    [{ value: 0 }, "Ingen opphold i sikkerhetscelle, 12 måneder fra april 2025."],
    [{ value: 1 }, "1 opphold i sikkerhetscelle, 12 måneder fra april 2025."],
    [{ value: 1312 }, "1\u00a0312 opphold i sikkerhetscelle, 12 måneder fra april 2025."],
    [
      { state: "incomplete", low: 3, high: 5 },
      "Mellom 3 og 5 opphold i sikkerhetscelle, 12 måneder fra april 2025.",
    ],
    [
      { state: "not_reported" },
      "Antall opphold i sikkerhetscelle er ikke kjent: ingen fullstendig rapport, 12 måneder fra april 2025.",
    ],
  ])("says of %o what a person would", (of, sentence) => {
    expect(said(of)).toBe(`Ila fengsel: Flest i mars 2026: 3. ${sentence} Voksne (18 år og over).`);
  });

  test("has the interval with the number, and the word where there is none", () => {
    const rate = { indicator_id: "rate", period: "quarter", period_start: "2026-01-01" };
    expect(said({ ...rate, value: 0.131, lower: 0.07, upper: 0.24 }, "0,13 per 1000 fangedøgn")).toBe(
      "Ila fengsel: Opphold per 1000 fangedøgn: 0,13 (95\u00a0% usikkerhet 0,07–0,24), 1. kvartal 2026. Voksne (18 år og over).",
    );
    expect(said({ ...rate, state: "not_estimable" }, "For lite data")).toContain(
      "Opphold per 1000 fangedøgn: for lite data, 1. kvartal 2026.",
    );
    expect(said({ indicator_id: "share_over_24_h", value: 0.34, lower: 0.28, upper: 0.4 })).toContain(
      "Andel over 24 timer: 34 prosent (95\u00a0% usikkerhet 28–40\u00a0%)",
    );
  });

  test("is what is found, where the figure's number is another's", () => {
    expect(citedSentence(view, "Halvparten var over innen 14 timer", figure({ value: 3 }), [])).toBe(
      "Ila fengsel: Halvparten var over innen 14 timer. Voksne (18 år og over).",
    );
  });
});

const pictured = {
  title: "0,13 opphold per 1000 fangedøgn",
  subtitle: "Opphold per 1000 fangedøgn, per kvartal.",
  legend: [
    { key: "full", label: "alle rapporter er kommet" },
    { key: "missing", label: "ikke rapportert" },
  ],
  chart: {
    height: "low" as const,
    draw: (width: number, document: Document) => {
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.setAttribute("width", String(width));
      svg.setAttribute("height", "150");
      svg.innerHTML = '<style>.plot{}</style><rect fill="var(--place)" stroke="var(--ukjent)"/>';
      return svg;
    },
  },
};

const taken = {
  id: "rate",
  file: "rate-ila",
  words,
  source:
    "Eksempeldata: tallene er oppdiktet. Kilde: enhetenes månedsrapporter. Slik tallene var kjent 20. april 2026.",
  above: ["EKSEMPELDATA", "Ila fengsel: Opphold.", "Opphold: definisjonen."],
  cited: "Ila fengsel: 0,13.",
  picture: pictured,
  tables: [],
} satisfies TakenAway;

test("a citation says first that figures are made up, then the figure, its source and age, and its address last", () => {
  expect(citation(taken, address)).toBe(
    "Eksempeldata: tallene er oppdiktet. Ila fengsel: 0,13. Kilde: enhetenes månedsrapporter. Slik tallene var kjent 20. april 2026. https://tall.example/fengsel/ila.html?hvem=women#rate",
  );
  const real = { ...taken, source: "Kilde: enhetenes månedsrapporter." };
  expect(citation(real, address)).toBe(`Ila fengsel: 0,13. Kilde: enhetenes månedsrapporter. ${address}`);
});

test("one press shows the citation, and says that it could not be copied where it could not", () => {
  document.body.replaceChildren(draw(takeAway(taken)));
  const sentence = document.querySelector("#rate-sitat");
  expect(sentence?.hasAttribute("hidden")).toBe(true);
  document.querySelector("button")?.click();
  expect(sentence?.hasAttribute("hidden")).toBe(false);
  expect(sentence?.textContent).toMatch(/^Eksempeldata: .* http:\/\/localhost[^ ]*#rate$/);
  expect(document.querySelector('[role="status"]')?.textContent).toBe(
    "Sitatet kunne ikke kopieres herfra. Merk teksten og kopier den:",
  );
});

test("where no program runs, nothing is offered that would not work", () => {
  expect(toHtml(takeAway(taken))).toBe("");
});

describe("the Excel file of a table", () => {
  const table = {
    caption: "Opphold per måned",
    columns: [{ label: "Måned" }, { label: "Opphold", number: true }, { label: "Merknad" }],
    rows: [
      ["Januar 2026", { shown: "1\u00a0312", number: 1312 }, "=1+1"],
      ["Februar 2026", { shown: "0", number: 0 }, ""],
      ["Mars 2026", "ikke rapportert", ""],
      ["April 2026", { shown: "minst 8", number: 8, mayChange: true }, ""],
    ],
  };
  const about = [...taken.above, `Adresse: ${address}`];
  const read = async (above: string[]) =>
    (await readXlsx(await tableWorkbook({ above, table, label: words.files.take }))).sheets.map(
      ({ name, rows }) => ({ name, rows }),
    );

  test("has numbers as numbers and states as words; nothing in it is a formula", async () => {
    const [sheet] = await read(about.slice(1));
    expect(sheet).toEqual({
      name: "Tabell",
      rows: [
        ["Måned", "Opphold", "Merknad"],
        ["Januar 2026", 1312, "=1+1"],
        ["Februar 2026", 0, expect.toSatisfy((cell) => cell === "" || cell === null)],
        ["Mars 2026", "ikke rapportert", expect.toSatisfy((cell) => cell === "" || cell === null)],
        ["April 2026", "minst 8", expect.toSatisfy((cell) => cell === "" || cell === null)],
      ],
    });
  });

  test("says first in every sheet that it is made up, and has definitions, source and address beside", async () => {
    const sheets = await read(about);
    expect(sheets.map(({ rows }) => rows[0]?.[0])).toEqual(["EKSEMPELDATA", "EKSEMPELDATA"]);
    expect(sheets[1]).toEqual({ name: "Om tabellen", rows: about.map((line) => [line]) });
  });
});

/** The picture on a page with light and dark colours. */
const picture = (mark: string | undefined) => {
  document.head.innerHTML =
    "<style>:root { --place: #12436d; --ink: #1b1f24 } @media (prefers-color-scheme: dark) { :root { --place: #7fb3e2 } }</style>";
  return figurePicture({ ...pictured, source: taken.source, mark }, document);
};

/** The words that are drawn. */
const textsOf = (text: string) =>
  [...new DOMParser().parseFromString(text, "image/svg+xml").querySelectorAll("text")].map(
    (line) => line.textContent,
  );

const legendMark = (key: string) =>
  pictureLegend([{ key, label: "" }], { document, margin: 0, width: 900, top: 0, fill: "black" }).drawn;

describe("the picture of a figure", () => {
  test("has the mark, the title, what is drawn, the legend and the source drawn into it", () => {
    const texts = textsOf(picture("EKSEMPELDATA").text);
    expect(texts[0]).toBe("EKSEMPELDATA");
    const whole = texts.join(" ");
    const legend = pictured.legend.map(({ label }) => label);
    for (const said of [pictured.title, pictured.subtitle, ...legend, taken.source])
      expect(whole).toContain(said);
    expect(textsOf(picture(undefined).text)[0]).toBe(pictured.title);
  });

  test("has the colours themselves, the light ones, and nothing that only the page could use", () => {
    const { text } = picture("EKSEMPELDATA");
    expect(text).toContain("#12436d");
    expect(text).not.toMatch(/var\(|7fb3e2|<style|style=/);
  });

  test("has the marks of the page's own legend, hatched where they are hatched there", () => {
    const sheet = readFileSync(join(import.meta.dirname, "..", "style.css"), "utf8");
    const keys = [...new Set([...sheet.matchAll(/\.key-([\w-]+)/g)].map(([, key = ""]) => key))];
    expect(keys.length).toBeGreaterThan(10);
    for (const key of keys) {
      const marks = legendMark(key).filter(({ localName }) => localName !== "text");
      expect(marks.length, key).toBeGreaterThan(0);
      const isHatched = new RegExp(`\\.key-${key} {[^}]*repeating-linear-gradient`).test(sheet);
      const pattern = marks.flatMap((mark) => mark.querySelector("pattern")?.id ?? []);
      expect(pattern.length > 0, key).toBe(isHatched);
      if (isHatched) expect(marks.at(-1)?.getAttribute("fill")).toBe(`url(#${pattern[0]})`);
    }
  });

  test("breaks long words of a source into lines that have room", () => {
    const long = "ord ".repeat(100).trim();
    const lines = wrapped(long, 12);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(" ")).toBe(long);
    expect(Math.max(...lines.map(({ length }) => length)) * 12 * 0.56).toBeLessThanOrEqual(852);
  });
});
