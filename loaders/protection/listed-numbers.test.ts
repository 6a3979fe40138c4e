import { expect, test } from "vitest";
import { month as made } from "../../src/figures/made-up-figure.ts";
import type { ListedFigure } from "./listed-figures.ts";
import { amounts, isInTables, listedNumbers, numbersOfIndicator } from "./listed-numbers.ts";
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

test("the number of persons is the one that would be shown, also where they have been erased and cannot be counted", () => {
  const figure: ListedFigure = {
    ...made(month, { place_id: "norge", indicator_id: "persons", value: 2 }),
    table_id: "land",
    organisation: "then",
    period: "month",
    population: "adults",
    state: "value",
  };
  const numbers = listedNumbers(
    [figure],
    { places: [] },
    { unitMonths, memberships, contributors: () => ({ persons: 8, largest: 1 }) },
  );
  expect(numbers.map(({ kind, value, persons }) => [kind, value, persons])).toEqual([
    ["stays", 9, 8],
    ["persons", 2, 2],
  ]);
  const placed = (state: ListedFigure["state"]) =>
    listedNumbers(
      [{ ...figure, indicator_id: "self_harm_share_stays", state }],
      { places: [] },
      { unitMonths, memberships, contributors: () => ({ persons: 8, largest: 1 }) },
    ).map(({ kind, place_in_tables }) => `${kind} ${place_in_tables}`);
  // Stays without an answer can be worked out of a share, and are in no table.
  const told = ["stays listed", "answered listed", "self_harm listed", "other_reason listed"];
  expect(placed("value")).toEqual([...told, "unanswered implied"]);
  expect(new Set(placed("incomplete").map((number) => number.split(" ")[1]))).toEqual(new Set(["implied"]));
});

test("of a unit of which less is given, nothing is of a shorter period than the list says, and of some nothing at all", () => {
  const place = {
    audience: "offentlig" as const,
    kind: "women" as const,
    valid_from: null,
    valid_to: null,
    reason_nb: "",
    source: "",
  };
  const places = [
    { ...place, place_id: "years", finest: "year" as const },
    { ...place, place_id: "quarters", finest: "quarter" as const },
    { ...place, place_id: "none", finest: "none" as const },
  ];
  const given = (place_id: string) =>
    (["month", "quarter", "year", "last_12"] as const).filter((period) =>
      isInTables({ place_id, period }, { places }),
    );
  expect(given("years")).toEqual(["year", "last_12"]);
  expect(given("quarters")).toEqual(["quarter", "year", "last_12"]);
  expect(given("none")).toEqual([]);
  expect(given("another")).toEqual(["month", "quarter", "year", "last_12"]);
});

test("a rate gives away the stays and those that count in it, and a number of persons the stays too", () => {
  expect(numbersOfIndicator("rate")).toEqual(["stays", "in_rates"]);
  expect(numbersOfIndicator("persons")).toEqual(["stays", "persons"]);
  expect(() => numbersOfIndicator("length_p90")).toThrow("no rule for what length_p90 gives away");
});
