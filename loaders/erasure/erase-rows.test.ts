import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { readRows, openDatabase } from "../duckdb.ts";
import { backUp } from "../backup/back-up.ts";
import { restore } from "../backup/restore.ts";
import { pseudonym } from "../forms/pseudonym.ts";
import { writeJson, writeWorkbook } from "../forms/write-report.ts";
import { type DataFolder } from "../intake/data-folder.ts";
import {
  at,
  csv,
  form,
  load,
  loadReports,
  madeUpReport,
  newFolder,
  put,
  rowsOf,
  type Said,
} from "../intake/test-folder.ts";
import { defaultLimits } from "../readers/limits.ts";
import { zipParts } from "../readers/zip-parts.ts";
import { keepOverride } from "../record/overrides.ts";
import { eraseRows, type ErasureOptions } from "./erase-rows.ts";

const goes = pseudonym("den som skal slettes", "nøkkel");
const stays = pseudonym("den som blir", "nøkkel");
const note = "kjent for å synge om natten";

// Three reports, loaded once: each test has a copy of the folder.
let loaded: DataFolder & { remove(): void };
let folder: DataFolder & { remove(): void };
beforeAll(async () => {
  loaded = newFolder();
  await loadThree(loaded);
});
beforeEach(() => {
  folder = newFolder();
  cpSync(loaded.path, folder.path, { recursive: true, preserveTimestamps: true });
});
afterEach(() => folder.remove());
afterAll(() => loaded.remove());

const now = Temporal.Instant.from("2026-04-20T10:00:00Z");
const erase = (options: Partial<ErasureOptions>) =>
  eraseRows({ folder: folder.path, now, confirm: true, ...options });

const march: Said = {
  placements: [
    { plassering: "V-1001", person: goes, merknad: note, arsaker: ["suicide_risk"] },
    // Chained to the one before: one stay of two placements.
    { plassering: "V-1002", person: goes, start: at("2026-03-11T11:00"), slutt: at("2026-03-11T20:00") },
    { plassering: "V-1003", person: goes, start: at("2026-03-30T10:00"), slutt: null },
    { plassering: "V-2001", person: stays, start: at("2026-03-20T10:00"), slutt: at("2026-03-20T16:30") },
  ],
  decisions: [{ plassering: "V-1001" }, { plassering: "V-2001", vedtatt: at("2026-03-20T10:00") }],
};
const february: Said = {
  head: { maned: "2026-02", sendt: at("2026-03-05T10:00"), enhet: "vik-a" },
  placements: [
    { plassering: "V-3001", person: goes, start: at("2026-02-10T23:15"), slutt: at("2026-02-11T10:00") },
    { plassering: "V-3002", person: stays, start: at("2026-02-15T01:00"), slutt: at("2026-02-15T10:00") },
  ],
};
const april: Said = {
  head: { maned: "2026-03", enhet: "vik-b" },
  placements: [
    { plassering: "V-4001", person: goes, start: at("2026-03-02T10:00"), slutt: at("2026-03-04T10:00") },
  ],
};

async function loadThree(into: DataFolder): Promise<void> {
  put(into, "nes-enhet_2026-03.xlsx", await writeWorkbook(madeUpReport(march), form, "nb"));
  put(into, "vik-a_2026-02.csv", csv(february));
  put(into, "vik-b_2026-03.json", writeJson(madeUpReport(april), form));
  const { files } = await load(into);
  expect(files.map(({ status }) => status)).toEqual(["accepted", "accepted", "accepted"]);
}

/** Every row of the tables of results that are figures, in an order of their own. */
async function figures(): Promise<Record<string, string[]>> {
  const database = await openDatabase(folder.database, { readOnly: true });
  try {
    const rows = async (table: string) =>
      (await readRows(database.connection, `from results.${table}`)).map((row) => JSON.stringify(row)).sort();
    const tables = [
      "figures",
      "part_figures",
      "trend_answers",
      "unit_months",
      "duties",
      "report_files",
      "changes",
    ];
    return Object.fromEntries(
      await Promise.all(tables.map(async (table) => [table, await rows(table)] as const)),
    );
  } finally {
    database.close();
  }
}

