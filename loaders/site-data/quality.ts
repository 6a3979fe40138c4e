import { readRows, type DuckDBConnection } from "../duckdb.ts";
import type {
  Comparison,
  FindingGroup,
  FindingLine,
  Quality,
  QualityAssurance,
} from "../../src/figures/quality.ts";
import { ruleOf } from "../forms/rules/rules.ts";
import { number, numberOrNull, text, textOrNull } from "./cells.ts";

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
    findings_in_all: number(counted[0] ?? {}, "count"),
    quality_assurance: await readQualityAssurance(connection, "year"),
    quality_assurance_months: await readQualityAssurance(connection, "month"),
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
    title: ruleOf(text(row, "rule")).words.nb.title,
    severity: text(row, "severity"),
    files: number(row, "files"),
    rows: number(row, "rows"),
  }));
}

async function readFindings(connection: DuckDBConnection): Promise<FindingLine[]> {
  const rows = await readRows(
    connection,
    `
    select rule, message
    from published.findings
    where holds or file_status = 'refused'
    order by received_at desc, file_name, row, rule, message
    limit ${findingsShown}`,
  );
  return rows.map((row) => ({
    title: ruleOf(text(row, "rule")).words.nb.title,
    message: text(row, "message"),
  }));
}

/** By year, of the months that both the region and units of it have reported; by month, the last twelve. */
async function readQualityAssurance(
  connection: DuckDBConnection,
  period: "year" | "month",
): Promise<QualityAssurance[]> {
  const compared = period === "year" ? "difference is not null" : "true";
  const rows = await readRows(
    connection,
    `
    select
        region_id,
        date_trunc('${period}', month)::date as period,
        (sum(decisions) filter (${compared}))::integer as decisions,
        (sum(other_decisions) filter (${compared}))::integer as other_decisions,
        coalesce(bool_or(decisions_lack) filter (${compared}), false) as decisions_lack,
        coalesce(bool_or(other_decisions_lack) filter (${compared}), false) as other_decisions_lack,
        (sum(quality_assured) filter (${compared}))::integer as quality_assured,
        sum(difference)::integer as difference,
        (sum(with_defects) filter (${compared}))::integer as with_defects,
        (count(quality_assured) filter (${compared}))::integer as months_reported,
        count(*)::integer as months_expected,
        coalesce(sum(units_reported) filter (${compared}), 0)::integer as units_reported,
        coalesce(sum(units_expected) filter (${compared}), 0)::integer as units_expected
    from published.quality_assurance
    ${period === "month" ? "where month > (select max(month) - interval 12 month from published.quality_assurance)" : ""}
    group by all
    order by period desc, region_id`,
  );
  return rows.map((row) => ({
    region_id: text(row, "region_id"),
    period: text(row, "period"),
    decisions: numberOrNull(row, "decisions"),
    other_decisions: numberOrNull(row, "other_decisions"),
    decisions_lack: row["decisions_lack"] === true,
    other_decisions_lack: row["other_decisions_lack"] === true,
    quality_assured: numberOrNull(row, "quality_assured"),
    difference: numberOrNull(row, "difference"),
    with_defects: numberOrNull(row, "with_defects"),
    months_reported: number(row, "months_reported"),
    months_expected: number(row, "months_expected"),
    units_reported: number(row, "units_reported"),
    units_expected: number(row, "units_expected"),
  }));
}

/**
 * Figures published elsewhere beside ours: of the same year, under-18s with the adults, or the sum of the months that
 * the period touches, which is made for adults alone.
 */
async function readComparison(connection: DuckDBConnection): Promise<Comparison[]> {
  const rows = await readRows(
    connection,
    `
    with places as (
        select
            place_id,
            arg_max(name, coalesce(valid_from, date '0001-01-01')) as name,
            bool_or(coalesce(youth, false)) as youth
        from published.places
        group by place_id
    ),

    elsewhere as (
        select
            *,
            period_start = date_trunc('year', period_start)
                and period_end = period_start + interval 1 year - interval 1 day as is_year
        from reference.published_figures
    ),

    ours as (
        select
            place_id,
            measure_id,
            indicator_id,
            period,
            period_start,
            case when bool_and(state in ('value', 'not_applicable')) then 'value' else min(state) filter (state <> 'value') end as state,
            sum(coalesce(value, low)) as count,
            sum(months_expected - months_reported) filter (population = 'adults') as months_lacking
        from published.figures
        where organisation = 'then'
            and (population = 'adults' or (population = 'under_18' and period = 'year'))
        group by all
    )

    select
        elsewhere.*,
        places.name as place_name,
        indicators.name_nb as indicator_name,
        case when bool_and(ours.state = 'value') then 'value' else min(ours.state) filter (ours.state <> 'value') end as ours_state,
        sum(ours.count) as ours,
        sum(ours.months_lacking)::integer as months_lacking
    from elsewhere
    join places
        on places.place_id = elsewhere.place_id
    left join reference.indicators as indicators
        on indicators.indicator_id = elsewhere.indicator_id
    left join ours
        on ours.place_id = elsewhere.place_id
        and ours.measure_id = elsewhere.measure_id
        and ours.indicator_id = elsewhere.indicator_id
        and case
            when elsewhere.is_year then ours.period = 'year' and ours.period_start = elsewhere.period_start
            else ours.period = 'month'
                and ours.period_start between date_trunc('month', elsewhere.period_start) and elsewhere.period_end
                -- A person is counted once in a period, not once a month; a youth unit has hardly an adult.
                and elsewhere.indicator_id <> 'persons'
                and not places.youth
        end
    group by all
    order by elsewhere.period_start, elsewhere.place_id, elsewhere.measure_id, elsewhere.indicator_id`,
  );
  return rows.map((row) => ({
    place_name: text(row, "place_name"),
    measure_id: text(row, "measure_id"),
    indicator_id: text(row, "indicator_id"),
    indicator_name: textOrNull(row, "indicator_name") ?? text(row, "indicator_id"),
    period_start: text(row, "period_start"),
    period_end: text(row, "period_end"),
    value: number(row, "value"),
    counts: text(row, "counts_nb"),
    source: text(row, "source"),
    confidence: text(row, "confidence"),
    ours_state: textOrNull(row, "ours_state"),
    ours: numberOrNull(row, "ours"),
    months_lacking: numberOrNull(row, "months_lacking"),
    whole_months: row["is_year"] !== true,
  }));
}
