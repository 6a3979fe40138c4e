import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";

let project: string;
const at = (name: string) => join(project, name);

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "prosjekt-"));
  mkdirSync(at("loaders"));
  for (const name of ["run.mjs", "made-program.mjs"])
    cpSync(join(import.meta.dirname, name), at(join("loaders", name)));
  symlinkSync(resolve("node_modules"), at("node_modules"), "junction");
  writeFileSync(at("package-lock.json"), "{}");
  writeFileSync(
    at("loaders/hils.ts"),
    `import { DuckDBInstance } from "@duckdb/node-api";
    import { greeting } from "./ord.ts";
    await DuckDBInstance.create(":memory:");
    const { argv } = process;
    const place: string = import.meta.dirname;
    console.log(JSON.stringify([greeting, argv.slice(2), argv[1] === import.meta.filename, place]));`,
  );
  writeFileSync(at("loaders/ord.ts"), 'export const greeting: string = "God dag";');
});
afterEach(() => rmSync(project, { recursive: true }));

async function run(...options: string[]): Promise<unknown[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    at("loaders/run.mjs"),
    at("loaders/hils.ts"),
    ...options,
  ]);
  return JSON.parse(stdout);
}

const whenMade = () => statSync(at(".cache/programs/loaders/hils.mjs")).mtimeMs;

test("a program is told its options and where it lies, as if Node ran it itself", async () => {
  expect(await run("--en", "to tre")).toEqual(["God dag", ["--en", "to tre"], true, at("loaders")]);
});

test("it is made once, and anew when a file that it asks for has changed, though of the same length", async () => {
  await run();
  const first = whenMade();
  await run();
  expect(whenMade()).toBe(first);
  writeFileSync(at("loaders/ord.ts"), 'export const greeting: string = "Hei dag";');
  expect(await run()).toContain("Hei dag");
  expect(whenMade()).toBeGreaterThan(first);
});

test("it is made anew where the packages are others, and where what was kept is half a file", async () => {
  await run();
  const first = whenMade();
  writeFileSync(at("package-lock.json"), '{"name": "en annen"}');
  await run();
  expect(whenMade()).toBeGreaterThan(first);
  writeFileSync(at(".cache/programs/loaders/hils.mjs"), "console.log(");
  expect(await run()).toContain("God dag");
});

test("two that begin at once, with nothing made, both do their work", async () => {
  expect(await Promise.all([run("en"), run("to")])).toEqual([
    expect.arrayContaining([["en"]]),
    expect.arrayContaining([["to"]]),
  ]);
});

test("a program that lies elsewhere is not made, and nothing is written beside it", async () => {
  const elsewhere = join(mkdtempSync(join(tmpdir(), "annet-")), "hils.ts");
  writeFileSync(elsewhere, "");
  await expect(
    promisify(execFile)(process.execPath, [at("loaders/run.mjs"), elsewhere]),
  ).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("ingen av prosjektets programmer"),
  });
  expect(readdirSync(dirname(elsewhere))).toEqual(["hils.ts"]);
  expect(readdirSync(project)).not.toContain(".cache");
  rmSync(dirname(elsewhere), { recursive: true });
});

test("where nothing can be kept, it runs all the same", async () => {
  writeFileSync(at(".cache"), "en fil der en mappe skulle ligge");
  expect(await run("--en")).toEqual(["God dag", ["--en"], true, at("loaders")]);
});

test("it is made anew where the project has been moved", async () => {
  await run();
  const before = project;
  project = `${before}-flyttet`;
  renameSync(before, project);
  expect(await run()).toEqual(["God dag", [], true, at("loaders")]);
});

test("a program that cannot be made is told of with its file and line, and a failure", async () => {
  writeFileSync(at("loaders/ord.ts"), "export const greeting = ;");
  await expect(run()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Programmet kunne ikke gjøres klart.*\n?.*ord\.ts:1:24/),
  });
});
