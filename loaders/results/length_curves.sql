-- One row per place and step of its curve: the share of the stays that began in the last 12 months that lasted longer.
-- A place has a curve where it has shares.
select
    figures.organisation,
    figures.place_id,
    figures.period,
    figures.period_start,
    steps.hours,
    steps.share,
    steps.lower,
    steps.upper,
    steps.at_risk
from results.figures as figures
join indicators.place_sets as sets
    on sets.organisation = figures.organisation
    and sets.place_id = figures.place_id
    and sets.period = figures.period
    and sets.period_start = figures.period_start
join results.length_steps as steps
    on steps.set_number = sets.set_number
where figures.measure_id = 'safety_cell'
    and figures.population = 'adults'
    and figures.period = 'last_12'
    and figures.indicator_id = 'share_over_24_h'
    and figures.state = 'value'
order by figures.organisation, figures.place_id, steps.hours
