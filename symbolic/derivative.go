package symbolic

import (
	"fmt"

	"nabla/parser/limit"
)

// Differentiation of expressions, by one rule for each kind of node. The result equals the derivative where
// all conditions in smooth hold and the expression is defined near the point; where a rule can fail (kinks,
// jumps, borders of cases) it notes a Restriction. Cost follows the distinct nodes: results are remembered,
// and parts without the variable are not entered.

// Unevaluated returns the derivative of body by the variable, of the given order, as a node: what stands
// in a document before Evaluate carries it out, and what remains where the derivative is not known.
func Unevaluated(body, variable, order *Expr) *Expr {
	return newOpaque(KindDerivative, body, variable, order)
}

// At returns body with value put for the variable as a node that Evaluate carries out.
func At(body, variable, value *Expr) *Expr { return newOpaque(KindAt, body, variable, value) }

// newOpaque builds a node whose value is not known from its parts, and may not exist.
func newOpaque(kind Kind, args ...*Expr) *Expr {
	e := &Expr{kind: kind, args: args}
	e.finish(47)
	e.total = false
	return e
}

// Obstacle says why a derivative could not be formed; the step that needs it stops.
type Obstacle struct {
	Expr   *Expr  // what has no known derivative
	Reason string // in a reader's words
}

// Error names the expression and the reason.
func (o *Obstacle) Error() string { return fmt.Sprintf("the derivative of %s %s", o.Expr, o.Reason) }

// obstacle makes an Obstacle with a reason that continues "the derivative of e ...".
func obstacle(e *Expr, format string, args ...any) error {
	return &Obstacle{Expr: e, Reason: fmt.Sprintf(format, args...)}
}

// Diff returns the derivative of e by variable, a symbol or an array's component. Definitions of the
// scope that e stands on are expanded down to the variable and no further, so that the result is the
// total derivative over all paths, in the names of the document. scope may be nil.
//
// Functions differentiate by their table entry; the derivative of a component by a component is a product
// of Kronecker deltas; an unknown function has an unknown derivative f'(x). The result holds where e is
// differentiable; it may be undefined on fewer points. What has no known derivative is an *Obstacle.
func Diff(e, variable *Expr, scope *Scope) (*Expr, error) {
	v, _, err := differentiate(e, variable, scope)
	return v, err
}

// differentiate is Diff, and returns beside it the conditions under which the result is the derivative:
// kinks and borders of cases are left out by them.
func differentiate(e, variable *Expr, scope *Scope) (*Expr, []Restriction, error) {
	return differentiateN(e, variable, 1, scope)
}

// differentiateN is the derivative of the given order, with the conditions of every step. What is shared
// between the orders, most of the factors, is differentiated once. The memory is kept within the limit by
// being emptied between orders.
func differentiateN(e, variable *Expr, order int, scope *Scope) (*Expr, []Restriction, error) {
	d := differentiation{scope: scope, variable: variable, memo: map[uint64]derived{}}
	d.names, d.complex = d.scope.above(variable.name), scope.Unit() != nil
	for range order {
		if len(d.memo) > limit.Nodes/2 {
			clear(d.memo)
		}
		v, err := d.diff(e)
		if err != nil {
			return nil, nil, err
		}
		e = v
	}
	return e, d.smooth, nil
}

// DiffN is the derivative of the given order.
func DiffN(e, variable *Expr, order int, scope *Scope) (*Expr, error) {
	if order > limit.Order {
		return nil, obstacle(e, "is asked for to order %d; the limit is %d", order, limit.Order)
	}
	v, _, err := differentiateN(e, variable, order, scope)
	return v, err
}

// differentiation is one derivative in progress. What occurs several times is differentiated once.
//
// Definitions are followed (the total derivative): with z = w*x + b and L = z^2, dL/dw is 2*z*x, in the
// names of the document.
type differentiation struct {
	scope    *Scope
	variable *Expr
	names    []uint64           // filters of the variable's name and of the definitions that stand on it
	memo     map[uint64]derived // by the hash of what was differentiated
	complex  bool               // the scope has an imaginary unit
	pending  []string           // definitions being expanded, to stop at a circle
	smooth   []Restriction      // what keeps off kinks and jumps
}

// derived is an expression and its derivative.
type derived struct{ of, is *Expr }

// constant reports that e cannot depend on the variable. False claims nothing. A name has two bits in the
// filter of each expression that holds it; if one of them is missing the name is not there.
func (d *differentiation) constant(e *Expr) bool {
	for _, b := range d.names {
		if e.names&b == b {
			return false
		}
	}
	return true
}

// independent reports whether e does not mention the variable, nor a definition that stands on it. Where the filters leave it
// open, as they do by chance for a few names in a thousand, it looks.
func (d *differentiation) independent(e *Expr) bool {
	if d.constant(e) {
		return true
	}
	memo := map[string]bool{d.variable.name: true}
	return !Any(e, func(n *Expr) bool {
		return n.name != "" && (memo[n.name] || isApplied(n.name) || d.scope != nil && d.scope.reaches(n.name, memo))
	})
}

