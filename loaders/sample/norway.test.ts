import { beforeAll, describe, expect, test } from "vitest";
import { osloMonth } from "../forms/oslo-time.ts";
import { readReference } from "../reference/reference.ts";
import { makeNorway, type Norway, type Unit } from "./norway.ts";
import { type Placement } from "./placements.ts";
import { sampleRegister } from "./register.ts";

const places = sampleRegister(readReference().places);
const few = {
  places,
  units: ["oslo-enhet", "bredtveit-hoy", "telemark-skien", "agder-froland", "agder-mandal"],
};

test("the same seed makes the same nation, another seed another", () => {
  expect(makeNorway(7, few)).toEqual(makeNorway(7, few));
  expect(makeNorway(7, few).units).not.toEqual(makeNorway(8, few).units);
});

test("one more unit changes nothing for the others", () => {
  const alone = makeNorway(7, { places, units: ["oslo-enhet", "telemark-skien"] }).units;
  const together = makeNorway(7, few).units.filter((unit) =>
    alone.some((one) => one.unit_id === unit.unit_id),
  );
  expect(together).toEqual(alone);
});

describe("over twelve nations", () => {
  let nations: Norway[] = [];
  beforeAll(() => {
    nations = Array.from({ length: 12 }, (_, index) => makeNorway(index + 1, { places }));
  });

  test("there are about 284 decisions on safety cells in 2024", () => {
    const decided = nations.map(
      (nation) =>
        cells(nation)
          .flatMap((placement) => placement.decisions)
          .filter((decision) => osloMonth(decision.decided_at).startsWith("2024")).length,
    );
    expect(mean(decided)).toBeGreaterThan(284 * 0.85);
    expect(mean(decided)).toBeLessThan(284 * 1.15);
  });

  test("most units have none in most months", () => {
    const none = nations.flatMap((nation) =>
      nation.units.flatMap((unit) =>
        unit.months.map((month) =>
          unit.placements.some(
            ({ measure_id, started_at }) =>
              measure_id === "safety_cell" && started_at >= month.starts_at && started_at < month.ends_at,
          )
            ? 0
            : 1,
        ),
      ),
    );
    expect(mean(none)).toBeGreaterThan(0.7);
  });

  test("half of the placements last a day and a half, few under a day, none over thirteen days", () => {
    const hours = nations
      .flatMap(cells)
      .map(({ started_at, ended_at }) => (ended_at - started_at) / 3600)
      .sort((one, other) => one - other);
    expect(hours[Math.floor(hours.length / 2)]).toBeGreaterThan(30);
    expect(hours[Math.floor(hours.length / 2)]).toBeLessThan(38);
    expect(mean(hours.map((length) => (length < 24 ? 1 : 0)))).toBeLessThan(0.33);
    expect(mean(hours.map((length) => (length > 72 ? 1 : 0)))).toBeGreaterThan(0.08);
    expect(hours.at(-1)).toBeLessThanOrEqual(13 * 24);
  });

  test("in the women's prisons a few persons have most of the stays, elsewhere most have one", () => {
    const women = nations.map((nation) => topThreeShare(unitOf(nation, "bredtveit-hoy")));
    // Of some three hundred stays by some seventy women; alike they would have a twentieth.
    expect(mean(women)).toBeGreaterThan(0.1);
    const perPerson = (unitId: string) =>
      mean(nations.map((nation) => cells(unitOf(nation, unitId)).length / persons(unitOf(nation, unitId))));
    expect(perPerson("bredtveit-hoy")).toBeGreaterThan(3);
    expect(perPerson("oslo-enhet")).toBeLessThan(2);
  });

  test("about half of the stays have to do with self-harm", () => {
    const answered = nations.flatMap(cells).flatMap(({ reasons }) => (reasons ? [reasons] : []));
    const related = answered.filter((reasons) => reasons.some((reason) => selfHarm.has(reason)));
    expect(related.length / answered.length).toBeGreaterThan(0.4);
    expect(related.length / answered.length).toBeLessThan(0.6);
  });

  test("there are 2750 to 3200 prisoners, 120 to 190 of them women and 3 to 9 under 18", () => {
    for (const nation of nations)
      for (const month of nation.months) {
        const then = nation.units.flatMap((known) =>
          known.months.filter((unitMonth) => unitMonth.month === month.month),
        );
        const perDay = (count: (unitMonth: Unit["months"][number]) => number) =>
          then.reduce((sum, unitMonth) => sum + count(unitMonth), 0) / month.days;
        expect(perDay(({ prison_days }) => prison_days)).toBeGreaterThan(2750);
        expect(perDay(({ prison_days }) => prison_days)).toBeLessThan(3200);
        expect(perDay(({ prison_days_women }) => prison_days_women)).toBeGreaterThan(120);
        expect(perDay(({ prison_days_women }) => prison_days_women)).toBeLessThan(190);
        expect(perDay(({ prison_days_under_18 }) => prison_days_under_18)).toBeGreaterThan(3);
        expect(perDay(({ prison_days_under_18 }) => prison_days_under_18)).toBeLessThan(9);
      }
  });

  test("as many stays start as the true rates and the prison days foretell", () => {
    for (const unitId of ["telemark-skien", "halden-hoy", "agder-froland", "bjorgvin-ungdom"]) {
      const foretold = mean(nations.map((nation) => expectedStays(unitOf(nation, unitId))));
      const started = mean(nations.map((nation) => stays(unitOf(nation, unitId))));
      expect(started / foretold).toBeGreaterThan(0.75);
      expect(started / foretold).toBeLessThan(1.25);
    }
  });

  test("nobody is in two places at once", () => {
    for (const nation of nations) {
      const inOrder = nation.units
        .flatMap(({ placements }) => placements)
        .sort((one, other) => one.started_at - other.started_at);
      const out = new Map<string, number>();
      for (const { person_id, started_at, ended_at } of inOrder) {
        expect(started_at).toBeGreaterThanOrEqual(out.get(person_id) ?? 0);
        out.set(person_id, ended_at);
      }
    }
  });

  test("nobody is placed in a unit that is closed, nor under a measure that it has no room for", () => {
    for (const { units } of nations)
      for (const { months, rates, placements } of units)
        for (const { started_at, measure_id, placement_id } of placements) {
          const index = months.findIndex(
            (month) => started_at >= month.starts_at && started_at < month.ends_at,
          );
          expect(index).toBeGreaterThanOrEqual(0);
          if (!placement_id.includes("fra")) expect(rates[measure_id][index]).toBeGreaterThan(0);
        }
  });
});

