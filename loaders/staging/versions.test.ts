import { assert, asyncProperty, shuffledSubarray } from "fast-check";
import { expect, test } from "vitest";
import { at, built, builtStaging, reports, type ReportRow } from "../test-rows.ts";

const run = { asOf: "2026-04-20" };
const report = { unit: "ila-enhet", month: "2026-01" };
const stay = (id: string) => ({ id, start: "2026-01-10 10:00", end: "2026-01-10 14:00" });

const idsOf = async (given: ReportRow[], knownAt?: string) => {
  const database = await builtStaging(reports(...given), {
    ...run,
    ...(knownAt !== undefined && { knownAt: at(knownAt) }),
  });
  const rows = await database.rows("select placement_id from staging.placements order by all");
  const [month] = await database.rows("from staging.unit_months where month = '2026-01-01'");
  const versions = await database.rows(
    "select version, holds from staging.submission_versions order by version_order",
  );
  database.close();
  return { ids: rows.map((row) => String(row["placement_id"]).replace("ila-enhet/", "")), month, versions };
};

test("the highest version holds, and the one before stays to be read", async () => {
  const { ids, versions } = await idsOf([
    { ...report, placements: [stay("V-1")] },
    { ...report, version: 2, placements: [stay("V-2"), stay("V-3")] },
  ]);
  expect(ids).toEqual(["V-2", "V-3"]);
  expect(versions).toEqual([
    { version: 1, holds: false },
    { version: 2, holds: true },
  ]);
});

test("of two reports with the same version the one sent last holds, whenever it arrived", async () => {
  const { ids } = await idsOf([
    {
      ...report,
      sha256: "a",
      sent: "2026-02-06 12:00",
      received: "2026-02-06 12:00",
      placements: [stay("V-2")],
    },
    {
      ...report,
      sha256: "b",
      sent: "2026-02-05 12:00",
      received: "2026-02-09 12:00",
      placements: [stay("V-1")],
    },
  ]);
  expect(ids).toEqual(["V-2"]);
});

test("a partial report mends its own rows and leaves the others", async () => {
  const mended = { id: "V-1", start: "2026-01-10 10:00", end: "2026-01-11 10:00" };
  const database = await builtStaging(
    reports(
      { ...report, placements: [stay("V-1"), stay("V-2")] },
      { ...report, version: 2, partial: true, placements: [mended] },
    ),
    run,
  );
  expect(
    await database.rows(
      "select placement_id, ended_at - started_at as seconds from staging.placements order by all",
    ),
  ).toEqual([
    { placement_id: "ila-enhet/V-1", seconds: 24 * 3600 },
    { placement_id: "ila-enhet/V-2", seconds: 4 * 3600 },
  ]);
});

test("a whole report after a partial one replaces both", async () => {
  const { ids } = await idsOf([
    { ...report, placements: [stay("V-1")] },
    { ...report, version: 2, partial: true, placements: [stay("V-2")] },
    { ...report, version: 3, placements: [stay("V-3")] },
  ]);
  expect(ids).toEqual(["V-3"]);
});

test("a partial report that brings the row set aside makes the month complete", async () => {
  const lacking = { ...report, placements: [stay("V-1")], setAside: 1 };
  expect((await idsOf([lacking])).month).toMatchObject({
    state: "incomplete",
    placements_stated: 2,
    placements_accepted: 1,
  });
  const { month } = await idsOf([
    lacking,
    { ...report, version: 2, partial: true, placements: [stay("V-2")] },
  ]);
  expect(month).toMatchObject({
    state: "value",
    placements_stated: 2,
    placements_accepted: 2,
    rows_set_aside: 0,
  });
});

test("a partial report that lacks a row itself, or has one too many, leaves the month incomplete, and the last says whether it is final", async () => {
  const given = [{ stated: 2 }, { stated: 1, setAside: 1 }, { stated: 0 }].flatMap((numbers, index) => {
    const month = `2026-0${index + 1}`;
    const stayed = (id: string) => ({
      id: `${month} ${id}`,
      start: `${month}-10 10:00`,
      end: `${month}-10 14:00`,
    });
    const lacking = { ...report, month, provisional: true, setAside: 1, placements: [stayed("1")] };
    return [lacking, { ...report, month, version: 2, partial: true, placements: [stayed("2")], ...numbers }];
  });
  const database = await builtStaging(reports(...given), run);
  const months = await database.rows(
    "select state, placements_lacking, placements_surplus, provisional from staging.unit_months order by month",
  );
  expect(months.map((month) => Object.values(month))).toEqual([
    ["incomplete", 1, 0, false],
    ["incomplete", 1, 0, false],
    ["incomplete", 0, 1, false],
  ]);
  database.close();
});

