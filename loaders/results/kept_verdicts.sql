-- One row per place, trend and quarter whose verdict has been settled by the day that is looked from: what was said then
-- and when, the last time it was settled, beside what the reports that are known now would give.
with latest as (
    select settled.*
    from record.settled_verdicts as settled
    cross join reference.run as run
    where settled.settled_on <= run.as_of
    qualify row_number() over (
        partition by settled.place_id, settled.trend_id, settled.quarter
        order by settled.settled_order desc
    ) = 1
)

select
    latest.place_id,
    latest.trend_id,
    latest.quarter,
    latest.settled_on,
    latest.known_at,
    latest.answer,
    latest.settled_answer,
    latest.ratio_per_year,
    latest.lower,
    latest.upper,
    latest.stays,
    latest.persons,
    latest.months_expected,
    latest.months_counted,
    latest.rule_version,
    answers.settled_answer as answer_now
from latest
left join results.trend_answers as answers
    on answers.organisation = 'now'
    and answers.place_id = latest.place_id
    and answers.trend_id = latest.trend_id
    and answers.quarter = latest.quarter
order by latest.place_id, latest.trend_id, latest.quarter
