package numeric

import (
	"strconv"

	"nabla/symbolic"
)

// Unknown functions of a document, declared "function f" or "function L of a", are tried as a few concrete
// functions that are smooth everywhere. A claim about every f that fails for one of them is wrong; one that
// holds for all of them is not proved.

// samples are the bodies that stand for an unknown function of one variable t. They are positive in most
// places, so that quotients and logarithms exist, and no two are linearly related.
var samples = []string{
	"t^2 + 1", "exp(t)", "sin(t) + 2", "t^3 - t + 3", "exp(-t) + t", "cos(2*t) + t/3 + 1", "t^4/2 + t + 1",
}

// choices is how many sets of concrete functions are tried.
const choices = 3

// unknowns replaces the unknown functions of expressions by concrete ones, the same in all of them.
type unknowns struct {
	scope  *symbolic.Scope
	choice int
	chosen Point
	order  []string // in which they were met
	err    error
}

// mentionsUnknown reports whether e holds an unknown function or a name with unknown derivatives.
func mentionsUnknown(e *symbolic.Expr, scope *symbolic.Scope) bool {
	return symbolic.Any(e, func(n *symbolic.Expr) bool {
		switch n.Kind() {
		case symbolic.KindCall:
			return n.Function() == nil
		case symbolic.KindSymbol:
			return dependent(n, scope)
		}
		return n.Kind() == symbolic.KindDerivative || n.Kind() == symbolic.KindAt
	})
}

// dependent reports a name that is declared to depend on others, "function L of a, b", without a definition.
func dependent(e *symbolic.Expr, scope *symbolic.Scope) bool {
	v := scope.Variable(e.Name())
	return v != nil && v.Kind == symbolic.FunctionOf && len(v.Of) > 0
}

// replace returns e with concrete functions put in, and their derivatives carried out.
func (u *unknowns) replace(e *symbolic.Expr) (*symbolic.Expr, error) {
	memo := map[*symbolic.Expr]*symbolic.Expr{}
	var visit func(n *symbolic.Expr) *symbolic.Expr
	visit = func(n *symbolic.Expr) *symbolic.Expr {
		return symbolic.Rewrite(n, func(n *symbolic.Expr) (*symbolic.Expr, bool) {
			if v, ok := memo[n]; ok {
				return v, true
			}
			v, ok := u.node(n, visit)
			if ok {
				memo[n] = v
			}
			return v, ok
		})
	}
	v := visit(e)
	return v, u.err
}

// node replaces one node, with visit for its operands.
func (u *unknowns) node(n *symbolic.Expr, visit func(*symbolic.Expr) *symbolic.Expr) (*symbolic.Expr, bool) {
	switch {
	case n.Kind() == symbolic.KindCall && n.Function() == nil:
		args := make([]*symbolic.Expr, len(n.Args()))
		for i, a := range n.Args() {
			args[i] = visit(a)
		}
		return u.derivative(n.Name(), n.Orders(), args), true
	case n.Kind() == symbolic.KindSymbol && dependent(n, u.scope):
		return u.derivative(n.Name(), nil, u.scope.Variable(n.Name()).Of), true
	case n.Kind() == symbolic.KindDerivative || n.Kind() == symbolic.KindAt:
		return u.partial(n), true
	}
	return nil, false
}

// partial carries out a derivative of a dependent name by the names that it is declared to depend on.
func (u *unknowns) partial(n *symbolic.Expr) *symbolic.Expr {
	base := n
	var of []*symbolic.Expr
	for base.Kind() == symbolic.KindDerivative {
		base = base.Arg(0)
	}
	if base.Kind() == symbolic.KindSymbol && dependent(base, u.scope) {
		of = u.scope.Variable(base.Name()).Of
	}
	orders := make([]int, len(of))
	for d := n; d.Kind() == symbolic.KindDerivative; d = d.Arg(0) {
		by := -1
		for i, o := range of {
			if symbolic.Equal(o, d.Arg(1)) {
				by = i
			}
		}
		order, ok := d.Arg(2).IsInteger()
		if by < 0 || !ok {
			u.fail(&Obstacle{n, "this derivative is not known"})
			return n
		}
		orders[by] += int(order)
	}
	if base.Kind() == symbolic.KindAt {
		u.fail(&Obstacle{n, "this value is not known"})
		return n
	}
	return u.derivative(base.Name(), orders, of)
}

// fail keeps the first error: the later ones follow from it.
func (u *unknowns) fail(err error) {
	if u.err == nil {
		u.err = err
	}
}

// derivative returns the concrete function of that name, differentiated and applied.
func (u *unknowns) derivative(name string, orders []int, args []*symbolic.Expr) *symbolic.Expr {
	body, formals := u.function(name, len(args))
	for i, order := range orders {
		d, err := symbolic.DiffN(body, formals[i], order, nil)
		if err != nil {
			u.fail(err)
			return body
		}
		body = d
	}
	names := make([]string, len(formals))
	for i, f := range formals {
		names[i] = f.Name()
	}
	return symbolic.SubstituteAll(body, names, args)
}

// function returns the concrete function that stands for a name, choosing one at the first call. Having
// chosen once, it gives the same body to each mention of the name.
func (u *unknowns) function(name string, arity int) (body *symbolic.Expr, formals []*symbolic.Expr) {
	if v, ok := u.chosen[name]; ok && len(v.Formals) == arity {
		return v.Expr, v.Formals
	}
	// Different functions of one document get different bodies, and another choice gives each of them another
	// one.
	text := samples[(2*u.choice+len(u.order))%len(samples)]
	u.order = append(u.order, name)
	body, err := symbolic.Parse(text)
	if err != nil {
		u.fail(err)
		return symbolic.Undefined(), nil
	}
	body, formals = spread(body, arity)
	u.chosen[name] = Value{Expr: body, Formals: formals}
	return body, formals
}

// spread makes a function of several variables of one, f(t1 + 2 t2 + ...) + t1 t2 ..., which depends on
// each in its own way. For two arguments f(t1 + 2*t2) + t1*t2.
func spread(body *symbolic.Expr, arity int) (*symbolic.Expr, []*symbolic.Expr) {
	t := symbolic.Symbol("t")
	if arity == 1 {
		return body, []*symbolic.Expr{t}
	}
	formals, sum, product := make([]*symbolic.Expr, arity), symbolic.Int(0), symbolic.Int(1)
	for i := range formals {
		formals[i] = symbolic.Symbol("t" + strconv.Itoa(i+1))
		sum = symbolic.Sum(sum, symbolic.Product(symbolic.Int(int64(i+1)), formals[i]))
		product = symbolic.Product(product, formals[i])
	}
	return symbolic.Sum(symbolic.Substitute(body, t, sum), product), formals
}
