# Writes chart-series.csv, chart-points.csv, special-causes.csv and anhoj-rules.csv to the working directory: the
# published formulas of the charts, written out point by point, for want of qcc, qicharts2 and NHSRplotthedots here.
# Numbers that programs and books print are in chart-published.csv, gathered by hand, with the tolerance that their
# digits leave. qicharts2 0.8.1: as tabled in test/fixtures/qicharts2.ts of PowerBI-SPC (commit d4bb4f6, data of
# qicharts2). qcc 3.0: its quick tour, on data of Montgomery (2009). NHSRplotthedots: snapshot of its
# test-ptd_spc_standard.R. pbcharts: test-pbc.R. Anhøj, Taylor and Mohammed (2025): data and text of i_prime_chart.
#
# Rscript charts.R

source("write-cases.R")

# 0-17 are the points 0 to 17; 0-35@0-17 has its limits from the points 0 to 17; | parts phases. ---------------------
read_phases <- function(text, points) {
  if (text == "") text <- paste0("0-", points - 1)
  lapply(strsplit(text, "|", fixed = TRUE)[[1]], function(phase) {
    ends <- as.numeric(regmatches(phase, gregexpr("[0-9]+", phase))[[1]]) + 1
    list(all = ends[1]:ends[2], base = if (length(ends) == 4) ends[3]:ends[4] else ends[1]:ends[2])
  })
}

# The mean of the distances of neighbours that are both there, less those from `screen` means up.
mean_range <- function(distance, points, screen) {
  found <- c()
  for (i in seq_along(points)[-1]) {
    if (is.na(points[i]) || is.na(points[i - 1])) next
    found <- c(found, distance(i))
  }
  if (length(found) == 0) return(NA)
  if (is.na(screen)) return(sum(found) / length(found))
  kept <- found[found < screen * sum(found) / length(found)]
  if (length(kept) == 0) 0 else sum(kept) / length(kept)
}

screen_of <- function(screened, factor) if (screened) factor else NA

# Each: what the points of a base (y, n; NA where missing) say of a point with exposure d.
charts <- list(
  xmr = function(y, n, d, screened) {
    range <- mean_range(function(i) abs(y[i] - y[i - 1]), y, screen_of(screened, 3.267))
    m <- mean(y, na.rm = TRUE)
    list(centre = m, lower = m - 2.66 * range, upper = m + 2.66 * range, sigma = 2.66 * range / 3)
  },
  t = function(y, n, d, screened) {
    x <- exp(log(y) / 3.6)
    range <- mean_range(function(i) abs(x[i] - x[i - 1]), x, screen_of(screened, 3.267))
    m <- mean(x, na.rm = TRUE)
    s <- range / 1.128
    list(centre = m^3.6, lower = if (is.na(s) || m < 3 * s) 0 * s else (m - 3 * s)^3.6, upper = (m + 3 * s)^3.6, sigma = s)
  },
  g = function(y, n, d, screened) {
    m <- mean(y, na.rm = TRUE)
    s <- sqrt(m^2 + m)
    list(centre = median(y, na.rm = TRUE), lower = max(0, m - 3 * s), upper = m + 3 * s, sigma = s)
  },
  c = function(y, n, d, screened) {
    m <- mean(y, na.rm = TRUE)
    list(centre = m, lower = max(0, m - 3 * sqrt(m)), upper = m + 3 * sqrt(m), sigma = sqrt(m))
  },
  u = function(y, n, d, screened) {
    m <- sum(y * n, na.rm = TRUE) / sum(n, na.rm = TRUE)
    s <- sqrt(m / d)
    list(centre = m, lower = max(0, m - 3 * s), upper = m + 3 * s, sigma = s)
  },
  p = function(y, n, d, screened) {
    m <- sum(y * n, na.rm = TRUE) / sum(n, na.rm = TRUE)
    s <- sqrt(m * (1 - m) / d)
    list(centre = m, lower = max(0, m - 3 * s), upper = min(1, m + 3 * s), sigma = s)
  },
  u_prime = function(y, n, d, screened) laney(y, n, d, screened, function(m) m, Inf),
  p_prime = function(y, n, d, screened) laney(y, n, d, screened, function(m) m * (1 - m), 1),
  i_prime = function(y, n, d, screened) {
    m <- sum(y * n, na.rm = TRUE) / sum(n, na.rm = TRUE)
    spread <- mean_range(function(i) sqrt(pi / 2) * abs(y[i] - y[i - 1]) / sqrt(1 / n[i] + 1 / n[i - 1]), y, screen_of(screened, 3.2665))
    s <- spread / sqrt(d)
    list(centre = m, lower = max(0, m - 3 * s), upper = m + 3 * s, sigma = s, dispersion = if (m > 0) spread / sqrt(m) else NA)
  }
)

