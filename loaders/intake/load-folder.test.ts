import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../duckdb.ts";
import { syntheticNationalId } from "../sample/national-id.ts";
import { type DataFolder } from "./data-folder.ts";
import { fileTable } from "./file-table.ts";
import { resultJson } from "./load-result.ts";
import { readRegister } from "./register.ts";
import { writeJson, writeWorkbook } from "../forms/write-report.ts";
import {
  at,
  csv,
  form,
  hashesOf,
  load,
  loadReports,
  madeUpReport,
  newFolder,
  put,
  rowsOf,
} from "./test-folder.ts";

let folder: DataFolder & { remove(): void };

beforeEach(() => {
  folder = newFolder();
});
afterEach(() => folder.remove());

test("a report is stored as it came, leaves the inbox, and its rows are in the database", async () => {
  put(folder, "nord/nes_2026-03.csv", csv());
  const { files, totals, rebuilt } = await loadReports(folder);
  expect(files).toMatchObject([
    {
      name: "nord/nes_2026-03.csv",
      status: "accepted",
      known: false,
      rows_read: 1,
      rows_accepted: 1,
      findings: [],
    },
  ]);
  expect({ totals, rebuilt }).toEqual({
    totals: { placements: 1, open: 0, units: 1, months: 1 },
    rebuilt: true,
  });
  expect(readdirSync(folder.inbox)).toEqual([]);
  expect(readRegister(folder)).toMatchObject([
    { name: "nord/nes_2026-03.csv", received_at: "2026-04-20T10:00:00Z", made_up: true },
  ]);
  expect(await rowsOf(folder, "select enhet, row, left(person, 2) as hashed from raw.plasseringer")).toEqual([
    { enhet: "nes-enhet", row: 20, hashed: "H-" },
  ]);
});

test("the same report as a workbook, as text and as JSON gives the same rows", async () => {
  const said = {
    decisions: [{}],
    placements: [{ merknad: "rolig; etter hvert" }, { plassering: "V-2", slutt: null }],
  };
  const content = madeUpReport(said);
  put(folder, "nes.csv", csv(said));
  put(folder, "nes.xlsx", await writeWorkbook(content, form, "nn"));
  put(folder, "nes.json", writeJson(content, form));
  expect((await loadReports(folder)).files.map(({ status }) => status)).toEqual([
    "accepted",
    "accepted",
    "accepted",
  ]);
  for (const [table, rows] of [
    ["hode", 1],
    ["plasseringer", 2],
    ["vedtak", 1],
  ] as const) {
    const unlike = table === "hode" ? "sha256" : "sha256, sheet, row";
    const distinct = await rowsOf(folder, `select distinct * exclude (${unlike}) from raw.${table}`);
    expect({ table, rows: distinct.length }).toEqual({ table, rows });
  }
});

test("a row that breaks a rule is set aside with its place and what was found; the others are kept", async () => {
  put(folder, "nes.csv", csv({ placements: [{}, { plassering: "V-2", slutt: at("2026-03-09T10:00") }] }));
  const { files } = await loadReports(folder);
  expect(files).toMatchObject([
    { status: "accepted_with_rows_set_aside", rows_read: 2, rows_accepted: 1, rows_set_aside: 1 },
  ]);
  expect(files[0]?.findings[0]?.message).toBe(
    "nes.csv, ark Plasseringer, rad 21, Slutt: fant «09.03.2026 10:00», ventet et tidspunkt etter start. " +
      "Varigheten kan ikke regnes ut, og vi vet ikke hvilket av tidspunktene som er galt. " +
      "Rett start eller slutt, og send en ny versjon.",
  );
  expect(await rowsOf(folder, "select rule, row from raw.refused")).toEqual([
    { rule: "end-before-start", row: 21 },
  ]);
});

