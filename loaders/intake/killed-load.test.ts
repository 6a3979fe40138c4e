import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { runOf } from "../run-of.ts";
import { type DataFolder } from "./data-folder.ts";
import { killedLoad, layOut, lostOrDoubled, manyReports, type Moment } from "./killed-load.ts";
import { readRegister } from "./register.ts";
import { hashesOf, load, newFolder } from "./test-folder.ts";

const reports = manyReports(12);
const asOf = "2025-02-20";
let undisturbed: Record<string, string>;
let folder: DataFolder & { remove(): void };

beforeAll(async () => {
  const whole = newFolder();
  layOut(whole, reports);
  await load(whole, { asOf });
  undisturbed = await hashesOf(whole);
  whole.remove();
});
beforeEach(() => {
  folder = newFolder();
  layOut(folder, reports);
  return () => folder.remove();
});

// The whole, 200 kills during loads of 200 files, is in killed-load.long.test.ts.
test("a load that is killed loses nothing and doubles nothing, and the next one ends with the figures of an undisturbed", async () => {
  const moments: Moment[] = [{ stored: 5 }, { milliseconds: 200 }];
  for (const moment of moments) {
    expect(await killedLoad(folder, asOf, moment)).toBe(true);
    expect(lostOrDoubled(folder, reports)).toEqual([]);
  }
  await endsAsUndisturbed();
});

async function endsAsUndisturbed(): Promise<void> {
  await load(folder, { asOf });
  expect(lostOrDoubled(folder, reports)).toEqual([]);
  expect(await hashesOf(folder)).toEqual(undisturbed);
}

test("a disk that is full half way through a report, or the register, stops the load in one sentence and loses nothing", async () => {
  // The twelve reports are written, then the register with all of them.
  for (const files of [5, 12]) {
    const { stderr } = spawnSync(
      process.execPath,
      [
        "--import",
        pathToFileURL(join(import.meta.dirname, "full-disk.mjs")).href,
        ...runOf(join(import.meta.dirname, "..", "load.ts")),
        "--data",
        folder.path,
        "--as-of",
        asOf,
      ],
      { encoding: "utf8", env: { ...process.env, FILES_WITH_ROOM: String(files) } },
    );
    expect(stderr.trim()).toMatch(/^Disken er full.* Det som var lastet fra før, er urørt\.$/);
    expect(lostOrDoubled(folder, reports)).toEqual([]);
    expect(readRegister(folder)).toEqual([]);
  }
  await endsAsUndisturbed();
});

// Where a small file system can be made: Linux, by one who may mount.
const canMount =
  process.platform === "linux" &&
  spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;

test.skipIf(!canMount)(
  "a full disk stops the load in one sentence, loses nothing, and with room the load ends with the same figures",
  async () => {
    // Room for part of the reports (a page of 4 kB each), and then for all of them but not for the database.
    for (const kilobytes of [120, 1000]) {
      const said = loadOnDiskOf(kilobytes, folder);
      expect(said).toMatch(/^Disken er full.* Det som var lastet fra før, er urørt\.$/);
      expect(lostOrDoubled(folder, reports)).toEqual([]);
    }
    await endsAsUndisturbed();
  },
);

/** Loads the folder on a file system of its own with so much room; what the load said, and the folder as it left it. */
function loadOnDiskOf(kilobytes: number, { path }: DataFolder): string {
  const disk = `${path}-disk`;
  const after = `${path}-etter`;
  mkdirSync(disk);
  const { stderr } = spawnSync(
    "unshare",
    [
      "-rm",
      "sh",
      "-c",
      `mount -t tmpfs -o size=${kilobytes}k none "$0" && cp -r "$1/." "$0" && "$3" "$4" "$5" --data "$0" --as-of "$6" ; cp -r "$0" "$2"`,
      disk,
      path,
      after,
      process.execPath,
      ...runOf(join(import.meta.dirname, "..", "load.ts")),
      asOf,
    ],
    { encoding: "utf8" },
  );
  rmSync(path, { recursive: true });
  cpSync(after, path, { recursive: true });
  for (const left of [disk, after]) rmSync(left, { recursive: true });
  return stderr.trim();
}
