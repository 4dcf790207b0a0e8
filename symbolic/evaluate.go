package symbolic

import (
	"nabla/parser/limit"
	"nabla/symbolic/function"
)

// Evaluate carries out the derivatives and substitutions that e holds, innermost first, in the names of
// the scope. A derivative of a bare name that nothing declares or defines stays as a node: it is unknown,
// never 0. What cannot be carried out is an *Obstacle.
func Evaluate(e *Expr, scope *Scope) (*Expr, error) {
	v, _, err := EvaluateWhere(e, scope)
	return v, err
}

// EvaluateWhere is Evaluate, and returns beside the value the conditions under which it is that of e: what
// is differentiated is defined, and no kink lies at the point. Elsewhere e is undefined, even where the
// value is a real number.
//
// At x = 0 diff(abs(x), x) is undefined though sign(0) = 0, and diff(log(x), x) is for x < 0 though 1/x has
// a value.
func EvaluateWhere(e *Expr, scope *Scope) (value *Expr, where []Restriction, err error) {
	v := evaluation{scope: scope, memo: map[*Expr]*Expr{}}
	value, err = v.evaluate(e)
	return value, v.where, err
}

// Restriction is a condition under which the value of a derivative is that of its formula.
type Restriction struct {
	Condition *Expr
	Cause     Cause // why the condition is needed
}

// Cause says what happens where a Restriction does not hold.
type Cause uint8

// The causes of restrictions.
const (
	OutsideDomain Cause = iota // what is differentiated is not defined
	AtKink                     // one-sided derivatives differ, or one of them is not finite
	AtJump                     // what is differentiated jumps
)

// evaluation carries out the derivatives of one expression, each shared node once.
type evaluation struct {
	scope *Scope
	memo  map[*Expr]*Expr
	where []Restriction
}

// evaluate works from the inside out: what is differentiated has its own derivatives carried out before.
func (v *evaluation) evaluate(e *Expr) (*Expr, error) {
	if len(e.args) == 0 {
		return e, nil
	}
	if r, ok := v.memo[e]; ok {
		return r, nil
	}
	r, err := v.operands(e)
	if err == nil {
		r, err = v.node(r)
	}
	if err != nil {
		return nil, err
	}
	v.memo[e] = r
	return r, nil
}

// operands rebuilds e from its evaluated operands. The variable of a derivative is not evaluated: it is a
// name to differentiate by.
func (v *evaluation) operands(e *Expr) (*Expr, error) {
	var first error
	visit := func(a *Expr) *Expr {
		r, err := v.evaluate(a)
		if err != nil {
			if first == nil {
				first = err
			}
			return a
		}
		return r
	}
	switch {
	case e.opaque():
		return newOpaque(e.kind, visit(e.args[0]), e.args[1], visit(e.args[2])), first
	case e.kind == KindBig:
		return v.binder(e, visit), first
	}
	if e.HasMatrix() {
		return v.square(e, visit), first
	}
	return mapArgs(e, visit), first
}

// square rebuilds a determinant or an entry of an inverse; within it, the range of the indices is known.
func (v *evaluation) square(e *Expr, visit func(*Expr) *Expr) *Expr {
	outside := v.scope
	defer func() { v.scope = outside }()
	s := OpenSquare(e)
	s.Size = visit(s.Size)
	var row, column *Expr
	if e.kind == KindInverse {
		row, column = e.At()
		row, column = visit(row), visit(column)
	}
	v.scope = outside.inside(s.rows()).inside(s.columns())
	s.Entry = visit(s.Entry)
	if e.kind == KindInverse {
		return Inverse(s, row, column)
	}
	return Determinant(s)
}

// binder rebuilds a sum or product; within it, the range of its index is known.
func (v *evaluation) binder(e *Expr, visit func(*Expr) *Expr) *Expr {
	outside := v.scope
	defer func() { v.scope = outside }()
	return mapBinder(e, func(b Binder) Binder {
		b.Lower, b.Upper, b.Condition = visit(b.Lower), visit(b.Upper), visit(b.Condition)
		v.scope = outside.inside(b)
		b.Body = visit(b.Body)
		return b
	})
}

// node is asked after the operands of a node are evaluated. Derivatives, values put in and primes are carried
// out, everything else stays.
func (v *evaluation) node(e *Expr) (*Expr, error) {
	switch {
	case e.kind == KindDerivative:
		return v.derivative(e)
	case e.kind == KindAt:
		return v.at(e)
	case e.kind == KindCall && e.orders() != nil:
		return v.primes(e)
	}
	return e, nil
}

