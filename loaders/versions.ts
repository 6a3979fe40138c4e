import { parseArgs } from "node:util";
import { builtDatabase } from "./built-database.ts";
import { readRows } from "./duckdb.ts";
import { commandEnded } from "./forms/command-ended.ts";
import { notUnderstood, understood } from "./forms/command-options.ts";
import { Stopped } from "./intake/stopped.ts";
import { monthVersions } from "./month-versions.ts";
import { unitNotFound } from "./reference/unit-not-found.ts";
import { readPlaces } from "./site-data/places.ts";
import { versionChanges } from "./version-changes.ts";

const usage =
  "Bruk: npm run versions -- --unit <enhet> --month ÅÅÅÅ-MM [--between <versjon> <versjon>] [--data <mappe>]";

// 0 when the month's versions were shown, 1 when there are none to show.
process.exitCode = await commandEnded(options, async ({ folder, unit, month, between }) => {
  const { connection, close } = await builtDatabase(folder);
  try {
    const lines = await (between
      ? versionChanges(connection, unit, month, between)
      : monthVersions(connection, unit, month));
    if (lines.length === 0) {
      const places = await readPlaces(connection);
      if (!places.some(({ place_level, place_id }) => place_level === "unit" && place_id === unit))
        throw unitNotFound(unit, places);
      throw new Stopped(`${unit} har ingen rapport for ${month} i «${folder}».`);
    }
    const [run] = await readRows(connection, "select made_up from reference.run");
    if (run?.["made_up"] === true) console.log("Eksempeldata: rapportene er oppdiktet.");
    console.log(lines.join("\n"));
    return 0;
  } finally {
    close();
  }
});

interface Asked {
  folder: string;
  unit: string;
  month: string;
  between: [number, number] | undefined;
}

function options(): Asked {
  const { values, positionals } = understood(
    () =>
      parseArgs({
        allowPositionals: true,
        options: {
          between: { type: "string" },
          data: { type: "string", default: "data" },
          unit: { type: "string" },
          month: { type: "string" },
        },
      }),
    usage,
  );
  const { data: folder, unit, month = "", between } = values;
  if (unit === undefined) throw notUnderstood("--unit mangler: hvilken enhet?", usage);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
    throw notUnderstood(`--month skal være en måned som 2026-03, ikke «${month}».`, usage);
  if (between === undefined && positionals.length === 0) return { folder, unit, month, between: undefined };
  const [earlier = 0, later = 0, more] = [between ?? "", ...positionals].map(Number);
  if (!(0 < earlier && earlier < later) || more !== undefined)
    throw notUnderstood("--between skal ha to versjoner, den eldste først, som 1 2.", usage);
  return { folder, unit, month, between: [earlier, later] };
}
