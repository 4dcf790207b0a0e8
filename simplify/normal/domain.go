package normal

import (
	"slices"
	"sync"

	"nabla/symbolic"
	"nabla/symbolic/function"
)

// condition says that an expression has one of the given signs.
type condition struct {
	expr  *symbolic.Expr
	signs signs
}

// domain collects what the definedness of expressions implies: a root has a base that is not negative, a
// denominator is not zero, the argument of a table function lies in its domain. What stands inside of cases
// and of sums over an index is left out, since it need not have a value.
type domain struct {
	seen       map[*symbolic.Expr]bool
	conditions []condition
	integers   []string // names that must be integers
}

// domainOf returns what holds wherever all the expressions are defined: conditions, short ones first, and the names
// that are integers there.
func domainOf(es ...*symbolic.Expr) domain {
	d := domain{seen: map[*symbolic.Expr]bool{}}
	for _, e := range es {
		d.visit(e)
	}
	slices.SortStableFunc(d.conditions, func(a, b condition) int { return a.expr.Size() - b.expr.Size() })
	return d
}

// visit goes through shared nodes once. It stops at cases and at binders: what stands in a case that does not
// apply, or in a term of an empty sum, need not have a value, and nothing must be concluded from it.
func (d *domain) visit(e *symbolic.Expr) {
	if d.seen[e] {
		return
	}
	d.seen[e] = true
	switch e.Kind() {
	case symbolic.KindBig:
		b := symbolic.Open(e)
		d.whole(b.Lower, b.Upper)
		return
	case symbolic.KindPiecewise, symbolic.KindIntegral, symbolic.KindDerivative, symbolic.KindAt,
		symbolic.KindInverse, symbolic.KindDeterminant:
		return
	case symbolic.KindComponent:
		d.whole(e.Args()...)
	case symbolic.KindPower:
		d.power(e)
	case symbolic.KindCall:
		if e.Function() != nil {
			d.call(e)
		}
	}
	for _, a := range e.Args() {
		d.visit(a)
	}
}

// whole notes the names that stand where only an integer makes sense: as an index, or as a limit of an index.
func (d *domain) whole(places ...*symbolic.Expr) {
	for _, e := range places {
		if e.Kind() == symbolic.KindSymbol {
			d.integers = append(d.integers, e.Name())
		}
	}
}

// power adds what a power with a rational exponent demands of its base. For a rational exponent r: x^r with
// r < 0 or r = 0 needs x not 0, with a broken r also x >= 0. That 1/3 is no odd root here is the meaning of
// powers in this program; the odd root is cbrt.
func (d *domain) power(e *symbolic.Expr) {
	base, exponent := e.Arg(0), e.Arg(1)
	if exponent.Kind() != symbolic.KindNumber {
		return
	}
	r := exponent.Number()
	s := anySign
	if !r.IsInt() {
		s = nonnegative
	}
	if r.Sign() <= 0 {
		s &= nonzero
	}
	if s != anySign {
		d.add(base, s)
	}
}

// add keeps a condition; that it is the same as an earlier one does no harm.
func (d *domain) add(e *symbolic.Expr, s signs) {
	d.conditions = append(d.conditions, condition{e, s})
}

// call adds the domain of a function of the table, and what its definition by more basic functions needs.
// softplus(x) by log(1 + exp(x)), say: what the table writes a function by has the same domain, and may say
// more of it.
func (d *domain) call(e *symbolic.Expr) {
	fn := e.Function()
	if text := fn.Domain; text != "" {
		if c := domainCondition(fn); c != nil && len(fn.Args) == len(e.Args()) {
			d.conditions = append(d.conditions, conditionsOf(symbolic.SubstituteAll(c, fn.Args, e.Args()))...)
		}
	}
	if basis, ok := symbolic.Basis(e); ok {
		d.visit(basis)
	}
}

var domains sync.Map // *function.Function -> *symbolic.Expr

// domainCondition returns the domain of a function as a condition in its formal arguments, nil if the table
// has none that reads. The texts of the table are read once a process.
func domainCondition(fn *function.Function) *symbolic.Expr {
	if c, ok := domains.Load(fn); ok {
		return c.(*symbolic.Expr)
	}
	c, err := symbolic.ParseCondition(fn.Domain)
	if err != nil {
		c = nil
	}
	domains.Store(fn, c)
	return c
}

// conditionsOf returns the signs that a condition implies; alternatives imply nothing here. x < 0 or x > 1
// would need the question to be divided. One that is false, as -1 > 0 of log(-1), leaves no point: it says that 0 is positive.
func conditionsOf(c *symbolic.Expr) []condition {
	if c.IsFalse() {
		return []condition{{symbolic.Int(0), positive}}
	}
	switch c.Kind() {
	case symbolic.KindRelation:
		return relationSigns(c)
	case symbolic.KindLogic:
		if c.Op() != symbolic.And {
			return nil
		}
		var all []condition
		for _, a := range c.Args() {
			all = append(all, conditionsOf(a)...)
		}
		return all
	}
	return nil
}

// relationSigns returns a < b as the sign of b - a. A bound of an absolute value bounds both sides.
func relationSigns(c *symbolic.Expr) []condition {
	a, b := c.Arg(0), c.Arg(1)
	s := anySign
	switch c.Op() {
	case symbolic.Less:
		s = positive
	case symbolic.LessEqual:
		s = nonnegative
	case symbolic.NotEquals:
		s = nonzero
	case symbolic.Equals:
		s = zero
	default:
		return nil
	}
	conditions := []condition{{symbolic.Difference(b, a), s}}
	if a.IsCall("abs") && s.within(nonnegative) && s != zero {
		x := a.Arg(0)
		conditions = append(conditions,
			condition{symbolic.Difference(b, x), s}, condition{symbolic.Sum(b, x), s})
	}
	return conditions
}
