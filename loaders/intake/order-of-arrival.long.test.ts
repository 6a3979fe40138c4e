import { test } from "vitest";
import { expectSameState } from "./test-arrivals.ts";

test("whatever order the files come in, and in however many loads, the state is the same", () =>
  expectSameState(40));
