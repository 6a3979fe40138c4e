import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataFolder, type DataFolder } from "./data-folder.ts";
import { inboxFiles } from "./inbox.ts";
import { brokenLink, readRegister, storedPath, type RegisterLine } from "./register.ts";
import { store, takeOutOfInbox } from "./store.ts";

let folder: DataFolder;

beforeEach(() => {
  folder = dataFolder(mkdtempSync(join(tmpdir(), "store-")));
});
afterEach(() => rmSync(folder.path, { recursive: true }));

const bytes = Buffer.from("Hode\nEnhet;oslo-enhet\n");
const line: RegisterLine = {
  sha256: createHash("sha256").update(bytes).digest("hex"),
  name: "Oslo 2026-03.CSV",
  size: bytes.length,
  received_at: "2026-04-08T08:15:00Z",
  made_up: false,
};

test("the bytes are kept as they came, under their hash, and the register says whence and when", async () => {
  await store(folder, [{ line, bytes }]);
  expect(storedPath(folder, line)).toBe(join(folder.raw, `${line.sha256}.csv`));
  expect(readFileSync(storedPath(folder, line))).toEqual(bytes);
  expect(readRegister(folder)).toEqual([line]);
});

test("of a file that may not be stored only its line is kept", async () => {
  const refused = { ...line, name: null, refused: "national-identity" };
  await store(folder, [{ line: refused, bytes: undefined }]);
  expect(readdirSync(folder.raw)).toEqual(["register.jsonl"]);
  expect(readRegister(folder)).toEqual([refused]);
});

test("what a killed load left half written is cleared away", async () => {
  mkdirSync(folder.raw);
  writeFileSync(join(folder.raw, "0a1b.csv.4711.part"), "Ho");
  await store(folder, []);
  expect(readdirSync(folder.raw)).toEqual([]);
});

test("a line that a crash tore off is passed over, and taken away before the next is added", async () => {
  await store(folder, [{ line, bytes }]);
  const whole = readFileSync(folder.register, "utf8");
  appendFileSync(folder.register, '{"sha256":"0a1b');
  expect(readRegister(folder)).toEqual([line]);
  // Who only reads changes nothing: a load may be writing the line.
  expect(readFileSync(folder.register, "utf8")).not.toBe(whole);
  const next = { ...line, sha256: "0".repeat(64) };
  await store(folder, [{ line: next, bytes: undefined }]);
  expect(readRegister(folder)).toEqual([line, next]);
  expect(readFileSync(folder.register, "utf8").startsWith(whole)).toBe(true);
});

test("each line of the register follows from the one before: one changed or taken out is found", async () => {
  const lines = ["1", "2", "3"].map((digit) => ({ ...line, sha256: digit.repeat(64) }));
  for (const each of lines) await store(folder, [{ line: each, bytes: undefined }]);
  expect(brokenLink(folder)).toBeUndefined();
  const [first = "", second = "", third = ""] = readFileSync(folder.register, "utf8").split("\n");
  writeFileSync(folder.register, `${first}\n${third}\n`);
  expect(brokenLink(folder)).toBe(2);
  writeFileSync(folder.register, `${first}\n${second.replace("2026-04-08", "2026-04-09")}\n${third}\n`);
  expect(brokenLink(folder)).toBe(3);
});

test("a register from before its lines were linked is added to, and its own lines ask for no link", async () => {
  mkdirSync(folder.raw);
  writeFileSync(folder.register, `${JSON.stringify(line)}\n`);
  await store(folder, [{ line: { ...line, sha256: "0".repeat(64) }, bytes: undefined }]);
  expect(brokenLink(folder)).toBeUndefined();
  writeFileSync(folder.register, readFileSync(folder.register, "utf8").replace("false", "true"));
  expect(brokenLink(folder)).toBe(2);
});

test("a register that someone has edited is named with its line, not passed over", async () => {
  await store(folder, [{ line, bytes }]);
  appendFileSync(folder.register, "{}\n");
  expect(() => readRegister(folder)).toThrow(/register\.jsonl, linje 2 kan ikke leses/);
});

test("files that are dealt with leave the inbox with the folders they emptied", async () => {
  mkdirSync(join(folder.inbox, "2026", "03"), { recursive: true });
  writeFileSync(join(folder.inbox, "2026", "03", "oslo.csv"), bytes);
  expect(await takeOutOfInbox(folder, inboxFiles(folder))).toEqual([]);
  expect(existsSync(join(folder.inbox, "2026"))).toBe(false);
  expect(existsSync(folder.inbox)).toBe(true);
});

test("a file that has grown since it was read stays in the inbox", async () => {
  mkdirSync(folder.inbox);
  writeFileSync(join(folder.inbox, "oslo.csv"), bytes);
  const files = inboxFiles(folder);
  appendFileSync(join(folder.inbox, "oslo.csv"), "Måned;2026-03\n");
  expect(await takeOutOfInbox(folder, files)).toEqual(files);
  expect(readdirSync(folder.inbox)).toEqual(["oslo.csv"]);
});
