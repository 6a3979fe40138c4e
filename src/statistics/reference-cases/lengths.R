# Writes lengths-observed.csv, lengths-steps.csv, lengths-quantiles.csv, restricted-mean.csv, log-rank.csv,
# log-rank-persons.csv and share-beyond-difference.csv to the working directory. lengths-log-rank.py then adds the tests
# with delayed entry.
#
# Rscript lengths.R   (needs the package survival)

library(survival)
options(scipen = 20)

survival_version <- as.character(packageVersion("survival"))

write_cases <- function(cases, file, program = "R survival", version = survival_version) {
  cases <- cbind(as.data.frame(cases), program, version)
  numeric <- sapply(cases, is.numeric)
  cases[numeric] <- lapply(cases[numeric], function(x) ifelse(is.na(x), "", sprintf("%.17g", x)))
  write.csv(cases, file, row.names = FALSE, quote = FALSE)
}

# 3x20>90+@anna is three stays of Anna, seen from 20 s and still lasting at 90 s. -----------------------
write_lengths <- function(time, ended, entered = 0, person = "") {
  paste0(ifelse(entered > 0, paste0(entered, ">"), ""), time, ifelse(ended, "", "+"), ifelse(person == "", "", paste0("@", person)), collapse = " ")
}
read_lengths <- function(text) {
  words <- strsplit(text, " ")[[1]]
  parts <- do.call(rbind, regmatches(words, regexec("^(?:([0-9]+)x)?(?:([0-9.]+)>)?([0-9.]+)(\\+?)(?:@(.+))?$", words, perl = TRUE)))
  found <- data.frame(
    entered = ifelse(parts[, 3] == "", 0, as.numeric(parts[, 3])),
    time = as.numeric(parts[, 4]), ended = parts[, 5] == "", person = parts[, 6]
  )
  found[rep(seq_len(nrow(found)), ifelse(parts[, 2] == "", 1, as.numeric(parts[, 2]))), ]
}

set.seed(3)
# Stays of persons, some of whom stay long: hours in whole seconds.
random <- function(n, persons, entering, mean_hours = 30) {
  person <- sample(persons, n, replace = TRUE)
  time <- 3600 * ceiling(rexp(n, rgamma(persons, 2, 2)[person] / mean_hours))
  entered <- ifelse(runif(n) < entering, 1800 * floor(runif(n) * 10), 0)
  seen <- entered < time
  write_lengths(time[seen], (runif(n) < 0.85)[seen], entered[seen], paste0("p", person)[seen])
}
without_persons <- function(text) gsub("@[^ ]+", "", text)
mostly_one <- write_lengths(3600 * c(rpois(18, 40) + 1, rpois(13, 12) + 1), rep(TRUE, 31), 0, c(rep("a", 18), paste0("b", 1:13)))
# Chronic granulomatous disease: days between infections, of persons who get several.
infections <- function(treatment) with(cgd[cgd$treat == treatment, ], write_lengths(tstop - tstart, status == 1, 0, id))
# Freireich et al. 1963, weeks of remission.
six_mp <- "3x6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
cancer$ended <- cancer$status == 2
lengths <- c(
  one_end = "3600",
  one_open = "3600+",
  all_open = "3600+ 7200+ 7200+",
  ties = "3600 7200 7200 7200+ 10800+ 14400",
  all_end_together = "12x5400",
  remission_6_mp = six_mp,
  remission_placebo = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23",
  lung_men = with(cancer[cancer$sex == 1, ], write_lengths(time, ended)),
  lung_women = with(cancer[cancer$sex == 2, ], write_lengths(time, ended)),
  many = "50000x3600 25000x7200 1x9000 20000x86400+ 4999x259200",
  half_as_many = "20000x3600 15000x7200 3x9000 10000x86400+ 4997x172800",
  persons_alone = "3600@a 7200@b 7200@c 7200+@d 10800+@e 14400@f",
  persons_in_pairs = "3600@a 7200@a 7200@b 7200+@b 10800+@c 14400@c",
  persons_partly_known = "3600@a 5400@a 7200 7200 9000+ 10800@b 14400@b 18000",
  persons = random(60, 14, 0),
  persons_mostly_one = mostly_one,
  persons_tied = gsub("(^| )", "\\1200x", "3600@a 7200@b 7200@c 3600@d 10800+@a 10800@c 14400@b 14400@e"),
  infections_placebo = infections("placebo"),
  infections_treated = infections("rIFN-g"),
  entered_one = "3600 7200 1800>10800 14400",
  entered_tied = "3600 7200 3600>7200 7200>10800 3600>10800+ 14400 18000+",
  entered = without_persons(random(80, 80, 0.4)),
  entered_persons = random(90, 20, 0.4),
  # Stanford heart transplants: each patient in one interval before and one after the transplantation.
  heart = with(heart, write_lengths(stop, event == 1, start)),
  heart_patients = with(heart, write_lengths(stop, event == 1, start, id)),
  entered_many = "30000x3600 20000x3600>7200 20000x7200 10000x3600>86400+ 4999x259200"
)
write.csv(data.frame(case = names(lengths), observed = lengths), "lengths-observed.csv", row.names = FALSE, quote = FALSE)

