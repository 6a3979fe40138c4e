import { sum } from "d3-array";
import { beforeAll, expect, test } from "vitest";
import { readReference } from "../reference/reference.ts";
import { withFaults } from "./faults.ts";
import { knownAt, monthlyReports, type ReportedMonth } from "./monthly-reports.ts";
import { makeNorway, type Norway } from "./norway.ts";
import { publishedFigures } from "./published-figures.ts";
import { sampleRegister } from "./register.ts";
import {
  placeTruths,
  unitMonthTruths,
  type MonthTruth,
  type PlaceTruth,
  type UnitMonthTruth,
} from "./truth.ts";

let nation: Norway;
let truths: UnitMonthTruth[] = [];
let places: PlaceTruth[] = [];
let reported: ReportedMonth[] = [];
let horizon = 0;

beforeAll(() => {
  const reference = readReference();
  nation = makeNorway(1, { places: sampleRegister(reference.places) });
  horizon = nation.months.at(-1)?.ends_at ?? 0;
  const faulty = withFaults(1, monthlyReports(nation, reference.thresholds), knownAt(nation));
  reported = faulty.months;
  truths = unitMonthTruths(faulty, horizon);
  places = placeTruths(nation, truths);
});

const total = (of: (month: MonthTruth) => number) => sum(truths, ({ measures }) => sum(measures, of));
const truth = (placeId: string) => places.find(({ place_id }) => place_id === placeId);
const placements = () => nation.units.flatMap((unit) => unit.placements);

test("the months together hold every stay, placement, decision and second once", () => {
  expect(total((month) => month.stays_started)).toBe(
    new Set(placements().map(({ stay_id }) => stay_id)).size,
  );
  expect(total((month) => month.placements_started)).toBe(placements().length);
  expect(total((month) => month.seconds)).toBe(
    sum(placements(), ({ started_at, ended_at }) => Math.min(ended_at, horizon) - started_at),
  );
  expect(total((month) => month.decisions)).toBe(
    sum(placements(), ({ decisions }) => decisions.filter(({ decided_at }) => decided_at < horizon).length),
  );
});

test("who counts the rows of the reports that are whole and without fault, counts what is true", () => {
  const countable = new Set(["plain", "late", "provisional_then_final", "still_provisional", "corrected"]);
  let counted = 0;
  for (const [index, { course, month, unit, deliveries }] of reported.entries()) {
    const report = deliveries.at(-1)?.report;
    if (!countable.has(course) || !report || unit.counts_decisions) continue;
    const rows = report.plasseringer;
    const inMonth = rows.map(
      ({ start, slutt }) => (slutt ?? month.ends_at) - Math.max(start, month.starts_at),
    );
    const trueSum = (of: (measure: MonthTruth) => number) => sum(truths[index]?.measures ?? [], of);
    expect(trueSum(({ placements: present }) => present)).toBe(rows.length);
    expect(trueSum(({ placements_started }) => placements_started)).toBe(
      rows.filter(({ start }) => start >= month.starts_at).length,
    );
    expect(trueSum(({ seconds }) => seconds)).toBe(sum(inMonth));
    expect(trueSum(({ decisions }) => decisions)).toBe(report.vedtak.length);
    expect(truths[index]?.prison_days).toBe(report.hode.fangedogn);
    counted++;
  }
  expect(counted / reported.length).toBeGreaterThan(0.9);
});

test("Skien falls by thirty percent a year, sør-vest by about a fifth, and Halden rises", () => {
  expect(truth("telemark-skien")?.change_per_year).toBeCloseTo(-0.3, 1);
  expect(truth("region-sorvest")?.change_per_year).toBeCloseTo(-0.18, 1);
  expect(truth("halden-hoy")?.change_per_year).toBeCloseTo(0.27, 1);
  expect(truth("region-sorvest")?.direction).toBe("falling");
  expect(truth("halden")?.direction).toBe("rising");
});

test("nothing changes but by chance where nothing was made to change", () => {
  const flat = places.filter(({ effects }) => effects.length === 0);
  expect(flat.map(({ place_id }) => place_id)).toContain("region-nord");
  expect(flat.map(({ place_id }) => place_id)).toContain("bredtveit");
  for (const { direction, change_per_year } of flat) {
    expect(direction).toBe("flat");
    expect(change_per_year).toBe(0);
  }
});

test("a place's years are the sum of its units' months", () => {
  const norway = places.find(({ place_id }) => place_id === "norge");
  expect(sum(norway?.years ?? [], ({ prison_days }) => prison_days)).toBe(
    sum(truths, ({ prison_days }) => prison_days),
  );
});

test("the published figures of 2024 are the decisions of 2024", () => {
  const published = publishedFigures(nation).find(
    ({ place_id, period_start }) => place_id === "norge" && period_start === "2024-01-01",
  );
  const inUnits = sum(
    placements().filter(({ measure_id }) => measure_id === "safety_cell"),
    ({ decisions }) =>
      decisions.filter(
        ({ decided_at }) =>
          decided_at >= Date.UTC(2023, 11, 31, 23) / 1000 && decided_at < Date.UTC(2024, 11, 31, 23) / 1000,
      ).length,
  );
  expect(published?.value).toBe(inUnits);
});
