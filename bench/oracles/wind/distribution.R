# Prints what openair gives for its own data set: the numbers that the tests of Distribution and Evaluation hold.
# Run: Rscript distribution.R   (needs the package openair, 2.18 or later)
suppressMessages({library(openair); library(dplyr)})
data(mydata)
options(digits = 12, width = 160)
pdf(NULL)
say <- function(name, value) cat(sprintf("%-44s %s\n", name, paste(format(value, digits = 12), collapse = " ")))

say("openair", as.character(packageVersion("openair")))

# Roses
rose <- windRose(mydata, angle = 30, plot = FALSE)$data
say("windRose 30 north, cumulated", unlist(rose[rose$wd == 360, grep("Interval", names(rose))]))
say("windRose 30 240, cumulated", unlist(rose[rose$wd == 240, grep("Interval", names(rose))]))
say("windRose calm", rose$calm[1]); say("windRose mean", rose$panel.fun[1])
rose <- windRose(mydata, angle = 45, plot = FALSE)$data
say("windRose 45 corrected, north", unlist(rose[rose$wd == 360, grep("Interval", names(rose))]))
say("windRose 45 corrected, north-east", unlist(rose[rose$wd == 45, grep("Interval", names(rose))]))
rose <- windRose(mydata, angle = 45, bias.corr = FALSE, plot = FALSE)$data
say("windRose 45 as counted, north", unlist(rose[rose$wd == 360, grep("Interval", names(rose))]))
rose <- pollutionRose(mydata, pollutant = "nox", breaks = c(0, 100, 200, 400), angle = 30, plot = FALSE)$data
say("pollutionRose nox 240, cumulated", unlist(rose[rose$wd == 240, grep("Interval", names(rose))]))
rose <- windRose(mydata, angle = 30, statistic = "prop.mean", pollutant = "nox", breaks = c(0, 100, 200, 400), plot = FALSE)$data
say("share of the mean nox 240, cumulated", unlist(rose[rose$wd == 240, grep("Interval", names(rose))]))

# Percentiles by direction (30 degrees, unsmoothed)
d <- mydata[!is.na(mydata$wd), ]
d$w <- 30 * ceiling(d$wd / 30 - .5); d$w[d$w == 0] <- 360
say("percentile rose o3 90/60, p50 p95 p99", quantile(d$o3[d$w == 90 | FALSE], c(.5, .95, .99), na.rm = TRUE))
say("percentile rose o3 240", quantile(d$o3[d$w == 240], c(.5, .95, .99), na.rm = TRUE))

# Frequencies by speed and direction
pf <- polarFreq(mydata, pollutant = "so2", statistic = "mean", plot = FALSE, min.bin = 1)$data
print(head(as.data.frame(pf)))
pf <- polarFreq(mydata, plot = FALSE)$data
print(head(as.data.frame(pf)))

# Surfaces
peak <- function(r) { i <- which.max(r$z); c(u = r$u[i], v = r$v[i], z = r$z[i]) }
at <- function(r, u, v) { i <- which.min((r$u - u)^2 + (r$v - v)^2); c(r$u[i], r$v[i], r$z[i]) }
for (s in c("mean", "median", "max", "cpf", "nwr")) {
  r <- polarPlot(mydata, pollutant = "so2", statistic = s, percentile = if (s == "cpf") 90 else NA, plot = FALSE)$data
  say(paste("polarPlot so2", s, "peak"), peak(r))
  say(paste("  at (5,0) (-5,-5) (0,8) (-10,-4)"), c(at(r,5,0)[3], at(r,-5,-5)[3], at(r,0,8)[3], at(r,-10,-4)[3]))
  say("  range, share drawn", c(range(r$z, na.rm = TRUE), mean(!is.na(r$z))))
}
for (s in c("r", "slope")) {
  r <- polarPlot(mydata[1:17520, ], pollutant = c("nox", "no2"), statistic = s, plot = FALSE)$data
  say(paste("polarPlot nox no2", s, "at (5,0) (-5,-5) (0,5) (-6,-2)"), c(at(r,5,0)[3], at(r,-5,-5)[3], at(r,0,5)[3], at(r,-6,-2)[3]))
}
for (p in c("hour", "season")) {
  a <- polarAnnulus(mydata, pollutant = "so2", period = p, plot = FALSE)$data
  say(paste("polarAnnulus so2", p, "range, mean"), c(range(a$z, na.rm = TRUE), mean(a$z, na.rm = TRUE)))
}

# Time
tv <- timeVariation(mydata, pollutant = "nox", plot = FALSE, B = 1000)
h <- tv$data$hour; say("timeVariation nox hour 0, 8: mean low high", unlist(c(h[h$hour == 0, c("Mean","Lower","Upper")], h[h$hour == 8, c("Mean","Lower","Upper")])))
w <- tv$data$day; say("weekday", paste(w$wkday, w$Mean))
m <- tv$data$month; say("month", paste(m$mnth, m$Mean))
dh <- tv$data$day.hour; say("day.hour first rows", paste(head(dh$wkday), head(dh$hour), head(dh$Mean)))
tl <- trendLevel(mydata, pollutant = "nox", plot = FALSE)$data
print(head(as.data.frame(tl), 4))

# Evaluation
mydata$mod <- mydata$no2 * 2.2
print(as.data.frame(modStats(mydata, obs = "nox", mod = "mod")))
ms <- modStats(mydata, obs = "nox", mod = "mod", type = "season"); print(as.data.frame(ms))
cq <- conditionalQuantile(mydata, obs = "nox", mod = "mod", plot = FALSE)
print(head(as.data.frame(cq$data), 12))
td <- TaylorDiagram(mydata, obs = "nox", mod = "mod", plot = FALSE)
print(as.data.frame(td$data))
