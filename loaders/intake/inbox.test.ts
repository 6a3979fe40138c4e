import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataFolder, type DataFolder } from "./data-folder.ts";
import { inboxFiles, receivedTimes, spentReceivedList } from "./inbox.ts";

let folder: DataFolder;
const now = Temporal.Instant.from("2026-04-09T08:00:00.5Z");

beforeEach(() => {
  folder = dataFolder(mkdtempSync(join(tmpdir(), "inbox-")));
});
afterEach(() => rmSync(folder.path, { recursive: true }));

function put(name: string, content = "x"): void {
  mkdirSync(dirname(join(folder.inbox, name)), { recursive: true });
  writeFileSync(join(folder.inbox, name), content);
}

test("reports are found at any depth, in the order of their names", () => {
  put("2026-03/oslo.csv");
  put("ila.xlsx");
  expect(inboxFiles(folder).map(({ name, size }) => [name, size])).toEqual([
    ["2026-03/oslo.csv", 1],
    ["ila.xlsx", 1],
  ]);
});

test("what an office program or a copying program leaves behind is no report", () => {
  for (const name of ["~$oslo.xlsx", ".oslo.swp", "Thumbs.db", "oslo.xlsx.part", "received.csv"]) put(name);
  expect(inboxFiles(folder)).toEqual([]);
});

test("a folder without an inbox has no reports", () => {
  expect(inboxFiles(folder)).toEqual([]);
});

test("a file came when received.csv says, by its path or by its name, and else now", () => {
  put(
    "received.csv",
    "name;received_at\na/oslo.csv;2026-04-01T10:00:00Z\nila.csv;2026-04-02T10:00:00+02:00\n",
  );
  const receivedAt = receivedTimes(folder, now);
  expect(receivedAt("a/oslo.csv")).toBe("2026-04-01T10:00:00Z");
  expect(receivedAt("b/ila.csv")).toBe("2026-04-02T10:00:00+02:00");
  expect(receivedAt("eidsberg.csv")).toBe("2026-04-09T08:00:01Z");
});

test("a received.csv that cannot be read is named, and nothing is guessed", () => {
  put("received.csv", "navn;tid\noslo.csv;i går\n");
  expect(() => receivedTimes(folder, now)).toThrow(/received\.csv skal ha kolonnene name og received_at/);
});

test("received.csv has done its work when the files it tells of are gone", () => {
  put("received.csv", "name;received_at\n");
  put("oslo.csv");
  expect(spentReceivedList(folder)).toBeUndefined();
  rmSync(join(folder.inbox, "oslo.csv"));
  expect(spentReceivedList(folder)).toBe(join(folder.inbox, "received.csv"));
});