// derivative carries out one derivative and keeps the conditions under which it is one. Order 0 is the
// expression itself.
func (v *evaluation) derivative(e *Expr) (*Expr, error) {
	body, variable := e.args[0], e.args[1]
	order, ok := e.args[2].IsInteger()
	if !ok || order < 0 {
		return nil, obstacle(body, "has the order %s; an order is a nonnegative integer", e.args[2])
	}
	if v.unknown(body) && !Equal(body, variable) {
		return e, nil
	}
	return v.diff(body, variable, int(order))
}

// diff differentiates and notes where the result is the derivative.
func (v *evaluation) diff(e, variable *Expr, order int) (*Expr, error) {
	if order > limit.Order {
		return nil, obstacle(e, "is asked for to order %d; the limit is %d", order, limit.Order)
	}
	if d := IsDefined(e); order > 0 && !d.IsTrue() {
		v.where = append(v.where, Restriction{d, OutsideDomain})
	}
	d, smooth, err := differentiateN(e, variable, order, v.scope)
	v.where = append(v.where, smooth...)
	return d, err
}

// unknown reports that e is a bare name of which nothing is said: it may depend on anything. 0 would make
// every chain rule over such names true.
func (v *evaluation) unknown(e *Expr) bool {
	if e.opaque() {
		return true
	}
	if e.kind != KindSymbol || v.scope.definition(e.name) != nil {
		return false
	}
	declared := v.scope.Variable(e.name)
	return declared == nil || declared.Inferred
}

// at puts a value for a name. Definitions that stand on the name are expanded first: the value reaches
// through them. Names that depend on the one that gets a value, without a definition, have no known value
// there.
func (v *evaluation) at(e *Expr) (*Expr, error) {
	body, name, value := e.args[0], e.args[1], e.args[2]
	body, err := v.scope.without(name.name).Expand(body)
	if err != nil {
		return nil, err
	}
	if containsDerivative(body) {
		return nil, obstacle(body, "is not known, so that no value can be put for %s", name)
	}
	if v.scope.Unit() != nil && !value.real {
		return nil, obstacle(body, "at %s is known for real values only", Relation(Equals, name, value))
	}
	if v.scope.hasDependent(body, name.name) {
		return nil, obstacle(body, "at a value of %s is not known", name)
	}
	if name.kind == KindSymbol && v.scope.dependencies(name.name) == nil || apartFrom(body, name) {
		return Substitute(body, name, value), nil
	}
	return nil, obstacle(body, "at a value of %s is not known", name)
}

// apartFrom reports that name is a component and that every other one of its array in e is another for
// certain. To put a value for x_1 in an expression with x_k would need to know whether k is 1.
func apartFrom(e, name *Expr) bool {
	if name.kind != KindComponent {
		return false
	}
	return !Any(e, func(n *Expr) bool {
		if n.kind == KindSymbol && n.name == name.name {
			return true
		}
		if n.kind != KindComponent || n.name != name.name || Equal(n, name) {
			return false
		}
		for i, a := range n.args {
			if i < len(name.args) {
				if d := Difference(a, name.args[i]); d.kind == KindNumber && !d.IsZero() {
					return false
				}
			}
		}
		return true
	})
}

// primes carries out f'(x) for a function of the table or of the document. Formal arguments are
// differentiated by, and the actual ones put in afterwards.
func (v *evaluation) primes(e *Expr) (*Expr, error) {
	formals := make([]*Expr, len(e.args))
	names := make([]string, len(e.args))
	for i := range formals {
		formals[i] = v.scope.general(Fresh("t"))
		names[i] = formals[i].name
	}
	body, ok := v.applied(e.name, formals)
	if !ok {
		return e, nil
	}
	var err error
	for i, order := range e.orders() {
		if body, err = DiffN(body, formals[i], order, v.scope); err != nil {
			return nil, err
		}
	}
	return SubstituteAll(body, names, e.args), nil
}

// applied returns the function of that name applied to formal arguments, if it is a known one.
func (v *evaluation) applied(name string, formals []*Expr) (*Expr, bool) {
	if d := v.scope.definition(name); d != nil {
		return CallUnknown(name, nil, formals...), len(d.Params) == len(formals) && !d.Family
	}
	if v.scope.Variable(name) != nil {
		return nil, false
	}
	f, ok := function.Lookup(name)
	if !ok || !f.Accepts(len(formals)) {
		return nil, false
	}
	return Apply(f, formals...), true
}
