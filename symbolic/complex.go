package symbolic

import (
	"nabla/parser"
	"nabla/parser/source"
)

// Where a document declares the imaginary unit, steps are over the complex numbers with principal branches: names are
// real numbers, but logarithms, roots and powers have values everywhere apart from 0. What the constructors of this
// package do holds there as well.

// Unit returns the imaginary unit under the name that the document gives it.
func Unit(name string) *Expr {
	e := &Expr{kind: KindConstant, name: name}
	e.finish(mix(hashString(name), 53)) // apart from a constant of that name
	e.total, e.real = false, false
	return e
}

// IsUnit reports whether e is the imaginary unit.
func (e *Expr) IsUnit() bool { return e.kind == KindConstant && e != pi && e != inf }

// Real reports that e is a real number wherever it is defined, also where logarithms and roots of negative numbers
// are. False claims nothing.
func (e *Expr) Real() bool { return e.real }

// Unit returns the imaginary unit that the scope declares, or nil: then everything is real.
func (s *Scope) Unit() *Expr {
	if s == nil {
		return nil
	}
	return s.unit
}

// general returns a node that was just made, for what stands for an expression: a defined name, a formal argument. Where
// there is an imaginary unit its value need not be real, and nothing is done with it that real numbers alone allow.
func (s *Scope) general(e *Expr) *Expr {
	if s.Unit() != nil {
		e.total, e.real = false, false
	}
	return e
}

// unitPower returns i^n.
func unitPower(i *Expr, n int64) *Expr {
	switch (n%4 + 4) % 4 {
	case 0:
		return one
	case 1:
		return i
	case 2:
		return minus
	}
	return Negate(i)
}

// parseComplex reads a text of the table in which i is the imaginary unit.
func parseComplex(text string) (*Expr, error) {
	scope := &Scope{infers: true}
	scope.Declare(&Variable{Name: "i", Kind: Imaginary})
	t := source.NewText("", text)
	node, err := parser.ParseExpression(t, scope)
	if err != nil {
		return nil, err
	}
	return Resolve(node, scope, t)
}

// complexPartials returns the partial derivatives of a call over the complex numbers. A function that is
// none there has one of real arguments only. |x| is an example: its derivative by a real name exists where
// x is real, but it is nowhere analytic.
func (t *templates) complexPartials(e *Expr) ([]*Expr, error) {
	switch {
	case t.analytic != nil:
		return []*Expr{t.analytic}, nil
	case t.complex == nil && !all(e.args, (*Expr).Real):
		return nil, obstacle(e, "is known for real arguments only")
	}
	return t.derivative, nil
}

// Principal writes a call over the complex numbers, with the given imaginary unit, by more basic functions: by
// exponentials, logarithms and powers in the end. It returns false for those and for what is not analytic.
func Principal(e, unit *Expr) (*Expr, bool) {
	if e.kind != KindCall || e.fn == nil {
		return nil, false
	}
	t := templatesOf(e.fn)
	if t.complex == nil || len(e.args) != len(e.fn.Args) || t.complex.fn == e.fn {
		return nil, false
	}
	principal := t.complex
	if unit.name != "i" {
		principal = Rewrite(principal, func(n *Expr) (*Expr, bool) { return unit, n.IsUnit() })
	}
	return instantiate(principal, e.fn, e.args), true
}
