"""Writes the reference cases of the beta, t, chi-squared, normal and count distributions next to itself.

python3 distributions.py [name …]   (needs mpmath; takes some minutes; names are those of the files, without .csv)

Every argument is a double, printed so that it reads back as itself, and is taken as exactly that number;
results have 20 digits, from 50 or more. Left out are tails below 1e-300 and
quantiles that a double holds with fewer digits than it should, or not at all.
"""

import csv
import pathlib
import sys

import mpmath as mp

SHARES = [1e-300, 1e-100, 1e-30, 1e-12, 1e-6, 0.025, 0.24, 0.26, 0.5, 0.500001, 0.75, 0.975, 0.999, 1 - 1e-6, 1 - 1e-12]
BETA_SHAPES = [1e-3, 0.03, 0.4, 1.0, 2.5, 17.0, 312.5, 20000.0, 1e6]
DEGREES = [1e-3, 0.02, 0.3, 1.0, 2.0, 3.0, 7.5, 30.0, 100.0, 1234.5, 20000.0, 1e6]
SMALLEST = mp.mpf("1e-300")
ENOUGH = mp.mpf("1e-50")


def density_of_log_odds(a, b, x, y):
    """x^a y^b / B(a, b)."""
    return mp.exp(a * mp.log(x) + b * mp.log(y) + mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b))


def short_series(a, b, x, y):
    """I_x(a, b) by DLMF 8.17.7, whose terms change sign: for b x up to some thousand, with digits to spare."""
    with mp.workdps(360 + int(0.9 * b * x)):
        term, total, n = mp.mpf(1), 1 / a, 0
        while abs(term) > mp.mpf(10) ** -mp.mp.dps:
            n += 1
            term *= (n - b) * x / n
            total += term / (a + n)
        return density_of_log_odds(a, b, x, y) / mp.exp(b * mp.log(y)) * total


def long_series(a, b, x, y):
    """I_x(a, b) by DLMF 8.17.8, all of whose terms are positive."""
    term, total, n = mp.mpf(1), mp.mpf(1), 0
    while term > total * ENOUGH:
        term *= (a + b + n) * x / (a + 1 + n)
        total += term
        n += 1
    return density_of_log_odds(a, b, x, y) * total / a


def beta_tails(a, b, x, y):
    """I_x(a, b) and 1 - I_x(a, b), for exact x + y = 1."""
    if x > y:
        return beta_tails(b, a, y, x)[::-1]
    if b * x < 2000:
        with mp.workdps(360):
            below = short_series(a, b, x, y)
            return below, 1 - below
    if b * x < a * y:
        below = long_series(a, b, x, y)
        return below, 1 - below
    above = long_series(b, a, y, x)
    return 1 - above, above


def beta_tails_of(a, b, x):
    a, b, x = mp.mpf(a), mp.mpf(b), mp.mpf(x)
    return beta_tails(a, b, x, 1 - x)


def beta_log_odds(p, a, b):
    """log(x / (1 - x)) where I_x(a, b) = p, by Newton's method for log I, which is concave; None below 1e-308."""
    z = (mp.log(p * a) + mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)) / a
    if min(a, b) >= 1:
        z = max(z, mp.log(a / b) + mp.sqrt(2) * mp.erfinv(2 * p - 1) * mp.sqrt(1 / a + 1 / b))
    for _ in range(200):
        if z < -2000:
            return None
        x, y = 1 / (1 + mp.exp(-z)), 1 / (1 + mp.exp(z))
        below, _ = beta_tails(a, b, x, y)
        step = mp.log(p / below) * below / density_of_log_odds(a, b, x, y)
        z += step
        if abs(step) < 1e-13:
            return z
    raise ArithmeticError(f"{p} of {a}, {b}")


