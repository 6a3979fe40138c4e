import { beforeAll, expect, test } from "vitest";
import {
  at,
  built,
  builtReports,
  reports,
  type Built,
  type PlacementRow,
  type ReportRow,
} from "../test-rows.ts";

const unit = "ila-enhet";
const asOf = "2026-04-20";
const march = (given: Partial<ReportRow>): ReportRow => ({ unit, month: "2026-03", ...given });
const inMarch = (placements: PlacementRow[], given: Partial<ReportRow> = {}) =>
  builtReports(reports(march({ placements, ...given })), { asOf });

/** One stay of two placements, an hour apart, from the 10th at ten. */
const ofTwo = (
  number: number,
  end: string,
  first: Partial<PlacementRow>,
  second: Partial<PlacementRow>,
): PlacementRow[] => {
  const person = `H-${number}`;
  return [
    { id: `V-${number}`, person, start: "2026-03-10 10:00", end: "2026-03-10 20:00", ...first },
    { id: `V-${number + 1}`, person, start: "2026-03-10 21:00", end, ...second },
  ];
};

// One report of March tells of stays that have nothing to do with each other, each of a person of its own.
let listed: Built;
beforeAll(async () => {
  listed = await inMarch(
    [
      { id: "V-1", start: "2026-03-02 10:00", end: "2026-03-06 10:00", regionTold: "2026-03-05 11:30" },
      { id: "V-2", start: "2026-03-02 10:00", end: "2026-03-06 10:00" },
      { id: "V-3", start: "2026-03-02 10:00", end: "2026-03-03 11:00" },
      { id: "V-4", start: "2026-03-02 10:00", end: "2026-03-02 20:00", longestGap: 60 },
      { id: "V-5", start: "2026-03-03 10:00", end: "2026-03-03 20:00", longestGap: 61 },
      { id: "V-6", start: "2026-03-02 10:00", end: "2026-03-04 12:00", healthVisits: 1 },
      { id: "V-7", start: "2026-03-02 10:00", end: "2026-03-05 10:00" },
      ...ofTwo(8, "2026-03-12 12:00", { longestGap: 30, healthVisits: 1, decisions: 1 }, {}),
      ...ofTwo(10, "2026-03-12 12:00", { longestGap: 61 }, {}),
      ...ofTwo(
        12,
        "2026-03-13 12:00",
        { longestGap: 61, healthVisits: 1, regionTold: "2026-03-13 09:00" },
        { longestGap: 30, healthVisits: 2, regionTold: "2026-03-13 11:00" },
      ),
    ],
    {
      decisions: [
        { id: "V-1", at: "2026-03-02 10:20" },
        { id: "V-1", at: "2026-03-05 09:00", level: "region", type: "renewal" },
        { id: "V-6", at: "2026-03-02 10:20" },
        { id: "V-6", at: "2026-03-03 12:00", type: "renewal" },
        { id: "V-12", at: "2026-03-10 10:20" },
        { id: "V-12", at: "2026-03-11 09:00", type: "renewal" },
        { id: "V-13", at: "2026-03-13 09:30", level: "directorate", type: "renewal" },
      ],
    },
  );
});

const passed = (ownId: string, columns: string, where = "true") =>
  listed.rows(
    `select ${columns} from followup.past_thresholds where own_id = '${ownId}' and ${where} order by hours, threshold_id`,
  );

test("a stay past a threshold is listed with who was to decide or be told, when, and whether they were in time", async () => {
  const rows = await passed("V-1", "*", "is_in_force");
  expect(rows).toMatchObject([
    {
      threshold_id: "current_cell_region_decides",
      passed_at: at("2026-03-05 10:00"),
      done_at: at("2026-03-05 09:00"),
      in_time: true,
    },
    {
      threshold_id: "current_cell_region_told",
      passed_at: at("2026-03-05 10:00"),
      done_at: at("2026-03-05 11:30"),
      in_time: false,
    },
  ]);
  expect(rows[0]).toMatchObject({
    stay_id: "ila-enhet/V-1",
    observed_seconds: 96 * 3600,
  });
});

