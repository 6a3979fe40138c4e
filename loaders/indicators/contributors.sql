-- One row per place, organisation, period, measure and population, and kind of figure that is not none: how many persons
-- are behind it, and what the one with most of it has; the same of what is left without the units' months that a reader
-- answers for ($own, as JSON), and how many of the persons have been there in those. Of nobody known, each stay is a
-- person of its own. Whose the erased ones were cannot be said: all of them may have been one person's, who is behind
-- the rest too, and as that one they count.
with own as (
    select unnest(from_json($own, '[{"unit_id": "VARCHAR", "month": "VARCHAR"}]'), recursive := true)
),

begun as (
    select
        stays.unit_id,
        stays.start_month as month,
        stays.measure_id,
        stays.sex,
        stays.under_18,
        case
            when not starts_with(split_part(stays.stay_id, '/', 2), 'slettet-')
                then coalesce(stays.person_id, stays.stay_id)
        end as person,
        stays.self_harm
    from staging.stays as stays
    where stays.start_month is not null
),

spent as (
    select
        months.unit_id,
        months.month,
        months.measure_id,
        months.sex,
        months.under_18,
        case
            when not starts_with(rows.plassering, 'slettet-')
                then coalesce(rows.person, rows.enhet || '/' || rows.plassering)
        end as person,
        months.seconds
    from staging.placement_months as months
    join raw.plasseringer as rows
        on rows.rowid = months.row_id
),

-- What of a person's stays each kind of figure counts: those of reports that count, and of them those with an answer.
counted as (
    select
        begun.unit_id,
        begun.month,
        begun.measure_id,
        populations.population,
        begun.person,
        count(*) as stays,
        count(*) filter (months.in_rates) as in_rates,
        count(begun.self_harm) filter (months.is_reported) as answered,
        count(*) filter (months.is_reported and begun.self_harm) as self_harm,
        count(*) filter (months.is_reported and not begun.self_harm) as other_reason,
        count(*) filter (months.is_reported and begun.self_harm is null) as unanswered
    from begun
    join indicators.populations as populations
        on populations.under_18 = begun.under_18
        and populations.sex is not distinct from begun.sex
    left join indicators.unit_months as months
        on months.unit_id = begun.unit_id
        and months.month = begun.month
        and months.measure_id = begun.measure_id
        and months.population = populations.population
    group by all
),

amounts as (
    from counted
    unpivot (
        amount for kind in (stays, in_rates, answered, self_harm, other_reason, unanswered)
    )
    where amount > 0
    union all by name
    select
        spent.unit_id,
        spent.month,
        spent.measure_id,
        populations.population,
        spent.person,
        'minutes' as kind,
        round(sum(spent.seconds) / 60) as amount
    from spent
    join indicators.populations as populations
        on populations.under_18 = spent.under_18
        and populations.sex is not distinct from spent.sex
    group by all
),

of_person as (
    select
        sets.set_number,
        amounts.measure_id,
        amounts.population,
        amounts.kind,
        amounts.person,
        sum(amounts.amount) as amount,
        sum(amounts.amount) filter (own.unit_id is not null) as own_amount,
        sum(amounts.amount) filter (own.unit_id is null) as other_amount
    from amounts
    left join own
        on own.unit_id = amounts.unit_id::varchar
        and own.month = amounts.month
    join indicators.set_months as sets
        on sets.unit_id = amounts.unit_id
        and sets.month = amounts.month
        and sets.is_whole
    group by all
),

of_set as (
    select
        set_number,
        measure_id,
        population,
        kind,
        greatest(count(person), 1)::integer as persons,
        (
            coalesce(max(amount) filter (person is not null), 0)
            + coalesce(sum(amount) filter (person is null), 0)
        )::bigint as largest,
        greatest(count(own_amount) filter (person is not null), least(count(own_amount), 1))::integer as own_persons,
        greatest(count(other_amount) filter (person is not null), least(count(other_amount), 1))::integer
            as other_persons,
        (
            coalesce(max(other_amount) filter (person is not null), 0)
            + coalesce(sum(other_amount) filter (person is null), 0)
        )::bigint as other_largest
    from of_person
    group by all
)

select
    places.organisation::varchar as organisation,
    places.place_id::varchar as place_id,
    places.period::varchar as period,
    places.period_start,
    of_set.measure_id::varchar as measure_id,
    of_set.population::varchar as population,
    of_set.kind,
    of_set.persons,
    of_set.largest,
    of_set.own_persons,
    of_set.other_persons,
    of_set.other_largest
from of_set
join indicators.place_sets as places
    on places.set_number = of_set.set_number
where places.period <> 'previous_12'
order by all
