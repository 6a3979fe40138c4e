/** The months and quarters of each place with one stay a month and more: its stays and prison days. */
export const ratePeriods = periodsOf(`
    select figures.*
    from results.figures as figures
    join indicators.stays_a_month as usual
        on usual.organisation = figures.organisation
        and usual.place_id = figures.place_id
        and usual.measure_id = figures.measure_id
        and usual.population = figures.population
    where figures.indicator_id = 'rate'
        and figures.period in ('month', 'quarter')
        and usual.stays >= usual.months`);

/** The quarters of the regions and the country: stays with a self-harm reason, and with an answer to it. */
export const sharePeriods = periodsOf(`
    select figures.*
    from results.figures as figures
    join reference.trends as trends
        on trends.trend_id = 'self_harm_share'
        and trends.measure_id = figures.measure_id
        and trends.population = figures.population
    where figures.indicator_id = 'self_harm_share_stays'
        and figures.period = 'quarter'
        and figures.state <> 'not_available'
        and figures.place_id in (select place_id from staging.places where place_level in ('country', 'region'))`);

/**
 * One row per place and period of some figures, from its first to its last: a period between them that nothing was
 * expected in parts its neighbours.
 */
function periodsOf(figures: string): string {
  return `
  with figures as (${figures}
  ),

  reach as (
    select organisation, place_id, period, min(period_start) as first_start, max(period_start) as last_start
    from figures
    group by all
  ),

  periods as (
    select period, period_start, max(month) as last_month
    from indicators.periods
    group by all
  )

  select
    reach.organisation,
    reach.place_id,
    periods.period,
    periods.period_start,
    periods.last_month,
    coalesce(figures.state, 'not_applicable') as state,
    coalesce(figures.provisional, false) as provisional,
    figures.numerator,
    figures.denominator
  from reach
  join periods
      on periods.period = reach.period
      and periods.period_start between reach.first_start and reach.last_start
  left join figures
      on figures.organisation = reach.organisation
      and figures.place_id = reach.place_id
      and figures.period = periods.period
      and figures.period_start = periods.period_start
  order by all`;
}