test("an impossible number of prison days is set aside alone: the head and the rows stand without it", async () => {
  put(folder, "nes.csv", csv({ head: { fangedogn: 4651 } }));
  const { files } = await loadReports(folder);
  expect(files).toMatchObject([
    { status: "accepted_with_rows_set_aside", rows_accepted: 1, rows_set_aside: 0 },
  ]);
  expect(await rowsOf(folder, "select fangedogn, fangedogn_kvinner from raw.hode")).toEqual([
    { fangedogn: null, fangedogn_kvinner: 0 },
  ]);
});

test("a file with a valid national identity number is not stored: its hash, size and the reason are all that is left", async () => {
  const number = syntheticNationalId();
  put(folder, `nes ${number}.csv`, csv({ placements: [{ merknad: `snakket med ${number}` }] }));
  const { files } = await loadReports(folder);
  expect(files).toMatchObject([
    {
      name: "nes •••.csv",
      status: "refused",
      rows_read: 0,
      findings: [
        { rule: "national-id", sheet: null, row: null },
        { rule: "national-id", sheet: "Plasseringer", row: 20 },
      ],
    },
  ]);
  expect(JSON.stringify(files)).not.toContain(number);
  expect(readdirSync(folder.inbox)).toEqual([]);
  expect(readdirSync(folder.raw)).toEqual(["register.jsonl"]);
  expect(readRegister(folder)).toEqual([
    expect.objectContaining({ name: null, size: expect.any(Number), refused: "national-id" }),
  ]);
  for (const path of [folder.register, folder.database])
    expect(readFileSync(path).includes(number)).toBe(false);
});

test("a national identity number is found also in what cannot be read as a report", async () => {
  const number = syntheticNationalId();
  put(folder, "nes.csv", `%PDF-1.7 ${number}`);
  expect((await loadReports(folder)).files).toMatchObject([
    { status: "refused", findings: [{ rule: "national-id" }] },
  ]);
  expect(readdirSync(folder.raw)).toEqual(["register.jsonl"]);
});

test("what is no report is refused with the reason, kept as it came, and the load goes on", async () => {
  const refused = [
    { name: "brev.csv", content: "Hei;på;deg", rule: "unknown-form" },
    { name: "en PDF.xlsx", content: "%PDF-1.7", rule: "file-not-what-name-says" },
    { name: "halv.json", content: '{"hode":{"enhet":', rule: "file-half-written" },
    { name: "tom.csv", content: "", rule: "file-empty" },
  ];
  for (const { name, content } of refused) put(folder, name, content);
  put(folder, "nes.csv", csv());
  const { files, totals } = await loadReports(folder);
  for (const { name, rule } of refused)
    expect(files.find((file) => file.name === name)).toMatchObject({
      status: "refused",
      findings: [{ rule }],
    });
  expect(totals.placements).toBe(1);
  expect(readdirSync(folder.raw)).toHaveLength(1 + refused.length + 1);
  expect(readdirSync(folder.inbox)).toEqual([]);
});

test("a file far too large is told of without being read, not stored, and left to its owner", async () => {
  put(folder, "nes.csv", csv());
  put(folder, "stor.csv", "");
  truncateSync(join(folder.inbox, "stor.csv"), 200_000_000);
  const { files } = await loadReports(folder);
  expect(files.map(({ findings }) => findings[0]?.message)).toEqual([
    undefined,
    "stor.csv: fant 200 MB, ventet en fil på høyst 20 MB. " +
      "En månedsrapport er sjelden over 100 kB; noe annet enn rapporten har kommet med. " +
      "Ta bort bilder og ark som ikke hører til rapporten, og send filen på nytt.",
  ]);
  expect(readdirSync(folder.inbox)).toEqual(["stor.csv"]);
  expect((await loadReports(folder)).rebuilt).toBe(false);
});

