/** A thing that was measured: in seconds, or in kilobytes. */
export interface Step {
  step: string;
  seconds?: number;
  kilobytes?: number;
  /** What it is to stay under. */
  limit?: number;
}

/** Prints a step as soon as it is done: what, how much, and against which limit. */
export function print({ step, seconds, kilobytes, limit }: Step): void {
  const amount = seconds ?? kilobytes ?? Number.NaN;
  const against =
    limit === undefined ? "" : `  ${amount < limit ? "under" : "OVER"} ${Number(limit.toFixed(1))}`;
  const said =
    seconds === undefined ? `${amount.toFixed(0).padStart(9)} kB` : `${amount.toFixed(2).padStart(9)} s`;
  console.log(`${step.padEnd(64)}${said}${against}`);
}
