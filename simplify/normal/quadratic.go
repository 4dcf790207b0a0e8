package normal

import (
	"math"

	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
)

// Numbers a + b*r with the square root r of a number are bases of their own, but their powers may be related:
// 3 + 2*r is the square of 1 + r for r = sqrt(2), and (r - 1)*(r + 1) is 1. Roots of such numbers agree only if
// one is written by the other. Two numbers of one field are related if the logarithms of their quotients with
// their conjugates are: these measure them up to a factor that is rational or a multiple of r.

// quadratic is the number a + b*r in a field with r^2 = d. For 3 + 2*sqrt(2) that is a = 3, b = 2, d = 2;
// for sqrt(2)*sqrt(3) as the root, d = 6.
type quadratic struct{ a, b, d rational.Rat }

// mul multiplies in Q(sqrt(d)); both factors have the same d.
func (x quadratic) mul(y quadratic) quadratic {
	return quadratic{
		a: x.a.Mul(y.a).Add(x.b.Mul(y.b).Mul(x.d)),
		b: x.a.Mul(y.b).Add(x.b.Mul(y.a)),
		d: x.d,
	}
}

// pow returns x^n for any integer n; x is not 0. The inverse is the conjugate over the norm a^2 - b^2*d,
// which is 0 only if d is a square, of a prime that was not looked for: turn is infinite then, and kin does
// not ask for a power.
func (x quadratic) pow(n int) quadratic {
	if n < 0 {
		norm := x.a.Mul(x.a).Sub(x.b.Mul(x.b).Mul(x.d))
		x = quadratic{x.a.Quo(norm), x.b.Neg().Quo(norm), x.d}
		n = -n
	}
	result := quadratic{rational.Int(1), rational.Int(0), x.d}
	for range n {
		result = result.mul(x)
	}
	return result
}

// turn returns log|x/x'| for the conjugate x' of x. It is additive in products, and 0 for rational numbers
// and multiples of r: if p^m * q^n is one of those, then m*turn(p) + n*turn(q) = 0, which suggests n for
// each m. The product is then computed exactly.
func (x quadratic) turn() float64 {
	a, b := x.a.Float64(), x.b.Float64()*math.Sqrt(x.d.Float64())
	return math.Log(math.Abs((a + b) / (a - b)))
}

// Bounds on the exponents of a relation that is looked for.
const (
	maxRelated = 24 // of the base that is known
	maxOwn     = 4  // of the number itself
)

// kinship says that p^own * base^other is a rational number, or one times r.
type kinship struct {
	base       *base
	own, other int
	rational   rational.Rat // p^own * base^other, or the factor of r in it
	rooted     bool         // the number has the factor r
}

// kin looks for a base that p, a number a + b*r, is related to. With 1 + sqrt(2) as a base, sqrt(2) - 1 has
// turns that add up to 0 with own = other = 1, and the product is 1.
func (f *field) kin(p polynomial.Poly) (kinship, bool) {
	r, x, ok := f.quadratic(p)
	if !ok || !f.signsOf(p).strict() {
		return kinship{}, false
	}
	for _, b := range f.bases {
		other, y, ok := f.quadratic(b.poly)
		if !ok || !other.Equal(r) {
			continue
		}
		for own := 1; own <= maxOwn; own++ {
			other := int(math.Round(-float64(own) * x.turn() / y.turn()))
			if other == 0 || other > maxRelated || other < -maxRelated {
				continue
			}
			switch z := x.pow(own).mul(y.pow(other)); {
			case z.b.IsZero():
				return kinship{b, own, other, z.a, false}, true
			case z.a.IsZero():
				return kinship{b, own, other, z.b, true}, true
			}
		}
	}
	return kinship{}, false
}

// quadratic reads p as a number a + b*r, both not 0, where r is a product of square roots of numbers. Its
// square is d. Every root in r is a square root: the variable of a kernel of index k stands to the power
// k/2.
func (f *field) quadratic(p polynomial.Poly) (r polynomial.Poly, x quadratic, ok bool) {
	if p.Len() != 2 {
		return r, x, false
	}
	x.d = rational.Int(1)
	for m, c := range p.Terms() {
		if m.Degree() == 0 {
			x.a = c
			continue
		}
		x.b = c
		r = polynomial.Constant(rational.Int(1))
		for _, v := range p.Variables() {
			k := &f.kernels[v]
			n := m.Exponent(v)
			if k.kind != root || 2*n != k.index {
				return r, x, false
			}
			d, constant := k.base.poly.Constant()
			if !constant || d.Sign() <= 0 {
				return r, x, false
			}
			x.d = x.d.Mul(d)
			r = f.ring.Mul(r, polynomial.Term(rational.Int(1), exponentOf(v, n)...))
		}
	}
	return r, x, !x.a.IsZero() && !x.b.IsZero()
}