test("the same bytes again change nothing, whatever the file is called", async () => {
  put(folder, "nes.csv", csv());
  await loadReports(folder);
  const before = readFileSync(folder.database);
  for (const name of ["nes.csv", "kopi av nes.csv"]) {
    put(folder, name, csv());
    const { files, rebuilt } = await loadReports(folder);
    expect(files).toMatchObject([{ name, status: "accepted", known: true, rows_read: 1 }]);
    expect(rebuilt).toBe(false);
  }
  expect(readFileSync(folder.database).equals(before)).toBe(true);
  expect(readRegister(folder)).toHaveLength(1);
});

test("equal files in one inbox are one report", async () => {
  put(folder, "a.csv", csv());
  put(folder, "b.csv", csv());
  const { files, totals } = await loadReports(folder);
  expect(files.map(({ known }) => known)).toEqual([false, true]);
  expect(totals.placements).toBe(1);
});

test("a file refused for its name alone is taken in under a better one", async () => {
  put(folder, "nes_2026-02.csv", csv());
  expect((await loadReports(folder)).files).toMatchObject([
    { status: "refused", findings: [{ rule: "month-differs" }] },
  ]);
  put(folder, "nes_2026-03.csv", csv());
  const { files, totals } = await loadReports(folder);
  expect(files).toMatchObject([{ name: "nes_2026-03.csv", status: "accepted", known: false }]);
  expect(totals.placements).toBe(1);
  expect(await rowsOf(folder, "select name, status from raw.submissions")).toEqual([
    { name: "nes_2026-03.csv", status: "accepted" },
  ]);
});

test("only new files are read: the stored bytes of the others may be away", async () => {
  put(folder, "nes.csv", csv());
  await loadReports(folder);
  for (const name of readdirSync(folder.raw)) if (name.endsWith(".csv")) rmSync(join(folder.raw, name));
  put(folder, "vik.csv", csv({ head: { enhet: "vik-a" } }));
  const { totals, readAgain } = await loadReports(folder);
  expect({ placements: totals.placements, readAgain }).toEqual({ placements: 2, readAgain: 0 });
});

test("a list of units that has changed has the stored files read again", async () => {
  put(folder, "nytt_2026-03.csv", csv({ head: { enhet: "nytt-enhet" } }));
  expect((await loadReports(folder)).files).toMatchObject([{ findings: [{ rule: "unknown-unit" }] }]);
  const places = join(folder.reference, "places.csv");
  writeFileSync(places, readFileSync(places, "utf8").replaceAll("nes-enhet", "nytt-enhet"));
  const { totals, readAgain } = await loadReports(folder);
  expect({ placements: totals.placements, readAgain }).toEqual({ placements: 1, readAgain: 1 });
});

test("another day to see from builds anew and reads nothing again", async () => {
  put(folder, "nes.csv", csv());
  await loadReports(folder);
  expect(await loadReports(folder, { asOf: "2026-05-20" })).toMatchObject({ rebuilt: true, readAgain: 0 });
  expect(await rowsOf(folder, "select as_of from reference.run")).toEqual([{ as_of: "2026-05-20" }]);
});

test("folder.json says the day to see from and what was known; the command's own word goes before", async () => {
  const settings = { made_up: true, as_of: "2026-04-15", known_at: "2026-04-10T00:00:00Z", title: "Prøve" };
  writeFileSync(join(folder.path, "folder.json"), JSON.stringify(settings));
  put(folder, "received.csv", "name;received_at\nnes.csv;2026-04-08T09:00:00Z\n");
  put(folder, "nes.csv", csv());
  put(folder, "vik.csv", csv({ head: { enhet: "vik-a" } }));
  put(folder, "brev.csv", "Hei\n");
  // Vik's report came at the time of the load, after what is to be known; so did a file that is refused.
  const loaded = await loadReports(folder);
  expect(loaded).toMatchObject({ totals: { placements: 1, units: 1 }, afterKnownAt: { files: 1 } });
  expect(fileTable(loaded, true)).toMatch(
    /^1 fil kom etter \d\d\.04\.2026 \d\d:\d\d, og tallene regnes av det som var kommet da .* teller ikke med ennå\.$/m,
  );
  expect(JSON.parse(resultJson(loaded))).toMatchObject({ files_after_known_at: 1 });
  expect(await rowsOf(folder, "select as_of, title, made_up from reference.run")).toEqual([
    { as_of: "2026-04-15", title: "Prøve", made_up: true },
  ]);
  const later = await loadReports(folder, { knownAt: "2026-04-20T12:00:00Z" });
  expect(later.totals).toMatchObject({ placements: 2, units: 2 });
  expect(later).not.toHaveProperty("afterKnownAt");
  expect(readdirSync(folder.inbox)).toEqual([]);
});