laney <- function(y, n, d, screened, variance, highest) {
  m <- sum(y * n, na.rm = TRUE) / sum(n, na.rm = TRUE)
  if (variance(m) == 0) return(list(centre = m, lower = m, upper = m, sigma = 0))
  z <- (y - m) / sqrt(variance(m) / n)
  sigma_z <- mean_range(function(i) abs(z[i] - z[i - 1]), z, screen_of(screened, 3.267)) / 1.128
  s <- sigma_z * sqrt(variance(m) / d)
  list(centre = m, lower = max(0, m - 3 * s), upper = min(highest, m + 3 * s), sigma = s, dispersion = sigma_z)
}

# The cases. -------------------------------------------------------------------------------------------------------
series <- NULL
add <- function(chart, case, events, exposure = NA, screened = TRUE, phases = "") {
  exposure <- rep(exposure, length.out = length(events))
  series <<- rbind(series, data.frame(
    chart, case, screened,
    phases, events = paste(format_number(events), collapse = " "),
    exposure = if (all(is.na(exposure))) "" else paste(format_number(exposure), collapse = " ")
  ))
}
format_number <- function(x) ifelse(is.na(x), "NA", sub(" +", "", sprintf("%.17g", x)))

set.seed(20)
normal <- round(rnorm(30, 50, 8), 2)
set.seed(123)
nhs_y <- rnorm(20) # the series of NHSRplotthedots' own tests (test-ptd_spc_standard.R)
nhs_outlier <- replace(nhs_y, 15, 10)
counts <- rpois(36, 4)
days <- round(runif(36, 1200, 2100)) / 1000 # thousands of prison days of a prison of 40 to 70
overdispersed <- rnbinom(36, size = 2, mu = 8)
stays <- rpois(24, 25) + 5
marked <- rbinom(24, stays, rbeta(24, 6, 12))
gaps <- rgeom(25, 0.05)
times <- round(rexp(25, 1 / 20), 3)

add("xmr", "nhs_tests_screened", nhs_y)
add("xmr", "nhs_tests_outlier", nhs_outlier)
add("xmr", "nhs_tests_outlier_unscreened", nhs_outlier, screened = FALSE)
add("xmr", "constant", rep(7, 15))
add("xmr", "constant_not_binary", rep(0.1, 15))
add("xmr", "all_zero", rep(0, 12))
add("xmr", "one_point", 5)
add("xmr", "seven_points", normal[1:7])
add("xmr", "eight_points", normal[1:8])
add("xmr", "eleven_points", normal[1:11])
add("xmr", "twelve_points", normal[1:12])
add("xmr", "missing_points", replace(normal, c(1, 5, 6, 17, 30), NA))
add("xmr", "every_other_missing", replace(normal, seq(2, 30, 2), NA))
add("xmr", "ties", c(3, 3, 3, 4, 4, 2, 2, 2, 3, 3, 4, 4, 4, 4, 3))
add("xmr", "baseline", normal + rep(c(0, 30), each = 15), phases = "0-29@0-14")
add("xmr", "phases", normal + rep(c(0, 30), each = 15), phases = "0-14|15-29")
add("xmr", "phases_with_baseline_and_gap", normal, phases = "0-9|12-29@12-23")
add("xmr", "huge", normal * 1e12)

