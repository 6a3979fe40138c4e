/** A rate against the same period a year before, over the same months of the same units. */
export interface RateChange {
  organisation: string;
  period: string;
  period_start: string;
  state: string;
  /** Now over before; null where one of them had none. */
  ratio: number | null;
  lower: number | null;
  upper: number | null;
}

/** What followed a marked event in one series, with those it is compared with where there are any. */
export interface EventEffect {
  event_id: string;
  controls: number | null;
  state: string;
  reason: string | null;
  level_ratio: number | null;
  level_lower: number | null;
  level_upper: number | null;
  quarters_before: number | null;
  quarters_after: number | null;
  picked_after_looking: boolean;
  /** Names of other events at the same time. */
  same_time: string[];
}

/** Another method's word on a trend; it never decides. */
export interface TrendCheck {
  organisation: string;
  trend_id: string;
  cross_check: string;
  state: string;
  ratio_per_year: number | null;
  lower: number | null;
  upper: number | null;
  p_value: number | null;
  value: number | null;
  marker: string | null;
  cautious: boolean | null;
}

/** What stands beside the verdict on a place's page. */
export interface Analysis {
  changes: RateChange[];
  effects: EventEffect[];
  checks: TrendCheck[];
}
