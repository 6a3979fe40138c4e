import { parseArgs } from "node:util";
import { builtDatabase } from "./built-database.ts";
import { readRows } from "./duckdb.ts";
import { Stopped, stoppedLine } from "./intake/stopped.ts";
import { monthVersions } from "./month-versions.ts";

const usage = "Bruk: npm run versions -- --unit <enhet> --month ÅÅÅÅ-MM [--data <mappe>]";

process.exitCode = await main();

/** 0 when the month's versions were shown, 1 when there are none to show, 2 when the command was not understood. */
async function main(): Promise<number> {
  const asked = readOptions();
  if (!asked) {
    console.error(usage);
    return 2;
  }
  try {
    const database = await builtDatabase(asked.folder);
    const lines = await monthVersions(database.connection, asked.unit, asked.month);
    const [run] = await readRows(database.connection, "from reference.run");
    database.close();
    if (lines.length === 0)
      throw new Stopped(`${asked.unit} har ingen rapport for ${asked.month} i «${asked.folder}».`);
    if (run?.["made_up"] === true) console.log("Eksempeldata: rapportene er oppdiktet.");
    console.log(lines.join("\n"));
    return 0;
  } catch (error) {
    console.error(stoppedLine(error));
    return 1;
  }
}

function readOptions(): { folder: string; unit: string; month: string } | undefined {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: "string", default: "data" },
        unit: { type: "string" },
        month: { type: "string" },
      },
    });
    const { data: folder, unit, month } = values;
    if (unit === undefined || month === undefined || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return undefined;
    return { folder, unit, month };
  } catch {
    return undefined;
  }
}