/** Every byte of the folder, what is packed unpacked too, but for the key that the load makes its own words with. */
function everything(path = folder.path): string {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "person.key")
    .map((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      const parts = entry.name.endsWith(".xlsx")
        ? [...zipParts(bytes, defaultLimits).values()].map((part) =>
            Buffer.from(part.unpack()).toString("latin1"),
          )
        : [];
      return [entry.name, bytes.toString("latin1"), ...parts].join("\n");
    })
    .join("\n");
}

test("a person who is erased is in no byte of the folder, and every count, rate and verdict stands", async () => {
  expect(everything()).toContain(goes);
  const before = await figures();
  const erased = await erase({ person: goes });
  expect(erased).toMatchObject({ files: 3, placements: 5, decisions: 1, stillIn: [] });
  const left = everything();
  for (const trace of [goes, note, "V-1001", "V-1002", "V-1003", "V-3001", "V-4001"])
    expect(left).not.toContain(trace);
  for (const kept of [stays, "V-2001", "V-3002"]) expect(left).toContain(kept);
  const after = await figures();
  for (const table of Object.keys(before)) expect(after[table], table).toEqual(before[table]);
});

test("what ended before the day is erased, and what has not ended or ended later is left", async () => {
  const before = await figures();
  expect(await erase({ before: "2026-03-01" })).toMatchObject({ files: 1, placements: 2, stillIn: [] });
  const left = everything();
  for (const trace of ["V-3001", "V-3002"]) expect(left).not.toContain(trace);
  for (const kept of ["V-1001", "V-2001", "V-4001"]) expect(left).toContain(kept);
  expect((await figures())["figures"]).toEqual(before["figures"]);
  // A month that has been corrected since, of which nothing had been erased, is kept as it is now.
  put(folder, "nes-enhet_2026-03_2.csv", csv(corrected));
  await load(folder);
  const since = await personsIn("nes-enhet");
  expect(since).toMatchObject({ "now nes-enhet persons": 2 });
  await erase({ person: goes });
  expect(await personsIn("nes-enhet")).toEqual(since);
});

test("a receipt that asks another report for a row that is erased goes with it, and no other", async () => {
  const [, left] = february.placements ?? [];
  put(
    folder,
    "vik-a_2026-02_v2.csv",
    csv({ ...february, head: { ...february.head, versjon: 2 }, placements: [] }),
  );
  put(
    folder,
    "vik-b_2026-02.csv",
    csv({
      ...february,
      head: { ...february.head, enhet: "vik-b" },
      placements: [{ ...left, plassering: "V-30010", regelverk: "adopted" }],
    }),
  );
  await load(folder);
  const receipt = join(folder.receipts, "vik-a_2026-02_v2.csv.html");
  expect(readFileSync(receipt, "utf8")).toContain("V-3001");
  expect(await erase({ person: goes })).toMatchObject({ files: 3, stillIn: [] });
  expect(everything()).not.toMatch(/V-3001(?!0)/);
  expect(readdirSync(folder.receipts)).toEqual(["vik-b_2026-02.csv.html", "vik-b_2026-02.csv.merket.xlsx"]);
});

/** A report of which rows were set aside: a placement that ends before it begins, and a decision at no time. */
function withRowsSetAside(): string {
  const said: Said = {
    head: { enhet: "vik-b", versjon: 2 },
    placements: [
      { plassering: "V-5001", person: goes, start: at("2026-03-12T11:17"), slutt: at("2026-03-12T09:19") },
      { plassering: "V-5002", person: goes, start: at("2026-03-14T10:00"), slutt: at("2026-03-14T12:00") },
      { plassering: "V-5003", person: stays, region_varslet: at("2026-03-01T03:03") },
    ],
    decisions: [
      { plassering: "V-5001", vedtatt: at("2026-03-12T11:21") },
      { plassering: "V-5002", vedtatt: at("2026-03-14T10:10") },
      { plassering: "V-5003" },
    ],
  };
  return Buffer.from(csv(said)).toString().replace("14.03.2026 10:10", "14.03. kl. ti");
}

const setAside = ["V-5001", "V-5002", "09:19", "11:21", "kl. ti"];

