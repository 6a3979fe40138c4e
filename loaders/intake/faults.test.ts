import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { appendDurably } from "./durable-file.ts";
import { type DataFolder } from "./data-folder.ts";
import { inboxFiles } from "./inbox.ts";
import { readRegister, storedPath } from "./register.ts";
import { csv, hashesOf, load, loadReports, newFolder, put } from "./test-folder.ts";

let folder: DataFolder & { remove(): void };

beforeEach(() => {
  folder = newFolder();
});
afterEach(() => {
  vi.restoreAllMocks();
  folder.remove();
});

test("a file that is taken away while the load reads is told of, one that grows is left, and the others are read", async () => {
  put(folder, "a.csv", csv());
  put(folder, "b.csv", csv({ head: { enhet: "vik-a" } }));
  put(folder, "c.csv", csv({ head: { enhet: "vik-b" } }));
  // The inbox has been listed when the first file is done.
  const meanwhile = once(() => {
    rmSync(join(folder.inbox, "b.csv"));
    // Half a report looks like a whole one.
    appendFileSync(join(folder.inbox, "c.csv"), "\n");
  });
  const { files, unread } = await loadReports(folder, { onProgress: meanwhile });
  expect(files.map(({ name }) => name)).toEqual(["a.csv"]);
  expect(unread).toEqual([
    { name: "b.csv", why: "gone" },
    { name: "c.csv", why: "being_written" },
  ]);
  expect(readRegister(folder)).toHaveLength(1);
  expect((await loadReports(folder)).files).toMatchObject([{ name: "c.csv", status: "accepted" }]);
});

test.skipIf(process.platform === "win32")(
  "a link in the inbox is no report: it could lead anywhere",
  async () => {
    put(folder, "a.csv", csv());
    symlinkSync(join(folder.reference, "places.csv"), join(folder.inbox, "lenke.csv"));
    expect(inboxFiles(folder).map(({ name }) => name)).toEqual(["a.csv"]);
  },
);

test("bytes that were lost from the store, or spoilt there, are put back when the same file comes again", async () => {
  put(folder, "nes.csv", csv());
  await loadReports(folder);
  const [line] = readRegister(folder);
  if (!line) throw new Error("nothing was registered");
  for (const harm of [
    () => rmSync(storedPath(folder, line)),
    () => writeFileSync(storedPath(folder, line), "x"),
  ]) {
    harm();
    put(folder, "nes.csv", csv());
    expect(await loadReports(folder)).toMatchObject({ files: [{ known: true }], rebuilt: false });
    expect(readFileSync(storedPath(folder, line))).toEqual(Buffer.from(csv()));
  }
  expect(readRegister(folder)).toHaveLength(1);
});

test("a line that cannot be written whole is not written at all", async () => {
  const list = join(folder.path, "liste.jsonl");
  await appendDurably(list, "en\n");
  appendFileSync(list, "halv");
  await appendDurably(list, "to\n");
  expect(readFileSync(list, "utf8")).toBe("en\nto\n");
});

test("where most of the database is damaged behind its head, the load goes on from what is stored, with the same figures", async () => {
  put(folder, "nes.csv", csv());
  await load(folder);
  const whole = join(folder.path, "hel");
  copyFileSync(folder.database, whole);
  const before = await hashesOf(folder);
  const { size } = statSync(folder.database);
  put(folder, "vik.csv", csv({ head: { enhet: "vik-a" } }));
  await load(folder);
  const withNext = await hashesOf(folder);
  expect(withNext).not.toEqual(before);
  copyFileSync(whole, folder.database);
  spoil(folder.database, Math.floor(size * 0.02), Math.ceil(size * 0.98));
  expect((await load(folder)).totals.placements).toBe(2);
  expect(await hashesOf(folder)).toEqual(withNext);
  rmSync(whole);
});

/** Overwrites a stretch of a file. */
function spoil(path: string, from: number, bytes: number): void {
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(bytes, 0xa5), 0, bytes, from);
  closeSync(file);
}

const real = (unit: string) => csv({ head: { enhet: unit, eksempeldata: null } });

test("a clock that is wrong stops the load before a file gets a wrong time of arrival; one can say that it is right", async () => {
  const loadAt = (instant: string, trustClock = false) =>
    loadReports(folder, { now: Temporal.Instant.from(instant), asOf: "2026-04-20", trustClock });
  put(folder, "nes.csv", real("nes-enhet"));
  await loadAt("2036-02-07T06:28:15Z");
  put(folder, "vik.csv", real("vik-a"));
  await expect(loadAt("2026-04-20T10:00:00Z")).rejects.toThrow(
    "Klokka på maskinen viser 2026-04-20, men den siste filen kom 2036-02-07. Rett klokka og last på nytt; " +
      "innboksen er urørt. Er klokka riktig, last med --trust-clock.",
  );
  expect(readRegister(folder)).toHaveLength(1);
  expect(existsSync(join(folder.inbox, "vik.csv"))).toBe(true);
  // It was the earlier load that had the wrong clock.
  expect((await loadAt("2026-04-20T10:00:00Z", true)).totals.placements).toBe(2);
  expect((await loadAt("2026-04-21T10:00:00Z")).rebuilt).toBe(false);
});

/** Does it the first time only. */
function once(make: () => void): () => void {
  let done = false;
  return () => {
    if (!done) make();
    done = true;
  };
}
