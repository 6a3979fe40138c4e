import { describe, expect, test } from "vitest";
import { certificateFaults } from "./certificate-faults.ts";
import type { Certificate } from "./certificate.ts";
import { protectedCells } from "./protection.ts";
import { block, cellsOf, stays, unitsAndTotal } from "./small-systems.ts";
import { solver } from "./solver.ts";

const highs = await solver();
const threshold = { stays: 5, persons: 3, dominance: 0.85 };
const system = unitsAndTotal([stays("A", 2), stays("B", 1), stays("C", 7), stays("D", 9)]);
const { certificate } = protectedCells(highs, system, threshold);
const faultsOf = (changed: Partial<Certificate>) =>
  certificateFaults(system, threshold, { ...certificate, ...changed });

test("a certificate proves what it was made for, also when it has been kept and read again", () => {
  const kept: Certificate = JSON.parse(JSON.stringify(certificate));
  expect(certificateFaults(system, threshold, kept)).toEqual([]);
});

test("one table serves many cells", () => {
  const large = block([
    [1, 2, 9, 14],
    [3, 1, 8, 0],
    [12, 7, 2, 1],
  ]);
  const made = protectedCells(highs, large, threshold).certificate;
  expect(made.needs.length).toBe(6);
  expect(made.tables.length).toBeLessThan(2 * made.needs.length);
});

describe("a certificate is refused", () => {
  test("when a table does not add up", () => {
    const [first = {}, ...others] = certificate.tables;
    expect(faultsOf({ tables: [{ ...first, C: (first["C"] ?? 0) + 1 }, ...others] })).toContain(
      "table 0 does not agree with what is shown",
    );
  });
  test("when a table changes what is shown", () => {
    expect(faultsOf({ tables: [...certificate.tables, { A: 1, D: -1 }] })).toContain(
      `table ${certificate.tables.length} does not agree with what is shown`,
    );
  });
  test("when a table has none, which would be shown, or a part of a stay", () => {
    for (const by of [1, 0.5])
      expect(faultsOf({ tables: [...certificate.tables, { A: by, B: -by }] })).toContain(
        `table ${certificate.tables.length} does not agree with what is shown`,
      );
  });
  test("when a table adds up, but has a figure larger than the one it is never larger than", () => {
    const tables = [...certificate.tables, { A: -1, B: 1 }];
    const told = `table ${certificate.tables.length} does not agree with what is shown`;
    expect(faultsOf({ tables })).toEqual([]);
    const [A = -1] = cellsOf(system, ["A"]);
    const [B = -1] = cellsOf(system, ["B"]);
    const bounded = { ...system, bounds: [{ less: B, atLeast: [A] }] };
    expect(certificateFaults(bounded, threshold, { ...certificate, tables })).toContain(told);
    const besides = { ...system, bounds: [{ less: B, atLeast: [A], beside: 1 }] };
    expect(certificateFaults(besides, threshold, { ...certificate, tables })).not.toContain(told);
  });
  test("when what must be possible is in no table", () => {
    expect(faultsOf({ tables: [] })).toContain("A need not be from 1 to 5");
  });
  test("when a small figure is shown, or nothing is asked of it", () => {
    expect(faultsOf({ hidden: certificate.hidden.filter((id) => id !== "B") })).toContain("B is shown");
    const needs = certificate.needs.filter(({ cell }) => cell !== "B");
    expect(faultsOf({ needs })).toContain("nothing is asked of B");
  });
  test("when a figure is shown that is hidden from those who may see more", () => {
    const cells = system.cells.map((cell) => (cell.id === "D" ? { ...cell, barred: true as const } : cell));
    expect(certificateFaults({ ...system, cells }, threshold, certificate)).toContain("D is shown");
  });
  test("when less is asked of a small figure than that it may be one that would be shown", () => {
    const needs = certificate.needs.map((need) => ({ ...need, high: 3 }));
    expect(faultsOf({ needs })).toContain("nothing is asked of A");
  });
  test("when those who are in the figures are forgotten", () => {
    expect(faultsOf({ insiders: [] })).toEqual(["who is in A is forgotten", "who is in B is forgotten"]);
  });
});