test("what was set aside of a person goes with what was decided and told of it, and no figure changes; a later erasure takes what an earlier one had left, from a backup too", async () => {
  put(folder, "vik-b_2026-03_2.csv", withRowsSetAside());
  await load(folder);
  const before = await counts();
  const copy = newFolder();
  await backUp(folder, copy.path);
  expect(await erase({ person: goes })).toMatchObject({ files: 4, stillIn: [] });
  const left = everything();
  for (const trace of [goes, ...setAside]) expect(left).not.toContain(trace);
  expect(left).toContain("V-5003");
  // What was told of the other rows still says what stands in them.
  const told = await rowsOf(folder, "select rule, found from raw.refused order by all");
  expect(told).toEqual([
    { rule: "not-a-time", found: "slettet" },
    { rule: "notified-outside-stay", found: "01.03.2026 03:03" },
    { rule: "twelve-hour-clock", found: "slettet" },
  ]);
  const after = await counts();
  for (const table of Object.keys(before)) expect(after[table], table).toEqual(before[table]);
  await backUp(folder, copy.path);
  for (const path of [folder.path, copy.path]) expect(everything(path)).toContain(stays);
  await erase({ person: stays });
  await backUp(folder, copy.path);
  for (const path of [folder.path, copy.path])
    for (const trace of [goes, stays, "V-5003", "03:03"]) expect(everything(path)).not.toContain(trace);
  copy.remove();
});

test("what was set aside in a month that is over goes with the month, and what was decided of it", async () => {
  put(folder, "vik-b_2026-03_2.csv", withRowsSetAside());
  await load(folder);
  await erase({ before: "2026-04-01" });
  const left = everything();
  for (const trace of [...setAside, "V-5003"]) expect(left).not.toContain(trace);
});

test("what was decided of an erased row is kept without the row and the reason, from a backup too, and counts as before", async () => {
  const odd: Said = {
    head: { enhet: "vik-b", versjon: 2 },
    placements: [
      { plassering: "V-5501", person: goes, lengste_tilsynsgap: 90_000 },
      { plassering: "V-5502", person: stays, bokstav: "f", start: at("2026-03-20T18:00"), slutt: null },
    ],
  };
  put(folder, "vik-b_2026-03_2.csv", csv(odd));
  const decided = (own_id: string, rule: "gap-longer-than-stay" | "ground-not-valid") =>
    keepOverride(folder, {
      decided_on: "2026-04-20",
      unit_id: "vik-b",
      month: "2026-03",
      own_id,
      rule,
      reason: `målt på nytt for ${own_id}`,
      decided_by: "en jurist",
    });
  await decided("V-5501", "gap-longer-than-stay");
  await decided("V-5502", "ground-not-valid");
  await load(folder);
  const copy = newFolder();
  await backUp(folder, copy.path);
  const told = () => rowsOf(folder, "from results.overrides order by all");
  const before = { ...(await counts()), told: await told() };
  const overrides = readFileSync(join(folder.record, "overrides.jsonl"));
  // As a restore sets them aside: one that follows no rule we know, one that has lost its end.
  const aside = overrides.toString().replaceAll("gap-longer-than-stay", "annet") + '{"own_id":"V-5501","re';
  writeFileSync(join(folder.record, "overrides.jsonl.til-side-1"), aside);
  const originals = readdirSync(folder.raw).map(
    (name) => [name, readFileSync(join(folder.raw, name))] as const,
  );
  expect(await erase({ person: goes })).toMatchObject({ stillIn: [] });
  expect({ ...(await counts()), told: await told() }).toEqual(before);
  expect(await backUp(folder, copy.path)).toMatchObject({ shortened: [] });
  expect(await restore(copy.path, folder.path)).toMatchObject({ files: [] });
  for (const path of [folder.path, copy.path]) {
    expect(everything(path)).not.toContain("V-5501");
    expect(everything(path)).toContain("nytt for V-5502");
  }
  // Stopped after the copies were made.
  for (const [name, bytes] of originals)
    if (name !== "register.jsonl") writeFileSync(join(folder.raw, name), bytes);
  writeFileSync(join(folder.record, "overrides.jsonl"), overrides);
  await load(folder);
  expect(everything()).not.toContain("V-5501");
  expect(everything()).toContain("nytt for V-5502");
  expect({ ...(await counts()), told: await told() }).toEqual(before);
  copy.remove();
});

