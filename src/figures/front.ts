import type { Claim } from "./claims.js";
import type { Figure } from "./figure.js";
import type { Place } from "./site.js";
import type { TrendAnswer } from "./trend-answer.js";

/** What the front page shows beside the country's own figures. */
export interface Front {
  /** Shares of persons and hours, and of the three persons with most, of the country's adults in a safety cell. */
  figures: Figure[];
  regions: RegionAnswer[];
  claims: ClaimInShort[];
  /** None where the source does not go two years back. */
  count_change: CountChange | null;
  contributions: Contribution[];
  splits: Split[];
  /** Units whose two years can be compared, and those of them that differ by more than chance gives. */
  units_compared: { units: number; beyond: number };
}

/** A public sentence and its answer; the page of claims tells the rest. */
export type ClaimInShort = Pick<Claim, "claim_id" | "made_up" | "sentence_nb" | "wording" | "answer">;

/** A region's last 12 months, and its verdict. */
export interface RegionAnswer {
  place: Place;
  count: Figure | null;
  rate: Figure | null;
  answer: TrendAnswer | null;
}

/** The country's stays of the last 12 months and of the 12 before, as far as they are known. */
export interface CountChange {
  period_start: string;
  state: string;
  stays_now: number;
  stays_before: number;
  change: number;
}

/** What is known of a unit's months and of the same months a year before. */
export type Pairing = "compared" | "opened" | "closed" | "another" | "lacking";

/** What a unit's months of one pairing add to the change in the country's stays. */
export interface Contribution {
  unit_name: string;
  pairing: Pairing;
  months: number;
  stays_now: number;
  stays_before: number;
  contribution: number;
}

/** A change in stays or in hours, in two parts that add up to it. */
export interface Split {
  quantity: "stays" | "hours";
  months_matched: number;
  before: number;
  now: number;
  change: number;
  size_before: number;
  size_now: number;
  of_size: number | null;
  of_ratio: number | null;
}
