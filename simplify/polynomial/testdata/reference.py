"""Writes reference.txt: factors, greatest common divisors, quotients and remainders of polynomials by SymPy, an independent
implementation.

Run with: python3 reference.py > reference.txt. The fields of a line are separated by tabs:

    factor  polynomial  content  factor^multiplicity ...
    gcd     p           q        primitive gcd
    divide  p           q        "divides", or "none" where q does not divide p
    square  polynomial  content  square-free factor^multiplicity ...

Factors have integer coefficients without a common divisor and a positive leading coefficient in the lexical order x > y > z.
"""
import random

import sympy as sp

random.seed(7)
NAMES = sp.symbols("x y z")


def draw(variables, terms, degree, size):
    p = 0
    for _ in range(terms):
        m = 1
        left = degree
        for v in variables:
            e = random.randint(0, left)
            left -= e
            m *= v**e
        p += random.choice([-1, 1]) * random.randint(1, size) * m
    return sp.expand(p)


def text(p):
    return str(sp.expand(p)).replace("**", "^")


def normal(p, variables):
    """Returns the primitive polynomial with a positive leading coefficient."""
    q = sp.Poly(p, *variables, domain="QQ").clear_denoms(convert=True)[1].primitive()[1]
    return -q.as_expr() if q.LC() < 0 else q.as_expr()


def list_of(p, variables, function):
    content, factors = function(p, *variables)
    fixed = []
    for f, n in factors:
        g = normal(f, variables)
        content *= sp.cancel(f / g) ** n
        fixed.append(f"({text(g)})^{n}")
    return str(content), sorted(fixed)


def interesting():
    """Polynomials that tables of factorizers are made of: cyclotomic ones, Swinnerton-Dyer ones, differences of powers."""
    x, y, z = NAMES
    for n in (5, 6, 8, 12, 15, 24, 30, 36):
        yield x**n - 1
        yield x**n + 1
        yield sp.expand(x**n - y**n)
    yield x**4 + 4 * y**4
    yield sp.minimal_polynomial(sp.sqrt(2) + sp.sqrt(3), x)
    yield sp.minimal_polynomial(sp.sqrt(2) + sp.sqrt(3) + sp.sqrt(5), x)
    yield sp.minimal_polynomial(sp.sqrt(2) + sp.cbrt(3), x)
    yield sp.expand((x**2 + y**2 + z**2) ** 3 - 1)
    yield x**3 + y**3 + z**3 - 3 * x * y * z
    yield sp.expand((x + y + z) ** 4 - (x - y) ** 4)
    yield sp.expand((x * y - 1) ** 3 * (x - y**2))
    yield x**16 - 65536
    yield sp.expand(sp.Matrix(3, 3, lambda i, j: NAMES[i] ** j).det())
    yield sp.expand(sp.Matrix(4, 4, lambda i, j: [x, y, z, 1][i] ** j).det())


def main():
    for p in interesting():
        content, factors = list_of(p, NAMES, sp.factor_list)
        print("factor", text(p), content, *factors, sep="\t")
    for k in range(120):
        variables = NAMES[: 1 + k % 3]
        parts = [draw(variables, random.randint(2, 4), random.randint(1, 4), random.choice([3, 12, 100])) for _ in range(random.randint(1, 3))]
        p = sp.expand(sp.prod(q ** random.choice([1, 1, 1, 2, 3]) for q in parts))
        if p.is_number or len(text(p)) > 700:
            continue
        content, factors = list_of(p, NAMES, sp.factor_list)
        print("factor", text(p), content, *factors, sep="\t")
        content, factors = list_of(p, NAMES, sp.sqf_list)
        print("square", text(p), content, *factors, sep="\t")
    for k in range(130):
        variables = NAMES[: 1 + k % 3]
        g, a, b = (draw(variables, random.randint(1, 4), random.randint(0, 4), random.choice([2, 9, 50])) for _ in range(3))
        p, q = sp.expand(g * a), sp.expand(g * b)
        if p == 0 or q == 0 or len(text(p) + text(q)) > 500:
            continue
        print("gcd", text(p), text(q), text(normal(sp.gcd(p, q), NAMES)), sep="\t")
        d = draw(variables, random.randint(1, 3), random.randint(0, 2), 4)
        if d == 0:
            continue
        if k % 4 == 0:
            p = sp.expand(p + 1)
        else:
            p = sp.expand(p * d)
        _, rest = sp.div(sp.Poly(p, *NAMES, domain="QQ"), sp.Poly(d, *NAMES, domain="QQ"))
        print("divide", text(p), text(d), "divides" if rest.is_zero else "none", sep="\t")


main()
