import { readRows, type DuckDBConnection } from "../duckdb.ts";
import type {
  Comparison,
  FindingGroup,
  FindingLine,
  Quality,
  QualityAssurance,
} from "../../src/figures/quality.ts";
import { numberOrNull, text, textOrNull } from "./cells.ts";

const findingsShown = 300;

/** What the page of data quality tells beside the grid. */
export async function readQuality(connection: DuckDBConnection): Promise<Quality> {
  const counted = await readRows(
    connection,
    "select count(*)::integer as count from published.findings where holds or file_status = 'refused'",
  );
  return {
    findings_by_rule: await readFindingGroups(connection),
    findings: await readFindings(connection),
    findings_in_all: numberOrNull(counted[0] ?? {}, "count") ?? 0,
    quality_assurance: await readQualityAssurance(connection),
    published_comparison: await readComparison(connection),
  };
}

async function readFindingGroups(connection: DuckDBConnection): Promise<FindingGroup[]> {
  const rows = await readRows(
    connection,
    `
    select
        rule,
        severity,
        count(distinct file_name)::integer as files,
        count(*)::integer as rows
    from published.findings
    where holds or file_status = 'refused'
    group by rule, severity
    order by case severity when 'refuses' then 1 when 'sets_aside' then 2 else 3 end, rows desc, rule`,
  );
  return rows.map((row) => ({
    rule: text(row, "rule"),
    severity: text(row, "severity"),
    files: numberOrNull(row, "files") ?? 0,
    rows: numberOrNull(row, "rows") ?? 0,
  }));
}

async function readFindings(connection: DuckDBConnection): Promise<FindingLine[]> {
  const rows = await readRows(
    connection,
    `
    select file_name, sheet, row, column_name, rule, message
    from published.findings
    where holds or file_status = 'refused'
    order by received_at desc, file_name, row, rule, message
    limit ${findingsShown}`,
  );
  return rows.map((row) => ({
    file: text(row, "file_name"),
    sheet: textOrNull(row, "sheet"),
    row: numberOrNull(row, "row"),
    column: textOrNull(row, "column_name"),
    rule: text(row, "rule"),
    message: text(row, "message"),
  }));
}

async function readQualityAssurance(connection: DuckDBConnection): Promise<QualityAssurance[]> {
  const rows = await readRows(
    connection,
    `
    select
        region_id,
        date_trunc('year', month)::date as year,
        sum(decisions)::integer as decisions,
        sum(quality_assured)::integer as quality_assured,
        sum(with_defects)::integer as with_defects,
        count(quality_assured)::integer as months_reported,
        count(*)::integer as months_expected
    from published.quality_assurance
    group by region_id, year
    order by year desc, region_id`,
  );
  return rows.map((row) => ({
    region_id: text(row, "region_id"),
    year: text(row, "year").slice(0, 4),
    decisions: numberOrNull(row, "decisions"),
    quality_assured: numberOrNull(row, "quality_assured"),
    with_defects: numberOrNull(row, "with_defects"),
    months_reported: numberOrNull(row, "months_reported") ?? 0,
    months_expected: numberOrNull(row, "months_expected") ?? 0,
  }));
}

/** Figures published elsewhere beside ours: of the same year, or the sum of the months that the period touches. */
async function readComparison(connection: DuckDBConnection): Promise<Comparison[]> {
  const rows = await readRows(
    connection,
    `
    with ours as (
        select place_id, measure_id, indicator_id, period, period_start, state, value
        from published.figures
        where organisation = 'then' and population = 'adults'
    )

    select
        elsewhere.*,
        places.name as place_name,
        indicators.name_nb as indicator_name,
        whole_year.state as year_state,
        whole_year.value as year_value,
        whole_year.place_id is not null as is_year,
        (
            select case when bool_and(state = 'value') then sum(value) end
            from ours as months
            where months.period = 'month'
                and months.place_id = elsewhere.place_id
                and months.measure_id = elsewhere.measure_id
                and months.indicator_id = elsewhere.indicator_id
                and months.period_start between date_trunc('month', elsewhere.period_start) and elsewhere.period_end
                and elsewhere.indicator_id not like '%person%'
        ) as months_value
    from reference.published_figures as elsewhere
    left join (select place_id, any_value(name) as name from reference.places group by place_id) as places
        on places.place_id = elsewhere.place_id
    left join reference.indicators as indicators
        on indicators.indicator_id = elsewhere.indicator_id
    left join ours as whole_year
        on whole_year.period = 'year'
        and whole_year.place_id = elsewhere.place_id
        and whole_year.measure_id = elsewhere.measure_id
        and whole_year.indicator_id = elsewhere.indicator_id
        and whole_year.period_start = elsewhere.period_start
        and elsewhere.period_end = elsewhere.period_start + interval 1 year - interval 1 day
    order by elsewhere.period_start, elsewhere.place_id`,
  );
  return rows.map((row) => {
    const isYear = row["is_year"] === true;
    const value = numberOrNull(row, isYear ? "year_value" : "months_value");
    return {
      place_name: textOrNull(row, "place_name") ?? text(row, "place_id"),
      measure_id: text(row, "measure_id"),
      indicator_name: textOrNull(row, "indicator_name") ?? text(row, "indicator_id"),
      period_start: text(row, "period_start"),
      period_end: text(row, "period_end"),
      value: numberOrNull(row, "value") ?? 0,
      source: text(row, "source"),
      ours_state: isYear ? text(row, "year_state") : value === null ? "not_available" : "value",
      ours: value,
      whole_months: !isYear,
    };
  });
}
