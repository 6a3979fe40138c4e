import { sum } from "d3-array";

/** Counts that can be met in a period, from `from` upwards, each with its probability. */
interface Counts {
  from: number;
  probabilities: number[];
}

/** Of counts that have fallen so far: by their sum, how probable each count of the last period is. */
interface Falling {
  from: number;
  bySum: Map<number, Float64Array>;
}

/**
 * How probable it is that counts fall from each period to the next though nothing changes. Independent events at one
 * rate, given how many there are in all, are multinomial with the periods' exposures (Przyborowski and Wilenski 1940,
 * of two periods); the probability is summed over all counts that fall. Undefined without events, and where a period
 * has no exposure. Counts that vary more than chance come nearer 1 in (periods)!, what any exchangeable periods
 * without ties have.
 */
export function chanceOfFalls(total: number, exposures: readonly number[]): number | undefined {
  if (!(Number.isInteger(total) && total >= 0)) throw new Error(`no number of events: ${total}`);
  if (exposures.length < 2) throw new Error("a fall needs two periods");
  if (total === 0 || !exposures.every((exposure) => exposure > 0)) return undefined;
  const all = sum(exposures);
  const [first, ...later] = exposures.map((exposure) => poissonCounts((total * exposure) / all));
  if (first === undefined) return undefined;
  const fallen = later.reduce(withNext, begun(first));
  const [given = 0] = poissonProbabilities(total, total, total);
  return sum(fallen.bySum.get(total) ?? []) / given;
}

function begun({ from, probabilities }: Counts): Falling {
  const alone = (probability: number, at: number) => {
    const counts = new Float64Array(at + 1);
    counts[at] = probability;
    return [from + at, counts] as const;
  };
  return { from, bySum: new Map(probabilities.map(alone)) };
}

/** The next period's count is below the one before. */
function withNext(before: Falling, next: Counts): Falling {
  const bySum = new Map<number, Float64Array>();
  for (const [total, probabilities] of before.bySum) {
    const above = sumsAbove(probabilities);
    next.probabilities.forEach((probability, at) => {
      const count = next.from + at;
      const fallsTo = probability * (above[Math.max(0, count - before.from + 1)] ?? 0);
      if (fallsTo === 0) return;
      const found = bySum.get(total + count) ?? new Float64Array(next.probabilities.length);
      found[at] = fallsTo;
      bySum.set(total + count, found);
    });
  }
  return { from: next.from, bySum };
}

/** At each place the sum from there on. */
function sumsAbove(probabilities: Float64Array): Float64Array {
  const sums = Float64Array.from(probabilities);
  for (let at = sums.length - 2; at >= 0; at--) sums[at] = (sums[at] ?? 0) + (sums[at + 1] ?? 0);
  return sums;
}

/** The counts that a mean can give; those left out are met less than once in 10¹⁵ times. */
function poissonCounts(mean: number): Counts {
  const reach = 20 + 8 * Math.sqrt(mean);
  const from = Math.max(0, Math.floor(mean - reach));
  return { from, probabilities: poissonProbabilities(mean, from, Math.ceil(mean + reach)) };
}

/** The Poisson probabilities of the counts from one to another. */
function poissonProbabilities(mean: number, from: number, to: number): number[] {
  let logFactorial = 0;
  const probabilities: number[] = [];
  for (let count = 0; count <= to; count++) {
    if (count > 0) logFactorial += Math.log(count);
    if (count >= from) probabilities.push(Math.exp(count * Math.log(mean) - mean - logFactorial));
  }
  return probabilities;
}