add("t", "exponential", times)
add("t", "exponential_unscreened", times, screened = FALSE)
add("t", "at_the_same_instant", replace(times, c(3, 4, 11), 0))
add("t", "all_at_once", rep(0, 12))
add("t", "constant", rep(24.5, 12))
add("t", "one_point", 12)
add("t", "missing_points", replace(times, c(2, 9, 10), NA))
add("t", "limits_below_nought", c(0.01, 400, 0.02, 900, 3, 0.5, 700, 1, 0.1, 250, 0.3, 2), screened = FALSE)
add("t", "baseline", times, phases = "0-24@0-11")
add("t", "seconds", times * 86400)

add("g", "geometric", gaps)
add("g", "same_day", replace(gaps, c(3, 4, 11, 12), 0))
add("g", "all_same_day", rep(0, 12))
add("g", "mostly_same_day", c(rep(0, 9), 3, 0, 14, 1, 0))
add("g", "constant", rep(30, 12))
add("g", "one_point", 12)
add("g", "missing_points", replace(gaps, c(2, 9, 10), NA))
add("g", "baseline", gaps, phases = "0-24@0-11")
add("g", "phases", gaps, phases = "0-11|12-24")
add("g", "huge", gaps * 1e9)

add("c", "poisson", counts)
add("c", "all_zero", rep(0, 12))
add("c", "constant", rep(4, 12))
add("c", "one_point", 12)
add("c", "missing_points", replace(counts, c(2, 9, 10, 36), NA))
add("c", "lower_limit_cut", rpois(12, 2))
add("c", "large", rpois(24, 1e6))
add("c", "baseline", counts, phases = "0-35@0-17")
add("c", "phases", counts, phases = "0-11|12-35@12-23")

for (chart in c("u", "u_prime", "i_prime")) {
  add(chart, "poisson", counts, days)
  add(chart, "overdispersed", overdispersed, days)
  add(chart, "all_zero", rep(0, 12), days[1:12])
  add(chart, "constant_rate", 3 * days[1:12] * 1000, days[1:12])
  add(chart, "one_point", 3, 1.5)
  add(chart, "seven_points", counts[1:7], days[1:7])
  add(chart, "trial", counts[1:9], days[1:9])
  add(chart, "missing_points", replace(counts, c(2, 9, 10, 36), NA), replace(days, c(2, 9, 10, 36), NA))
  add(chart, "zero_exposure", replace(counts, c(4, 20), 0), replace(days, c(4, 20), 0))
  add(chart, "huge_and_small_exposure", c(4, 2, 0, 5, 1e9, 3, 1, 6, 2, 4, 3, 2), c(1, 0.5, 1e-6, 2, 4e8, 1, 1, 2, 1, 1.5, 1, 1))
  add(chart, "baseline", counts + rep(c(0, 6), each = 18), days, phases = "0-35@0-17")
  add(chart, "phases", counts + rep(c(0, 6), each = 18), days, phases = "0-17|18-35")
}
for (chart in c("p", "p_prime")) {
  add(chart, "beta_binomial", marked, stays)
  add(chart, "none", rep(0, 12), stays[1:12])
  add(chart, "every_one", stays[1:12], stays[1:12])
  add(chart, "constant_share", stays[1:12], 2 * stays[1:12])
  add(chart, "one_point", 3, 10)
  add(chart, "missing_points", replace(marked, c(2, 9, 10, 24), NA), replace(stays, c(2, 9, 10, 24), NA))
  add(chart, "zero_stays", replace(marked, c(4, 20), 0), replace(stays, c(4, 20), 0))
  add(chart, "small_and_huge", c(1, 0, 1, 30, 0, 5e8, 2, 1, 3, 0, 1, 2), c(1, 1, 2, 40, 3, 1e9, 5, 2, 4, 1, 1, 6))
  add(chart, "baseline", marked, stays, phases = "0-23@0-11")
  add(chart, "phases", marked, stays, phases = "0-11|12-23")
}
for (chart in c("u_prime", "i_prime")) {
  add(chart, "unscreened", replace(overdispersed, 20, 90), days, screened = FALSE)
  add(chart, "screened", replace(overdispersed, 20, 90), days)
}
add("p_prime", "unscreened", replace(marked, 12, stays[12]), stays, screened = FALSE)
add("p_prime", "screened", replace(marked, 12, stays[12]), stays)

