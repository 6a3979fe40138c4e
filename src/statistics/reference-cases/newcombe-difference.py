"""Writes newcombe-difference.csv next to itself.

/usr/bin/python3 newcombe-difference.py   (needs statsmodels)
"""

import csv
import pathlib

import statsmodels
from statsmodels.stats.proportion import confint_proportions_2indep

# The first eight are the worked cases (a) to (h) of Newcombe (1998), Statistics in Medicine 17, 873-890, table II.
PAIRS = [
    (56, 70, 48, 80),
    (9, 10, 3, 10),
    (6, 7, 2, 7),
    (5, 56, 0, 29),
    (0, 10, 0, 20),
    (0, 10, 0, 10),
    (10, 10, 0, 20),
    (10, 10, 0, 10),
    (0, 1, 1, 1),
    (35, 100, 20, 90),
    (84, 284, 91, 260),
    (120, 403, 120, 403),
    (500000, 1000000, 499000, 1000000),
    (1, 1000000, 3, 20),
    (20, 20, 20, 20),
]

with open(pathlib.Path(__file__).with_name("newcombe-difference.csv"), "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    columns = ["successes", "trials", "successes_before", "trials_before", "lower", "upper"]
    writer.writerow([*columns, "program", "version"])
    for pair in PAIRS:
        limits = confint_proportions_2indep(*pair, compare="diff", method="newcomb", alpha=0.05)
        version = statsmodels.__version__.split("+")[0]
        writer.writerow([*pair, *(f"{limit:.17g}" for limit in limits), "statsmodels newcomb", version])
