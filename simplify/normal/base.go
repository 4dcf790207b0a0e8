package normal

import (
	"math/big"
	"slices"

	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// Every nonzero value is a product of powers of bases: primes and irreducible polynomials. Over Q[kernels]
// this factorization is unique up to numbers, so that |x*y|^c and |x|^c*|y|^c, log|x*y| and log|x| +
// log|y|, sign(x*y) and sign(x)*sign(y) come out as the same polynomials in the kernels that are made from
// bases. A factor that is missed (numbers beyond trialPrimes) leaves two bases that are dependent in truth
// and independent here; no proof can come from that.

// base is an element of the multiplicative basis: a prime number or a polynomial that could not be split
// further. Roots, logarithms and signs are taken of bases only, so that those of products agree.
type base struct {
	poly     polynomial.Poly // primitive, or a prime number
	variable int             // the kernel that poly is, else -1
	signs    signs           // the signs that poly may have
	root     int             // variables of the kernels made from the base, -1 for none
	unit     int
	log      int
}

// power is a factor of a value: base^whole * |base|^part. A root kernel of p, or the variable of an atom
// with an index, is a power of |p|, hence the second exponent.
type power struct {
	base  *base
	whole int          // the exponent of the base itself
	part  rational.Rat // the exponent of its absolute value
}

// total returns the exponent of the absolute value.
func (p power) total() rational.Rat { return p.part.Add(rational.Int(int64(p.whole))) }

// decomposition is a value as a product: -1 or +1, powers of bases, signs of bases, an exponential.
type decomposition struct {
	negative bool
	powers   []power
	units    []*base // whose signs are factors
	parity   value   // a product of kernels that are -1 or +1
	exponent value   // the logarithm of the exponential part
}

// factoring remembers the factors of a polynomial.
type factoring struct {
	poly    polynomial.Poly
	content rational.Rat
	factors []polynomial.Factor
}

// factor returns the factors of p, remembering them. Factoring is the dearest step of a question, and
// signs, roots and logarithms ask for the same polynomials again. Factorizations stay valid when kernels
// are added, since p does not mention them.
func (f *field) factor(p polynomial.Poly) (rational.Rat, []polynomial.Factor) {
	for _, g := range f.factorings {
		if g.poly.Len() == p.Len() && g.poly.Equal(p) {
			return g.content, g.factors
		}
	}
	content, factors := f.ring.Factor(p)
	f.factorings = append(f.factorings, factoring{p, content, factors})
	return content, factors
}

// decompose writes a nonzero value as a product. In general x = ± (product of powers) * (product of units)
// * parity * exp(exponent), all of it exact; powers with an equal base are one.
func (f *field) decompose(x value) decomposition {
	d := decomposition{exponent: f.int(0), parity: f.int(1)}
	f.decomposePoly(&d, x.Num(), 1)
	f.decomposePoly(&d, x.Den(), -1)
	return d
}

// decomposePoly factors p over the rational numbers. What is the square of a cyclotomic number is taken as such
// first, since its factors over Q would hide that.
func (f *field) decomposePoly(d *decomposition, p polynomial.Poly, sign int) {
	if c, ok := p.Constant(); ok {
		f.decomposeNumber(d, c, sign)
		return
	}
	if y, s, ok := f.cyclotomicSquare(p); ok {
		f.includeNumber(d, rational.Int(s), rational.Int(int64(-sign)))
		f.includeAbsolute(d, y, 2*sign)
		return
	}
	content, factors := f.factor(p)
	f.decomposeNumber(d, content, sign)
	for _, g := range factors {
		f.include(d, g.Poly, sign*g.Multiplicity)
	}
}

// includeAbsolute multiplies d by |p|^n. Signs are left out: the caller has them, or takes an even power.
func (f *field) includeAbsolute(d *decomposition, p polynomial.Poly, n int) {
	if c, ok := p.Constant(); ok {
		f.includeNumber(d, c.Abs(), rational.Int(int64(n)))
		return
	}
	content, factors := f.factor(p)
	f.includeNumber(d, content.Abs(), rational.Int(int64(n)))
	for _, g := range factors {
		d.multiply(power{f.baseOf(g.Poly), 0, rational.Int(int64(n * g.Multiplicity))})
	}
}

// include multiplies d by p^n for an irreducible polynomial p. For a bare variable the kernel says what it
// is a power, sign or exponential of. For other polynomials numbers of a quadratic field are looked for
// that are related to a base already there, or that are powers themselves (quadratic.go): 3 + 2*sqrt(2) is
// irreducible as a polynomial in the root kernel, but the square of 1 + sqrt(2).
func (f *field) include(d *decomposition, p polynomial.Poly, n int) {
	v, bare := isVariable(p)
	if !bare {
		if f.hasBase(p) {
			d.multiply(power{f.baseOf(p), n, rational.Rat{}})
			return
		}
		if r, ok := f.kin(p); ok {
			f.includeKin(d, p, r, n)
			return
		}
		if f.includeNested(d, p, n) {
			return
		}
		d.multiply(power{f.baseOf(p), n, rational.Rat{}})
		return
	}
	switch k := &f.kernels[v]; k.kind {
	case root:
		d.multiply(power{k.base, 0, rational.New(int64(n), int64(k.index))})
	case unit:
		d.include(k.base, n)
	case exponential:
		if k.signs == positive {
			d.exponent = f.add(d.exponent, k.exponent.Scale(rational.Int(int64(n))))
			return
		}
		if f.includeIntegerPower(d, k.exponent, n) {
			return
		}
		d.multiply(power{f.baseOf(p), n, rational.Rat{}})
	case parity:
		if k.integer {
			d.parity = f.mul(d.parity, f.pow(f.variable(v), n))
			return
		}
		f.includeAtom(d, v, n)
	default:
		f.includeAtom(d, v, n)
	}
}

// includeAtom multiplies d by the n-th power of an atom's variable.
func (f *field) includeAtom(d *decomposition, v, n int) {
	b := f.baseOf(polynomial.Variable(v))
	if k := f.kernels[v].index; k > 1 {
		d.multiply(power{b, 0, rational.New(int64(n), int64(k))})
		return
	}
	d.multiply(power{b, n, rational.Rat{}})
}

// isVariable returns the variable that p is.
func isVariable(p polynomial.Poly) (int, bool) {
	m, c := p.Leading()
	if p.Len() != 1 || m.Degree() != 1 || !c.IsOne() {
		return 0, false
	}
	return p.Variables()[0], true
}

// multiply includes a power, adding the exponents of equal bases.
func (d *decomposition) multiply(p power) {
	for i := range d.powers {
		if q := &d.powers[i]; q.base == p.base {
			q.whole += p.whole
			q.part = q.part.Add(p.part)
			return
		}
	}
	d.powers = append(d.powers, p)
}

// include multiplies by the n-th power of the sign of b: only n modulo 2 matters where b is not zero, and
// where it is zero the sign stands beside b itself or makes the whole zero.
func (d *decomposition) include(b *base, n int) {
	if n%2 == 0 {
		n = 2
	} else {
		n = 1
	}
	for range n {
		d.units = append(d.units, b)
	}
}

const trialPrimes = 1000 // prime factors of numbers are looked for up to here

// decomposeNumber includes a rational number to the power sign, which is 1 or -1.
func (f *field) decomposeNumber(d *decomposition, c rational.Rat, sign int) {
	if c.Sign() < 0 {
		d.negative = !d.negative
		c = c.Neg()
	}
	f.decomposeInteger(d, c.Num(), sign)
	f.decomposeInteger(d, c.Den(), -sign)
}

// decomposeInteger divides by small primes; what is left is one base, a prime or a product of large ones. Two
// such products with a common factor are then taken for independent, which can lose a proof and makes none.
func (f *field) decomposeInteger(d *decomposition, n *big.Int, sign int) {
	if n.IsInt64() && n.Int64() == 1 {
		return
	}
	rest, prime, remainder := new(big.Int).Set(n), new(big.Int), new(big.Int)
	for q := int64(2); q < trialPrimes && rest.Cmp(big.NewInt(q*q)) >= 0; q++ {
		prime.SetInt64(q)
		for {
			quotient, _ := new(big.Int).QuoRem(rest, prime, remainder)
			if remainder.Sign() != 0 {
				break
			}
			rest = quotient
			d.multiply(power{f.prime(rational.Int(q)), sign, rational.Rat{}})
		}
	}
	if rest.Cmp(big.NewInt(1)) > 0 {
		d.multiply(power{f.prime(rational.FromBigInt(rest)), sign, rational.Rat{}})
	}
}

// prime returns the base of a prime number, or of a number whose factors are not known.
func (f *field) prime(q rational.Rat) *base {
	return f.findBase(polynomial.Constant(q), -1, positive)
}

// baseOf returns the base of an irreducible polynomial.
func (f *field) baseOf(p polynomial.Poly) *base {
	for _, b := range f.bases {
		if b.poly.Equal(p) {
			return b
		}
	}
	v, bare := isVariable(p)
	if !bare {
		return f.findBase(p, -1, f.signsOf(p))
	}
	k := &f.kernels[v]
	b := f.findBase(p, v, k.signs)
	if k.kind == atom { // roots, units and logarithms keep the base that they are made from
		k.base = b
	}
	return b
}

// hasBase reports that p is a base already.
func (f *field) hasBase(p polynomial.Poly) bool {
	return slices.ContainsFunc(f.bases, func(b *base) bool { return b.poly.Equal(p) })
}

// findBase makes the base of p unless there is one. There are few, and comparing polynomials is cheap
// beside factoring them. The pointer of a base is its identity: powers are merged by it.
func (f *field) findBase(p polynomial.Poly, v int, s signs) *base {
	for _, b := range f.bases {
		if b.poly.Equal(p) {
			return b
		}
	}
	b := &base{poly: p, variable: v, signs: s, root: -1, unit: -1, log: -1}
	f.bases = append(f.bases, b)
	return b
}

// expression returns the base as an expression. For an atom with an index this is the atom itself.
func (f *field) expression(b *base) *symbolic.Expr {
	if b.variable >= 0 {
		return f.kernels[b.variable].expr
	}
	return f.write(b.poly)
}

// simplify drops what has become trivial.
func (d *decomposition) simplify() {
	kept := d.powers[:0]
	for _, p := range d.powers {
		if p.whole != 0 || !p.part.IsZero() {
			kept = append(kept, p)
		}
	}
	d.powers = kept
}
