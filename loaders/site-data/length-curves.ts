import { group, groups } from "d3-array";
import type { ByOrganisation } from "../../src/figures/by-organisation.ts";
import type { LengthChange, LengthCurve, StepLine, Threshold } from "../../src/figures/length-curve.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";
import { byOrganisation, placeKey } from "./by-organisation.ts";
import { number, numberOrNull, sevenDigits, shortNumber, text, textOrNull } from "./cells.ts";

/** The curve of lengths of each place that has one, by each organisation. */
export async function readLengthCurves(
  connection: DuckDBConnection,
): Promise<Map<string, ByOrganisation<LengthCurve>>> {
  const steps = group(
    await readRows(connection, "from published.length_curves order by place_id, organisation, hours"),
    placeKey,
  );
  const changes = group(
    await readRows(connection, "from published.length_changes order by place_id, organisation, hours"),
    placeKey,
  );
  const rows = (await readRows(connection, medians)).map((row) => ({
    place_id: text(row, "place_id"),
    organisation: text(row, "organisation"),
    said: {
      median: shortNumber(row, "median"),
      median_lower: shortNumber(row, "lower"),
      median_upper: shortNumber(row, "upper"),
      method: textOrNull(row, "method"),
      stays: numberOrNull(row, "stays"),
      open_stays: numberOrNull(row, "open_stays"),
      steps: (steps.get(placeKey(row)) ?? []).map(stepLine),
      changes: (changes.get(placeKey(row)) ?? []).map(changeOf),
    },
  }));
  return new Map(groups(rows, ({ place_id }) => place_id).map(([id, own]) => [id, byOrganisation(own)]));
}

/** The thresholds of law for adults in a safety cell, in force on the day that is looked from. */
export async function readThresholds(connection: DuckDBConnection): Promise<Threshold[]> {
  const rows = await readRows(
    connection,
    `select thresholds.hours, thresholds.name_nb
    from reference.thresholds as thresholds
    cross join reference.run as run
    where thresholds.measure_id = 'safety_cell'
        and not thresholds.under_18
        and thresholds.duty not in ('supervision', 'health_visit')
        and run.as_of >= thresholds.valid_from
        and run.as_of < coalesce(thresholds.valid_to, date '9999-12-31')
    order by thresholds.hours, thresholds.rowid`,
  );
  return rows.map((row) => ({ hours: number(row, "hours"), name_nb: text(row, "name_nb") }));
}

// One row per place with a curve: its median, with the stays that it rests on.
const medians = `
  with curves as (
    select distinct organisation, place_id, period, period_start
    from published.length_curves
  ),

  figures as (
    select figures.*
    from published.figures as figures
    join curves using (organisation, place_id, period, period_start)
    where figures.measure_id = 'safety_cell'
        and figures.population = 'adults'
        and figures.indicator_id in ('length_median', 'open_stays')
  )

  select
    medians.organisation,
    medians.place_id,
    medians.value as median,
    medians.lower,
    medians.upper,
    medians.method,
    medians.denominator as stays,
    open.value as open_stays
  from figures as medians
  left join figures as open
      on open.organisation = medians.organisation
      and open.place_id = medians.place_id
      and open.indicator_id = 'open_stays'
  where medians.indicator_id = 'length_median'
  order by medians.place_id, medians.organisation`;

function stepLine(row: StoredRow): StepLine {
  return [
    sevenDigits(number(row, "hours")),
    sevenDigits(number(row, "share")),
    shortNumber(row, "lower"),
    shortNumber(row, "upper"),
    number(row, "at_risk"),
  ];
}

function changeOf(row: StoredRow): LengthChange {
  return {
    hours: number(row, "hours"),
    state: text(row, "state"),
    share: shortNumber(row, "share"),
    previous_share: shortNumber(row, "previous_share"),
    difference: shortNumber(row, "difference"),
    lower: shortNumber(row, "lower"),
    upper: shortNumber(row, "upper"),
    log_rank_p: shortNumber(row, "log_rank_p"),
  };
}
