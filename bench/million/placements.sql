-- One row per made-up placement, as reports have them: who, where, from when to when. Every fiftieth goes on within the
-- hour after the one before it, so that there are stays to chain. The same number of rows is the same rows, always.
with numbered as (
    select
        number,
        number % 50 = 49 as goes_on,
        number - (number % 50 = 49)::integer as begun_by,
        begun_by % asked.persons as person_number,
        (hash(number, 'unit') % asked.units::ubigint)::bigint as unit_number,
        -- No person begins two at the same second.
        asked.from_at + 60 * (hash(begun_by, 'start') % asked.minutes::ubigint)::bigint + begun_by // asked.persons as begun_at
    from asked
    cross join lateral range(asked.placements) as numbers (number)
),

lengths as (
    select
        *,
        -- Half are out within 20 hours, one in twelve crosses a month.
        60 * (-1700 * ln((hash(begun_by, 'length') % 1000000 + 1)::double / 1000001))::bigint as begun_seconds,
        60 * (-1700 * ln((hash(number, 'length') % 1000000 + 1)::double / 1000001))::bigint as own_seconds
    from numbered
),

placed as (
    select
        *,
        case when goes_on then begun_at + begun_seconds + 1800 else begun_at end as start,
        start + own_seconds as slutt
    from lengths
)

select
    units.unit_id as enhet,
    strftime(make_timestamp(1000000 * (placed.start + 3600)), '%Y-%m') as maned,
    'V-' || placed.number as plassering,
    'H-' || printf('%016x', hash(placed.person_number, 'person')) as person,
    case when hash(placed.person_number, 'sex') % 10 = 0 then 'woman' else 'man' end as kjonn,
    -- Under 18 is a stratum of its own, that no month is told of.
    false as under_18,
    'safety_cell' as tiltak,
    placed.start,
    placed.slutt,
    case hash(placed.number, 'reason') % 4
        when 0 then 'self_harm'
        when 1 then 'suicide_risk,threats'
        when 2 then 'violence'
    end as arsaker
from placed
join units
    on units.unit_number = placed.unit_number
order by maned, enhet, placed.number
