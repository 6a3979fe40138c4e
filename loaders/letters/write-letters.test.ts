import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { built, oneUnit, place, reports, type Built } from "../test-rows.ts";
import { writeLetters } from "./write-letters.ts";

// Ila reports until March 2026. Bodø, in a region that writes nynorsk, never does; Mo closed on 1 March, and Vik opened
// on 1 April. Ski closed in February and opened again in May.
const places = [
  ...oneUnit,
  place("region", "region-nord", "norge", { name: "Region nord" }),
  place("prison", "nordland", "region-nord"),
  place("unit", "bodo-enhet", "nordland", { name: "Bodø fengsel" }),
  place("unit", "mo-enhet", "nordland", { name: "Mo fengsel", valid_to: "2026-03-01" }),
  place("unit", "vik-enhet", "ila", { name: "Vik fengsel", valid_from: "2026-04-01" }),
  place("unit", "ski-enhet", "ila", { name: "Ski fengsel", valid_to: "2026-02-01" }),
  place("unit", "ski-enhet", "ila", { name: "Ski fengsel", valid_from: "2026-05-01" }),
];

let database: Built;
let into: string;

beforeAll(async () => {
  into = mkdtempSync(join(tmpdir(), "letters-"));
  database = await built(
    reports(
      ...["2026-01", "2026-02", "2026-03"].map((month) => ({ unit: "ila-enhet", month })),
      { unit: "ski-enhet", month: "2026-01" },
      { unit: "mo-enhet", month: "2026-01", received: "2026-02-12 12:00" },
      { unit: "mo-enhet", month: "2026-02" },
      // A report that nobody asked for: the unit had closed.
      { unit: "mo-enhet", month: "2026-03" },
    ),
    { places, asOf: "2026-05-15" },
  );
});
afterAll(() => {
  database.close();
  rmSync(into, { recursive: true });
});

const settings = { contact: "rapport@example.org", report_languages: { "region-nord": "nn" as const } };
const writtenOn = async (day: string) => {
  const { folder, ...counts } = await writeLetters(database.connection, settings, into, day);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".txt"),
  );
  return {
    ...counts,
    files: files.map((name) => name.replaceAll("\\", "/")).sort(),
    read: (name: string) => readFileSync(join(folder, name), "utf8").split("\r\n"),
  };
};

test("on the day of the deadline nothing is late; the day after it is", async () => {
  expect((await writtenOn("2026-02-10")).letters).toBe(0);
  expect((await writtenOn("2026-02-11")).files).toEqual([
    "region-nord/bodo-enhet.txt",
    "region-nord/mo-enhet.txt",
    "region-nord/oversikt.txt",
    "region-ost/oversikt.txt",
  ]);
  // Mo's report came on the 12th.
  expect((await writtenOn("2026-02-13")).files).not.toContain("region-nord/mo-enhet.txt");
});

test("a unit that has closed, or has not opened, or is closed for a while, has no duty and gets no letter", async () => {
  const { files, letters, missing } = await writtenOn("2026-05-15");
  expect(files).toEqual([
    "region-nord/bodo-enhet.txt",
    "region-nord/oversikt.txt",
    "region-ost/ila-enhet.txt",
    "region-ost/oversikt.txt",
    "region-ost/vik-enhet.txt",
  ]);
  expect({ letters, missing }).toEqual({ letters: 3, missing: 6 });
});

test("a letter says what is missing, when it was due, how to send it and whom to ask, in the region's language", async () => {
  const { read } = await writtenOn("2026-05-15");
  expect(read("region-nord/bodo-enhet.txt").slice(0, 13)).toEqual([
    "Til: Bodø fengsel",
    "Kopi: Region nord",
    "Emne: 4 månadsrapportar manglar: Bodø fengsel",
    "",
    "EKSEMPELDATA: eininga og rapportane er oppdikta.",
    "",
    "Hei,",
    "",
    "per 15. mai 2026 har vi ikkje fått desse månadsrapportane om bruk av tryggleikscelle, tryggleiksseng, forsterka celle og utelukking:",
    "",
    "  - januar 2026: fristen var 10. februar 2026, for 94 dagar sidan",
    "  - februar 2026: fristen var 10. mars 2026, for 66 dagar sidan",
    "  - mars 2026: fristen var 10. april 2026, for 35 dagar sidan",
  ]);
  const ila = read("region-ost/ila-enhet.txt");
  expect(ila).toContain("  - april 2026: fristen var 10. mai 2026, for 5 dager siden");
  expect(ila).toContain("Spørsmål: rapport@example.org");
  expect(ila.join(" ")).toContain("0 plasseringer");
});

test("the region's summary counts what was due and names what has not come", async () => {
  const { read } = await writtenOn("2026-05-15");
  expect(read("region-ost/oversikt.txt")).toEqual([
    "Manglende månedsrapporter i region-ost per 15. mai 2026",
    "",
    "EKSEMPELDATA: enhetene og rapportene er oppdiktet.",
    "",
    "4 av 6 rapporter med passert frist er kommet.",
    "",
    "  - ila-enhet, april 2026: fristen var 10. mai 2026, for 5 dager siden",
    "  - Vik fengsel, april 2026: fristen var 10. mai 2026, for 5 dager siden",
    "",
  ]);
  // Of Bodø four months, of Mo January and February: what came of Mo after it had closed was not due.
  expect(read("region-nord/oversikt.txt").join(" ")).toContain("2 av 6 rapportar");
});

test("what is not known yet is not told of", async () => {
  await expect(writeLetters(database.connection, settings, into, "2026-06-12")).rejects.toThrow(
    "Last først: npm run load -- --as-of 2026-06-12",
  );
});
