import { expect, test } from "vitest";
import { nbReconciliation as words } from "./nb-reconciliation.js";

const year = { year: "2026", months: 48, expected: 50 };

const found = (decisions: number, assured: number) => words.assurance.found({ ...year, decisions, assured });

test("what regions have quality-assured is told as less, as much or more than the units have reported", () => {
  expect(found(10, 10)).toContain("like mange vedtak om sikkerhetscelle som enhetene har meldt: 10.");
  expect(found(10, 9)).toContain(
    "9 av de 10 vedtakene om sikkerhetscelle som enhetene har meldt. Ett vedtak er ikke gjenfunnet.",
  );
  expect(found(10, 12)).toContain(
    "12 vedtak, og det er 2 vedtak flere enn enhetene har meldt om sikkerhetscelle (10).",
  );
  expect(found(10, 10)).toContain("48 av 50 månedsrapporter fra regionene er kommet inn");
});

const reasons = (told: Partial<Parameters<typeof words.comparison.reasons>[0]>) =>
  words.comparison.reasons({
    difference: -3,
    monthsLacking: 0,
    wholeMonths: false,
    confidence: "high",
    counts: "vedtak",
    counted: "vedtak",
    ...told,
  });

test("a difference is told with what may explain it, and one that nothing explains as not explained", () => {
  expect(reasons({})).toBe("Ikke forklart: rapportene er fullstendige.");
  expect(reasons({ difference: 0 })).toBe("Ingen forskjell.");
  expect(reasons({ monthsLacking: 1 })).toBe(
    "Én månedsrapport mangler eller er ufullstendig, og tallet her kan bli høyere.",
  );
  expect(reasons({ wholeMonths: true, confidence: "medium" })).toBe(
    "Vårt tall gjelder hele måneder og bare voksne og kilden gjengir tallet fra andre.",
  );
  expect(reasons({ difference: null })).toBe("Ikke noe tall her å sammenligne med.");
  expect([3, 0, -3].map(words.signed)).toEqual(["+3", "0", "−3"]);
});
