# The surface of so2 by wind that mgcv makes of the same bins as PolarSurface: middles of 30 rings and 36 directions.
# Run: Rscript polar.R ../../../../shared/data/openair_mydata/mydata.csv.gz   (needs mgcv)
suppressMessages(library(mgcv))
d <- read.csv(commandArgs(TRUE)[1])
e <- na.omit(d[, c("ws", "wd", "so2")])
R <- max(e$ws)
e$s <- pmin(29, floor(e$ws / R * 30)); e$w <- round(e$wd / 10) %% 36
a <- aggregate(so2 ~ s + w, e, function(x) c(mean(x), length(x)))
z <- a$so2[, 1]; n <- a$so2[, 2]
W <- ifelse(n == 1, .25, ifelse(n == 2, .5, ifelse(n == 3, .75, 1)))
u <- (a$s + .5) * R / 30 * sin(a$w * pi / 18); v <- (a$s + .5) * R / 30 * cos(a$w * pi / 18)
g <- gam(sqrt(z) ~ s(u, v, k = 100), weights = W)
grid <- expand.grid(u = seq(-R, R, length = 201), v = seq(-R, R, length = 201))
p <- predict(g, grid)^2
p[exclude.too.far(grid$u, grid$v, u, v, dist = .05) | grid$u^2 + grid$v^2 > R^2] <- NA
i <- which.max(p)
cat("freedom", sum(g$edf), "peak", grid$u[i], grid$v[i], p[i], "\n")
for (q in list(c(5, 0), c(-5, -5), c(0, 8), c(-10, -4))) cat(q, predict(g, data.frame(u = q[1], v = q[2]))^2, "\n")
