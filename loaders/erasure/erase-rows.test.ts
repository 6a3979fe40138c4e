import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { backUp } from "../backup/back-up.ts";
import { restore } from "../backup/restore.ts";
import { pseudonym } from "../forms/pseudonym.ts";
import { at, csv, load, loadReports, newFolder, put, rowsOf, type Said } from "../intake/test-folder.ts";
import { keepOverride } from "../record/overrides.ts";
import {
  corrected,
  february,
  goes,
  note,
  setAside,
  stays,
  threeReports,
  withRowsSetAside,
} from "./test-erasure.ts";

const given = threeReports();
const { erase, figures, everything, counts, personsIn } = given;

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
  put(given.folder, "nes-enhet_2026-03_2.csv", csv(corrected));
  await load(given.folder);
  const since = await personsIn("nes-enhet");
  expect(since).toMatchObject({ "now nes-enhet persons": 2 });
  await erase({ person: goes });
  expect(await personsIn("nes-enhet")).toEqual(since);
});

test("what was set aside of a person goes with what was decided and told of it, and no figure changes; a later erasure takes what an earlier one had left, from a backup too", async () => {
  put(given.folder, "vik-b_2026-03_2.csv", withRowsSetAside());
  await load(given.folder);
  const before = await counts();
  const copy = newFolder();
  await backUp(given.folder, copy.path);
  expect(await erase({ person: goes })).toMatchObject({ files: 4, stillIn: [] });
  const left = everything();
  for (const trace of [goes, ...setAside]) expect(left).not.toContain(trace);
  expect(left).toContain("V-5003");
  // What was told of the other rows still says what stands in them.
  const told = await rowsOf(given.folder, "select rule, found from raw.refused order by all");
  expect(told).toEqual([
    { rule: "not-a-time", found: "slettet" },
    { rule: "notified-outside-stay", found: "01.03.2026 03:03" },
    { rule: "twelve-hour-clock", found: "slettet" },
  ]);
  const after = await counts();
  for (const table of Object.keys(before)) expect(after[table], table).toEqual(before[table]);
  await backUp(given.folder, copy.path);
  for (const path of [given.folder.path, copy.path]) expect(everything(path)).toContain(stays);
  await erase({ person: stays });
  await backUp(given.folder, copy.path);
  for (const path of [given.folder.path, copy.path])
    for (const trace of [goes, stays, "V-5003", "03:03"]) expect(everything(path)).not.toContain(trace);
  copy.remove();
});

