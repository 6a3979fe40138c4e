# Writes negative-binomial-trend.csv, newey-west-trend.csv, interrupted-series.csv, five-point-marker.csv and
# lag-one-correlation.csv to the working directory, the first three from trend-cells.csv.
#
# Rscript trend-checks.R   (needs the packages MASS and sandwich)

source("write-cases.R")
source("trend-of-fit.R")
library(MASS)

all_cells <- read.csv("trend-cells.csv")
cells_of <- function(case) {
  cells <- all_cells[all_cells$case == case, ]
  cells[ave(cells$events, cells$unit, FUN = sum) > 0, ]
}
large_sample <- function(slope, se) {
  z <- qnorm(0.975)
  data.frame(
    slope, standard_error = se, ratio_per_year = exp(slope), lower = exp(slope - z * se), upper = exp(slope + z * se),
    p_value = 2 * pnorm(-abs(slope / se))
  )
}

# Negative binomial: glm.nb, from where it ended until theta stands still. Where cells vary no more than chance there
# is no theta, and Poisson's fit is the most likely. --------------------------------------------------------------
overdispersed <- c("one_unit_random", "one_unit_overdispersed", "one_unit_seasonal", "gaps_in_time", "region", "nation", "units_open_close_and_are_silent", "wild")
negative_binomial <- function(case, harmonic) {
  design <- covariates_of(cells_of(case), 4, harmonic)
  cells <- design$cells
  formula <- update(formula_of("events", cells, design$names), . ~ . + offset(log(exposure)))
  by_chance <- glm(formula, poisson, cells, control = glm.control(1e-13, 100))
  theta <- NA
  fit <- glm(formula, poisson, cells, start = coef(by_chance), control = glm.control(1e-13))
  if (sum((cells$events - fitted(by_chance))^2 - cells$events) > 0) {
    theta <- 1
    start <- coef(by_chance)
    for (i in 1:200) {
      fit <- glm(formula, negative.binomial(theta), cells, start = start, control = glm.control(1e-13, 100))
      start <- coef(fit)
      before <- theta
      theta <- as.numeric(suppressWarnings(theta.ml(cells$events, fitted(fit), limit = 200, eps = 1e-13)))
      if (abs(theta / before - 1) < 1e-13) break
    }
    own <- suppressWarnings(glm.nb(formula, cells, control = glm.control(1e-10, 200)))
    stopifnot(abs(own$theta / theta - 1) < 1e-4)
  }
  se <- sqrt(summary(fit, dispersion = 1)$cov.scaled["years", "years"])
  cbind(case, harmonic, large_sample(coef(fit)[["years"]], se), theta)
}
nb <- expand.grid(case = c(overdispersed, "one_unit_flat", "far_apart_units", "tiny_exposure", "one_event"), harmonic = 0:1, stringsAsFactors = FALSE)
# one_unit_seasonal with its season varies by so little more than chance that theta, near 1e5, is not to be pinned down.
nb <- nb[!(nb$harmonic == 1 & nb$case %in% c("one_event", "one_unit_seasonal", "wild")), ]
write_cases(do.call(rbind, Map(negative_binomial, nb$case, nb$harmonic)), "negative-binomial-trend.csv", "R MASS", paste(version, packageVersion("MASS")))

# Newey and West: one unit by NeweyWest, several by vcovPL, which adds up the units of a period. -----------------
newey_west <- function(case, harmonic, lag) {
  design <- covariates_of(cells_of(case), 4, harmonic)
  cells <- design$cells
  formula <- formula_of("events", cells, design$names)
  fit <- glm(formula, poisson, cells, offset = log(cells$exposure), control = glm.control(1e-13, 100))
  fit <- glm(formula, poisson, cells, offset = log(cells$exposure), start = coef(fit), control = glm.control(1e-13))
  one <- length(unique(cells$unit)) == 1
  covariance <- if (one) {
    NeweyWest(fit, lag = lag, prewhite = FALSE, adjust = FALSE)
  } else {
    vcovPL(fit, cluster = cells$unit, order.by = cells$period, lag = lag, aggregate = TRUE, adjust = FALSE)
  }
  cbind(case, harmonic, lag, large_sample(coef(fit)[["years"]], sqrt(covariance["years", "years"])))
}
nw <- expand.grid(case = c("one_unit_falling", "one_unit_random", "one_unit_overdispersed", "gaps_in_time", "region", "nation", "huge_counts", "tiny_exposure", "one_event"), harmonic = 0:1, lag = c(0, 1, 3), stringsAsFactors = FALSE)
nw <- nw[!(nw$case == "one_event" & nw$harmonic == 1), ]
write_cases(do.call(rbind, Map(newey_west, nw$case, nw$harmonic, nw$lag)), "newey-west-trend.csv", "R sandwich", as.character(packageVersion("sandwich")))

