-- One row per place and month of the newest: how many of its reports have come in full, whether its figures are provisional,
-- and how much the figures of earlier months have moved from when they were as old.
with settings as (
    select
        max(value) filter (setting = 'provisional_newest_months') as newest_months,
        max(value) filter (setting = 'provisional_reported_share') as reported_share,
        max(value) filter (setting = 'revision_minimum_months') as minimum_months
    from reference.settings as settings
    cross join reference.run as run
    where run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
        and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
),

members as (
    select
        unit_months.unit_id,
        unit_months.month,
        unit_months.state,
        unit_months.provisional,
        unnest(
            [
                (select any_value(place_id) from results.places where place_level = 'country'),
                unit_months.region_id,
                unit_months.prison_id
            ]
        ) as place_id
    from results.unit_months as unit_months
    where unit_months.due_on is not null
),

newest as (
    select
        members.place_id,
        members.month,
        count(*)::integer as reports_expected,
        count(*) filter (members.state = 'value' and not members.provisional)::integer as reports_whole,
        date_diff('month', members.month, max(max(members.month)) over ())::integer as months_back
    from members
    where members.place_id is not null
    group by members.place_id, members.month
),

-- A month that few have reported even now has neither moved nor stood still.
moved as (
    select
        members.place_id,
        revisions.month,
        revisions.months_back,
        sum(revisions.placements_now - revisions.placements_then)::integer as moved
    from staging.month_revisions as revisions
    join members
        on members.unit_id = revisions.unit_id
        and members.month = revisions.month
    cross join settings
    where members.place_id is not null
    group by members.place_id, revisions.month, revisions.months_back
    having count(*) filter (members.state = 'value') >= max(settings.reported_share) * count(*)
),

revisions as (
    select
        place_id,
        months_back,
        count(*)::integer as months,
        median(moved) as moved_median,
        min(moved)::integer as moved_least,
        max(moved)::integer as moved_most
    from moved
    group by all
)

select
    newest.place_id,
    newest.month,
    newest.reports_expected,
    newest.reports_whole,
    newest.reports_whole < settings.reported_share * newest.reports_expected as is_provisional,
    coalesce(revisions.months, 0) as months_behind,
    case when revisions.months >= settings.minimum_months then revisions.moved_median end as moved_median,
    case when revisions.months >= settings.minimum_months then revisions.moved_least end as moved_least,
    case when revisions.months >= settings.minimum_months then revisions.moved_most end as moved_most
from newest
cross join settings
left join revisions
    on revisions.place_id = newest.place_id
    and revisions.months_back = newest.months_back
where newest.months_back < settings.newest_months
order by newest.place_id, newest.month