test("what was decided of an erased row is kept without the row and the reason, from a backup too, and counts as before", async () => {
  const odd: Said = {
    head: { enhet: "vik-b", versjon: 2 },
    placements: [
      { plassering: "V-5501", person: goes, lengste_tilsynsgap: 90_000 },
      { plassering: "V-5502", person: stays, bokstav: "f", start: at("2026-03-20T18:00"), slutt: null },
    ],
  };
  put(given.folder, "vik-b_2026-03_2.csv", csv(odd));
  const decided = (own_id: string, rule: "gap-longer-than-stay" | "ground-not-valid") =>
    keepOverride(given.folder, {
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
  await load(given.folder);
  const copy = newFolder();
  await backUp(given.folder, copy.path);
  const told = () => rowsOf(given.folder, "from results.overrides order by all");
  const before = { ...(await counts()), told: await told() };
  const overrides = readFileSync(join(given.folder.record, "overrides.jsonl"));
  // As a restore sets them aside: one that follows no rule we know, one that has lost its end.
  const aside = overrides.toString().replaceAll("gap-longer-than-stay", "annet") + '{"own_id":"V-5501","re';
  writeFileSync(join(given.folder.record, "overrides.jsonl.til-side-1"), aside);
  const originals = readdirSync(given.folder.raw).map(
    (name) => [name, readFileSync(join(given.folder.raw, name))] as const,
  );
  expect(await erase({ person: goes })).toMatchObject({ stillIn: [] });
  expect({ ...(await counts()), told: await told() }).toEqual(before);
  expect(await backUp(given.folder, copy.path)).toMatchObject({ shortened: [] });
  expect(await restore(copy.path, given.folder.path)).toMatchObject({ files: [] });
  for (const path of [given.folder.path, copy.path]) {
    expect(everything(path)).not.toContain("V-5501");
    expect(everything(path)).toContain("nytt for V-5502");
  }
  // Stopped after the copies were made.
  for (const [name, bytes] of originals)
    if (name !== "register.jsonl") writeFileSync(join(given.folder.raw, name), bytes);
  writeFileSync(join(given.folder.record, "overrides.jsonl"), overrides);
  await load(given.folder);
  expect(everything()).not.toContain("V-5501");
  expect(everything()).toContain("nytt for V-5502");
  expect({ ...(await counts()), told: await told() }).toEqual(before);
  copy.remove();
});

test("a dry run tells what would go and touches nothing", async () => {
  const before = everything();
  expect(await erase({ person: goes, confirm: false })).toMatchObject({ files: 3, placements: 5, open: 1 });
  expect(everything()).toBe(before);
  expect(await erase({ person: pseudonym("en annen", "nøkkel") })).toMatchObject({ files: 0, placements: 0 });
});

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
  put(given.folder, "vik-a_2026-03.csv", csv(vikA));
  put(given.folder, "vik-a_2026-03_2.csv", csv(withdrawing));
  await load(given.folder);
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
  put(given.folder, "nes-enhet_2026-04.csv", csv(goingOn));
  await load(given.folder, { now: later });
  const before = await figures();
  await erase({ person: goes, now: later });
  expect((await figures())["figures"]).toEqual(before["figures"]);
});

test("persons cannot be said where a row that was left has been corrected since, though the stays are as many", async () => {
  const before = await personsIn("nes-enhet");
  await erase({ person: goes });
  expect(await personsIn("nes-enhet")).toEqual(before);
  put(given.folder, "nes-enhet_2026-03_2.csv", csv(corrected));
  await load(given.folder);
  expect(await personsIn("nes-enhet")).toEqual({
    ...before,
    "now nes-enhet persons": "not_available",
    "then nes-enhet persons": "not_available",
  });
});

test("a unit is not asked for a row that has been erased", async () => {
  await erase({ person: goes });
  put(
    given.folder,
    "nes-enhet_2026-04.csv",
    csv({ head: { maned: "2026-04", sendt: at("2026-05-05T10:00") }, placements: [] }),
  );
  put(given.folder, "vik-b_2026-03_2.csv", csv({ head: { enhet: "vik-b", versjon: 2 }, placements: [] }));
  const { files } = await loadReports(given.folder, { now: Temporal.Instant.from("2026-05-20T10:00:00Z") });
  expect(files.map(({ name, findings }) => [name, findings])).toEqual([
    ["nes-enhet_2026-04.csv", []],
    ["vik-b_2026-03_2.csv", []],
  ]);
});

test("an erased file that is sent again does not come back, and a database made anew is the same", async () => {
  const original = csv(february);
  await erase({ person: goes });
  const erased = await figures();
  put(given.folder, "vik-a_2026-02.csv", original);
  await load(given.folder);
  writeFileSync(given.folder.database, "");
  await load(given.folder);
  expect(everything()).not.toContain("V-3001");
  expect(await figures()).toEqual(erased);
});

test("nothing is erased from a stored file that is lost, or no longer as it came", async () => {
  const [name = ""] = readdirSync(given.folder.raw).filter((file) => file.endsWith(".csv"));
  const path = join(given.folder.raw, name);
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
  const names = readdirSync(given.folder.raw);
  const originals = names.map((name) => [name, readFileSync(join(given.folder.raw, name))] as const);
  await erase({ person: goes });
  for (const [name, bytes] of originals)
    if (name !== "register.jsonl") writeFileSync(join(given.folder.raw, name), bytes);
  writeFileSync(given.folder.database, "");
  await loadReports(given.folder);
  expect(everything()).not.toContain(goes);
});
