"""Writes reference.txt: values of the functions of package ball by mpmath, an independent implementation.

Run with: python3 reference.py > reference.txt. Each line is a function, its arguments as fractions and the value, rounded to 75
digits, or "undefined" by the real semantics of the package.
"""

from fractions import Fraction

from mpmath import *

mp.dps = 180
TINY = Fraction(1, 10**20)
ARGUMENTS = [Fraction(a) for a in """0 1 -1 2 -2 3 -3 1/2 -1/2 3/4 13/4 -7/4 -5/2 1/3 10 -10 64 1000 1/1024 -1/1024 355/113 -22/7
    11/7 20 -41/2 1/1000000000000000000000000000000 123456789/1000 1267650600228229401496703205376 -301/2""".split()]
ARGUMENTS += [1 + TINY, 1 - TINY, -1 + TINY, -1 - TINY, 2 + TINY]


def real(f, domain=lambda x: True):
    """Restricts f to a domain and refuses poles and complex values."""
    def value(*x):
        if not domain(*x):
            return None
        try:
            y = mpmathify(f(*x))
        except (ZeroDivisionError, ValueError):
            return None
        return None if isinstance(y, mpc) and y.imag != 0 or not isfinite(y) else y.real
    return value


def outside(x):
    return abs(x) >= 1


def nonzero(x):
    return x != 0


def pole_free(x):
    return x > 0 or x != floor(x)


def moderate(x):
    return abs(x) < 10**5


FUNCTIONS = {
    "exp": real(exp), "log": real(log, lambda x: x > 0), "log2": real(lambda x: log(x) / log(2), lambda x: x > 0),
    "log10": real(lambda x: log(x) / log(10), lambda x: x > 0), "expm1": real(lambda x: exp(x) - 1),
    "log1p": real(lambda x: log(1 + x), lambda x: x > -1), "sqrt": real(sqrt, lambda x: x >= 0),
    "cbrt": real(lambda x: sign(x) * cbrt(abs(x))), "abs": real(abs), "sign": real(sign), "floor": real(floor), "ceil": real(ceil),
    "sin": real(sin), "cos": real(cos), "tan": real(tan), "cot": real(cot, nonzero), "sec": real(sec), "csc": real(csc, nonzero),
    "asin": real(asin), "acos": real(acos), "atan": real(atan), "acot": real(lambda x: atan(1 / x), nonzero),
    "asec": real(lambda x: acos(1 / x), outside), "acsc": real(lambda x: asin(1 / x), outside),
    "sinh": real(sinh), "cosh": real(cosh), "tanh": real(tanh), "coth": real(lambda x: 1 / tanh(x), nonzero),
    "sech": real(sech), "csch": real(lambda x: 1 / sinh(x), nonzero), "asinh": real(asinh),
    "acosh": real(acosh, lambda x: x >= 1), "atanh": real(atanh, lambda x: abs(x) < 1),
    "acoth": real(lambda x: atanh(1 / x), lambda x: abs(x) > 1), "asech": real(lambda x: acosh(1 / x), lambda x: 0 < x <= 1),
    "acsch": real(lambda x: asinh(1 / x), nonzero), "sigma": real(lambda x: 1 / (1 + exp(-x))), "relu": real(lambda x: max(x, mpf(0))),
    "softplus": real(lambda x: log1p(exp(x)) if x < 0 else x + log1p(exp(-x))), "erf": real(erf), "erfc": real(erfc),
    "gamma": real(gamma, pole_free), "lgamma": real(lambda x: log(abs(gamma(x))) if x < 1e4 else loggamma(x), pole_free),
    "digamma": real(digamma, pole_free), "trigamma": real(lambda x: psi(1, x), pole_free),
}
BOUNDED = {"exp", "expm1", "sinh", "cosh", "sech", "csch", "gamma", "sigma", "erfc", "coth", "tanh", "erf", "softplus"}
PAIRS = [Fraction(a) for a in "0 1 -1 2 -3 1/2 -5/2 7 10 1/3 -22/7".split()]


def power(x, y):
    if x > 0:
        return mpf(x) ** y
    if x == 0:
        return mpf(0) if y > 0 else None
    return mpf(x) ** int(y) if y == floor(y) else None


def binomial_real(n, k):
    if k == floor(k):
        product = mpf(1) if k >= 0 else mpf(0)
        for i in range(int(k)):
            product *= (n - i) / (i + 1)
        return product
    if n < 0 and n == floor(n):
        return None
    return gamma(n + 1) * rgamma(k + 1) * rgamma(n - k + 1)


BINARY = {
    "pow": power, "mod": lambda x, y: x - y * floor(x / y) if y != 0 else None, "max": max, "min": min,
    "binom": binomial_real,
    "polygamma": lambda n, x: psi(int(n), x) if n >= 0 and n == floor(n) and pole_free(x) else None,
}


def show(y):
    return "undefined" if y is None else nstr(y, 75, strip_zeros=True)


def number(a):
    return mpf(a.numerator) / a.denominator


for name, f in FUNCTIONS.items():
    for a in ARGUMENTS:
        if name in BOUNDED and not moderate(a):
            continue
        print(name, a, show(f(number(a))))
for name, f in BINARY.items():
    for a in PAIRS:
        for b in PAIRS:
            if name == "polygamma" and (a < 0 or a != int(a)):
                continue
            print(name, a, b, show(f(number(a), number(b))))
