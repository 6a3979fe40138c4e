import type { Counted } from "../charts/counted.ts";
import type { ScreenedOptions, ShewhartChart, Stretch } from "../charts/shewhart-chart.ts";
import { type ReferenceCase, referenceCases, relativeError } from "./reference-cases.ts";

/** A series, as counts or lengths alone and out of its exposure, and what its limits are to rest on. */
export interface ChartSeries {
  case: string;
  program: string;
  values: (number | undefined)[];
  counted: (Counted | undefined)[];
  options: ScreenedOptions;
}

const allSeries = referenceCases("chart-series.csv");
const allPoints = referenceCases("chart-points.csv");
const allPublished = referenceCases("chart-published.csv");

/** The series of a kind of chart whose points `wrongPoints` knows. */
export function chartSeries(chart: string): ChartSeries[] {
  return allSeries.filter((row) => row.text("chart") === chart).map(readSeries);
}

/** The series of a kind of chart of which another program, or a book, has printed some limits. */
export function publishedSeries(chart: string): ChartSeries[] {
  const ofChart = allPublished.filter((row) => row.text("chart") === chart).map(readSeries);
  return ofChart.filter((series, i) => ofChart.findIndex((other) => other.case === series.case) === i);
}

/** What differs by more than 1e-8 from the formulas written out in R, or is there in one and not in the other. */
export function wrongPoints(found: ShewhartChart, chart: string, series: ChartSeries): string[] {
  const expected = allPoints.filter((row) => row.text("chart") === chart && row.text("case") === series.case);
  if (expected.length !== found.points.length) return [`${found.points.length} points`];
  return expected.flatMap((row, i) => {
    const point = found.points[i];
    const phase = found.phases.find(({ from, to }) => from <= i && i <= to);
    const wrong = (["value", "centre", "lower", "upper", "sigma"] as const).filter(
      (name) => !near(point?.[name], row.optional(name), row.optional("centre")),
    );
    // Points that are not drawn have no dispersion of their own in the list.
    const dispersion =
      row.optional("sigma") === undefined || near(phase?.dispersion, row.optional("dispersion"), 1);
    const state = (phase?.state ?? "") === row.text("state");
    return [...wrong, ...(dispersion ? [] : ["dispersion"]), ...(state ? [] : ["state"])].map(
      (name) => `${name} of point ${i}`,
    );
  });
}

/** Limits that differ from the printed ones by more than the last printed digit. */
export function wrongPublished(found: ShewhartChart, chart: string, series: ChartSeries): string[] {
  const printed = allPublished.filter(
    (row) => row.text("chart") === chart && row.text("case") === series.case,
  );
  return printed.flatMap((row) => {
    const point = found.points[row.number("point")];
    return (["centre", "lower", "upper"] as const)
      .filter((name) => row.optional(name) !== undefined)
      .filter((name) => !(relativeError(point?.[name], row.optional(name)) <= row.number("tolerance")))
      .map((name) => `${name} of point ${row.text("point")}: ${point?.[name]}`);
  });
}

/** `3 NA 5` with the one missing. */
export function readValues(text: string): (number | undefined)[] {
  return text.split(" ").map((word) => (word === "NA" ? undefined : Number(word)));
}

function readSeries(row: ReferenceCase): ChartSeries {
  const values = readValues(row.text("events"));
  const exposures = row.text("exposure") === "" ? values.map(() => 1) : readValues(row.text("exposure"));
  const counted = values.map((events, i) => {
    const exposure = exposures[i];
    return events === undefined || exposure === undefined ? undefined : { events, exposure };
  });
  const phases = row.text("phases") === "" ? {} : { phases: row.text("phases").split("|").map(readPhase) };
  const options = { screened: row.text("screened") === "true", ...phases };
  return { case: row.text("case"), program: row.text("program"), values, counted, options };
}

function readPhase(text: string): Stretch & { baseline?: Stretch } {
  const [all = "", base] = text.split("@");
  return base === undefined ? readStretch(all) : { ...readStretch(all), baseline: readStretch(base) };
}

function readStretch(text: string): Stretch {
  const [from = NaN, to = NaN] = text.split("-").map(Number);
  return { from, to };
}

function near(found: number | undefined, expected: number | undefined, scale = 0): boolean {
  if (relativeError(found, expected) < 1e-8) return true;
  // Where there is no variation, rounding is all that is left of it.
  return Math.abs((found ?? NaN) - (expected ?? NaN)) < 1e-12 * Math.abs(scale);
}