test("a withdrawn placement is not counted, whichever month's report withdraws it", async () => {
  const given = [
    { ...report, placements: [stay("V-1"), { id: "V-2", start: "2026-01-31 20:00" }] },
    { ...report, version: 2, partial: true, withdrawn: ["V-1"] },
  ];
  const { ids, month } = await idsOf(given);
  expect(ids).toEqual(["V-2"]);
  expect(month).toMatchObject({ state: "value", placements_stated: 1, placements_accepted: 1 });
  const february = { unit: "ila-enhet", month: "2026-02", withdrawn: ["V-2"] };
  expect((await idsOf([...given, february])).ids).toEqual([]);
});

test("a row more than the head states is mended where one is withdrawn, by the month's own report or a later one", async () => {
  const tooMany = { ...report, stated: 1, placements: [stay("V-1"), stay("V-2")] };
  expect((await idsOf([tooMany])).month).toMatchObject({ state: "incomplete", placements_surplus: 1 });
  for (const later of [
    { ...report, version: 2, partial: true, withdrawn: ["V-2"] },
    { unit: "ila-enhet", month: "2026-02", withdrawn: ["V-2"] },
  ]) {
    const { ids, month } = await idsOf([tooMany, later]);
    expect(ids).toEqual(["V-1"]);
    expect(month).toMatchObject({
      state: "value",
      placements_stated: 1,
      placements_accepted: 1,
      placements_surplus: 0,
    });
  }
});

test("a placement that was withdrawn and is sent again is counted again", async () => {
  const { ids, month } = await idsOf([
    { ...report, placements: [stay("V-1"), stay("V-2")] },
    { ...report, version: 2, partial: true, withdrawn: ["V-1"] },
    { ...report, version: 3, partial: true, placements: [stay("V-1")] },
  ]);
  expect(ids).toEqual(["V-1", "V-2"]);
  expect(month).toMatchObject({ state: "value", placements_stated: 2, placements_accepted: 2 });
});

test("what a partial report added, a later one can withdraw", async () => {
  const { ids, month } = await idsOf([
    { ...report, placements: [stay("V-1")] },
    { ...report, version: 2, partial: true, placements: [stay("V-2")] },
    { ...report, version: 3, partial: true, withdrawn: ["V-2"] },
  ]);
  expect(ids).toEqual(["V-1"]);
  expect(month).toMatchObject({ state: "value", placements_stated: 1, placements_accepted: 1 });
});

const warningsOf = async (...given: ReportRow[]) => {
  const database = await builtStaging(reports(...given), run);
  const rows = await database.rows("select rule, found from staging.findings_across order by all");
  database.close();
  return rows;
};

test("a row that vanishes from a whole report is asked for by its id; a withdrawn one is not", async () => {
  const first = { ...report, placements: [stay("V-1"), stay("V-2"), stay("V-3")] };
  const second = { ...report, version: 2, placements: [stay("V-1")], withdrawn: ["V-2"] };
  expect(await warningsOf(first, second)).toEqual([
    { rule: "row-vanished", found: "ingen rad for plassering V-3" },
  ]);
  expect(await warningsOf(first, { ...second, withdrawn: ["V-2", "V-3"] })).toEqual([]);
});

test("two reports that state the same version and time sent are told of, until a later one holds", async () => {
  const placements = [stay("V-1")];
  const given: [ReportRow, ReportRow] = [
    { ...report, sha256: "a", sent: "2026-02-05 12:00", placements },
    { ...report, sha256: "b", sent: "2026-02-05 12:00", placements, prisonDays: 2900 },
  ];
  const told = { rule: "same-version", found: "versjon 1, sendt 05.02.2026 12:00, i 2 filer" };
  expect(await warningsOf(...given)).toEqual([told, told]);
  expect(await warningsOf(...given, { ...report, version: 2, placements })).toEqual([]);
});

test("two partial reports of one minute both hold, and nothing is told", async () => {
  const part = { ...report, version: 2, sent: "2026-02-06 12:00", partial: true };
  const given = ["V-2", "V-3"].map((id) => ({ ...part, sha256: id, placements: [stay(id)] }));
  expect(await warningsOf({ ...report, placements: [stay("V-1")] }, ...given)).toEqual([]);
});

test("a row left out that a later month's report has is asked for, and said to be counted", async () => {
  const open = { id: "V-1", start: "2026-01-31 20:00" };
  const database = await builtStaging(
    reports(
      { ...report, placements: [open] },
      { ...report, version: 2 },
      { unit: "ila-enhet", month: "2026-02", placements: [{ ...open, end: "2026-02-01 08:00" }] },
    ),
    run,
  );
  const found = await database.rows("select rule, message from staging.findings_across");
  expect(await database.rows("select count(*) as placements from staging.placements")).toEqual([
    { placements: 1 },
  ]);
  database.close();
  expect(found).toMatchObject([
    { rule: "row-vanished", message: expect.stringContaining("telles likevel, fordi en annen måneds") },
  ]);
});

