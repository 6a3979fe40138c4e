import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataFolder, type DataFolder } from "./data-folder.ts";
import { heldBy, whileLocked } from "./lock.ts";
import { Stopped } from "./stopped.ts";

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
    await expect(second).rejects.toThrow(`En annen kommando (prosess ${process.pid}) holder på`);
  });
  expect(secondRan).toBe(false);
  expect(existsSync(folder.lock)).toBe(false);
});

test("the lock is given back also when the work fails", async () => {
  await expect(whileLocked(folder, () => Promise.reject(new Error("avbrutt")))).rejects.toThrow("avbrutt");
  expect(existsSync(folder.lock)).toBe(false);
});

const holder = (said: { process?: number; uptime?: number; began?: string | null }) =>
  JSON.stringify({ process: process.pid, uptime: 1, began: null, ...said });

test("the lock of a load that died is taken over", async () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(folder.lock, holder({ process: pid }));
  expect(heldBy(folder)).toEqual({ process: pid, running: false });
  expect(await whileLocked(folder, async () => "lastet")).toBe("lastet");
  expect(readdirSync(folder.path)).toEqual([]);
});

test("a lock from before the machine was started again is taken over, though its number runs anew", async () => {
  writeFileSync(folder.lock, holder({ uptime: 1e9 }));
  expect(await whileLocked(folder, async () => "lastet")).toBe("lastet");
});

test("a lock of an earlier process with the same number is taken over, where the system tells when it began", async () => {
  writeFileSync(folder.lock, holder({ began: "en annen start 17" }));
  expect(await whileLocked(folder, async () => "lastet")).toBe("lastet");
});

test("a load that was killed while it took over a dead lock is followed by the next, and nothing is left", async () => {
  writeFileSync(folder.lock, holder({ uptime: 1e9 }));
  const killed = () =>
    spawnSync(process.execPath, [
      "--import",
      "tsx",
      "--input-type=module",
      "-e",
      `import fs from "node:fs";
      import { syncBuiltinESMExports } from "node:module";
      fs.rmSync = () => process.kill(process.pid, "SIGKILL");
      syncBuiltinESMExports();
      const { whileLocked } = await import(${JSON.stringify(join(import.meta.dirname, "lock.ts"))});
      await whileLocked(${JSON.stringify(folder)}, async () => {});`,
    ]);
  expect(killed().signal).toBe("SIGKILL");
  expect(killed().signal).toBe("SIGKILL");
  expect(readdirSync(folder.path)).toHaveLength(3);
  expect(await whileLocked(folder, async () => "lastet")).toBe("lastet");
  expect(readdirSync(folder.path)).toEqual([]);
});

test("a lock whose holder runs is respected, whatever the clock says", async () => {
  writeFileSync(folder.lock, holder({}));
  utimesSync(folder.lock, new Date(0), new Date(0));
  expect(heldBy(folder)).toEqual({ process: process.pid, running: true });
  await expect(whileLocked(folder, async () => "lastet")).rejects.toThrow("En annen kommando");
});

test("of many that find a dead lock at once, one at a time does its work", async () => {
  writeFileSync(folder.lock, holder({ uptime: 1e9 }));
  let inside = 0;
  const work = async () => {
    expect(++inside).toBe(1);
    await setTimeout(5);
    inside -= 1;
  };
  const ends = await Promise.allSettled(Array.from({ length: 20 }, () => whileLocked(folder, work)));
  expect(ends.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(1);
  for (const end of ends) if (end.status === "rejected") expect(end.reason).toBeInstanceOf(Stopped);
});

test("a lock that someone has deleted and another load has taken is not given back by the first", async () => {
  await whileLocked(folder, async () => writeFileSync(folder.lock, "en annens"));
  expect(readFileSync(folder.lock, "utf8")).toBe("en annens");
});

test("a lock that holds no process number is taken over", async () => {
  writeFileSync(folder.lock, "");
  expect(await whileLocked(folder, async () => "lastet")).toBe("lastet");
});