# Where persons repeat, 1.96 standard errors are replaced by Student's t with G - 1 degrees of freedom and the error
# times the root of G / (G - 1), G = (sum m)^2 / sum m^2 over persons with m stays.
reach_of <- function(cluster) {
  m <- table(cluster)
  if (all(m == 1)) return(qnorm(0.975))
  g <- sum(m)^2 / sum(m^2)
  if (g > 1) qt(0.975, g - 1) * sqrt(g / (g - 1)) else NA
}
log_log_limits <- function(fit, reach) {
  width <- reach * fit$std.err / (if (fit$logse) 1 else fit$surv) / -log(fit$surv)
  known <- fit$surv > 0 & fit$surv < 1
  list(lower = ifelse(known, fit$surv^exp(width), fit$lower), upper = ifelse(known, fit$surv^exp(-width), fit$upper))
}
# NA and all, the limits with 1.96 are those of survfit itself.
same <- function(a, b) all(is.na(a) == is.na(b)) && all(abs(a - b) < 1e-12, na.rm = TRUE)

# Wide limits of few persons go up and down, and quantile() needs a curve that only falls.
first_down <- function(time, share, p) {
  down <- time[!is.na(share) & share <= 1 - p + 1e-12]
  if (length(down) > 0) min(down) else NA
}

fitted <- function(observed) {
  observed$stay <- seq_len(nrow(observed))
  repeated <- any(duplicated(observed$person[observed$person != ""]))
  observed$cluster <- ifelse(observed$person == "", observed$stay, observed$person)
  surv <- if (any(observed$entered > 0)) Surv(observed$entered, observed$time, observed$ended) else Surv(observed$time, observed$ended)
  fit <- if (repeated) {
    survfit(surv ~ 1, cluster = cluster, id = stay, data = observed, conf.type = "log-log")
  } else {
    survfit(surv ~ 1, conf.type = "log-log")
  }
  reach <- reach_of(observed$cluster)
  if (repeated) {
    normal <- log_log_limits(fit, qnorm(0.975))
    stopifnot(same(normal$lower, fit$lower), same(normal$upper, fit$upper))
    for (p in c(0.25, 0.5, 0.75)) {
      q <- quantile(fit, p)
      stopifnot(same(c(q$lower, q$upper), c(first_down(fit$time, fit$lower, p), first_down(fit$time, fit$upper, p))))
    }
    fit[c("lower", "upper")] <- log_log_limits(fit, reach)
  }
  # residuals() looks its data up by these names.
  observed <<- observed
  surv <<- surv
  influence <- function(until) rowsum(residuals(fit, times = until, type = "rmst"), observed$cluster)
  list(fit = fit, repeated = repeated, reach = reach, influence = influence)
}

# Curves of entries and persons, by survfit. ------------------------------------------------------------
steps <- NULL
quantiles <- NULL
means <- NULL
for (name in names(lengths)) {
  found <- fitted(read_lengths(lengths[[name]]))
  fit <- found$fit
  if (grepl("persons|infections|entered|heart", name)) {
    steps <- rbind(steps, data.frame(
      case = name, time = fit$time, at_risk = fit$n.risk, ended = fit$n.event,
      survival = fit$surv, lower = fit$lower, upper = fit$upper
    ))
    for (p in c(0.25, 0.5, 0.75)) {
      # Where the curve is flat at 1 - p, R gives the middle of the flat part, and we its beginning.
      if (any(abs(fit$surv - (1 - p)) < 1e-9)) next
      quantiles <- rbind(quantiles, data.frame(
        case = name, p = p, time = quantile(fit, p, conf.int = FALSE),
        lower = first_down(fit$time, fit$lower, p), upper = first_down(fit$time, fit$upper, p)
      ))
    }
  }
  # The area under the curve. Where persons repeat, the table of survfit keeps Greenwood's error; the influence of
  # each stay on the area gives the one by person.
  last <- max(fit$time)
  for (until in unique(c(min(fit$time), round(median(fit$time) * 1.1), fit$time[ceiling(length(fit$time) * 0.8)], last))) {
    if (until > last) next
    row <- summary(fit, rmean = until)$table
    se <- row[["se(rmean)"]]
    if (found$repeated) se <- sqrt(sum(found$influence(until)^2))
    means <- rbind(means, data.frame(
      case = name, until = until, mean = row[["rmean"]], standard_error = if (se > 0) se else NA,
      lower = if (se > 0) max(0, row[["rmean"]] - found$reach * se) else NA,
      upper = if (se > 0) min(until, row[["rmean"]] + found$reach * se) else NA
    ))
  }
}
write_cases(steps, "lengths-steps.csv")
write_cases(quantiles, "lengths-quantiles.csv")
write_cases(means, "restricted-mean.csv")

