# Numbers that the tests of Space hold. Run: Rscript bench/oracles/gstat-spdep-dbscan.R [folder of the soil data]
# R 4.2.2, gstat 2.1-0, spdep 1.2-7, dbscan 1.1-11 (Debian packages).
options(digits = 12)
suppressMessages({library(sp); library(gstat); library(spdep)})
folder <- commandArgs(TRUE); folder <- if (length(folder)) folder[1] else "../shared/data/soil_kriging"
meuse <- read.csv(file.path(folder, "meuse.csv")); coordinates(meuse) <- ~x + y
grid <- read.csv(file.path(folder, "meuse_grid.csv")); coordinates(grid) <- ~x + y
rows <- c(1, 1000, 3103)
cat("versions:", as.character(packageVersion("gstat")), as.character(packageVersion("spdep")), as.character(packageVersion("dbscan")), "\n")

v <- variogram(log(zinc) ~ 1, meuse)
for (m in c("Sph", "Exp", "Gau", "Lin")) { f <- fit.variogram(v, vgm(.5, m, if (m == "Gau") 500 else 900, .1)); cat(m, f$psill, f$range[2], attr(f, "SSErr"), "\n") }
cat("robust:\n"); print(variogram(log(zinc) ~ 1, meuse, cressie = TRUE)[, 1:3])
sph <- fit.variogram(v, vgm(1, "Sph", 900, 1)); cat("Sph", sph$psill, sph$range, attr(sph, "SSErr"), "\n")
ok <- krige(log(zinc) ~ 1, meuse, grid, sph, debug.level = 0); cat("OK", ok$var1.pred[rows], ok$var1.var[rows], "\n")
cv <- krige.cv(log(zinc) ~ 1, meuse, sph, verbose = FALSE, debug.level = 0); cat("OK LOOCV", sqrt(mean(cv$residual^2)), mean(cv$residual), mean(cv$zscore^2), "\n")
okl <- krige(log(zinc) ~ 1, meuse, grid, sph, nmax = 12, debug.level = 0); cat("OK nmax 12", okl$var1.pred[rows], okl$var1.var[rows], "\n")
sk <- krige(log(zinc) ~ 1, meuse, grid, sph, beta = 5.9, debug.level = 0); cat("SK beta 5.9", sk$var1.pred[rows], sk$var1.var[rows], "\n")
vt <- variogram(log(zinc) ~ sqrt(dist), meuse); exp1 <- fit.variogram(vt, vgm(1, "Exp", 300, 1)); cat("UK Exp", exp1$psill, exp1$range, "\n")
uk <- krige(log(zinc) ~ sqrt(dist), meuse, grid, exp1, debug.level = 0); cat("UK", uk$var1.pred[rows], uk$var1.var[rows], "\n")
cvu <- krige.cv(log(zinc) ~ sqrt(dist), meuse, exp1, verbose = FALSE, debug.level = 0); cat("UK LOOCV", sqrt(mean(cvu$residual^2)), "\n")
id <- idw(zinc ~ 1, meuse, grid, idp = 2, debug.level = 0); cat("IDW", id$var1.pred[rows], "\n")
cvi <- krige.cv(zinc ~ 1, meuse, set = list(idp = 2), verbose = FALSE, debug.level = 0); cat("IDW LOOCV", sqrt(mean(cvi$residual^2)), "\n")
idl <- idw(zinc ~ 1, meuse, grid, idp = 3, nmax = 8, debug.level = 0); cat("IDW p3 nmax 8", idl$var1.pred[rows], "\n")

data(oldcol); lw <- nb2listw(COL.nb, style = "W")
print(moran.test(COL.OLD$CRIME, lw)); print(moran.test(COL.OLD$CRIME, lw, randomisation = FALSE)$estimate); print(geary.test(COL.OLD$CRIME, lw)$estimate); print(geary.test(COL.OLD$CRIME, lw)$statistic)
g <- localG(COL.OLD$CRIME, nb2listw(include.self(COL.nb), style = "B")); cat("Gi*", max(g), which.max(g), min(g), which.min(g), g[1:3], "\n")
l <- localmoran(COL.OLD$CRIME, lw); print(l[c(1, 2, 36), ])
iris4 <- as.matrix(iris[, 1:4])
print(table(dbscan::dbscan(iris4, eps = .42, minPts = 5)$cluster))
h <- dbscan::hdbscan(iris4, minPts = 5); print(table(h$cluster)); cat(h$cluster, "\n")
quakes3 <- cbind(quakes$lat, quakes$long, quakes$depth / 100)
print(table(dbscan::hdbscan(quakes3, minPts = 8)$cluster))
# Petals are measured to a millimetre, so that many neighbours are equally far; a thousandth of a sine parts them.
parted <- iris4 + .001 * sin(outer(1.7 * 1:150, 1:4, "+"))
for (k in c(10, 21)) { lof <- dbscan::lof(parted, minPts = k); cat("LOF", k - 1, lof[c(1, 42, 107, 132)], max(lof), which.max(lof), "\n") }

d <- variogram(log(zinc) ~ 1, meuse, alpha = 45, tol.hor = 22.5); cat("towards 45 degrees", d$np[c(1, 8, 15)], d$dist[c(1, 8, 15)], d$gamma[c(1, 8, 15)], "\n")
stretched <- vgm(.59, "Sph", 1200, .05, anis = c(45, .4))
an <- krige(log(zinc) ~ 1, meuse, grid, stretched, debug.level = 0); cat("anis 45, .4", an$var1.pred[rows], an$var1.var[rows], "\n")
cvn <- krige.cv(log(zinc) ~ 1, meuse, sph, nmax = 12, verbose = FALSE, debug.level = 0); cat("OK nmax 12 LOOCV", sqrt(mean(cvn$residual^2)), "\n")

un <- krige(log(zinc) ~ sqrt(dist), meuse, grid, exp1, nmax = 20, debug.level = 0); cat("UK nmax 20", un$var1.pred[rows], un$var1.var[rows], "\n")
q1 <- variogram(log(zinc) ~ x + y, meuse); q2 <- vgm(.35, "Sph", 700, .06)
xy <- krige(log(zinc) ~ x + y, meuse, grid, q2, debug.level = 0); cat("UK x + y", q1$gamma[c(1, 15)], xy$var1.pred[rows], xy$var1.var[rows], "\n")
# Squares of metres of the national grid cost five digits; kilometres from the middle do not.
for (n in c("meuse", "grid")) { p <- get(n); p$a <- (coordinates(p)[, 1] - 180000) / 1000; p$b <- (coordinates(p)[, 2] - 331500) / 1000; assign(n, p) }
xy2 <- krige(log(zinc) ~ a + b + I(a^2) + I(b^2) + I(a * b), meuse, grid, q2, debug.level = 0); cat("UK second degree", xy2$var1.pred[rows], xy2$var1.var[rows], "\n")
sic <- read.csv(gzfile(file.path(folder, "..", "radiation_sic2004", "sic.train.csv.gz"))); coordinates(sic) <- ~x + y
sv <- variogram(day01 ~ 1, sic); sf <- vgm(150, "Exp", 60000, 20); sc <- krige.cv(day01 ~ 1, sic, sf, verbose = FALSE, debug.level = 0)
cat("gamma", sv$np[c(1, 15)], sv$gamma[c(1, 15)], "LOOCV", sqrt(mean(sc$residual^2)), mean(sc$zscore^2), "\n")
db <- dbscan::dbscan(as.matrix(quakes[, 1:2]), eps = .7, minPts = 6)$cluster; cat("quakes dbscan", table(db), "\n")
