# What the scripts of trends with unit effects share: source("trend-of-fit.R").

library(sandwich)

covariates_of <- function(cells, periods_per_year, harmonic) {
  cells$years <- (cells$period - (min(cells$period) + max(cells$period)) / 2) / periods_per_year
  cells$sine <- sin(2 * pi * cells$period / periods_per_year)
  cells$cosine <- cos(2 * pi * cells$period / periods_per_year)
  list(cells = cells, names = c("years", if (harmonic) c("sine", "cosine")))
}

# Units as columns of their own, or one intercept where there is but one.
formula_of <- function(response, cells, names) {
  one <- length(unique(cells$unit)) == 1
  reformulate(c(if (one) "1" else "0 + factor(unit)", names), response, intercept = one)
}

# `unscaled` is the covariance for a dispersion of 1. The larger of it, times the dispersion, and the clustered one.
larger <- function(fit, cells, unscaled, dispersion, df, cluster) {
  chosen <- dispersion * unscaled
  if (cluster) {
    clustered <- vcovCL(fit, cluster = cells$unit, type = "HC0", cadjust = TRUE)
    if (clustered["years", "years"] > chosen["years", "years"]) chosen <- clustered
    df <- min(df, length(unique(cells$unit)) - 1)
  }
  list(covariance = chosen, df = df)
}

# The error of a sum over cells with these weights of the linear predictor: levels of units given the slope from the
# model, the coefficients from the covariance that was chosen.
band_error <- function(fit, names, weights, unscaled, dispersion, chosen) {
  x <- model.matrix(fit)
  own <- !(colnames(x) %in% names)
  slopes_of_levels <- unscaled[own, !own, drop = FALSE] %*% solve(unscaled[!own, !own])
  given <- unscaled[own, own, drop = FALSE] - slopes_of_levels %*% unscaled[!own, own, drop = FALSE]
  gradient <- colSums(x * weights)
  direction <- gradient[!own] + drop(gradient[own] %*% slopes_of_levels)
  sqrt(dispersion * drop(gradient[own] %*% given %*% gradient[own]) +
    drop(direction %*% chosen[!own, !own] %*% direction))
}
