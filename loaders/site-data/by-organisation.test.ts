import { expect, test } from "vitest";
import { saidBy } from "../../src/figures/by-organisation.ts";
import { byOrganisation } from "./by-organisation.ts";

test("what two organisations say alike is told once, and both still say it", () => {
  const told = byOrganisation([
    { organisation: "now", said: { stays: 3 } },
    { organisation: "then", said: { stays: 3 } },
  ]);
  expect(told).toHaveLength(1);
  expect(saidBy(told, "then")).toEqual(saidBy(told, "now"));
});

test("an organisation that says nothing is not spoken for by the other", () => {
  const told = byOrganisation([{ organisation: "now", said: { stays: 3 } }]);
  expect(saidBy(told, "then")).toBeUndefined();
});
