"""Writes identity.txt: identities that SymPy, an independent implementation, finds by its own transformations, and near misses.

Run with: python3 identity.py > identity.txt. The lines are those of equal.txt: a = b is true, a != b is false at some of the points
that are tried. x, y are real, p, q positive. Lines that nabla does not prove are marked ?= by hand.
"""
import random
import re

import mpmath as mp
import sympy as sp
from sympy import simplify, fu

random.seed(3)
mp.mp.dps = 30
X, Y = sp.symbols("x y", real=True)
P, Q = sp.symbols("p q", positive=True)
LEAVES = [X, Y, X, P, Q, sp.Integer(2), sp.Integer(3), sp.Rational(1, 2), X + 1, X - Y, 2 * X, X**2]

THEMES = {
    "Rational functions": ([lambda a, b: a + b, lambda a, b: a * b, lambda a, b: a / (b + 5), lambda a, b: a**2, lambda a, b: a - b, lambda a, b: 1 / (1 + a**2)],
                           [sp.expand, sp.factor, sp.together, sp.cancel, lambda e: sp.apart(e, X), sp.ratsimp]),
    "Trigonometric functions": ([lambda a, b: sp.sin(a), lambda a, b: sp.cos(a + b), lambda a, b: sp.sin(2 * a), lambda a, b: a * b, lambda a, b: sp.cos(a) ** 2, lambda a, b: sp.tan(a), lambda a, b: a + b],
                                [sp.expand_trig, sp.trigsimp, fu, lambda e: e.rewrite(sp.tan), lambda e: sp.expand(sp.expand_trig(e))]),
    "Exponentials and hyperbolic functions": ([lambda a, b: sp.exp(a), lambda a, b: sp.exp(a + b), lambda a, b: sp.sinh(a), lambda a, b: sp.cosh(a), lambda a, b: sp.tanh(a), lambda a, b: a * b, lambda a, b: a + b, lambda a, b: 1 / (1 + sp.exp(-a))],
                                              [sp.expand, lambda e: e.rewrite(sp.exp), sp.powsimp, lambda e: sp.expand_trig(e), sp.simplify, sp.together]),
    "Logarithms and powers of positive numbers": ([lambda a, b: sp.log(P * a**2 + Q), lambda a, b: sp.log(P**3 * Q), lambda a, b: (P * Q) ** sp.Rational(1, 3), lambda a, b: sp.sqrt(P) * a, lambda a, b: P**a, lambda a, b: a * b, lambda a, b: a + b, lambda a, b: sp.log(P / Q) * b],
                                                  [sp.expand, sp.expand_log, sp.logcombine, sp.powsimp, sp.expand_power_base, sp.expand_power_exp, sp.simplify]),
    "Radicals": ([lambda a, b: sp.sqrt(a**2 + 1), lambda a, b: 1 / (1 + sp.sqrt(2)), lambda a, b: a / (sp.sqrt(b**2 + 1) - 3), lambda a, b: sp.sqrt(P) + sp.sqrt(Q), lambda a, b: a * b, lambda a, b: a + b, lambda a, b: sp.sqrt(3 + 2 * sp.sqrt(2)) * a],
                 [sp.expand, sp.radsimp, sp.sqrtdenest, sp.together, sp.simplify]),
}


def draw(parts, depth):
    if depth == 0:
        return random.choice(LEAVES)
    return random.choice(parts)(draw(parts, depth - 1), draw(parts, depth - 1))


def text(e):
    s = str(e).replace("**", "^")
    return re.sub(r"\bE\b", "e", re.sub(r"\bAbs\(", "abs(", s))


ALLOWED = {"sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "log", "Abs", "sec", "csc", "cot", "sech", "csch", "coth"}


def plain(e):
    return (not e.has(sp.I, sp.zoo, sp.nan, sp.oo, sp.Piecewise) and len(str(e)) < 150
            and {f.func.__name__ for f in e.atoms(sp.Function)} <= ALLOWED)


POINTS = [{X: mp.mpf(a), Y: mp.mpf(b), P: mp.mpf(c), Q: mp.mpf(d)} for a, b, c, d in
          [("0.37", "1.21", "0.63", "2.2"), ("-1.13", "0.4", "3.1", "0.9"), ("2.6", "-0.71", "1.4", "1.9"), ("-0.8", "-2.3", "0.2", "5.5")]]


def differ(a, b):
    """Whether two expressions differ at a point, as far as both have real values; None where none has."""
    seen = None
    for at in POINTS:
        try:
            u, v = (sp.lambdify((X, Y, P, Q), e, "mpmath")(at[X], at[Y], at[P], at[Q]) for e in (a, b))
            u, v = mp.mpmathify(u), mp.mpmathify(v)
        except (ZeroDivisionError, ValueError, OverflowError, TypeError):
            continue
        if abs(mp.im(u)) > 1e-20 or abs(mp.im(v)) > 1e-20 or not (mp.isfinite(u) and mp.isfinite(v)):
            continue
        seen = seen or abs(u - v) > 1e-12 * (1 + abs(u))
    return seen


def slip(e):
    """Returns the expression with one number in it one greater, or one sign turned."""
    numbers = [a for a in sp.preorder_traversal(e) if a.is_Integer]
    terms = [a for a in sp.preorder_traversal(e) if a.is_Add]
    if terms and random.random() < 0.5:
        t = random.choice(terms)
        a = random.choice(t.args)
        return e.xreplace({t: t - 2 * a})
    if numbers:
        n = random.choice(numbers)
        return e.xreplace({n: n + 1})
    return e + 1


def main():
    for theme, (parts, transformations) in THEMES.items():
        print(f"\n# {theme}.")
        seen, tries = set(), 0
        while len(seen) < 60 and tries < 3000:
            tries += 1
            a = draw(parts, random.choice([2, 2, 3]))
            try:
                b = random.choice(transformations)(a)
                if random.random() < 0.4:
                    b = random.choice(transformations)(b)
            except Exception:
                continue
            if not (plain(a) and plain(b)) or a == b or a.is_number or text(a) in seen:
                continue
            wrong = differ(a, b)
            if wrong is None or wrong: # a branch that SymPy chose over the complex numbers
                continue
            seen.add(text(a))
            print(text(a), "=", text(b))
            c = slip(b)
            if len(seen) % 2 == 0 and plain(c) and differ(a, c):
                print(text(a), "!=", text(c))


print("# Identities and near misses; see identity.py. x, y are real, p, q are positive.")
main()
