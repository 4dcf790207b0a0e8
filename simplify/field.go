package simplify

import (
	"math/big"

	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// field is the rational functions over the kernels of an expression: names, applications, roots,
// exponentials. A field only proposes forms. Kernels count as independent but for the relations of roots
// and of sine and cosine. It is a smaller relative of the field of package normal: it needs no soundness
// and no assumptions, as each form is proved afterwards, and so treats sqrt(x)^2 as x and exp(x)*exp(-x) as
// 1 without conditions.
type field struct {
	ring    *polynomial.Ring
	opaque  bool // sums that are factors or bases of powers are kernels of their own: (x - m)^2 stays
	split   bool // exp(a + b) is exp(a)*exp(b)
	kernels []*symbolic.Expr
	numbers map[uint64][]int
	units   map[uint64]unit
	roots   []root
	memo    map[*symbolic.Expr]polynomial.Fraction
}

// unit is an argument of which all arguments of one class of exponentials are integer multiples. For
// exp(x/2) and exp(x/3) the step is 1/6.
type unit struct {
	step rational.Rat
	core *symbolic.Expr
}

// root is the kernel base^(1/index).
type root struct {
	variable, index int
	base            polynomial.Fraction
}

// newField returns the field for e and whatever else has no other exponentials than e.
func newField(e *symbolic.Expr, opaque, split bool) *field {
	k := &field{
		ring: polynomial.NewRing(limit.FormSteps), opaque: opaque, split: split,
		numbers: map[uint64][]int{}, units: map[uint64]unit{}, memo: map[*symbolic.Expr]polynomial.Fraction{},
	}
	symbolic.Any(e, func(n *symbolic.Expr) bool {
		if n.IsCall("exp") {
			for _, p := range k.parts(n.Arg(0)) {
				k.measure(p)
			}
		}
		return false
	})
	return k
}

// part is a summand q*core of an argument.
type part struct {
	q    rational.Rat
	core *symbolic.Expr
}

// parts splits an argument into multiples of what does not depend on rational factors.
func (k *field) parts(u *symbolic.Expr) []part {
	u = distributed(u)
	if !k.split || u.Kind() != symbolic.KindSum {
		return []part{primitive(u)}
	}
	parts := make([]part, 0, len(u.Args())+1)
	for _, t := range u.Args() {
		parts = append(parts, primitive(t))
	}
	if !u.Number().IsZero() {
		parts = append(parts, part{u.Number(), symbolic.Int(1)})
	}
	return parts
}

// distributed multiplies a rational factor into a sum, 2*(a + b) = 2*a + 2*b.
func distributed(u *symbolic.Expr) *symbolic.Expr {
	if u.Kind() == symbolic.KindProduct && len(u.Args()) == 1 {
		return symbolic.Scale(u.Number(), u.Arg(0))
	}
	return u
}

// primitive writes u = q*core with core free of a rational factor; proportional expressions have equal
// cores. Of a sum the factor is that of its first term in canonical order, which is the same for
// proportional sums.
func primitive(u *symbolic.Expr) part {
	q := rational.Int(1)
	switch u.Kind() {
	case symbolic.KindNumber:
		return part{u.Number(), symbolic.Int(1)}
	case symbolic.KindProduct:
		q = u.Number()
	case symbolic.KindSum:
		q = primitive(u.Arg(0)).q
	}
	if q.IsZero() || q.IsOne() {
		return part{rational.Int(1), u}
	}
	return part{q, symbolic.Scale(q.Inv(), u)}
}

// measure makes the unit of a class small enough for one more argument.
func (k *field) measure(p part) {
	key := p.core.Hash()
	if old, ok := k.units[key]; ok {
		p.q = commonStep(old.step, p.q)
	}
	k.units[key] = unit{p.q.Abs(), p.core}
}

// commonStep returns the greatest rational of which both are integer multiples. For 1/2 and 1/3 it is 1/6:
// the greatest common divisor of numbers over one denominator.
func commonStep(a, b rational.Rat) rational.Rat {
	if a.IsZero() || b.IsZero() {
		return a.Add(b).Abs()
	}
	num := new(big.Int).GCD(nil, nil, new(big.Int).Abs(cross(a, b)), new(big.Int).Abs(cross(b, a)))
	return rational.FromBig(new(big.Rat).SetFrac(num, new(big.Int).Mul(a.Den(), b.Den())))
}

// cross is the numerator of a over the denominator of b.
func cross(a, b rational.Rat) *big.Int { return new(big.Int).Mul(a.Num(), b.Den()) }

// number returns the variable number of a kernel.
func (k *field) number(e *symbolic.Expr) int {
	for _, v := range k.numbers[e.Hash()] {
		if symbolic.Equal(k.kernels[v], e) {
			return v
		}
	}
	v := len(k.kernels)
	k.kernels = append(k.kernels, e)
	k.numbers[e.Hash()] = append(k.numbers[e.Hash()], v)
	return v
}

// kernel returns the variable that stands for e, a new one if e was not met.
func (k *field) kernel(e *symbolic.Expr) polynomial.Fraction {
	return k.ring.Integral(polynomial.Variable(k.number(e)))
}

// of returns e as a rational function. It is unknown when the budget of the field is spent, or where e divides by
// what is 0 as a rational function.
func (k *field) of(e *symbolic.Expr) polynomial.Fraction {
	if f, ok := k.memo[e]; ok {
		return f
	}
	f := k.node(e)
	k.memo[e] = f
	return f
}

// node reads what the field knows: numbers, sums, products, powers and exponentials. All else is a kernel.
func (k *field) node(e *symbolic.Expr) polynomial.Fraction {
	switch e.Kind() {
	case symbolic.KindNumber:
		return k.constant(e.Number())
	case symbolic.KindSum:
		sum := k.constant(e.Number())
		for _, t := range e.Args() {
			sum = k.ring.AddFraction(sum, k.of(t))
		}
		return sum
	case symbolic.KindProduct:
		product := k.constant(e.Number())
		for _, f := range e.Args() {
			product = k.ring.MulFraction(product, k.factor(f))
		}
		return product
	case symbolic.KindPower:
		return k.power(e.Arg(0), e.Arg(1))
	case symbolic.KindCall:
		if e.IsCall("exp") {
			return k.exponential(e.Arg(0))
		}
	}
	return k.kernel(e)
}

// constant is a rational number in the field.
func (k *field) constant(r rational.Rat) polynomial.Fraction {
	return k.ring.Integral(polynomial.Constant(r))
}

// factor is of, with sums taken as they are in an opaque field.
func (k *field) factor(e *symbolic.Expr) polynomial.Fraction {
	if !k.opaque || e.Kind() != symbolic.KindSum {
		return k.of(e)
	}
	p := primitive(e)
	return k.kernel(p.core).Scale(p.q)
}

// power splits the exponent into an integer, a rational and symbolic parts. b^(n + 1/2 + 3*x) is b^n *
// b^(1/2) * (b^x)^3.
func (k *field) power(base, exponent *symbolic.Expr) polynomial.Fraction {
	switch exponent.Kind() {
	case symbolic.KindNumber:
		return k.rationalPower(base, exponent.Number())
	case symbolic.KindSum:
		product := k.rationalPower(base, exponent.Number())
		for _, t := range exponent.Args() {
			product = k.ring.MulFraction(product, k.power(base, t))
		}
		return product
	}
	p := primitive(exponent)
	if n, ok := p.q.Int64(); ok && abs(n) <= maxPower {
		return k.ring.PowFraction(k.kernel(symbolic.Power(base, p.core)), int(n))
	}
	return k.kernel(symbolic.Power(base, exponent))
}

// maxPower bounds the powers that are multiplied out.
const maxPower = 24

// abs is the absolute value.
func abs(n int64) int64 { return max(n, -n) }

// rationalPower writes b^(p/q) as the p-th power of the kernel b^(1/q), so that sqrt(x) and x^(3/2) share one.
func (k *field) rationalPower(base *symbolic.Expr, r rational.Rat) polynomial.Fraction {
	num, okNum := rational.FromBigInt(r.Num()).Int64()
	den, okDen := rational.FromBigInt(r.Den()).Int64()
	if !okNum || !okDen || abs(num) > maxPower || den > maxPower {
		return k.kernel(symbolic.Power(base, symbolic.Number(r)))
	}
	if den == 1 {
		return k.ring.PowFraction(k.factor(base), int(num))
	}
	count := len(k.kernels)
	v := k.number(symbolic.Power(base, symbolic.Number(rational.New(1, den))))
	if v == count {
		k.roots = append(k.roots, root{v, int(den), k.factor(base)})
	}
	return k.ring.PowFraction(k.ring.Integral(polynomial.Variable(v)), int(num))
}

// exponential is the product of integer powers of the units' exponentials.
func (k *field) exponential(u *symbolic.Expr) polynomial.Fraction {
	product := k.constant(rational.Int(1))
	for _, p := range k.parts(u) {
		unit, ok := k.units[p.core.Hash()]
		if !ok {
			return k.kernel(symbolic.ApplyName("exp", u))
		}
		n, ok := p.q.Quo(unit.step).Int64()
		if !ok || abs(n) > maxPower {
			return k.kernel(symbolic.ApplyName("exp", u))
		}
		base := symbolic.ApplyName("exp", symbolic.Scale(unit.step, unit.core))
		product = k.ring.MulFraction(product, k.ring.PowFraction(k.kernel(base), int(n)))
	}
	return product
}

// expr writes a polynomial as a sum of products.
func (k *field) expr(p polynomial.Poly) *symbolic.Expr {
	terms := make([]*symbolic.Expr, 0, p.Len())
	for m, c := range p.Terms() {
		factors := []*symbolic.Expr{symbolic.Number(c)}
		for v, kernel := range k.kernels {
			if e := m.Exponent(v); e > 0 {
				factors = append(factors, symbolic.Power(kernel, symbolic.Int(int64(e))))
			}
		}
		terms = append(terms, symbolic.Product(factors...))
	}
	return symbolic.Sum(terms...)
}

// dead reports that the budget is spent or a division by 0 was met: no result of the field can be used.
func (k *field) dead() bool { return k.ring.Err() != nil }
