/** How many of a place's stays of the last 12 months are of each class of lengths; empty where none was reported. */
export interface LengthClasses {
  classes: LengthClass[];
}

/** Stays longer than its lower edge, in hours, and not longer than its upper one; the last has none. */
export interface LengthClass {
  from_hours: number;
  to_hours: number | null;
  /** Those that have ended, and the open ones that are confirmed to have lasted so long. */
  ended: number;
  open: number;
}
