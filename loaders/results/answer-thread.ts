import { parentPort, workerData } from "node:worker_threads";
import { foundVerdicts } from "./place-answers.ts";
import type { AnswersAsked } from "./shared-answers.ts";

// The verdicts of the series that another thread hands over.
const { series, asked }: AnswersAsked = workerData;
const verdicts = series.map((one) => foundVerdicts(one.series, one.quarters, asked));
parentPort?.postMessage(verdicts, []);
