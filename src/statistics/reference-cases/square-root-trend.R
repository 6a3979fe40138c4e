# Writes hours-cells.csv, square-root-trend.csv and square-root-trend-fitted.csv to the working directory: lm with
# weights and a factor of units, vcovCL clustered by unit.
#
# Rscript square-root-trend.R   (needs the package sandwich)

source("write-cases.R")
source("trend-of-fit.R")

set.seed(5)
all_cells <- NULL
add_random <- function(case, units, periods, mean, yearly = 0, season = 0, mean_length = 30, exposure = 9000, empty = 0) {
  for (unit in seq_len(units)) {
    level <- if (unit %in% empty) 0 else mean * exp(rnorm(1, 0, 0.4))
    for (period in periods) {
      days <- round(exposure * exp(rnorm(1, 0, 0.2)))
      stays <- rpois(1, level * days / exposure * exp(yearly * period / 4 + season * sin(2 * pi * period / 4)))
      lengths <- round(rexp(stays, 1 / mean_length), 2)
      all_cells <<- rbind(all_cells, data.frame(
        case = case, unit = unit, period = period, hours = sum(lengths), exposure = days, hours_squared = sum(lengths^2)
      ))
    }
  }
}
add_random("one_unit", 1, 0:11, 12)
add_random("one_unit_rare", 1, 0:19, 0.7)
add_random("one_unit_falling", 1, c(0:4, 8:15), 25, yearly = -0.3)
add_random("region", 11, 0:19, 3, yearly = -0.15, season = 0.2, empty = 4)
add_random("nation", 55, 0:19, 1, yearly = -0.1)
add_random("huge_exposure", 3, 0:15, 900, yearly = 0.05, exposure = 1e9)
add_random("tiny_exposure", 3, 0:11, 5, exposure = 20)
add_random("all_hours_alike", 1, 0:9, 0)
all_cells[all_cells$case == "all_hours_alike", c("hours", "exposure", "hours_squared")] <- rep(c(40, 900, 800), each = 10)
last <- all_cells[all_cells$case == "one_unit_rare", ]
last$case <- "all_hours_in_the_last_quarter"
last[, c("hours", "hours_squared")] <- 0
last[20, c("hours", "hours_squared")] <- c(0.5, 0.25)
all_cells <- rbind(all_cells, last)

trend <- function(case, periods_per_year, harmonic, cluster) {
  cells <- all_cells[all_cells$case == case, ]
  exposure <- tapply(cells$exposure, cells$period, sum)
  chance <- sum(cells$hours_squared) / (4 * sum(cells$hours))
  design <- covariates_of(cells[ave(cells$hours, cells$unit, FUN = sum) > 0, ], periods_per_year, harmonic)
  cells <- design$cells
  cells$root <- sqrt(cells$hours / cells$exposure)
  fit <- lm(formula_of("root", cells, design$names), cells, weights = exposure)
  periods <- sort(unique(cells$period))
  pooled <- tapply(cells$exposure * resid(fit), cells$period, sum)
  residual <- pooled / sqrt(tapply(cells$exposure, cells$period, sum) * chance)
  df <- length(periods) - 1 - length(design$names)
  pearson <- sum(residual^2) / df
  dispersion <- max(1, pearson)
  unscaled <- suppressWarnings(summary(fit)$cov.unscaled)
  chosen <- larger(fit, cells, unscaled, chance * dispersion, df, cluster)
  slope <- coef(fit)[["years"]]
  se <- sqrt(chosen$covariance["years", "years"])
  t <- qt(0.975, chosen$df)
  at_middle <- fitted(fit) - drop(as.matrix(cells[design$names]) %*% coef(fit)[design$names])
  m <- weighted.mean(at_middle, cells$exposure)
  ratio <- function(b) if (m > abs(b) / 2) ((m + b / 2) / (m - b / 2))^2 else NA
  mean_square <- sum(cells$exposure * resid(fit)^2) / nrow(cells)
  expected <- as.vector(tapply(cells$exposure * fitted(fit)^2 + mean_square, cells$period, sum))
  error <- sapply(seq_along(periods), function(i) {
    gradient <- ifelse(cells$period == periods[i], cells$exposure * fitted(fit), 0) / sqrt(expected[i])
    band_error(fit, design$names, gradient, unscaled, chance * dispersion, chosen$covariance)
  })
  key <- data.frame(case, periods_per_year, harmonic, cluster)
  list(
    slope = cbind(key,
      slope, standard_error = se, degrees_of_freedom = chosen$df, dispersion, pearson, ratio_per_year = ratio(slope),
      lower = ratio(slope - t * se), upper = ratio(slope + t * se), p_value = 2 * pt(-abs(slope / se), chosen$df)
    ),
    fitted = cbind(key,
      period = periods, events = as.vector(tapply(cells$hours, cells$period, sum)),
      exposure = as.vector(exposure[as.character(periods)]), fitted = expected,
      lower = pmax(0, sqrt(expected) - t * error)^2, upper = (sqrt(expected) + t * error)^2, residual = as.vector(residual)
    )
  )
}

options <- expand.grid(case = unique(all_cells$case), periods_per_year = 4, harmonic = c(0, 1), cluster = c(0, 1), stringsAsFactors = FALSE)
many <- tapply(all_cells$unit, all_cells$case, max) > 1
options <- options[options$cluster == 0 | many[options$case], ]
found <- Map(trend, options$case, options$periods_per_year, options$harmonic, options$cluster)
program_version <- paste(version, packageVersion("sandwich"))
write_cases(all_cells, "hours-cells.csv", "R", version)
write_cases(do.call(rbind, lapply(found, `[[`, "slope")), "square-root-trend.csv", "R lm and sandwich", program_version)
write_cases(do.call(rbind, lapply(found, `[[`, "fitted")), "square-root-trend-fitted.csv", "R lm and sandwich", program_version)
