import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { builtDatabase } from "../loaders/built-database.ts";
import { readRows } from "../loaders/duckdb.ts";
import { addMonths } from "../loaders/forms/oslo-time.ts";
import { loadFolder } from "../loaders/intake/load-folder.ts";
import { writeSample } from "../loaders/sample/write-sample.ts";

const truthFile = z.object({
  unit_months: z.array(
    z.object({
      unit_id: z.string(),
      month: z.string(),
      course: z.string(),
      measures: z.array(
        z.object({
          measure_id: z.string(),
          stays_started: z.number(),
          stays_started_under_18: z.number(),
          placements_started: z.number(),
          decisions: z.number(),
          persons: z.number(),
          seconds: z.number(),
        }),
      ),
    }),
  ),
});

/** What we count in a unit's month beside what truly happened, as lines that can be compared. */
export interface Comparison {
  counted: string[];
  truth: string[];
  /** Months with a stay that truly went on from a placement which no report that holds tells of. */
  unlinked: string[];
}

/** Makes a sample, loads it, and sets our counts of adults in a safety cell beside the truth of every month that counts. */
export async function compareWithTruth(
  folder: string,
  options: { seed: number; from: string; to: string; units: number | null },
): Promise<Comparison> {
  await writeSample(folder, options, () => {});
  await loadFolder({ folder, now: Temporal.Instant.from("2026-11-20T12:00:00Z") });
  const { unit_months } = truthFile.parse(JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")));
  const { connection, close } = await builtDatabase(folder);
  const rows = await readRows(connection, countsOfMonths);
  close();
  const broken = new Set(
    unit_months
      .filter(({ course }) => course === "broken")
      .map(({ unit_id, month }) => `${unit_id} ${month}`),
  );
  const truths = new Map<string, typeof none | undefined>(
    unit_months
      // What was broken on purpose has its own list, and may tell wrongly of the month before; of what was never
      // sent nothing can be counted.
      .filter(
        ({ unit_id, month, course }) =>
          course !== "never_sent" &&
          !broken.has(`${unit_id} ${month}`) &&
          !broken.has(`${unit_id} ${addMonths(month, 1)}`),
      )
      .map(({ unit_id, month, measures }) => {
        const cell = measures.find(({ measure_id }) => measure_id === "safety_cell");
        // The truth does not tell the hours of those under 18 from the others'.
        const told = cell && cell.stays_started_under_18 > 0 ? undefined : (cell ?? none);
        return [`${unit_id} ${month}`, told] as const;
      }),
  );
  const counted: string[] = [];
  const truth: string[] = [];
  const unlinked: string[] = [];
  for (const row of rows) {
    const name = `${String(row["unit_id"])} ${String(row["month"]).slice(0, 7)}`;
    const told = truths.get(name);
    if (told === undefined) continue;
    const ours = line(
      name,
      row["stays"],
      row["placements"],
      row["decisions"],
      row["persons"],
      row["seconds"],
    );
    const { stays_started: stays, placements_started: placements, decisions, persons, seconds } = told;
    const countedStays = Number(row["stays"]);
    const unlinkedTruth = line(name, countedStays, placements, decisions, row["persons"], seconds);
    if (countedStays > stays && countedStays <= placements && ours === unlinkedTruth) unlinked.push(ours);
    else {
      counted.push(ours);
      truth.push(line(name, stays, placements, decisions, persons, seconds));
    }
  }
  return { counted, truth, unlinked };
}

const none = { stays_started: 0, placements_started: 0, decisions: 0, persons: 0, seconds: 0 };

function line(name: string, ...[stays, placements, decisions, persons, seconds]: unknown[]): string {
  return `${name}: ${String(stays)} stays, ${String(placements)} placements, ${String(decisions)} decisions, ${String(persons)} persons, ${String(seconds)} seconds`;
}

// Youth units hold hardly anyone but those under 18, whom the adults' figures leave out.
const countsOfMonths = `
with figures as (
    select *
    from published.figures
    where organisation = 'then'
        and period = 'month'
        and measure_id = 'safety_cell'
        and population = 'adults'
)

select
    months.unit_id,
    months.month,
    any_value(figures.value) filter (figures.indicator_id = 'stays_started')::integer as stays,
    any_value(figures.value) filter (figures.indicator_id = 'placements')::integer as placements,
    any_value(figures.value) filter (figures.indicator_id = 'decisions')::integer as decisions,
    any_value(figures.value) filter (figures.indicator_id = 'persons')::integer as persons,
    round(3600 * any_value(figures.value) filter (figures.indicator_id = 'cell_hours'))::bigint as seconds
from published.unit_months as months
join published.places as places
    on places.place_id = months.unit_id
    and coalesce(places.valid_from, date '0001-01-01') <= months.month
    and coalesce(places.valid_to, date '9999-12-31') > months.month
join figures
    on figures.place_id = months.unit_id
    and figures.period_start = months.month
where months.safety_cell_state = 'value'
    and not places.youth
group by all
order by all
`;
