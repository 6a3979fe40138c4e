# Writes share-cells.csv, quasi-binomial-trend.csv and quasi-binomial-trend-fitted.csv to the working directory: glm with
# a factor of units, its dispersion pooled over units, vcovCL clustered by unit.
#
# Rscript quasi-binomial-trend.R   (needs the package sandwich)

source("write-cases.R")
source("trend-of-fit.R")

set.seed(7)
all_cells <- NULL
add_case <- function(case, unit, period, successes, trials) {
  all_cells <<- rbind(all_cells, data.frame(case, unit, period, successes, trials))
}
add_random <- function(case, units, periods, mean, share = 0.35, yearly = 0, season = 0, noise = 0) {
  grid <- expand.grid(period = periods, unit = seq_len(units))
  level <- rep(qlogis(share) + rnorm(units, 0, 0.5), each = length(periods))
  common <- rnorm(length(periods), 0, noise)
  trials <- rpois(nrow(grid), mean)
  logit <- level + yearly * grid$period / 4 + season * cos(2 * pi * grid$period / 4) + common[match(grid$period, periods)]
  add_case(case, grid$unit, grid$period, rbinom(nrow(grid), trials, plogis(logit)), trials)
}
add_case("one_unit", 1, 0:7, c(1, 2, 0, 3, 2, 4, 3, 5), c(6, 5, 4, 7, 5, 6, 4, 6))
add_case("one_success", 1, 0:7, c(0, 0, 0, 1, 0, 0, 0, 0), 3)
add_case("half_throughout", 1, 0:9, 2, 4)
add_random("one_unit_overdispersed", 1, 0:19, 20, noise = 0.7)
add_random("region", 11, 0:19, 3, yearly = 0.15)
add_random("nation", 55, 0:19, 1.5, share = 0.3, season = 0.3)
add_random("huge_trials", 3, 0:11, 2e6, yearly = 0.01)
add_random("rare", 20, c(0:9, 12:19), 2, share = 0.02)
add_case("steep", 1, 0:9, c(0, 0, 1, 3, 9, 31, 38, 39, 40, 40), 40)
sure <- all_cells[all_cells$case == "region", ]
sure$case <- "units_with_all_or_none"
sure$successes[sure$unit == 2] <- 0
sure$successes[sure$unit == 3] <- sure$trials[sure$unit == 3]
all_cells <- rbind(all_cells, sure)

# Nothing to be found, for the reason in the name.
add_case("no_events", rep(1:2, each = 8), rep(0:7, 2), c(rep(0, 8), rep(5, 8)), 5)
add_case("no_events_and_no_answers", 1, 0:7, 0, 0)
add_case("one_end_only", 1, 0:7, c(0, 0, 0, 0, 0, 4, 4, 4), 4)
add_case("one_end_only_but_one_quarter", 1, 0:7, c(0, 0, 0, 0, 2, 4, 4, 4), 4)
add_case("too_few_periods", 1, c(0, 1, 2, 3, 4), c(2, 0, 0, 0, 0), c(4, 0, 0, 0, 0))

trend <- function(case, periods_per_year, harmonic, cluster) {
  cells <- all_cells[all_cells$case == case & all_cells$trials > 0, ]
  everything <- aggregate(cbind(successes, trials) ~ period, cells, sum)
  share <- ave(cells$successes, cells$unit, FUN = sum) / ave(cells$trials, cells$unit, FUN = sum)
  design <- covariates_of(cells[share > 0 & share < 1, ], periods_per_year, harmonic)
  cells <- design$cells
  formula <- formula_of("cbind(successes, trials - successes)", cells, design$names)
  fit <- glm(formula, quasibinomial, cells, control = glm.control(1e-13, 200))
  # Once more from where it ended: glm takes the weights of its variance from the step before the last.
  fit <- glm(formula, quasibinomial, cells, start = coef(fit), control = glm.control(1e-13))
  periods <- sort(unique(cells$period))
  p <- fitted(fit)
  information <- cells$trials * p * (1 - p)
  observed <- tapply(cells$successes, cells$period, sum)
  expected <- tapply(cells$trials * p, cells$period, sum)
  residual <- (observed - expected) / sqrt(tapply(information, cells$period, sum))
  df <- length(periods) - 1 - length(design$names)
  pearson <- sum(residual^2) / df
  dispersion <- max(1, pearson)
  unscaled <- summary(fit, dispersion = 1)$cov.scaled
  chosen <- larger(fit, cells, unscaled, dispersion, df, cluster)
  slope <- coef(fit)[["years"]]
  se <- sqrt(chosen$covariance["years", "years"])
  t <- qt(0.975, chosen$df)
  everything <- everything[match(periods, everything$period), ]
  pooled <- as.vector(everything$successes - observed + expected)
  odds <- pooled / (everything$trials - pooled)
  error <- sapply(seq_along(periods), function(i) {
    gradient <- ifelse(cells$period == periods[i], information, 0) / (pooled[i] * (1 - pooled[i] / everything$trials[i]))
    band_error(fit, design$names, gradient, unscaled, dispersion, chosen$covariance)
  })
  key <- data.frame(case, periods_per_year, harmonic, cluster)
  list(
    slope = cbind(key,
      slope, standard_error = se, degrees_of_freedom = chosen$df, dispersion, pearson, ratio_per_year = exp(slope),
      lower = exp(slope - t * se), upper = exp(slope + t * se), p_value = 2 * pt(-abs(slope / se), chosen$df)
    ),
    fitted = cbind(key,
      period = periods, events = everything$successes, exposure = everything$trials, fitted = pooled,
      lower = everything$trials * plogis(log(odds) - t * error), upper = everything$trials * plogis(log(odds) + t * error),
      residual = as.vector(residual)
    )
  )
}

estimable <- unique(all_cells$case[!grepl("^(no_events|too_few|one_end)", all_cells$case)])
options <- expand.grid(case = estimable, periods_per_year = 4, harmonic = c(0, 1), cluster = c(0, 1), stringsAsFactors = FALSE)
many <- tapply(all_cells$unit, all_cells$case, max) > 1
options <- options[(options$cluster == 0 | many[options$case]) & !(options$harmonic == 1 & options$case %in% c("one_success", "steep")), ]
found <- Map(trend, options$case, options$periods_per_year, options$harmonic, options$cluster)
program_version <- paste(version, packageVersion("sandwich"))
write_cases(all_cells, "share-cells.csv", "R", version)
write_cases(do.call(rbind, lapply(found, `[[`, "slope")), "quasi-binomial-trend.csv", "R glm and sandwich", program_version)
write_cases(do.call(rbind, lapply(found, `[[`, "fitted")), "quasi-binomial-trend-fitted.csv", "R glm and sandwich", program_version)
