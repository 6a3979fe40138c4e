import { availableParallelism } from "node:os";
import { answerOfThread } from "../thread.ts";
import {
  answersOf,
  foundVerdicts,
  type AskedOfAll,
  type AskedSeries,
  type FoundVerdict,
  type PlaceAnswers,
} from "./place-answers.ts";
import type { VerdictsByKey } from "./found-verdicts.ts";
import { windowKeys } from "./window-keys.ts";

/** The quarters of a series whose verdicts are still to be found. */
interface Unanswered {
  series: AskedSeries;
  windows: { quarter: number; key: string }[];
}

/** What the other thread is given. */
export interface AnswersAsked {
  series: readonly { series: AskedSeries; quarters: number[] }[];
  asked: AskedOfAll;
}

/** Verdicts that take less time to find than another thread takes to begin. */
const few = 2000;

/**
 * The answers of each series, in their order, and the verdicts they are made of. What was found before of the same
 * numbers is not looked for again; many others are found by another thread, while this one goes on with other work.
 */
export async function sharedAnswers(
  series: readonly AskedSeries[],
  asked: AskedOfAll,
  { before = new Map(), apart }: { before?: VerdictsByKey | undefined; apart?: boolean } = {},
): Promise<{ answers: PlaceAnswers[]; found: Map<string, FoundVerdict> }> {
  const keys = series.map((one) => windowKeys(one, asked));
  const seen = new Set<string>();
  const unanswered = series.flatMap((one, index) => {
    const windows = (keys[index] ?? []).filter(
      ({ key }) => !before.has(key) && !seen.has(key) && seen.add(key),
    );
    return windows.length === 0 ? [] : [{ series: one, windows }];
  });
  const asking = { series: unanswered.map(withQuarters), asked };
  const isApart = apart ?? (seen.size > few && availableParallelism() > 1);
  const looked = byKey(unanswered, isApart ? await foundApart(asking) : verdictsOf(asking));
  const found = new Map<string, FoundVerdict>();
  const answers = keys.map((windows) => {
    const verdicts = windows.map(({ key }) => {
      const verdict = before.get(key) ?? looked.get(key);
      if (verdict === undefined) throw new Error(`a window without a verdict: ${key}`);
      found.set(key, verdict);
      return verdict;
    });
    return answersOf(verdicts, asked.rules);
  });
  return { answers, found };
}

const withQuarters = ({ series, windows }: Unanswered) => ({
  series,
  quarters: windows.map(({ quarter }) => quarter),
});

const foundApart = async (asking: AnswersAsked) =>
  answerOfThread<FoundVerdict[][]>(new URL("answer-thread.ts", import.meta.url), asking);

/** The verdicts that are asked of each series. */
export function verdictsOf({ series, asked }: AnswersAsked): FoundVerdict[][] {
  return series.map((one) => foundVerdicts(one.series, one.quarters, asked));
}

function byKey(
  unanswered: readonly Unanswered[],
  verdicts: readonly (readonly FoundVerdict[])[],
): Map<string, FoundVerdict> {
  return new Map(
    unanswered.flatMap(({ windows }, index) =>
      windows.map(({ key }, at): [string, FoundVerdict] => {
        const verdict = verdicts[index]?.[at];
        if (verdict === undefined) throw new Error(`a window without a verdict: ${key}`);
        return [key, verdict];
      }),
    ),
  );
}