def beta_quantile(p, a, b):
    p, a, b = mp.mpf(p), mp.mpf(a), mp.mpf(b)
    z = beta_log_odds(p, a, b) if p <= 0.5 else beta_log_odds(1 - p, b, a)
    if z is None:
        return mp.mpf(p > 0.5)
    return 1 / (1 + mp.exp(-z if p <= 0.5 else z))


def t_tails(t, df):
    """Above t by DLMF 8.17 with x = df / (df + t²)."""
    t, df = mp.mpf(t), mp.mpf(df)
    beyond = beta_tails(df / 2, mp.mpf(0.5), df / (df + t * t), t * t / (df + t * t))[0] / 2
    return (1 - beyond, beyond) if t > 0 else (beyond, 1 - beyond)


def t_quantile(p, df):
    p, df = mp.mpf(p), mp.mpf(df)
    share = min(p, 1 - p)
    if share == 0.5:
        return mp.mpf(0)
    if share < 0.25:
        z = beta_log_odds(2 * share, df / 2, mp.mpf(0.5))
        size = mp.inf if z is None else mp.sqrt(df) * mp.exp(-z / 2)
    else:
        z = beta_log_odds(1 - 2 * share, mp.mpf(0.5), df / 2)
        size = mp.sqrt(df) * mp.exp(z / 2)
    return size if p > 0.5 else -size


def gamma_tails(a, x):
    """P(a, x) and Q(a, x), DLMF 8.7.1 and 8.2.4."""
    with mp.workdps(380):
        a, x = mp.mpf(a), mp.mpf(x)
        below = mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1)) * mp.hyp1f1(1, a + 1, x, maxterms=10**7)
        return below, 1 - below


def near(middle, spread):
    return [middle + k * spread for k in (-35, -6, -1, 0, 1, 6, 35)]


def kept(arguments, tails):
    if min(tails) > SMALLEST:
        yield arguments, tails


def incomplete_beta_rows():
    for a in BETA_SHAPES:
        for b in BETA_SHAPES:
            n = a + b
            middle, spread = a / n, (a * b / n / n / (n + 1)) ** 0.5
            parts = [1e-300, 1e-30, 1e-8, 0.001, 0.3, 0.5, 0.7, 0.999, 1 - 1e-8]
            around = [*near(middle, spread), middle * 0.1, middle * 0.9, 1 - (1 - middle) * 0.1, 1 - (1 - middle) * 0.9]
            for x in sorted({x for x in parts + around if 0 < x < 1}):
                if abs(x - middle) < 45 * spread or min(a, b) < 1 or n < 100:
                    yield from kept((a, b, x), beta_tails_of(a, b, x))


def beta_quantile_rows():
    for a in BETA_SHAPES:
        for b in BETA_SHAPES:
            for p in SHARES:
                quantile = beta_quantile(p, a, b)
                if not mp.mpf("1e-324") < quantile < mp.mpf("2.3e-308"):
                    yield (p, a, b), (quantile,)


def t_tails_rows():
    for df in DEGREES:
        for t in [1e-200, 1e-9, 0.01, 0.3, 0.7, 1.0, 1.5, 1.96, 3.0, 5.0, 12.7, 37.0, 1e3, 1e8, 1e30, 1e120, 1e200]:
            if df < 100 or t < 40:
                yield from kept((t, df), t_tails(t, df))
                yield from kept((-t, df), t_tails(-t, df))


def t_quantile_rows():
    for df in DEGREES:
        for p in sorted(SHARES + [0.5 - 1e-9]):
            t = t_quantile(p, df)
            if abs(t) < mp.mpf("1.7e308"):
                yield (p, df), (t,)


def chi_squared_tails_rows():
    for df in DEGREES:
        spread = (2 * df) ** 0.5
        points = [*near(df, spread), 1e-300, 1e-30, 1e-9, 0.001, 0.5, 1.0, 2.9, 3.841, 20.0, 1300.0]
        for x in sorted({x for x in points if 0 < x < df + 45 * spread + 1400}):
            yield from kept((x, df), gamma_tails(df / 2, x / 2))


