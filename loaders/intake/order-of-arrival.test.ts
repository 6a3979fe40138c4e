import { expect, test } from "vitest";
import { type DataFolder } from "./data-folder.ts";
import { expectSameState, loadParts, names } from "./test-arrivals.ts";
import { newFolder, rowsOf } from "./test-folder.ts";

// `npm run test:long` tries many more.
test("whatever order the files come in, and in however many loads, the state is the same", () =>
  expectSameState(1));

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
