import { expect, test } from "vitest";
import { amounts } from "./listed-numbers.ts";
import { numberKinds, type Membership, type UnitMonth } from "./release-state.ts";
import { noAmounts } from "./test-amounts.ts";

const month = "2026-01-01";
const unitMonths: UnitMonth[] = [
  {
    unit_id: "a",
    month,
    measure_id: "safety_cell",
    population: "adults",
    isMissing: false,
    amounts: {
      ...noAmounts,
      stays: 9,
      outside_rates: 2,
      self_harm: 4,
      other_reason: 3,
      unanswered: 2,
      minutes: 90,
    },
  },
];
const memberships: Membership[] = [
  { unit_id: "a", month, organisation: "then", place_level: "country", place_id: "norge" },
];
const personsOf: Record<string, number> = {
  stays: 8,
  in_rates: 6,
  answered: 5,
  self_harm: 4,
  other_reason: 3,
  unanswered: 2,
  minutes: 7,
};

test("behind each number are the persons of the stays that it counts, and no others", () => {
  const amountOf = amounts({
    unitMonths,
    memberships,
    contributors: ({ kind }) => ({ persons: personsOf[kind] ?? 0, largest: 1 }),
  });
  const figure = {
    measure_id: "safety_cell",
    population: "adults",
    organisation: "then",
    place_id: "norge",
    period: "month",
    period_start: month,
    months: [month],
  };
  const given = numberKinds.map((kind) => {
    const { value, persons } = amountOf(figure, kind);
    return [kind, value, persons];
  });
  expect(given).toEqual([
    ["stays", 9, 8],
    ["persons", 8, 8],
    ["minutes", 90, 7],
    ["in_rates", 7, 6],
    ["answered", 7, 5],
    ["self_harm", 4, 4],
    ["other_reason", 3, 3],
    ["unanswered", 2, 2],
  ]);
});