// polynomial writes x with the product r of square roots.
func (x quadratic) polynomial(r polynomial.Poly) polynomial.Poly {
	return r.Scale(x.b).Add(polynomial.Constant(x.a))
}

// includeKin multiplies d by p^n, where p is related to a base. From p^own * base^other = c (times r)
// follows |p|^n = (c (times r) * base^-other)^(n/own): absolute values only, and the sign of p apart.
func (f *field) includeKin(d *decomposition, p polynomial.Poly, r kinship, n int) {
	if f.signsOf(p) == negative && n%2 != 0 {
		d.negative = !d.negative
	}
	share := rational.New(int64(n), int64(r.own))
	d.multiply(power{r.base, 0, share.Mul(rational.Int(int64(-r.other)))})
	f.includeNumber(d, r.rational.Abs(), share)
	if r.rooted {
		root, _, _ := f.quadratic(p)
		for _, v := range root.Variables() {
			d.multiply(power{f.kernels[v].base, 0, share.Mul(rational.New(1, 2))})
		}
	}
}

// includeNumber multiplies d by c^e for a positive number c.
func (f *field) includeNumber(d *decomposition, c, e rational.Rat) {
	var number decomposition
	f.decomposeNumber(&number, c, 1)
	for _, q := range number.powers {
		d.multiply(power{q.base, 0, e.Mul(q.total())})
	}
}

// denested returns a number y of the field and a rational number m with x = m*y^n for an n of 2, 3 or 5.
//
// A square root of x > 0 is sqrt(m) + sqrt(k) with m, k = (a ± s)/2, if the norm of x is a square s^2
// (Borodin, Fagin, Hopcroft, Tompa: Decreasing the nesting depth of expressions involving square roots,
// 1985). Of a higher root y, twice the trace is an integer if x is integral; it is read off its value and
// the power is compared. For a square: (1 + b/(2*m)*r)^2 * m = m + b^2*d/(4*m) + b*r, and m + b^2*d/(4*m) =
// a because m*(a - m) = b^2*d/4.
func (x quadratic) denested() (m rational.Rat, y quadratic, n int, ok bool) {
	half := rational.New(1, 2)
	norm := x.a.Mul(x.a).Sub(x.b.Mul(x.b).Mul(x.d))
	if s, square := norm.Root(2); square && x.a.Sign() > 0 {
		m = x.a.Add(s).Mul(half)
		return m, quadratic{rational.Int(1), x.b.Mul(half).Quo(m), x.d}, 2, true
	}
	r := math.Sqrt(x.d.Float64())
	for _, n := range []int{3, 5} {
		value, conjugate := oddRoot(x.a.Float64()+x.b.Float64()*r, n), oddRoot(x.a.Float64()-x.b.Float64()*r, n)
		trace, difference := math.Round(value+conjugate), math.Round((value-conjugate)/r)
		if math.Abs(trace) > maxTrace || math.Abs(difference) > maxTrace {
			continue
		}
		y = quadratic{rational.New(int64(trace), 2), rational.New(int64(difference), 2), x.d}
		if z := y.pow(n); z.a.Equal(x.a) && z.b.Equal(x.b) {
			return rational.Int(1), y, n, !y.a.IsZero() && !y.b.IsZero()
		}
	}
	return m, y, 0, false
}

// maxTrace bounds the integers that are read off a float64.
const maxTrace = 1 << 40

// oddRoot is the real root of odd order, in float64 arithmetic: its result is a guess that exact arithmetic
// checks.
func oddRoot(x float64, n int) float64 { return math.Copysign(math.Pow(math.Abs(x), 1/float64(n)), x) }

// includeNested multiplies d by p^n if p or -p is a multiple of a power in its field.
//
// sqrt(3 + 2*sqrt(2)) becomes 1 + sqrt(2).
func (f *field) includeNested(d *decomposition, p polynomial.Poly, n int) bool {
	r, x, ok := f.quadratic(p)
	if !ok {
		return false
	}
	s := f.signsOf(p)
	if !s.strict() {
		return false
	}
	if s == negative {
		x.a, x.b = x.a.Neg(), x.b.Neg()
	}
	m, y, k, ok := x.denested()
	if !ok {
		return false // with d as it was
	}
	if s == negative && n%2 != 0 {
		d.negative = !d.negative
	}
	f.includeNumber(d, m, rational.Int(int64(n)))
	f.includeAbsolute(d, y.polynomial(r), n*k)
	return true
}
