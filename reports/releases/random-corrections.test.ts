import { assert, asyncProperty } from "fast-check";
import { test } from "vitest";
import { correctedQuarters, holdsAfter } from "./random-corrections.ts";

test("whatever comes late or is corrected, the next edition lists exactly what is published as another, and counts and hours add up", async () => {
  await assert(asyncProperty(correctedQuarters, holdsAfter), { numRuns: 2 });
});
