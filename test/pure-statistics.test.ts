import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

// What would let the same numbers give another answer on another day, machine or try.
const outside: Record<string, RegExp> = {
  "the clock": /\b(Date|Temporal|performance|hrtime|setTimeout|setInterval)\b/,
  chance: /\b(random\w*|shuffle\w*|crypto)\b/,
  "the language of the machine": /\b(Intl|toLocale\w+|localeCompare)\b/,
  "files, network or other programs":
    /"(node:[^"]*|fs|fs\/promises)"|\b(process|fetch|XMLHttpRequest|WebSocket|Worker)\b/,
  "the page or what others left in it": /\b(globalThis|document|navigator|localStorage)\b/,
  "what it itself left from the call before": /^(export )?(let|var) /m,
};

const sources = readdirSync("src/statistics", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !/\.test\.ts$|reference-cases/.test(path))
  .map((path) => ({ path, code: withoutComments(readFileSync(join("src/statistics", path), "utf8")) }));

test.each(Object.entries(outside))("no statistic asks %s", (_, names) => {
  expect(sources.length).toBeGreaterThan(10);
  expect(
    sources.flatMap(({ path, code }) => code.match(names)?.map((name) => `${path}: ${name}`) ?? []),
  ).toEqual([]);
});

test.each([
  ["the clock", "const now = new Date();"],
  ["chance", "return Math.random();"],
  ["the language of the machine", "return share.toLocaleString();"],
  ["files, network or other programs", 'import { readFileSync } from "node:fs";'],
  ["the page or what others left in it", "return globalThis.rate;"],
  ["what it itself left from the call before", "const a = 1;\nlet calls = 0;"],
])("one that asks %s is found", (name, code) => {
  expect(withoutComments(code)).toMatch(outside[name] ?? /^$/);
});

test("a comment may speak of a date, of chance and of a document", () => {
  const code = withoutComments("/** Date, random */\n// document\nconst rate = 1; // fetch");
  for (const names of Object.values(outside)) expect(code).not.toMatch(names);
});

function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, "");
}
