package simplify

import (
	"context"
	"fmt"

	"nabla/parser/limit"
	"nabla/symbolic"
)

// DiffSteps derives the derivative of e by variable the way a person writes it: one rule of differentiation at a
// time, the outermost first, each line complete, then the steps of simplifying. The last line is the closed form that
// Simplify finds. Definitions of the scope are opened as symbolic.Diff opens them. The error is that of symbolic.Diff.
func DiffSteps(ctx context.Context, e, variable *symbolic.Expr, scope *symbolic.Scope) ([]Step, error) {
	result, err := symbolic.Diff(e, variable, scope)
	if err != nil {
		return nil, err
	}
	d := derivation{variable: variable, scope: scope, line: pending(e, variable)}
	d.names = dependent(variable, scope)
	if err := d.run(ctx); err != nil {
		return nil, err
	}
	closed, err := Simplify(ctx, result, scope, Options{})
	if err != nil {
		return nil, err
	}
	steps := d.steps
	if !symbolic.Equal(d.line, result) {
		steps = append(steps, Step{Name: "collected", Before: d.line, After: result, Line: result})
	}
	return append(steps, closed.Steps...), nil
}

// derivation is a line in which derivatives are still to be carried out.
type derivation struct {
	variable *symbolic.Expr
	scope    *symbolic.Scope
	names    map[string]bool // names that stand on the variable
	line     *symbolic.Expr
	steps    []Step
}

func pending(e, variable *symbolic.Expr) *symbolic.Expr {
	return symbolic.Unevaluated(e, variable, symbolic.Int(1))
}

// dependent returns the variable and the definitions and dependent names of the scope that stand on it.
func dependent(variable *symbolic.Expr, scope *symbolic.Scope) map[string]bool {
	names := map[string]bool{variable.Name(): true}
	for grown := true; grown; {
		grown = false
		add := func(name string, inputs []string) {
			for _, input := range inputs {
				if names[input] && !names[name] {
					names[name], grown = true, true
				}
			}
		}
		for _, def := range scope.Definitions() {
			add(def.Name, symbolic.Names(def.Body))
		}
		for _, v := range scope.Variables() {
			for _, of := range v.Of {
				add(v.Name, symbolic.Names(of))
			}
		}
	}
	return names
}

// constant reports that e does not depend on the variable.
func (d *derivation) constant(e *symbolic.Expr) bool {
	for _, name := range symbolic.Names(e) {
		if d.names[name] {
			return false
		}
	}
	return true
}

// run carries out the leftmost pending derivative until none is left.
func (d *derivation) run(ctx context.Context) error {
	for range limit.DerivationSteps {
		if err := ctx.Err(); err != nil {
			return err
		}
		node := d.next(d.line)
		if node == nil {
			return nil
		}
		name, after, err := d.expand(node.Arg(0))
		if err != nil {
			return err
		}
		d.put(name, node, after)
	}
	return d.finish()
}

// finish carries out what is left in one step; long derivations are not made more readable by more lines.
func (d *derivation) finish() error {
	after, err := symbolic.Evaluate(d.line, d.scope)
	if err == nil {
		d.steps = append(d.steps, Step{Name: "the other derivatives", Before: d.line, After: after, Line: after})
		d.line = after
	}
	return err
}

// next returns the first derivative by the variable in reading order, or nil.
func (d *derivation) next(e *symbolic.Expr) *symbolic.Expr {
	if e.Kind() == symbolic.KindDerivative && symbolic.Equal(e.Arg(1), d.variable) && !d.unknown(e.Arg(0)) {
		return e
	}
	for _, a := range e.Args() {
		if n := d.next(a); n != nil {
			return n
		}
	}
	return nil
}

// unknown reports a name that is only declared to depend on others: its derivative stays as it is.
func (d *derivation) unknown(e *symbolic.Expr) bool {
	return e.Kind() == symbolic.KindSymbol && d.scope.Definition(e.Name()) == nil &&
		!symbolic.Equal(e, d.variable)
}

