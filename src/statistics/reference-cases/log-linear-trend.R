# Writes log-linear-trend.csv and log-linear-trend-fitted.csv to the working directory, from trend-cells.csv: glm with
# a factor of units and an offset, its dispersion from fitted() pooled over units, vcovCL clustered by unit.
#
# Rscript log-linear-trend.R   (needs the package sandwich)

source("write-cases.R")
source("trend-of-fit.R")

all_cells <- read.csv("trend-cells.csv")
estimable <- unique(all_cells$case[!grepl("^(no_events|too_few|one_end|season)", all_cells$case)])
options <- rbind(
  expand.grid(case = estimable, periods_per_year = 4, harmonic = c(0, 1), cluster = c(0, 1), stringsAsFactors = FALSE),
  data.frame(case = c("one_unit_random", "region"), periods_per_year = 12, harmonic = 0, cluster = 0)
)
too_small_for_season <- c("one_event", "two_units_one_event_each", "steep", "wild")
options <- options[!(options$harmonic == 1 & options$case %in% too_small_for_season), ]
units_with_events <- sapply(options$case, function(case) {
  sum(tapply(all_cells$events[all_cells$case == case], all_cells$unit[all_cells$case == case], sum) > 0)
})
options <- options[options$cluster == 0 | units_with_events > 1, ]

trend <- function(case, periods_per_year, harmonic, cluster) {
  cells <- all_cells[all_cells$case == case, ]
  exposure <- tapply(cells$exposure, cells$period, sum)
  design <- covariates_of(cells[ave(cells$events, cells$unit, FUN = sum) > 0, ], periods_per_year, harmonic)
  cells <- design$cells
  formula <- formula_of("events", cells, design$names)
  fit <- glm(formula, quasipoisson, cells, offset = log(cells$exposure), control = glm.control(1e-13, 200))
  # Once more from where it ended: glm takes the weights of its variance from the step before the last.
  fit <- glm(formula, quasipoisson, cells, offset = log(cells$exposure), start = coef(fit), control = glm.control(1e-13))
  periods <- sort(unique(cells$period))
  observed <- tapply(cells$events, cells$period, sum)
  expected <- tapply(fitted(fit), cells$period, sum)
  residual <- (observed - expected) / sqrt(expected)
  df <- length(periods) - 1 - length(design$names)
  pearson <- sum(residual^2) / df
  dispersion <- max(1, pearson)
  unscaled <- summary(fit, dispersion = 1)$cov.scaled
  chosen <- larger(fit, cells, unscaled, dispersion, df, cluster)
  slope <- coef(fit)[["years"]]
  se <- sqrt(chosen$covariance["years", "years"])
  t <- qt(0.975, chosen$df)
  error <- sapply(periods, function(period) {
    share <- ifelse(cells$period == period, fitted(fit), 0)
    band_error(fit, design$names, share / sum(share), unscaled, dispersion, chosen$covariance)
  })
  key <- data.frame(case, periods_per_year, harmonic, cluster)
  list(
    slope = cbind(key,
      slope, standard_error = se, degrees_of_freedom = chosen$df, dispersion, pearson, ratio_per_year = exp(slope),
      lower = exp(slope - t * se), upper = exp(slope + t * se), p_value = 2 * pt(-abs(slope / se), chosen$df)
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
