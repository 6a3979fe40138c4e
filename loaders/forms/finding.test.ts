import { describe, expect, test } from "vitest";
import { foundText, message, told } from "./finding.ts";

const where = { sheet: "Plasseringer", row: 14, column: "start" };

test("a mistake is told with file, sheet, row, column, what was found and expected, why it matters and how to mend it", () => {
  const finding = { rule: "not-a-time", ...where, found: "31.02.2026 10:00" };
  expect(message(finding, "oslo_2026-01.xlsx")).toBe(
    "oslo_2026-01.xlsx, ark Plasseringer, rad 14, Start: fant «31.02.2026 10:00», " +
      "ventet dato og klokkeslett som 28.02.2026 23:15. " +
      "Uten dato og klokkeslett kan verken måneden eller varigheten regnes ut. " +
      "Rett tidspunktet, og send en ny versjon.",
  );
});

test("a mistake is told in nynorsk with the column and the words of nynorsk", () => {
  const finding = { rule: "missing-field", ...where, column: "arsaker", found: null };
  expect(message(finding, "skien_2026-01.xlsx", "nn")).toBe(
    "skien_2026-01.xlsx, ark Plasseringer, rad 14, Årsaker: fann ingenting, venta eit svar. " +
      "Eit tomt felt er ikkje det same som nei eller null, og kan ikkje teljast. " +
      "Fyll inn cella, og send ein ny versjon.",
  );
});

test("what is said in two languages is told in the one that is asked for", () => {
  const finding = {
    rule: "stated-count",
    ...where,
    found: "3",
    expected: { nb: "2, som er radene", nn: "2, som er radene i arket" },
  };
  expect(told(finding, "a.csv").expected).toBe("2, som er radene");
  expect(told(finding, "a.csv", "nn").message).toContain("venta 2, som er radene i arket.");
});

test("a mistake of a whole file is told of the file", () => {
  const finding = { rule: "file-not-what-name-says", sheet: null, row: null, column: null, found: "en PDF" };
  expect(message(finding, "oslo_2026-01.xlsx")).toMatch(
    /^oslo_2026-01\.xlsx: fant en PDF, ventet en arbeidsbok/,
  );
});

test("an empty cell is said to hold nothing", () => {
  expect(message({ rule: "missing-field", ...where, found: null }, "a.csv")).toContain(
    "Start: fant ingenting, ventet",
  );
});

test("a column of a foreign layout keeps its own name", () => {
  expect(message({ rule: "in-future", ...where, column: "Release date", found: "x" }, "a.csv")).toContain(
    "rad 14, Release date: fant «x»",
  );
});

test("a file's own name does not tell who it is about", () => {
  expect(
    message(
      { rule: "file-empty", sheet: null, row: null, column: null, found: "0 tegn" },
      "01019012345.xlsx",
    ),
  ).toMatch(/^•••\.xlsx: /);
});

describe("a finding as it is told", () => {
  test("has the severity of its rule, unless it weighs heavier", () => {
    const finding = { rule: "missing-field", ...where, found: null };
    expect(told(finding, "a.csv").severity).toBe("sets_aside");
    expect(told({ ...finding, severity: "refuses" }, "a.csv").severity).toBe("refuses");
  });
});

test("what is shown of a cell is as the sender saw it, short, and without identities", () => {
  expect(foundText("2026-03-29T02:30:00", "start")).toBe("29.03.2026 02:30");
  expect(foundText("innsatt 01019012345", "merknad")).toBe("innsatt •••");
  expect(foundText("x".repeat(60), "tiltak")).toBe("x".repeat(60));
  expect(foundText("x".repeat(61), "tiltak")).toBe(`${"x".repeat(59)}…`);
  expect(foundText(" ", "tiltak")).toBeNull();
});
