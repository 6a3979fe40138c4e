import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { readRows, openDatabase } from "../duckdb.ts";
import { pseudonym } from "../forms/pseudonym.ts";
import { writeJson, writeWorkbook } from "../forms/write-report.ts";
import { type DataFolder } from "../intake/data-folder.ts";
import {
  at,
  csv,
  form,
  load,
  madeUpReport,
  newFolder,
  put,
  rowsOf,
  type Said,
} from "../intake/test-folder.ts";
import { defaultLimits } from "../readers/limits.ts";
import { zipParts } from "../readers/zip-parts.ts";
import { eraseRows, type ErasureOptions } from "./erase-rows.ts";

export const goes = pseudonym("den som skal slettes", "nøkkel");
export const stays = pseudonym("den som blir", "nøkkel");
export const note = "kjent for å synge om natten";

export const now = Temporal.Instant.from("2026-04-20T10:00:00Z");

const march: Said = {
  placements: [
    { plassering: "V-1001", person: goes, merknad: note, arsaker: ["suicide_risk"] },
    // Chained to the one before: one stay of two placements.
    { plassering: "V-1002", person: goes, start: at("2026-03-11T11:00"), slutt: at("2026-03-11T20:00") },
    { plassering: "V-1003", person: goes, start: at("2026-03-30T10:00"), slutt: null },
    { plassering: "V-2001", person: stays, start: at("2026-03-20T10:00"), slutt: at("2026-03-20T16:30") },
  ],
  decisions: [{ plassering: "V-1001" }, { plassering: "V-2001", vedtatt: at("2026-03-20T10:00") }],
};
export const february: Said = {
  head: { maned: "2026-02", sendt: at("2026-03-05T10:00"), enhet: "vik-a" },
  placements: [
    { plassering: "V-3001", person: goes, start: at("2026-02-10T23:15"), slutt: at("2026-02-11T10:00") },
    { plassering: "V-3002", person: stays, start: at("2026-02-15T01:00"), slutt: at("2026-02-15T10:00") },
  ],
};
const april: Said = {
  head: { maned: "2026-03", enhet: "vik-b" },
  placements: [
    { plassering: "V-4001", person: goes, start: at("2026-03-02T10:00"), slutt: at("2026-03-04T10:00") },
  ],
};

async function loadThree(into: DataFolder): Promise<void> {
  put(into, "nes-enhet_2026-03.xlsx", await writeWorkbook(madeUpReport(march), form, "nb"));
  put(into, "vik-a_2026-02.csv", csv(february));
  put(into, "vik-b_2026-03.json", writeJson(madeUpReport(april), form));
  const { files } = await load(into);
  expect(files.map(({ status }) => status)).toEqual(["accepted", "accepted", "accepted"]);
}

/** A report of which rows were set aside: a placement that ends before it begins, and a decision at no time. */
export function withRowsSetAside(): string {
  const said: Said = {
    head: { enhet: "vik-b", versjon: 2 },
    placements: [
      { plassering: "V-5001", person: goes, start: at("2026-03-12T11:17"), slutt: at("2026-03-12T09:19") },
      { plassering: "V-5002", person: goes, start: at("2026-03-14T10:00"), slutt: at("2026-03-14T12:00") },
      { plassering: "V-5003", person: stays, region_varslet: at("2026-03-01T03:03") },
    ],
    decisions: [
      { plassering: "V-5001", vedtatt: at("2026-03-12T11:21") },
      { plassering: "V-5002", vedtatt: at("2026-03-14T10:10") },
      { plassering: "V-5003" },
    ],
  };
  return Buffer.from(csv(said)).toString().replace("14.03.2026 10:10", "14.03. kl. ti");
}

export const setAside = ["V-5001", "V-5002", "09:19", "11:21", "kl. ti"];

/** The row of the one who stays is now of another. */
export const corrected: Said = {
  head: { versjon: 2, omfang: "partial", sendt: at("2026-04-09T10:00") },
  placements: [
    {
      plassering: "V-2001",
      person: pseudonym("en annen", "nøkkel"),
      start: at("2026-03-20T10:00"),
      slutt: at("2026-03-20T16:30"),
    },
  ],
};

const ofPersons = /"indicator_id":"(?:persons\w*|\w+_persons|top_3_share)"/;

/** A folder of three reports, loaded once: each test of a file has a copy of it, and may erase and look in it. */
export function threeReports() {
  let loaded: DataFolder & { remove(): void };
  let folder: DataFolder & { remove(): void };
  beforeAll(async () => {
    loaded = newFolder();
    await loadThree(loaded);
  });
  beforeEach(() => {
    folder = newFolder();
    cpSync(loaded.path, folder.path, { recursive: true, preserveTimestamps: true });
  });
  afterEach(() => folder.remove());
  afterAll(() => loaded.remove());

  const erase = (options: Partial<ErasureOptions>) =>
    eraseRows({ folder: folder.path, now, confirm: true, ...options });

  /** Every row of the tables of results that are figures, in an order of their own. */
  async function figures(): Promise<Record<string, string[]>> {
    const database = await openDatabase(folder.database, { readOnly: true });
    try {
      const rows = async (table: string) =>
        (await readRows(database.connection, `from results.${table}`))
          .map((row) => JSON.stringify(row))
          .sort();
      const tables = [
        "figures",
        "part_figures",
        "trend_answers",
        "unit_months",
        "duties",
        "report_files",
        "changes",
      ];
      return Object.fromEntries(
        await Promise.all(tables.map(async (table) => [table, await rows(table)] as const)),
      );
    } finally {
      database.close();
    }
  }

  /** Every byte of the folder, what is packed unpacked too, but for the key that the load makes its own words with. */
  function everything(path = folder.path): string {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== "person.key")
      .map((entry) => {
        const bytes = readFileSync(join(entry.parentPath, entry.name));
        const parts = entry.name.endsWith(".xlsx")
          ? [...zipParts(bytes, defaultLimits).values()].map((part) =>
              Buffer.from(part.unpack()).toString("latin1"),
            )
          : [];
        return [entry.name, bytes.toString("latin1"), ...parts].join("\n");
      })
      .join("\n");
  }

  /** What is counted that is not persons: those who are gone are in months without a stay not known to be none. */
  async function counts() {
    const rows = Object.entries(await figures()).map(([table, lines]) => [
      table,
      lines.filter((line) => !ofPersons.test(line)),
    ]);
    return Object.fromEntries(rows);
  }

  /** How many persons began a stay in March, by organisation and place, and how many stays there were. */
  async function personsIn(...places: string[]) {
    const rows = await rowsOf(
      folder,
      `select organisation, place_id, indicator_id, state, value from results.figures
      where period = 'month' and period_start = '2026-03-01' and measure_id = 'safety_cell' and population = 'adults'
        and indicator_id in ('persons', 'stays_started') and list_contains(['${places.join("', '")}'], place_id)
      order by all`,
    );
    return Object.fromEntries(
      rows.map(({ organisation, place_id, indicator_id, state, value }) => [
        [organisation, place_id, indicator_id].join(" "),
        state === "value" ? value : state,
      ]),
    );
  }

  return {
    /** The copy that the test has. */
    get folder() {
      return folder;
    },
    erase,
    figures,
    everything,
    counts,
    personsIn,
  };
}