# Two groups, by survdiff; and differences of shares, by Zou and Donner's formula on what survfit gives. --
pairs <- rbind(
  c("remission_6_mp", "remission_placebo"), c("remission_placebo", "remission_6_mp"), c("lung_men", "lung_women"),
  c("ties", "all_end_together"), c("ties", "all_open"), c("one_end", "ties"), c("many", "half_as_many"),
  c("ties", "ties")
)
tests <- NULL
for (i in seq_len(nrow(pairs))) {
  a <- read_lengths(lengths[[pairs[i, 1]]])
  b <- read_lengths(lengths[[pairs[i, 2]]])
  both <- data.frame(rbind(a, b), group = rep(1:2, c(nrow(a), nrow(b))))
  test <- survdiff(Surv(time, ended) ~ group, data = both)
  tests <- rbind(tests, data.frame(
    first = pairs[i, 1], second = pairs[i, 2], ended = test$obs[1], expected = test$exp[1],
    chi_squared = test$chisq, p_value = pchisq(test$chisq, 1, lower.tail = FALSE)
  ))
}
write_cases(tests, "log-rank.csv")

# Where persons repeat, the robust score test of coxph, and p by Student's t with G - 1 degrees of freedom.
tests <- NULL
for (pair in list(
  c("persons_in_pairs", "entered_tied"), c("persons_alone", "persons_tied"), c("persons", "persons_mostly_one"),
  c("persons_tied", "persons_partly_known"), c("infections_treated", "infections_placebo"), c("entered_persons", "persons"),
  c("heart_patients", "entered_one"), c("persons_partly_known", "ties")
)) {
  a <- read_lengths(lengths[[pair[1]]])
  b <- read_lengths(lengths[[pair[2]]])
  both <- data.frame(rbind(a, b), first = rep(1:0, c(nrow(a), nrow(b))))
  both$cluster <- ifelse(both$person == "", paste("stay", seq_len(nrow(both))), both$person)
  m <- table(both$cluster)
  g <- sum(m)^2 / sum(m^2)
  fit <- suppressWarnings(coxph(Surv(entered, time, ended) ~ first, data = both, ties = "breslow", cluster = cluster))
  chi_squared <- summary(fit)$robscore[["test"]]
  tests <- rbind(tests, data.frame(
    first = pair[1], second = pair[2], chi_squared = chi_squared, p_value = 2 * pt(-sqrt(chi_squared * (g - 1) / g), g - 1)
  ))
}
write_cases(tests, "log-rank-persons.csv")

difference <- function(a, b) {
  d <- a$surv - b$surv
  c(d, d - sqrt((a$surv - a$lower)^2 + (b$upper - b$surv)^2), d + sqrt((a$upper - a$surv)^2 + (b$surv - b$lower)^2))
}
# The formula gives what rifttable publishes of its survdiff_ci, with log limits: 0.19 (0.05 to 0.34) at one year.
by_sex <- lapply(2:1, function(s) summary(survfit(Surv(time, ended) ~ 1, data = cancer[cancer$sex == s, ]), times = 365.25))
stopifnot(round(difference(by_sex[[1]], by_sex[[2]]), 2) == c(0.19, 0.05, 0.34))

differences <- NULL
for (pair in list(
  c("lung_women", "lung_men", 365.25), c("lung_women", "lung_men", 180), c("remission_6_mp", "remission_placebo", 10),
  c("remission_placebo", "remission_6_mp", 8), c("many", "half_as_many", 3600), c("infections_treated", "infections_placebo", 200),
  c("persons", "persons_mostly_one", 86400), c("entered", "entered_persons", 86400), c("ties", "ties", 7200), c("ties", "all_open", 7200),
  c("ties", "all_end_together", 5400)
)) {
  at <- lapply(pair[1:2], function(name) summary(fitted(read_lengths(lengths[[name]]))$fit, times = as.numeric(pair[3])))
  found <- difference(at[[1]], at[[2]])
  differences <- rbind(differences, data.frame(
    first = pair[1], second = pair[2], time = as.numeric(pair[3]), difference = found[1], lower = found[2], upper = found[3]
  ))
}
write_cases(differences, "share-beyond-difference.csv", "R formula on survival")
