import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DataFolder } from "../intake/data-folder.ts";
import { at, load, newFolder, put, rowsOf } from "../intake/test-folder.ts";
import { writeWorkbook, type CellValue } from "../readers/workbook.ts";

let folder: DataFolder & { remove(): void };

beforeEach(() => {
  folder = newFolder();
});
afterEach(() => folder.remove());

// A made-up case system: a sheet for each prison, whose headers are not spelt alike; date and time apart; one row for
// each review of a placement; what is withheld stands as (b)(6); persons have the system's own pseudonyms.
const profile = {
  id: "oppdiktet-fagsystem",
  title: "Oppdiktet fagsystem",
  source: { credit: "Oppdiktet", licence: "Ingen" },
  made_up: true,
  files: { pattern: "^fagsystem", format: "xlsx", max_megabytes: 1 },
  sheets: { pattern: "^Uttrekk" },
  header_within_rows: 10,
  columns: {
    person: { header: "Sak", may_be_empty: true },
    kjonn: { header: "Kjønn", codes: { K: "woman", M: "man" } },
    under_18: { constant: false },
    tiltak: { header: "Rom", codes: { SC: "safety_cell", SS: "restraint_bed" } },
    start: { date: ["Dato inn", "Inn dato"], time: ["Kl. inn", "Inn kl."] },
    slutt: { date: ["Dato ut", "Ut dato"], time: ["Kl. ut", "Ut kl."] },
    arsaker: { header: "Grunn", codes: { "egen helse": "self_harm", uro: "threats" }, other_codes: "other" },
  },
  nothing: ["(b)(6)", "n/a"],
  times: { formats: ["DD.MM.YYYY HH:mm", "DD.MM.YYYY H.mm"], precision: "minute" },
  stated_length: { header: "Timer", unit: "hours" },
  places: { unit: { header: "Avdeling", codes: { "Nes 1": "nes-enhet", "Vik A": "vik-a" } } },
  one_placement: {
    alike_in: ["Avdeling", "Sak", ["Dato inn", "Inn dato"]],
    keep: "last",
    ordered_by: "Vurdering",
  },
  person_is_pseudonym: true,
  cannot_say: ["prison_days"],
  covers: { from: "2026-01", to: "2026-03" },
  unit_months_without_rows: "not_available",
};

const nes: CellValue[][] = [
  ["Uttrekk fra fagsystemet"],
  [],
  ["Skrevet ut", "01.04.2026"],
  [
    null,
    "Sak",
    "Avdeling",
    "Kjønn",
    "Rom",
    "Dato inn",
    "Kl. inn",
    "Dato ut",
    "Kl. ut",
    "Grunn",
    "Timer",
    "Vurdering",
  ],
  [null, "ZX-81", "Nes 1", "M", "SC", "30.03.2026", "22:15", null, null, "Uro", null, 1],
  [null, "ZX-81", "Nes 1", "M", "SC", "30.03.2026", "22:15", "31.03.2026", "10:15", "Uro", 12, 2],
  [null, "(b)(6)", "Nes 1", "K", "SC", "05.02.2026", "08:00", "05.02.2026", "07:00", "egen helse", 1, 1],
];

const vik: CellValue[][] = [
  [
    "SAK",
    "avdeling ",
    "kjønn",
    "rom",
    "Inn dato",
    "Inn kl.",
    "Ut dato",
    "Ut kl.",
    "grunn",
    "timer",
    "vurdering",
  ],
  [],
  ["ZX-81", "Vik A", "M", "SS", "02.01.2026", "9.05", "02.01.2026", "11.05", "(b)(6)", 2, 1],
  ["QL-84", "Vik A", "K", "SC", "03.01.2026", "9.00", "N/A", null, "noe annet", null, 1],
  ["QL-84", "Vik C", "K", "SC", "04.01.2026", "9.00", "04.01.2026", "10.00", "noe annet", 1, 1],
];

test("a new source is a new profile and no new code: a workbook of several sheets, read as our own reports are", async () => {
  const path = join(folder.path, "fagsystem.json");
  writeFileSync(path, JSON.stringify(profile));
  const sheets = [
    { name: "Forklaring", rows: [["K er kvinne"]] },
    { name: "Uttrekk Nes", rows: nes },
    { name: "Uttrekk Vik", rows: vik },
  ];
  put(folder, "fagsystem 2026.xlsx", await writeWorkbook(sheets));
  const { files, totals } = await load(folder, { profile: path });
  expect(files).toMatchObject([
    {
      status: "accepted_with_rows_set_aside",
      rows_read: 6,
      rows_accepted: 4,
      rows_set_aside: 2,
      findings: [
        {
          rule: "end-before-start",
          sheet: "Uttrekk Nes",
          row: 7,
          column: "Dato ut",
          found: "05.02.2026 07:00",
        },
        { rule: "unknown-unit", sheet: "Uttrekk Vik", row: 5, column: "Avdeling", found: "Vik C" },
      ],
    },
  ]);
  expect(totals).toMatchObject({ placements: 3, open: 1 });
  const [vikA, vikB, nes1] = await rowsOf(
    folder,
    "select person, enhet, kjonn, tiltak, start, slutt, arsaker, presisjon, oppgitt_dogn * 24 as hours from raw.plasseringer order by start",
  );
  expect(vikA).toMatchObject({
    enhet: "vik-a",
    tiltak: "restraint_bed",
    start: at("2026-01-02T09:05"),
    arsaker: null,
    hours: 2,
  });
  expect(vikB).toMatchObject({ kjonn: "woman", slutt: null, arsaker: ["other"] });
  expect(nes1).toMatchObject({
    enhet: "nes-enhet",
    kjonn: "man",
    slutt: at("2026-03-31T10:15"),
    arsaker: ["threats"],
    presisjon: "minute",
  });
  // One pseudonym is one person, wherever it stands, and is not kept as it was.
  expect(nes1?.["person"]).toBe(vikA?.["person"]);
  expect(nes1?.["person"]).toMatch(/^H-/);
  expect(vikB?.["person"]).not.toBe(vikA?.["person"]);
});

test("what tells placements apart where they have no id of their own may be a name, and is kept nowhere", async () => {
  const path = join(folder.path, "fagsystem.json");
  const columns = { ...profile.columns, person: undefined };
  writeFileSync(path, JSON.stringify({ ...profile, columns, cannot_say: ["persons", "prison_days"] }));
  const named = nes.map((cells) => cells.map((cell) => (cell === "ZX-81" ? "Navn Navnesen" : cell)));
  put(folder, "fagsystem.xlsx", await writeWorkbook([{ name: "Uttrekk Nes", rows: named.slice(0, -1) }]));
  await load(folder, { profile: path });
  const rows = await rowsOf(folder, "select placements::varchar as text from raw.plasseringer as placements");
  expect(rows).toHaveLength(1);
  expect(rows[0]?.["text"]).not.toContain("Navnesen");
  expect(await rowsOf(folder, "select plassering from raw.plasseringer")).toEqual([
    { plassering: expect.stringMatching(/^H-/) },
  ]);
});
