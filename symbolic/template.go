package symbolic

import (
	"fmt"
	"slices"
	"sync"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic/function"
)

// templates are the texts of a table entry as expressions over its formal arguments.
type templates struct {
	notation   *Expr   // what a mere notation stands for
	derivative []*Expr // by each argument, nil where the table has none
	basis      *Expr   // the function by more basic ones, or nil
	domain     *Expr   // where the function is defined, a condition, or nil for everywhere
	smooth     *Expr   // where the derivative holds within the domain, or nil for everywhere
	principal  *Expr   // the values that the inverse takes back, a condition, or nil for all
	complex    *Expr   // the function over the complex numbers, or nil
	analytic   *Expr   // its derivative there, where that differs from the real one, or nil
	err        error   // an entry that does not read: a fault of the table that its test reports
}

var templateOf sync.Map // *function.Function -> *templates

// templatesOf reads the texts of an entry once. Two goroutines may read an entry at the same time; one of
// the results is kept.
func templatesOf(f *function.Function) *templates {
	if t, ok := templateOf.Load(f); ok {
		return t.(*templates)
	}
	t, _ := templateOf.LoadOrStore(f, newTemplates(f))
	return t.(*templates)
}

// newTemplates reads the expressions of a table entry once. An entry that does not read is an error in the
// table, which CheckTable reports; here the field stays empty.
func newTemplates(f *function.Function) *templates {
	t := &templates{derivative: make([]*Expr, len(f.Derivative))}
	parse := func(text string, parse func(string) (*Expr, error)) *Expr {
		if text == "" {
			return nil
		}
		e, err := parse(text)
		if err != nil && t.err == nil {
			t.err = fmt.Errorf("function %s: %w", f.Name, err)
		}
		return e
	}
	t.notation = parse(f.Notation, Parse)
	t.basis = parse(f.Basis, Parse)
	t.domain = parse(f.Domain, ParseCondition)
	t.smooth = parse(f.Smooth, ParseCondition)
	t.principal = parse(f.InverseWhere, ParseCondition)
	if f.Complex != nil {
		t.complex, t.analytic = parse(f.Complex.Principal, parseComplex), parse(f.Complex.Derivative, parseComplex)
	}
	for i, text := range f.Derivative {
		t.derivative[i] = parse(text, Parse)
	}
	return t
}

// instance is a call of a table function that its templates are read for.
type instance struct {
	fn   *function.Function
	args []*Expr
	call *Expr // the call itself where it is at hand: derivatives such as that of exp hold it again
}

// instantiate puts arguments for the formal ones of a table function's template.
func instantiate(template *Expr, f *function.Function, args []*Expr) *Expr {
	return instance{fn: f, args: args}.of(template)
}

// of rebuilds a template. Templates are small, so nothing is remembered.
func (in instance) of(template *Expr) *Expr {
	switch {
	case template.names == 0:
		return template
	case template.kind == KindSymbol:
		if i := slices.Index(in.fn.Args, template.name); i >= 0 {
			return in.args[i]
		}
		return template
	case in.call != nil && template.kind == KindCall && template.fn == in.fn && in.isFormal(template):
		return in.call
	}
	return mapArgs(template, in.of)
}

// isFormal reports whether a call within a template has the formal arguments in their order.
func (in instance) isFormal(call *Expr) bool {
	for i, a := range call.args {
		if i >= len(in.fn.Args) || a.kind != KindSymbol || a.name != in.fn.Args[i] {
			return false
		}
	}
	return len(call.args) == len(in.args)
}

// Basis returns a call written by more basic functions, and false if the function is basic.
func Basis(e *Expr) (*Expr, bool) {
	if e.kind != KindCall || e.fn == nil {
		return nil, false
	}
	if e.fn.Variadic && len(e.args) > len(e.fn.Args) {
		e = nested(e)
	}
	t := templatesOf(e.fn)
	if t.basis == nil || len(e.args) != len(e.fn.Args) {
		return nil, false
	}
	return instantiate(t.basis, e.fn, e.args), true
}

// Invert solves f(u) = v for u, if the table has the inverse of f: the equation holds wherever v lies in
// the principal range and u is the value of the inverse at v. For example atan(u) = v gives u = tan(v),
// with the principal range -pi/2 < v < pi/2.
func Invert(f *function.Function, v *Expr) (u, principal *Expr, ok bool) {
	if f.Inverse == "" || !f.Injective || len(f.Args) != 1 {
		return nil, nil, false
	}
	principal = always
	if t := templatesOf(f); t.principal != nil {
		principal = instantiate(t.principal, f, []*Expr{v})
	}
	return ApplyName(f.Inverse, v), principal, true
}

// CheckTable returns the first fault among the texts of the function table, for the tests.
func CheckTable() error {
	for _, f := range append(function.All(), function.Notations()...) {
		if t := templatesOf(f); t.err != nil {
			return t.err
		}
	}
	return nil
}

// Parse reads an expression in plain notation without a document: every name is a real variable.
func Parse(text string) (*Expr, error) {
	t := source.NewText("", text)
	node, err := parser.ParseExpression(t, (*Scope)(nil))
	if err != nil {
		return nil, err
	}
	return Resolve(node, &Scope{infers: true}, t)
}

// ParseCondition reads a condition in plain notation without a document.
func ParseCondition(text string) (*Expr, error) {
	t := source.NewText("", text)
	node, err := parser.ParseCondition(t, (*Scope)(nil))
	if err != nil {
		return nil, err
	}
	return Resolve(node, &Scope{infers: true}, t)
}
