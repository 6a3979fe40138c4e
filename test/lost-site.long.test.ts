import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../bench/program.ts";
import { copyProject } from "../bench/project-copy.ts";
import { problemsOf } from "../loaders/doctor/doctor.ts";

// A copy of the project, since `npm start` builds the site that stands in it.
let project: string;
const data = "data/ti-enheter";
const start = () => run(join("loaders", "start.ts"), ["--data", data, "--no-serve"], project);

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "lost-site-"));
  copyProject(project);
  const choice = ["--units", "10", "--from", "2025-07", "--to", "2026-09"];
  run(join("loaders", "sample.ts"), ["--data", data, ...choice], project);
  start();
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

// A page's program tells when each file beside it was written, and its name is made of what it says.
const pageProgram = /\.[0-9a-f]{8}\.[0-9A-Z]{8}\.js\b/g;

/** The hash of each page and file of the built site, by its name. */
function builtFiles(): Map<string, string> {
  const site = join(project, "dist");
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.search(pageProgram) < 0)
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  return new Map(
    files.map((path) => {
      const content = readFileSync(path);
      const kept = path.endsWith(".html") ? content.toString().replaceAll(pageProgram, ".js") : content;
      return [relative(site, path), createHash("sha256").update(kept).digest("hex")];
    }),
  );
}

const problems = () =>
  problemsOf({
    folder: join(project, data),
    site: join(project, "dist"),
    now: Temporal.Now.instant(),
    free: Infinity,
  });

test("a site that is lost is told of, and `npm start` makes it again, each file as it was", async () => {
  const before = builtFiles();
  expect(before.size).toBeGreaterThan(100);
  expect(await problems()).toEqual([]);
  rmSync(join(project, "dist"), { recursive: true });
  expect(await problems()).toEqual([
    expect.stringMatching(/^Nettstedet .* mangler\. Bygg det: npm run build/),
  ]);
  start();
  expect(builtFiles()).toEqual(before);
  expect(await problems()).toEqual([]);
});
