-- One row per public sentence: the question it is turned into, the answer, which way of counting gave it, and the run
-- that it was answered from.
select
    claims.*,
    answers.claim_order,
    answers.answer,
    answers.answered_by,
    run.as_of,
    run.known_at,
    run.version,
    run.fingerprint
from reference.claims as claims
join results.claim_answers as answers
    on answers.claim_id = claims.claim_id
cross join results.run as run
order by answers.claim_order