test("that the region was never told is not in time; that no decision is listed is no answer", async () => {
  expect(await passed("V-2", "duty, done_at, in_time", "is_in_force")).toEqual([
    { duty: "region_decides", done_at: null, in_time: null },
    { duty: "region_told", done_at: null, in_time: false },
  ]);
});

test("what only the adopted act asks for is there as what would have been", async () => {
  expect(await passed("V-3", "threshold_id, is_in_force")).toEqual([
    { threshold_id: "adopted_cell_region_told", is_in_force: false },
    { threshold_id: "adopted_cell_supervision", is_in_force: false },
    { threshold_id: "adopted_cell_health_visit", is_in_force: false },
    { threshold_id: "adopted_cell_renewed_decision", is_in_force: false },
  ]);
});

const checked = (ownId: string) => passed(ownId, "longest_gap_minutes, in_time", "duty = 'supervision'");

test("under the adopted act an hour between checks is kept by 60 minutes and not by 61", async () => {
  expect(await checked("V-4")).toEqual([{ longest_gap_minutes: 60, in_time: true }]);
  expect(await checked("V-5")).toEqual([{ longest_gap_minutes: 61, in_time: false }]);
  expect(await checked("V-3")).toEqual([{ longest_gap_minutes: null, in_time: null }]);
});

test("50 hours call for two health visits and three decisions, the first renewed within a day", async () => {
  expect(await passed("V-6", "duty, times_due, times_done, in_time", "times_due > 0")).toEqual([
    { duty: "health_visit", times_due: 2, times_done: 1, in_time: false },
    { duty: "renewed_decision", times_due: 3, times_done: 2, in_time: false },
  ]);
});

test("of a stay of two placements nobody knows what one leaves out, but that a check came too late is known", async () => {
  const adopted = "duty in ('health_visit', 'renewed_decision', 'supervision')";
  expect(await passed("V-8", "duty, in_time", adopted)).toEqual([
    { duty: "supervision", in_time: null },
    { duty: "health_visit", in_time: null },
    { duty: "renewed_decision", in_time: null },
  ]);
  expect(await checked("V-10")).toEqual([{ longest_gap_minutes: 61, in_time: false }]);
  expect(await checked("V-12")).toEqual([{ longest_gap_minutes: 61, in_time: false }]);
});

test("what its two placements tell is of the whole stay: as many visits as are due, and what was done first", async () => {
  expect(await passed("V-12", "times_due, times_done, in_time", "duty = 'health_visit'")).toEqual([
    { times_due: 3, times_done: 3, in_time: true },
  ]);
  expect(
    await passed("V-12", "duty, done_at, in_time", "(is_in_force or duty = 'renewed_decision')"),
  ).toEqual([
    { duty: "renewed_decision", done_at: at("2026-03-11 09:00"), in_time: true },
    // The directorate decides in the region's place.
    { duty: "region_decides", done_at: at("2026-03-13 09:30"), in_time: true },
    { duty: "region_told", done_at: at("2026-03-13 09:00"), in_time: true },
  ]);
});

test("a threshold is passed by more than its hours, not by as many", async () => {
  expect(await passed("V-7", "threshold_id", "is_in_force")).toEqual([]);
});

test("what is to be done at once is in time within the hour that the project reads it as", async () => {
  const bed = { measure: "restraint_bed", under18: true, start: "2026-03-02 10:00", end: "2026-03-02 20:00" };
  const database = await inMarch(
    [
      { id: "V-1", ...bed },
      { id: "V-2", ...bed },
    ],
    {
      beds: 1,
      decisions: [
        { id: "V-1", at: "2026-03-02 11:00", level: "region" },
        { id: "V-2", at: "2026-03-02 11:01", level: "region" },
      ],
    },
  );
  expect(
    await database.rows(
      "select own_id, in_time from followup.past_thresholds where duty = 'region_decides' order by own_id",
    ),
  ).toEqual([
    { own_id: "V-1", in_time: true },
    { own_id: "V-2", in_time: false },
  ]);
});

