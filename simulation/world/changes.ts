/** How the true rate changes: by a ratio a year from a month on. */
export interface Change {
  change: string;
  ratio: number;
  from_month: number;
}

/** Ten years: five that fill the window, and five of looking. */
export const months = 120;

export const stable: Change = { change: "stable", ratio: 1, from_month: 0 };

/** All units alike: from the first month on, or after five stable years. */
export const falls: readonly Change[] = [
  { change: "fall_15", ratio: 0.85, from_month: 0 },
  { change: "fall_35", ratio: 0.65, from_month: 0 },
];
export const laterFalls: readonly Change[] = [
  { change: "fall_15_after_five_years", ratio: 0.85, from_month: 60 },
  { change: "fall_35_after_five_years", ratio: 0.65, from_month: 60 },
];

/** The true level of a month as a multiple of the first one's. */
export function levelAt({ ratio, from_month }: Change, month: number): number {
  const years = (month - from_month) / 12;
  return from_month > 0 && years < 0 ? 1 : ratio ** years;
}
