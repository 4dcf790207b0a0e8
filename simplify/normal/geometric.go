package normal

import (
	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// A polynomial q times a geometric sequence h with the ratio r is summed by a polynomial Q of the same degree with
// r*Q(i+1) - Q(i) = q(i): then Q*h telescopes (Graham, Knuth, Patashnik: Concrete Mathematics, 2.6). The coefficients
// follow from the highest one down, each by a division by r - 1.

// arithmeticGeometric is the sequence q(i)*h(i). For example i*x^i has q(i) = i, h(i) = x^i and the ratio
// x.
type arithmeticGeometric struct {
	coefficients []value // of q by powers of the index; the last is 1
	geometric    value   // h(i)
	ratio        value   // h(i+1)/h(i)
}

// splitGeometric reads g as a polynomial in the index, of degree 1 or more, times a geometric sequence. The
// leading coefficient in the index is taken as h, so that q is monic: 2*i*3^i + 3^i is (i + 1/2)*(2*3^i).
func (f *field) splitGeometric(g value, index *symbolic.Expr) (s arithmeticGeometric, ok bool) {
	v, bare := isVariable(f.convert(index).Num())
	if !bare || g.Den().Degree(v) > 0 {
		return s, false
	}
	parts := g.Num().Coefficients(v)
	degree := len(parts) - 1
	if degree < 1 || degree > limit.WrittenTerms {
		return s, false
	}
	s.geometric = f.settle(f.ring.Fraction(parts[degree], g.Den()))
	for _, p := range parts {
		c := f.quo(f.settle(f.ring.Fraction(p, g.Den())), s.geometric)
		if f.failed() || f.varies(c, index) {
			return s, false
		}
		s.coefficients = append(s.coefficients, c)
	}
	s.ratio, ok = f.ratioOfTerms(s.geometric, index)
	return s, ok
}

// antidifference returns the coefficients of Q. Comparing the powers i^j in r*Q(i+1) - Q(i) = q(i), with
// Q(i+1) expanded by the binomial theorem, gives (r-1)*Q_j = q_j - r*(sum over l > j of binom(l,j)*Q_l).
// That r is not 1 was assumed by ratioOfTerms.
func (f *field) antidifference(s arithmeticGeometric) []value {
	q := make([]value, len(s.coefficients))
	distance := f.sub(s.ratio, f.int(1))
	for j := len(q) - 1; j >= 0; j-- {
		higher := f.int(0)
		binomial := rational.Int(1) // l over j
		for l := j + 1; l < len(q); l++ {
			binomial = binomial.Mul(rational.New(int64(l), int64(l-j)))
			higher = f.add(higher, q[l].Scale(binomial))
		}
		q[j] = f.quo(f.sub(s.coefficients[j], f.mul(s.ratio, higher)), distance)
	}
	return q
}

// sumGeometric returns the function G of the limit with G(m) - G(m-1) = q(m)*h(m). It is Q(m+1)*h(m+1) -
// Q(1)*h(1), the telescoped sum over 1..m.
func (f *field) sumGeometric(s arithmeticGeometric, index *symbolic.Expr) func(m value) value {
	q := f.antidifference(s)
	at := func(i value) value {
		x := f.int(0)
		for j := len(q) - 1; j >= 0; j-- {
			x = f.add(f.mul(x, i), q[j])
		}
		return f.mul(x, f.at(s.geometric, index, i))
	}
	first := at(f.int(1))
	return func(m value) value { return f.sub(at(f.add(m, f.int(1))), first) }
}
