"""Writes chance-of-falls.csv to the working directory.

The probability that multinomial counts fall from each period to the next, summed in exact fractions over every way in
which so many events can be shared over the periods; no distribution of any library is used.

/usr/bin/python3 chance-of-falls.py
"""

import csv
import sys
from fractions import Fraction
from math import factorial


def shared(total, periods):
    """Every way to share so many events over so many periods."""
    if periods == 1:
        yield (total,)
        return
    for count in range(total + 1):
        for rest in shared(total - count, periods - 1):
            yield (count, *rest)


def probability(counts, exposures):
    total = sum(exposures)
    found = Fraction(factorial(sum(counts)))
    for count, exposure in zip(counts, exposures):
        found *= Fraction(exposure, total) ** count / factorial(count)
    return found


def falls(counts):
    return all(after < before for before, after in zip(counts, counts[1:]))


cases = [
    (1, [1, 1]),
    (2, [1, 1]),
    (3, [1, 1]),
    (7, [365, 366]),
    (40, [1, 1]),
    (40, [3, 2]),
    (3, [1, 1, 1]),
    (6, [1, 1, 1]),
    (30, [1, 1, 1]),
    (25, [956124, 951951, 885506]),
    (60, [5, 4, 3]),
    (5, [1, 1, 1, 1]),
    (6, [1, 1, 1, 1]),
    (24, [1, 1, 1, 1]),
    (67, [200886, 186519, 182937, 185783]),
    (20, [1, 2, 3, 4]),
    (30, [1, 1, 1, 1, 1]),
]

with open("chance-of-falls.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["total", "exposures", "chance", "program", "version"])
    for total, exposures in cases:
        chance = sum(probability(counts, exposures) for counts in shared(total, len(exposures)) if falls(counts))
        writer.writerow([total, " ".join(map(str, exposures)), repr(float(chance)), "python fractions", sys.version.split()[0]])
