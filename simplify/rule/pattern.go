package rule

import (
	"fmt"
	"slices"

	"nabla/numeric/rational"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// pattern is the left side of a rule, or a part of it, ready to be matched. In the rule exp(x)*exp(y) =>
// exp(x + y) the root is a product with two calls as operands, each with a variable as its own.
type pattern struct {
	kind     symbolic.Kind
	ground   *symbolic.Expr // a part without variables, matched as it is; nil otherwise
	variable int            // number of the variable that the pattern is, -1 if it is none
	number   rational.Rat   // constant of a sum, coefficient of a product
	fn       *function.Function
	name     string // of a document function or an array
	op       symbolic.Op
	args     []*pattern // the most telling first, variables last, where the order is free
}

// compilation gives the variables of a rule their numbers.
type compilation struct {
	variable func(name string) bool // which symbols stand for any expression
	names    []string
	numbers  map[string]int
}

// letter reports whether a name is a variable in a rules file: a single lower-case letter.
func letter(name string) bool { return len(name) == 1 && 'a' <= name[0] && name[0] <= 'z' }

// root compiles a whole left side. A variable alone would match everything, and a sum or product of variables
// alone nearly so.
func (b *compilation) root(e *symbolic.Expr) (*pattern, error) {
	p, err := b.compile(e)
	if err != nil {
		return nil, err
	}
	if p.ground != nil && e.Kind() != symbolic.KindSum && e.Kind() != symbolic.KindProduct {
		return p, nil
	}
	if p.ground != nil {
		return b.operands(p, e) // parts of longer sums and products are matched operand by operand
	}
	free := p.kind == symbolic.KindSum || p.kind == symbolic.KindProduct
	if p.variable >= 0 || free && p.args[0].variable >= 0 {
		return nil, fmt.Errorf("the left side matches nearly everything")
	}
	return p, nil
}

// compile makes the pattern of an expression. Binders cannot stand in a rule: their index would have to be
// matched, too.
func (b *compilation) compile(e *symbolic.Expr) (*pattern, error) {
	p := &pattern{kind: e.Kind(), variable: -1, fn: e.Function(), name: e.Name(), op: e.Op()}
	if b.ground(e) {
		p.ground = e
		return p, nil
	}
	switch e.Kind() {
	case symbolic.KindSymbol:
		p.variable = b.number(e.Name())
		return p, nil
	case symbolic.KindSum, symbolic.KindProduct, symbolic.KindPower, symbolic.KindCall, symbolic.KindComponent,
		symbolic.KindPiecewise, symbolic.KindRelation, symbolic.KindLogic, symbolic.KindDelta:
	default:
		return nil, fmt.Errorf("%s cannot stand in a rule", e)
	}
	return b.operands(p, e)
}

// operands compiles the operands of a node; those of a sum or product may be matched in any order.
func (b *compilation) operands(p *pattern, e *symbolic.Expr) (*pattern, error) {
	p.ground, p.number = nil, e.Number()
	for _, a := range e.Args() {
		q, err := b.compile(a)
		if err != nil {
			return nil, err
		}
		p.args = append(p.args, q)
	}
	if e.Kind() == symbolic.KindSum || e.Kind() == symbolic.KindProduct {
		slices.SortStableFunc(p.args, func(a, c *pattern) int { return c.weight() - a.weight() })
	}
	return p, nil
}

// ground reports that e has no variable.
func (b *compilation) ground(e *symbolic.Expr) bool {
	return !symbolic.Any(e, func(n *symbolic.Expr) bool {
		return n.Kind() == symbolic.KindSymbol && b.variable(n.Name())
	})
}

// number numbers variables in the order of their first use.
func (b *compilation) number(name string) int {
	if i, ok := b.numbers[name]; ok {
		return i
	}
	i := len(b.names)
	b.numbers[name] = i
	b.names = append(b.names, name)
	return i
}

// weight orders operands by how much they say: the more nodes that are no variables, the fewer the places where
// they match.
func (p *pattern) weight() int {
	if p.variable >= 0 {
		return 0
	}
	if p.ground != nil {
		return 1
	}
	w := 2
	if p.kind == symbolic.KindCall {
		w += 2
	}
	for _, a := range p.args {
		w += a.weight()
	}
	return w
}

// split returns base and integer exponent of a factor; every factor that is no integer power is its own
// first power.
func (p *pattern) split() (base *pattern, exponent int64) {
	if p.kind == symbolic.KindPower && p.ground == nil && p.args[1].ground != nil {
		if n, ok := p.args[1].ground.IsInteger(); ok {
			return p.args[0], n
		}
	}
	return p, 1
}
