import { expect, test } from "vitest";
import { told } from "../forms/finding.ts";
import { fileTable } from "./file-table.ts";
import { resultJson, type FileResult, type LoadResult } from "./load-result.ts";

const file: FileResult = {
  name: "nes.csv",
  sha256: "a1",
  status: "accepted",
  known: false,
  rows_read: 3,
  rows_accepted: 3,
  rows_set_aside: 0,
  findings: [],
};

function result(files: FileResult[], about: Partial<LoadResult> = {}): LoadResult {
  const totals = { placements: 3, open: 1, units: 2, months: 4 };
  return { files, readAgain: 0, rebuilt: true, unread: [], stayed: [], totals, ...about };
}

function finding(rule: string, row: number | null) {
  return told({ rule, sheet: "Plasseringer", row, column: null, found: "x" }, "nes.csv");
}

test("a terminal is shown fifty files, those with findings first, and is told so", () => {
  const files = Array.from({ length: 312 }, (_, index) => ({ ...file, name: `${index}.csv` }));
  files[300] = { ...file, name: "avvist.csv", status: "refused", findings: [finding("file-empty", null)] };
  const lines = fileTable(result(files), true).split("\n");
  expect(lines[1]).toMatch(/^avvist\.csv .* avvist$/);
  expect(lines.filter((line) => / {2}godtatt$/.test(line))).toHaveLength(49);
  expect(lines).toContain("Viser 50 av 312 filer, de med funn først.");
});

test("what is written to a file holds every file, in its order", () => {
  const files = Array.from({ length: 312 }, (_, index) => ({ ...file, name: `${index}.csv` }));
  const lines = fileTable(result(files), false).split("\n");
  expect(lines.filter((line) => / {2}godtatt$/.test(line))).toHaveLength(312);
  expect(lines.join("\n")).not.toContain("Viser");
});

test("under a file stand its three gravest findings: of the file first, then rows set aside, then warnings", () => {
  const findings = [
    finding("stated-length", 2),
    finding("end-before-start", 3),
    finding("stated-count", null),
    finding("stated-length", 4),
  ];
  const lines = fileTable(result([{ ...file, findings }]), true).split("\n");
  expect(lines.slice(2, 6)).toEqual([
    `    ${findings[2]?.message}`,
    `    ${findings[1]?.message}`,
    `    ${findings[0]?.message}`,
    "    … og 1 funn til; --json viser alle.",
  ]);
});

test("of a refused file every finding is shown: it must be mended whole before it is sent again", () => {
  const findings = Array.from({ length: 9 }, (_, index) => finding("missing-field", index + 2));
  const text = fileTable(result([{ ...file, status: "refused", findings }]), true);
  for (const { message } of findings) expect(text).toContain(message);
});

test("a file whose rows are kept but whose month is incomplete is said to be so", () => {
  const other = { ...file, findings: [finding("stated-count", null)] };
  expect(fileTable(result([other]), true)).toContain("godtatt, men måneden er ufullstendig");
  const head = { ...file, status: "accepted_with_rows_set_aside" as const };
  expect(fileTable(result([head]), true)).toContain("felt i hodet er satt til side: måneden er ufullstendig");
});

test("known files are said to be known, and an unchanged database to be unchanged", () => {
  const text = fileTable(result([{ ...file, known: true }], { rebuilt: false }), true);
  expect(text).toContain("kjent fra før (godtatt)");
  expect(text).toContain("1 fil: 0 godtatt, 0 godtatt med rader satt til side, 0 avvist, 1 kjent fra før.");
  expect(text).toContain("Databasen er uendret.");
});

test("without files it is said that there were none, and how many were read again", () => {
  expect(fileTable(result([], { readAgain: 12 }), true).split("\n")).toEqual([
    "Ingen nye filer.",
    "12 filer ble lest på nytt fra arkivet.",
    "I alt: plasseringer 3, åpne 1, enheter 2, måneder 4.",
  ]);
});

test("what is only noted is a finding, not a warning", () => {
  const findings = [finding("region-not-stated", 2), finding("stated-length", 3)];
  expect(JSON.parse(resultJson(result([{ ...file, findings }])))).toMatchObject({
    files: [{ warnings: 1, findings: [{ rule: "region-not-stated" }, { rule: "stated-length" }] }],
  });
});
