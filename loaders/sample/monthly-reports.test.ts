import { beforeAll, expect, test } from "vitest";
import { readReference } from "../reference/reference.ts";
import { knownAt, monthlyReports, type ReportedMonth } from "./monthly-reports.ts";
import { makeNorway, type Norway } from "./norway.ts";
import { sampleRegister } from "./register.ts";

const reference = readReference();
let nation: Norway;
let reported: ReportedMonth[] = [];

beforeAll(() => {
  nation = makeNorway(1, { places: sampleRegister(reference.places) });
  reported = monthlyReports(nation, reference.thresholds);
});

const share = (of: (month: ReportedMonth) => boolean) => reported.filter(of).length / reported.length;
const isNil = ({ deliveries }: ReportedMonth) => deliveries.at(-1)?.report.plasseringer.length === 0;

test("some 3850 months of some 55 units are expected, and nearly all of them reported", () => {
  expect(reported.length).toBeGreaterThan(3750);
  expect(share(({ deliveries }) => deliveries.length === 0)).toBeGreaterThan(0.005);
  expect(share(({ deliveries }) => deliveries.length === 0)).toBeLessThan(0.025);
});

test("most reports say that nobody was placed in any month, and some are late, provisional or corrected", () => {
  expect(share(isNil)).toBeGreaterThan(0.4);
  for (const course of ["late", "provisional_then_final", "corrected"]) {
    expect(share((month) => month.course === course)).toBeGreaterThan(0.015);
    expect(share((month) => month.course === course)).toBeLessThan(0.05);
  }
  expect(share(({ course }) => course === "corrected_in_part")).toBeGreaterThan(0);
});

test("for the newest month three units have sent nothing yet, and three only provisionally", () => {
  const newest = reported.filter(({ month }) => month.month === "2026-10");
  expect(newest.filter(({ course }) => course === "never_sent").length).toBeGreaterThanOrEqual(3);
  const last = newest.flatMap(({ deliveries }) => deliveries.slice(-1));
  expect(last.filter(({ report }) => report.hode.status === "provisional")).toHaveLength(3);
});

test("a report is sent after its month, and has come before the day the sample is seen from", () => {
  for (const { month, deliveries } of reported)
    for (const { received_at, report } of deliveries) {
      expect(report.hode.sendt).toBeGreaterThan(month.ends_at);
      expect(received_at).toBeGreaterThan(report.hode.sendt);
      expect(received_at).toBeLessThanOrEqual(knownAt(nation));
    }
});

test("a report knows nothing of what came after its month", () => {
  for (const { month, deliveries } of reported)
    for (const { report } of deliveries)
      for (const row of [...report.plasseringer, ...report.vedtak])
        for (const at of Object.values(row))
          if (typeof at === "number" && at > 1_000_000_000) expect(at).toBeLessThan(month.ends_at);
});

test("a placement over the end of a month is in the reports of both, first open and then ended", () => {
  const ends = new Map<string, (number | null)[]>();
  for (const { deliveries } of reported.filter(({ course }) => course === "plain"))
    for (const { report } of deliveries)
      for (const { plassering, slutt } of report.plasseringer) {
        const id = `${report.hode.enhet}/${plassering}`;
        ends.set(id, [...(ends.get(id) ?? []), slutt]);
      }
  const overTheEnd = [...ends.values()].filter((told) => told.length === 2);
  expect(overTheEnd.length).toBeGreaterThan(50);
  for (const [first] of overTheEnd) expect(first).toBeNull();
  expect(overTheEnd.filter(([, second]) => second !== null).length).toBeGreaterThan(50);
});

test("the last whole version states as many placements as it holds, each once", () => {
  for (const { deliveries } of reported)
    for (const { report } of deliveries) {
      const ids = report.plasseringer.map(({ plassering }) => plassering);
      expect(report.hode.antall_plasseringer).toBe(ids.length);
      expect(new Set(ids).size).toBe(ids.length);
    }
});
