import { readRows, type DuckDBConnection, type StoredRow } from "../loaders/duckdb.ts";
import { numberIn, type ToldFigure } from "./told-figures.ts";

/** Which numbers of a figure's table are compared, and the select that has the same of `published`, row by row. */
interface Compared {
  /** The table, where it is not the first; its columns, in the order of the select's. */
  table?: number;
  columns: number[];
  sql: string;
}

const ofPlace = "place_id = $place and organisation = 'now'";
const ofCells = `${ofPlace} and measure_id = 'safety_cell' and population = 'adults'`;
const periodOf = (name: string) =>
  name.includes("kvartal") ? "quarter" : /^\d{4}$/.test(name) ? "year" : "month";

/** Figures of adults in a safety cell over time: a number, the least that is known where it is not whole, else none. */
function overTime(
  columns: Record<number, [indicator: string, part?: "numerator" | "denominator"]>,
): Compared {
  const told = Object.values(columns).map(([indicator, part]) =>
    part === undefined
      ? `max(case when state = 'value' then value when state in ('incomplete', 'not_reported') then low end)
          filter (where indicator_id = '${indicator}')::double`
      : `max(${part}) filter (where indicator_id = '${indicator}')::double`,
  );
  const indicators = Object.values(columns).map(([indicator]) => `'${indicator}'`);
  return {
    columns: Object.keys(columns).map(Number),
    sql: `select ${told.map((one, i) => `${one} as c${i}`).join(", ")}
      from published.figures
      where ${ofCells} and period = $period and indicator_id in (${indicators.join(", ")})
      group by period_start
      order by period_start`,
  };
}

/** The line of a trend: events and exposure as they were counted, what they make, and what the rule expects. */
function trend(which: string): Compared {
  return {
    columns: [1, 2, 3, 4],
    sql: `select
        fits.events::double as c0,
        fits.exposure::double as c1,
        fits.events / fits.exposure * if(trends.kind <> 'share' and answers.is_rate, 1000, 1) as c2,
        fits.fitted / fits.exposure * if(trends.kind <> 'share' and answers.is_rate, 1000, 1) as c3
      from published.trend_fits as fits
      join reference.trends as trends using (trend_id)
      join published.trend_answers as answers using (organisation, place_id, trend_id)
      where fits.place_id = $place and fits.organisation = 'now' and ${which}
        and answers.quarter = (select max(quarter) from published.trend_answers)
      order by fits.quarter`,
  };
}

function startTimes(kind: "hour" | "weekday"): Compared {
  return {
    columns: [1],
    sql: `select stays::double as c0 from published.start_times
      where ${ofPlace} and slot_kind = '${kind}' order by slot`,
  };
}

function split(quantity: "stays" | "hours"): Compared {
  return {
    columns: [1],
    sql: `select unnest([of_size, of_ratio, change])::double as c0
      from published.decompositions
      where place_id = $place and quantity = '${quantity}' and of_size is not null`,
  };
}

const stays = overTime({ 1: ["stays_started"] });

