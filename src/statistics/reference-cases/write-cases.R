# What the scripts share that need nothing beside R: source("write-cases.R").

version <- paste(R.version$major, R.version$minor, sep = ".")

# Numbers have 17 digits, so that they read back as themselves; what is missing is an empty cell.
write_cases <- function(cases, file, program, version) {
  cases <- cbind(as.data.frame(cases), program, version)
  numeric <- sapply(cases, is.numeric)
  cases[numeric] <- lapply(cases[numeric], function(x) ifelse(is.finite(x), sprintf("%.17g", x), ""))
  write.csv(cases, file, row.names = FALSE, quote = FALSE, na = "")
}