test("a file that was refused before the day goes but for its head, and stays refused", async () => {
  const refused = Buffer.from(csv({ head: { enhet: "vik-b" }, placements: [{ plassering: "V-7001" }] }));
  put(folder, "vik-b_feil.csv", refused.toString().replace("vik-b", "ukjent"));
  put(folder, "skadd.json", `{"hode": V-7002`);
  await load(folder);
  const on = { now: now.add({ hours: 48 }) };
  const older = { before: "2026-04-20", confirm: false, ...on };
  const { files: others } = await erase(older);
  expect(await erase({ before: "2026-04-21", ...on })).toMatchObject({ files: others + 2 });
  expect(everything()).not.toMatch(/V-700[12]/);
  expect(await erase({ before: "2026-04-21", ...on })).toMatchObject({ files: 0 });
  const files = await rowsOf(
    folder,
    "select name, status from raw.submissions where status = 'refused' order by all",
  );
  expect(files.map(({ name }) => name)).toEqual(["skadd.json", "vik-b_feil.csv"]);
});

test("a dry run tells what would go and touches nothing", async () => {
  const before = everything();
  expect(await erase({ person: goes, confirm: false })).toMatchObject({ files: 3, placements: 5, open: 1 });
  expect(everything()).toBe(before);
  expect(await erase({ person: pseudonym("en annen", "nøkkel") })).toMatchObject({ files: 0, placements: 0 });
});

const ofPersons = /"indicator_id":"(?:persons\w*|\w+_persons|top_3_share)"/;

/** What is counted that is not persons: those who are gone are in months without a stay not known to be none. */
async function counts() {
  const rows = Object.entries(await figures()).map(([table, lines]) => [
    table,
    lines.filter((line) => !ofPersons.test(line)),
  ]);
  return Object.fromEntries(rows);
}

test("what is left of a person is counted as before", async () => {
  const vikA: Said = {
    head: { enhet: "vik-a" },
    placements: [
      // The stay that began at Nes under the same number.
      { plassering: "V-1002", person: goes, start: at("2026-03-11T21:00"), slutt: at("2026-03-12T10:00") },
      // Decided before it began, and after it ended.
      { plassering: "V-6001", person: goes, start: at("2026-03-18T10:00"), slutt: at("2026-03-19T10:00") },
      { plassering: "V-6002", person: goes, start: at("2026-03-31T10:00"), slutt: at("2026-03-31T20:00") },
      { plassering: "V-6003", person: stays, merknad: `slåss med ${goes}` },
      { plassering: "V-6004", person: goes, start: at("2026-03-25T10:00"), slutt: at("2026-03-25T20:00") },
    ],
    decisions: [
      { plassering: "V-6001", vedtatt: at("2026-03-18T09:40") },
      { plassering: "V-6002", vedtatt: at("2026-04-01T08:00") },
    ],
  };
  const withdrawing: Said = {
    head: { enhet: "vik-a", versjon: 2, omfang: "partial", antall_plasseringer: 0 },
    placements: [{ plassering: "V-6004", person: goes, trukket: true }],
  };
  put(folder, "vik-a_2026-03.csv", csv(vikA));
  put(folder, "vik-a_2026-03_2.csv", csv(withdrawing));
  await load(folder);
  const before = await counts();
  expect(await erase({ person: goes.toLowerCase() })).toMatchObject({ placements: 10, stillIn: [] });
  expect(everything()).not.toContain(goes);
  const after = await counts();
  for (const table of Object.keys(before)) expect(after[table], table).toEqual(before[table]);
});

