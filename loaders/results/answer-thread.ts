import { parentPort, workerData } from "node:worker_threads";
import { placeAnswers } from "./place-answers.ts";
import type { AnswersAsked } from "./shared-answers.ts";

// The answers of the series that another thread hands over.
const { series, asked }: AnswersAsked = workerData;
const answers = series.map((one) => placeAnswers(one, asked));
parentPort?.postMessage(answers, []);
