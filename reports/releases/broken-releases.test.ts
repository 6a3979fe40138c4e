import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dataFolder } from "../../loaders/intake/data-folder.ts";
import { brokenOf } from "../verify.ts";
import { brokenReleases } from "./broken-releases.ts";
import { freeze, reportChain } from "./release-folder.ts";

const record = mkdtempSync(join(tmpdir(), "releases-"));
const chain = reportChain({ record });
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const about = {
  place_id: "region-nord",
  period: "2026-q1",
  language: "nb" as const,
  as_of: "2026-05-01",
  known_at: 1_777_000_000,
  version: "1",
  program_sha256: "0".repeat(64),
  made_from: [],
  made_up: true,
};

beforeAll(async () => {
  await freeze(
    { record },
    about,
    new Map([
      ["report.html", "<p>3 opphold</p>"],
      ["figures.json", "{}"],
    ]),
    undefined,
  );
  await freeze({ record }, about, new Map([["report.html", "<p>4 opphold</p>"]]), privateKey);
});

afterAll(() => rmSync(record, { recursive: true }));

const files = () =>
  readdirSync(record, { recursive: true, encoding: "utf8" })
    .map((name) => join(record, name))
    .filter((path) => statSync(path).isFile())
    .sort();

test("releases that nobody has touched are as they were made", () => {
  expect(brokenReleases(chain, undefined)).toEqual({ releases: 2, broken: [] });
});

test("where nothing was released, or all of it is gone, nothing is said to be as it was", () => {
  const nothing = dataFolder(mkdtempSync(join(tmpdir(), "nothing-released-")));
  expect(() => brokenOf(nothing, undefined, undefined)).toThrow(
    /^Ingen rapport er utgitt i «.*ingenting å kontrollere/,
  );
  rmSync(nothing.path, { recursive: true });
});

test("one changed byte anywhere is found, and the sentence names the file or the register's line", () => {
  fc.assert(
    fc.property(fc.constantFrom(...files()), fc.nat(), fc.integer({ min: 1, max: 255 }), (path, at, flip) => {
      const before = readFileSync(path);
      const after = Buffer.from(before);
      const place = at % after.length;
      after[place] = (after[place] ?? 0) ^ flip;
      writeFileSync(path, after);
      const { broken } = brokenReleases(chain, undefined);
      writeFileSync(path, before);
      expect(broken.length).toBeGreaterThan(0);
      if (path !== chain.register) expect(broken.join("\n")).toContain(path);
    }),
    { numRuns: 400 },
  );
});

test("a file that is taken away or put in is found", () => {
  const extra = join(record, "releases", "0002_region-nord_2026-q1_2", "extra.txt");
  writeFileSync(extra, "");
  expect(brokenReleases(chain, undefined).broken).toEqual([`${extra} står ikke i manifestet.`]);
  rmSync(extra);
  const first = join(record, "releases", "0001_region-nord_2026-q1_1", "report.html");
  const content = readFileSync(first);
  rmSync(first);
  expect(brokenReleases(chain, undefined).broken).toEqual([`${first} mangler.`]);
  writeFileSync(first, content);
});

test("a release without a signature, and one signed with another key, are told where a key is given", () => {
  expect(brokenReleases(chain, publicKey).broken).toEqual([
    `${join(record, "releases", "0001_region-nord_2026-q1_1")} er ikke signert.`,
  ]);
  const other = generateKeyPairSync("ed25519").publicKey;
  expect(brokenReleases(chain, other).broken.at(-1)).toContain("er ikke signert med denne nøkkelen");
});

test("a register whose last lines are cut away leaves a release that it does not know", () => {
  const path = chain.register;
  const whole = readFileSync(path, "utf8");
  writeFileSync(path, `${whole.split("\n")[0]}\n`);
  expect(brokenReleases(chain, undefined).broken).toEqual([
    `${join(record, "releases", "0002_region-nord_2026-q1_2")} står ikke i registeret over utgivelser.`,
  ]);
  writeFileSync(path, whole);
});
