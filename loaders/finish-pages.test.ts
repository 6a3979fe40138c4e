import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { h } from "../src/parts/content.ts";
import { site } from "../src/parts/made-up-place.ts";
import { finishPages } from "./finish-pages.ts";
import type { PartsOfPage } from "./page-parts.ts";

let built: string;

beforeEach(() => {
  built = mkdtempSync(join(tmpdir(), "finish-pages-"));
  for (const page of ["apne-filer", "definisjoner"])
    writeFileSync(
      join(built, `${page}.html`),
      `<html><title>${page}</title><body><main id="observablehq-main"><div data-part="words"><observablehq-loading></observablehq-loading></div></main><p data-site-footer></p></body></html>`,
    );
});

afterEach(() => rmSync(built, { recursive: true }));

const finished = (partsOf: PartsOfPage, putFiles: () => Promise<void>) =>
  finishPages(built, site, "", "/", partsOf, () => "", putFiles);

test("only the page that tells of the files that are given out waits for them", async () => {
  const done: string[] = [];
  const pages = await finished(
    (file) => () => {
      done.push(file);
      return h("p", {}, `Alt om ${file}`);
    },
    async () => {
      done.push("filene");
    },
  );
  expect(done).toEqual(["definisjoner.html", "filene", "apne-filer.html"]);
  expect(pages).toEqual(["apne-filer.html", "definisjoner.html"]);
  for (const page of pages) expect(readFileSync(join(built, page), "utf8")).toContain(`Alt om ${page}`);
});

const linking: PartsOfPage = () => () => h("a", { href: "./tall.csv" }, "Tallene");

test("a link to a file that is given out holds when the file has been put in, and stops the build when it has not", async () => {
  const without = finished(linking, () => Promise.resolve());
  await expect(without).rejects.toThrow("a link to nothing: apne-filer.html → ./tall.csv");
  const withFile = finished(linking, async () => writeFileSync(join(built, "tall.csv"), "1\n"));
  await expect(withFile).resolves.toHaveLength(2);
});

test("files that could not be written stop the build with what was wrong, and no page is written over", async () => {
  const before = readFileSync(join(built, "definisjoner.html"), "utf8");
  const stopped = finished(
    () => () => h("p", {}, "Noe"),
    () => Promise.reject(new Error("the disk is full")),
  );
  await expect(stopped).rejects.toThrow("the disk is full");
  expect(readFileSync(join(built, "definisjoner.html"), "utf8")).toBe(before);
});