read_numbers <- function(text) suppressWarnings(as.numeric(strsplit(text, " ")[[1]]))

limits_of <- function(row) {
  events <- read_numbers(row$events)
  exposure <- if (row$exposure == "") rep(1, length(events)) else read_numbers(row$exposure)
  y <- ifelse(exposure > 0, events / exposure, NA)
  n <- ifelse(is.na(y), NA, exposure)
  out <- data.frame(chart = row$chart, case = row$case, point = seq_along(y) - 1, state = "", value = y, centre = NA, lower = NA, upper = NA, sigma = NA, dispersion = NA)
  for (phase in read_phases(row$phases, length(y))) {
    there <- sum(!is.na(y[phase$base]))
    state <- if (there < 8) "none" else if (there < 12) "trial" else "limits"
    for (i in phase$all) {
      out$state[i] <- state
      if (state == "none" || is.na(y[i])) next
      found <- charts[[row$chart]](y[phase$base], n[phase$base], n[i], row$screened)
      if (is.na(found$sigma)) {
        out$state[phase$all] <- "none"
        break
      }
      for (name in names(found)) out[i, name] <- found[[name]]
    }
  }
  out
}
points <- do.call(rbind, lapply(seq_len(nrow(series)), function(i) limits_of(series[i, ])))
write_cases(transform(series, screened = tolower(as.character(screened))), "chart-series.csv", "R formula", version)
write_cases(points, "chart-points.csv", "R formula", version)

# Special causes, by looking at every window of seven and of three. ----------------------------------------------------
special <- function(y, centre, lower, upper) {
  keep <- which(!is.na(y))
  v <- y[keep]
  side <- sign(v - centre)
  k <- length(v)
  out <- (v > upper) - (v < lower)
  close <- out == 0 & (v > centre + 2 * (upper - centre) / 3 | v < centre - 2 * (centre - lower) / 3)
  trend <- one_side <- two <- rep(0, k)
  if (k >= 7) for (i in rev(1:(k - 6))) {
    seven <- i:(i + 6)
    steps <- sign(diff(v[seven]))
    if (abs(sum(steps)) == 6) trend[seven] <- steps[1]
    if (abs(sum(side[seven])) == 7) one_side[seven] <- side[i]
  }
  if (k >= 3) for (i in 1:(k - 2)) {
    three <- i:(i + 2)
    if (abs(sum(side[three])) == 3 && sum(close[three]) >= 2) two[three[close[three]]] <- side[i]
  }
  label <- function(name, way) ifelse(way == 0, "", paste0(name, ifelse(way > 0, ":higher", ":lower")))
  found <- cbind(label("outside_limits", out), label("trend", trend), label("two_of_three", two), label("one_side", one_side))
  text <- rep("-", length(y))
  text[keep] <- apply(found, 1, function(x) if (all(x == "")) "-" else paste(x[x != ""], collapse = "+"))
  paste(text, collapse = " ")
}
causes <- NULL
add_causes <- function(case, y, centre = 0, lower = -3, upper = 3) {
  causes <<- rbind(causes, data.frame(case, centre, lower, upper, values = paste(format_number(y), collapse = " "), signals = special(y, centre, lower, upper)))
}
add_causes("one_point", 0.5)
add_causes("all_on_the_centre", rep(0, 12))
add_causes("on_the_limits", c(3, -3, 3, -3, 1, -1, 0.5, -0.5))
add_causes("just_outside", c(3.0001, 0.1, -3.0001, 0.2))
add_causes("six_on_one_side", c(rep(1, 6), -1))
add_causes("seven_on_one_side", c(rep(1, 7), -1, 0.5))
add_causes("seven_with_one_on_the_centre", c(1, 1, 1, 0, 1, 1, 1, 1))
add_causes("eight_below", c(0.5, rep(-1, 8), 0.5))
add_causes("six_rising", c(0.5, -1:4 / 2))
add_causes("seven_rising", c(2, (1:7) / 4, 1.5))
add_causes("seven_falling", c(-2, (7:1) / 4, 0.5))
add_causes("rising_with_a_tie", c(1:3, 3:6) / 4)
add_causes("rising_then_falling", c(-3:3, 2:-3) / 1.5)
add_causes("two_of_three_close", c(0.1, 2.5, 0.5, 2.5, -0.1))
add_causes("two_close_on_opposite_sides", c(1, -1, 2.5, -2.5, 1, -1))
add_causes("two_close_third_across", c(2.5, -0.1, 2.5, 0.2))
add_causes("close_is_not_beyond", c(0.2, 3.5, 0.2, 2.5, -0.2))
add_causes("three_close", c(-0.1, -2.2, -2.9, -2.1, 0.1))
add_causes("on_the_third", c(2, 2, 2, -0.1))
add_causes("missing_within_seven", c(1, 1, NA, 1, 1, 1, NA, NA, 1, 1, -1))
add_causes("missing_within_trend", c(1, 1.2, NA, 1.3, 1.4, 1.5, 1.6, 1.7, NA))
add_causes("missing_within_three", c(0.1, 2.5, NA, 0.2, 2.6, NA))
add_causes("several_at_once", c(0.5, 1, 1.5, 2.1, 2.4, 2.8, 3.4, -1))
set.seed(7)
for (i in 1:6) add_causes(paste0("random_", i), round(cumsum(rnorm(40, 0, 0.8)), 2))
for (i in 1:4) add_causes(paste0("skew_", i), rpois(40, 2), 2, -1, 5)
write_cases(causes, "special-causes.csv", "R formula", version)

