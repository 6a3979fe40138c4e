import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { clockProblem } from "./clock.ts";
import { type RegisterLine } from "./register.ts";

const received = (at: string): RegisterLine => ({
  sha256: "0".repeat(64),
  name: "nes.csv",
  size: 1,
  received_at: at,
  made_up: false,
});
const register = [received("2026-03-08T10:00:00Z"), received("2026-04-20T10:00:00Z")];
const problemAt = (now: string, lines = register) => clockProblem(lines, Temporal.Instant.from(now));

test("a clock that stands before the last file came is doubted; one a few hours behind is not", () => {
  expect(problemAt("1970-01-01T00:00:10Z")).toBe(
    "Klokka på maskinen viser 1970-01-01, men den siste filen kom 2026-04-20.",
  );
  expect(problemAt("2026-04-20T04:00:00Z")).toBeUndefined();
});

test("a clock more than a year after any file came is doubted; after half a year without a file it is not", () => {
  expect(problemAt("2036-02-07T06:28:15Z")).toBe(
    "Klokka på maskinen viser 2036-02-07, over et år etter at den siste filen kom (2026-04-20).",
  );
  expect(problemAt("2026-11-20T10:00:00Z")).toBeUndefined();
});

test("once a file has come by the clock of now, an earlier one from the future no longer speaks against it", () => {
  const lines = [received("2036-02-07T06:28:15Z"), received("2026-04-20T10:00:00Z")];
  expect(problemAt("2026-04-21T10:00:00Z", lines)).toBeUndefined();
});

test("before the first file nothing speaks against any clock", () => {
  expect(problemAt("1970-01-01T00:00:00Z", [])).toBeUndefined();
});
