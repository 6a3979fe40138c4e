import { expect, test } from "vitest";
import { at, builtFigures, builtReports, oneUnit, place, reports, type ReportRow } from "../test-rows.ts";

const unit = "ila-enhet";
const placementsOf = async (asOf: string, ...given: ReportRow[]) => {
  const database = await builtReports(reports(...given), { asOf });
  const placements = await database.rows(
    "select placement_id, started_at, ended_at, confirmed_until_at, reasons from staging.placements order by all",
  );
  const findings = await database.rows(
    "select rule, month, file_name, sheet, row, found, message from published.findings",
  );
  const stays = await database.rows("from staging.stays order by stay_id");
  database.close();
  return { placements, findings, stays };
};
const from = at("2026-01-31 20:00");
const open = { id: "V-1", start: "2026-01-31 20:00", reasons: ["threats"] };

test("a placement that two months tell of is one, and one that has ended lacks no end", async () => {
  const { placements, findings, stays } = await placementsOf(
    "2026-03-20",
    { unit, month: "2026-01", placements: [open] },
    { unit, month: "2026-02", placements: [{ ...open, end: "2026-02-01 04:00" }] },
  );
  expect(placements).toEqual([
    {
      placement_id: "ila-enhet/V-1",
      started_at: from,
      ended_at: at("2026-02-01 04:00"),
      confirmed_until_at: at("2026-02-01 04:00"),
      reasons: ["threats"],
    },
  ]);
  expect(findings).toEqual([]);
  expect(stays).toMatchObject([{ unregistered_end_suspected: false }]);
});

test("where two months disagree on start or reasons the later holds, and the difference is told", async () => {
  const { placements, findings } = await placementsOf(
    "2026-03-20",
    { unit, month: "2026-01", placements: [open] },
    {
      unit,
      month: "2026-02",
      placements: [{ id: "V-1", start: "2026-01-31 21:00", end: "2026-02-01 04:00", reasons: ["violence"] }],
    },
  );
  expect(placements).toMatchObject([{ started_at: at("2026-01-31 21:00"), reasons: ["violence"] }]);
  expect(findings).toMatchObject([
    {
      rule: "two-months-disagree",
      month: "2026-02-01",
      sheet: "Plasseringer",
      row: 2,
      found: "31.01.2026 21:00",
    },
    { rule: "two-months-disagree", found: "vold" },
  ]);
  expect(findings[0]?.["message"]).toBe(
    "ila-enhet_2026-02_v1.xlsx, ark Plasseringer, rad 2, Start: fant «31.01.2026 21:00», ventet det samme som i rapporten for 2026-01: «31.01.2026 20:00» (forskjellen er hele timer: trolig er den ene tiden i UTC). Den siste rapporten gjelder. Er det den første som er rett, send en rettet rapport.",
  );
});

test("a number that was given to another placement leaves the first one's month incomplete, and is told", async () => {
  const given = reports(
    {
      unit,
      month: "2026-01",
      placements: [
        { id: "1", start: "2026-01-05 10:00", end: "2026-01-06 10:00" },
        { id: "2", start: "2026-01-07 10:00", end: "2026-01-08 10:00" },
      ],
    },
    {
      unit,
      month: "2026-02",
      placements: [{ id: "1", start: "2026-02-10 10:00", end: "2026-02-11 10:00" }],
    },
  );
  const database = await builtFigures(given, { asOf: "2026-03-20" });
  expect(await database.figures({ period: "month", indicator_id: "stays_started" })).toMatchObject([
    { state: "incomplete", value: null, low: 1, high: 2 },
    { state: "value", value: 1 },
  ]);
  database.close();
  const { findings } = await placementsOf(
    "2026-03-20",
    { unit, month: "2026-01", placements: [{ id: "1", start: "2026-01-05 10:00", end: "2026-01-06 10:00" }] },
    { unit, month: "2026-02", placements: [{ id: "1", start: "2026-02-10 10:00", end: "2026-02-11 10:00" }] },
  );
  expect(findings).toMatchObject([{ rule: "number-used-again", month: "2026-02-01", row: 2, found: "1" }]);
});

test("once the later placement has an id of its own, both count, and neither is asked for", async () => {
  const first = { id: "1", start: "2026-01-05 10:00", end: "2026-01-06 10:00" };
  const second = { id: "1", start: "2026-02-10 10:00", end: "2026-02-11 10:00" };
  const { placements, findings } = await placementsOf(
    "2026-03-20",
    { unit, month: "2026-01", placements: [first] },
    { unit, month: "2026-02", placements: [second] },
    { unit, month: "2026-02", version: 2, placements: [{ ...second, id: "2" }] },
  );
  expect(placements).toMatchObject([{ placement_id: `${unit}/1` }, { placement_id: `${unit}/2` }]);
  expect(findings).toEqual([]);
});

test("an answer where there was none before is no disagreement", async () => {
  const { findings } = await placementsOf(
    "2026-03-20",
    { unit, month: "2026-01", placements: [{ id: "V-1", start: "2026-01-31 20:00" }] },
    { unit, month: "2026-02", placements: [{ ...open, end: "2026-02-01 04:00" }] },
  );
  expect(findings).toEqual([]);
});

