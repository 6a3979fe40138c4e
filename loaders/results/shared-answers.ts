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

/** Verdicts that take less time to find than a second thread takes to begin. */
const few = 4000;

/**
 * The answers of each series, in their order, and the verdicts they are made of. What was found before of the same
 * numbers is not looked for again; of many others, every other series' are found by a second thread.
 */
export async function sharedAnswers(
  series: readonly AskedSeries[],
  asked: AskedOfAll,
  { before = new Map(), threads }: { before?: VerdictsByKey | undefined; threads?: number } = {},
): Promise<{ answers: PlaceAnswers[]; found: Map<string, FoundVerdict> }> {
  const keys = series.map((one) => windowKeys(one, asked));
  const seen = new Set<string>();
  const unanswered = series.flatMap((one, index) => {
    const windows = (keys[index] ?? []).filter(
      ({ key }) => !before.has(key) && !seen.has(key) && seen.add(key),
    );
    return windows.length === 0 ? [] : [{ series: one, windows }];
  });
  const looked = await lookedFor(
    unanswered,
    asked,
    threads ?? (seen.size > few ? availableParallelism() : 1),
  );
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

async function lookedFor(
  unanswered: readonly Unanswered[],
  asked: AskedOfAll,
  threads: number,
): Promise<VerdictsByKey> {
  if (threads === 1)
    return byKey(
      unanswered,
      unanswered.map((one) => verdictsOf(one, asked)),
    );
  const [theirs, own] = [
    unanswered.filter((_, at) => at % 2 === 1),
    unanswered.filter((_, at) => at % 2 === 0),
  ];
  const handedOver: AnswersAsked = { series: theirs.map(asking), asked };
  const others = answerOfThread<FoundVerdict[][]>(new URL("answer-thread.ts", import.meta.url), handedOver);
  const ours = own.map((one) => verdictsOf(one, asked));
  return new Map([...byKey(own, ours), ...byKey(theirs, await others)]);
}

const verdictsOf = (one: Unanswered, asked: AskedOfAll) => {
  const { series, quarters } = asking(one);
  return foundVerdicts(series, quarters, asked);
};

const asking = ({ series, windows }: Unanswered) => ({
  series,
  quarters: windows.map(({ quarter }) => quarter),
});

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
