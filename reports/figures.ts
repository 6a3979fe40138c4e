import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { builtDatabase } from "../loaders/built-database.ts";
import { Stopped, stoppedLine } from "../loaders/intake/stopped.ts";
import { wordsOf } from "../src/words/words.ts";
import { periodFigures } from "./period-figures.ts";
import { noFigures } from "./no-figures.ts";
import { regionAsked } from "./report-command.ts";
import { periodOf } from "./report-scope.ts";

const usage =
  "Bruk: npm run figures -- --region <region> --quarter ÅÅÅÅ-qN [--data <mappe>] [--out <fil.csv>]";

process.exitCode = await main();

/** 0 when the figures were written, 1 when there are none, 2 when the command was not understood. */
async function main(): Promise<number> {
  const asked = readOptions();
  if (!asked) {
    console.error(usage);
    return 2;
  }
  try {
    const { connection, close } = await builtDatabase(asked.folder);
    try {
      const { place_id } = await regionAsked(connection, asked.region);
      const scope = { place_id, ...asked.period };
      const csv = await periodFigures(connection, scope, wordsOf("nb"));
      if (csv === undefined) throw new Stopped(await noFigures(connection, scope, asked.folder));
      const out = asked.out ?? `${place_id}_${scope.name}.csv`;
      writeFileSync(out, csv);
      console.log(`Skrev ${out}`);
    } finally {
      close();
    }
    return 0;
  } catch (error) {
    console.error(stoppedLine(error));
    return 1;
  }
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: "string", default: "data" },
        region: { type: "string" },
        quarter: { type: "string" },
        out: { type: "string" },
      },
    });
    const { data: folder, region, quarter = "" } = values;
    const period = periodOf(quarter);
    if (region === undefined || period?.period !== "quarter") return undefined;
    return { folder, region, period, out: values.out };
  } catch {
    return undefined;
  }
}
