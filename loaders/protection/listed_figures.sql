-- One row per figure of the places, periods and indicators that an audience's tables list ($listed, as JSON), by its
-- table.
with listed as (
    select unnest(
        from_json(
            $listed,
            '[{"table_id": "VARCHAR", "place_level": "VARCHAR", "period": "VARCHAR", "organisation": "VARCHAR", "measure_id": "VARCHAR", "population": "VARCHAR", "indicator_id": "VARCHAR"}]'
        ),
        recursive := true
    )
),

levels as (
    select distinct
        place_id,
        place_level
    from reference.places
)

select
    listed.table_id,
    figures.organisation::varchar as organisation,
    figures.place_id::varchar as place_id,
    figures.period::varchar as period,
    figures.period_start,
    figures.measure_id::varchar as measure_id,
    figures.population::varchar as population,
    figures.indicator_id::varchar as indicator_id,
    figures.state::varchar as state,
    figures.value,
    figures.lower,
    figures.upper,
    figures.numerator,
    figures.denominator,
    figures.low,
    figures.high,
    figures.method::varchar as method,
    figures.provisional,
    figures.months_expected,
    figures.months_reported,
    figures.units_expected,
    figures.units_reported
from results.figures as figures
join levels
    on levels.place_id = figures.place_id
join listed
    on listed.place_level = levels.place_level
    and listed.period = figures.period::varchar
    and listed.organisation = figures.organisation::varchar
    and listed.measure_id = figures.measure_id::varchar
    and listed.population = figures.population::varchar
    and listed.indicator_id = figures.indicator_id::varchar
order by
    listed.table_id,
    figures.organisation,
    figures.place_id,
    figures.period,
    figures.period_start,
    figures.population,
    figures.indicator_id
