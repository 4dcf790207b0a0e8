package simplify

import (
	"context"

	"nabla/simplify/polynomial"
	"nabla/simplify/rule"
	"nabla/symbolic"
)

// folds writes expressions in the names of a document: definitions folded back, equations that are given used from
// their longer to their shorter side.
type folds struct {
	rewriting *rule.Rewriting // bodies as they stand, to their names
	kernels   []kernelFold
}

// kernelFold is a definition seen from one kernel of its body: wherever an expression has the kernel, it
// may be written by the name, because the body is a quotient of first degree in the kernel: from s = 1/(1 +
// exp(-z)) follows exp(-z) = (1 - s)/s. It finds s*(1 - s) for exp(-z)/(1 + exp(-z))^2, which no rewriting
// of the body of s could, as the body does not stand there.
type kernelFold struct {
	name *symbolic.Definition
	find *rule.Rule // kernel => use of the definition
}

// newFolds reads the definitions and the assumptions of a scope.
func newFolds(ctx context.Context, scope *symbolic.Scope, holds rule.Proof) (*folds, error) {
	f := &folds{}
	var all []*rule.Rule
	for _, d := range append(scope.Definitions(), scope.Applied()...) {
		if r, err := rule.New("definition of "+d.Name, d.Body, use(d), d.Params); err == nil {
			// A body that matches everything is refused by rule.New, and the definition is then found by its
			// kernels alone.
			all = append(all, r)
		}
		f.kernels = append(f.kernels, kernelFolds(d, scope)...)
	}
	for _, c := range scope.Given() {
		if r := equation(c); r != nil {
			all = append(all, r)
		}
	}
	if len(all) == 0 {
		return f, nil
	}
	set, err := rule.NewSet(all...)
	if err != nil {
		return nil, err
	}
	f.rewriting = set.Rewriting(ctx, rule.Simplification, holds)
	return f, nil
}

// use returns the name of a definition applied to its own formal arguments.
func use(d *symbolic.Definition) *symbolic.Expr {
	formals := make([]*symbolic.Expr, len(d.Params))
	for i, p := range d.Params {
		formals[i] = symbolic.Symbol(p)
	}
	switch {
	case d.Family:
		return symbolic.Component(d.Name, formals...)
	case len(formals) > 0:
		return symbolic.CallUnknown(d.Name, nil, formals...)
	}
	return symbolic.Symbol(d.Name)
}

// equation returns the rule from the longer to the shorter side of a given equation, or nil.
func equation(c *symbolic.Expr) *rule.Rule {
	if c.Kind() != symbolic.KindRelation || c.Op() != symbolic.Equals {
		return nil
	}
	left, right := c.Arg(0), c.Arg(1)
	// Used from the longer to the shorter side, an equation cannot make an expression grow.
	if left.Size() < right.Size() {
		left, right = right, left
	}
	r, err := rule.New("given "+c.String(), left, right, nil)
	if err != nil || left.Size() == right.Size() {
		return nil
	}
	return r
}

// kernelFolds finds the kernels of a body that hold every formal argument, or any kernel if there are none.
func kernelFolds(d *symbolic.Definition, scope *symbolic.Scope) []kernelFold {
	body, err := scope.Expand(d.Body)
	if err != nil || len(body.Args()) == 0 {
		return nil
	}
	body = basic(body, rationalInExp)
	k := newField(body, false, false)
	k.of(body)
	var found []kernelFold
	for _, kernel := range k.kernels {
		if kernel.Kind() == symbolic.KindSymbol && len(d.Params) > 0 {
			continue
		}
		if r, err := rule.New(d.Name, kernel, use(d), d.Params); err == nil {
			found = append(found, kernelFold{d, r})
		}
	}
	return found
}

// foldForms proposes forms in the names of the document. All instances are folded one by one and together,
// as one name alone may be no gain.
func (s *search) foldForms(e *symbolic.Expr) []form {
	if s.folds == nil || len(s.folds.kernels) == 0 {
		return nil
	}
	expanded, err := s.scope.Expand(e)
	if err != nil {
		return nil
	}
	expanded = basic(expanded, rationalInExp)
	instances := s.instances(expanded)
	if len(instances) == 0 {
		return nil
	}
	var forms []form
	for _, in := range instances {
		forms = append(forms, fold(expanded, in)...)
	}
	if len(instances) > 1 {
		forms = append(forms, fold(expanded, instances...)...)
	}
	return forms
}

// instance is one use of a definition with the kernel by which it was found and its expanded body.
type instance struct{ kernel, use, body *symbolic.Expr }

// maxInstances bounds the uses of definitions that are folded together.
const maxInstances = 6

// instances finds the kernels of e that kernels of definitions match.
func (s *search) instances(e *symbolic.Expr) []instance {
	k := newField(e, false, false)
	k.of(e)
	var found []instance
	for _, kernel := range k.kernels {
		for _, f := range s.folds.kernels {
			use, ok, err := f.find.Apply(kernel, nil)
			if !ok || err != nil || len(found) >= maxInstances {
				continue
			}
			if body, err := s.scope.Expand(use); err == nil && !symbolic.Equal(body, use) {
				found = append(found, instance{kernel, use, basic(body, rationalInExp)})
				break // the first definition wins: those of the document come before functions of vectors
			}
		}
	}
	return found
}

// fold solves body = use for the kernel of each instance and puts the solution into e. The name is then a
// kernel of its own: what the author wrote by it stays short, whatever its definition says.
func fold(e *symbolic.Expr, instances ...instance) []form {
	parts := []*symbolic.Expr{e}
	for _, in := range instances {
		parts = append(parts, in.body, in.kernel)
	}
	k := newField(symbolic.CallUnknown("", nil, parts...), false, false)
	f := k.of(e)
	for _, in := range instances {
		v, ok := k.variable(in.kernel)
		if !ok {
			return nil
		}
		solution, ok := k.solve(k.of(in.body), k.kernel(in.use), v)
		if !ok {
			return nil
		}
		f = k.put(f, v, solution)
	}
	forms := k.render(f)
	for i := range forms {
		forms[i].name = "definition of " + instances[0].use.Name()
	}
	return forms
}

// variable returns the number of a kernel, if e is one.
func (k *field) variable(e *symbolic.Expr) (int, bool) {
	f := k.of(e)
	if v := f.Num().Variables(); len(v) == 1 && f.Den().IsOne() && f.Num().Equal(polynomial.Variable(v[0])) {
		return v[0], true
	}
	return 0, false
}

// solve returns the v with body = value, if body is a quotient of first degree in v. value - body is a
// quotient, whose numerator c1*v + c0 is 0 at v = -c0/c1.
func (k *field) solve(body, value polynomial.Fraction, v int) (polynomial.Fraction, bool) {
	relation := k.ring.SubFraction(value, body).Num()
	if relation.Degree(v) != 1 {
		return body, false
	}
	c := relation.Coefficients(v)
	return k.ring.Fraction(c[0].Neg(), c[1]), !k.dead()
}

// named adds what the bodies of definitions and the given equations make of c.
func (s *search) named(c *candidate) error {
	if s.folds == nil || s.folds.rewriting == nil {
		return nil
	}
	w := s.folds.rewriting
	before := len(w.Steps())
	after, err := w.Normalize(c.expr)
	if err != nil || symbolic.Equal(after, c.expr) {
		return err
	}
	s.reach(c, lines(c.expr, after, w.Steps()[before:]), after)
	return nil
}
