import type { Audience } from "../protection/audience.ts";
import type { Policy } from "../protection/policy.ts";
import type { ProtectedFigure, TableCounts } from "../protection/protected-figure.ts";

/** All that an audience's site is made of, beside the lists: its policy, its protected figures, and how many are hidden. */
export interface AudienceGiven {
  audience: Audience;
  policy: Policy;
  figures: ProtectedFigure[];
  tables: TableCounts[];
}

/** Stops where a figure that is hidden has a number all the same: a site is not made of it. */
export function refuseNumbersHidden(figures: readonly ProtectedFigure[]): void {
  const open = figures.find(
    (figure) => figure.state === "suppressed" && numbersOf(figure).some((number) => number !== null),
  );
  if (open !== undefined)
    throw new Error(
      `a hidden figure with a number: ${open.table_id} ${open.place_id} ${open.period} ${open.period_start} ${open.indicator_id}`,
    );
}

const numbersOf = ({ value, lower, upper, numerator, denominator, low, high }: ProtectedFigure) => [
  value,
  lower,
  upper,
  numerator,
  denominator,
  low,
  high,
];