test("a month in which only a stay from before went on has no persons, erased or not", async () => {
  const later = Temporal.Instant.from("2026-05-20T10:00:00Z");
  const goingOn: Said = {
    head: { maned: "2026-04", sendt: at("2026-05-05T10:00") },
    placements: [
      { plassering: "V-1003", person: goes, start: at("2026-03-30T10:00"), slutt: at("2026-04-01T08:00") },
      { plassering: "V-1004", person: goes, start: at("2026-04-01T09:00"), slutt: at("2026-04-02T10:00") },
    ],
  };
  put(folder, "nes-enhet_2026-04.csv", csv(goingOn));
  await load(folder, { now: later });
  const before = await figures();
  await erase({ person: goes, now: later });
  expect((await figures())["figures"]).toEqual(before["figures"]);
});

/** The row of the one who stays is now of another. */
const corrected: Said = {
  head: { versjon: 2, omfang: "partial", sendt: at("2026-04-09T10:00") },
  placements: [
    {
      plassering: "V-2001",
      person: pseudonym("en annen", "nøkkel"),
      start: at("2026-03-20T10:00"),
      slutt: at("2026-03-20T16:30"),
    },
  ],
};

/** How many persons began a stay in March, by organisation and place, and how many stays there were. */
async function personsIn(...places: string[]) {
  const rows = await rowsOf(
    folder,
    `select organisation, place_id, indicator_id, state, value from results.figures
    where period = 'month' and period_start = '2026-03-01' and measure_id = 'safety_cell' and population = 'adults'
      and indicator_id in ('persons', 'stays_started') and list_contains(['${places.join("', '")}'], place_id)
    order by all`,
  );
  return Object.fromEntries(
    rows.map(({ organisation, place_id, indicator_id, state, value }) => [
      [organisation, place_id, indicator_id].join(" "),
      state === "value" ? value : state,
    ]),
  );
}

test("persons cannot be said where a row that was left has been corrected since, though the stays are as many", async () => {
  const before = await personsIn("nes-enhet");
  await erase({ person: goes });
  expect(await personsIn("nes-enhet")).toEqual(before);
  put(folder, "nes-enhet_2026-03_2.csv", csv(corrected));
  await load(folder);
  expect(await personsIn("nes-enhet")).toEqual({
    ...before,
    "now nes-enhet persons": "not_available",
    "then nes-enhet persons": "not_available",
  });
});

test("persons cannot be said where units have come under another place since, nor when more is erased", async () => {
  const ofVik: Said = {
    head: { enhet: "vik-a" },
    placements: ["06", "13", "20"].map((day) => ({
      plassering: `V-9${day}`,
      person: pseudonym("en tredje", "nøkkel"),
      start: at(`2026-03-${day}T10:00`),
      slutt: at(`2026-03-${day}T14:00`),
    })),
  };
  put(folder, "vik-a_2026-03.csv", csv(ofVik));
  put(
    folder,
    "vik-b_2026-03_2.csv",
    csv({ head: { enhet: "vik-b", versjon: 2, antall_plasseringer: 0 }, placements: [] }),
  );
  await load(folder);
  const before = await personsIn("region-nord", "region-sor");
  expect(before).toMatchObject({
    "now region-nord persons": 2,
    "now region-nord stays_started": 3,
    "now region-sor persons": 1,
    "now region-sor stays_started": 3,
  });
  await erase({ person: goes });
  const list = join(folder.reference, "places.csv");
  const rest = ",,,,false,,,oppdiktet,";
  const moved = [
    ["nes,prison,Nes fengsel", "region-nord", "region-sor"],
    ["vik,prison,Vik fengsel", "region-sor", "region-nord"],
  ].reduce(
    (text, [prison, from, to]) =>
      text.replace(
        `${prison},${from},,${rest}`,
        `${prison},${from},,2026-04-01${rest}\n${prison},${to},2026-04-01,${rest}`,
      ),
    readFileSync(list, "utf8"),
  );
  writeFileSync(list, moved);
  await load(folder);
  const after = {
    ...before,
    "now region-nord persons": "not_available",
    "now region-sor persons": "not_available",
  };
  expect(await personsIn("region-nord", "region-sor")).toEqual(after);
  // What cannot be said is not kept as if it could by the next erasure.
  await erase({ person: stays });
  expect(await personsIn("region-nord", "region-sor")).toEqual(after);
});

