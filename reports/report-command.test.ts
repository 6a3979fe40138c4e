import { expect, test } from "vitest";
import { askedReports } from "./report-command.ts";

const asked = (values: Omit<Parameters<typeof askedReports>[0], "data">) =>
  askedReports({ data: "data", ...values }, "Bruk: npm run report");

test("a report is one region's, all regions' or the country's, of a quarter or of a year", () => {
  expect(asked({ region: "nord", quarter: "2026-q1" })).toMatchObject({
    place: { region: "nord" },
    period: { name: "2026-q1" },
  });
  expect(asked({ country: true, year: "2025" })).toMatchObject({
    place: "country",
    period: { name: "2025" },
  });
});

test.each([
  [{ quarter: "2026-q1" }, "Oppgi én av --region, --all og --country."],
  [{ region: "nord", all: true, quarter: "2026-q1" }, "Oppgi én av --region, --all og --country."],
  [{ region: "nord" }, "Oppgi enten --quarter eller --year."],
  [{ region: "nord", quarter: "2026-q5" }, "--quarter skal være et kvartal som 2026-q1, ikke «2026-q5»."],
  [{ country: true, year: "2025-q1" }, "--year skal være et år som 2025, ikke «2025-q1»."],
  [{ region: "nord", quarter: "2026-q1", language: "en" }, "--language skal være nb eller nn, ikke «en»."],
])("%j is not understood: %s", (values, told) => {
  expect(() => asked(values)).toThrow(`${told}\nBruk: npm run report`);
});
