import { group, groups } from "d3-array";
import type { ByOrganisation } from "../../src/figures/by-organisation.ts";
import {
  packPoint,
  type Monitoring,
  type MonitoringPhase,
  type MonitoringPoint,
  type Rebasing,
  type Runs,
  type Side,
} from "../../src/figures/monitoring.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";
import { byOrganisation, placeKey } from "./by-organisation.ts";
import { booleanOrNull, number, numberOrNull, shortNumber, text, textOrNull } from "./cells.ts";

/** The monitoring chart of each place by each organisation: of its stays, or of the self-harm share. */
export async function readMonitoring(
  connection: DuckDBConnection,
  of: "stays" | "self_harm_share",
): Promise<Map<string, ByOrganisation<Monitoring>>> {
  const isAsked = `(indicator_id = 'self_harm_share_stays') = ${of === "self_harm_share"}`;
  const phases = group(
    await readRows(
      connection,
      `from published.monitoring_phases where ${isAsked} order by place_id, organisation, phase`,
    ),
    placeKey,
  );
  const rows = await readRows(
    connection,
    `from published.monitoring_points where ${isAsked} order by place_id, organisation, point`,
  );
  const charts = groups(rows, placeKey).flatMap(([named, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    const said: Monitoring = {
      chart: text(first, "chart"),
      period: text(first, "period"),
      phases: (phases.get(named) ?? []).map(phaseOf),
      points: own.map((row) => packPoint(pointOf(row))),
    };
    return [{ place_id: text(first, "place_id"), organisation: text(first, "organisation"), said }];
  });
  return new Map(groups(charts, ({ place_id }) => place_id).map(([id, own]) => [id, byOrganisation(own)]));
}

function pointOf(row: StoredRow): MonitoringPoint {
  return {
    at: text(row, "at"),
    state: text(row, "state"),
    provisional: booleanOrNull(row, "provisional") === true,
    phase: number(row, "phase"),
    numerator: numberOrNull(row, "numerator"),
    denominator: numberOrNull(row, "denominator"),
    value: shortNumber(row, "value"),
    centre: shortNumber(row, "centre"),
    lower: shortNumber(row, "lower"),
    upper: shortNumber(row, "upper"),
    outside: outside(row["signals"]),
  };
}

function outside(signals: StoredRow[string] | undefined): Side | null {
  if (!Array.isArray(signals)) throw new Error("a point without a list of signals");
  if (signals.includes("outside_limits_higher")) return "higher";
  return signals.includes("outside_limits_lower") ? "lower" : null;
}

function phaseOf(row: StoredRow): MonitoringPhase {
  return {
    phase: number(row, "phase"),
    limits: text(row, "limits"),
    base_points: number(row, "base_points"),
    dispersion: shortNumber(row, "dispersion"),
    runs: runsOf(row),
    rebasing: rebasingOf(row),
  };
}

function runsOf(row: StoredRow): Runs | null {
  const signal = booleanOrNull(row, "runs_signal");
  if (signal === null) return null;
  return {
    longest_run: number(row, "longest_run"),
    longest_run_limit: number(row, "longest_run_limit"),
    crossings: number(row, "crossings"),
    crossings_limit: number(row, "crossings_limit"),
    signal,
  };
}

function rebasingOf(row: StoredRow): Rebasing | null {
  const beginsOn = textOrNull(row, "begins_on");
  if (beginsOn === null) return null;
  return {
    begins_on: beginsOn,
    reason: text(row, "reason"),
    decided_by: text(row, "decided_by"),
    decided_on: text(row, "decided_on"),
  };
}
