import { availableParallelism } from "node:os";
import { answerOfThread } from "../thread.ts";
import { placeAnswers, type AskedOfAll, type AskedSeries, type PlaceAnswers } from "./place-answers.ts";

/** What the other thread is given. */
export interface AnswersAsked {
  series: readonly AskedSeries[];
  asked: AskedOfAll;
}

/** Series that take less time to answer than a second thread takes to begin. */
const few = 300;

/** The answers of each series, in their order; of many, every other is found by a second thread. */
export async function sharedAnswers(
  series: readonly AskedSeries[],
  asked: AskedOfAll,
  threads: number = series.length > few ? availableParallelism() : 1,
): Promise<PlaceAnswers[]> {
  if (threads === 1) return series.map((one) => placeAnswers(one, asked));
  const handedOver: AnswersAsked = { series: series.filter((_, index) => isOther(index)), asked };
  const theirs = answerOfThread<PlaceAnswers[]>(new URL("answer-thread.ts", import.meta.url), handedOver);
  const own = series.filter((_, index) => !isOther(index)).map((one) => placeAnswers(one, asked));
  const [other, self] = [(await theirs).values(), own.values()];
  return series.map((_, index) => {
    const answers = (isOther(index) ? other : self).next();
    if (answers.done === true) throw new Error(`a series without an answer: number ${index}`);
    return answers.value;
  });
}

const isOther = (index: number) => index % 2 === 1;
