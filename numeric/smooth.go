package numeric

import (
	"sync"

	"nabla/symbolic"
	"nabla/symbolic/function"
)

// Differentiable returns conditions under which the derivatives in e, as symbolic.Evaluate carries them out,
// are two-sided derivatives: every expression that is differentiated has a value (written as body = body),
// and no function in it is at a kink or jump. e holds derivatives as nodes; an expression without any
// needs no condition. Points where a condition fails neither refute nor confirm an equation.
func Differentiable(e *symbolic.Expr, scope *symbolic.Scope) ([]*symbolic.Expr, error) {
	s := smoothness{scope: scope, seen: map[*symbolic.Expr]bool{}}
	s.visit(e, nil)
	return s.conditions, s.err
}

// smoothness collects the conditions of one expression.
type smoothness struct {
	scope      *symbolic.Scope
	seen       map[*symbolic.Expr]bool
	conditions []*symbolic.Expr
	err        error
}

// visit looks for derivatives in e. binders are the sums, products and integrals around, outermost first.
func (s *smoothness) visit(e *symbolic.Expr, binders []opened) {
	if s.err != nil || s.seen[e] || !holdsDerivative(e) {
		return
	}
	s.seen[e] = true
	if e.Kind() == symbolic.KindDerivative {
		s.body(e.Arg(0), binders)
	}
	if e.Kind() == symbolic.KindBig || e.Kind() == symbolic.KindIntegral {
		b := symbolic.Open(e)
		s.visit(b.Lower, binders)
		s.visit(b.Upper, binders)
		s.visit(b.Body, append(binders[:len(binders):len(binders)], opened{b, e}))
		return
	}
	if e.HasMatrix() {
		q := symbolic.OpenSquare(e)
		s.visit(q.Entry, within(e, q, binders))
		return
	}
	for _, a := range e.Args() {
		s.visit(a, binders)
	}
}

// opened is a binder with the node that it was opened from.
type opened struct {
	symbolic.Binder
	node *symbolic.Expr
}

// within adds the two indices of a matrix, whose entries all have to be smooth.
func within(e *symbolic.Expr, q symbolic.Square, binders []opened) []opened {
	binders = binders[:len(binders):len(binders)]
	for _, b := range q.Binders() {
		b.Condition = symbolic.True()
		binders = append(binders, opened{b, e})
	}
	return binders
}

// holdsDerivative reports that something is differentiated, so that the question where is one.
func holdsDerivative(e *symbolic.Expr) bool {
	return symbolic.Any(e, func(n *symbolic.Expr) bool { return n.Kind() == symbolic.KindDerivative })
}

// body adds the conditions for one expression that is differentiated.
func (s *smoothness) body(body *symbolic.Expr, binders []opened) {
	body, err := symbolic.Evaluate(body, s.scope)
	if err == nil {
		body, err = s.scope.Expand(body)
	}
	if err != nil {
		s.err = err
		return
	}
	if holdsDerivative(body) {
		return
	}
	s.add(symbolic.Relation(symbolic.Equals, body, body), binders)
	s.kinks(body, binders)
}

// kinks adds the conditions of table functions and the borders of piecewise expressions.
func (s *smoothness) kinks(e *symbolic.Expr, binders []opened) {
	if s.seen[e] || !symbolic.Any(e, jumps) {
		return
	}
	s.seen[e] = true
	switch e.Kind() {
	case symbolic.KindBig, symbolic.KindIntegral:
		b := symbolic.Open(e)
		if e.Kind() == symbolic.KindBig {
			s.kinks(b.Body, append(binders[:len(binders):len(binders)], opened{b, e}))
		}
		return
	case symbolic.KindInverse, symbolic.KindDeterminant:
		q := symbolic.OpenSquare(e)
		s.kinks(q.Entry, within(e, q, binders))
		return
	case symbolic.KindCall:
		if e.Function() != nil && e.Function().Smooth != "" {
			s.call(e, binders)
		}
	case symbolic.KindRelation:
		s.add(symbolic.Relation(symbolic.NotEquals, e.Arg(0), e.Arg(1)), binders)
	}
	for _, a := range e.Args() {
		s.kinks(a, binders)
	}
}

// call adds the condition of a function that has kinks or jumps; of a variadic one, for each pair.
func (s *smoothness) call(e *symbolic.Expr, binders []opened) {
	f, args := e.Function(), e.Args()
	condition, err := smoothCondition(f)
	if err != nil {
		s.err = err
		return
	}
	if len(args) == len(f.Args) {
		s.add(symbolic.SubstituteAll(condition, f.Args, args), binders)
		return
	}
	for i, a := range args {
		for _, b := range args[i+1:] {
			s.add(symbolic.SubstituteAll(condition, f.Args, []*symbolic.Expr{a, b}), binders)
		}
	}
}

// add keeps a condition; below binders it must hold for each value of the indices. Inner binders first, as
// an inner range may depend on an outer index.
func (s *smoothness) add(condition *symbolic.Expr, binders []opened) {
	for i := len(binders) - 1; i >= 0; i-- {
		b := binders[i]
		switch {
		case !condition.Contains(b.Index.Name()):
		case b.node.Kind() == symbolic.KindIntegral:
			return // fails at single points of the range, or the integral is not defined itself
		default:
			condition = ForAll(b.Index, b.Lower, b.Upper, b.Condition, condition)
		}
	}
	s.conditions = append(s.conditions, condition)
}

// ForAll returns the condition that a condition holds for every index from lower to upper that satisfies
// where, written as: the number of failures is 0. In this form a condition on all indices is a comparison
// of numbers, which every arithmetic can decide.
func ForAll(index, lower, upper, where, condition *symbolic.Expr) *symbolic.Expr {
	failures := symbolic.BigSum(index, lower, upper, where, symbolic.Indicator(symbolic.Negation(condition)))
	return symbolic.Relation(symbolic.Equals, failures, symbolic.Int(0))
}

var smoothConditions sync.Map // *function.Function -> *symbolic.Expr

// smoothCondition reads where a table function is smooth, over its formal arguments.
func smoothCondition(f *function.Function) (*symbolic.Expr, error) {
	if c, ok := smoothConditions.Load(f); ok {
		return c.(*symbolic.Expr), nil
	}
	c, err := symbolic.ParseCondition(f.Smooth)
	if err != nil {
		return nil, err
	}
	smoothConditions.Store(f, c)
	return c, nil
}
