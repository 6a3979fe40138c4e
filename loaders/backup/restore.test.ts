import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataFolder, type DataFolder } from "../intake/data-folder.ts";
import { lostFiles } from "../intake/lost-files.ts";
import { brokenLink, readRegister, storedPath, type RegisterLine } from "../intake/register.ts";
import { store } from "../intake/store.ts";
import { csv, hashesOf, load, newFolder, put } from "../intake/test-folder.ts";
import { rebuild } from "../rebuild.ts";
import { backUp } from "./back-up.ts";
import { restore } from "./restore.ts";

let folder: DataFolder & { remove(): void };
let to: string;

beforeEach(() => {
  folder = newFolder();
  to = join(mkdtempSync(join(tmpdir(), "kopi-")), "kopi");
});
afterEach(() => {
  folder.remove();
  rmSync(join(to, ".."), { recursive: true });
});

const options = () => ({
  folder: folder.path,
  now: Temporal.Instant.from("2026-04-20T10:00:00Z"),
});

/** Stores and registers a report as the load does, without a database. */
async function accept(text: string): Promise<RegisterLine> {
  const bytes = Buffer.from(text);
  const line = {
    sha256: createHash("sha256").update(bytes).digest("hex"),
    name: `${text}.csv`,
    size: bytes.length,
    received_at: "2026-04-08T08:15:00Z",
    made_up: false,
  };
  await store(folder, [{ line, bytes }]);
  return line;
}

const lose = (line: RegisterLine) => rmSync(storedPath(folder, line));

test("the drill: the database and half of the stored reports are lost, named, put back, and the figures are the same", async () => {
  for (const enhet of ["nes-enhet", "vik-a", "vik-b"]) put(folder, `${enhet}.csv`, csv({ head: { enhet } }));
  put(folder, "nes2.csv", csv({ head: { versjon: 2 }, placements: [] }));
  await load(folder);
  const before = await hashesOf(folder);
  await backUp(folder, to);
  const gone = readRegister(folder).slice(0, 2);
  gone.forEach(lose);
  rmSync(folder.database);
  await expect(rebuild(options())).rejects.toThrow(
    [
      `2 av filene i registeret mangler eller er endret. Hent dem fra kopi: npm run restore -- --from <kopi> --data ${folder.path}`,
      ...gone.map(({ name, sha256 }) => `    ${name} mangler (${sha256})`),
    ].join("\n"),
  );
  expect(await restore(to, folder.path)).toEqual({ reports: 2, files: [], lost: [] });
  put(folder, "nes3.csv", csv({ head: { versjon: 3 } }));
  expect(await rebuild(options())).toMatchObject({ readAgain: 4, files: [] });
  expect(await hashesOf(folder)).toEqual(before);
  // What lies in the inbox is for the next load.
  expect(existsSync(join(folder.inbox, "nes3.csv"))).toBe(true);
});

test("no database is made of a store that is lost whole", async () => {
  await expect(rebuild(options())).rejects.toThrow(`${folder.register} mangler eller er tomt`);
});

test("a whole folder that is lost comes back from its copy: reports, decisions, key, lists and settings", async () => {
  const line = await accept("nes");
  writeFileSync(join(folder.path, "folder.json"), '{"title":"Prøve"}');
  appendFileSync(join(folder.path, "raw", "register.jsonl"), '{"halv');
  await backUp(folder, to);
  const places = readFileSync(join(folder.reference, "places.csv"), "utf8");
  rmSync(folder.path, { recursive: true });
  expect(await restore(to, folder.path)).toMatchObject({ reports: 1, lost: [] });
  expect(readRegister(folder)).toEqual([line]);
  expect(lostFiles(folder)).toEqual([]);
  expect(readFileSync(join(folder.reference, "places.csv"), "utf8")).toBe(places);
  expect(readFileSync(join(folder.path, "folder.json"), "utf8")).toBe('{"title":"Prøve"}');
});

test("a copy holds every report that its register names, though a load goes on meanwhile", async () => {
  await accept("før");
  const copying = backUp(folder, to);
  for (const number of [1, 2, 3, 4, 5]) await accept(`under ${number}`);
  await copying;
  expect(lostFiles(dataFolder(to))).toEqual([]);
  await backUp(folder, to);
  expect(readRegister(dataFolder(to))).toEqual(readRegister(folder));
});

