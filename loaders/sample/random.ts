import { createHash } from "node:crypto";

/** A stream of chance that the same names always begin anew: the sample has no clock and no `Math.random`. */
export interface Random {
  /** At least 0, below 1. */
  uniform(): number;
  /** A whole number from 0, below `count`. */
  integer(count: number): number;
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  normal(): number;
  exponential(mean: number): number;
  poisson(mean: number): number;
  logNormal(median: number, sigma: number): number;
  /** One of the list, each as often as its weight says; all alike without weights. */
  pick<T>(list: readonly [T, ...T[]], weights?: readonly number[]): T;
}

/**
 * A stream for each list of names (seed, unit, purpose …), so that one more unit changes nothing for the others.
 * The generator is sfc32 (C. Doty-Humphrey, PractRand 0.9), its state the SHA-256 of the names.
 */
export function stream(...names: (string | number)[]): Random {
  const hash = createHash("sha256").update(names.join("\u0000")).digest();
  return from(sfc32(hash.readInt32LE(0), hash.readInt32LE(4), hash.readInt32LE(8)));
}

function sfc32(a: number, b: number, c: number): () => number {
  let counter = 1;
  return () => {
    const answer = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + answer) | 0;
    return answer >>> 0;
  };
}

function from(word: () => number): Random {
  const uniform = () => ((word() >>> 5) * 67_108_864 + (word() >>> 6)) / 9_007_199_254_740_992;
  const exponential = (mean: number) => -mean * Math.log(1 - uniform());
  // Box and Muller (1958), the cosine half.
  const normal = () => Math.sqrt(exponential(2)) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    exponential,
    normal,
    integer: (count) => Math.floor(uniform() * count),
    between: (low, high) => low + uniform() * (high - low),
    chance: (probability) => uniform() < probability,
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    poisson: (mean) => {
      let count = 0;
      for (let passed = exponential(1); passed < mean; passed += exponential(1)) count++;
      return count;
    },
    pick: (list, weights) => {
      if (!weights) return list[Math.floor(uniform() * list.length)] ?? list[0];
      let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
      return list.find((_, index) => (left -= weights[index] ?? 0) < 0) ?? list[0];
    },
  };
}