# Interrupted series: the treated are the units of an odd number where they are compared with the others. -----------
interrupted <- function(case, harmonic, cluster, from, compared) {
  cells <- cells_of(case)
  design <- covariates_of(cells, 4, harmonic)
  cells <- design$cells
  season <- setdiff(design$names, "years")
  cells$years <- (cells$period - from) / 4
  cells$after <- as.numeric(cells$years >= 0)
  cells$years_after <- cells$after * cells$years
  cells$own <- if (compared) cells$unit %% 2 else 1
  for (name in c("years", "after", "years_after")) cells[paste0("own_", name)] <- cells$own * cells[[name]]
  names <- c("own_after", "own_years_after", "own_years", if (compared) c("after", "years_after", "years"), season)
  formula <- formula_of("events", cells, names)
  fit <- glm(formula, quasipoisson, cells, offset = log(cells$exposure), control = glm.control(1e-13, 200))
  fit <- glm(formula, quasipoisson, cells, offset = log(cells$exposure), start = coef(fit), control = glm.control(1e-13))
  pool <- interaction(cells$period, cells$own, drop = TRUE)
  observed <- tapply(cells$events, pool, sum)
  expected <- tapply(fitted(fit), pool, sum)
  df <- length(observed) - (if (compared) 2 else 1) - length(names)
  pearson <- sum((observed - expected)^2 / expected) / df
  dispersion <- max(1, pearson)
  pooled <- dispersion * summary(fit, dispersion = 1)$cov.scaled
  if (cluster) {
    clustered <- vcovCL(fit, cluster = cells$unit, type = "HC0", cadjust = TRUE)
    df <- min(df, length(unique(cells$unit)) - 1)
  }
  effect <- function(name) {
    se <- sqrt(max(pooled[name, name], if (cluster) clustered[name, name]))
    b <- coef(fit)[[name]]
    t <- qt(0.975, df)
    c(exp(b), exp(b - t * se), exp(b + t * se), se, 2 * pt(-abs(b / se), df))
  }
  columns <- c("ratio", "lower", "upper", "standard_error", "p_value")
  cbind(
    data.frame(case, harmonic, cluster, from, compared, degrees_of_freedom = df, dispersion, pearson),
    as.list(setNames(effect("own_after"), paste0("level_", columns))),
    as.list(setNames(effect("own_years_after"), paste0("slope_", columns)))
  )
}
its <- rbind(
  expand.grid(case = c("one_unit_falling", "one_unit_random", "one_unit_overdispersed", "one_unit_seasonal"), harmonic = 0:1, cluster = 0, from = 6, compared = 0, stringsAsFactors = FALSE),
  expand.grid(case = c("region", "nation", "huge_counts", "units_open_close_and_are_silent"), harmonic = 0:1, cluster = 0:1, from = 9, compared = 0:1, stringsAsFactors = FALSE)
)
write_cases(do.call(rbind, Map(interrupted, its$case, its$harmonic, its$cluster, its$from, its$compared)), "interrupted-series.csv", "R glm and sandwich", paste(version, packageVersion("sandwich")))

# Five points: lm with weights, its unscaled variance. -----------------------------------------------------------
points <- list(
  rising = list(c(10, 12, 14, 15, 18), c(1, 1, 1, 1, 1)),
  falling = list(c(18, 15, 14, 12, 10), c(1, 1.2, 0.8, 1, 1)),
  flat = list(c(10, 10.5, 9.8, 10.1, 10), c(1, 1, 1, 1, 1)),
  one_point_decides = list(c(10, 10, 10, 9.9, 30), c(1, 1, 1, 1, 1)),
  wide = list(c(10, 12, 14, 15, 18), c(8, 8, 8, 8, 8)),
  just_under = list(c(0, 1, 2, 3, 4), rep(1.96 * sqrt(10 / 9.549), 5)),
  just_over = list(c(0, 1, 2, 3, 4), rep(1.96 * sqrt(10 / 9.55), 5)),
  older_points_do_not_count = list(c(90, 80, 10, 12, 14, 15, 18), rep(1, 7)),
  all_alike = list(rep(4, 5), rep(1, 5)),
  four_points = list(c(10, 12, 14, 15), rep(1, 4))
)
set.seed(11)
for (i in 1:12) points[[paste0("random_", i)]] <- list(round(10 + cumsum(rnorm(5, 0, 1.5)), 2), round(runif(5, 0.5, 3), 2))
marker <- function(name) {
  value <- points[[name]][[1]]
  half <- points[[name]][[2]]
  n <- length(value)
  key <- data.frame(case = name, values = paste(value, collapse = " "), half_widths = paste(half, collapse = " "))
  if (n < 5) return(cbind(key, chi_squared = NA, answer = "cannot be calculated"))
  cells <- data.frame(year = 1:5, value = tail(value, 5), weight = 1 / (2 * tail(half, 5) / 3.92)^2)
  fit <- lm(value ~ year, cells, weights = weight)
  slopes <- sapply(1:5, function(i) coef(lm(value ~ year, cells[-i, ], weights = weight))[["year"]])
  slope <- coef(fit)[["year"]]
  chi_squared <- slope^2 / suppressWarnings(summary(fit)$cov.unscaled["year", "year"])
  holds <- all(sign(slopes) == sign(slope)) && chi_squared > qchisq(0.998, 1)
  cbind(key, chi_squared, answer = if (!holds) "no change" else if (slope > 0) "increasing" else "decreasing")
}
write_cases(do.call(rbind, lapply(names(points), marker)), "five-point-marker.csv", "R lm", version)

# The correlation with the value after: acf. --------------------------------------------------------------------
series <- list(c(1, 2, 3, 4, 5), c(1, -1, 1, -1, 1, -1), c(0.3, -0.2, 1.4, 0.6, -0.9, -1.2, 0.1), round(arima.sim(list(ar = 0.6), 40), 3))
write_cases(data.frame(
  series = sapply(series, paste, collapse = " "),
  correlation = sapply(series, function(x) acf(x, 1, plot = FALSE)$acf[2])
), "lag-one-correlation.csv", "R acf", version)