test("a row may be among those set aside, and a partial report leaves nothing out", async () => {
  const first = { ...report, placements: [stay("V-1"), stay("V-2")] };
  const rest = { ...report, version: 2, placements: [stay("V-1")] };
  expect(await warningsOf(first, { ...rest, setAside: 1 })).toEqual([]);
  expect(await warningsOf(first, { ...rest, partial: true })).toEqual([]);
});

test("a placement withdrawn in one month that a later month's report tells of is counted, and asked about", async () => {
  const open = { id: "V-1", start: "2026-01-31 20:00" };
  const given = [
    { ...report, placements: [open] },
    { ...report, version: 2, withdrawn: ["V-1"] },
    { unit: "ila-enhet", month: "2026-02", placements: [{ ...open, end: "2026-02-01 08:00" }] },
  ];
  expect((await idsOf(given)).ids).toEqual(["V-1"]);
  expect((await warningsOf(...given)).map(({ rule }) => rule)).toEqual(["withdrawn-still-told"]);
});

test("a partial report alone does not make a month", async () => {
  const { month } = await idsOf([{ ...report, partial: true, placements: [stay("V-1")] }]);
  expect(month).toMatchObject({ state: "incomplete" });
});

test("what arrived after the moment asked about is not known", async () => {
  const given = [
    { ...report, placements: [stay("V-1")] },
    { ...report, version: 2, sent: "2026-03-01 12:00", placements: [stay("V-2")] },
  ];
  expect((await idsOf(given, "2026-02-28 23:59")).ids).toEqual(["V-1"]);
  expect((await idsOf(given, "2026-03-01 12:00")).ids).toEqual(["V-2"]);
  expect((await idsOf(given, "2026-01-31 12:00")).month).toBeUndefined();
});

test("a refused file is not a version", async () => {
  const raw = reports(
    { ...report, placements: [stay("V-1")] },
    { ...report, version: 2, placements: [stay("V-2")] },
  );
  const submissions = (raw.submissions ?? []).map((row) =>
    row["sha256"] === "ila-enhet 2026-01 2" ? { ...row, status: "refused" } : row,
  );
  const database = await builtStaging({ ...raw, submissions }, run);
  expect(await database.rows("select placement_id from staging.placements")).toEqual([
    { placement_id: "ila-enhet/V-1" },
  ]);
});

test("a report whose version or time sent could not be read comes before those that say theirs", async () => {
  const raw = reports(
    { ...report, sha256: "unread", placements: [stay("V-1")] },
    { ...report, sha256: "read", placements: [stay("V-2")] },
  );
  const hode = (raw.hode ?? []).map((row) =>
    row["sha256"] === "unread" ? { ...row, versjon: null, sendt: null } : row,
  );
  const database = await builtStaging({ ...raw, hode }, run);
  expect(await database.rows("select placement_id from staging.placements")).toEqual([
    { placement_id: "ila-enhet/V-2" },
  ]);
});

const stateOf = async (order: ReportRow[]) => {
  const database = await built(reports(...order), run);
  const state = [
    await database.rows("select * exclude (row_id) from staging.placements order by placement_id"),
    await database.rows("from staging.submission_versions order by all"),
    await database.rows("from published.figures"),
    await database.rows("from published.unit_months"),
    await database.rows("from published.findings"),
  ];
  database.close();
  return state;
};

test("all files in any order give the same state", async () => {
  const given: ReportRow[] = [
    { ...report, placements: [stay("V-1"), { id: "V-2", start: "2026-01-31 20:00" }] },
    { ...report, version: 2, partial: true, placements: [{ ...stay("V-1"), end: "2026-01-10 15:00" }] },
    { ...report, version: 3, partial: true, placements: [stay("V-3"), stay("V-4")] },
    { ...report, version: 4, partial: true, withdrawn: ["V-1", "V-4"] },
    {
      unit: "ila-enhet",
      month: "2026-02",
      placements: [{ id: "V-2", start: "2026-01-31 21:00", end: "2026-02-01 04:00" }],
    },
    { unit: "ila-enhet", month: "2026-02", version: 2, provisional: true, placements: [] },
  ];
  const expected = await stateOf(given);
  await assert(
    asyncProperty(shuffledSubarray(given, { minLength: given.length }), async (order) => {
      expect(await stateOf(order)).toEqual(expected);
    }),
    { numRuns: 4 },
  );
});
