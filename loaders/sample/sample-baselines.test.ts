import { expect, test } from "vitest";
import { baselineProblems } from "../reference/baseline-problems.ts";
import { readReference } from "../reference/reference.ts";
import { sampleBaselines } from "./sample-baselines.ts";

const { places } = readReference();

test("one decision is made up: Skien from April 2023, by nobody", () => {
  expect(sampleBaselines(places)).toMatchObject([
    { place_id: "telemark-skien", from: "2023-04-01", baseline_to: null, decided_by: "eksempeldata" },
  ]);
  expect(baselineProblems(sampleBaselines(places))).toEqual([]);
});

test("a sample without Skien has none", () => {
  expect(sampleBaselines(places.filter(({ place_id }) => place_id !== "telemark-skien"))).toEqual([]);
});
