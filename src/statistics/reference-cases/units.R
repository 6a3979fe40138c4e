# Writes overdispersion.csv, funnel-limits.csv, predictive-limits.csv, predictive-upper-limit.csv and gamma-poisson.csv
# to this directory.
#
# cd src/statistics/reference-cases && Rscript units.R   (needs the package MASS)

library(MASS)
source("write-cases.R")
set.seed(1)

# Overdispersion: Spiegelhalter (2005), Quality and Safety in Health Care 14, 347-351, and the method of CQC. ----
phi <- function(z) mean(z^2)
# FunnelPlotR's test (test-classes_methods.R) has phi 2.948033 for six units on the log scale, where none is cut off.
o <- c(100, 150, 180, 80, 120, 225)
e <- c(108, 112, 165, 95, 100, 220)
stopifnot(round(phi(sqrt(e) * log(o / e)), 6) == 2.948033)

square_root_scale <- function(observed, expected) {
  s <- 1 / (2 * sqrt(expected))
  z <- (sqrt(observed / expected) - 1) / s
  cut <- quantile(z, c(0.1, 0.9), type = 7)
  z <- pmin(pmax(z, cut[1]), cut[2])
  w <- 1 / s^2
  n <- length(z)
  if (n < 10) return(data.frame(dispersion = NA, tau_squared = NA))
  tau2 <- if (phi(z) > 1) (n * phi(z) - (n - 1)) / (sum(w) - sum(w^2) / sum(w)) else 0
  data.frame(dispersion = phi(z), tau_squared = tau2)
}
lip_cancer <- data.frame( # Clayton and Kaldor (1987), Biometrics 43, 671-681, table 1
  observed = c(
    9, 39, 11, 9, 15, 8, 26, 7, 6, 20, 13, 5, 3, 8, 17, 9, 2, 7, 9, 7, 16, 31, 11, 7, 19, 15, 7, 10, 16, 11, 5, 3, 7, 8,
    11, 9, 11, 8, 6, 4, 10, 8, 2, 6, 19, 3, 2, 3, 28, 6, 1, 1, 1, 1, 0, 0
  ),
  expected = c(
    1.4, 8.7, 3, 2.5, 4.3, 2.4, 8.1, 2.3, 2, 6.6, 4.4, 1.8, 1.1, 3.3, 7.8, 4.6, 1.1, 4.2, 5.5, 4.4, 10.5, 22.7, 8.8, 5.6,
    15.5, 12.5, 6, 9, 14.4, 10.2, 4.8, 2.9, 7, 8.5, 12.3, 10.1, 12.7, 9.4, 7.2, 5.3, 18.8, 15.8, 4.3, 14.6, 50.7, 8.2, 5.6,
    9.3, 88.7, 19.6, 3.4, 3.6, 5.7, 7, 4.2, 1.8
  )
)
pumps <- data.frame( # Gaver and O'Muircheartaigh (1987), Technometrics 29, 1-15: failures, thousands of hours
  observed = c(5, 1, 5, 14, 3, 19, 1, 1, 4, 22),
  expected = c(94.3, 15.7, 62.9, 126, 5.24, 31.4, 1.05, 1.05, 2.1, 10.5)
)
exposure <- round(rgamma(32, 3, 3 / 30000))
drawn <- function(days, per_day, size) {
  rates <- if (is.finite(size)) rgamma(length(days), size, size) else 1
  rpois(length(days), days * per_day * rates)
}
classes <- list(
  lip_cancer = lip_cancer,
  pumps = transform(pumps, expected = expected * sum(observed) / sum(expected)),
  all_as_expected = data.frame(observed = 1:12, expected = 1:12),
  all_zero = data.frame(observed = rep(0, 10), expected = 1:10),
  ten_equal = data.frame(observed = c(0, 0, 1, 2, 2, 3, 4, 5, 9, 14), expected = rep(4, 10)),
  one_far_out = data.frame(observed = c(rep(c(4, 5, 6), 5), 60), expected = rep(5, 16)),
  large = data.frame(observed = c(1203, 900, 1500, 1100, 1000, 1300, 850, 1250, 990, 1010, 1190), expected = rep(1100, 11)),
  high_security = data.frame(observed = drawn(exposure, 0.0012, 1.5), expected = exposure * 0.0012),
  no_variation = data.frame(observed = drawn(exposure, 0.0012, Inf), expected = exposure * 0.0012),
  barely = data.frame(observed = c(2, 2, 3, 3, 4, 6, 7, 7, 8, 8), expected = rep(5, 10))
)
overdispersed <- do.call(rbind, lapply(names(classes), function(name) {
  judged <- subset(classes[[name]], expected >= 1)
  data.frame(
    case = name, square_root_scale(judged$observed, judged$expected),
    observed = paste(classes[[name]]$observed, collapse = " "),
    expected = paste(sprintf("%.17g", classes[[name]]$expected), collapse = " ")
  )
}))
write_cases(overdispersed, "overdispersion.csv", "R formula", version)

