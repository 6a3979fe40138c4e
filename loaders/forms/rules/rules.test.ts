import { describe, expect, test } from "vitest";
import { ruleOf, rules } from "./rules.ts";

test("there are at least forty rules, each with an id of its own", () => {
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(40);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
});

describe.each(["nb", "nn"] as const)("in %s every rule", (language) => {
  test.each(rules.map(({ id, words }) => [id, words[language]] as const))(
    "%s says what is wrong, what was expected, why it matters and how to mend it",
    (_, { title, expected, why, remedy }) => {
      expect(title).toMatch(/^[A-ZÆØÅ0-9].*[^.]$/);
      expect(expected).toMatch(/^[^A-ZÆØÅ].*[^.]$/);
      expect(why).toMatch(/^[A-ZÆØÅ].*\.$/);
      expect(remedy).toMatch(/^[A-ZÆØÅ].*\.$/);
    },
  );
});

test("nynorsk is not bokmål over again", () => {
  const same = rules.filter(({ words: { nb, nn } }) => nb.remedy === nn.remedy || nb.why === nn.why);
  expect(same.map(({ id }) => id)).toEqual([]);
  const bokmal = /\b(ikke|fra|hvor|noen|også|bare|måned(?:en)?|navn|hvilken|blir ikke)\b/i;
  for (const { words } of rules) expect(Object.values(words.nn).join(" ")).not.toMatch(bokmal);
});

test("a rule that is not in the list is our mistake", () => {
  expect(() => ruleOf("no-such-rule")).toThrow("unknown rule: no-such-rule");
});
