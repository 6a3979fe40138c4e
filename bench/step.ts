/** A thing that was timed. */
export interface Step {
  step: string;
  seconds: number;
  /** What it is to stay under. */
  limit?: number;
}

/** Prints a step as soon as it is done: what, how long, and against which limit. */
export function print({ step, seconds, limit }: Step): void {
  const against =
    limit === undefined ? "" : `  ${seconds < limit ? "under" : "OVER"} ${Number(limit.toFixed(1))}`;
  console.log(`${step.padEnd(64)}${seconds.toFixed(2).padStart(9)} s${against}`);
}
