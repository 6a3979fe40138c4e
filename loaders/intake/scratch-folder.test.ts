import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DataFolder } from "./data-folder.ts";
import { scratchFolder } from "./scratch-folder.ts";
import { csv, load, newFolder, put } from "./test-folder.ts";

let folder: DataFolder & { remove(): void };

beforeEach(() => {
  folder = newFolder();
});
afterEach(() => folder.remove());

test("a load removes what a killed process has laid out of earlier days, and nothing that one at work needs", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  const left = join(folder.path, `.remake-${pid}`);
  const used = scratchFolder(folder).path;
  for (const path of [left, used]) {
    mkdirSync(join(path, "raw"), { recursive: true });
    writeFileSync(join(path, "raw", "nes.csv"), "en plassering som er slettet");
  }
  put(folder, "nes_2026-03.csv", csv());
  await load(folder, { asOf: "2026-04-20" });
  expect(existsSync(left)).toBe(false);
  expect(existsSync(used)).toBe(true);
});
