import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepShownRelease, readShownReleases, type ShownRelease } from "./shown-figures.ts";
import { noAmounts } from "../protection/test-amounts.ts";

let record: string;
beforeEach(() => {
  record = mkdtempSync(join(tmpdir(), "shown-"));
});
afterEach(() => rmSync(record, { recursive: true }));

/** A release of these units' January. */
function release(audience: string, ...units: string[]): ShownRelease {
  const month = "2025-01-01";
  return {
    shown_on: "2025-02-20",
    audience,
    figures: [],
    numbers: [],
    unit_months: units.map((unit_id) => ({
      unit_id,
      month,
      measure_id: "safety_cell",
      population: "adults",
      isMissing: false,
      amounts: noAmounts,
    })),
    memberships: units.map((unit_id) => ({
      unit_id,
      month,
      organisation: "then",
      place_level: "country",
      place_id: "norge",
    })),
  };
}

test("each release is read with all that held in it, and without what had gone since the one before", async () => {
  const all = [
    release("offentlig", "ask", "eik"),
    release("departementet", "ask"),
    release("offentlig", "eik", "gran"),
    release("offentlig", "ask", "gran"),
  ];
  for (const each of all) await keepShownRelease({ record }, each);
  expect(
    readShownReleases({ record }).map(({ memberships }) => memberships.map(({ unit_id }) => unit_id)),
  ).toEqual([["ask", "eik"], ["ask"], ["eik", "gran"], ["gran", "ask"]]);
  expect(
    readShownReleases({ record })
      .at(-1)
      ?.unit_months.map(({ unit_id }) => unit_id),
  ).toEqual(["gran", "ask"]);
});