const selfHarm = new Set(["self_harm", "suicide_attempt", "suicide_risk"]);

function mean(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function cells(of: Norway | Unit): Placement[] {
  return ("units" in of ? of.units.flatMap(({ placements }) => placements) : of.placements).filter(
    ({ measure_id }) => measure_id === "safety_cell",
  );
}

function unitOf(nation: Norway, unitId: string): Unit {
  const found = nation.units.find(({ unit_id }) => unit_id === unitId);
  if (!found) throw new Error(`unknown unit: ${unitId}`);
  return found;
}

function persons(of: Unit): number {
  return new Set(cells(of).map(({ person_id }) => person_id)).size;
}

function stays(of: Unit): number {
  return new Set(cells(of).map(({ stay_id }) => stay_id)).size;
}

function expectedStays({ months, rates }: Unit): number {
  return months.reduce(
    (sum, month, index) => sum + ((rates.safety_cell[index] ?? 0) * month.prison_days) / 1000,
    0,
  );
}

function topThreeShare(of: Unit): number {
  const counts = new Map<string, number>();
  for (const { person_id } of cells(of)) counts.set(person_id, (counts.get(person_id) ?? 0) + 1);
  const most = [...counts.values()].sort((one, other) => other - one).slice(0, 3);
  return most.reduce((sum, count) => sum + count, 0) / cells(of).length;
}
