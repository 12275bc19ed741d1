"""Haze episodes and days of warning levels in Beijing, counted from the definitions in words with nothing but Python's standard library.

Run from the root: python3 bench/oracles/haze-episodes.py FOLDER, the folder with the twelve PRSA_Data_*.csv.gz of UCI's Beijing multi-site data.
Prints what BeijingEpisodesTests and BeijingWarningsTests hold.
"""
import csv, datetime, glob, gzip, math, sys

files = sorted(glob.glob(sys.argv[1] + "/PRSA_Data_*.csv.gz"))
rows = [list(csv.DictReader(gzip.open(f, "rt"))) for f in files]
first = rows[0][0]
start = datetime.datetime(int(first["year"]), int(first["month"]), int(first["day"]), int(first["hour"]))


def city(column):
    mean = []
    for hour in zip(*rows):
        known = [float(r[column]) for r in hour if r[column] != "NA"]
        mean.append(sum(known) / len(known) if 2 * len(known) >= len(rows) else None)
    return mean


def day_mean(values, begin):
    known = [v for v in values[begin:begin + 24] if v is not None]
    return sum(known) / len(known) if len(values[begin:begin + 24]) == 24 and len(known) >= 20 else None


pm = city("PM2.5")

episodes, h = [], 0
while h < len(pm):
    if pm[h] is None or pm[h] <= 150:
        h += 1
        continue
    last, at = h, h + 1
    while at < len(pm) and at - last <= 13 and not (pm[at] is not None and pm[at] <= 75):
        if pm[at] is not None and pm[at] > 150:
            last = at
        at += 1
    if last - h + 1 >= 24 and any((day_mean(pm, b) or 0) > 150 for b in range(h, last - 22)):
        episodes.append((h, last, max(v for v in pm[h:last + 1] if v is not None)))
    h = last + 1

print(len(episodes), "episodes")
winters = {}
for begin, end, peak in episodes:
    time = start + datetime.timedelta(hours=begin)
    if time.month >= 11 or time.month <= 3:
        winters.setdefault(time.year if time.month >= 7 else time.year - 1, []).append((end - begin + 1, peak))
for winter, of in sorted(winters.items()):
    print(f"{winter}: {len(of)}, {sum(l for l, _ in of)} h, longest {max(l for l, _ in of)}, peak {max(p for _, p in of):.0f}")

# HJ 633-2012, 24 h means; index rounded up, concentrations rounded half to even before.
TABLE = {"PM2.5": ([0, 35, 75, 115, 150, 250, 350, 500], 1), "SO2": ([0, 50, 150, 475, 800, 1600, 2100, 2620], 1),
         "NO2": ([0, 40, 80, 180, 280, 565, 750, 940], 1), "CO": ([0, 2, 4, 14, 24, 36, 48, 60], 1000)}
INDEX = [0, 50, 100, 150, 200, 300, 400, 500]


def iaqi(column, mean):
    points, divisor = TABLE[column]
    value = round(mean / divisor, 1 if column == "CO" else 0)
    for (c0, c1), (i0, i1) in zip(zip(points, points[1:]), zip(INDEX, INDEX[1:])):
        if value <= c1:
            return math.ceil(round((i1 - i0) * (value - c0) / (c1 - c0) + i0, 9))
    return 500


columns = {c: city(c) for c in TABLE}


def index_of(begin):
    known = [iaqi(c, m) for c, v in columns.items() if (m := day_mean(v, begin)) is not None]
    return max(known) if known else None


def stretches(values, step, above, least):
    run = None
    for k in range(len(values) + 1):
        if k < len(values) and values[k] is not None and values[k] >= above:
            run = k if run is None else run
        elif run is not None:
            if (k - 1 - run) * step + 24 >= least:
                yield run * step, (k - 1 - run) * step + 24
            run = None


def count(name, step, rules):
    values = [index_of(b) for b in range(0, len(pm) - 23, step)]
    level = [0] * len(pm)
    for rank, conditions in rules:
        inner = [list(stretches(values, step, a, l)) for a, l in conditions[1:]]
        for begin, length in stretches(values, step, *conditions[0]):
            if all(any(b >= begin and b + l <= begin + length for b, l in of) for of in inner):
                for hour in range(begin, begin + length):
                    level[hour] = max(level[hour], rank)
    days = [max(level[d:d + 24]) for d in range(0, len(pm), 24)]
    print(name, "blue, yellow, orange, red days:", *[days.count(r) for r in (1, 2, 3, 4)])


# Whole indices: above 200 is 201 or more.
count("bth-2016", 24, [(1, [(201, 24)]), (2, [(201, 48)]), (3, [(201, 72), (301, 24)]), (4, [(201, 96), (301, 48)]), (4, [(500, 24)])])
count("beijing-2013", 24, [(1, [(201, 24)]), (2, [(301, 24)]), (2, [(201, 72)]), (3, [(201, 72), (301, 24)]), (4, [(301, 72)])])
count("shanghai-2016", 24, [(1, [(201, 24)]), (2, [(201, 48)]), (3, [(301, 24)]), (3, [(201, 72)]), (4, [(400, 24)])])
count("national-2018", 1, [(2, [(201, 48)]), (3, [(201, 72)]), (4, [(201, 96), (301, 48)]), (4, [(500, 24)])])
count("national-2024", 1, [(2, [(201, 24)]), (2, [(151, 48)]), (3, [(201, 48)]), (3, [(151, 72)]), (4, [(201, 72), (301, 24)])])
