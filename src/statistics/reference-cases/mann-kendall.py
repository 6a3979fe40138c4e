"""Writes mann-kendall.csv, seasonal-mann-kendall.csv and sen-slope.csv to the working directory.

S comes from scipy.stats.kendalltau (tau-b times its denominator), the variance from the formula for ties written out
here, p from scipy.stats.norm; slopes from scipy.stats.theilslopes.

/usr/bin/python3 mann-kendall.py
"""

import csv
import math
from collections import Counter

import numpy as np
import scipy
from scipy.stats import kendalltau, norm, theilslopes

random = np.random.default_rng(13)
series = {
    "four_rising": [1, 2, 3, 4],
    "four_falling": [9, 4, 3, 1],
    "all_tied": [3] * 8,
    "one_apart": [0] * 9 + [1],
    "ties": [2, 1, 2, 3, 3, 3, 1, 4, 4, 2],
    "counts": random.poisson(1, 20).tolist(),
    "falling_counts": random.poisson(np.linspace(12, 4, 20)).tolist(),
    "numbers": random.normal(0, 1, 15).round(4).tolist(),
    "sixty_months": random.poisson(3, 60).tolist(),
    "huge": (1e9 + random.normal(0, 5, 12)).round(3).tolist(),
}


def spread(n):
    return n * (n - 1) * (2 * n + 5)


def score(values):
    n = len(values)
    ties = Counter(values).values()
    variance = (spread(n) - sum(map(spread, ties))) / 18
    pairs = n * (n - 1) / 2
    untied = pairs - sum(t * (t - 1) / 2 for t in ties)
    s = 0 if untied == 0 else round(kendalltau(range(n), values).statistic * math.sqrt(pairs * untied))
    return s, variance


def test(s, variance):
    z = 0 if s == 0 else (s - math.copysign(1, s)) / math.sqrt(variance)
    return [s, variance, z, 2 * norm.sf(abs(z))]


def write(name, columns, rows, program):
    with open(name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*columns, "program", "version"])
        for row in rows:
            writer.writerow([repr(float(x)) if isinstance(x, (float, np.floating)) else x for x in row] + [program, scipy.__version__])


def text(values):
    return " ".join(map(repr, values))


columns = ["case", "values", "s", "variance", "z", "p_value"]
rows = [[name, text(values), *test(*score(values))] for name, values in series.items()]
write("mann-kendall.csv", columns, rows, "scipy kendalltau and norm")

seasonal = []
for name in ["ties", "counts", "falling_counts", "numbers", "sixty_months", "all_tied"]:
    for seasons in [4, 12]:
        parts = [series[name][season::seasons] for season in range(seasons)]
        parts = [part for part in parts if len(part) > 1]
        if sum(map(len, parts)) < 4:
            continue
        scores = [score(part) for part in parts]
        seasonal.append([name, text(series[name]), seasons, *test(sum(s for s, _ in scores), sum(v for _, v in scores))])
write("seasonal-mann-kendall.csv", [*columns[:2], "seasons", *columns[2:]], seasonal, "scipy kendalltau and norm")

sen = []
for name, values in series.items():
    for gap in [1, 3]:
        # With a gap of 3 the second half comes 3 periods later.
        periods = [i if i < len(values) / 2 else i + gap - 1 for i in range(len(values))]
        found = theilslopes(values, periods, 0.95)
        pairs = len(values) * (len(values) - 1) / 2
        reach = norm.isf(0.025) * math.sqrt(score(values)[1])
        # scipy gives the outermost slopes where the ranks lie beyond them; then there are no limits.
        known = round((pairs - reach) / 2) >= 1 and round((pairs + reach) / 2) < pairs
        sen.append([name, text(values), text(periods), float(found.slope), *([float(found.low_slope), float(found.high_slope)] if known else ["", ""])])
write("sen-slope.csv", ["case", "values", "periods", "slope", "lower", "upper"], sen, "scipy theilslopes")