test("an open stay is listed with how long it is confirmed, how long it would be if it still lasts, and what comes next", async () => {
  const database = await builtReports(
    // The clock goes forward on the 29th: three days and an hour by the calendar.
    reports(march({ sent: "2026-04-05 12:00", placements: [{ id: "V-1", start: "2026-03-28 23:00" }] })),
    { asOf: "2026-04-09" },
  );
  expect(await database.rows("from followup.open_stays")).toMatchObject([
    {
      stay_id: "ila-enhet/V-1",
      observed_seconds: 72 * 3600,
      seconds_if_still_there: 12 * 24 * 3600,
      last_word_at: at("2026-04-05 12:00"),
      unregistered_end_suspected: false,
      next_threshold_id: "current_cell_region_decides",
    },
  ]);
});

test("an open stay from before the first month is listed", async () => {
  const database = await inMarch([{ id: "V-1", start: "2026-02-27 10:00" }]);
  expect(await database.rows("from followup.open_stays")).toMatchObject([{ own_id: "V-1" }]);
});

const missingOn = (day: string, reported = march({})) =>
  builtReports(reports(reported), { asOf: day }).then((database) =>
    database.rows("select unit_id, month, due_on, days_late from followup.missing_reports"),
  );

test("a report that was due and has not come is listed from its last day on, with the days since", async () => {
  expect(await missingOn("2026-05-09")).toEqual([]);
  expect(await missingOn("2026-05-10")).toEqual([
    { unit_id: unit, month: "2026-04-01", due_on: "2026-05-10", days_late: 0 },
  ]);
});

test("days since are those of the calendar, also over the night when the clock goes forward", async () => {
  const rows = await missingOn("2026-04-09", march({ month: "2026-01" }));
  expect(rows).toMatchObject([{ month: "2026-02-01", due_on: "2026-03-10", days_late: 30 }]);
});

const setAside = {
  sheet: "Plasseringer",
  row: 3,
  rule: "end-before-start",
  severity: "sets_aside",
  column_name: "slutt",
  found: "P-0123456789ABCDEF8",
  expected: "et tidspunkt etter start",
  message: "…",
};

test("a report with rows set aside says its file and where, of the version that holds, and never what was found there", async () => {
  const database = await builtReports(
    {
      ...reports(march({ setAside: 1 }), march({ setAside: 1, version: 2 })),
      refused: [
        { ...setAside, sha256: "ila-enhet 2026-03 1", row: 9 },
        { ...setAside, sha256: "ila-enhet 2026-03 2" },
      ],
    },
    { asOf },
  );
  expect(await database.rows("from followup.incomplete_reports")).toMatchObject([
    { unit_id: unit, file_name: "ila-enhet_2026-03_v2.xlsx", rows_set_aside: 1 },
  ]);
  const rows = await database.rows("from followup.rows_set_aside");
  expect(rows).toMatchObject([
    { sheet: "Plasseringer", row: 3, column_name: "slutt", rule: "end-before-start" },
  ]);
  expect(JSON.stringify(rows)).not.toContain("P-0123");
});

const countsOf = async (...given: ReportRow[]) => {
  const database = await builtReports(reports(...given), { asOf: "2026-05-20" });
  const counts = await database.rows(`
    select
      (select count(*) from followup.missing_reports)::integer as missing,
      (select count(*) from followup.incomplete_reports)::integer as incomplete,
      (select count(*) from followup.open_stays where unregistered_end_suspected)::integer as without_end,
      (select count(*) from followup.past_thresholds where is_in_force)::integer as past`);
  return counts[0];
};

