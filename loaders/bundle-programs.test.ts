import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundlePrograms } from "./bundle-programs.ts";

const built = mkdtempSync(join(tmpdir(), "programs-"));

const files: Record<string, string> = {
  "index.html":
    '<link rel="modulepreload" href="./_import/chart.0a1b2c3d.js">\n<link rel="stylesheet" href="./_import/style.css">\n<script type="module" src="./index.0a1b2c3d.js"></script>',
  "index.0a1b2c3d.js":
    'import {define} from "./_observablehq/client.js"; define(async () => (await import("./_import/chart.0a1b2c3d.js")).chart());',
  "region/ost.html": '<script type="module" src="./ost.0a1b2c3d.js"></script>',
  "region/ost.0a1b2c3d.js":
    'import {define} from "../_observablehq/client.js"; define(async () => (await import("../_import/chart.0a1b2c3d.js")).chart());',
  "404.html": "<p>Siden finnes ikke</p>",
  "_import/style.css": "p {}",
  "_import/chart.0a1b2c3d.js":
    'import * as plot from "../_node/plot.js"; export const chart = () => plot.used(); export const press = () => import("../_node/workbook.js");',
  "_node/plot.js":
    'export * from "./motion.js"; export const used = () => "what is drawn"; export const unused = () => "what is never drawn";',
  "_node/motion.js":
    'Object.prototype.moved = "what another package adds"; export const move = () => "what is never moved";',
  "_node/workbook.js": 'export const write = () => "a workbook";',
  "_observablehq/client.js": "export const define = (body) => body();",
};

beforeAll(async () => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(built, name)), { recursive: true });
    writeFileSync(join(built, name), text);
  }
  await bundlePrograms(
    built,
    Object.keys(files).filter((name) => name.endsWith(".html")),
  );
});

afterAll(() => rmSync(built, { recursive: true }));

const read = (name: string) => readFileSync(join(built, name), "utf8");
const shared = () => readdirSync(join(built, "_program"));

test("each page asks for its own program, and beforehand for the parts that it needs at once", () => {
  expect(read("index.html")).toMatch(
    /^<link rel="stylesheet" href="\.\/_import\/style\.css">\n<link rel="modulepreload" href="\.\/_program\/[\w.-]+\.js">\n[^]*<script type="module" src="\.\/index\.0a1b2c3d\.[0-9A-Z]{8}\.js"><\/script>$/,
  );
  expect(read("region/ost.html")).toContain('<link rel="modulepreload" href="../_program/');
  expect(read("404.html")).toBe("<p>Siden finnes ikke</p>");
});

test("what two pages share lies once, without what nobody uses of a package", () => {
  const text = shared().map((name) => read(`_program/${name}`));
  expect(text.filter((part) => part.includes("what is drawn"))).toHaveLength(1);
  expect(text.join("")).not.toMatch(/what is never drawn|what another package adds|what is never moved/);
});

test("what is fetched only when it is pressed for is not asked for beforehand", () => {
  const part = shared().find((name) => read(`_program/${name}`).includes("a workbook")) ?? "";
  expect(part).not.toBe("");
  expect(read("index.html")).not.toContain(part);
});

test("the modules that were put together are gone; the framework's own program and the style sheet stand", () => {
  expect(readdirSync(built).sort().join(" ")).toMatch(
    /^404\.html _import _observablehq _program index\.0a1b2c3d\.[0-9A-Z]{8}\.js index\.html region$/,
  );
  expect(readdirSync(join(built, "_import"))).toEqual(["style.css"]);
});
