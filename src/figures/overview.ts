/** What is answered of each place's use, for the overview: the settled answer of its first trend. */
export interface OverviewAnswer {
  place_id: string;
  organisation: string;
  settled_answer: string;
}
