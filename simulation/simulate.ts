import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Temporal } from "temporal-polyfill";
import { lengthStudies } from "./intervals/length-coverage.ts";
import { rateStudies } from "./intervals/rate-coverage.ts";
import { ratioStudies } from "./intervals/ratio-coverage.ts";
import { shareStudies } from "./intervals/share-coverage.ts";
import { unitLimitStudies } from "./intervals/unit-limit-coverage.ts";
import { nationStudies } from "./places/nation-studies.ts";
import { unitStudies } from "./places/unit-studies.ts";
import { resultCsv } from "./result-csv.ts";
import { ruleOn } from "./rule.ts";
import { simulated } from "./simulated.ts";
import { summary } from "./summary.ts";

const { values } = parseArgs({
  options: {
    /** The day whose settings the rule has, and that the result is dated with. */
    date: { type: "string", default: Temporal.Now.plainDateISO("Europe/Oslo").toString() },
    seed: { type: "string", default: "1" },
    /** Few of the series, to see that all works: nothing is written but where `--output` says. */
    quick: { type: "boolean", default: false },
    output: { type: "string" },
  },
});
const seed = Number(values.seed);
const output = values.output ?? (values.quick ? undefined : "data/reference/simulation.csv");

const rule = await ruleOn(values.date);
const studies = [
  ...rateStudies(),
  ...shareStudies(),
  ...ratioStudies(rule.ratio),
  ...lengthStudies(),
  ...unitLimitStudies(),
  ...unitStudies(rule.verdict),
  ...nationStudies(rule),
];
const shares = simulated(studies, seed, values.quick ? 1 / 1000 : 1, (title, number) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${number + 1} of ${studies.length}: ${title}`);
});
if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
if (output !== undefined) writeFileSync(output, resultCsv(shares, { seed, date: values.date }));
console.log(summary(shares));
