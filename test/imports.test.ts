import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

// What the code of a folder may import: folders of the project and packages, `package` for any of them.
const mayImport: [RegExp, string[]][] = [
  [/^src\/statistics\//, ["src/statistics", "d3-array"]],
  [/^src\/words\//, ["src/words"]],
  [/^src\/figures\//, ["src/figures", "src/statistics", "apache-arrow", "d3-array"]],
  [/^src\/charts\//, ["src/charts", "src/figures", "src/words", "src/statistics", "@observablehq/plot"]],
  [/^src\/parts\//, ["src/parts", "src/charts", "src/figures", "src/words", "d3-array", "hucre/xlsx"]],
  // The pages of audiences are built in a folder that has these parts beside them.
  [/\.md$/, ["src/parts", "src/charts", "src/figures", "src/words", "audience-pages/parts"]],
  [/^reports\//, ["reports", "loaders", "src/charts", "src/figures", "src/parts", "src/words", "package"]],
  // The adversary knows what a reader knows: nothing of how figures are made or protected.
  [/^attack\//, ["attack", "reports/formats/read-pdf.ts", "package"]],
  // Letters, and the files of a page, are made with the words and functions of pages; what comes before is not.
  [
    /^loaders\/(site-data\/|audience-site\/|letters\/|open-files\/|site-frame\/|page-parts\.|publish\.|build-site\.|finish-pages\.)/,
    ["loaders", "src", "reports", "package"],
  ],
  [
    /^loaders\/(?!site-data\/|audience-site\/|letters\/|protection\/|open-files\/|site-frame\/|page-parts\.|publish\.|build-site\.|finish-pages\.)/,
    ["loaders", "src/statistics", "package"],
  ],
  [/^loaders\/protection\//, ["loaders", "src/statistics", "src/figures", "package"]],
];

const files = ["src", "audience-pages", "loaders", "reports", "attack"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => normalize(join(folder, path))),
);
const imports = files
  .filter(
    (file) => /\.(ts|js|md)$/.test(file) && !/\.test\.ts$|reference-cases|\.observablehq|src.data/.test(file),
  )
  .flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/(?:\bfrom |^import |\bimport\()"(?:npm:)?([^"]+)"/gm)].map(
      ([, name = ""]) => {
        const isPackage = !name.startsWith(".");
        return { file, isPackage, imported: isPackage ? name : normalize(join(dirname(file), name)) };
      },
    ),
  );

test.each(mayImport)("%s imports nothing but %j", (rule, allowed) => {
  expect(files.filter((file) => rule.test(file))).not.toEqual([]);
  const ofThese = imports.filter(({ file }) => rule.test(file));
  const isAllowed = ({ imported, isPackage }: (typeof imports)[number]) =>
    allowed.some((name) => `${imported}/`.startsWith(`${name}/`)) ||
    (isPackage && allowed.includes("package"));
  expect(ofThese.filter((each) => !isAllowed(each))).toEqual([]);
});

test("nothing imports a page", () => {
  expect(imports.filter(({ imported }) => /^src\/[^/]+$|\.md/.test(imported))).toEqual([]);
});