test("an open placement is confirmed until its month's end, or until the report was sent or came", async () => {
  const { placements } = await placementsOf("2026-03-20", {
    unit,
    month: "2026-02",
    placements: [{ id: "V-1", start: "2026-02-10 10:00" }],
  });
  expect(placements).toMatchObject([{ ended_at: null, confirmed_until_at: at("2026-03-01 00:00") }]);
  const early = await placementsOf("2026-03-20", {
    unit,
    month: "2026-02",
    sent: "2026-02-20 12:00",
    placements: [{ id: "V-1", start: "2026-02-10 10:00" }],
  });
  expect(early.placements).toMatchObject([{ confirmed_until_at: at("2026-02-20 12:00") }]);
  const before = await placementsOf("2026-03-20", {
    unit,
    month: "2026-02",
    sent: "2026-03-20 12:00",
    received: "2026-02-20 12:00",
    placements: [{ id: "V-1", start: "2026-02-10 10:00" }],
  });
  expect(before.placements).toMatchObject([{ confirmed_until_at: at("2026-02-20 12:00") }]);
});

test("a placement open in one report and absent from the next is told, and known only until the month it was seen", async () => {
  const { placements, findings, stays } = await placementsOf(
    "2026-04-20",
    { unit, month: "2026-01", placements: [open] },
    { unit, month: "2026-02", placements: [] },
    { unit, month: "2026-03", placements: [] },
  );
  expect(placements).toMatchObject([{ ended_at: null, confirmed_until_at: at("2026-02-01 00:00") }]);
  expect(findings).toMatchObject([
    { rule: "open-vanished", month: "2026-02-01", file_name: "ila-enhet_2026-02_v1.xlsx" },
  ]);
  expect(stays).toMatchObject([{ ended_at: null, unregistered_end_suspected: true }]);
});

test("nothing has vanished while the next month's report is missing, or has rows set aside", async () => {
  const first = { unit, month: "2026-01", placements: [open] };
  expect((await placementsOf("2026-03-20", first)).findings).toEqual([]);
  expect((await placementsOf("2026-04-20", first, { unit, month: "2026-03" })).findings).toEqual([]);
  const { findings } = await placementsOf("2026-03-20", first, { unit, month: "2026-02", setAside: 1 });
  expect(findings.filter((row) => row["rule"] === "open-vanished")).toEqual([]);
});

test("an end is suspected to be unregistered when the unit has been silent for more than 14 days", async () => {
  const report = { unit, month: "2026-01", sent: "2026-02-05 00:00", placements: [open] };
  expect((await placementsOf("2026-02-18", report)).stays).toMatchObject([
    { unregistered_end_suspected: false },
  ]);
  expect((await placementsOf("2026-02-19", report)).stays).toMatchObject([
    { unregistered_end_suspected: true },
  ]);
});

test("an end after the day we look from has not come yet", async () => {
  const report = {
    unit,
    month: "2026-01",
    sent: "2026-02-10 12:00",
    placements: [{ id: "V-1", start: "2026-01-31 20:00", end: "2026-02-09 20:00" }],
  };
  expect((await placementsOf("2026-02-05", report)).placements).toMatchObject([
    { ended_at: null, confirmed_until_at: at("2026-02-06 00:00") },
  ]);
});

test("one person in two cells at once is told, and both are kept", async () => {
  const { placements, findings } = await placementsOf("2026-03-20", {
    unit,
    month: "2026-01",
    placements: [
      { id: "V-1", person: "H-1", start: "2026-01-10 10:00", end: "2026-01-10 14:00" },
      { id: "V-2", person: "H-1", start: "2026-01-10 13:59", end: "2026-01-10 16:00" },
      { id: "V-3", person: "H-2", start: "2026-01-10 13:00", end: "2026-01-10 16:00" },
    ],
  });
  expect(placements).toHaveLength(3);
  expect(findings).toMatchObject([{ rule: "overlap", row: 3, found: "10.01.2026 13:59" }]);
});

test("a restraint bed during a stay in a cell is not two cells at once", async () => {
  const { findings } = await placementsOf("2026-03-20", {
    unit,
    month: "2026-01",
    beds: 1,
    placements: [
      { id: "V-1", person: "H-1", start: "2026-01-10 10:00", end: "2026-01-10 14:00" },
      {
        id: "V-2",
        person: "H-1",
        measure: "restraint_bed",
        start: "2026-01-10 11:00",
        end: "2026-01-10 12:00",
      },
    ],
  });
  expect(findings).toEqual([]);
});

test("of two placements begun at once, the one whose unit existed then is the first of the stay", async () => {
  const places = [
    ...oneUnit.slice(0, 3),
    place("unit", "z-enhet", "ila", { valid_to: "2026-02-01", replaced_by: ["a-enhet"] }),
    place("unit", "a-enhet", "ila", { valid_from: "2026-02-01" }),
  ];
  const told = { id: "1", person: "H-1", start: "2026-01-30 10:00" };
  const heir = { unit: "a-enhet", month: "2026-02", placements: [{ ...told, end: "2026-02-03 10:00" }] };
  const both = await builtFigures(reports({ unit: "z-enhet", month: "2026-01", placements: [told] }, heir), {
    asOf: "2026-03-20",
    places,
  });
  expect(await both.figures({ period: "month", indicator_id: "stays_started" })).toMatchObject([
    { value: 1 },
    { value: 0 },
  ]);
  both.close();
  const alone = await builtReports(reports({ unit: "z-enhet", month: "2026-01" }, heir), {
    asOf: "2026-03-20",
    places,
  });
  expect(await alone.rows("select rule, unit_id, month from published.findings")).toEqual([
    { rule: "start-before-unit", unit_id: "a-enhet", month: "2026-02-01" },
  ]);
  alone.close();
});
