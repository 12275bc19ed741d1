# Numbers of R that tests/Qingshan.Analysis.Tests/Correlation hold. Run: Rscript correlation.R
suppressMessages(library(lmtest)); library(MASS)
cat(R.version.string, " lmtest", format(packageVersion("lmtest")), " MASS", format(packageVersion("MASS")), "\n")
f <- function(...) cat(..., "\n"); d <- function(x) formatC(x, digits = 10, width = 1)
data(ChickEgg)
for (o in list(egg ~ chicken, chicken ~ egg)) { g <- grangertest(o, order = 3, data = ChickEgg); f("granger", deparse(o), d(g$F[2]), d(g$`Pr(>F)`[2])) }
f("acf lh", d(acf(lh, plot = FALSE)$acf[1:4])); f("pacf lh", d(pacf(lh, plot = FALSE)$acf[1:5])); f("Box.test lh 5", d(unlist(Box.test(lh, 5, "Ljung")[c("statistic", "p.value")])))
cc <- ccf(mdeaths, fdeaths, plot = FALSE); f("ccf", d(cc$acf[c(which(abs(cc$lag) < 1e-9), which.min(abs(cc$lag - 1 / 12)), which.min(abs(cc$lag + 1 / 12)))]))
x <- as.numeric(lh); x[c(5, 17, 18)] <- NA; f("acf with gaps", d(acf(x, na.action = na.pass, plot = FALSE)$acf[2:4]))
m <- lm(stack.loss ~ ., stackloss); s <- summary(m); f("lm"); print(s$coefficients, digits = 10)
f("r2", d(s$r.squared), d(s$adj.r.squared), "sigma", d(s$sigma), "F", d(s$fstatistic[1]), "p", d(pf(s$fstatistic[1], 3, 17, lower.tail = FALSE)))
f("predict", d(predict(m, data.frame(Air.Flow = 60, Water.Temp = 20, Acid.Conc. = 85), interval = "prediction")))
for (psi in c("psi.huber", "psi.bisquare")) { r <- rlm(stack.loss ~ ., stackloss, psi = get(psi), maxit = 500, acc = 1e-12); f(psi, "scale", d(r$s)); print(summary(r)$coefficients, digits = 10) }
for (k in c("pearson", "spearman", "kendall")) { t <- suppressWarnings(cor.test(airquality$Ozone, airquality$Temp, method = k, exact = FALSE)); f(k, d(t$estimate), d(t$p.value)) }
a <- na.omit(airquality); i <- solve(cor(a[, 1:4])); f("partial Ozone Wind | Solar Temp", d(-i[1, 3] / sqrt(i[1, 1] * i[3, 3])))
f("order", hclust(as.dist(1 - cor(airquality[, 1:4], use = "pair")), "average")$merge)
