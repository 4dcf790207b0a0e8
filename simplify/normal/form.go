package normal

import (
	"strconv"
	"strings"

	"nabla/numeric/rational"
	"nabla/symbolic"
)

// convert reads an expression into normal form. Shared nodes are read once. The memory is by node, not by
// equality. Opening a sum makes new nodes of all that mentions its index, so that what was read with the
// range of one index in mind is not met again under another.
func (f *field) convert(e *symbolic.Expr) value {
	if f.failed() {
		return f.int(0)
	}
	if v, ok := f.memo[e]; ok {
		return v
	}
	v := f.convertNode(e)
	f.memo[e] = v
	return v
}

// convertNode is the one switch over node kinds. Nodes that nothing is known of become symbols: two of them are
// equal if they are written alike.
func (f *field) convertNode(e *symbolic.Expr) value {
	switch e.Kind() {
	case symbolic.KindNumber:
		return f.number(e.Number())
	case symbolic.KindConstant, symbolic.KindSymbol:
		return f.symbol(e)
	case symbolic.KindSum:
		return f.convertSum(e, f.convert)
	case symbolic.KindProduct:
		return f.convertProduct(e)
	case symbolic.KindPower:
		return f.convertPower(e)
	case symbolic.KindCall:
		if e.Function() != nil {
			return f.convertCall(e)
		}
		return f.opaque(callHead(e), f.convertAll(e.Args()), e)
	case symbolic.KindComponent:
		return f.component(e)
	case symbolic.KindDelta:
		return f.convertDelta(e)
	case symbolic.KindPiecewise:
		return f.convertPiecewise(e)
	case symbolic.KindBig:
		return f.convertBig(e)
	case symbolic.KindIntegral:
		return f.convertIntegral(e)
	case symbolic.KindInverse:
		return f.convertInverse(e)
	case symbolic.KindDeterminant:
		return f.convertDeterminant(e)
	}
	return f.symbol(e) // derivatives that are not carried out: equal if written equally
}

// convertAll reads arguments in their order; a failure shows in the field, not in the values.
func (f *field) convertAll(es []*symbolic.Expr) []value {
	values := make([]value, len(es))
	for i, e := range es {
		values[i] = f.convert(e)
	}
	return values
}

// callHead names an unknown function with its derivative orders.
func callHead(e *symbolic.Expr) string {
	var head strings.Builder
	head.WriteString("(" + e.Name())
	for _, n := range e.Orders() {
		head.WriteString("'" + strconv.Itoa(n))
	}
	return head.String()
}

// convertSum adds the terms, those with equal denominators first. A sum over n fractions with one
// denominator then costs n additions of numerators instead of n least common multiples. How a term is
// converted is what the real and the complex field differ in.
func (f *field) convertSum(e *symbolic.Expr, convert func(*symbolic.Expr) value) value {
	groups := []value{f.number(e.Number())}
next:
	for _, t := range e.Args() {
		x := convert(t)
		for i, g := range groups {
			if g.Den().Equal(x.Den()) {
				groups[i] = f.settle(f.ring.Fraction(g.Num().Add(x.Num()), g.Den()))
				continue next
			}
		}
		groups = append(groups, x)
	}
	sum := groups[0]
	for _, g := range groups[1:] {
		if f.failed() {
			break
		}
		sum = f.add(sum, g)
	}
	return sum
}

// convertProduct multiplies from the left and stops at the first failure.
func (f *field) convertProduct(e *symbolic.Expr) value {
	product := f.number(e.Number())
	for _, t := range e.Args() {
		if f.failed() {
			break
		}
		product = f.mul(product, f.convert(t))
	}
	return product
}

