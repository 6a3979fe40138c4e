import { fork, type ChildProcess } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Temporal } from "temporal-polyfill";
import { runOf } from "../loaders/run-of.ts";
import { added, answerCounts, type AnswerCount } from "./sample-counts.ts";
import { sampleCsv } from "./sample-csv.ts";
import { sampleSummary } from "./sample-summary.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "200" },
    /** The day that the result is dated with. */
    date: { type: "string", default: Temporal.Now.plainDateISO("Europe/Oslo").toString() },
    output: { type: "string", default: "data/reference/simulation-sample.csv" },
  },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);

/** Other trends than that of stays cost more than they tell, and are asked for in every tenth sample. */
const isAskedAll = (seed: number) => seed % 10 === 1;

const left = seeds.values();
const counts: AnswerCount[] = [];
let done = 0;
await Promise.all([inProcess(), inProcess()]);
if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");

const samples = { seeds: seeds.length, seeds_of_all_trends: seeds.filter(isAskedAll).length };
const result = added(counts);
writeFileSync(values.output, sampleCsv(result, { ...samples, date: values.date }));
console.log(sampleSummary(result, samples));

/** Takes seed after seed until none is left, in a process of its own. */
async function inProcess(): Promise<void> {
  // Samples are made and dropped: most of what is made dies young.
  const execArgv = [...process.execArgv, "--max-semi-space-size=64"];
  const [runner = "", ...program] = runOf(join(import.meta.dirname, "sample-seed.ts"));
  const child = fork(runner, program, { execArgv });
  for (const seed of left) {
    counts.push(...(await answered(child, seed)));
    done += 1;
    if (process.stderr.isTTY || done % 10 === 0) process.stderr.write(`\r${done} of ${seeds.length} samples`);
  }
  child.disconnect();
}

function answered(child: ChildProcess, seed: number): Promise<AnswerCount[]> {
  return new Promise((resolve, reject) => {
    const stopped = () => reject(new Error(`the process of sample ${seed} stopped`));
    child.once("exit", stopped);
    child.once("message", (message) => {
      child.off("exit", stopped);
      resolve(answerCounts.parse(message));
    });
    child.send({ seed, trends: isAskedAll(seed) ? null : ["stays"] });
  });
}
