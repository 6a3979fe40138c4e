import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fingerprint } from "./versions.ts";

test("what people decide changes what the figures are built from; what they write and release about them does not", () => {
  const folder = mkdtempSync(join(tmpdir(), "versions-"));
  const record = join(folder, "record");
  mkdirSync(record);
  const built = () => fingerprint([record], {});
  const before = built();
  for (const name of ["reports", "releases"]) {
    mkdirSync(join(record, name));
    writeFileSync(join(record, name, "region-nord_2026-q1.md"), "Rolig kvartal.");
  }
  writeFileSync(join(record, "report-steps.jsonl"), "{}\n");
  writeFileSync(join(record, "person.key"), "key");
  expect(built()).toBe(before);
  writeFileSync(join(record, "settled-verdicts.jsonl"), "{}\n");
  expect(built()).not.toBe(before);
  rmSync(folder, { recursive: true });
});
