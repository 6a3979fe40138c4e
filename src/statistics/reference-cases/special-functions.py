"""Writes log-gamma.csv, incomplete-gamma.csv, gamma-quantile.csv and normal-quantile.csv next to itself.

python3 special-functions.py   (needs mpmath; takes half a minute)

Every argument is a double, printed so that it reads back as itself; results have 20 digits, from 40 or more.
"""

import csv
import pathlib

import mpmath as mp

SHAPES = [1e-3, 1e-2, 0.1, 0.3, 0.49, 0.5, 0.9, 1.0, 1.5, 2.0, 2.5, 5.0, 9.99, 10.0, 11.0, 37.5, 100.0, 1203.0, 4000.0, 1e4, 1e5, 1e6]
SHARES = [1e-300, 1e-100, 1e-30, 1e-12, 1e-6, 0.001, 0.025, 0.25, 0.5, 0.500001, 0.75, 0.975, 0.999, 1 - 1e-6, 1 - 1e-9, 1 - 1e-12]
SMALLEST = mp.mpf("1e-300")


def below(a, x):
    """P(a, x), DLMF 8.5.1 with 8.2.4."""
    return mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1)) * mp.hyp1f1(1, a + 1, x, maxterms=10**7)


def above(a, x):
    return 1 - below(a, x)


def gamma_quantile(p, a):
    p, a = mp.mpf(p), mp.mpf(a)
    left = mp.exp((mp.log(p) + mp.loggamma(a + 1)) / a)
    if left < mp.mpf("2.3e-308"):
        return mp.mpf(0)
    growth = 1 + min(mp.mpf(1), 40 / mp.sqrt(a))
    right = left * growth
    while below(a, right) < p:
        left, right = right, right * growth
    for _ in range(45):
        middle = mp.sqrt(left * right)
        left, right = (middle, right) if below(a, middle) < p else (left, middle)
    x = left
    for _ in range(2):
        density = mp.exp((a - 1) * mp.log(x) - x - mp.loggamma(a))
        x -= (below(a, x) - p) / density
    return x


def write(name, columns, rows):
    with open(pathlib.Path(__file__).with_name(name), "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*columns, "program", "version"])
        for arguments, results in rows:
            printed = [mp.nstr(result, 20) for result in results]
            writer.writerow([*map(repr, arguments), *printed, "mpmath", mp.__version__])


def log_gamma_rows():
    near = [1 - 1e-9, 1 + 1e-9, 1 - 1e-3, 1 + 1e-3, 2 - 1e-9, 2 + 1e-9, 1.999, 2.001, 1.4, 1.6, 2.4, 2.6, 9.9, 1e9, 1e15]
    for a in sorted(SHAPES + near):
        yield (a,), (mp.loggamma(a),)


def incomplete_gamma_rows():
    for a in SHAPES:
        parts = [1e-9, 1e-3, 0.1, 0.5, 0.9, 0.99, 1.0, 1.01, 1.1, 1.5, 2.0, 10.0]
        spreads = [a + k * a**0.5 for k in (-30, -5, -1, 1, 5, 30)]
        for x in sorted({a * part for part in parts} | set(spreads) | {0.5, 1.0, 1.4, 1.6, 20.0}):
            if x <= 0 or x > a + 60 * a**0.5 + 1000:
                continue
            p, q = below(mp.mpf(a), mp.mpf(x)), above(mp.mpf(a), mp.mpf(x))
            if p > SMALLEST and q > SMALLEST:
                yield (a, x), (p, q)


def gamma_quantile_rows():
    for a in SHAPES:
        for p in SHARES:
            yield (p, a), (gamma_quantile(p, a),)


def normal_quantile_rows():
    for p in SHARES + [0.075, 0.0749, 0.925, 0.9251, 0.49999999, 1e-11, 2e-11]:
        yield (p,), (mp.sqrt(2) * mp.erfinv(2 * mp.mpf(p) - 1),)


mp.mp.dps = 60
write("log-gamma.csv", ["a", "log_gamma"], log_gamma_rows())
write("gamma-quantile.csv", ["p", "a", "quantile"], gamma_quantile_rows())
mp.mp.dps = 400
write("incomplete-gamma.csv", ["a", "x", "below", "above"], incomplete_gamma_rows())
write("normal-quantile.csv", ["p", "quantile"], normal_quantile_rows())
