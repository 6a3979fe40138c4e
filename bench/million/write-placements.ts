import { writePlacementsCsv } from "./placements-csv.ts";

const [csv = "", rows = ""] = process.argv.slice(2);
await writePlacementsCsv(csv, Number(rows));