// put replaces a pending derivative in the line and records the step.
func (d *derivation) put(name string, node, after *symbolic.Expr) {
	line := symbolic.Rewrite(d.line, func(n *symbolic.Expr) (*symbolic.Expr, bool) {
		return after, symbolic.Equal(n, node)
	})
	d.steps = append(d.steps, Step{Name: name, Before: node, After: after, Line: line})
	d.line = line
}

// of returns the derivative of e as it stands in the next line: carried out where that is immediate.
func (d *derivation) of(e *symbolic.Expr) *symbolic.Expr {
	switch {
	case symbolic.Equal(e, d.variable):
		return symbolic.Int(1)
	case d.constant(e):
		return symbolic.Int(0)
	}
	return pending(e, d.variable)
}

// expand names the rule of differentiation for the root of e and returns the derivative after that rule.
func (d *derivation) expand(e *symbolic.Expr) (string, *symbolic.Expr, error) {
	switch {
	case symbolic.Equal(e, d.variable):
		return "derivative of the variable", symbolic.Int(1), nil
	case d.constant(e):
		return "derivative of a constant", symbolic.Int(0), nil
	}
	switch e.Kind() {
	case symbolic.KindSum:
		return "sum rule", d.sum(e), nil
	case symbolic.KindProduct:
		name, after := d.product(e)
		return name, after, nil
	case symbolic.KindPower:
		return d.power(e)
	case symbolic.KindCall:
		if e.Function() != nil {
			return d.call(e)
		}
	case symbolic.KindBig:
		if name, after, ok := d.big(e); ok {
			return name, after, nil
		}
	}
	return d.whole(e)
}

// whole is the derivative in one step, for the nodes that have no rule with a name of its own here.
func (d *derivation) whole(e *symbolic.Expr) (string, *symbolic.Expr, error) {
	name := "derivative"
	switch e.Kind() {
	case symbolic.KindPiecewise:
		name = "case by case"
	case symbolic.KindIntegral:
		name = "Leibniz's integral rule"
	case symbolic.KindSymbol, symbolic.KindComponent, symbolic.KindCall:
		if d.scope.Definition(e.Name()) != nil {
			return d.definition(e)
		}
		name = "chain rule"
	}
	after, err := symbolic.Diff(e, d.variable, d.scope)
	return name, after, err
}

// definition opens the definition that e uses, one level deep.
func (d *derivation) definition(e *symbolic.Expr) (string, *symbolic.Expr, error) {
	def := d.scope.Definition(e.Name())
	if len(def.Params) != len(e.Args()) || e.Orders() != nil {
		after, err := symbolic.Diff(e, d.variable, d.scope)
		return "chain rule", after, err
	}
	body := symbolic.SubstituteAll(def.Body, def.Params, e.Args())
	return "definition of " + def.Name, d.of(body), nil
}

func (d *derivation) sum(e *symbolic.Expr) *symbolic.Expr {
	terms := make([]*symbolic.Expr, len(e.Args()))
	for i, t := range e.Args() {
		terms[i] = d.of(t)
	}
	return symbolic.Sum(terms...)
}

// product takes out the constant factors, then divides numerator from denominator, then uses Leibniz's rule.
func (d *derivation) product(e *symbolic.Expr) (string, *symbolic.Expr) {
	constants := []*symbolic.Expr{symbolic.Number(e.Number())}
	var above, below, factors []*symbolic.Expr
	for _, f := range e.Args() {
		switch {
		case d.constant(f):
			constants = append(constants, f)
			continue
		case f.Kind() == symbolic.KindPower && f.Arg(1).Kind() == symbolic.KindNumber && f.Arg(1).Number().Sign() < 0:
			below = append(below, symbolic.Reciprocal(f))
		default:
			above = append(above, f)
		}
		factors = append(factors, f)
	}
	switch constant := symbolic.Product(constants...); {
	case !constant.IsOne():
		return "constant factor", symbolic.Product(constant, d.of(symbolic.Product(factors...)))
	case len(below) > 0 && len(above) > 0:
		return "quotient rule", d.quotient(symbolic.Product(above...), symbolic.Product(below...))
	}
	return "product rule", d.leibniz(factors)
}

