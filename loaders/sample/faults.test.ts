import { beforeAll, expect, test } from "vitest";
import { readInstant } from "../forms/oslo-time.ts";
import { readReference } from "../reference/reference.ts";
import { withFaults, type Faulty } from "./faults.ts";
import { knownAt, monthlyReports, type Delivery, type ReportedMonth } from "./monthly-reports.ts";
import { syntheticNationalId } from "./national-id.ts";
import { makeNorway } from "./norway.ts";
import { sampleRegister } from "./register.ts";

let whole: ReportedMonth[] = [];
let faulty: Faulty;

beforeAll(() => {
  const reference = readReference();
  const nation = makeNorway(1, { places: sampleRegister(reference.places) });
  whole = monthlyReports(nation, reference.thresholds);
  faulty = withFaults(1, whole, knownAt(nation));
});

test("every rule of the first round is broken somewhere", () => {
  expect(new Set(faulty.faults.map(({ rule }) => rule))).toEqual(
    new Set([
      "duplicate-id",
      "end-before-start",
      "file-empty",
      "file-encrypted",
      "file-half-written",
      "file-not-what-name-says",
      "ground-not-valid",
      "in-future",
      "missing-field",
      "month-differs",
      "month-missing",
      "national-id",
      "no-such-time",
      "not-a-number",
      "not-a-time",
      "not-pseudonym",
      "open-vanished",
      "prison-days-impossible",
      "start-after-month",
      "stated-count",
      "overlap",
      "unknown-code",
      "unknown-unit",
    ]),
  );
});

test("about one report in 130 is broken, and all others are as they were", () => {
  const changed = faulty.months.filter((month, index) => month !== whole[index]);
  expect(changed).toHaveLength(faulty.faults.length);
  expect(changed.length).toBeGreaterThan(whole.length / 170);
  expect(changed.length).toBeLessThan(whole.length / 110);
});

test("each fault names the file that has it, and the one that mends it", () => {
  const names = new Set(faulty.months.flatMap(({ deliveries }) => deliveries.map(({ name }) => name)));
  for (const { name, mended_by } of faulty.faults) {
    expect(names).toContain(name);
    if (mended_by !== null) expect(names).toContain(mended_by);
  }
  expect(names.size).toBe(faulty.months.flatMap(({ deliveries }) => deliveries).length);
});

test("the 31st of February and the hour that the clock skips are no times", () => {
  expect(readInstant(typedIn("not-a-time"))).toEqual({ problem: "no_such_date" });
  expect(readInstant(typedIn("no-such-time"))).toEqual({ problem: "no_such_time" });
});

test("a unit that forgets an open placement had told of it the month before", () => {
  const fault = faulty.faults.find(({ rule }) => rule === "open-vanished");
  const index = faulty.months.findIndex(({ deliveries }) => deliveries[0]?.name === fault?.name);
  const told = (month: ReportedMonth | undefined) =>
    month?.deliveries[0]?.report.plasseringer.find(({ plassering }) => plassering === fault?.placement);
  expect(told(faulty.months[index - 1])?.slutt).toBeNull();
  expect(told(faulty.months[index])).toBeUndefined();
});

test("the national identity number has right check digits and belongs to nobody", () => {
  const number = syntheticNationalId();
  expect(number).toMatch(/^\d{11}$/);
  expect(Number(number.slice(2, 4))).toBeGreaterThan(80);
  expect(weighted(number, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11).toBe(0);
  expect(weighted(number, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11).toBe(0);
});

const weighted = (digits: string, weights: number[]) =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);

function typedIn(rule: string): string {
  const fault = faulty.faults.find((known) => known.rule === rule);
  const files: Delivery[] = faulty.months.flatMap(({ deliveries }) => deliveries);
  return String(files.find(({ name }) => name === fault?.name)?.typed[0]?.cell);
}
