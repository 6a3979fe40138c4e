# The made-up units that trends are looked for in. Writes trend-cells.csv to the working directory.
#
# Rscript trend-cells.R

source("write-cases.R")

set.seed(3)
all_cells <- NULL

# `mean` is per period at exposure 1000; exposure is in prison days.
add_case <- function(case, unit, period, events, exposure) {
  all_cells <<- rbind(all_cells, data.frame(case = case, unit = unit, period = period, events = events, exposure = exposure))
}
add_random <- function(case, units, periods, mean, yearly = 0, season = 0, size = Inf, exposure = 9000, ...) {
  grid <- expand.grid(period = periods, unit = seq_len(units))
  level <- rep(mean * exp(rnorm(units, 0, 0.5)), each = length(periods))
  days <- round(exposure * exp(rnorm(nrow(grid), 0, 0.2)))
  mu <- level * days / exposure * exp(yearly * (grid$period - mean(periods)) / 4 + season * sin(2 * pi * grid$period / 4))
  events <- if (is.finite(size)) rnbinom(nrow(grid), mu = mu, size = size) else rpois(nrow(grid), mu)
  add_case(case, grid$unit, grid$period, events, days)
}

add_case("one_unit_falling", 1, 0:11, c(9, 11, 8, 10, 7, 8, 6, 7, 5, 6, 4, 3), 9100)
add_case("one_unit_flat", 1, 0:9, 3, 4000)
add_random("one_unit_random", 1, 0:19, 3)
add_random("one_unit_overdispersed", 1, 0:19, 8, yearly = -0.2, size = 2)
add_random("one_unit_seasonal", 1, 0:19, 12, yearly = -0.1, season = 0.4)
add_case("gaps_in_time", 1, c(0, 1, 2, 5, 6, 9, 13, 14, 15), c(4, 2, 0, 3, 5, 1, 0, 2, 1), c(900, 910, 905, 880, 920, 900, 1500, 300, 905))
add_case("one_event", 1, 0:7, c(0, 0, 0, 1, 0, 0, 0, 0), 2000)
add_case("two_units_one_event_each", c(1, 1, 1, 1, 2, 2, 2, 2), rep(0:3, 2), c(0, 1, 0, 0, 0, 0, 1, 0), 2000)
add_random("region", 11, 0:19, 1.2, yearly = -0.15, season = 0.2, size = 3)
add_random("nation", 55, 0:19, 1, yearly = -0.1, season = 0.1, size = 4)
add_random("huge_counts", 4, 0:15, 2e5, yearly = -0.01, exposure = 1e9)
add_random("tiny_exposure", 3, 0:11, 2, exposure = 20)
ragged <- all_cells[all_cells$case == "region", ]
ragged <- ragged[!(ragged$unit == 1 & ragged$period > 9) & !(ragged$unit == 2 & ragged$period < 7) & !(ragged$unit %in% 3:5 & ragged$period == 12), ]
ragged$case <- "units_open_close_and_are_silent"
ragged$events[ragged$unit == 6] <- 0
all_cells <- rbind(all_cells, ragged)
add_case("steep", c(rep(1, 8), rep(2, 8)), rep(0:7, 2), c(400, 90, 22, 6, 1, 0, 0, 0, 900, 200, 60, 10, 2, 1, 0, 0), 5000)
add_case("far_apart_units", c(rep(1, 10), rep(2, 10)), rep(0:9, 2), c(12, 9, 11, 8, 8, 7, 9, 6, 6, 5, 1, 0, 2, 3, 2, 4, 3, 6, 5, 7), rep(c(9000, 700), each = 10))
add_case("wild", c(rep(1, 5), rep(2, 5)), rep(0:4, 2), c(3, 93, 63, 382, 40, 0, 9, 165, 24, 2), c(45, 11, 92, 5680, 20, 25, 30, 21, 11, 30))

# Nothing to be found, for the reason in the name.
add_case("no_events", rep(1:3, each = 8), rep(0:7, 3), 0, 900)
add_case("too_few_periods", 1, 0:1, c(4, 6), 900)
add_case("too_few_periods_in_each_unit", 1:6, 0:5, c(3, 5, 2, 4, 1, 2), 900)
add_case("one_end_only_first", rep(1:2, each = 8), rep(0:7, 2), c(5, rep(0, 7), 2, rep(0, 7)), 900)
add_case("one_end_only_last", 1, 0:7, c(rep(0, 7), 3), 900)
add_case("one_end_only_of_each_unit", c(rep(1, 6), rep(2, 6)), c(0:5, 4:9), c(3, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0), 900)
add_case("season_not_estimable", 1, 0:11, c(0, 0, 4, 0, 0, 0, 3, 0, 0, 0, 5, 0), 900)

write_cases(all_cells, "trend-cells.csv", "R", version)
