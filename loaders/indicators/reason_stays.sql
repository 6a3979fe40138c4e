-- One row per set of units' months of a whole place, measure, population and reason with any: how many stays that began have the reason. A stay
-- has each reason that any of its placements has, and counts under all of them.
with begun as (
    select
        stays.unit_id,
        stays.start_month as month,
        stays.measure_id,
        stays.sex,
        stays.under_18,
        coalesce(reasons.reason, 'not_answered'::reference.reason_word) as reason,
        count(*) as stays
    from staging.stay_rows as stays
    left join staging.stay_reasons as reasons
        on reasons.stay_row_id = stays.stay_row_id
    where stays.start_month is not null
    group by all
)

select
    sets.set_number,
    begun.measure_id,
    populations.population,
    begun.reason,
    sum(begun.stays)::integer as stays_started
from begun
join indicators.populations as populations
    on populations.under_18 = begun.under_18
    and populations.sex is not distinct from begun.sex
join indicators.set_months as sets
    on sets.unit_id = begun.unit_id
    and sets.month = begun.month
where sets.is_whole
group by all