test("a second copy takes only what is new", async () => {
  await accept("nes");
  const first = await backUp(folder, to);
  await accept("vik");
  expect((await backUp(folder, to)).copied).toBe(1);
  expect(first.copied).toBeGreaterThan(1);
});

test("a folder that has lost lines of its register does not spoil its copy", async () => {
  await accept("nes");
  await accept("vik");
  await backUp(folder, to);
  const [first] = readFileSync(folder.register, "utf8").split("\n");
  writeFileSync(folder.register, `${first}\n`);
  await expect(backUp(folder, to)).rejects.toThrow("Ingenting er kopiert");
  expect(readRegister(dataFolder(to))).toHaveLength(2);
});

test("a report that is spoilt in the folder is kept whole in the copy; one that is in neither is named", async () => {
  const spoilt = await accept("nes");
  await backUp(folder, to);
  writeFileSync(storedPath(folder, spoilt), "endret");
  const gone = await accept("vik");
  lose(gone);
  expect((await backUp(folder, to)).lost).toEqual([`vik.csv (${gone.sha256})`]);
  expect(await restore(to, folder.path)).toMatchObject({
    reports: 1,
    lost: [`vik.csv mangler (${gone.sha256})`],
  });
});

test("what came after the copy stays, also where the register itself was spoilt", async () => {
  const early = await accept("nes");
  await backUp(folder, to);
  const late = await accept("vik");
  const text = readFileSync(folder.register, "utf8");
  writeFileSync(folder.register, text.replace('"made_up":false', '"made_up":fal'));
  expect((await restore(to, folder.path)).files).toEqual(["raw/register.jsonl", "register.jsonl.til-side-1"]);
  expect(readRegister(folder)).toEqual([early, late]);
  expect(brokenLink(folder)).toBeUndefined();
  expect(lostFiles(folder)).toEqual([]);
});

test("a decision made after the copy is not undone; a list that has lost its end gets it back", async () => {
  await accept("nes");
  const steps = join(folder.record, "steps.jsonl");
  await backUp(folder, to);
  for (const [now, copied, expected] of [
    ['{"n":1}\n{"n":2}\n', '{"n":1}\n', '{"n":1}\n{"n":2}\n'],
    ['{"n":1}\n', '{"n":1}\n{"n":2}\n', '{"n":1}\n{"n":2}\n'],
    ["", '{"n":1}\n', '{"n":1}\n'],
    ['{"n":1}\n{"n"\n', '{"n":1}\n', '{"n":1}\n'],
    ['{"n":1}\n{"n"\n{"n":3}\n', '{"n":1}\n{"n":2}\n', '{"n":1}\n{"n":2}\n{"n":3}\n'],
    ['{"n":2}\n{"n":3}\n', '{"n":1}\n{"n":2}\n', '{"n":1}\n{"n":2}\n{"n":3}\n'],
  ] as const) {
    put(folder, "../record/steps.jsonl", now);
    put(dataFolder(to), "../record/steps.jsonl", copied);
    await restore(to, folder.path);
    expect({ now, after: readFileSync(steps, "utf8") }).toEqual({ now, after: expected });
  }
});

test("a decision that cannot be read as one is put back, and what was set aside for it is named", async () => {
  await accept("nes");
  const decision = {
    decided_on: "2026-04-20",
    unit_id: "nes-enhet",
    month: "2026-03",
    own_id: "V-1",
    rule: "overlap",
    reason: "avklart",
    decided_by: "en jurist",
  };
  const line = `${JSON.stringify(decision)}\n`;
  put(folder, "../record/overrides.jsonl", line);
  await backUp(folder, to);
  const after = line.replace("V-1", "V-2");
  put(folder, "../record/overrides.jsonl", line.replace("overlap", "annet") + after);
  const { files } = await restore(to, folder.path);
  expect(files).toEqual(
    ["overrides.jsonl", "overrides.jsonl.til-side-1"].map((name) => join("record", name)),
  );
  expect(readFileSync(join(folder.record, "overrides.jsonl"), "utf8")).toBe(line + after);
});

test("a list that has lost lines is not put over a copy that has them, until they are put back", async () => {
  await accept("nes");
  const steps = join(folder.record, "steps.jsonl");
  put(folder, "../record/steps.jsonl", '{"n":1}\n{"n":2}\n');
  await backUp(folder, to);
  put(folder, "../record/steps.jsonl", '{"n":1}\n');
  expect(await backUp(folder, to)).toMatchObject({ copied: 0, shortened: [steps] });
  await restore(to, folder.path);
  expect(readFileSync(steps, "utf8")).toBe('{"n":1}\n{"n":2}\n');
  expect(await backUp(folder, to)).toMatchObject({ shortened: [] });
});