/** The figures that stand on pages of places, by their ids. */
const ofPlaces: Record<string, Compared> = {
  opphold: stays,
  "opphold-per-maned": stays,
  "opphold-per-ar": stays,
  "timer-per-maned": overTime({ 1: ["cell_hours"] }),
  rate: overTime({ 1: ["rate"], 3: ["rate", "numerator"], 4: ["rate", "denominator"] }),
  selvskading: overTime({
    1: ["self_harm_share_stays"],
    3: ["self_harm_share_stays", "numerator"],
    4: ["self_harm_share_stays", "denominator"],
    5: ["narrow_share_stays"],
  }),
  "lange-opphold": overTime({ 1: ["share_over_24_h"], 3: ["share_over_48_h"], 5: ["share_over_72_h"] }),
  utvikling: trend("trend_id = 'stays'"),
  timer: trend("trend_id = 'hours'"),
  "nar-pa-dognet": startTimes("hour"),
  "nar-i-uken": startTimes("weekday"),
  "varighet-fordelt": {
    columns: [1, 2],
    sql: `select ended_stays::double as c0, open_stays::double as c1 from published.length_classes
      where ${ofPlace} order by from_hours`,
  },
  varighet: {
    columns: [0, 1, 3],
    sql: `select hours as c0, share as c1, at_risk::double as c2 from published.length_curves
      where ${ofPlace} and period = 'last_12' order by hours`,
  },
  "delt-opphold": split("stays"),
  "delt-timer": split("hours"),
  "rapporter-per-maned": {
    columns: [1],
    sql: `select months_reported::double as c0 from published.figures
      where ${ofCells} and period = 'month' and indicator_id = 'reports_received' and months_expected > 0
      order by period_start`,
  },
  "tre-personer": {
    columns: [1, 2, 4],
    sql: `select denominator::double as c0, numerator::double as c1, value as c2 from published.figures
      where ${ofCells} and period = 'year' and indicator_id = 'top_3_share' and state = 'value' and denominator > 0
      order by period_start`,
  },
  bidrag: {
    table: 1,
    columns: [2, 3, 4, 5],
    sql: `select months::double as c0, stays_now::double as c1, stays_before::double as c2, contribution::double as c3
      from published.contributions`,
  },
};

/** Where there are too few stays for a curve: medians by year. */
const medians = overTime({ 1: ["length_median"], 3: ["length_longest"], 4: ["open_stays"] });

/** What the rows of the monitoring chart are: a month or quarter with its counts, or the days before a stay. */
const monitoring = (heads: string[]): Compared =>
  heads.length > 6
    ? monitoringOf("indicator_id = 'rate'")
    : {
        columns: [1, 2, 3, 4],
        sql: `select value as c0, centre as c1, lower as c2, upper as c3
          from published.monitoring_points where ${ofPlace} and indicator_id = 'stays_started' order by point`,
      };

const monitoringOf = (which: string): Compared => ({
  columns: [1, 2, 3, 4, 5, 6],
  sql: `select numerator::double as c0, denominator::double as c1, value as c2, centre as c3, lower as c4, upper as c5
    from published.monitoring_points where ${ofPlace} and ${which} order by point`,
});

/** The page of units: each by its name, a column a quarter; and beside the others of its kind. */
function ofUnits(id: string, heads: string[]): Compared | undefined {
  if (id.startsWith("sammenligning"))
    return {
      columns: [2, 3, 5],
      sql: `select units.name, prison_days::double as c0, stays::double as c1, expected as c2
        from published.unit_comparison
        join (${unitNames}) as units using (unit_id)
        where state <> 'not_applicable'`,
    };
  if (id !== "enheter-kvartaler") return undefined;
  const quarters = heads.slice(1).map((_, i) => i);
  const numbers = quarters.map(
    (i) => `max(case state when 'value' then value when 'incomplete' then low end) filter (where nth = ${i})`,
  );
  return {
    columns: quarters.map((i) => i + 1),
    sql: `select units.name, ${numbers.map((one, i) => `${one}::double as c${i}`).join(", ")}
      from (
        select *, dense_rank() over (order by period_start) - 1 as nth
        from published.figures
        where organisation = 'now' and measure_id = 'safety_cell' and population = 'adults'
          and period = 'quarter' and indicator_id = 'stays_started'
      ) as figures
      join (${unitNames}) as units on units.unit_id = figures.place_id
      group by units.name`,
  };
}

const unitNames = `select place_id as unit_id, arg_max(name, coalesce(valid_from, date '0001-01-01')) as name
  from published.places where place_level = 'unit' group by all`;

/** A rule of the act in force at the first place of the page: the country. */
function duty(id: string): Compared | undefined {
  const [, measure, rule, youth] = /^([a-z_]+)-([a-z_]+?)(-under_18)?$/.exec(id) ?? [];
  return {
    columns: [1, 2, 3, 4],
    sql: `select stays_due::double as c0, stays_answered::double as c1, stays_in_time::double as c2, share as c3
      from published.duties
      where place_id = $place and act = 'in_force' and period = 'quarter' and measure_id = '${measure}'
        and duty = '${rule}' and under_18 = ${youth !== undefined}
      order by period_start`,
  };
}

