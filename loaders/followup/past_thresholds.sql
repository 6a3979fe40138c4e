-- One row per stay of its unit's last report and threshold that it has passed: who was to decide, be told or look in, by when, and
-- whether they did. What only the adopted act asks for is shown as what would have been.
select
    stays.stay_id,
    stays.own_id,
    stays.unit_id,
    stays.measure_id,
    stays.under_18,
    stays.started_at,
    stays.ended_at,
    stays.observed_seconds,
    duties.threshold_id,
    duties.hours,
    duties.duty,
    duties.regime,
    thresholds.paragraph,
    thresholds.name_nb,
    duties.is_in_force,
    duties.passed_at,
    duties.due_at,
    duties.done_at,
    duties.times_due,
    duties.times_done,
    duties.longest_gap_minutes,
    duties.in_time
from staging.listed_stays as stays
join staging.duties as duties
    on duties.stay_row_id = stays.stay_row_id
join reference.thresholds as thresholds
    on thresholds.threshold_id = duties.threshold_id
where stays.in_last_report
order by stays.started_at, stays.stay_id, duties.hours, duties.threshold_id
