import { expect, test } from "vitest";
import { ownMonths } from "./own-months.ts";
import type { Behind } from "./read-counts.ts";
import type { ListedNumber, Membership, ReleaseState } from "./release-state.ts";
import { noAmounts } from "./test-amounts.ts";

const month = "2025-01-01";
const belongs = (unit_id: string, region: string, organisation = "then"): Membership[] => [
  { unit_id, month, organisation, place_level: "country", place_id: "norge" },
  { unit_id, month, organisation, place_level: "region", place_id: region },
];
const memberships = [
  ...belongs("oslo", "ost"),
  ...belongs("bergen", "vest"),
  ...belongs("flytter", "vest"),
  ...belongs("flytter", "ost", "now"),
];
const unitMonth = (unit_id: string, stays: number) => ({
  unit_id,
  month,
  measure_id: "safety_cell",
  population: "adults",
  isMissing: false,
  amounts: { ...noAmounts, stays, other_reason: stays, minutes: 60 * stays },
});
const number = (kind: ListedNumber["kind"], place_id: string, value: number): ListedNumber => ({
  measure_id: "safety_cell",
  population: "adults",
  kind,
  organisation: "then",
  place_level: place_id === "norge" ? "country" : "region",
  place_id,
  period: "month",
  period_start: month,
  months: [month],
  value,
  persons: value,
  largest: 1,
  place_in_tables: "listed",
});

const state = (...numbers: ListedNumber[]): ReleaseState => ({
  memberships,
  unitMonths: [unitMonth("oslo", 9), unitMonth("bergen", 5), unitMonth("flytter", 2)],
  numbers,
});
const officer = ownMonths({ id: "region", region_id: "ost" }, memberships, []);

/** Of sixteen stays by twelve persons five are others': of three persons, one of whom has been in the officer's units. */
const behind = (): Behind => ({
  all: { persons: 12, largest: 3 },
  others: { persons: 3, largest: 2 },
  known: 10,
});
const left = (...numbers: ListedNumber[]) => officer.taken(state(...numbers), behind);

test("of a unit that has come to the region the officer knows the months before it came", () => {
  expect(officer.months.map(({ unit_id }) => unit_id)).toEqual(["oslo", "flytter"]);
});

test("of a unit that an earlier release had in the region the officer knows the months, also where the region has lost it", () => {
  const now = memberships.filter(({ organisation }) => organisation === "then");
  const kept = ownMonths({ id: "region", region_id: "ost" }, now, [{ memberships }]);
  expect(kept.months.map(({ unit_id }) => unit_id)).toEqual(["oslo", "flytter"]);
});

test("of the country's stays those of others are left, with those behind them", () => {
  const [country] = left(number("stays", "norge", 16)).numbers;
  expect(country).toMatchObject({ value: 5, persons: 3, largest: 2 });
});

test("of the country's persons those are left who have been in none of the officer's units", () => {
  const [country] = left(number("persons", "norge", 12)).numbers;
  expect(country).toMatchObject({ value: 2, persons: 2, known: 10, place_in_tables: "listed" });
});

test("that all persons have been in the officer's units too is not given", () => {
  const [country] = left(number("persons", "norge", 10)).numbers;
  expect(country).toMatchObject({ value: 0, place_in_tables: "implied" });
});

test("none but as many as are behind the others' stays is left, whatever an earlier release said", () => {
  expect(left(number("persons", "norge", 20)).numbers[0]).toMatchObject({ value: 3, persons: 3, largest: 1 });
});

test("where the others had no stay, that none of their persons is left tells of nobody, and is given", () => {
  const nobody = { ...behind(), others: { persons: 0, largest: 0 } };
  const [country] = officer.taken(state(number("persons", "norge", 10)), () => nobody).numbers;
  expect(country).toMatchObject({ value: 0, place_in_tables: "listed" });
});

test("of the region's own numbers nothing is left, and of another's all but the unit that has come from it", () => {
  expect(left(number("stays", "ost", 9)).numbers).toEqual([]);
  expect(left(number("stays", "vest", 7)).numbers[0]).toMatchObject({ value: 5 });
});

test("one who answers for no units takes nothing away", () => {
  const whole = state(number("stays", "norge", 16));
  expect(ownMonths({ id: "departementet" }, memberships, []).taken(whole, behind)).toBe(whole);
});
