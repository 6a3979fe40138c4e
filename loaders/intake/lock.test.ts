import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataFolder, type DataFolder } from "./data-folder.ts";
import { whileLocked } from "./lock.ts";

let folder: DataFolder;

beforeEach(() => {
  folder = dataFolder(mkdtempSync(join(tmpdir(), "lock-")));
});
afterEach(() => rmSync(folder.path, { recursive: true }));

test("while one load is at it another is told which, and does nothing", async () => {
  let secondRan = false;
  await whileLocked(folder, async () => {
    const second = whileLocked(folder, async () => {
      secondRan = true;
    });
    await expect(second).rejects.toThrow(`En annen lasting (prosess ${process.pid}) holder på`);
  });
  expect(secondRan).toBe(false);
  expect(existsSync(folder.lock)).toBe(false);
});

test("the lock is given back also when the work fails", async () => {
  await expect(whileLocked(folder, () => Promise.reject(new Error("avbrutt")))).rejects.toThrow("avbrutt");
  expect(existsSync(folder.lock)).toBe(false);
});

test("the lock of a load that died is taken over", async () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(folder.lock, `${pid}\n`);
  expect(await whileLocked(folder, async () => "lastet")).toBe("lastet");
});

test("a lock that holds no process number is taken over", async () => {
  writeFileSync(folder.lock, "");
  expect(await whileLocked(folder, async () => "lastet")).toBe("lastet");
});
