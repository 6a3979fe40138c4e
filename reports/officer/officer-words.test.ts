import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "../document/document.ts";
import { reportWords } from "../words/report-words.ts";
import { officerWords } from "./officer-words.ts";
import type { Question } from "./questions.ts";

const words = reportWords("nb");
const questions: Question[] = [
  { id: "assessment-1", part: "Vurdering", heading: "Hvordan har det gått?", place_id: "nord" },
  { id: "comment-bodo", part: "Merknader", heading: "Bodø fengsel", place_id: "bodo" },
];

const read = (markdown: string) =>
  officerWords(markdown, questions, words, (expression) =>
    expression.startsWith("stays_started") ? { written: "12" } : { wrong: expression },
  );

const textOf = (blocks: readonly Block[] = []): string =>
  blocks
    .map((block) =>
      block.kind === "paragraph"
        ? block.text.map(({ text }) => text).join("")
        : block.kind === "list"
          ? block.items.map((item) => item.map(({ text }) => text).join("")).join("|")
          : block.kind === "heading"
            ? block.text
            : "",
    )
    .join("\n");

const under = (text: string) => `# Vurdering\n\n## Hvordan har det gått?\n\n${text}\n`;
const answered = (text: string) => textOf(read(under(text)).answers[0]?.blocks);

test("words stand under the question that they answer", () => {
  const { answers, faults } = read(
    "# Vurdering\n\n## Hvordan har det gått?\n\nRoligere.\n\n# Merknader\n\n## Bodø fengsel\n\nEn ny avdeling.\n",
  );
  expect(faults).toEqual([]);
  expect(answers.map(({ question, blocks }) => [question.id, textOf(blocks)])).toEqual([
    ["assessment-1", "Roligere."],
    ["comment-bodo", "En ny avdeling."],
  ]);
});

test("a bound figure is written as it is today, and is known by what it points to", () => {
  const { answers } = read(under("Det var {{stays_started region=nord}} opphold."));
  expect(textOf(answers[0]?.blocks)).toBe("Det var 12 opphold.");
  expect(answers[0]?.expressions).toEqual(["stays_started region=nord"]);
});

test("emphasis and lists are kept; a quotation is its words", () => {
  const { answers } = read(under("**Viktig** og _stille_.\n\n- ett\n- to\n\n> sitert"));
  expect(answers[0]?.blocks).toEqual([
    {
      kind: "paragraph",
      text: [
        { text: "Viktig", strong: true },
        { text: " og " },
        { text: "stille", emphasis: true },
        { text: "." },
      ],
    },
    { kind: "list", ordered: false, items: [[{ text: "ett" }], [{ text: "to" }]] },
    { kind: "paragraph", text: [{ text: "sitert" }] },
  ]);
});

test.each([
  ["<script>alert(1)</script>", "<script>alert(1)</script>"],
  ["#set page(fill: red)", "#set page(fill: red)"],
  ["=1+1", "=1+1"],
  ["`rm -rf`", "rm -rf"],
  ["[lenke](javascript:alert(1))", "lenke (javascript:alert(1))"],
])("what could run somewhere is only text: %s", (typed, shown) => {
  expect(answered(typed)).toBe(shown);
});

test.each([
  ["et bilde", under("![kart](kart.png)"), 5, "Bilder kan ikke stå i rapporten."],
  [
    "et tall som ikke finnes",
    under("Tekst.\n\nDet var {{opphold}}."),
    7,
    "{{opphold}} peker på et tall som ikke finnes («opphold»).",
  ],
  [
    "en klamme som aldri lukkes",
    under("{{stays_started opphold"),
    5,
    "Et tall er begynt med {{ eller sluttet med }}, men ikke begge deler.",
  ],
  [
    "en overskrift som ikke er malens",
    under("Tekst.\n\n## Været"),
    7,
    "Overskriften «Været» står ikke i malen. Overskriftene må stå som de er; underoverskrifter skrives med ###.",
  ],
  [
    "en overskrift to ganger",
    under("Tekst.\n\n## Hvordan har det gått?"),
    7,
    "Overskriften «Hvordan har det gått?» står to ganger.",
  ],
  ["ord før den første overskriften", "Hei.\n", 1, "Teksten står ikke under noen av malens spørsmål."],
])("%s er en feil, med linjen", (_, markdown, line, message) => {
  expect(read(markdown).faults).toEqual([{ line, message }]);
});

test("a text that nobody would read to its end is refused", () => {
  expect(read(under("a".repeat(1_000_000))).faults).toEqual([
    { line: 1, message: "Teksten er lengre enn 200\u00a0000 tegn. Kort den ned." },
  ]);
});

test("whatever is typed, reading it ends and nothing but text comes out", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (typed) => {
      const { answers, faults } = read(under(typed));
      for (const { blocks } of answers)
        for (const block of blocks) expect(["paragraph", "list", "heading"]).toContain(block.kind);
      expect(Array.isArray(faults)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
