"""Adds the log-rank tests with delayed entry, which survdiff in R has not, to log-rank.csv next to itself.

python3 lengths-log-rank.py   (needs statsmodels; after lengths.R, once)
"""

import csv
import pathlib
import re

import numpy as np
import statsmodels
from scipy.stats import chi2
from statsmodels.duration.survfunc import survdiff

HERE = pathlib.Path(__file__).parent
PAIRS = [
    ("entered", "entered_persons"),
    ("entered_tied", "entered_one"),
    ("entered_persons", "persons_mostly_one"),
    ("ties", "entered_tied"),
    ("heart", "entered_one"),
]


def read_lengths(text):
    """3x20>90+@anna is three stays seen from 20 s and still lasting at 90 s."""
    for word in text.split(" "):
        count, entered, time, is_open = re.fullmatch(r"(?:(\d+)x)?(?:([\d.]+)>)?([\d.]+)(\+?)(?:@.+)?", word).groups()
        yield from [(float(entered or 0), float(time), is_open == "")] * int(count or 1)


with open(HERE / "lengths-observed.csv") as file:
    observed = {row["case"]: list(read_lengths(row["observed"])) for row in csv.DictReader(file)}

with open(HERE / "log-rank.csv", "a") as file:
    for first, second in PAIRS:
        entered, time, ended = np.array(observed[first] + observed[second]).T
        is_first = np.repeat([1, 0], [len(observed[first]), len(observed[second])])
        chi_squared, p_value = survdiff(time, ended, is_first, entry=entered)
        assert abs(p_value / chi2.sf(chi_squared, 1) - 1) < 1e-12
        # statsmodels keeps the expected ends to itself.
        count = int(sum(ended[is_first == 1]))
        cells = [first, second, count, "", repr(float(chi_squared)), repr(float(p_value)), "statsmodels", statsmodels.__version__]
        print(*cells, sep=",", file=file)
