-- One row per count of the years before placements were reported: of several files the last received holds.
select
    history.sted as place_id,
    history.periode_type as period,
    history.periode::date as period_start,
    history.tiltak as measure_id,
    history.teller as counts,
    history.verdi as value,
    history.kilde as source
from raw.history as history
join staging.submissions as submissions
    on submissions.sha256 = history.sha256
qualify row_number() over (
    partition by history.sted, history.periode_type, history.periode, history.tiltak, history.teller
    order by submissions.received_at desc, history.sha256, history.row
) = 1
order by all
