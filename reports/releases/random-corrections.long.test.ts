import { assert, asyncProperty } from "fast-check";
import { test } from "vitest";
import { correctedQuarters, holdsAfter } from "./random-corrections.ts";

test("forty quarters corrected at random: each next edition lists exactly what changed, and it adds up", async () => {
  await assert(asyncProperty(correctedQuarters, holdsAfter), { numRuns: 40 });
});