# Runs: rle of the points off the line, and R's qbinom. -----------------------------------------------------------------
anhoj <- NULL
add_runs <- function(case, y, line = median(y, na.rm = TRUE)) {
  side <- sign(y - line)
  side <- side[!is.na(side) & side != 0]
  n <- length(side)
  found <- rle(side)$lengths
  limits <- c(round(log2(n)) + 3, qbinom(0.05, max(n - 1, 0), 0.5))
  few <- n < 10
  value <- function(x) if (few) NA else x
  anhoj <<- rbind(anhoj, data.frame(
    case, line, values = paste(format_number(y), collapse = " "), useful = value(n),
    longest_run = value(if (few) NA else max(found)), longest_run_limit = value(limits[1]),
    crossings = value(length(found) - 1), crossings_limit = value(limits[2]),
    signal = if (few) "" else tolower(as.character(max(found) > limits[1] || length(found) - 1 < limits[2]))
  ))
}
add_runs("one_point", 3)
add_runs("constant", rep(4, 20))
add_runs("nine_off_the_line", c(1:4, 5, 6:10, 5), 5)
add_runs("ten_off_the_line", c(1, 9, 2, 8, 3, 7, 1, 9, 2, 8), 5)
add_runs("all_on_one_side", 1:12, 0)
add_runs("alternating", rep(c(1, 2), 15), 1.5)
add_runs("half_and_half", rep(c(1, 2), each = 12), 1.5)
add_runs("ties_on_the_median", c(3, 4, 4, 5, 4, 3, 4, 5, 5, 3, 4, 3, 5, 3, 3, 5, 4, 5, 3, 5))
add_runs("missing_points", c(1, NA, 2, 5, NA, 6, 1, 7, 2, 2, 9, 8, NA, 1, 6))
add_runs("mostly_zero", c(rep(0, 14), 1, 2, 0, 1, 3))
for (n in c(10:60, 99:101, 250, 1000)) add_runs(paste0("coin_", n), rbinom(n, 1, 0.5), 0.5)
write_cases(anhoj, "anhoj-rules.csv", "R qbinom and rle", version)
