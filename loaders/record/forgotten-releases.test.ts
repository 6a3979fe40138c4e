import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataFolder, type DataFolder } from "../intake/data-folder.ts";
import { knownBefore } from "../protection/release-sources.ts";
import { forgottenReleases } from "./forgotten-releases.ts";
import { keepShownRelease } from "./shown-figures.ts";

let folder: DataFolder;
beforeEach(() => {
  folder = dataFolder(mkdtempSync(join(tmpdir(), "forgotten-")));
  mkdirSync(join(folder.record, "site-releases"), { recursive: true });
});
afterEach(() => rmSync(folder.path, { recursive: true }));

function register(audience: string, releases: number): void {
  const lines = Array.from({ length: releases }, (_, index) => ({
    number: index + 1,
    folder: `000${index + 1}_2026-11-26`,
    manifest_sha256: "0".repeat(64),
    signature_sha256: null,
  }));
  writeFileSync(
    join(folder.record, "site-releases", `${audience}.jsonl`),
    lines.map((line) => `${JSON.stringify(line)}\n`).join(""),
  );
}

const show = (audience: string) =>
  keepShownRelease(folder, {
    shown_on: "2026-11-26",
    audience,
    figures: [],
    numbers: [],
    unit_months: [],
    memberships: [],
  });

test("releases that the list of what was shown has lost are told of by audience; one more than were released is fine", async () => {
  register("offentlig", 2);
  register("departementet", 1);
  register("direktoratet", 3);
  await show("offentlig");
  await show("departementet");
  await show("departementet");
  expect(forgottenReleases(folder)).toEqual([
    expect.stringMatching(
      /^Det er gitt ut 2 utgaver til offentlig, og .*shown-figures\.jsonl vet hva som ble vist i 1 av dem\./,
    ),
  ]);
});

const asked = () => knownBefore({ id: "departementet" }, "2026-11-26", folder.path);

test("nothing is released, to anyone, while what somebody was shown is not known", async () => {
  register("offentlig", 1);
  expect(asked).toThrow("Hent lista fra en nyere kopi: npm run restore.");
  await show("offentlig");
  expect(asked().releases).toHaveLength(1);
});
