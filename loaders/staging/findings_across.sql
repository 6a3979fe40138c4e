-- One row per finding that no file shows alone, in the form of those that one file shows.
with found as (
    from staging.two_months_disagree
    union all
    from staging.open_vanished
    union all
    from staging.row_vanished
    union all
    from staging.same_version
    union all
    from staging.withdrawn_still_told
    union all
    from staging.number_used_again
    union all
    from staging.start_before_unit
    union all
    from staging.month_far_before
    union all
    from staging.overlap
    union all
    from staging.none_approved
)

select
    found.rule,
    case when overrides.rule is null then 'warns' else 'notes' end as severity,
    found.unit_id,
    found.month,
    found.sha256,
    submissions.name as file_name,
    submissions.received_at,
    found.sheet,
    found.row,
    found.column_name,
    found.found,
    found.found_nn,
    found.expected,
    found.expected_nn,
    concat_ws(
        ', ',
        submissions.name,
        'ark ' || found.sheet,
        'rad ' || found.row,
        found.column_name
    ) || ': fant «' || found.found || '», ventet ' || found.expected || '. '
        || case when overrides.rule is null then found.remedy else 'Det er avgjort at dette er riktig.' end as message
from found
left join staging.submissions as submissions
    on submissions.sha256 = found.sha256
left join record.overrides as overrides
    on overrides.rule = found.rule
    and overrides.unit_id = found.unit_id
    and overrides.month = found.month
    and overrides.own_id = found.own_id
order by all
