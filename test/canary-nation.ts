import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { sixUnits } from "../loaders/protection/made-up-nation.ts";
import { built, reports, type Built, type RawRows } from "../loaders/test-rows.ts";

const units = sixUnits.filter(({ place_level }) => place_level === "unit").map(({ place_id }) => place_id);
const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, "0")}`);

/** How many stays a unit has in a month: large units many, small ones a few a year, one none. */
const staysOf = (unit: number, month: number) =>
  [3, 2, month % 4 === 0 ? 1 : 0, 0, 2, month === 5 ? 2 : 0][unit] ?? 0;

/** A report that never came: what it would have told lacks, and is neither none nor hidden. */
const isMissing = (unit: string, month: string) => unit === "vest-2" && month === "2025-11";

// Prison days and hours that occur nowhere else, and words that no site but the directorate's may know.
const raw = withNotes(
  reports(
    ...units.flatMap((unit, at) =>
      months
        .filter((month) => !isMissing(unit, month))
        .map((month) => ({ month, index: months.indexOf(month) }))
        .map(({ month, index }) => ({
          unit,
          month,
          prisonDays: 1_000_003 + 120_011 * at + 7_013 * index,
          sha256: `kanarifil-${unit}-${month}`,
          placements: Array.from({ length: staysOf(at, index) }, (_, stay) => ({
            id: `KANARI-PLASSERING-${unit}-${month}-${stay}`,
            person: `KANARI-PERSON-${unit}-${index}-${stay}`,
            start: `${month}-${String(2 + 4 * stay).padStart(2, "0")} 10:00`,
            end: `${month}-${String(3 + 4 * stay).padStart(2, "0")} 1${stay}:${String(11 + 7 * at + index).padStart(2, "0")}`,
            reasons: stay === 0 ? ["self_harm"] : ["violence"],
          })),
        })),
    ),
  ),
);

function withNotes(rows: RawRows): RawRows {
  return {
    ...rows,
    plasseringer: (rows.plasseringer ?? []).map((row, at) => ({ ...row, merknad: `KANARI-FRITEKST ${at}` })),
  };
}

/** Words that the reports hold, and that no site of another than the directorate may. */
export const canaryWords = ["KANARI-FRITEKST", "KANARI-PERSON", "KANARI-PLASSERING", "kanarifil"];

/** A year of six units whose numbers occur nowhere else, in memory and as the database of a data folder. */
export async function canaryNation(data: string): Promise<Built> {
  const nation = await built(raw, { places: sixUnits, title: "Kanarilandet" });
  const { connection, name } = nation;
  mkdirSync(data, { recursive: true });
  await connection.run("create table raw.built_from as select 'kanari' as fingerprint");
  await connection.run(`attach '${join(data, "safety-cells.duckdb").replaceAll("'", "''")}' as kept`);
  await connection.run(`copy from database ${name} to kept`);
  await connection.run("detach kept");
  return nation;
}
