import { afterAll, beforeAll, expect, test } from "vitest";
import { builtStaging, oneUnit, reports, type Built } from "./test-rows.ts";
import { versionChanges } from "./version-changes.ts";

const month = { unit: "ila-enhet", month: "2026-01" };
const ended = (id: string, end = "2026-01-10 14:00") => ({ id, start: "2026-01-10 10:00", end });

let database: Built;

beforeAll(async () => {
  database = await builtStaging(
    reports(
      { ...month, placements: [ended("V-1"), ended("V-2"), ended("V-3")] },
      {
        ...month,
        version: 2,
        prisonDays: 900,
        placements: [{ ...ended("V-1", "2026-01-11 10:00"), reasons: ["threats", "damage"] }, ended("V-4")],
        withdrawn: ["V-2"],
      },
      {
        ...month,
        version: 3,
        partial: true,
        prisonDays: 900,
        placements: [{ ...ended("V-4"), person: "H-another" }],
      },
    ),
  );
});
afterAll(() => database.close());

const between = (earlier: number, later: number) =>
  versionChanges(database.connection, "ila-enhet", "2026-01", [earlier, later]);

test("between two versions stand the rows added, withdrawn and gone, and each cell from what to what", async () => {
  expect(await between(1, 2)).toEqual([
    "Fra versjon 1 (ila-enhet_2026-01_v1.xlsx) til versjon 2 (ila-enhet_2026-01_v2.xlsx):",
    "    plasseringer: 3 → 2",
    "    timer i måneden: 12,0 → 28,0",
    "    hodet, Fangedøgn i alt: 1000 → 900",
    "    V-1, Årsaker: tomt → skadeverk, trusler",
    "    V-1, Slutt: 10.01.2026 14:00 → 11.01.2026 10:00",
    "    V-2 er trukket",
    "    V-3 er borte uten å være trukket",
    "    V-4 kom til",
  ]);
});

test("a partial version is read over the one before; who a person is stays unsaid", async () => {
  expect((await between(2, 3)).slice(1)).toEqual([
    "    plasseringer: 2 → 2",
    "    timer i måneden: 28,0 → 28,0",
    "    V-4, Person: endret (vises ikke)",
  ]);
});

test("any two can be set against each other, and a version that was never sent is said not to be there", async () => {
  expect((await between(1, 3)).slice(1, 3)).toEqual([
    "    plasseringer: 3 → 2",
    "    timer i måneden: 12,0 → 28,0",
  ]);
  await expect(between(1, 7)).rejects.toThrow("ila-enhet har ingen versjon 7 av rapporten for 2026-01.");
});

test("an open placement has lasted no longer than its unit was there", async () => {
  const open = { id: "V-1", start: "2026-01-10 10:00" };
  const closed = await builtStaging(
    reports({ ...month, placements: [open] }, { ...month, version: 2, placements: [open, ended("V-2")] }),
    {
      places: oneUnit.map((row) => (row.place_id === month.unit ? { ...row, valid_to: "2026-01-12" } : row)),
    },
  );
  const said = await versionChanges(closed.connection, month.unit, month.month, [1, 2]);
  closed.close();
  expect(said[2]).toBe("    timer i måneden: 38,0 → 42,0");
});
