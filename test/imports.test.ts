import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

// What the code of a folder may import: folders of the project, and packages (`any` of them in the loaders).
const mayImport: Record<string, string[]> = {
  "src/statistics": ["src/statistics", "d3-array"],
  "src/words": ["src/words"],
  "src/figures": ["src/figures", "src/words", "src/statistics", "apache-arrow", "d3-array"],
  "src/charts": [
    "src/charts",
    "src/figures",
    "src/words",
    "src/statistics",
    "@observablehq/plot",
    "d3-array",
  ],
  "src/parts": ["src/parts", "src/charts", "src/figures", "src/words", "@observablehq/plot", "d3-array"],
  loaders: ["loaders", "src/statistics", "src/words", "any"],
};

test.each(Object.entries(mayImport))("%s imports nothing but %s", (folder, allowed) => {
  const strangers = imports(folder).filter(
    ({ imported, isFile }) =>
      !allowed.some((name) => imported === name || imported.startsWith(`${name}/`)) &&
      (isFile || !allowed.includes("any")),
  );
  expect(strangers).toEqual([]);
});

test("nothing imports a page", () => {
  const ofPages = [...imports("src"), ...imports("loaders")].filter(({ imported }) => page.test(imported));
  expect(ofPages).toEqual([]);
});

const page = /^src\/([^/]+|.*\.md.*)$/;

function imports(folder: string) {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.[jt]s$/.test(path) && !/\.test\.ts$|reference-cases|\.observablehq/.test(path))
    .map((path) => join(folder, path));
  return files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/(?:\bfrom |^import |\bimport\()"(?:npm:)?([^"]+)"/gm)].map(
      ([, name = ""]) => {
        const isFile = name.startsWith(".");
        return { file, isFile, imported: isFile ? normalize(join(dirname(file), name)) : name };
      },
    ),
  );
}
