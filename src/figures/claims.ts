import type { TrendAnswer } from "./trend-answer.js";

/** What the page of claims shows: each public sentence, the question it is turned into, and the answer. */
export interface Claim {
  claim_id: string;
  made_up: boolean;
  sentence_nb: string;
  /** `quoted` word for word, or `rendered` in our words. */
  wording: string;
  source: string;
  said_on: string;
  kind: string;
  place_id: string;
  place_name: string;
  among: string | null;
  measure_id: string | null;
  populations: string[];
  indicators: string[];
  trend_id: string | null;
  direction: string | null;
  share: number | null;
  from_year: number | null;
  to_year: number | null;
  note_nb: string | null;
  answer: string;
  /** Which of the ways gave the answer, from 1. */
  answered_by: number | null;
  /** The run that it was answered from. */
  as_of: string;
  known_at: string;
  version: string;
  fingerprint: string | null;
  ways: ClaimWay[];
  figures: ClaimFigure[];
  /** The verdict that a claim about a trend is answered by. */
  trend: TrendAnswer | null;
}

/** A source and a count that a claim was held against, with what they say. */
export interface ClaimWay {
  source: string;
  indicator_id: string | null;
  answer: string;
  as_reported: string | null;
  reason: string | null;
  size_of: string | null;
  size: number | null;
  lower: number | null;
  upper: number | null;
  method: string | null;
  size_place_name: string | null;
  chance: number | null;
  dispersion: number | null;
  places_asked: number | null;
  months_expected: number | null;
  months_reported: number | null;
}

/** A figure that the answer rests on, or that comes nearest to what cannot be measured. */
export interface ClaimFigure {
  source: string;
  indicator_id: string;
  place_name: string;
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
  published_by: string | null;
}
