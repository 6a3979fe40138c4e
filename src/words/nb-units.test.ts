import { expect, test } from "vitest";
import { nbOverview } from "./nb-overview.js";
import { nbUnits } from "./nb-units.js";

const fewest = { units: 10, expected: 1 };

test("units outside are named, in the order given, and none is said to be best or worst", () => {
  expect(nbUnits.funnel.title([], 18, "high")).toBe(
    "Ingen av 18 enheter med høyt sikkerhetsnivå skiller seg mer fra de andre enn enheter pleier",
  );
  expect(nbUnits.funnel.title(["Oslo", "Ila"], 18, "high")).toBe(
    "2 av 18 enheter med høyt sikkerhetsnivå skiller seg mer fra de andre enn enheter pleier: Oslo og Ila",
  );
});

const title = (unknown: number, hidden: number) =>
  nbUnits.multiples.title("2026-07-01", { units: 38, some: 13, unknown, hidden });

test("units of which it is not known, or not shown, whether they had a stay are not left out unsaid", () => {
  expect(title(0, 0)).toBe("I 3. kvartal 2026 hadde 13 av 38 enheter minst ett opphold i sikkerhetscelle");
  expect(title(1, 0)).toBe(
    "I 3. kvartal 2026 hadde 13 av 38 enheter minst ett opphold i sikkerhetscelle; for 1 er det ikke kjent",
  );
  expect(title(1, 4)).toBe(
    "I 3. kvartal 2026 hadde 13 av 38 enheter minst ett opphold i sikkerhetscelle; for 1 er det ikke kjent og for 4 vises det ikke",
  );
});

test("units for women are told apart, and why they are not judged", () => {
  expect(nbUnits.kind("high women")).toBe("høyt sikkerhetsnivå for kvinner");
  expect(nbUnits.funnel.notJudged([{ classId: "high women", units: 2 }], fewest)).toEqual([
    "2 enheter med høyt sikkerhetsnivå for kvinner er ikke vurdert: det er færre enn 10 av hvert slag, og de blir ikke målt mot enheter av et annet slag. De står i tabellen.",
  ]);
  expect(nbUnits.funnel.notJudged([], fewest)).toEqual([]);
});

const level = (places: number, declining: number, increasing: number, too_little_data: number) => ({
  places,
  declining,
  increasing,
  too_little_data,
  alone: 0,
});

test("the overview's sentence counts places by their answer", () => {
  expect(nbOverview.lead(level(5, 0, 1, 0), level(33, 1, 0, 20), "fengsler")).toBe(
    "Av 5 regioner synker bruken i ingen og øker i 1; av 33 fengsler synker den i 1 og øker i ingen, og for 20 er det for lite data til å si det.",
  );
  expect(nbOverview.lead(level(0, 0, 0, 0), level(0, 0, 0, 0), "fengsler")).toBe("");
});

const withAlone = (alone: number) =>
  nbOverview.lead(level(0, 0, 0, 0), { ...level(26, 1, 1, 0), alone }, "fengsler");

test("and says how many of those that fall or rise stand when all are looked at together", () => {
  expect(withAlone(2)).toBe(
    "Av 26 fengsler synker bruken i 1 og øker i 1 (ingen av dem står når alle ses samlet).",
  );
  expect(withAlone(1)).toContain("øker i 1 (1 av dem står når alle ses samlet).");
});

test("what the table shows is told when it changes", () => {
  expect(nbOverview.status(38, 38, undefined)).toBe("Alle 38 steder, i registerets rekkefølge.");
  expect(nbOverview.status(0, 38, undefined)).toBe("Ingen steder passer med det du har valgt.");
  expect(nbOverview.status(3, 38, { column: "Sted", direction: "descending" })).toMatch(
    /^3 av 38 steder, sortert etter «Sted», synkende\. /,
  );
});