/** The grid of the whole country: how many months of each unit were what. */
const grid: Compared = {
  columns: [1, 2, 3, 4, 5],
  sql: `select
      count(*) filter (where state = 'value' and not nil_report)::double as c0,
      count(*) filter (where state = 'value' and nil_report)::double as c1,
      count(*) filter (where state = 'incomplete')::double as c2,
      count(*) filter (where state = 'not_reported' and is_due)::double as c3,
      count(*) filter (where late)::double as c4
    from published.unit_months
    group by unit_order, unit_id
    order by unit_order, unit_id`,
};

function comparedAs(page: string, { id, tables }: ToldFigure): Compared | undefined {
  if (page === "enheter.html") return ofUnits(id, tables[0]?.heads ?? []);
  if (page === "folges-reglene.html") return duty(id);
  if (page === "datakvalitet.html") return grid;
  if (id === "varighet" && tables[0]?.heads[0] === "År") return medians;
  if (id === "nar-noe-skilte-seg-ut") return monitoring(tables[0]?.heads ?? []);
  if (id === "nar-andelen-skilte-seg-ut") return monitoringOf("indicator_id = 'self_harm_share_stays'");
  if (page !== "index.html") return ofPlaces[id];
  const [, measure] = /^tiltak-(\w+)$/.exec(id) ?? [];
  if (measure !== undefined)
    return trend(
      `trends.measure_id = '${measure}' and trends.population = 'adults' and trends.kind = 'count'`,
    );
  return id === "selvskading" ? trend("trend_id = 'self_harm_share'") : ofPlaces[id];
}

/** What a figure's table says and `published` does not have, in words; undefined where nothing is compared. */
export async function unlikePublished(
  connection: DuckDBConnection,
  page: string,
  figure: ToldFigure,
): Promise<string[] | undefined> {
  const compared = comparedAs(page, figure);
  const table = figure.tables[compared?.table ?? 0];
  if (compared === undefined || table === undefined || table.rows.length === 0) return undefined;
  const place = /^(?:region|fengsel)\/(.*)\.html$/.exec(page)?.[1];
  const given = {
    ...(compared.sql.includes("$place") && { place: place ?? (await countryId(connection)) }),
    ...(compared.sql.includes("$period") && { period: periodOf(table.rows[0]?.[0] ?? "") }),
  };
  const published = await readRows(connection, compared.sql, given);
  const ofRow = (row: StoredRow, at: number) =>
    typeof row["name"] === "string"
      ? table.rows.find(([name]) => name === row["name"])
      : published.length === table.rows.length
        ? table.rows[at]
        : undefined;
  const shown = published.filter((row, at) => ofRow(row, at) !== undefined);
  if (shown.length !== table.rows.length)
    return [`${figure.id}: ${table.rows.length} rows, and ${published.length} published`];
  return shown.flatMap((row, at) => {
    const cells = ofRow(row, at) ?? [];
    return compared.columns.flatMap((column, i) =>
      isTold(cells[column] ?? "", row[`c${i}`])
        ? []
        : [`${figure.id}, ${cells[0]}: «${cells[column]}», and ${String(row[`c${i}`])} published`],
    );
  });
}

/** A cell tells a published number, rounded as it is written; where there is none, it has none. */
function isTold(cell: string, published: unknown): boolean {
  const written = numberIn(cell.replace(/^minst /, "").replace(/^ingen er meldt/, "0"));
  if (typeof published !== "number") return written === undefined;
  if (written === undefined) return false;
  const shown = cell.includes("%") ? 100 * published : published;
  return Math.abs(shown - written.number) <= written.half + 1e-6;
}

async function countryId(connection: DuckDBConnection): Promise<string> {
  const [row] = await readRows(
    connection,
    "select distinct place_id from published.places where place_level = 'country'",
  );
  return String(row?.["place_id"]);
}
