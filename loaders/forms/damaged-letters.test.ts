import { expect, test } from "vitest";
import type { Cell } from "./cell.ts";
import { damagedLetters } from "./damaged-letters.ts";

const of = (...rows: Cell[][]) =>
  damagedLetters({
    kind: "sheets",
    format: "csv",
    outside: [],
    sheets: [{ name: "", rows: rows.map((cells, index) => ({ row: index + 1, cells })) }],
  });

// UTF-8 that a program has read as Windows-1252, and saved.
const damaged = (text: string) => new TextDecoder("windows-1252").decode(new TextEncoder().encode(text));

test("a report whose Norwegian letters have all become other signs is told of once, with the signs and no word", () => {
  expect(of([damaged("Måned"), "2026-03"], [damaged("Kjønn"), damaged("Årsaker")])).toMatchObject({
    rule: "file-encoding",
    sheet: null,
    row: null,
    found: { nb: "«Ã¥» der det skulle stått «å»" },
  });
});

test.each([..."æøåÆØÅ"])("%s is known in its damaged form", (letter) => {
  expect(of([damaged(`x${letter}x`)])).toMatchObject({
    found: { nb: `«${damaged(letter)}» der det skulle stått «${letter}»` },
  });
});

test("a remark with such signs does not damage a report whose own letters are whole, nor do letters of other languages", () => {
  expect(of(["Måned", "2026-03"], ["Merknad", damaged("utenfor døra")])).toBeUndefined();
  expect(of(["Merknad", "São Paulo, à la carte, SÃO"])).toBeUndefined();
});