test("what is erased from a report goes from the copy at the next backup, and does not come back by a restore", async () => {
  const line = await accept("nes med person");
  await backUp(folder, to);
  const bytes = Buffer.from("nes uten person");
  const copy = createHash("sha256").update(bytes).digest("hex");
  writeFileSync(storedPath(folder, { ...line, copy }), bytes);
  lose(line);
  const stone = {
    sha256: line.sha256,
    copy,
    erased_on: "2026-04-20",
    because: "prøve",
    rows_read: 1,
    rows_set_aside: 0,
    placements: [],
    decisions: [],
    findings: [],
  };
  put(folder, "../record/erased.jsonl", `${JSON.stringify(stone)}\n`);
  await restore(to, folder.path);
  expect(existsSync(storedPath(folder, line))).toBe(false);
  await backUp(folder, to);
  expect(existsSync(storedPath(dataFolder(to), line))).toBe(false);
  expect(readFileSync(storedPath(dataFolder(to), { ...line, copy }))).toEqual(bytes);
  rmSync(folder.path, { recursive: true });
  expect(await restore(to, folder.path)).toMatchObject({ reports: 1, lost: [] });
  expect(existsSync(storedPath(folder, line))).toBe(false);
});

test("a copy that is made while reports are released holds each that its register names, and none half made", async () => {
  await accept("nes");
  const releases = join(folder.record, "releases");
  put(folder, "../record/releases/.0009_nes.ny/report.pdf", "halv");
  const copying = { done: false };
  const copied = backUp(folder, to).finally(() => (copying.done = true));
  for (let number = 1; !copying.done; number++) {
    put(folder, `../record/releases/${number}/manifest.json`, "{}");
    appendFileSync(join(releases, "register.jsonl"), `{"folder":"${number}"}\n`);
    await setImmediate();
  }
  await copied;
  const copy = join(to, "record", "releases");
  const named = [...readFileSync(join(copy, "register.jsonl"), "utf8").matchAll(/"folder":"(\d+)"/g)];
  expect(named.length).toBeGreaterThan(0);
  for (const [, name = ""] of named) expect(existsSync(join(copy, name, "manifest.json"))).toBe(true);
  expect(existsSync(join(copy, ".0009_nes.ny"))).toBe(false);
});

test("what a backup that was killed has left half written, an erasure must not miss: the next one takes it away", async () => {
  await accept("nes");
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  const left = [pid, process.pid].map((each) => join(dataFolder(to).raw, `nes.csv.${each}.part`));
  mkdirSync(dataFolder(to).raw, { recursive: true });
  for (const path of left) writeFileSync(path, "nes med person");
  await backUp(folder, to);
  expect(left.map((path) => existsSync(path))).toEqual([false, true]);
});

test("a restore that is stopped in the middle loses nothing that came after the copy", async () => {
  const shown = join(folder.record, "shown.jsonl");
  const line = await accept("nes");
  put(folder, "../record/shown.jsonl", '{"n":1}\n{"n":2}\n');
  await backUp(folder, to);
  const after = await accept("vik");
  const own = readFileSync(folder.register, "utf8").split("\n")[1];
  for (const [list, text] of [
    [folder.register, `${own}\n`],
    [shown, '{"n":2}\n{"n":3}\n'],
  ] as const) {
    writeFileSync(list, text);
    const inTheWay = `${list}.${process.pid}.part`;
    mkdirSync(inTheWay);
    await expect(restore(to, folder.path)).rejects.toThrow();
    rmSync(inTheWay, { recursive: true });
    await restore(to, folder.path);
  }
  expect(readRegister(folder)).toEqual([line, after]);
  expect(readFileSync(shown, "utf8")).toBe('{"n":1}\n{"n":2}\n{"n":3}\n');
});

test("a folder is not put back from itself", async () => {
  await accept("nes");
  await expect(restore(`${folder.path}/`, folder.path)).rejects.toThrow("er den samme mappen");
});

test("a copy may not lie in the folder it copies, and what is no copy is refused", async () => {
  await accept("nes");
  await expect(backUp(folder, join(folder.path, "kopi"))).rejects.toThrow("kan ikke ligge i datamappen selv");
  await expect(restore(to, folder.path)).rejects.toThrow("er ingen kopi av en datamappe");
});
