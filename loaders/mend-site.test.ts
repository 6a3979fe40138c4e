import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { builtFromFile, mendSite, refuseWhatIsNoSite } from "./mend-site.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "site-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function site(name: string): void {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, "index.html"), name);
}

test("a site that a killed build had taken away is put back, and what else it left is cleared", () => {
  site("dist.gammel-17");
  site("dist.ny-17");
  mendSite(join(folder, "dist"));
  expect(readdirSync(folder)).toEqual(["dist"]);
  expect(readFileSync(join(folder, "dist", "index.html"), "utf8")).toBe("dist.gammel-17");
});

test("a site that stands is left as it is, and so are its neighbours", () => {
  for (const name of ["dist", "dist.gammel-17", "annet"]) site(name);
  mendSite(join(folder, "dist"));
  expect(readdirSync(folder).sort()).toEqual(["annet", "dist"]);
  expect(readFileSync(join(folder, "dist", "index.html"), "utf8")).toBe("dist");
});

test("a folder that holds anything but a site is never where one is built, and nor is a file", () => {
  const at = join(folder, "data");
  refuseWhatIsNoSite(at);
  mkdirSync(at);
  refuseWhatIsNoSite(at);
  writeFileSync(join(at, "register.jsonl"), "{}");
  for (const path of [at, join(at, "register.jsonl")])
    expect(() => refuseWhatIsNoSite(path)).toThrow(/blir ikke rørt\. Velg en annen mappe med --out\.$/);
  writeFileSync(join(at, builtFromFile), "{}");
  refuseWhatIsNoSite(at);
});
