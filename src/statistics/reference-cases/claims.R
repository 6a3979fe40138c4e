# Writes chance-of-share.csv to this directory: the upper tail of the answers that are independent, from binom.test
# where they are whole numbers and from pbeta (the same tail) where the stays of the same persons make them fewer.
#
# cd src/statistics/reference-cases && Rscript claims.R

source("write-cases.R")

cases <- data.frame(
  part = c(0, 1, 1, 3, 10, 12, 20, 21, 21, 7, 29, 200, 5),
  whole = c(5, 1, 2, 4, 20, 20, 20, 38, 38, 24, 30, 350, 9),
  sum_of_squares = c(5, 1, 2, 4, 20, 20, 20, 38, 94, 40, 30, 900, 81),
  limit = c(0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.9, 0.5, 0.5)
)
chance <- mapply(function(part, whole, squares, limit) {
  if (squares == whole) return(binom.test(part, whole, limit, alternative = "greater")$p.value)
  n <- whole^2 / squares
  x <- part * n / whole
  pbeta(limit, x, n - x + 1)
}, cases$part, cases$whole, cases$sum_of_squares, cases$limit)
write_cases(cbind(cases, chance = chance), "chance-of-share.csv", "R binom.test and pbeta", version)
