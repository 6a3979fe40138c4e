import { describe, expect, test } from "vitest";
import type { Cell } from "./cell.ts";
import {
  cellIssue,
  code,
  codes,
  fieldMeta,
  instant,
  integer,
  month,
  period,
  person,
  plain,
  text,
  yesNo,
  type Field,
} from "./field.ts";

const words = { nb: { label: "A", help: "b" }, nn: { label: "C", help: "d" }, example: "e" };
const list = [
  { id: "safety_cell", nb: "sikkerhetscelle", nn: "tryggleikscelle" },
  { id: "restraint_bed", nb: "sikkerhetsseng", nn: "tryggleiksseng" },
];

/** What a cell is read as, or the rule that it breaks. */
function reading(schema: Field<unknown>, cell: Cell | undefined): unknown {
  const read = schema.safeParse(cell);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return cellIssue.shape.params.parse(issue?.code === "custom" ? issue.params : {});
}
const breaks = (rule: string) => ({ rule });

describe("an empty cell", () => {
  test.each([null, undefined, "", "  ", "\u00a0"])(
    "%j is null where it may be empty, else a missing answer",
    (cell) => {
      expect(reading(text(words).optional(), cell)).toBeNull();
      expect(reading(text(words).required(), cell)).toEqual(breaks("missing-field"));
    },
  );
});

describe("a whole number", () => {
  test.each<[Cell, number]>([
    [7, 7],
    ["7", 7],
    ["7,0", 7],
    ["7.00", 7],
    ["4 650", 4650],
    ["4\u00a0650", 4650],
    ["12 345 678", 12_345_678],
    [0, 0],
  ])("%j is %i", (cell, number) => expect(reading(integer(words).required(), cell)).toBe(number));

  test.each<Cell>(["7,5", 7.5, -1, "ca. 900", "4.000", "4,000", "1e3", true, "4 65"])(
    "%j is none: 4.000 may be four or four thousand",
    (cell) => expect(reading(integer(words).required(), cell)).toEqual(breaks("not-a-number")),
  );
});

describe("a word of a list", () => {
  test.each(["sikkerhetscelle", "Tryggleikscelle", "SAFETY_CELL", " Sikkerhetscelle ", "safety cell"])(
    "%s is known in either language and as our identifier",
    (word) => expect(reading(code(words, list).required(), word)).toBe("safety_cell"),
  );
  test("another word is not", () => {
    expect(reading(code(words, list).required(), "isolat")).toEqual(breaks("unknown-code"));
  });
  test.each([
    "sikkerhetsseng, sikkerhetscelle",
    "safety_cell;restraint_bed",
    "tryggleiksseng\nsikkerhetscelle,,",
  ])("several stand in one cell: %j", (cell) =>
    expect(reading(codes(words, list).required(), cell)).toEqual(["restraint_bed", "safety_cell"]),
  );
  test("the same word twice counts once, and one unknown word makes the whole cell unknown", () => {
    expect(reading(codes(words, list).optional(), "sikkerhetsseng, Sikkerhetsseng")).toEqual([
      "restraint_bed",
    ]);
    expect(reading(codes(words, list).optional(), "sikkerhetsseng, isolat")).toEqual(breaks("unknown-code"));
    expect(reading(codes(words, list).optional(), ",")).toEqual(breaks("unknown-code"));
  });
});

test("yes and no are also what a workbook keeps as true and false", () => {
  const schema = yesNo(words).required();
  expect(["ja", "Nei", true, false].map((cell) => reading(schema, cell))).toEqual([true, false, true, false]);
  expect(reading(schema, "kanskje")).toEqual(breaks("unknown-code"));
});

describe("a month", () => {
  test.each(["2026-03", "2026-03-01", "2026-03-01T00:00:00", "03.2026", "3.2026", "01.03.2026"])(
    "%s is March",
    (cell) => expect(reading(month(words).required(), cell)).toBe("2026-03"),
  );
  test.each<Cell>(["2026-13", "2026-00", "mars 2026", "2026-03-02", 46_082, "26-03"])("%j is none", (cell) =>
    expect(reading(month(words).required(), cell)).toEqual(breaks("month-missing")),
  );
});

describe("a period", () => {
  test.each<[Cell, string]>([
    ["2019", "2019-01-01"],
    [2019, "2019-01-01"],
    ["2019-K3", "2019-07-01"],
    ["2019-k1", "2019-01-01"],
    ["2019-11", "2019-11-01"],
    ["2019-11-01T00:00:00", "2019-11-01"],
  ])("%j begins %s", (cell, day) => expect(reading(period(words).required(), cell)).toBe(day));
  test.each(["2019-K5", "2019-13", "i fjor", "2019-11-02"])("%s is none", (cell) =>
    expect(reading(period(words).required(), cell)).toEqual(breaks("not-a-period")),
  );
});

describe("a time", () => {
  const schema = instant(words).required();
  test("is whole seconds since 1970", () => {
    expect(reading(schema, "01.01.1970 01:00")).toBe(0);
  });
  test("a day without a clock is no time, nor is a number that Excel would show as a date", () => {
    expect(reading(schema, "28.02.2026")).toEqual(breaks("not-a-time"));
    expect(reading(schema, 46_081.97)).toEqual(breaks("not-a-time"));
  });
  test("an hour that the clock skips is told as such", () => {
    expect(reading(schema, "29.03.2026 02:30")).toEqual(breaks("no-such-time"));
  });
});

test("a person is a pseudonym and nothing else, kept in capital letters", () => {
  const schema = person(words, (given) => /^p-/i.test(given)).required();
  expect(reading(schema, "p-abc")).toBe("P-ABC");
  expect(reading(schema, "Kari")).toEqual(breaks("not-pseudonym"));
});

test("words are compared without case, blanks, underscores and hyphens", () => {
  expect(plain("  Fangedøgn_i -ALT ")).toBe("fangedøgn i alt");
  expect(plain("a\u030arsak")).toBe(plain("årsak"));
});

test("a column that no form describes is our mistake", () => {
  expect(() => fieldMeta(text(words).required())).not.toThrow();
  expect(fieldMeta(integer(words).optional())).toMatchObject({ kind: "integer", required: false });
});
