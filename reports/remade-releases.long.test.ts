import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseRows } from "../loaders/erasure/erase-rows.ts";
import { readRegister } from "./releases/release-folder.ts";
import { remadeReleases } from "./releases/remade-releases.ts";
import { answerAll, correctedQuarter, release, reportedQuarter, steps } from "./test-report.ts";

let folder: Awaited<ReturnType<typeof reportedQuarter>>;

// Two editions of a report: before and after a correction and a late report.
beforeAll(async () => {
  folder = await reportedQuarter();
  await answerAll(folder);
  await steps(folder, "delivered", "approved");
  await release(folder);
  await correctedQuarter(folder);
  await steps(folder, "confirmed", "delivered", "approved");
  await release(folder);
});

afterAll(() => folder.remove());

test("both editions can be made again from the archive, byte for byte in every format", async () => {
  const remade = await remadeReleases(folder, readRegister(folder));
  expect(remade).toEqual([
    { folder: "0001_region-sor_2026-q1_1", files: 12, others: [], changed: [], reasons: [] },
    { folder: "0002_region-sor_2026-q1_2", files: 12, others: [], changed: [], reasons: [] },
  ]);
});

test("where a list is another than it was, it says which files came out as others, and which list it is", async () => {
  const places = join(folder.reference, "places.csv");
  const before = readFileSync(places, "utf8");
  writeFileSync(places, before.replace("Mo fengsel", "Mo nye fengsel"));
  const [first] = await remadeReleases(folder, readRegister(folder).slice(0, 1));
  writeFileSync(places, before);
  expect(first?.others).toContain("report.pdf");
  expect(first?.reasons).toEqual([`${places} er en annen enn da rapporten ble utgitt.`]);
});

test("what has been erased since is not asked for again: it says so, and makes what can be made", async () => {
  await eraseRows({ folder: folder.path, now: Temporal.Now.instant(), before: "2026-04-01", confirm: true });
  const [first] = await remadeReleases(folder, readRegister(folder).slice(0, 1));
  expect(first?.changed.filter(({ indicator_id }) => indicator_id === "stays_started")).toEqual([]);
  expect(first?.reasons).toContainEqual(
    expect.stringMatching(/^Rader er slettet fra \d+ månedsrapporter siden rapporten ble utgitt/),
  );
});
