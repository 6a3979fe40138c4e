import { array, assert, asyncProperty, integer, record, shuffledSubarray } from "fast-check";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { pseudonym } from "../forms/pseudonym.ts";
import { type DataFolder } from "./data-folder.ts";
import { at, csv, hashesOf, load, newFolder, put, type Said } from "./test-folder.ts";

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
export const names = Object.keys(sent);

/** Loads the files of each part in turn. */
export async function loadParts(folder: DataFolder, parts: string[][]): Promise<void> {
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

/** Loads the files in so many orders, each in one to three loads, and expects the state of one load each time. */
export async function expectSameState(orders: number): Promise<void> {
  const whole = newFolder();
  await loadParts(whole, [names]);
  const expected = await hashesOf(whole);
  await assert(
    asyncProperty(arrivals, async ({ order, cuts }) => {
      const folder = newFolder();
      // One key, as one folder has it: the key tells persons apart, not who came first.
      mkdirSync(folder.record);
      copyFileSync(join(whole.record, "person.key"), join(folder.record, "person.key"));
      const bounds = [0, ...new Set(cuts.toSorted((a, b) => a - b)), order.length];
      await loadParts(
        folder,
        bounds.slice(1).map((end, index) => order.slice(bounds[index], end)),
      );
      const hashes = await hashesOf(folder);
      folder.remove();
      expect(hashes).toEqual(expected);
    }),
    { numRuns: orders },
  );
  whole.remove();
}

const arrivals = record({
  order: shuffledSubarray(names, { minLength: names.length }),
  cuts: array(integer({ min: 1, max: names.length - 1 }), { maxLength: 2 }),
});
