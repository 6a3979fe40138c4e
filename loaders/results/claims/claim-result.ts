import type { ClaimAnswer } from "../../../src/statistics/claims/claim-answer.ts";

/** One way to answer a claim: from one source, counted by one indicator. */
export interface ClaimWay {
  /** Units' reports, years before them, figures others have published, or the verdict of a trend. */
  source: "reports" | "history" | "published" | "trend";
  indicator_id: string | null;
  answer: ClaimAnswer;
  /** What the figures would say if what has been reported were all. */
  as_reported: ClaimAnswer | null;
  /** Why it cannot be decided. */
  reason: string | null;
  /** What the size is of: counts, rates, a change per year, or the largest share. */
  size_of: "counts" | "rates" | "per_year" | "share" | null;
  size: number | undefined;
  lower: number | undefined;
  upper: number | undefined;
  method: string | undefined;
  /** Where the size is found, of several places. */
  size_place_id: string | null;
  /** Of what the claim says, or of so much, though nothing changes: which of them follows from the kind. */
  chance: number | undefined;
  dispersion: number | undefined;
  places_asked: number | null;
  months_expected: number | null;
  months_reported: number | null;
}

/** A figure that an answer rests on, or that is nearest to what cannot be answered. */
export interface ClaimFigure {
  source: ClaimWay["source"];
  indicator_id: string;
  place_id: string;
  period: string;
  period_start: string;
  state: string;
  value: number | null;
  low: number | null;
  high: number | null;
  lower: number | null;
  upper: number | null;
  numerator: number | null;
  denominator: number | null;
  provisional: boolean;
  months_expected: number | null;
  months_reported: number | null;
  /** Who published it. */
  published_by: string | null;
}

export interface ClaimResult {
  ways: ClaimWay[];
  figures: ClaimFigure[];
}

/** A way of which only the source and the answer are known. */
export function undecidedWay(
  source: ClaimWay["source"],
  indicator_id: string | null,
  reason: string,
): ClaimWay {
  return {
    source,
    indicator_id,
    answer: "undecided",
    as_reported: null,
    reason,
    size_of: null,
    size: undefined,
    lower: undefined,
    upper: undefined,
    method: undefined,
    size_place_id: null,
    chance: undefined,
    dispersion: undefined,
    places_asked: null,
    months_expected: null,
    months_reported: null,
  };
}
