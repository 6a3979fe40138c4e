import { availableParallelism } from "node:os";
import { threadOf } from "../thread.ts";
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
  const theirs = answersOfThread({ series: series.filter((_, index) => isOther(index)), asked });
  const own = series.filter((_, index) => !isOther(index)).map((one) => placeAnswers(one, asked));
  const [other, self] = [(await theirs).values(), own.values()];
  return series.map((_, index) => {
    const answers = (isOther(index) ? other : self).next();
    if (answers.done === true) throw new Error(`a series without an answer: number ${index}`);
    return answers.value;
  });
}

const isOther = (index: number) => index % 2 === 1;

async function answersOfThread(workerData: AnswersAsked): Promise<PlaceAnswers[]> {
  const thread = threadOf(new URL("answer-thread.ts", import.meta.url), workerData);
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("the thread that answers trends stopped without an answer")));
  });
}
