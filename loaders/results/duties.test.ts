import { expect, test } from "vitest";
import { readReference } from "../reference/reference.ts";
import { built, reports, together, type PlacementRow, type ReportRow } from "../test-rows.ts";

const unit = "ila-enhet";

/** Stays of 80 hours begun in the first quarter, each of a person of its own; told by hour 70, at hour 75, or never. */
const stays = (...told: ("in time" | "late" | "never")[]): PlacementRow[] =>
  told.map((how, index) => {
    const day = 1 + 4 * index;
    const on = (add: number) => `2026-01-${String(day + add).padStart(2, "0")}`;
    return {
      id: `V-${index}`,
      start: `${on(0)} 08:00`,
      end: `${on(3)} 16:00`,
      ...(how === "never" ? {} : { regionTold: how === "late" ? `${on(3)} 11:00` : `${on(3)} 06:00` }),
    };
  });

const quarter = (placements: PlacementRow[], given: Partial<ReportRow> = {}) =>
  reports(
    { unit, month: "2026-01", placements, ...given },
    { unit, month: "2026-02" },
    { unit, month: "2026-03" },
  );

const told = `
  select state, stays_due, stays_answered, stays_in_time, round(share, 3) as share, round(lower, 3) as lower,
    round(upper, 3) as upper, method
  from published.duties
  where place_id = 'ila-enhet' and period = 'quarter' and act = 'in_force' and measure_id = 'safety_cell'
    and not under_18 and duty = 'region_told'`;

test("of five stays past three days, four told of in time are four fifths, with Wilson's interval", async () => {
  // Two are of nobody known, and so of a person each.
  const placements = stays("in time", "in time", "late", "in time", "in time").map((stay, index) => ({
    ...stay,
    ...(index < 2 && { person: null }),
  }));
  const database = await built(quarter(placements), { asOf: "2026-04-20" });
  expect(await database.rows(told)).toEqual([
    {
      state: "value",
      stays_due: 5,
      stays_answered: 5,
      stays_in_time: 4,
      share: 0.8,
      lower: 0.376,
      upper: 0.964,
      method: "wilson",
    },
  ]);
});

test("fewer than five with an answer are counted, and no share is made of them", async () => {
  const database = await built(quarter(stays("in time", "late", "never", "in time")), { asOf: "2026-04-20" });
  expect(await database.rows(told)).toMatchObject([
    { state: "not_estimable", stays_due: 4, stays_answered: 4, stays_in_time: 2, share: null, lower: null },
  ]);
});

test("stays of one person widen the interval", async () => {
  const ofOne = stays("in time", "in time", "late", "in time", "in time").map((stay) => ({
    ...stay,
    person: "H-1",
  }));
  const database = await built(quarter(ofOne), { asOf: "2026-04-20" });
  const [row] = await database.rows(told);
  expect(row).toMatchObject({ share: 0.8, method: "effective_wilson" });
  expect(Number(row?.["lower"])).toBeLessThan(0.3);
});

test("a quarter without a whole report has a state and no counts, and none due in the reported months is a zero", async () => {
  const aside = { setAside: 1 };
  const raw = together(quarter(stays("late"), aside), reports({ unit, month: "2026-05", ...aside }));
  const database = await built(raw, { asOf: "2026-10-20" });
  expect(await database.rows(`${told} order by period_start`)).toMatchObject([
    { state: "not_estimable", stays_due: 0, stays_answered: 0, share: null },
    { state: "incomplete", stays_due: null, stays_answered: null, share: null },
    { state: "not_reported", stays_due: null, stays_answered: null, share: null },
  ]);
});

test("stays without listed decisions are due and have no answer to whether the region decided", async () => {
  const placements = stays("in time", "in time", "in time", "in time", "in time", "in time");
  const decisions = placements.slice(0, 5).map(({ id, start }) => ({ id, at: start }));
  const database = await built(quarter(placements, { decisions }), { asOf: "2026-04-20" });
  expect(await database.rows(told.replace("'region_told'", "'region_decides'"))).toMatchObject([
    { stays_due: 6, stays_answered: 5, stays_in_time: 0, share: 0 },
  ]);
});

test("a stay of which one decision is stated in all was not renewed; of several that are not listed nobody knows when", async () => {
  const placements = stays(...Array.from({ length: 6 }, () => "in time" as const)).map((stay, index) => ({
    ...stay,
    decisions: index < 5 ? 1 : 2,
  }));
  const database = await built(quarter(placements), { asOf: "2026-04-20" });
  const renewed = told.replace("'region_told'", "'renewed_decision'").replace("'in_force'", "'adopted'");
  expect(await database.rows(renewed)).toMatchObject([{ stays_due: 6, stays_answered: 5, stays_in_time: 0 }]);
});

const counts = (act: string, duty: string) => `
  select period_start, stays_due
  from published.duties
  where place_id = 'norge' and period = 'quarter' and act = '${act}' and measure_id = 'safety_cell'
    and not under_18 and duty = '${duty}'
  order by period_start`;

// 60 hours from the month's first moment: past the region's threshold of the adopted act, not past that of the current one.
const sixty = (month: string) => [{ id: `V-${month}`, start: `${month}-01 00:00`, end: `${month}-03 12:00` }];

test("the act in force when a stay began is the one it is held against; what-if holds all against the adopted", async () => {
  const thresholds = readReference().thresholds.map((row) =>
    row.regime === "adopted" ? { ...row, valid_from: "2026-04-01" } : { ...row, valid_to: "2026-04-01" },
  );
  const given = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"].map((month) => ({
    unit,
    month,
    placements: ["2026-01", "2026-04"].includes(month) ? sixty(month) : [],
  }));
  const database = await built(reports(...given), { asOf: "2026-07-20", reference: { thresholds } });
  expect(await database.rows(counts("in_force", "region_decides"))).toEqual([
    { period_start: "2026-01-01", stays_due: 0 },
    { period_start: "2026-04-01", stays_due: 1 },
  ]);
  expect(await database.rows(counts("adopted", "region_decides"))).toEqual([
    { period_start: "2026-01-01", stays_due: 1 },
    { period_start: "2026-04-01", stays_due: 1 },
  ]);
});
