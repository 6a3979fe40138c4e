/** What can be answered to «is it falling?», in the order in which the answers are tried. */
export const answers = ["too_little_data", "withheld", "declining", "increasing", "no_clear_change"] as const;

export type Answer = (typeof answers)[number];