// convertPower reads a power by the kind of its exponent. An integer exponent needs nothing of the base but
// that it is not 0 where the exponent is negative, a rational one that it is not negative; both follow from
// the power being defined.
func (f *field) convertPower(e *symbolic.Expr) value {
	base, exponent := f.convert(e.Arg(0)), f.convert(e.Arg(1))
	if f.failed() {
		return base
	}
	c, ok := exponent.Constant()
	switch {
	case !ok:
		return f.power(base, exponent, e)
	case !c.IsInt():
		return f.rootOf(base, c)
	// 0^0 has no value, so that x^0 = 1 needs no condition where the sides are defined.
	case c.IsZero(): // the base is not zero
		if base.IsZero() {
			return f.fail(errUndefined)
		}
		return f.int(1)
	}
	n, ok := c.Int64()
	if !ok || n > limitDegree || n < -limitDegree {
		return f.fail(errNumber)
	}
	return f.pow(base, int(n))
}

// convertCall reads a function of the table: those with a structure that the field knows, then those that
// the table writes by more basic ones, then opaque ones. An entry of the table with a basis is replaced by
// it, whose domain and values the tests of the table compare with its own.
func (f *field) convertCall(e *symbolic.Expr) value {
	if read, ok := readers[e.Function().Name]; ok {
		args := f.convertAll(e.Args())
		if f.failed() {
			return f.int(0)
		}
		return read(f, args, e)
	}
	if basis, ok := symbolic.Basis(e); ok {
		return f.convert(basis)
	}
	args := f.convertAll(e.Args())
	if f.failed() {
		return f.int(0)
	}
	return f.call(e.Function(), args)
}

// readers holds the functions that have kernels of their own, or whose basis in the table is a piecewise
// expression that the units of unit.go express without cases.
var readers map[string]func(f *field, args []value, e *symbolic.Expr) value

// init fills the table, which a literal cannot: the readers call convert, which looks into the table.
func init() {
	readers = map[string]func(f *field, args []value, e *symbolic.Expr) value{
		"exp":       func(f *field, x []value, _ *symbolic.Expr) value { return f.exp(x[0]) },
		"log":       func(f *field, x []value, _ *symbolic.Expr) value { return f.log(x[0]) },
		"sin":       func(f *field, x []value, _ *symbolic.Expr) value { return f.direction(x[0]).sin },
		"cos":       func(f *field, x []value, _ *symbolic.Expr) value { return f.direction(x[0]).cos },
		"tan":       (*field).tan,
		"abs":       func(f *field, x []value, _ *symbolic.Expr) value { return f.absolute(x[0]) },
		"sign":      func(f *field, x []value, _ *symbolic.Expr) value { return f.signum(x[0]) },
		"max":       func(f *field, x []value, _ *symbolic.Expr) value { return f.extreme(x, 1) },
		"min":       func(f *field, x []value, _ *symbolic.Expr) value { return f.extreme(x, -1) },
		"relu":      func(f *field, x []value, _ *symbolic.Expr) value { return f.extreme([]value{x[0], f.int(0)}, 1) },
		"cbrt":      func(f *field, x []value, _ *symbolic.Expr) value { return f.cubeRoot(x[0]) },
		"asin":      (*field).asin,
		"acos":      (*field).acos,
		"atan":      (*field).atan,
		"floor":     (*field).floor,
		"gamma":     (*field).gamma,
		"polygamma": (*field).polygamma,
		"binom":     (*field).binomial,
	}
}

// extreme returns the greatest (side 1) or least (side -1) of the values: max(x,y) = (x+y+|x-y|)/2. Taken
// pairwise from the left, which gives the same for every order as a function, not as a polynomial: the test
// for zero by cases of signs sees to that (vanish.go).
func (f *field) extreme(values []value, side int64) value {
	m := values[0]
	for _, x := range values[1:] {
		distance := f.absolute(f.sub(m, x)).Scale(rational.Int(side))
		m = f.add(f.add(m, x), distance).Scale(rational.New(1, 2))
	}
	return m
}

// cubeRoot returns the real cube root, sign(x)*|x|^(1/3). It is real for all x, unlike x^(1/3).
func (f *field) cubeRoot(x value) value {
	if x.IsZero() {
		return x
	}
	return f.mul(f.signum(x), f.absolutePower(x, rational.New(1, 3)))
}