// diff answers 0 without a walk where the filters of names exclude the variable; most of a large expression is
// of that kind. What was differentiated is remembered by its hash and compared, so that the cost follows the
// distinct nodes.
func (d *differentiation) diff(e *Expr) (*Expr, error) {
	if d.constant(e) {
		return zero, nil
	}
	if m, ok := d.memo[e.hash]; ok && Equal(m.of, e) {
		return m.is, nil
	}
	v, err := d.node(e)
	if err != nil {
		return nil, err
	}
	if len(d.memo) > limit.Nodes {
		return nil, obstacle(e, "needs more than %d nodes", limit.Nodes)
	}
	d.memo[e.hash] = derived{e, v}
	return v, nil
}

// node is the one switch over node kinds that knows how each differentiates. Relations and logic count as
// constants: where they change is the border of a case. A derivative that is unknown has an unknown
// derivative.
func (d *differentiation) node(e *Expr) (*Expr, error) {
	switch e.kind {
	case KindNumber, KindConstant, KindDelta, KindRelation, KindLogic:
		return zero, nil
	case KindSymbol:
		return d.symbol(e)
	case KindComponent:
		return d.component(e)
	case KindSum:
		return d.sum(e)
	case KindProduct:
		return d.product(e)
	case KindPower:
		return d.power(e)
	case KindCall:
		if e.fn == nil {
			return d.unknownCall(e)
		}
		return d.call(e)
	case KindPiecewise:
		return d.piecewise(e)
	case KindBig:
		return d.big(e)
	case KindIntegral:
		return d.integral(e)
	case KindInverse:
		return d.inverse(e)
	case KindDeterminant:
		return d.determinant(e)
	case KindDerivative, KindAt:
		return Unevaluated(e, d.variable, one), nil
	}
	return nil, obstacle(e, "is not known")
}

// symbol: the variable itself, a definition that is followed, a dependent name with unknown partial
// derivatives; any other name is a variable of its own.
func (d *differentiation) symbol(e *Expr) (*Expr, error) {
	if Equal(e, d.variable) {
		return one, nil
	}
	// A definition is followed even if the variable is defined too: the walk ends at the variable, which was
	// compared first.
	if def := d.scope.definition(e.name); def != nil && len(def.Params) == 0 {
		return d.expand(e.name, def.Body)
	}
	if v := d.variable; v.kind == KindComponent && v.name == e.name { // in f(m) by m_i, m is meant as a whole, or as something else
		return nil, obstacle(e, "by %s mixes a number with the components of an array", v)
	}
	return d.dependent(e)
}

// expand differentiates the body of a definition; a definition that stands on itself is refused when the
// scope is built, so the stack only guards against a scope that was changed by hand.
func (d *differentiation) expand(name string, body *Expr) (*Expr, error) {
	for _, p := range d.pending {
		if p == name {
			return nil, obstacle(Symbol(name), "stands on itself")
		}
	}
	d.pending = append(d.pending, name)
	v, err := d.diff(body)
	d.pending = d.pending[:len(d.pending)-1]
	return v, err
}

// chain sums outer(i) times the derivative of the i-th inner expression. Terms with the slope 0 are left
// out before the outer derivative is formed, which may be unknown or undefined there.
func (d *differentiation) chain(inner []*Expr, outer func(i int) *Expr) (*Expr, error) {
	terms := make([]*Expr, 0, len(inner))
	for i, a := range inner {
		da, err := d.diff(a)
		if err != nil {
			return nil, err
		}
		if !da.IsZero() {
			terms = append(terms, Product(outer(i), da))
		}
	}
	return Sum(terms...), nil
}

// sum differentiates term by term; the number of a sum has the slope 0.
func (d *differentiation) sum(e *Expr) (*Expr, error) {
	terms := make([]*Expr, 0, len(e.args))
	for _, a := range e.args {
		da, err := d.diff(a)
		if err != nil {
			return nil, err
		}
		terms = append(terms, da)
	}
	return Sum(terms...), nil
}

// product is Leibniz's rule for any number of factors: each in turn is replaced by its derivative. No
// factor is divided by, so that the result has values where one of them is 0.
func (d *differentiation) product(e *Expr) (*Expr, error) {
	terms := make([]*Expr, 0, len(e.args))
	for i, a := range e.args {
		da, err := d.diff(a)
		if err != nil {
			return nil, err
		}
		if !da.IsZero() {
			terms = append(terms, e.withFactor(i, da))
		}
	}
	return Sum(terms...), nil
}

