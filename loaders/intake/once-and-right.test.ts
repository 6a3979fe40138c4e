import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Temporal } from "temporal-polyfill";
import {
  createFigures,
  createFindings,
  createIndicators,
  createStaging,
  type BuildLayers,
} from "../build.ts";
import { createFromFiles } from "../duckdb.ts";
import { keepOverride } from "../record/overrides.ts";
import { createRecordTables, nothingDecided } from "../record/record-tables.ts";
import { createReferenceTables } from "../reference-tables.ts";
import type { DataFolder } from "./data-folder.ts";
import { loadFolder } from "./load-folder.ts";
import { at, csv, newFolder, put, rowsOf, type Said } from "./test-folder.ts";

// Two units of Vik and one of Nes, March 2026, seen from 20 April. Vik's ward B closed on 1 March. The tests follow each
// other: each sends one thing more and says what the country's figures of March must then be.
const folder = newFolder();

beforeAll(() => {
  const places = join(folder.reference, "places.csv");
  const closed = readFileSync(places, "utf8").replace(
    'vik-b,unit,"Vik fengsel, avdeling B",vik,,',
    'vik-b,unit,"Vik fengsel, avdeling B",vik,,2026-03-01',
  );
  writeFileSync(places, closed);
});
afterAll(() => folder.remove());

const day = (id: string, date: string, hours = 24): NonNullable<Said["placements"]>[number] => ({
  plassering: id,
  start: at(`2026-03-${date}T10:00`),
  slutt: at(`2026-03-${date}T10:00`) + 3600 * hours,
});

/** The layers up to the figures: what is made of them is made of these. */
const upToFigures: BuildLayers = async (connection, { reference, run, decided = nothingDecided }) => {
  await createReferenceTables(connection, reference, run);
  await createRecordTables(connection, decided);
  await createStaging(connection);
  await createFindings(connection);
  await createIndicators(connection);
  await createFigures(connection);
  await createFromFiles(connection, "table", "results", ["findings_across"]);
};

const load = (from: DataFolder) =>
  loadFolder({ folder: from.path, now: Temporal.Instant.from("2026-04-20T10:00:00Z") }, upToFigures);

/** The country's March: stays, hours in a cell, rate, and units reported of units that were to. */
async function march() {
  const figures = await rowsOf(
    folder,
    `select indicator_id, coalesce(value, low) as value, months_reported, months_expected
    from results.figures
    where organisation = 'now' and place_id = 'norge' and measure_id = 'safety_cell' and population = 'adults'
        and period = 'month' and period_start = '2026-03-01' and indicator_id in ('stays_started', 'cell_hours')`,
  );
  const of = (id: string) => figures.find(({ indicator_id }) => indicator_id === id);
  return {
    stays: of("stays_started")?.["value"],
    hours: of("cell_hours")?.["value"],
    reports: `${of("stays_started")?.["months_reported"]} of ${of("stays_started")?.["months_expected"]}`,
  };
}

const receivedOn: string[] = [];
const send = (name: string, received: string, said: Said) => {
  receivedOn.push(`${name};${received}`);
  put(folder, "received.csv", ["name;received_at", ...receivedOn].join("\n"));
  put(folder, name, csv(said));
};

test("the same file ten times counts once", async () => {
  const said = { placements: [day("V-1", "10"), day("V-2", "12"), day("V-3", "14")] };
  for (let copy = 1; copy <= 10; copy++) send(`nes ${copy}.csv`, "2026-04-08T10:00:00Z", said);
  const { files } = await load(folder);
  expect(files.map(({ status }) => status)).toEqual(Array(10).fill("accepted"));
  // Three stays of a day. Ward A has not reported; ward B has closed and was not to.
  expect(await march()).toEqual({ stays: 3, hours: 72, reports: "1 of 2" });
});

test("of two loads at once one does the work, and nothing counts twice", async () => {
  // A late report: the deadline was the 10th.
  send("vik-a.csv", "2026-04-15T10:00:00Z", { head: { enhet: "vik-a" }, placements: [day("V-1", "20", 12)] });
  const done = await Promise.allSettled([load(folder), load(folder)]);
  expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await march()).toEqual({ stays: 4, hours: 84, reports: "2 of 2" });
});

test("a late report counts as any other, and is shown as late", async () => {
  expect(
    await rowsOf(
      folder,
      "select unit_id, state, late from staging.unit_months where month = '2026-03-01' order by unit_id",
    ),
  ).toEqual([
    { unit_id: "nes-enhet", state: "value", late: false },
    { unit_id: "vik-a", state: "value", late: true },
  ]);
});

test("a correction replaces the whole month", async () => {
  send("nes v2.csv", "2026-04-16T10:00:00Z", {
    head: { versjon: 2, sendt: at("2026-04-16T09:00") },
    placements: [day("V-1", "10", 30), day("V-2", "12"), day("V-3", "14")],
  });
  await load(folder);
  expect(await march()).toEqual({ stays: 4, hours: 90, reports: "2 of 2" });
});

test("a withdrawal takes one stay away, and leaves the month complete", async () => {
  send("nes v3.csv", "2026-04-17T10:00:00Z", {
    head: { versjon: 3, omfang: "partial", sendt: at("2026-04-17T09:00"), antall_plasseringer: 0 },
    placements: [{ ...day("V-2", "12"), trukket: true }],
  });
  const { files } = await load(folder);
  expect(files).toMatchObject([{ status: "accepted", findings: [] }]);
  expect(await march()).toEqual({ stays: 3, hours: 66, reports: "2 of 2" });
});

test("a report for a unit that had closed is refused, and changes no figure", async () => {
  send("vik-b.csv", "2026-04-18T10:00:00Z", { head: { enhet: "vik-b" }, placements: [day("V-9", "21")] });
  const { files } = await load(folder);
  expect(files).toMatchObject([{ status: "refused", findings: [{ rule: "unknown-unit" }] }]);
  expect(await march()).toEqual({ stays: 3, hours: 66, reports: "2 of 2" });
});

test("a row that is decided to be right counts from the next load on, and so when all is built anew", async () => {
  // Adopted letters are not in force, so the row is set aside.
  send("vik-a v2.csv", "2026-04-19T10:00:00Z", {
    head: { enhet: "vik-a", versjon: 2, sendt: at("2026-04-19T09:00") },
    placements: [day("V-1", "20", 12), { ...day("V-2", "25"), regelverk: "adopted" }],
  });
  await load(folder);
  expect(await march()).toMatchObject({ stays: 3, reports: "1 of 2" });
  await keepOverride(folder, {
    decided_on: "2026-04-20",
    unit_id: "vik-a",
    month: "2026-03",
    own_id: "V-2",
    rule: "ground-not-valid",
    reason: "en grunn som ikke skal ut av mappen",
    decided_by: "En Saksbehandler",
  });
  rmSync(folder.database);
  const { totals } = await load(folder);
  expect(totals.placements).toBe(4);
  expect(await march()).toEqual({ stays: 4, hours: 90, reports: "2 of 2" });
  expect(
    await rowsOf(
      folder,
      "select rule, severity, message from staging.findings_in_files where unit_id = 'vik-a' and holds",
    ),
  ).toMatchObject([{ rule: "overridden", severity: "notes" }]);
  // Why, and by whom, is free text, and stays in the record.
  expect(readFileSync(folder.database).includes("en grunn som ikke skal ut")).toBe(false);
});
