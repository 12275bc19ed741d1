# Scores of a made-up forecast of nox (2.2 times no2) by scikit-learn and numpy: the numbers that the tests of Evaluation hold.
# Run: python3 evaluation.py ../../../../shared/data/openair_mydata/mydata.csv.gz   (needs scikit-learn, scipy, pandas or numpy)
import csv, gzip, sys
import numpy as np, sklearn
from scipy import stats
from sklearn import metrics

rows = list(csv.DictReader(gzip.open(sys.argv[1], "rt")))
pairs = np.array([(float(r["nox"]), 2.2 * float(r["no2"])) for r in rows if r["nox"] not in ("", "NA") and r["no2"] not in ("", "NA")])
obs, mod = pairs.T
print("sklearn", sklearn.__version__, "n", len(obs))
print("FB", repr(2 * (obs.mean() - mod.mean()) / (obs.mean() + mod.mean())), "NMSE", repr(((obs - mod) ** 2).mean() / obs.mean() / mod.mean()))
both = (obs > 0) & (mod > 0); l = np.log(obs[both]) - np.log(mod[both])
print("MG", repr(np.exp(l.mean())), "VG", repr(np.exp((l ** 2).mean())), both.sum())
event, said = obs > 300, mod > 150
tn, fp, fn, tp = metrics.confusion_matrix(event, said).ravel()
print("hits", tp, "misses", fn, "false", fp, "none", tn)
print("POD", repr(metrics.recall_score(event, said)), "FAR", repr(1 - metrics.precision_score(event, said)), "CSI", repr(metrics.jaccard_score(event, said)), "HSS", repr(metrics.cohen_kappa_score(event, said)))
p = 1 / (1 + np.exp(-(mod - 170) / 30))
print("Brier", repr(metrics.brier_score_loss(event, p)), "AUC", repr(metrics.roc_auc_score(event, p)))
for a in (.1, .5, .9): print("pinball", a, repr(metrics.mean_pinball_loss(obs, mod * 2 * a, alpha=a)), "coverage", repr((obs <= mod * 2 * a).mean()))
low, high = mod * .2, mod * 1.8
print("interval score 80 %", repr(np.mean(high - low + 10 * (low - obs) * (obs < low) + 10 * (obs - high) * (obs > high))), "coverage", repr(((obs >= low) & (obs <= high)).mean()))
print("CRPS of a standard normal at 0.7", repr(.7 * (2 * stats.norm.cdf(.7) - 1) + 2 * stats.norm.pdf(.7) - 1 / np.sqrt(np.pi)))
