"""Writes reference.txt: values of the functions of package rectangle by mpmath, an independent implementation.

Run with: python3 reference.py > reference.txt. Each line is a function, the real and imaginary parts of its arguments as fractions, and
those of its value, rounded to 60 digits. Points on the cuts of inverse functions, where authors differ, are left out.
"""
from fractions import Fraction as F

import mpmath as mp

mp.mp.dps = 80

PARTS = [F(0), F(1, 3), F(-1, 2), F(1), F(-1), F(2), F(-7, 3), F(10), F(1, 1000), F(-1, 10**9)]
POINTS = [(x, y) for x in PARTS for y in PARTS]

UNARY = ("exp log sqrt sin cos tan cot sec csc asin acos atan acot asec acsc sinh cosh tanh coth sech csch asinh acosh atanh "
         "acoth asech acsch log2 log10 log1p expm1 sigma softplus").split()

# Functions that mpmath writes in another way, or does not have.
WRITTEN = {
    "log": mp.log, "sqrt": mp.sqrt, "log2": lambda z: mp.log(z) / mp.log(2), "log10": lambda z: mp.log(z) / mp.log(10),
    "log1p": lambda z: mp.log(1 + z), "expm1": lambda z: mp.exp(z) - 1, "sigma": lambda z: 1 / (1 + mp.exp(-z)),
    "softplus": lambda z: mp.log(1 + mp.exp(z)),
}


def number(x):
    return mp.mpf(x.numerator) / x.denominator


def on_cut(name, z):
    """Whether z lies on a cut, or at its end, of an inverse function."""
    if name in ("acot", "asec", "acsc", "acoth", "asech", "acsch"):
        if abs(z) in (0, 1):
            return True
        z, name = 1 / z, {"acot": "atan", "asec": "acos", "acsc": "asin", "acoth": "atanh", "asech": "acosh", "acsch": "asinh"}[name]
    if name in ("asin", "acos"):
        return z.imag == 0 and abs(z.real) > 1
    if name == "atanh":
        return z.imag == 0 and abs(z.real) >= 1
    if name == "atan":
        return z.real == 0 and abs(z.imag) >= 1
    if name == "asinh":
        return z.real == 0 and abs(z.imag) >= 1
    return False


def show(name, arguments, value):
    value = mp.mpc(value)
    texts = [str(p) for z in arguments for p in z] + [mp.nstr(p, 60, strip_zeros=False) for p in (value.real, value.imag)]
    print(name, *texts)


for name in UNARY:
    for x, y in POINTS:
        z = mp.mpc(number(x), number(y))
        if on_cut(name, z):
            continue
        try:
            value = (WRITTEN.get(name) or getattr(mp, name))(z)
        except (ZeroDivisionError, ValueError):
            continue
        if mp.isfinite(value):
            show(name, [(x, y)], value)

EXPONENTS = [(F(1, 2), F(0)), (F(1, 3), F(0)), (F(-3, 4), F(0)), (F(5, 2), F(0)), (F(3), F(0)), (F(-2), F(0)), (F(0), F(1)), (F(1, 2), F(-1, 3))]
for x, y in POINTS:
    for w in EXPONENTS:
        if (x, y) != (0, 0):
            z = mp.mpc(number(x), number(y))
            show("pow", [(x, y), w], mp.exp(mp.mpc(number(w[0]), number(w[1])) * mp.log(z)))
