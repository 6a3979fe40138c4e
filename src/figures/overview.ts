/** What is answered of each place's use, for the overview: the settled answer of its first trend, and whether it stands in the list. */
export interface OverviewAnswer {
  place_id: string;
  organisation: string;
  settled_answer: string;
  /** Whether a fall or rise stands when all places of the level are looked at together. */
  list_flag: boolean | null;
}
