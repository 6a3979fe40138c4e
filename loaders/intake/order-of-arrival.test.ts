import { array, assert, asyncProperty, integer, record, shuffledSubarray } from "fast-check";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pseudonym } from "../forms/pseudonym.ts";
import { type DataFolder } from "./data-folder.ts";
import { at, csv, hashesOf, load, newFolder, put, rowsOf, type Said } from "./test-folder.ts";

const one = pseudonym("én", "nøkkel");
const other = pseudonym("en annen", "nøkkel");

// A placement over the turn of a month, a correction, a later row sent alone, the same person in two prisons, a month
// with none, a row that ends before it starts, and a unit that does not exist.
const february = { maned: "2026-02", sendt: at("2026-03-05T10:00") };
const openV1 = { plassering: "V-1", person: one, start: at("2026-02-25T08:00"), slutt: null };
const endedV1 = { ...openV1, slutt: at("2026-03-02T08:00") };
const v2 = { plassering: "V-2", person: other, start: at("2026-03-10T10:00"), slutt: at("2026-03-12T10:00") };
const sent: Record<string, { received_at: string; said: Said }> = {
  "nes_2026-01.csv": {
    received_at: "2026-02-05T10:00:00Z",
    said: { head: { maned: "2026-01", sendt: at("2026-02-05T10:00") }, placements: [] },
  },
  "nes_2026-02.csv": { received_at: "2026-03-05T10:00:00Z", said: { head: february, placements: [openV1] } },
  "nes_2026-03.csv": { received_at: "2026-04-08T10:00:00Z", said: { placements: [endedV1, v2] } },
  "nes_2026-03_v2.csv": {
    received_at: "2026-04-12T10:00:00Z",
    said: {
      head: { versjon: 2, sendt: at("2026-04-12T09:00") },
      placements: [endedV1, { ...v2, slutt: at("2026-03-11T10:00") }],
    },
  },
  "nes_2026-03_v3.csv": {
    received_at: "2026-04-14T10:00:00Z",
    said: {
      head: { versjon: 3, omfang: "partial", sendt: at("2026-04-14T09:00") },
      placements: [{ ...v2, plassering: "V-3", start: at("2026-03-20T10:00"), slutt: null }],
    },
  },
  "vik-a_2026-03.csv": {
    received_at: "2026-04-09T10:00:00Z",
    said: {
      head: { enhet: "vik-a" },
      placements: [
        { ...v2, start: at("2026-03-10T22:00"), slutt: at("2026-03-11T08:00") },
        { plassering: "V-9", slutt: at("2026-03-01T10:00") },
      ],
    },
  },
  "vik-b_2026-02.csv": {
    received_at: "2026-03-20T10:00:00Z",
    said: { head: { ...february, enhet: "vik-b" }, placements: [] },
  },
  "borte_2026-03.csv": { received_at: "2026-04-09T10:00:00Z", said: { head: { enhet: "borte" } } },
};
const names = Object.keys(sent);

type TestFolder = ReturnType<typeof newFolder>;

let whole: TestFolder;
let expected: Record<string, string>;

beforeAll(async () => {
  whole = newFolder();
  await loadParts(whole, [names]);
  expected = await hashesOf(whole);
});
afterAll(() => whole.remove());

/** Loads the files of each part in turn. */
async function loadParts(folder: DataFolder, parts: string[][]): Promise<void> {
  for (const part of parts) {
    layOut(folder, part);
    await load(folder, { asOf: "2026-04-20" });
  }
}

function layOut(folder: DataFolder, part: string[]): void {
  put(
    folder,
    "received.csv",
    ["name;received_at", ...part.map((name) => `${name};${sent[name]?.received_at}`)].join("\n"),
  );
  for (const name of part) put(folder, name, csv(sent[name]?.said));
}

test("whatever order the files come in, and in however many loads, the state is the same", async () => {
  const orders = record({
    order: shuffledSubarray(names, { minLength: names.length }),
    cuts: array(integer({ min: 1, max: names.length - 1 }), { maxLength: 2 }),
  });
  await assert(
    asyncProperty(orders, async ({ order, cuts }) => {
      const folder = newFolder();
      // One key, as one folder has it: the key tells persons apart, not who came first.
      mkdirSync(folder.record);
      copyFileSync(join(whole.record, "person.key"), join(folder.record, "person.key"));
      const bounds = [0, ...new Set(cuts.sort((a, b) => a - b)), order.length];
      await loadParts(
        folder,
        bounds.slice(1).map((end, index) => order.slice(bounds[index], end)),
      );
      const hashes = await hashesOf(folder);
      folder.remove();
      expect(hashes).toEqual(expected);
    }),
    { numRuns: 6 },
  );
});

test("a corrected report changes only figures of its unit, what that belongs to, and periods its month is in", async () => {
  const folder = newFolder();
  const correction = "nes_2026-03_v2.csv";
  await loadParts(folder, [names.filter((name) => name !== correction && name !== "nes_2026-03_v3.csv")]);
  const before = await figures(folder);
  await loadParts(folder, [[correction]]);
  const after = await figures(folder);
  expect([...after.keys()]).toEqual([...before.keys()]);
  const changed = [...after].filter(([key, figure]) => before.get(key) !== figure).map(([key]) => key);
  expect([...new Set(changed.map((key) => key.split(" | ")[0]))].sort()).toEqual([
    "nes 2026-01-01 quarter",
    "nes 2026-03-01 month",
    "nes-enhet 2026-01-01 quarter",
    "nes-enhet 2026-03-01 month",
    "norge 2026-01-01 quarter",
    "norge 2026-03-01 month",
    "region-nord 2026-01-01 quarter",
    "region-nord 2026-03-01 month",
  ]);
  // The correction ends one placement a day earlier.
  const kinds = new Set(changed.map((key) => key.split(" ").at(-1)));
  expect([...kinds].sort()).toEqual([
    "cell_hours",
    "cell_hours_rate",
    "length_longest",
    "narrow_share_hours",
    "self_harm_share_hours",
  ]);
  // What was sent before is still there.
  expect(
    await rowsOf(
      folder,
      "select versjon from raw.hode where enhet = 'nes-enhet' and maned = '2026-03' order by all",
    ),
  ).toEqual([{ versjon: 1 }, { versjon: 2 }]);
  folder.remove();
});

/** Every figure as text, by its place, period and what it is of. */
async function figures(folder: DataFolder): Promise<Map<string, string>> {
  const rows = await rowsOf(
    folder,
    `select
        concat_ws(' ', place_id, period_start, period) || ' | ' || concat_ws(' ', organisation, measure_id, population, indicator_id) as key,
        figures::varchar as figure
    from results.figures as figures
    order by key`,
  );
  return new Map(rows.map(({ key, figure }) => [String(key), String(figure)]));
}
