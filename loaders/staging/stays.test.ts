import { expect, test } from "vitest";
import { readReference } from "../reference/reference.ts";
import {
  at,
  builtFigures,
  oneUnit,
  place,
  reports,
  type PlacementRow,
  type ReportRow,
} from "../test-rows.ts";

const unit = "ila-enhet";
const twoUnits = [...oneUnit, place("unit", "ila-ny", "ila")];
const staysOf = async (...given: ReportRow[]) => {
  const database = await builtFigures(reports(...given), { asOf: "2026-04-20", places: twoUnits });
  const rows = await database.rows("select * from staging.stays order by stay_id");
  database.close();
  return rows;
};
const inJanuary = (...placements: PlacementRow[]) => staysOf({ unit, month: "2026-01", placements });
const one = { id: "V-1", person: "H-1", start: "2026-01-10 10:00", end: "2026-01-10 14:00" };

test("a placement that begins two hours after the one before ended is the same stay; a minute later it is another", async () => {
  const same = await inJanuary(one, {
    id: "V-2",
    person: "H-1",
    start: "2026-01-10 16:00",
    end: "2026-01-10 18:00",
  });
  expect(same).toMatchObject([{ stay_id: "ila-enhet/V-1", placements: 2, seconds: 8 * 3600 }]);
  const another = await inJanuary(one, {
    id: "V-2",
    person: "H-1",
    start: "2026-01-10 16:01",
    end: "2026-01-10 18:00",
  });
  expect(another).toMatchObject([{ stay_id: "ila-enhet/V-1" }, { stay_id: "ila-enhet/V-2" }]);
});

test("the gap is measured from the end of all that went before, not of the last begun", async () => {
  const stays = await inJanuary(
    { ...one, end: "2026-01-10 20:00" },
    { id: "V-2", person: "H-1", start: "2026-01-10 11:00", end: "2026-01-10 12:00" },
    { id: "V-3", person: "H-1", start: "2026-01-10 21:00", end: "2026-01-10 22:00" },
  );
  expect(stays).toMatchObject([{ stay_id: "ila-enhet/V-1", placements: 3, seconds: 12 * 3600 }]);
});

test("a stay goes on in another unit, and counts in the unit and month where it began", async () => {
  const stays = await staysOf(
    {
      unit,
      month: "2026-01",
      placements: [{ id: "V-1", person: "H-1", start: "2026-01-31 20:00", end: "2026-01-31 23:00" }],
    },
    {
      unit: "ila-ny",
      month: "2026-02",
      placements: [{ id: "V-1", person: "H-1", start: "2026-02-01 00:30", end: "2026-02-01 04:00" }],
    },
  );
  expect(stays).toMatchObject([
    { stay_id: "ila-enhet/V-1", unit_id: unit, start_month: "2026-01-01", placements: 2 },
  ]);
});

test("another person and another measure are other stays", async () => {
  const stays = await inJanuary(
    one,
    { id: "V-2", person: "H-2", start: "2026-01-10 15:00", end: "2026-01-10 16:00" },
    {
      id: "V-3",
      person: "H-1",
      measure: "restraint_bed",
      start: "2026-01-10 15:00",
      end: "2026-01-10 16:00",
    },
  );
  expect(stays).toHaveLength(3);
});

test("placements of nobody known are never chained", async () => {
  const stays = await inJanuary(
    { ...one, person: null },
    { id: "V-2", person: null, start: "2026-01-10 15:00", end: "2026-01-10 16:00" },
  );
  expect(stays).toMatchObject([{ person_id: null }, { person_id: null }]);
});

test("a stay has a reason if any of its placements has, and is answered if any is", async () => {
  const second = { id: "V-2", person: "H-1", start: "2026-01-10 15:00", end: "2026-01-10 16:00" };
  expect(
    await inJanuary({ ...one, reasons: ["violence"] }, { ...second, reasons: ["suicide_risk"] }),
  ).toMatchObject([{ reasons_answered: true, self_harm: true, self_harm_narrow: false }]);
  for (const other of [{}, { reasons: ["threats"] }])
    expect(await inJanuary({ ...one, reasons: ["self_harm"] }, { ...second, ...other })).toMatchObject([
      { reasons_answered: true, self_harm: true, self_harm_narrow: true },
    ]);
  expect(await inJanuary(one, second)).toMatchObject([{ reasons_answered: false, self_harm: null }]);
});

test("a stay is open where its last placement is", async () => {
  const open = await inJanuary(one, { id: "V-2", person: "H-1", start: "2026-01-10 15:00" });
  expect(open).toMatchObject([{ ended_at: null, observed_until_at: at("2026-02-01 00:00") }]);
});

test("a placement that was never ended does not hold open the stay that went on in another unit", async () => {
  const stays = await staysOf(
    { unit, month: "2026-01", placements: [{ id: "V-1", person: "H-1", start: "2026-01-31 20:00" }] },
    {
      unit: "ila-ny",
      month: "2026-02",
      placements: [{ id: "V-9", person: "H-1", start: "2026-02-01 01:00", end: "2026-02-01 04:00" }],
    },
    { unit, month: "2026-02" },
  );
  expect(stays).toMatchObject([{ placements: 2, ended_at: at("2026-02-01 04:00") }]);
});

const pair = (day: string, number: number) => [
  { id: `V-${number}`, person: "H-1", start: `2026-01-${day} 10:00`, end: `2026-01-${day} 11:00` },
  { id: `V-${number + 1}`, person: "H-1", start: `2026-01-${day} 14:00`, end: `2026-01-${day} 15:00` },
];

test("the gap is the one in force when the later placement began", async () => {
  const settings = [
    { setting: "stay_gap_hours", value: 2, valid_from: null, valid_to: "2026-01-15", note: "", source: "" },
    { setting: "stay_gap_hours", value: 4, valid_from: "2026-01-15", valid_to: null, note: "", source: "" },
    ...readReference().settings.filter(({ setting }) => setting !== "stay_gap_hours"),
  ];
  const database = await builtFigures(
    reports({ unit, month: "2026-01", placements: [...pair("10", 1), ...pair("20", 3)] }),
    { asOf: "2026-04-20", reference: { settings } },
  );
  expect(await database.rows("select stay_id, placements from staging.stays order by all")).toEqual([
    { stay_id: "ila-enhet/V-1", placements: 1 },
    { stay_id: "ila-enhet/V-2", placements: 1 },
    { stay_id: "ila-enhet/V-3", placements: 2 },
  ]);
});
