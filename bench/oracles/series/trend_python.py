"""Numbers of pyMannKendall and statsmodels that tests/Qingshan.Analysis.Tests/Trend hold.

Run: python3 trend_python.py ../../../tests/Qingshan.Analysis.Tests/Data [PATH/openair_mydata/mydata.csv.gz]; pymannkendall is of PyPI, statsmodels of Debian.
"""
import sys

import numpy as np
import pandas as pd
import statsmodels
from statsmodels.tsa.seasonal import STL

data = sys.argv[1]
nile = pd.read_csv(f"{data}/nile.csv").flow.values.astype(float)
nottem = pd.read_csv(f"{data}/nottem.csv").temperature.values
co2 = pd.read_csv(f"{data}/co2.csv").co2.values
try:
    import pymannkendall as mk

    print("pymannkendall", getattr(mk, "__version__", "?"))
    for name in ("original_test", "hamed_rao_modification_test", "yue_wang_modification_test", "pre_whitening_modification_test", "trend_free_pre_whitening_modification_test"):
        print(name, getattr(mk, name)(nile))
    for name, values in (("nottem", nottem), ("co2", co2)):
        print(name, mk.seasonal_test(values, period=12))
        print(name, "correlated", mk.correlated_seasonal_test(values, period=12))
except ImportError:
    print("pymannkendall is not installed: its part is left out")

print("statsmodels", statsmodels.__version__)
options = dict(period=12, seasonal=11, trend=21, low_pass=13, trend_deg=1, low_pass_deg=1, robust=True, seasonal_jump=2, trend_jump=3, low_pass_jump=2)
r = STL(co2, seasonal_deg=0, **options).fit(inner_iter=1, outer_iter=15)
for i in (0, 99, 467):
    print("robust stl co2", i, r.seasonal[i], r.trend[i], r.resid[i])
if len(sys.argv) > 2:
    d = pd.read_csv(sys.argv[2])
    for name in ("nox", "no2", "pm10", "so2"):
        g = d.groupby(d.date.str[:7])[name].mean().dropna()
        r = STL(g.values, seasonal_deg=1, **options).fit(inner_iter=1, outer_iter=15)
        y, t = r.trend + r.resid, (pd.to_datetime(g.index) - pd.Timestamp("1970-01-01")).days.values
        i, j = np.triu_indices(len(t), 1)
        print(name, "deseasonalised slope per year", np.median((y[j] - y[i]) / (t[j] - t[i])) * 365)