test("a folder of made-up reports refuses a real one, and remembers why", async () => {
  put(folder, "nes.csv", csv());
  await loadReports(folder);
  put(folder, "ekte.csv", csv({ head: { enhet: "vik-a", eksempeldata: null } }));
  const { files, totals } = await loadReports(folder);
  expect(files).toMatchObject([
    { status: "refused", findings: [{ rule: "mixed-made-up", found: "en ekte rapport" }] },
  ]);
  expect(totals.placements).toBe(1);
  rmSync(folder.database);
  expect((await loadReports(folder)).totals.placements).toBe(1);
});

test("where a first load brings both, the real reports are taken", async () => {
  put(folder, "a.csv", csv());
  put(folder, "b.csv", csv({ head: { enhet: "vik-a", eksempeldata: null } }));
  const { files } = await loadReports(folder);
  expect(files.map(({ status }) => status)).toEqual(["refused", "accepted"]);
  rmSync(folder.database);
  expect(await loadReports(folder)).toMatchObject({ totals: { placements: 1 }, readAgain: 2 });
});

test("what one file cannot show alone is told of the file it belongs to", async () => {
  const stays = { start: at("2026-03-20T10:00"), slutt: null };
  put(folder, "nes.csv", csv({ placements: [stays] }));
  await loadReports(folder);
  put(
    folder,
    "vik.csv",
    csv({ head: { enhet: "vik-a" }, placements: [{ ...stays, start: at("2026-03-21T10:00") }] }),
  );
  const { files } = await loadReports(folder);
  expect(files[0]?.findings).toMatchObject([{ rule: "overlap", severity: "warns" }]);
});

test("a deleted database is built again from the store and the record, with the same figures", async () => {
  put(folder, "nes.csv", csv());
  put(
    folder,
    "nes2.csv",
    csv({
      head: { versjon: 2 },
      placements: [{}, { plassering: "V-2", start: at("2026-03-20T10:00"), slutt: null }],
    }),
  );
  await load(folder);
  put(folder, "vik.csv", csv({ head: { enhet: "vik-a", fangedogn: 2000 } }));
  await load(folder);
  const before = await hashesOf(folder);
  rmSync(folder.database);
  expect((await load(folder)).readAgain).toBe(3);
  expect(await hashesOf(folder)).toEqual(before);
});

test("a crash between store and register heals: the file is still in the inbox", async () => {
  put(folder, "nes.csv", csv());
  await load(folder);
  const before = await hashesOf(folder);
  // As a crash would leave it: the bytes are stored, the register's line is half written, no database yet.
  const line = readFileSync(folder.register, "utf8");
  writeFileSync(folder.register, line.slice(0, 40));
  rmSync(folder.database);
  put(folder, "nes.csv", csv());
  expect(await load(folder)).toMatchObject({ files: [{ known: false }], totals: { placements: 1 } });
  expect(await hashesOf(folder)).toEqual(before);
});

