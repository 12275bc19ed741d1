"""Numbers that the tests of Anomaly and Receptor hold. Run: python3 bench/oracles/scikit-learn.py [csv to write the scores of the forest to]
Python 3.11, numpy 1.24.2, scipy 1.10.1, scikit-learn 1.2.1 (Debian packages)."""
import sys
import numpy as np
from sklearn.datasets import load_iris
from sklearn.decomposition import NMF
from sklearn.ensemble import IsolationForest
from sklearn.neighbors import LocalOutlierFactor

x = load_iris().data.copy()
# R's iris differs from that of scikit-learn in two flowers; R's are used everywhere.
x[34] = [4.9, 3.1, 1.5, 0.2]
x[37] = [4.9, 3.6, 1.4, 0.1]

for k in (2, 3):
    print("NMF", k, NMF(k, init="nndsvd", tol=1e-10, max_iter=100000).fit(x).reconstruction_err_)

scores = np.mean([-IsolationForest(n_estimators=100, random_state=s).fit(x).score_samples(x) for s in range(20)], axis=0)
print("isolation forest: highest", np.argsort(-scores)[:8] + 1, scores.max(), scores.min())
if len(sys.argv) > 1:
    np.savetxt(sys.argv[1], scores, header="score", comments="", fmt="%.6f")

# Petals are measured to a millimetre, so that many neighbours are equally far; a thousandth of a sine parts them.
parted = x + .001 * np.sin(1.7 * np.arange(1, 151)[:, None] + np.arange(1, 5)[None])
for k in (9, 20):
    lof = -LocalOutlierFactor(n_neighbors=k).fit(parted).negative_outlier_factor_
    print("LOF", k, lof[[0, 41, 106, 131]], "highest", lof.argmax() + 1, lof.max())

# NIST/SEMATECH e-Handbook 6.3.2.4
e = [52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
a = 50.0
for v in e:
    a = .3 * v + .7 * a
print("EWMA last", a, "limits", 50 + 3 * np.sqrt(.3 / 1.7) * 2.0539, 50 - 3 * np.sqrt(.3 / 1.7) * 2.0539)
