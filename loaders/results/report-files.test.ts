import { afterAll, beforeAll, expect, test } from "vitest";
import { built, reports, together, type Built } from "../test-rows.ts";

const unit = "ila-enhet";
let database: Built;

/** A stay that began in January and ended in February, told of in both months; and January's report sent twice. */
beforeAll(async () => {
  const begun = { id: "V-1", start: "2026-01-31 20:00" };
  const raw = reports(
    { unit, month: "2026-01", placements: [begun], received: "2026-02-03 09:30" },
    { unit, month: "2026-01", version: 2, placements: [begun], setAside: 1, received: "2026-02-12 10:00" },
    { unit, month: "2026-02", placements: [{ ...begun, end: "2026-02-01 08:00" }] },
  );
  const named = (raw.submissions ?? []).map((row) =>
    row["sha256"] === `${unit} 2026-02 1` ? { ...row, name: "Ila februar Ola Nordmann.xlsx" } : row,
  );
  database = await built(together({ ...raw, submissions: named }), { asOf: "2026-04-20" });
});
afterAll(() => database.close());

test("each report that has come has its file, when it came, and whether its rows hold", async () => {
  const files = await database.rows("from published.report_files where month = date '2026-01-01'");
  expect(files).toMatchObject([
    { version: 1, sha256: `${unit} 2026-01 1`, received_at: "2026-02-03 09:30", holds: false },
    { version: 2, received_at: "2026-02-12 10:00", holds: true, is_whole: true, rows_set_aside: 1 },
  ]);
});

test("a file's name is shown where it says unit and month and no more", async () => {
  const files = await database.rows("from published.report_files");
  expect(files.map((row) => row["name"])).toEqual([
    "ila-enhet_2026-01_v1.xlsx",
    "ila-enhet_2026-01_v2.xlsx",
    null,
  ]);
});

test("a stay that lasted into the next month follows that month's report", async () => {
  expect(await database.rows("from published.later_reports")).toMatchObject([
    {
      unit_id: unit,
      month: "2026-01-01",
      report_month: "2026-02-01",
      sha256: `${unit} 2026-02 1`,
      placements: 1,
    },
  ]);
});
