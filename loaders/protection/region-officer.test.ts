import { afterAll, beforeAll, expect, test } from "vitest";
import { builtFigures, type Built } from "../test-rows.ts";
import { givenAwayLines } from "./given-away.ts";
import { reportsOf, sixUnits, yearOf } from "./made-up-nation.ts";
import { protectedFigures, type ProtectedFigures } from "./protected-figures.ts";
import type { ProtectedFigure } from "./protected-figure.ts";

const one = (...months: number[]) => yearOf(0).map((none, index) => (months.includes(index + 1) ? 1 : none));

// The officer is of the east. In the west there is one stay before April, four before July, none before October and nine
// after, each of another man; three men of the east have most of the stays there.
const stays = {
  "ost-1": yearOf(3),
  "ost-2": one(11),
  "ost-3": yearOf(0),
  "vest-1": one(2, 4, 5, 6, 10, 11, 12),
  "vest-2": one(4, 10, 11, 12),
  "vest-3": one(10, 11, 12),
};
let nation: Built;
let given: ProtectedFigures;
beforeAll(async () => {
  nation = await builtFigures(reportsOf(stays, { persons: { "ost-1": 3 } }), { places: sixUnits });
  given = await protectedFigures(nation.connection, { id: "region", region_id: "region-ost" });
});
afterAll(() => nation.close());

const state = (
  place_id: string,
  period_start: string,
  {
    period = "quarter",
    population = "adults",
    indicator = "stays_started",
  }: Partial<Pick<ProtectedFigure, "period" | "population">> & { indicator?: string } = {},
) =>
  given.figures.find(
    (figure) =>
      figure.place_id === place_id &&
      figure.period_start === period_start &&
      figure.period === period &&
      figure.population === population &&
      figure.organisation === "then" &&
      figure.measure_id === "safety_cell" &&
      figure.indicator_id === indicator,
  )?.state;

const givenAway = ({ inside }: ProtectedFigures) =>
  inside.systems.flatMap(({ guarded }) => guarded.givenAway);

test("an officer's own units are open, however few their stays are", () => {
  expect(state("ost-2", "2025-11-01", { period: "month" })).toBe("value");
  expect(state("region-ost", "2025-01-01")).toBe("value");
});

test("ten stays of men in the country are hidden from one who knows nine of them, though ten is no small number", () => {
  expect(state("norge", "2025-01-01", { population: "men" })).toBe("suppressed");
  expect(state("norge", "2025-01-01")).toBe("suppressed");
  expect(state("region-vest", "2025-01-01")).toBe("suppressed");
});

test("where others had none, and where they had enough, the same number is shown", () => {
  expect(state("norge", "2025-07-01", { population: "men" })).toBe("value");
  expect(state("norge", "2025-01-01", { period: "year", population: "men" })).toBe("value");
});

test("a small number of another region's is hidden from them as from the ministry", () => {
  expect(state("vest-2", "2025-04-01")).toBe("suppressed");
  expect(state("vest-3", "2025-07-01")).toBe("value");
});

test("what is hidden of others is proved without a word of the officer's own units", () => {
  const named = given.inside.systems.flatMap(({ joint }) => joint.system.cells.map(({ id }) => id));
  expect(named.some((id) => id.includes("vest-1"))).toBe(true);
  expect(named.filter((id) => /ost-\d/.test(id))).toEqual([]);
  expect(givenAway(given)).toEqual([]);
});

test("what the public has been shown gives an officer what is left when their own is taken from it: it is counted and told", async () => {
  const before = await protectedFigures(nation.connection, { id: "offentlig" });
  const { unit_months: unitMonths, memberships, numbers } = before.inside.release;
  const after = await protectedFigures(
    nation.connection,
    { id: "region", region_id: "region-ost" },
    { alsoKnown: [{ unitMonths, memberships, numbers }] },
  );
  expect(givenAway(after)).toContain("safety_cell adults answered then norge quarter 2025-01-01");
  expect(givenAwayLines(after)).toEqual([
    `Hva som enn skjules her, kan noen regne ut mer enn de skal om ${givenAway(after).length} tall, ` +
      "av det som er gitt ut før og det de vet om egne enheter eller om seg selv. Hvilke det er, står i beviset («given_away» i record/proofs).",
  ]);
  expect(givenAwayLines(given)).toEqual([]);
});

test("what an officer was given before their own persons became fewer, and others' more, does not stop the next edition", async () => {
  const { unit_months: unitMonths, memberships, numbers } = given.inside.release;
  const corrected = await builtFigures(
    reportsOf({ ...stays, "vest-1": [0, 4, ...stays["vest-1"].slice(2)] }, { persons: { "ost-1": 1 } }),
    { places: sixUnits },
  );
  const after = await protectedFigures(
    corrected.connection,
    { id: "region", region_id: "region-ost" },
    { alsoKnown: [{ unitMonths, memberships, numbers }] },
  ).finally(() => corrected.close());
  expect(after.figures.length).toBe(given.figures.length);
});