# Funnel limits: max(0, 1 -+ z sqrt(1/(4E) + tau^2))^2 on O/E. --------------------------------------------------
grid <- expand.grid(expected = c(1, 1.7, 4, 25, 300, 1e6), tau_squared = c(0, 0.01, 0.12, 1))
limits <- t(mapply(function(expected, tau2) {
  pmax(0, 1 + qnorm(c(0.025, 0.975, 0.001, 0.999)) * sqrt(1 / (4 * expected) + tau2))^2
}, grid$expected, grid$tau_squared))
colnames(limits) <- c("lower_95", "upper_95", "lower_998", "upper_998")
write_cases(cbind(grid, limits), "funnel-limits.csv", "R formula", version)

# Predictive limits: the counts whose mid-p, P(beyond) + P(itself)/2 by pnbinom and dnbinom, is large enough. --------
tails <- function(mean, variance) {
  counts <- 0:ceiling(50 + mean + 60 * sqrt(mean + variance * mean^2))
  if (variance == 0) {
    mass <- dpois(counts, mean)
    list(counts = counts, below = ppois(counts - 1, mean) + mass / 2, above = ppois(counts, mean, lower = FALSE) + mass / 2)
  } else {
    mass <- dnbinom(counts, 1 / variance, mu = mean)
    below <- pnbinom(counts - 1, 1 / variance, mu = mean) + mass / 2
    list(counts = counts, below = below, above = pnbinom(counts, 1 / variance, mu = mean, lower = FALSE) + mass / 2)
  }
}
grid <- expand.grid(expected = c(1, 1.5, 3, 7.3, 20, 100.25, 1203), ratio_variance = c(0, 0.05, 0.25, 0.8, 2))
predictive <- t(mapply(function(mean, variance) {
  t <- tails(mean, variance)
  unlist(lapply(c(0.025, 0.001), function(share) range(t$counts[t$below >= share & t$above >= share])))
}, grid$expected, grid$ratio_variance))
colnames(predictive) <- c("lower_95", "upper_95", "lower_998", "upper_998")
write_cases(cbind(grid, predictive), "predictive-limits.csv", "R pnbinom and ppois", version)

grid <- expand.grid(mean = c(0, 0.01, 0.3, 1, 4.5, 30, 1203), ratio_variance = c(0, 0.1, 0.5, 3), p = c(0.5, 0.975, 0.999))
grid$limit <- mapply(function(mean, variance, p) {
  if (variance == 0) qpois(p, mean) else qnbinom(p, 1 / variance, mu = mean)
}, grid$mean, grid$ratio_variance, grid$p)
write_cases(grid, "predictive-upper-limit.csv", "R qnbinom and qpois", version)