def normal_tails_rows():
    for z in [1e-200, 1e-9, 0.001, 0.1, 0.5, 0.7, 1.0, 1.2, 1.3, 1.5, 1.7, 1.96, 2.5, 3.0, 5.0, 7.0, 10.0, 20.0, 30.0, 37.0]:
        yield (z,), (mp.ncdf(z), mp.ncdf(-z))
        yield (-z,), (mp.ncdf(-z), mp.ncdf(z))


def poisson_tails_rows():
    for mean in [1e-9, 0.001, 0.3, 1.0, 3.7, 12.0, 100.5, 4000.0, 123456.7, 1e6]:
        for k in sorted({round(k) for k in [*near(mean, mean**0.5), 0, 1, 2, 5, 20] if k >= 0}):
            below, above = gamma_tails(k + 1, mean)
            yield from kept((k, mean), (above, below))


def binomial_tails_rows():
    for n in [1, 2, 10, 49, 1203, 100000, 1000000]:
        for p in [1e-12, 0.001, 0.35, 0.5, 0.9, 1 - 1e-9]:
            spread = (n * p * (1 - p)) ** 0.5
            for k in sorted({round(k) for k in [*near(n * p, spread), 0, 1, n / 2, n - 1]} & set(range(n))):
                below, above = beta_tails_of(k + 1, n - k, p)
                yield from kept((k, n, p), (above, below))


NEGATIVE_BINOMIAL = [(mean, size) for mean in [1e-6, 0.2, 3.7, 150.25, 20000.0, 1e6] for size in [0.001, 0.3, 1.0, 6.25, 400.0, 1e6]]


def counts(mean, size):
    spread = (mean + mean * mean / size) ** 0.5
    return sorted({round(k) for k in [*near(mean, spread), 0, 1, 2, 10, 1000] if 0 <= k <= 1e6})


def negative_binomial_tails_rows():
    for mean, size in NEGATIVE_BINOMIAL:
        m, r = mp.mpf(mean), mp.mpf(size)
        for k in counts(mean, size):
            yield from kept((k, mean, size), beta_tails(r, mp.mpf(k + 1), r / (r + m), m / (r + m)))


TABLES = {
    "incomplete-beta": (["a", "b", "x", "below", "above"], incomplete_beta_rows),
    "beta-quantile": (["p", "a", "b", "quantile"], beta_quantile_rows),
    "t-tails": (["t", "df", "below", "above"], t_tails_rows),
    "t-quantile": (["p", "df", "quantile"], t_quantile_rows),
    "chi-squared-tails": (["x", "df", "below", "above"], chi_squared_tails_rows),
    "normal-tails": (["z", "below", "above"], normal_tails_rows),
    "poisson-tails": (["k", "mean", "below", "above"], poisson_tails_rows),
    "binomial-tails": (["k", "n", "p", "below", "above"], binomial_tails_rows),
    "negative-binomial-tails": (["k", "mean", "size", "below", "above"], negative_binomial_tails_rows),
}

mp.mp.dps = 60
for a, b, x in [(0.3, 2.5, 0.2), (17.0, 0.4, 0.999), (312.5, 17.0, 0.9), (312.5, 312.5, 0.49)]:
    assert mp.almosteq(beta_tails_of(a, b, x)[0], mp.betainc(a, b, 0, x, regularized=True), 1e-30)
exact = [mp.mpf(number) for number in (5000, 6000, 0.4375, 0.5625)]
assert mp.almosteq(long_series(*exact), short_series(*exact), 1e-30)
for name in sys.argv[1:] or TABLES:
    columns, rows = TABLES[name]
    with open(pathlib.Path(__file__).with_name(f"{name}.csv"), "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*columns, "program", "version"])
        for arguments, results in rows():
            writer.writerow([*map(repr, arguments), *(mp.nstr(result, 20) for result in results), "mpmath", mp.__version__])
