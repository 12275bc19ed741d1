"""Numbers of pandas that tests/Qingshan.Analysis.Tests/Time hold. Run: python3 time_pandas.py PATH/openair_mydata/mydata.csv.gz"""
import sys

import numpy as np
import pandas as pd

print("pandas", pd.__version__)
d = pd.read_csv(sys.argv[1], parse_dates=["date"], index_col="date")
o3 = d.o3.rolling(8, min_periods=6, center=True).mean()
for name, r in {"right": d.o3.rolling(8, min_periods=6).mean(), "centre": o3}.items():
    print("rolling mean o3 8 h 75 %", name, r.count(), f"{r.mean():.9f}", r.max())
q = d.nox.rolling(24, min_periods=18).quantile(0.9)
print("rolling 90th percentile nox 24 h 75 % right", q.count(), f"{q.mean():.9f}", q.max())
for rule, name in (("D", "day"), ("W-MON", "week"), ("MS", "month"), ("QS-DEC", "season"), ("YS", "year")):
    g = d.nox.resample(rule, label="left", closed="left")
    mean, p95, sd = g.mean(), g.quantile(0.95), g.std()
    print(name, mean.count(), f"mean of means {mean.mean():.9f}", f"p95 {p95.mean():.9f}", f"sd {sd.mean():.9f}")
u, v = np.sin(np.radians(d.wd)), np.cos(np.radians(d.wd))
print("unit vector mean direction 1998-01", f"{np.degrees(np.arctan2(u['1998-01'].mean(), v['1998-01'].mean())) % 360:.9f}")
ok = d.ws.notna() & d.wd.notna() & (d.index < "1998-02-01")
print("speed weighted direction 1998-01", f"{np.degrees(np.arctan2((d.ws * u)[ok].mean(), (d.ws * v)[ok].mean())) % 360:.9f}")
n = d.no2["1998"]
print("no2 1998", f"capture {100 * n.count() / 8760:.6f}", f"mean {n.mean():.6f}", f"p95 {n.quantile(.95)}", f"p99 {n.quantile(.99)}", "median", n.median(), "max", n.max(),
      "max day", n.resample("D").mean().max(), "roll8", n.rolling(8, min_periods=1, center=True).mean().max(), "roll24", n.rolling(24, min_periods=1, center=True).mean().max())
