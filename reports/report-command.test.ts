import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandHere } from "../loaders/forms/run-command.ts";
import { dataFolder } from "../loaders/intake/data-folder.ts";
import { whileLocked } from "../loaders/intake/lock.ts";
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

test.each([
  ["release.ts", []],
  ["report-step.ts", ["--step", "levert", "--by", "en", "--role", "region"]],
])(
  "%s is refused while another is at it in the folder, and takes no number and writes no line",
  async (name, also) => {
    const folder = dataFolder(mkdtempSync(join(tmpdir(), "to-samtidig-")));
    await whileLocked(folder, async () => {
      const options = ["--data", folder.path, "--region", "nord", "--quarter", "2026-q1", ...also];
      expect(await commandHere(".", join("..", "reports", name), options)).toMatchObject({
        status: 1,
        told: expect.stringContaining("En annen kommando"),
      });
      expect(readdirSync(folder.path)).toEqual([".load.lock"]);
    });
    rmSync(folder.path, { recursive: true });
  },
);
