import { expect, test } from "vitest";
import { at, built, reports } from "../test-rows.ts";

const unit = "ila-enhet";

test("a stay past a threshold is listed with who was to decide or be told, when, and when they were", async () => {
  const database = await built(
    reports({
      unit,
      month: "2026-03",
      placements: [
        { id: "V-1", start: "2026-03-02 10:00", end: "2026-03-06 10:00", regionTold: "2026-03-05 11:30" },
      ],
      decisions: [
        { id: "V-1", at: "2026-03-02 10:20" },
        { id: "V-1", at: "2026-03-05 09:00", level: "region", type: "renewal" },
      ],
    }),
    { asOf: "2026-04-20" },
  );
  const rows = await database.rows(
    "select * from followup.past_thresholds where is_in_force order by threshold_id",
  );
  expect(rows).toMatchObject([
    {
      threshold_id: "current_cell_region_decides",
      passed_at: at("2026-03-05 10:00"),
      done_at: at("2026-03-05 09:00"),
    },
    {
      threshold_id: "current_cell_region_told",
      passed_at: at("2026-03-05 10:00"),
      done_at: at("2026-03-05 11:30"),
    },
  ]);
  expect(rows[0]).toMatchObject({
    stay_id: "ila-enhet/V-1",
    prison_id: "ila",
    region_id: "region-ost",
    observed_seconds: 96 * 3600,
  });
});

test("what only the adopted act asks for is there as what would have been", async () => {
  const database = await built(
    reports({
      unit,
      month: "2026-03",
      placements: [{ id: "V-1", start: "2026-03-02 10:00", end: "2026-03-03 11:00" }],
    }),
    { asOf: "2026-04-20" },
  );
  expect(
    await database.rows("select threshold_id, is_in_force from followup.past_thresholds order by hours"),
  ).toEqual([
    { threshold_id: "adopted_cell_region_told", is_in_force: false },
    { threshold_id: "adopted_cell_renewed_decision", is_in_force: false },
  ]);
});

test("a threshold is passed by more than its hours, not by as many", async () => {
  const database = await built(
    reports({
      unit,
      month: "2026-03",
      placements: [{ id: "V-1", start: "2026-03-02 10:00", end: "2026-03-05 10:00" }],
    }),
    { asOf: "2026-04-20" },
  );
  expect(await database.rows("from followup.past_thresholds where is_in_force")).toEqual([]);
});

test("an open stay is listed with how long it is confirmed and how long it would be if it still lasts", async () => {
  const database = await built(
    reports({
      unit,
      month: "2026-03",
      sent: "2026-04-05 12:00",
      placements: [{ id: "V-1", start: "2026-03-31 00:00" }],
    }),
    { asOf: "2026-04-09" },
  );
  expect(await database.rows("from followup.open_stays")).toMatchObject([
    {
      stay_id: "ila-enhet/V-1",
      observed_seconds: 24 * 3600,
      seconds_if_still_there: 10 * 24 * 3600,
      last_word_at: at("2026-04-05 12:00"),
      unregistered_end_suspected: false,
    },
  ]);
});

test("no list names a person", async () => {
  const database = await built(reports({ unit, month: "2026-03" }), { asOf: "2026-04-20" });
  const columns = await database.rows(
    "select column_name from duckdb_columns() where schema_name in ('indicators', 'results', 'published', 'followup') and column_name = 'person_id'",
  );
  expect(columns).toEqual([]);
});
