# Times of gstat, openair and base R for what `-- peers` times here: the median of five, in seconds, a line each.
# Rscript times.R SHARED_FOLDER; what is not installed is left out.
folder <- commandArgs(trailingOnly = TRUE)[1]
tell <- function(name, run) {
  took <- sapply(1:5, function(i) { t <- system.time(run())[["elapsed"]]; t })
  cat(name, median(took), "\n")
}
if (requireNamespace("gstat", quietly = TRUE)) suppressMessages({
  meuse <- read.csv(file.path(folder, "data/soil_kriging/meuse.csv")); grid <- read.csv(file.path(folder, "data/soil_kriging/meuse_grid.csv"))
  sp::coordinates(meuse) <- ~x + y; sp::coordinates(grid) <- ~x + y
  model <- gstat::vgm(.0506624, "Sph", 897.0209, .5906078)
  tell("kriging", function() gstat::krige(log(zinc) ~ 1, meuse, grid, model, debug.level = 0))
  tell("inverse-distance", function() gstat::idw(zinc ~ 1, meuse, grid, idp = 2, debug.level = 0))
  tell("variogram", function() gstat::fit.variogram(gstat::variogram(log(zinc) ~ 1, meuse), gstat::vgm(1, "Sph", 900, 1)))
})
if (requireNamespace("openair", quietly = TRUE)) suppressWarnings(suppressMessages({
  library(openair)
  d <- mydata
  tell("polar-plot", function() polarPlot(d, pollutant = "so2", plot = FALSE))
  tell("theil-sen", function() TheilSen(d, pollutant = "o3", plot = FALSE, silent = TRUE))
  tell("time-average", function() timeAverage(d, avg.time = "month", data.thresh = 75))
  tell("rolling-mean", function() rollingMean(d, pollutant = "o3", width = 8, data.thresh = 75))
  tell("time-variation", function() timeVariation(d, pollutant = "nox", plot = FALSE))
  tell("wind-rose", function() windRose(d, plot = FALSE))
  tell("smooth-trend", function() smoothTrend(d, pollutant = "no2", plot = FALSE))
  e <- transform(d, mod = no2 * 2.2)
  tell("model-statistics", function() modStats(e, obs = "nox", mod = "mod"))
}))
