"""Writes reference.txt: values of expressions and of their derivatives by mpmath and SymPy, independent implementations.

Run with: python3 reference.py > reference.txt. Each line is an expression in plain notation, values of x and y as fractions, the value of the
expression and that of its derivative by x, rounded to 30 digits, or "undefined" by the real semantics of nabla; "-" where
the derivative is a matter of convention, at a kink, or where SymPy has no closed form. The fields are separated by tabs.
"""
import random
from fractions import Fraction as F

import mpmath as mp
import sympy as sp

mp.mp.dps = 60
X, Y, K, T = sp.symbols("x y k t", real=True)
random.seed(1)

# A function of one argument: the notation, the form of SymPy, where it is real.
UNARY = {
    "exp": (sp.exp, lambda v: True), "log": (sp.log, lambda v: v > 0), "sqrt": (sp.sqrt, lambda v: v >= 0),
    "sin": (sp.sin, lambda v: True), "cos": (sp.cos, lambda v: True), "tan": (sp.tan, lambda v: True), "atan": (sp.atan, lambda v: True),
    "asin": (sp.asin, lambda v: abs(v) <= 1), "acos": (sp.acos, lambda v: abs(v) <= 1), "sinh": (sp.sinh, lambda v: True),
    "cosh": (sp.cosh, lambda v: True), "tanh": (sp.tanh, lambda v: True), "asinh": (sp.asinh, lambda v: True),
    "acosh": (sp.acosh, lambda v: v >= 1), "atanh": (sp.atanh, lambda v: abs(v) < 1), "sigma": (lambda v: 1 / (1 + sp.exp(-v)), lambda v: True),
    "softplus": (lambda v: sp.log(1 + sp.exp(v)), lambda v: True), "erf": (sp.erf, lambda v: True), "abs": (sp.Abs, lambda v: True),
    "log2": (lambda v: sp.log(v) / sp.log(2), lambda v: v > 0), "log10": (lambda v: sp.log(v) / sp.log(10), lambda v: v > 0),
    "log1p": (lambda v: sp.log(1 + v), lambda v: v > -1), "expm1": (lambda v: sp.exp(v) - 1, lambda v: True),
    "silu": (lambda v: v / (1 + sp.exp(-v)), lambda v: True), "sec": (sp.sec, lambda v: True), "sech": (lambda v: 1 / sp.cosh(v), lambda v: True),
    "gamma": (sp.gamma, lambda v: v > 0 or v != mp.floor(v)), "digamma": (sp.digamma, lambda v: v > 0 or v != mp.floor(v)),
    "logit": (lambda v: sp.log(v) - sp.log(1 - v), lambda v: 0 < v < 1), "erfc": (sp.erfc, lambda v: True),
}


class Undefined(Exception):
    pass


def draw(depth):
    """Returns a random expression as a tree of tuples."""
    if depth == 0 or random.random() < 0.1:
        return random.choice([("x",), ("x",), ("y",), ("number", F(random.randint(1, 5), random.choice([1, 1, 2, 3])))])
    kind = random.choice(["+", "-", "*", "*", "/", "^", "call", "call", "call"])
    if kind == "call":
        return ("call", random.choice(list(UNARY)), draw(depth - 1))
    if kind == "^":
        return ("^", draw(depth - 1), F(random.choice([2, 3, -1, -2])) if random.random() < 0.7 else F(random.choice([1, 3, -1]), 2))
    return (kind, draw(depth - 1), draw(depth - 1))


def text(e):
    match e:
        case ("x" | "y",):
            return e[0]
        case ("number", n):
            return str(n) if n.denominator == 1 else f"({n})"
        case ("call", name, a):
            return f"{name}({text(a)})"
        case ("^", a, n):
            return f"({text(a)})^{n if n.denominator == 1 and n > 0 else f'({n})'}"
        case (op, a, b):
            return f"({text(a)} {op} {text(b)})"


def closed(e):
    """Returns the expression of SymPy, not evaluated where it is built."""
    match e:
        case ("x",):
            return X
        case ("y",):
            return Y
        case ("number", n):
            return sp.Rational(n.numerator, n.denominator)
        case ("call", name, a):
            return UNARY[name][0](closed(a))
        case ("^", a, n):
            return closed(a) ** sp.Rational(n.numerator, n.denominator)
        case ("+", a, b):
            return closed(a) + closed(b)
        case ("-", a, b):
            return closed(a) - closed(b)
        case ("*", a, b):
            return closed(a) * closed(b)
        case ("/", a, b):
            return closed(a) / closed(b)


def number(f):
    return mp.mpf(f.numerator) / f.denominator


def value(e, at):
    """Evaluates a tree by the real semantics: every part must have a value."""
    match e:
        case ("x",) | ("y",):
            return number(at[e[0]])
        case ("number", n):
            return number(n)
        case ("call", name, a):
            v = value(a, at)
            if not UNARY[name][1](v):
                raise Undefined
            return mp.re(sp.lambdify(T, UNARY[name][0](T), "mpmath")(v))
        case ("^", a, n):
            v = value(a, at)
            if v == 0 and n < 0 or v < 0 and n.denominator > 1:
                raise Undefined
            return mp.re(v ** number(n))
        case (op, a, b):
            u, v = value(a, at), value(b, at)
            if op == "/" and v == 0:
                raise Undefined
            return {"+": u + v, "-": u - v, "*": u * v, "/": u / v if v else 0}[op]


def smooth(e, at):
    """Whether no part is at the border of its domain or at a kink."""
    match e:
        case ("call", "abs" | "sqrt", a) if value(a, at) == 0:
            return False
        case ("call", "asin" | "acos", a) if abs(value(a, at)) == 1:
            return False
        case ("call", "acosh", a) if value(a, at) == 1:
            return False
        case ("^", a, n) if n.denominator > 1 and value(a, at) == 0:
            return False
    return all(smooth(a, at) for a in e[1:] if isinstance(a, tuple))


def show(v):
    return mp.nstr(v, 30, strip_zeros=True)


def moderate(v):
    return v == 0 or 1e-12 < abs(v) < 1e12


def main():
    seen = set()
    places = [F(0), F(1), F(-1), F(2), F(1, 2), F(-2, 3), F(7, 5), F(3, 10), F(-13, 4)]
    while len(seen) < 1200:
        e = draw(random.choice([2, 3, 3, 4]))
        if text(e) in seen or "x" not in text(e):
            continue
        at = {"x": random.choice(places), "y": random.choice(places)}
        first = slope = "undefined"
        try:
            v = value(e, at)
            if not moderate(v):
                continue
            first, slope = show(v), "-"
            if smooth(e, at):
                d = sp.lambdify((X, Y), sp.diff(closed(e), X), "mpmath")(number(at["x"]), number(at["y"]))
                if not moderate(abs(d)) or mp.im(d) != 0:
                    continue
                slope = show(mp.re(d))
        except Undefined:
            if random.random() < 0.6:
                continue
        except (ZeroDivisionError, ValueError, OverflowError, NameError, TypeError):
            continue
        seen.add(text(e))
        print(text(e), at["x"], at["y"], first, slope, sep="\t")


main()
