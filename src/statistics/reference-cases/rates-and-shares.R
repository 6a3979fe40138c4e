# Writes clopper-pearson-interval.csv, clustered-rate-interval.csv, effective-wilson-interval.csv,
# rate-ratio-exact.csv, rate-ratio-quasi.csv, adjusted-p-values.csv and quantile.csv to this directory.
#
# cd src/statistics/reference-cases && Rscript rates-and-shares.R

source("write-cases.R")

# Shares: binom.test. ----------------------------------------------------------------------------------
shares <- data.frame(
  successes = c(0, 1, 0, 1, 3, 5, 10, 81, 15, 0, 1, 29, 35, 99, 100, 1, 5e5, 999999),
  trials = c(1, 1, 10, 10, 7, 10, 10, 263, 148, 20, 29, 29, 100, 100, 100, 1e6, 1e6, 1e6)
)
limits <- t(mapply(function(x, n) {
  # Where nothing or everything is in, the p-value of a share between is not asked for.
  binom.test(x, n)$conf.int
}, shares$successes, shares$trials))
write_cases(cbind(shares, lower = limits[, 1], upper = limits[, 2]), "clopper-pearson-interval.csv", "R binom.test", version)

# Rates of events of repeat persons: O + sqrt(V/O)(L - O), L from poisson.test below ten events, Byar from ten on. ---
z <- qnorm(0.975)
byar_limit <- function(o, z) o * (1 - 1 / (9 * o) + z / (3 * sqrt(o)))^3
count_limits <- function(o) if (o < 10) poisson.test(o)$conf.int else c(byar_limit(o, -z), byar_limit(o + 1, z))
persons <- list(
  c(), 1, 2, c(2, 1), rep(1, 9), c(5, 4), c(8, 1), rep(1, 10), c(3, 3, 2, 2), c(18, rep(1, 13)), c(31),
  c(6, 4, 3, 2, 2, 1, 1, 1, 1), rep(2, 142), c(40, 30, rep(3, 100), rep(1, 833)), rep(1:4, 300)
)
days <- c(365000, 1000, 1830, 23725, 23725, 23725, 23725, 23725, 17000, 22400, 14000, 17000, 1300000, 1300000, 1000)
clustered <- do.call(rbind, Map(function(f, n) {
  events <- sum(f)
  squares <- sum(f^2)
  limits <- count_limits(events)
  if (events > 0) limits <- pmax(0, events + sqrt(squares / events) * (limits - events))
  data.frame(events, squares, prison_days = n, lower = 1000 * limits[1] / n, upper = 1000 * limits[2] / n)
}, persons, days))
write_cases(clustered, "clustered-rate-interval.csv", "R formula on poisson.test", version)

# Shares of stays of repeat persons: prop.test of the effective numbers n/D, D = sum(m^2)/sum(m). -------------
answered <- data.frame(
  successes = c(0, 1, 5, 10, 0, 35, 35, 35, 60, 99, 100, 20, 120),
  trials = c(4, 1, 10, 10, 20, 100, 100, 100, 100, 100, 100, 40, 403),
  squares = c(16, 1, 10, 28, 50, 100, 154, 2500, 10000, 102, 406, 338, 1203)
)
effective <- t(mapply(function(x, n, squares) {
  d <- squares / n
  suppressWarnings(prop.test(x / d, n / d, correct = FALSE))$conf.int
}, answered$successes, answered$trials, answered$squares))
write_cases(cbind(answered, lower = effective[, 1], upper = effective[, 2]), "effective-wilson-interval.csv", "R prop.test", version)

# Ratios of rates: poisson.test for the limits, twice the smaller one-sided binom.test for p. ----------------
pairs <- data.frame(
  events = c(1103, 23, 41, 0, 0, 6, 5, 10, 10, 3, 1, 1, 2, 500, 12, 12, 60, 4000),
  prison_days = c(1.3e6, 17000, 28010, 1e4, 1e4, 1e4, 1e4, 1e4, 1e4, 1e3, 1, 1e6, 7, 1e6, 1e6, 10, 5e3, 1e6),
  events_before = c(1287, 38, 15, 6, 5, 0, 0, 10, 0, 30, 1, 0, 9, 500, 3, 1, 51477, 3900),
  prison_days_before = c(1.29e6, 16600, 19017, 1e4, 1e4, 1e4, 1e4, 1e4, 1e4, 1e3, 1e6, 1, 7, 1e6, 10, 1e6, 4.8e6, 9e5)
)
ratios <- do.call(rbind, lapply(seq_len(nrow(pairs)), function(i) {
  o <- c(pairs$events[i], pairs$events_before[i])
  days <- c(pairs$prison_days[i], pairs$prison_days_before[i])
  share <- days[1] / sum(days)
  tails <- sapply(c("less", "greater"), function(side) binom.test(o[1], sum(o), share, alternative = side)$p.value)
  limits <- poisson.test(o, days)$conf.int
  data.frame(ratio = if (all(o > 0)) o[1] / days[1] / (o[2] / days[2]) else NA, lower = limits[1], upper = limits[2], p_value = min(1, 2 * tails))
}))
write_cases(cbind(pairs, ratios), "rate-ratio-exact.csv", "R poisson.test and binom.test", version)

