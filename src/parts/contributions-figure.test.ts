import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import type { Contribution, CountChange } from "../figures/front.js";
import { wordsOf } from "../words/words.js";
import { contributionLines } from "./contributions-figure.js";

const view = { words: wordsOf("nb") };

function unit(
  name: string,
  now: number,
  before: number,
  pairing: Contribution["pairing"] = "compared",
): Contribution {
  return {
    unit_name: name,
    pairing,
    months: 12,
    stays_now: now,
    stays_before: before,
    contribution: now - before,
  };
}

/** The country's change that these contributions are of. */
function changeOf(all: Contribution[]): CountChange {
  const total = (part: (one: Contribution) => number) => all.reduce((sum, one) => sum + part(one), 0);
  return {
    period_start: "2025-11-01",
    state: "value",
    stays_now: total(({ stays_now }) => stays_now),
    stays_before: total(({ stays_before }) => stays_before),
    change: total(({ contribution }) => contribution),
  };
}

const linesOf = (all: Contribution[]) => contributionLines(view, all, changeOf(all));

test("the units with the largest changes stand by name in the register's order, the others together", () => {
  const all = [
    unit("Agder", 9, 1),
    unit("Bergen", 2, 1),
    unit("Drammen", 3, 4),
    unit("Halden", 5, 5),
    unit("Ila", 0, 9),
    unit("Oslo", 7, 1),
    unit("Ringerike", 1, 6),
    unit("Stavanger", 8, 1),
    unit("Trondheim", 0, 4),
  ];
  expect(linesOf(all).map(({ name, value }) => [name, value])).toEqual([
    ["Agder", 8],
    ["Ila", -9],
    ["Oslo", 6],
    ["Ringerike", -5],
    ["Stavanger", 7],
    ["Trondheim", -4],
    ["1 annen enhet med flere", 1],
    ["1 annen enhet med færre", -1],
    ["1 enhet med like mange", 0],
    ["Hele landet", 3],
  ]);
});

test("what opened, closed or lacks a report is a line of its own, beside the unit's months that are compared", () => {
  const all = [
    unit("Ila", 3, 2),
    unit("Ila", 1, 0, "lacking"),
    unit("Ny", 4, 0, "opened"),
    unit("Gammel", 0, 6, "closed"),
  ];
  expect(linesOf(all).map(({ name, value, kind }) => [name, value, kind])).toEqual([
    ["Ila", 1, "part"],
    ["Enheter som ikke var med i samme måned året før", 4, "apart"],
    ["Enheter som ikke er med lenger", -6, "apart"],
    ["Måneder uten fullstendig rapport i ett av årene", 1, "apart"],
    ["Hele landet", 0, "total"],
  ]);
});

const contributions = array(
  record({
    name: constantFrom("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"),
    now: integer({ min: 0, max: 30 }),
    before: integer({ min: 0, max: 30 }),
    pairing: constantFrom<Contribution["pairing"]>(
      "compared",
      "compared",
      "opened",
      "closed",
      "another",
      "lacking",
    ),
  }),
  { maxLength: 40 },
);

test("whatever the units had, the lines that are drawn add up to the country's change, and so do both years", () => {
  assert(
    property(contributions, (given) => {
      const all = given.map(({ name, now, before, pairing }) => unit(name, now, before, pairing));
      const lines = linesOf(all);
      const total = lines.at(-1);
      const parts = lines.slice(0, -1);
      const added = (part: (line: (typeof lines)[number]) => number) =>
        parts.reduce((sum, line) => sum + part(line), 0);
      expect(added(({ value }) => value)).toBe(total?.value);
      expect(added(({ stays_now }) => stays_now)).toBe(total?.stays_now);
      expect(added(({ stays_before }) => stays_before)).toBe(total?.stays_before);
    }),
  );
});
