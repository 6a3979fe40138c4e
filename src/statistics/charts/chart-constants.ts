// The same constants go about in several roundings. They differ by less than 0.05 %, and fail exact comparisons.

/** Mean range of two standard normal values, d2 = 2/√π = 1.12838, as the tables print it (Montgomery 2009, app. VI). */
export const meanRangeOfTwo = 1.128;

/** Half the width of XmR limits, in mean moving ranges, as the NHS prints it; 3/1.128 = 2.6596 in other programs. */
export const nhsHalfWidth = 2.66;

/** Mean moving ranges from which a range is screened out: D4 of two (NHSRplotthedots, qicharts2; books: 3.268, 3.27). */
export const screenedFrom = 3.267;

/** The same in the normalized individuals chart (Taylor 2017; qicharts2). */
export const taylorScreenedFrom = 3.2665;
