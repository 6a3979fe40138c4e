import { parseArgs } from "node:util";
import { builtDatabase } from "./built-database.ts";
import { readRows } from "./duckdb.ts";
import { Stopped, stoppedLine } from "./intake/stopped.ts";
import { monthVersions } from "./month-versions.ts";
import { versionChanges } from "./version-changes.ts";

const usage =
  "Bruk: npm run versions -- --unit <enhet> --month ÅÅÅÅ-MM [--between <versjon> <versjon>] [--data <mappe>]";

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
    const { connection } = database;
    const [run] = await readRows(connection, "select made_up from reference.run");
    const [known] = await readRows(
      connection,
      "from results.places where place_id = $unit and place_level = 'unit'",
      {
        unit: asked.unit,
      },
    );
    const lines = await (
      asked.between
        ? versionChanges(connection, asked.unit, asked.month, asked.between)
        : monthVersions(connection, asked.unit, asked.month)
    ).finally(database.close);
    if (lines.length === 0)
      throw new Stopped(
        known === undefined
          ? `Fant ikke enheten «${asked.unit}» i enhetsregisteret. Skriv enhetens id.`
          : `${asked.unit} har ingen rapport for ${asked.month} i «${asked.folder}».`,
      );
    if (run?.["made_up"] === true) console.log("Eksempeldata: rapportene er oppdiktet.");
    console.log(lines.join("\n"));
    return 0;
  } catch (error) {
    console.error(stoppedLine(error));
    return 1;
  }
}

interface Asked {
  folder: string;
  unit: string;
  month: string;
  between: [number, number] | undefined;
}

function readOptions(): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        between: { type: "string" },
        data: { type: "string", default: "data" },
        unit: { type: "string" },
        month: { type: "string" },
      },
    });
    const { data: folder, unit, month } = values;
    if (unit === undefined || month === undefined || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return undefined;
    const numbers = [values.between ?? "", ...positionals].filter((text) => text !== "").map(Number);
    const [earlier, later] = numbers;
    if (numbers.length === 0) return { folder, unit, month, between: undefined };
    if (numbers.length !== 2 || earlier === undefined || later === undefined || !(earlier < later))
      return undefined;
    return { folder, unit, month, between: [earlier, later] };
  } catch {
    return undefined;
  }
}
