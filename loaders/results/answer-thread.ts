import { parentPort, workerData } from "node:worker_threads";
import { verdictsOf, type AnswersAsked } from "./shared-answers.ts";

// The verdicts of the series that another thread hands over.
const asking: AnswersAsked = workerData;
parentPort?.postMessage(verdictsOf(asking), []);
