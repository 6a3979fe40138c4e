"""Writes estimable.csv to the working directory: random tables of few events, and whether their most likely
coefficients are finite and unique, from scipy.optimize.linprog.

They are not where some direction d is not 0 and yet no difference (x with events - x with room) in a unit leads back:
the largest sum of differences along d, each at least 0, with -1 <= d <= 1, is then above 0, or the differences do not
span the coefficients.

/usr/bin/python3 estimable.py
"""

import csv
import itertools

import numpy as np
import scipy
from scipy.optimize import linprog

random = np.random.default_rng(17)


def design(periods, harmonic):
    x = [(periods - (periods[0] + periods[-1]) / 2) / 4]
    if harmonic:
        x += [np.round(np.sin(np.pi * periods / 2)), np.round(np.cos(np.pi * periods / 2))]
    return np.array(x).T


def estimable(x, events, room):
    differences = [
        x[j] - x[k]
        for unit in range(len(events))
        for j, k in itertools.product(range(len(x)), repeat=2)
        if events[unit, j] > 0 and room[unit, k] and j != k
    ]
    v = np.array(differences).reshape(-1, x.shape[1])
    if len(v) == 0 or np.linalg.matrix_rank(v) < x.shape[1]:
        return False
    found = linprog(-v.sum(axis=0), A_ub=-v, b_ub=np.zeros(len(v)), bounds=(-1, 1))
    assert found.status == 0
    return bool(-found.fun < 1e-7)


with open("estimable.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["kind", "harmonic", "units", "events", "exposure", "estimable", "program", "version"])
    for _ in range(300):
        kind = random.choice(["events", "share"])
        harmonic = int(random.integers(2))
        units, periods = int(random.integers(1, 4)), int(random.integers(6, 13))
        exposure = random.poisson(2, (units, periods))
        if kind == "events":
            events = np.where(exposure > 0, random.poisson(random.choice([0.15, 0.4]), exposure.shape), 0)
            room = exposure > 0
            exposure = np.minimum(exposure, 1)
        else:
            x = np.arange(periods) - periods / 2
            share = 1 / (1 + np.exp(-random.choice([0, 1, 3]) * x))
            events = random.binomial(exposure, np.broadcast_to(share, exposure.shape))
            room = events < exposure
        answer = estimable(design(np.arange(periods), harmonic), events, room)
        text = [" ".join(map(str, m.ravel())) for m in (events, exposure)]
        writer.writerow([kind, harmonic, units, *text, int(answer), "scipy linprog", scipy.__version__])
