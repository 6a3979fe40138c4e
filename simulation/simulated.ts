import { range } from "d3-array";
import type { Study } from "./study.ts";
import { tally, type MeasuredShare } from "./tally.ts";

/** What the studies measure, with a part of their series (at least two); the same again from the same seed. */
export function simulated(
  studies: readonly Study[],
  seed: number,
  part = 1,
  onStudy: (title: string, number: number) => void = () => undefined,
): MeasuredShare[] {
  const sums = tally();
  for (const [number, { title, series, count }] of studies.entries()) {
    onStudy(title, number);
    for (const one of range(Math.max(2, Math.round(part * series)))) sums.add(count(seed, one));
  }
  return sums.shares();
}
