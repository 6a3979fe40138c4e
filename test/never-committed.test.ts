import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const lines = (file: string) => readFileSync(file, "utf8").split(/\r?\n/);

/** The files and folders beside the project that the commands of the README name, as `key.txt` and `letters`. */
const named = lines("README.md")
  .filter((line) => line.trimStart().startsWith("npm run ") || line.includes("`npm run "))
  .flatMap((line) => [
    ...line.matchAll(
      / (?:--(?:out|marked|receipt|key|key-file|public-key)|check --|pseudonymise --) ([\w.-]+)/g,
    ),
  ])
  .flatMap(([, name]) => name ?? []);

const ignored = new Set(lines(".gitignore"));
const isIgnored = (name: string) =>
  ignored.has(`${name}/`) || ignored.has(`/${name}/`) || ignored.has(`/*.${name.split(".").at(-1)}`);

test("what the README's commands read or write beside the project is never committed: reports, keys, numbers, letters", () => {
  expect(named).toEqual(
    expect.arrayContaining(["key.txt", "numbers.txt", "letters", "marked.xlsx", "agency.pem"]),
  );
  expect(named.filter((name) => !isIgnored(name) && name !== "sites")).toEqual([]);
});

test("nor are a region's figures, which are written where the command was given", () => {
  expect(isIgnored("region-nord_2026-q1.csv")).toBe(true);
});