// quotient is (u'v - uv')/v^2.
func (d *derivation) quotient(u, v *symbolic.Expr) *symbolic.Expr {
	top := symbolic.Difference(symbolic.Product(d.of(u), v), symbolic.Product(u, d.of(v)))
	return symbolic.Quotient(top, symbolic.Power(v, symbolic.Int(2)))
}

func (d *derivation) leibniz(factors []*symbolic.Expr) *symbolic.Expr {
	terms := make([]*symbolic.Expr, len(factors))
	for i, f := range factors {
		term := append([]*symbolic.Expr{}, factors...)
		term[i] = d.of(f)
		terms[i] = symbolic.Product(term...)
	}
	return symbolic.Sum(terms...)
}

// power is the power rule, the exponential rule, or, where base and exponent vary, both by logarithms.
func (d *derivation) power(e *symbolic.Expr) (string, *symbolic.Expr, error) {
	base, exponent := e.Arg(0), e.Arg(1)
	log := symbolic.ApplyName("log", base)
	switch {
	case d.constant(exponent):
		lower := symbolic.Sum(exponent, symbolic.Int(-1))
		after := symbolic.Product(exponent, symbolic.Power(base, lower), d.of(base))
		return chained("power rule", base, d.variable), after, nil
	case d.constant(base):
		after := symbolic.Product(e, log, d.of(exponent))
		return chained("exponential rule", exponent, d.variable), after, nil
	}
	after := symbolic.Product(e, pending(symbolic.Product(exponent, log), d.variable))
	return "logarithmic derivative", after, nil
}

// chained adds the chain rule to the name of a rule whose inner expression is more than the variable.
func chained(name string, inner, variable *symbolic.Expr) string {
	if symbolic.Equal(inner, variable) {
		return name
	}
	return "chain rule, " + name
}

// call is the chain rule with the entry of the function table, which the name quotes: d tanh(x) = 1 - tanh(x)^2.
func (d *derivation) call(e *symbolic.Expr) (string, *symbolic.Expr, error) {
	terms := make([]*symbolic.Expr, 0, len(e.Args()))
	for i, a := range e.Args() {
		if d.constant(a) {
			continue
		}
		outer, err := partial(e, i, d.scope)
		if err != nil {
			return "", nil, err
		}
		terms = append(terms, symbolic.Product(outer, d.of(a)))
	}
	name := "chain rule"
	if f := e.Function(); len(e.Args()) == 1 {
		entry := f.Derivative[0]
		if d.scope.Unit() != nil && f.Complex != nil && f.Complex.Derivative != "" {
			entry = f.Complex.Derivative
		}
		name = fmt.Sprintf("d %s(%s) = %s", f.Name, f.Args[0], entry)
		name = chained(name, e.Arg(0), d.variable)
	}
	return name, symbolic.Sum(terms...), nil
}

// partial returns the derivative of a call by its i-th argument, all arguments held apart.
func partial(e *symbolic.Expr, i int, scope *symbolic.Scope) (*symbolic.Expr, error) {
	names := make([]string, len(e.Args()))
	formals := make([]*symbolic.Expr, len(e.Args()))
	for j := range formals {
		formals[j] = symbolic.Fresh("t")
		names[j] = formals[j].Name()
	}
	d, err := symbolic.Diff(symbolic.Apply(e.Function(), formals...), formals[i], scope)
	if err != nil {
		return nil, err
	}
	return symbolic.SubstituteAll(d, names, e.Args()), nil
}

// big differentiates a sum over a constant range term by term.
func (d *derivation) big(e *symbolic.Expr) (string, *symbolic.Expr, bool) {
	b := symbolic.Open(e)
	if e.IsProduct() || !d.constant(b.Lower) || !d.constant(b.Upper) || !d.constant(b.Condition) {
		return "", nil, false
	}
	body := d.of(b.Body)
	if body.Kind() == symbolic.KindDerivative {
		var err error
		if body, err = symbolic.Diff(b.Body, d.variable, d.scope); err != nil {
			return "", nil, false
		}
	}
	return "sum rule, term by term", symbolic.BigSum(b.Index, b.Lower, b.Upper, b.Condition, body), true
}
