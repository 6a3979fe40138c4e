# Writes log-linear-trend.csv and log-linear-trend-fitted.csv to the working directory, from trend-cells.csv: glm with
# a factor of units and an offset, its dispersion from fitted() pooled over units, vcovCL clustered by unit.
#
# Rscript log-linear-trend.R   (needs the package sandwich)

source("write-cases.R")
library(sandwich)

all_cells <- read.csv("trend-cells.csv")
estimable <- unique(all_cells$case[!grepl("^(no_events|too_few|one_end|season)", all_cells$case)])
options <- rbind(
  expand.grid(case = estimable, periods_per_year = 4, harmonic = c(0, 1), cluster = c(0, 1), stringsAsFactors = FALSE),
  data.frame(case = c("one_unit_random", "region"), periods_per_year = 12, harmonic = 0, cluster = 0)
)
too_small_for_season <- c("one_event", "two_units_one_event_each", "steep")
options <- options[!(options$harmonic == 1 & options$case %in% too_small_for_season), ]
units_with_events <- sapply(options$case, function(case) {
  sum(tapply(all_cells$events[all_cells$case == case], all_cells$unit[all_cells$case == case], sum) > 0)
})
options <- options[options$cluster == 0 | units_with_events > 1, ]

trend <- function(case, periods_per_year, harmonic, cluster) {
  cells <- all_cells[all_cells$case == case, ]
  exposure <- tapply(cells$exposure, cells$period, sum)
  cells <- cells[ave(cells$events, cells$unit, FUN = sum) > 0, ]
  cells$years <- cells$period / periods_per_year
  cells$sine <- sin(2 * pi * cells$years)
  cells$cosine <- cos(2 * pi * cells$years)
  covariates <- c("years", if (harmonic) c("sine", "cosine"))
  units <- length(unique(cells$unit))
  effects <- if (units > 1) "0 + factor(unit)" else "1"
  formula <- reformulate(c(effects, covariates), "events", intercept = units == 1)
  fit <- glm(formula, quasipoisson, cells, offset = log(cells$exposure), control = glm.control(1e-13, 200))
  # Once more from where it ended: glm takes the weights of its variance from the step before the last.
  fit <- glm(formula, quasipoisson, cells, offset = log(cells$exposure), start = coef(fit), control = glm.control(1e-13))
  periods <- sort(unique(cells$period))
  observed <- tapply(cells$events, cells$period, sum)
  expected <- tapply(fitted(fit), cells$period, sum)
  residual <- (observed - expected) / sqrt(expected)
  df <- length(periods) - 1 - length(covariates)
  pearson <- sum(residual^2) / df
  dispersion <- max(1, pearson)
  unscaled <- summary(fit, dispersion = 1)$cov.scaled
  chosen <- dispersion * unscaled
  if (cluster) {
    clustered <- vcovCL(fit, cluster = cells$unit, type = "HC0", cadjust = TRUE)
    if (clustered["years", "years"] > chosen["years", "years"]) chosen <- clustered
    df <- min(df, units - 1)
  }
  slope <- coef(fit)[["years"]]
  se <- sqrt(chosen["years", "years"])
  t <- qt(0.975, df)
  # The band: levels of units given the slope from the model, the coefficients from the covariance that was chosen.
  x <- model.matrix(fit)
  own <- !(colnames(x) %in% covariates)
  given <- unscaled[own, own, drop = FALSE] - unscaled[own, !own, drop = FALSE] %*%
    solve(unscaled[!own, !own]) %*% unscaled[!own, own, drop = FALSE]
  slopes_of_levels <- unscaled[own, !own, drop = FALSE] %*% solve(unscaled[!own, !own])
  error <- sapply(periods, function(period) {
    here <- cells$period == period
    gradient <- colSums(x[here, , drop = FALSE] * fitted(fit)[here]) / sum(fitted(fit)[here])
    direction <- gradient[!own] + drop(gradient[own] %*% slopes_of_levels)
    sqrt(dispersion * drop(gradient[own] %*% given %*% gradient[own]) +
      drop(direction %*% chosen[!own, !own] %*% direction))
  })
  key <- data.frame(case, periods_per_year, harmonic, cluster)
  list(
    slope = cbind(key,
      slope, standard_error = se, degrees_of_freedom = df, dispersion, pearson, ratio_per_year = exp(slope),
      lower = exp(slope - t * se), upper = exp(slope + t * se), p_value = 2 * pt(-abs(slope / se), df)
    ),
    fitted = cbind(key,
      period = periods, events = as.vector(observed), exposure = as.vector(exposure[as.character(periods)]),
      fitted = as.vector(expected), lower = as.vector(expected * exp(-t * error)),
      upper = as.vector(expected * exp(t * error)), residual = as.vector(residual)
    )
  )
}

found <- Map(trend, options$case, options$periods_per_year, options$harmonic, options$cluster)
program <- "R glm and sandwich"
program_version <- paste(version, packageVersion("sandwich"))
write_cases(do.call(rbind, lapply(found, `[[`, "slope")), "log-linear-trend.csv", program, program_version)
write_cases(do.call(rbind, lapply(found, `[[`, "fitted")), "log-linear-trend-fitted.csv", program, program_version)
