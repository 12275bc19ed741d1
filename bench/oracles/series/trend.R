# Numbers of R that tests/Qingshan.Analysis.Tests/Trend hold. Run: Rscript trend.R [PATH/openair_mydata/mydata.csv.gz]
suppressMessages(library(mgcv))
cat(R.version.string, " mgcv", format(packageVersion("mgcv")), "\n")
f <- function(...) cat(..., "\n"); d <- function(x) formatC(x, digits = 10, width = 1)

# Theil-Sen of the Nile: all slopes, the interval by the ranks of Gilbert (1987)
x <- as.numeric(Nile); n <- length(x)
slopes <- outer(x, x, "-") / outer(1:n, 1:n, "-"); slopes <- sort(slopes[lower.tri(slopes)]); k <- length(slopes)
ties <- table(x); v <- (n * (n - 1) * (2 * n + 5) - sum(ties * (ties - 1) * (2 * ties + 5))) / 18
reach <- qnorm(.975) * sqrt(v); f("nile", d(c(median(slopes), slopes[c(round((k - reach) / 2), round((k + reach) / 2 + 1))])))

# Pettitt
u <- 2 * cumsum(rank(x)) - (1:n) * (n + 1); f("pettitt", max(abs(u)), 1870 + which.max(abs(u)), d(2 * exp(-6 * max(abs(u))^2 / (n^3 + n^2))))

# STL
f("stl log(co2) periodic", d(stl(log(co2), "periodic")$time.series[1, ]))
z <- stl(co2, s.window = 11, s.degree = 1)$time.series; for (i in c(1, 100, 468)) f("stl co2 11", i, formatC(z[i, 1:2], digits = 12))

if (length(a <- commandArgs(TRUE)) > 0) {
  m <- read.csv(gzfile(a[1])); month <- as.Date(paste0(substr(m$date, 1, 7), "-01"))
  monthly <- function(name) { y <- tapply(m[[name]], month, mean, na.rm = TRUE); i <- range(which(!is.na(y))); y[i[1]:i[2]] }
  slope <- function(y) { t <- as.numeric(as.Date(names(y))); dt <- outer(t, t, "-"); keep <- dt > 0 & is.finite(outer(y, y, "-")); 365 * median(outer(y, y, "-")[keep] / dt[keep]) }
  f("o3", d(slope(monthly("o3"))))
  # For an even number of values stl(robust = TRUE) of R takes a wrong median: see the remark in TheilSenTrendTests.
  for (name in c("nox", "no2", "pm10", "so2")) { y <- monthly(name); s <- stl(ts(as.numeric(y), frequency = 12), s.window = 11, robust = TRUE, s.degree = 1)$time.series; f(name, "deseasonalised", d(slope(y - s[, 1]))) }
  y <- monthly("no2"); t <- as.numeric(as.Date(names(y))); y <- as.numeric(y)
  for (k in c(10, 20)) { g <- gam(y ~ s(t, bs = "ps", k = k, m = c(2, 2)), method = "GCV.Cp"); f("gam no2", k, d(c(sum(g$edf), fitted(g)[c(1, 30, 60, 90)], 1 - sum(resid(g)^2) / sum((y - mean(y))^2)))) }
}
