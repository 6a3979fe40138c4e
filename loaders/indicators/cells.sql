-- One row per place and period that was expected, measure and population of the cube: every count and exposure, with
-- how much was reported of what was expected. None is zero here; what it is worth, the states of the figures say.
with minimum as (
    select settings.value as coverage
    from reference.settings as settings
    cross join reference.run as run
    where settings.setting = 'minimum_coverage'
        and run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
        and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
)

select
    expected.*,
    cube.population,
    case
        -- Women and men that nobody has told apart are neither none nor some.
        when not expected.sex_available and cube.population in ('women', 'men') then 'not_available'
        when expected.months_expected = 0 and expected.months_not_available > 0 then 'not_available'
        when expected.months_expected = 0 then 'not_applicable'
        when expected.months_reported + expected.months_incomplete = 0 then 'not_reported'
        when expected.months_reported / expected.months_expected >= minimum.coverage then 'value'
        else 'incomplete'
    end as state,
    coalesce(prison_days.months_in_rates, 0) as months_in_rates,
    coalesce(prison_days.units_in_rates, 0) as units_in_rates,
    coalesce(prison_days.months_in_rates / nullif(expected.months_expected, 0) >= minimum.coverage, false) as is_covered,
    coalesce(prison_days.prison_days, 0) as prison_days,
    coalesce(prison_days.prison_days_in_rates, 0) as prison_days_in_rates,
    coalesce(stays.stays_started, 0) as stays_started,
    coalesce(stays.stays_in_rates, 0) as stays_in_rates,
    coalesce(stays.stays_reported, 0) as stays_reported,
    coalesce(stays.answered_stays, 0) as answered_stays,
    coalesce(stays.self_harm_stays, 0) as self_harm_stays,
    coalesce(stays.narrow_stays, 0) as narrow_stays,
    coalesce(placements.placements, 0) as placements,
    coalesce(placements.placements_undecided, 0) as placements_undecided,
    coalesce(1 - placements.placements_undecided / placements.placements >= minimum.coverage, true) as decisions_covered,
    coalesce(decisions.decisions, 0) as decisions,
    coalesce(seconds.cell_seconds, 0) as cell_seconds,
    coalesce(seconds.cell_seconds_in_rates, 0) as cell_seconds_in_rates,
    coalesce(seconds.answered_seconds, 0) as answered_seconds,
    coalesce(seconds.self_harm_seconds, 0) as self_harm_seconds,
    coalesce(seconds.narrow_seconds, 0) as narrow_seconds,
    coalesce(persons.persons, 0) as persons,
    coalesce(persons.persons_2_plus, 0) as persons_2_plus,
    coalesce(persons.persons_3_plus, 0) as persons_3_plus,
    coalesce(persons.top_3_stays, 0) as top_3_stays,
    coalesce(persons.answered_persons, 0) as answered_persons,
    coalesce(persons.self_harm_persons, 0) as self_harm_persons,
    coalesce(persons.narrow_persons, 0) as narrow_persons,
    -- The sum over persons of the square of their stays; a stay of nobody known is of a person of its own.
    coalesce(stays.stays_in_rates, 0) + coalesce(persons.repeats_in_rates, 0) as stays_in_rates_squared,
    coalesce(stays.answered_stays, 0) + coalesce(persons.repeats_answered, 0) as answered_squared,
    coalesce(open_stays.open_stays, 0) as open_stays,
    coalesce(lengths.endings, 0) as endings,
    lengths.longest_seconds,
    lengths.precision,
    -- Persons cannot be counted where the rows of some have been erased; of no stays there are none.
    coalesce(erased.is_erased, false) and coalesce(stays.stays_started, 0) > 0 as persons_erased
from indicators.expected as expected
join indicators.cube as cube
    on cube.measure_id = expected.measure_id
    and cube.period = expected.period
cross join minimum
left join indicators.prison_days as prison_days
    on prison_days.set_number = expected.set_number
    and prison_days.measure_id = expected.measure_id
    and prison_days.population = cube.population
left join indicators.stays_started as stays
    on stays.set_number = expected.set_number
    and stays.measure_id = expected.measure_id
    and stays.population = cube.population
left join indicators.placements as placements
    on placements.set_number = expected.set_number
    and placements.measure_id = expected.measure_id
    and placements.population = cube.population
left join indicators.decisions as decisions
    on decisions.set_number = expected.set_number
    and decisions.measure_id = expected.measure_id
    and decisions.population = cube.population
left join indicators.cell_seconds as seconds
    on seconds.set_number = expected.set_number
    and seconds.measure_id = expected.measure_id
    and seconds.population = cube.population
left join indicators.persons as persons
    on persons.set_number = expected.set_number
    and persons.measure_id = expected.measure_id
    and persons.population = cube.population
left join indicators.open_stays as open_stays
    on open_stays.organisation = expected.organisation
    and open_stays.place_id = expected.place_id
    and open_stays.period = expected.period
    and open_stays.period_start = expected.period_start
    and open_stays.measure_id = expected.measure_id
    and open_stays.population = cube.population
left join indicators.lengths as lengths
    on lengths.set_number = expected.set_number
    and lengths.measure_id = expected.measure_id
    and lengths.population = cube.population
left join (
    select distinct
        sets.set_number,
        months.measure_id,
        true as is_erased
    from staging.erased_months as months
    join indicators.set_months as sets
        on sets.unit_id = months.unit_id
        and sets.month = months.month
) as erased
    on erased.set_number = expected.set_number
    and erased.measure_id = expected.measure_id
-- Of a part of a place, only what is declared.
where expected.security = 'all'
    or exists (
        from reference.cube_parts as parts
        where parts.measure_id = expected.measure_id
            and parts.population = cube.population
            and parts.security = expected.security
            and parts.period = expected.period
    )
