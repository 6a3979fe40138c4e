# Writes wilson-interval.csv, exact-rate-interval.csv, byar-rate-interval.csv, survival-observed.csv,
# survival-steps.csv and survival-quantiles.csv to the working directory.
#
# Rscript intervals-and-survival.R   (needs the package survival)

library(survival)

version <- paste(R.version$major, R.version$minor, sep = ".")

write_cases <- function(cases, file, program, version) {
  cases <- cbind(as.data.frame(cases), program, version)
  numeric <- sapply(cases, is.numeric)
  cases[numeric] <- lapply(cases[numeric], function(x) ifelse(is.na(x), "", sprintf("%.17g", x)))
  write.csv(cases, file, row.names = FALSE, quote = FALSE)
}

# Shares: prop.test without continuity correction. ---------------------------------------------------
shares <- data.frame(
  successes = c(0, 1, 0, 1, 3, 7, 10, 35, 50, 99, 100, 1, 0, 1e6, 5e5, 999999, 284),
  trials = c(1, 1, 10, 10, 7, 10, 10, 100, 100, 100, 100, 1e6, 1e6, 1e6, 1e6, 1e6, 1203)
)
wilson <- t(mapply(function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int, shares$successes, shares$trials))
write_cases(cbind(shares, lower = wilson[, 1], upper = wilson[, 2]), "wilson-interval.csv", "R prop.test", version)

# Rates: poisson.test. Its exposure is in thousands of prison days, so that the rate is per 1000. -----
rates <- data.frame(
  events = c(0, 0, 1, 2, 5, 9, 10, 20, 31, 284, 1203, 4000, 1e5, 1e6),
  prison_days = c(1000, 365000, 1000, 1830, 20000, 23725, 23725, 17000, 14000, 1300000, 1300000, 1000, 1e7, 1e9)
)
exact <- t(mapply(function(x, days) {
  # poisson.test enumerates a p-value nobody asked for; r near the estimate keeps that short.
  poisson.test(x, days / 1000, r = max(x, 1) / (days / 1000))$conf.int
}, rates$events, rates$prison_days))
write_cases(cbind(rates, lower = exact[, 1], upper = exact[, 2]), "exact-rate-interval.csv", "R poisson.test", version)

# Byar, as PHEindicatormethods writes it: O(1 - 1/9O - z/3 root O)^3, upper with O + 1. -----------------
z <- qnorm(0.975)
byar_limit <- function(o, z) o * (1 - 1 / (9 * o) + z / (3 * sqrt(o)))^3
some <- rates[rates$events > 0, ]
byar <- cbind(
  some,
  lower = byar_limit(some$events, -z) / some$prison_days * 1000,
  upper = byar_limit(some$events + 1, z) / some$prison_days * 1000
)
write_cases(byar, "byar-rate-interval.csv", "R formula", version)

# Lengths: 4x3600 is four ends at 3600 s, 5x7200+ five that still lasted at 7200 s. ----------------------
set.seed(1)
random <- function(n, censored) {
  hours <- ceiling(rexp(n, 1 / 30))
  paste0(hours * 3600, ifelse(runif(n) < censored, "+", ""), collapse = " ")
}
lengths <- c(
  one_end = "3600",
  one_open = "3600+",
  all_open = "3600+ 7200+ 7200+",
  ties = "3600 7200 7200 7200+ 10800+ 14400",
  tied_end_and_open = "2x3600 2x3600+ 86400",
  all_end_together = "12x5400",
  at_once = "0 0 60 3600+",
  last_open = "3600 7200 90000 90000 259200+",
  leukaemia_6_mp = "3x6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+",
  forty = random(40, 0.2),
  three_hundred = random(300, 0.1),
  million = "500000x3600 250000x7200 1x9000 200000x86400+ 49999x259200"
)
read_lengths <- function(text) {
  parts <- regmatches(strsplit(text, " ")[[1]], regexec("^(?:([0-9]+)x)?([0-9]+)(\\+?)$", strsplit(text, " ")[[1]], perl = TRUE))
  data.frame(
    count = sapply(parts, function(p) if (p[2] == "") 1 else as.numeric(p[2])),
    time = sapply(parts, function(p) as.numeric(p[3])),
    ended = sapply(parts, function(p) p[4] == "")
  )
}
survival_version <- as.character(packageVersion("survival"))
steps <- NULL
quantiles <- NULL
for (name in names(lengths)) {
  observed <- read_lengths(lengths[[name]])
  observed <- observed[rep(seq_len(nrow(observed)), observed$count), ]
  fit <- survfit(Surv(time, ended) ~ 1, data = observed, conf.type = "log-log")
  steps <- rbind(steps, data.frame(
    case = name, time = fit$time, at_risk = fit$n.risk, ended = fit$n.event,
    survival = fit$surv, lower = fit$lower, upper = fit$upper
  ))
  for (p in c(0.25, 0.5, 0.75, 0.9)) {
    # Where the curve is flat at 1 - p, R gives the middle of the flat part, and we its beginning.
    if (any(abs(fit$surv - (1 - p)) < 1e-9)) next
    q <- quantile(fit, p)
    quantiles <- rbind(quantiles, data.frame(
      case = name, p = p, time = q$quantile, lower = q$lower, upper = q$upper
    ))
  }
}
write.csv(data.frame(case = names(lengths), observed = lengths), "survival-observed.csv", row.names = FALSE, quote = FALSE)
write_cases(steps, "survival-steps.csv", "R survival", survival_version)
write_cases(quantiles, "survival-quantiles.csv", "R survival", survival_version)
