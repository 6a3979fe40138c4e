import * as fc from "fast-check";
import { expect, test } from "vitest";
import { packUnitMonths, unpackUnitMonths } from "./packed-unit-months.js";
import type { UnitMonth } from "./site.js";

const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const months: fc.Arbitrary<UnitMonth> = fc.record({
  unit_id: fc.constantFrom("ila-enhet", "oslo-enhet"),
  unit_name: fc.constant("Enheten"),
  prison_id: orNull(fc.constantFrom("ila", "oslo")),
  region_id: orNull(fc.constantFrom("region-ost", "region-sor")),
  month: fc.constantFrom("2026-01", "2026-02"),
  state: fc.constantFrom("value", "not_reported", "incomplete", "not_due"),
  nil_report: fc.boolean(),
  late: fc.boolean(),
  provisional: fc.boolean(),
  version: orNull(fc.nat(9)),
  received_on: orNull(fc.constant("2026-02-09")),
  due_on: orNull(fc.constant("2026-02-10")),
  rows_set_aside: orNull(fc.nat(9)),
  placements_stated: orNull(fc.nat(9)),
  placements_accepted: orNull(fc.nat(9)),
});

const key = (row: UnitMonth) => JSON.stringify(Object.entries(row).sort());

test("units' months come out as they were packed, a unit's months together", () => {
  fc.assert(
    fc.property(fc.array(months), (rows) => {
      const unpacked = unpackUnitMonths(packUnitMonths(rows));
      expect(unpacked.map(key).sort()).toEqual(rows.map(key).sort());
    }),
  );
});

test("a unit that moved to another region is in both", () => {
  const [row] = fc.sample(months, 1);
  if (!row) throw new Error("no row");
  const packed = packUnitMonths([
    { ...row, region_id: "region-ost", month: "2026-01" },
    { ...row, region_id: "region-sor", month: "2026-02" },
  ]);
  expect(packed.map(({ region_id }) => region_id)).toEqual(["region-ost", "region-sor"]);
});
