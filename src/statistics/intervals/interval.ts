/** The two limits of a 95 % interval, in the unit of the figure they belong to. */
export interface Interval {
  lower: number;
  upper: number;
}
