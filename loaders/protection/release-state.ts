/** What is counted of a unit's month; each is a sum over units and months. */
export const kinds = [
  "stays",
  "outside_rates",
  "unreported",
  "self_harm",
  "other_reason",
  "unanswered",
  "minutes",
] as const;

export type Kind = (typeof kinds)[number];

/** A unit's month of one measure and population. */
export interface UnitMonth {
  unit_id: string;
  /** Its first day. */
  month: string;
  measure_id: string;
  population: string;
  /** Nothing was reported: a reader knows that what is not known is not in the sums. */
  isMissing: boolean;
  amounts: Record<Kind, number>;
}

/** Where a unit's month is counted. */
export interface Membership {
  unit_id: string;
  month: string;
  organisation: string;
  place_level: string;
  place_id: string;
}

/** What a number counts. `in_rates` is the stays of a rate, `answered` those that a share is of. */
export const numberKinds = [
  "stays",
  "persons",
  "minutes",
  "in_rates",
  "answered",
  "self_harm",
  "other_reason",
  "unanswered",
] as const;

/** A number in a table of an audience, or one that such a number gives. */
export interface ListedNumber {
  measure_id: string;
  population: string;
  kind: (typeof numberKinds)[number];
  organisation: string;
  place_level: string;
  place_id: string;
  period: string;
  period_start: string;
  /** The first days of the months it is a sum over. */
  months: readonly string[];
  value: number;
  persons: number;
  largest: number;
  /** Of a number of persons: how many there are beside it whom the reader knows of from months of their own. */
  known?: number;
  /**
   * `listed` stands in a table. `implied` does not, but can be worked out from what does, or would be but for what is
   * not reported; it is guarded as if it stood there. `shown` and `hidden` say what became of it in an earlier release.
   * `told` is in no table: some have it from elsewhere.
   */
  place_in_tables: "listed" | "implied" | "shown" | "hidden" | "told";
  /** Of a number that is told: to whom. */
  told_to?: string;
  /** It is hidden from some who may see more, and who read this too. */
  barred?: true;
  /** It stands as an earlier release had it, and is no sum of what this one is made of. */
  held?: true;
}

/** What an audience's tables were made of at a release. */
export interface ReleaseState {
  unitMonths: readonly UnitMonth[];
  memberships: readonly Membership[];
  numbers: readonly ListedNumber[];
}
