/** How long something lasted, or has lasted so far. */
export interface Observed {
  /** seconds */
  duration: number;
  /** false while it still lasts, or where nobody knows more */
  ended: boolean;
  /** seconds that it had lasted when we began to see it: had it ended before, we would not know of it */
  entered?: number | undefined;
  /** whom it concerned; the lengths of one person are alike */
  person?: string | undefined;
}

/** A time at which someone leaves, by an end or because we see no further, and who then was under observation. */
export interface RiskSet<T extends Observed = Observed> {
  /** seconds */
  time: number;
  /** entered < time ≤ duration, the risk set of `Surv(start, stop, event)` in R */
  at_risk: number;
  ended: number;
  /** those who have come under observation since the risk set before */
  entering: T[];
  leaving: T[];
}

/** Who was under observation at each time at which someone left, in order of time. */
export function riskSets<T extends Observed>(observed: readonly T[]): RiskSet<T>[] {
  observed.forEach(check);
  const toEnter = observed.toSorted((a, b) => enteredAt(a) - enteredAt(b));
  let entered = 0;
  let left = 0;
  return byDuration(observed).map(({ time, leaving }) => {
    const entering: T[] = [];
    for (let next = toEnter[entered]; next && isUnderObservation(next, time); next = toEnter[entered]) {
      entering.push(next);
      entered += 1;
    }
    const at_risk = entered - left;
    left += leaving.length;
    return { time, at_risk, ended: leaving.filter((each) => each.ended).length, entering, leaving };
  });
}

/** Seconds into it that we began to see it: 0 for what began under our eyes. */
export function enteredAt({ entered = 0 }: Observed): number {
  return entered;
}

function isUnderObservation(observed: Observed, time: number): boolean {
  // What began under our eyes is seen from the start, and may end at once.
  return enteredAt(observed) === 0 || enteredAt(observed) < time;
}

function check(observed: Observed): void {
  const { duration } = observed;
  if (!(duration >= 0 && duration < Infinity)) throw new Error(`not a duration: ${duration}`);
  const entered = enteredAt(observed);
  if (!(entered >= 0)) throw new Error(`not a time of entry: ${entered}`);
  if (!isUnderObservation(observed, duration)) throw new Error(`entered at ${entered}, left at ${duration}`);
}

function byDuration<T extends Observed>(observed: readonly T[]): { time: number; leaving: T[] }[] {
  const times: { time: number; leaving: T[] }[] = [];
  for (const each of observed.toSorted((a, b) => a.duration - b.duration)) {
    const last = times.at(-1);
    if (last?.time === each.duration) last.leaving.push(each);
    else times.push({ time: each.duration, leaving: [each] });
  }
  return times;
}
