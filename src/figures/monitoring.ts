/**
 * A place's monitoring chart, point by point: how often its stays began or how long it was between them, or the
 * self-harm share.
 */
export interface Monitoring {
  /** `i_prime`, `t` or `g`, and `p_prime` of shares */
  chart: string;
  /** `month`, `quarter`, or `stay`: days from one stay to the next */
  period: string;
  phases: MonitoringPhase[];
  points: PointLine[];
}

/** A stretch of the chart with its own limits, and the decision that it began with; the first has none. */
export interface MonitoringPhase {
  phase: number;
  /** `limits`, `trial` or `none` */
  limits: string;
  base_points: number;
  /** How many times as much as by pure chance the periods vary: σ_z. */
  dispersion: number | null;
  runs: Runs | null;
  rebasing: Rebasing | null;
}

/** How points run about the median, and what is ordinary of so many (Anhøj). */
export interface Runs {
  longest_run: number;
  longest_run_limit: number;
  crossings: number;
  crossings_limit: number;
  signal: boolean;
}

export interface Rebasing {
  begins_on: string;
  reason: string;
  decided_by: string;
  decided_on: string;
}

export interface MonitoringPoint {
  /** The start of the period, or the day that the stay began. */
  at: string;
  state: string;
  provisional: boolean;
  phase: number;
  /** Stays, of prison days; stays with a self-harm reason, of those with an answer; null between stays. */
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  centre: number | null;
  lower: number | null;
  upper: number | null;
  /** The side of the limits that it is on, where it is outside them. */
  outside: Side | null;
}

export type Side = "higher" | "lower";

/** A period that should have a value, and has none that is known. */
export function isMissing({ state }: Pick<MonitoringPoint, "state">): boolean {
  return state !== "value" && state !== "not_applicable";
}

/** A point as it travels. */
export type PointLine = [
  at: string,
  state: string,
  provisional: 0 | 1,
  phase: number,
  numerator: number | null,
  denominator: number | null,
  value: number | null,
  centre: number | null,
  lower: number | null,
  upper: number | null,
  outside: Side | null,
];

export function packPoint(point: MonitoringPoint): PointLine {
  return [
    point.at,
    point.state,
    point.provisional ? 1 : 0,
    point.phase,
    point.numerator,
    point.denominator,
    point.value,
    point.centre,
    point.lower,
    point.upper,
    point.outside,
  ];
}

export function unpackPoint(packed: PointLine): MonitoringPoint {
  const [at, state, provisional, phase, numerator, denominator, value, centre, lower, upper, outside] =
    packed;
  return {
    at,
    state,
    provisional: provisional === 1,
    phase,
    numerator,
    denominator,
    value,
    centre,
    lower,
    upper,
    outside,
  };
}