test("what is mended, ended or of a month gone by falls away with the next report", async () => {
  const first = march({
    setAside: 1,
    placements: [
      { id: "V-1", start: "2026-03-02 10:00", end: "2026-03-06 10:00" },
      { id: "V-2", start: "2026-03-30 10:00" },
      // It ended as April began, and lasted in none of it.
      { id: "V-3", start: "2026-03-20 00:00", end: "2026-04-01 00:00" },
    ],
  });
  const april = {
    unit,
    month: "2026-04",
    placements: [{ id: "V-2", start: "2026-03-30 10:00", end: "2026-04-01 09:00" }],
  };
  const mended = { ...first, setAside: 0, version: 2, sent: "2026-04-06 12:00" };
  expect(await countsOf(first)).toEqual({ missing: 1, incomplete: 1, without_end: 1, past: 5 });
  expect(await countsOf(first, mended, april)).toEqual({
    missing: 0,
    incomplete: 0,
    without_end: 0,
    past: 0,
  });
});

/** A stay that began on a day of March and lasted so many hours. */
const day = (of: number, hours: number, more: Partial<PlacementRow> = {}): PlacementRow => ({
  id: `V-${of}`,
  start: `2026-03-${String(of).padStart(2, "0")} 08:00`,
  end: `2026-03-${String(of + Math.floor(hours / 24)).padStart(2, "0")} ${String(8 + (hours % 24)).padStart(2, "0")}:00`,
  ...more,
});

test("the longest, those repeated by one person, and self-harm over a day are proposed for review, by measure", async () => {
  const one = { person: "H-1" };
  const nobody = { person: null };
  const database = await inMarch([
    day(2, 1, one),
    day(4, 2, one),
    day(5, 1, { ...one, measure: "restraint_bed" }),
    day(6, 1, one),
    day(8, 25, { reasons: ["self_harm"] }),
    day(10, 26, nobody),
    day(12, 27, nobody),
    day(14, 28, nobody),
    day(16, 24, { reasons: ["self_harm"] }),
  ]);
  expect(
    await database.rows(
      "select own_id, among_longest, repeated, stays_of_person, self_harm_and_long from followup.stays_to_review",
    ),
  ).toEqual([
    { own_id: "V-5", among_longest: true, repeated: false, stays_of_person: 1, self_harm_and_long: false },
    { own_id: "V-6", among_longest: false, repeated: true, stays_of_person: 3, self_harm_and_long: false },
    { own_id: "V-8", among_longest: false, repeated: false, stays_of_person: 1, self_harm_and_long: true },
    { own_id: "V-10", among_longest: true, repeated: false, stays_of_person: 1, self_harm_and_long: false },
    { own_id: "V-12", among_longest: true, repeated: false, stays_of_person: 1, self_harm_and_long: false },
    { own_id: "V-14", among_longest: true, repeated: false, stays_of_person: 1, self_harm_and_long: false },
  ]);
});

test("a stay is called by its number, and by nothing where that may be a name or a pseudonym", async () => {
  const ids = ["V-2291", "2026/14", "17", "Ola Nordmann", "P-0123456789ABCDEF8", "P-0123456789012345"];
  const database = await inMarch(
    ids.map((id, index) => ({
      id,
      start: `2026-03-0${index + 1} 10:00`,
      end: `2026-03-0${index + 1} 12:00`,
    })),
  );
  expect(
    (await database.rows("select own_id from staging.listed_stays order by started_at")).map(
      (row) => row["own_id"],
    ),
  ).toEqual(["V-2291", "2026/14", "17", null, null, null]);
});

test("no list names a person", async () => {
  const database = await built(reports(march({})), { asOf });
  const columns = await database.rows(
    "select column_name from duckdb_columns() where database_name = current_database() and schema_name in ('indicators', 'results', 'published', 'followup') and column_name = 'person_id'",
  );
  expect(columns).toEqual([]);
});
