import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeJson, writeWorkbook } from "../forms/write-report.ts";
import { readReference } from "../reference/reference.ts";
import { syntheticNationalId } from "../sample/national-id.ts";
import { ahead } from "./ahead.ts";
import { arrivalOf, readArrivals, type Reading } from "./arrivals.ts";
import { type DataFolder } from "./data-folder.ts";
import { inboxFiles } from "./inbox.ts";
import { hashedPerson } from "./person-key.ts";
import { formsOf, readReport } from "./read-report.ts";
import { withSecondReader, type SecondReader } from "./second-reader.ts";
import { csv, form, madeUpReport, newFolder, put } from "./test-folder.ts";

const receivedAt = "2026-04-20T10:00:00Z";
let folder: DataFolder & { remove(): void };

beforeEach(() => {
  folder = newFolder();
});
afterEach(() => folder.remove());

function readingOf(): Reading {
  const reference = readReference(folder.path);
  const key = "nøkkel";
  return { reference, forms: formsOf(reference, (person) => hashedPerson(person, key)), overrides: [], key };
}

/** What is read of the inbox; its last file is gone before it is read. */
async function readBy(threads: number) {
  const last = join(folder.inbox, "8-borte.csv");
  writeFileSync(last, csv());
  const files = inboxFiles(folder);
  rmSync(last);
  return readArrivals(
    files,
    new Map(),
    () => receivedAt,
    undefined,
    readingOf(),
    () => {},
    threads,
  );
}

test("two threads read what one reads, each file as it came, and meet the same faults", async () => {
  const said = { placements: [{ merknad: "rolig" }, { plassering: "V-2", slutt: null }] };
  put(folder, "1-tekst.csv", csv(said));
  put(folder, "2-regneark.xlsx", await writeWorkbook(madeUpReport(said), form, "nn"));
  put(folder, "3-json.json", writeJson(madeUpReport(said), form));
  put(folder, "4-som-den-første.csv", csv(said));
  put(folder, "5-ikke-en-rapport.xlsx", "ikke et regneark");
  put(folder, "6-nummer.csv", `plassering;${syntheticNationalId()}`);
  put(folder, "7-rad-til-side.csv", csv({ placements: [{ slutt: 0 }] }));
  const alone = await readBy(1);
  expect(alone.arrivals.map(({ report }) => report?.findings.map(({ rule }) => rule))).toEqual([
    [],
    [],
    [],
    undefined,
    ["file-not-what-name-says"],
    ["national-id"],
    ["end-before-start"],
  ]);
  expect(alone.unread).toEqual([{ name: "8-borte.csv", why: "gone" }]);
  expect(await readBy(2)).toEqual(alone);
});

test("the second thread reads a report as the first would, its person hidden by the folder's key", async () => {
  const reading = readingOf();
  const line = { name: "nes.csv", received_at: receivedAt };
  const own = await readReport(csv(), arrivalOf(line, reading), reading.forms, undefined);
  expect(own.rows.plasseringer).toHaveLength(1);
  const read = async (second: SecondReader | undefined) =>
    expect(await second?.read({ bytes: csv(), line, profile: undefined })).toEqual(own);
  await withSecondReader(1, reading, read, 2);
});

test("what is begun for an item is begun while so many before it are dealt with", () => {
  const order: string[] = [];
  const items = ahead(["a", "b", "c", "d"], (item) => order.push(`begin ${item}`), 2);
  for (const [item] of items) order.push(`deal with ${item}`);
  expect(order).toEqual([
    "begin a",
    "begin b",
    "begin c",
    "deal with a",
    "begin d",
    "deal with b",
    "deal with c",
    "deal with d",
  ]);
});