# Shrinkage: MASS glm.nb with an offset alone has theta = a and mean a/b. --------------------------------------
# Where Poisson is more probable than every negative binomial on a fine grid, all units get the common rate.
units <- list(
  lip_cancer = with(lip_cancer, data.frame(events = observed, days = expected)),
  pumps = with(pumps, data.frame(events = observed, days = expected)),
  high_security = data.frame(events = classes$high_security$observed, days = exposure),
  equal_days = data.frame(events = c(0, 0, 1, 2, 2, 3, 4, 5, 9, 14), days = rep(9000, 10)),
  mostly_none = data.frame(events = c(rep(0, 9), 1, 3, 0, 7), days = c(2000, 800, 5000, 4000, 1200, 900, 3000, 2500, 700, 1500, 4000, 6000, 2200)),
  two_units = data.frame(events = c(2, 30), days = c(10000, 12000)),
  large = data.frame(events = classes$large$observed, days = seq(5e5, 1e6, length.out = 11)),
  # The likelihood falls from that of a common rate before it rises above it.
  one_large = data.frame(events = c(45, 0, 0), days = c(18344, 1416, 297)),
  alike = data.frame(events = c(3, 4, 5, 4, 3, 5), days = rep(10000, 6)),
  one_unit = data.frame(events = 7, days = 20000),
  no_variation = data.frame(events = round(exposure * 0.0012), days = exposure)
)
control <- glm.control(epsilon = 1e-14, maxit = 500)
fits <- lapply(units, function(unit) {
  pooled <- sum(unit$events) / sum(unit$days)
  poisson <- sum(dpois(unit$events, pooled * unit$days, log = TRUE))
  best_for <- function(size) {
    optimize(function(log_rate) sum(dnbinom(unit$events, size, mu = exp(log_rate) * unit$days, log = TRUE)),
      log(pooled) + c(-5, 5), maximum = TRUE, tol = 1e-10)$objective
  }
  if (max(sapply(10^seq(-2, 5, 0.1), best_for)) <= poisson + 1e-9) {
    limits <- poisson.test(sum(unit$events), sum(unit$days) / 1000, r = pooled * 1000)$conf.int
    return(data.frame(unit, shape = NA, prior_days = NA, rate = 1000 * pooled, lower = limits[1], upper = limits[2]))
  }
  # The root of the score of the size, its mean by glm; glm.nb finds the same, but stops earlier.
  log_rate <- function(size) coef(glm(events ~ offset(log(days)), negative.binomial(size), unit, control = control))[[1]]
  score <- function(log_size) {
    size <- exp(log_size)
    mu <- exp(log_rate(size)) * unit$days
    sum(digamma(size + unit$events) - digamma(size) + log(size) + 1 - log(size + mu) - (unit$events + size) / (size + mu))
  }
  sizes <- 10^seq(-2, 5, 0.1)
  best <- log(sizes[which.max(sapply(sizes, best_for))])
  a <- exp(uniroot(score, best + c(-0.25, 0.25), tol = 1e-14)$root)
  b <- a / exp(log_rate(a))
  # Where the likelihood has a second summit, at no dispersion, glm.nb climbs that one.
  if (!identical(unit, units$one_large)) {
    fit <- glm.nb(events ~ offset(log(days)), unit, control = control)
    stopifnot(abs(fit$theta / a - 1) < 1e-5, abs(coef(fit)[[1]] - log(a / b)) < 1e-5)
  }
  data.frame(
    unit, shape = a, prior_days = b, rate = 1000 * (a + unit$events) / (b + unit$days),
    lower = 1000 * qgamma(0.025, a + unit$events, b + unit$days), upper = 1000 * qgamma(0.975, a + unit$events, b + unit$days)
  )
})
shrunken <- do.call(rbind, lapply(names(fits), function(name) data.frame(case = name, fits[[name]])))
names(shrunken)[names(shrunken) == "days"] <- "prison_days"
write_cases(shrunken, "gamma-poisson.csv", "R and MASS glm.nb", as.character(packageVersion("MASS")))