// power uses the power rule where the exponent is constant, the exponential rule where the base is, and
// (b^x)' = b^x (x' log b + x b'/b) where both vary.
//
// With x for the exponent. The power rule x*b^(x-1)*b' holds at b = 0 too where b^(x-1) has a value; in the
// others b is positive wherever the exponent varies, as the power exists on no open set else, and the
// logarithm has a value.
func (d *differentiation) power(e *Expr) (*Expr, error) {
	base, exponent := e.args[0], e.args[1]
	db, err := d.diff(base)
	if err != nil {
		return nil, err
	}
	dx, err := d.diff(exponent)
	if err != nil {
		return nil, err
	}
	switch {
	case dx.IsZero():
		return Product(exponent, Power(base, Sum(exponent, minus)), db), nil
	case db.IsZero():
		return Product(e, logOf(base), dx), nil
	}
	return Product(e, Sum(Product(dx, logOf(base)), Product(exponent, db, Reciprocal(base)))), nil
}

// logOf returns the natural logarithm.
func logOf(e *Expr) *Expr { return ApplyName("log", e) }

// call is the chain rule over the arguments of a table function.
func (d *differentiation) call(e *Expr) (*Expr, error) {
	t := templatesOf(e.fn)
	partials := t.derivative
	if d.complex {
		var err error
		if partials, err = t.complexPartials(e); err != nil {
			return nil, err
		}
	}
	terms := make([]*Expr, 0, len(e.args))
	for i, a := range e.args {
		da, err := d.diff(a)
		if err != nil {
			return nil, err
		}
		if da.IsZero() {
			continue
		}
		outer, err := partial(partials, e, i)
		if err != nil {
			return nil, err
		}
		terms = append(terms, Product(outer, da))
	}
	if len(terms) > 0 && t.smooth != nil {
		d.require(e)
	}
	return Sum(terms...), nil
}

// require notes the condition under which a call has the derivative that its table entry gives. max(a, b,
// c) has a kink wherever one of its nestings has.
func (d *differentiation) require(e *Expr) {
	for ; len(e.args) > len(e.fn.Args); e = e.args[1] { // variadic: one condition for each nesting
		e = nested(e)
		d.keepOff(e)
	}
	if len(e.args) == len(e.fn.Args) {
		d.keepOff(e)
	}
}

// keepOff restricts the derivative to where a call of a table function is smooth. Functions with the slope
// 0, floor and sign, jump where they have no slope; others have a kink.
func (d *differentiation) keepOff(e *Expr) {
	cause := AtKink
	if e.fn.Kink == nil && e.fn.Differentiable(0) && e.fn.Derivative[0] == "0" {
		cause = AtJump
	}
	d.smooth = append(d.smooth, Restriction{instantiate(templatesOf(e.fn).smooth, e.fn, e.args), cause})
}

// partial returns the derivative of a call by its i-th argument.
func partial(partials []*Expr, e *Expr, i int) (*Expr, error) {
	if e.fn.Variadic && len(e.args) != len(e.fn.Args) {
		return partial(templatesOf(e.fn).derivative, nested(e), min(i, 1))
	}
	if i >= len(partials) || partials[i] == nil {
		return nil, obstacle(e, "by its argument %d is not known", i+1)
	}
	return instance{e.fn, e.args, e}.of(partials[i]), nil
}

// nested writes a variadic call as one of two arguments, max(a, max(b, c)).
func nested(e *Expr) *Expr {
	rest := newCall(e.fn, e.args[1:])
	if len(e.args) == 3 {
		return newCall(e.fn, []*Expr{e.args[0], rest})
	}
	return newCall(e.fn, []*Expr{e.args[0], nested(rest)})
}

// unknownCall differentiates a function of the document: through its definition if it has one, else as
// an unknown function with unknown derivatives f'.
func (d *differentiation) unknownCall(e *Expr) (*Expr, error) {
	def := d.scope.definition(e.name)
	if def == nil || len(def.Params) != len(e.args) || e.orders() != nil {
		return d.chain(e.args, func(i int) *Expr {
			orders := make([]int, len(e.args))
			copy(orders, e.orders())
			orders[i]++
			return CallUnknown(e.name, orders, e.args...)
		})
	}
	body, err := d.scope.instance(def, e.args)
	if err != nil {
		return nil, err
	}
	return d.expand(e.name, body)
}

// component: d x[k] / d x[j] = delta(k,j), index by index; a family's component expands its definition.
// Delta(k, j) is 1 where the two indices are equal: d x_k/d x_j of two indices that stand for any.
func (d *differentiation) component(e *Expr) (*Expr, error) {
	v := d.variable
	if v.kind == KindComponent && v.name == e.name && len(v.args) == len(e.args) {
		factors := make([]*Expr, len(v.args))
		for i := range factors {
			factors[i] = Delta(e.args[i], v.args[i])
		}
		return Product(factors...), nil
	}
	if def := d.scope.definition(e.name); def != nil && len(def.Params) == len(e.args) {
		body, err := d.scope.instance(def, e.args)
		if err != nil {
			return nil, err
		}
		return d.expand(e.name, body)
	}
	if v.name == e.name {
		return nil, obstacle(e, "by %s mixes an array with its components", v)
	}
	return d.dependent(e)
}