test("a crash after the register and before the database heals: what is stored is read", async () => {
  put(folder, "nes.csv", csv());
  await loadReports(folder);
  const old = join(folder.path, "old.duckdb");
  copyFileSync(folder.database, old);
  put(folder, "vik.csv", csv({ head: { enhet: "vik-a" } }));
  await loadReports(folder);
  copyFileSync(old, folder.database);
  writeFileSync(join(folder.path, "safety-cells.1.building"), "halvferdig");
  expect(await loadReports(folder)).toMatchObject({ readAgain: 1, totals: { placements: 2 } });
  expect(readdirSync(folder.path)).not.toContain("safety-cells.1.building");
});

test("a database that cannot be read as one is built again", async () => {
  put(folder, "nes.csv", csv());
  await loadReports(folder);
  writeFileSync(folder.database, "ikke en database");
  expect(await loadReports(folder)).toMatchObject({ readAgain: 1, totals: { placements: 1 } });
});

test("a database from before these tables is built again", async () => {
  put(folder, "nes.csv", csv());
  await loadReports(folder);
  rmSync(folder.database);
  const other = await openDatabase(folder.database);
  await other.connection.run("create table t as select 1");
  other.close();
  expect(await loadReports(folder)).toMatchObject({ readAgain: 1, totals: { placements: 1 } });
});

test("figures whose reports are gone from the register are not thrown away in silence", async () => {
  put(folder, "nes.csv", csv());
  put(folder, "vik.csv", csv({ head: { enhet: "vik-a" } }));
  await loadReports(folder);
  const [first] = readFileSync(folder.register, "utf8").split("\n");
  writeFileSync(folder.register, `${first}\n`);
  const before = readFileSync(folder.database);
  await expect(loadReports(folder)).rejects.toThrow("Databasen bygger på 1 filer som ikke står i");
  rmSync(folder.raw, { recursive: true });
  await expect(loadReports(folder)).rejects.toThrow(/^Databasen bygger på \d filer som ikke står i/);
  expect(readFileSync(folder.database).equals(before)).toBe(true);
});

test("a build that fails leaves the old database as it was, and nothing half made", async () => {
  put(folder, "nes.csv", csv());
  await loadReports(folder);
  const before = readFileSync(folder.database);
  for (const name of readdirSync(folder.raw))
    if (name.endsWith(".csv")) writeFileSync(join(folder.raw, name), "endret");
  const places = join(folder.reference, "places.csv");
  writeFileSync(places, readFileSync(places, "utf8").replace("Nes fengsel", "Nes"));
  await expect(loadReports(folder)).rejects.toThrow("er ikke lenger som da den kom. Hent den fra kopi.");
  expect(readFileSync(folder.database).equals(before)).toBe(true);
  expect(readdirSync(folder.path).sort()).toEqual([
    "inbox",
    "raw",
    "receipts",
    "record",
    "reference",
    "safety-cells.duckdb",
  ]);
});

test("an empty inbox with nothing from before is nothing to load; with a database it is nothing new", async () => {
  await expect(loadReports(folder)).rejects.toThrow(/^Innboksen .* er tom, og ingenting er lastet før\./);
  expect(existsSync(folder.database)).toBe(false);
  put(folder, "nes.csv", csv());
  await loadReports(folder);
  expect(await loadReports(folder)).toMatchObject({ files: [], rebuilt: false, totals: { placements: 1 } });
});

test("ten times the same load change nothing", async () => {
  put(folder, "nes.csv", csv());
  await load(folder);
  const before = { hashes: await hashesOf(folder), changed: statSync(folder.database).mtimeMs };
  for (let time = 0; time < 9; time++) {
    put(folder, "nes.csv", csv());
    await load(folder);
  }
  expect({ hashes: await hashesOf(folder), changed: statSync(folder.database).mtimeMs }).toEqual(before);
});

// The superuser may write everywhere.
test.skipIf(process.getuid?.() === 0)("a folder that may not be written in is told of", async () => {
  chmodSync(folder.path, 0o500);
  await expect(loadReports(folder)).rejects.toThrow(/EACCES/);
  chmodSync(folder.path, 0o700);
});
