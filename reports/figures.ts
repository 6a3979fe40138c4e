import { builtDatabase } from "../loaders/built-database.ts";
import { commandEnded } from "../loaders/forms/command-ended.ts";
import { commandOptions, notUnderstood } from "../loaders/forms/command-options.ts";
import { writeAsked } from "../loaders/forms/write-asked.ts";
import { Stopped } from "../loaders/intake/stopped.ts";
import { wordsOf } from "../src/words/words.ts";
import { periodFigures } from "./period-figures.ts";
import { noFigures } from "./no-figures.ts";
import { givenQuarter, regionAsked } from "./report-command.ts";

const usage =
  "Bruk: npm run figures -- --region <region> --quarter ÅÅÅÅ-qN [--data <mappe>] [--out <fil.csv>]";

// 0 when the figures were written, 1 when there are none.
process.exitCode = await commandEnded(options, async ({ data, region, period, out }) => {
  const { connection, close } = await builtDatabase(data);
  try {
    const { place_id } = await regionAsked(connection, region);
    const scope = { place_id, ...period };
    const csv = await periodFigures(connection, scope, wordsOf("nb"));
    if (csv === undefined) throw new Stopped(await noFigures(connection, scope, data));
    const path = out ?? `${place_id}_${scope.name}.csv`;
    writeAsked(path, csv);
    console.log(`Skrev ${path}`);
  } finally {
    close();
  }
  return 0;
});

function options() {
  const { data = "data", region, quarter, out } = commandOptions(["data", "region", "quarter", "out"], usage);
  if (region === undefined) throw notUnderstood("--region mangler: hvilken region er tallene for?", usage);
  if (quarter === undefined) throw notUnderstood("--quarter mangler: hvilket kvartal er tallene for?", usage);
  return { data, region, period: givenQuarter(quarter, usage), out };
}