# The same with overdispersion: a quasi-Poisson model of two periods has the log ratio as its slope. -----------
# Its phi is not that of two cells, which have none, but that of the place's own trend: given.
quasi <- data.frame(
  events = c(1103, 23, 1, 10, 60, 12, 300, 7),
  prison_days = c(1.3e6, 17000, 1000, 1e4, 5000, 1e6, 1e5, 1e4),
  events_before = c(1287, 38, 9, 10, 51477, 3, 290, 3),
  prison_days_before = c(1.29e6, 16600, 1000, 1e4, 4.8e6, 10, 1.1e5, 2e4),
  dispersion = c(6, 1.8, 1.3, 2, 3.5, 1.25, 40, 1.21),
  degrees_of_freedom = c(15, 6, 9, 18, 17, 6, 4, 1)
)
quasi_ratios <- do.call(rbind, lapply(seq_len(nrow(quasi)), function(i) {
  row <- quasi[i, ]
  model <- data.frame(
    events = c(row$events_before, row$events), days = c(row$prison_days_before, row$prison_days), now = 0:1
  )
  fit <- glm(events ~ now + offset(log(days)), poisson, model, control = glm.control(epsilon = 1e-14, maxit = 100))
  table <- coef(summary(fit, dispersion = row$dispersion))["now", ]
  reach <- qt(0.975, row$degrees_of_freedom) * table[["Std. Error"]]
  data.frame(
    ratio = exp(table[["Estimate"]]), lower = exp(table[["Estimate"]] - reach), upper = exp(table[["Estimate"]] + reach),
    p_value = 2 * pt(-abs(table[["Estimate"]] / table[["Std. Error"]]), row$degrees_of_freedom)
  )
}))
write_cases(cbind(quasi, quasi_ratios), "rate-ratio-quasi.csv", "R glm", version)

# Many looks: p.adjust, which leaves missing ones out. -----------------------------------------------------------
set.seed(1)
looks <- list(
  one = 0.03,
  none = NA,
  all_missing = c(NA, NA, NA),
  missing_between = c(0.01, NA, 0.04, 0.03, NA),
  ties = c(0.02, 0.02, 0.5, 0.02),
  edges = c(0, 1, 1, 0, 0.2),
  # Benjamini and Hochberg (1995), section 3: fifteen hypotheses of a trial of myocardial infarction.
  myocardial_infarction = c(
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1
  ),
  sixty_units = ifelse(runif(60) < 0.3, NA, runif(60)^2),
  regions = c(0.2, 0.011, 0.9, 0.013, 0.6),
  tiny = c(1e-300, 1e-12, 0.3)
)
adjusted <- do.call(rbind, lapply(names(looks), function(name) {
  p <- looks[[name]]
  data.frame(case = name, p_value = p, holm = p.adjust(p, "holm"), benjamini_hochberg = p.adjust(p, "BH"))
}))
write_cases(adjusted, "adjusted-p-values.csv", "R p.adjust", version)

# Quantiles of type 7, R's own default. --------------------------------------------------------------------------
samples <- list(
  one = 4, two = c(1, 2), ties = c(0, 0, 0, 1, 1), unsorted = c(9, 1, 7, 3, 5, 2), negative = c(-2.5, 0, 1e6, -7),
  twenty = round(rexp(20, 1 / 30), 3)
)
quantiles <- do.call(rbind, lapply(names(samples), function(name) {
  p <- c(0, 0.1, 0.25, 0.5, 1 / 3, 0.9, 0.975, 1)
  data.frame(
    case = name, numbers = paste(sprintf("%.17g", samples[[name]]), collapse = " "), p = p,
    quantile = quantile(samples[[name]], p, type = 7, names = FALSE)
  )
}))
write_cases(quantiles, "quantile.csv", "R quantile", version)