test("a unit is not asked for a row that has been erased", async () => {
  await erase({ person: goes });
  put(
    folder,
    "nes-enhet_2026-04.csv",
    csv({ head: { maned: "2026-04", sendt: at("2026-05-05T10:00") }, placements: [] }),
  );
  put(folder, "vik-b_2026-03_2.csv", csv({ head: { enhet: "vik-b", versjon: 2 }, placements: [] }));
  const { files } = await loadReports(folder, { now: Temporal.Instant.from("2026-05-20T10:00:00Z") });
  expect(files.map(({ name, findings }) => [name, findings])).toEqual([
    ["nes-enhet_2026-04.csv", []],
    ["vik-b_2026-03_2.csv", []],
  ]);
});

test("of a month that has gone whole, what was withdrawn stays so, and what was set aside may still be missing", async () => {
  const head = { maned: "2026-02", enhet: "vik-b", sendt: at("2026-03-05T10:00"), antall_plasseringer: 1 };
  const start = at("2026-02-05T10:00");
  const told = { plassering: "V-8001", start, slutt: at("2026-02-06T10:00") };
  const whole: Said = {
    head,
    placements: [told, { ...told, plassering: "V-8002", slutt: at("2026-02-04T10:00") }],
  };
  const withdrawing: Said = {
    head: { ...head, versjon: 2, omfang: "partial", antall_plasseringer: 0 },
    placements: [{ ...told, trukket: true }],
  };
  put(folder, "vik-b_2026-02.csv", csv(whole));
  put(folder, "vik-b_2026-02_2.csv", csv(withdrawing));
  await load(folder);
  const before = await counts();
  await erase({ before: "2026-03-01" });
  expect(everything()).not.toMatch(/V-800[12]/);
  const after = await counts();
  for (const table of Object.keys(before)) expect(after[table], table).toEqual(before[table]);
});

test("an erased file that is sent again does not come back, and a database made anew is the same", async () => {
  const original = csv(february);
  await erase({ person: goes });
  const erased = await figures();
  put(folder, "vik-a_2026-02.csv", original);
  await load(folder);
  writeFileSync(folder.database, "");
  await load(folder);
  expect(everything()).not.toContain("V-3001");
  expect(await figures()).toEqual(erased);
});

test("an erased file that is sent again does not come back where the register has lost its line", async () => {
  const register = readFileSync(folder.register, "utf8");
  const original = csv(february);
  await erase({ person: goes });
  const erased = await figures();
  const lines = register.split("\n").filter((line) => !line.includes("vik-a_2026-02.csv"));
  writeFileSync(folder.register, lines.join("\n"));
  rmSync(folder.database);
  put(folder, "vik-a_2026-02.csv", original);
  const { files } = await load(folder);
  expect(files).toMatchObject([{ name: "vik-a_2026-02.csv", known: true }]);
  expect(everything()).not.toContain("V-3001");
  expect(await figures()).toEqual(erased);
  await load(folder);
  expect(everything()).not.toContain("V-3001");
});

test("nothing is erased from a stored file that is lost, or no longer as it came", async () => {
  const [name = ""] = readdirSync(folder.raw).filter((file) => file.endsWith(".csv"));
  const path = join(folder.raw, name);
  const original = readFileSync(path, "latin1");
  writeFileSync(path, original.replace("15.02.2026", "14.02.2026"), "latin1");
  await expect(erase({ person: goes })).rejects.toThrow(
    `${path} er ikke lenger som da den kom. Hent den fra kopi.`,
  );
  rmSync(path);
  await expect(erase({ person: goes })).rejects.toThrow(`${path} mangler. Hent den fra kopi`);
  writeFileSync(path, original, "latin1");
  expect(await erase({ person: goes })).toMatchObject({ files: 3, placements: 5, stillIn: [] });
});

test("an erasure stopped before the files as they came were removed is ended by the next load", async () => {
  const names = readdirSync(folder.raw);
  const originals = names.map((name) => [name, readFileSync(join(folder.raw, name))] as const);
  await erase({ person: goes });
  for (const [name, bytes] of originals)
    if (name !== "register.jsonl") writeFileSync(join(folder.raw, name), bytes);
  writeFileSync(folder.database, "");
  await loadReports(folder);
  expect(everything()).not.toContain(goes);
});
