import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Stopped, stoppedLine } from "./stopped.ts";

/** An error as the operating system gives it. */
function failure(code: string, said: string): Error {
  return Object.assign(new Error(`${code}: ${said}`), {
    code,
    path: "data/raw/a1.csv.part",
  });
}

test("a full disk is told of in one Norwegian line that names the file", () => {
  expect(stoppedLine(failure("ENOSPC", "no space left on device, write"))).toBe(
    "Disken er full (data/raw/a1.csv.part). Det som var lastet fra før, er urørt.",
  );
});

test("a full disk is known also by the database's own words", () => {
  const error = new Error('IO Error: Could not write file "x.building": No space left on device');
  expect(stoppedLine(error)).toMatch(/^Disken er full\./);
});

test("a file larger than may be written is no fault of the program", () => {
  const error = new Error('IO Error: Could not write file "x.building": File too large');
  expect(stoppedLine(error)).toMatch(/^Filen er større enn .* Det som var lastet fra før, er urørt\.$/);
});

test("a folder without rights is told of", () => {
  expect(stoppedLine(failure("EACCES", "permission denied, open"))).toMatch(
    /^Mangler rettigheter til en fil eller mappe \(data\/raw/,
  );
});

test("our own sentences stand as they are", () => {
  expect(stoppedLine(new Stopped("Fant ikke datamappen «x»."))).toBe("Fant ikke datamappen «x».");
});

test("what nobody foresaw is called a fault of the program, in one line", () => {
  expect(stoppedLine(new Error("unknown unit: x\nat line 3"))).toBe(
    "Stoppet av en feil i programmet: unknown unit: x",
  );
});

test("a file that is not there is named by its own error", () => {
  let caught: unknown;
  try {
    readFileSync("finnes-ikke");
  } catch (error) {
    caught = error;
  }
  expect(stoppedLine(caught)).toMatch(/^Stoppet av en feil i programmet: ENOENT: .*finnes-ikke/);
});
