package working

import (
	"strings"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// The rules as they are taught, each from a tree to a tree with the derivatives of its parts still to be
// carried out. They keep the author's order of factors and the names; simplifying is left to the end.

// The names of the rules, as they stand in the margin.
const (
	ruleConstant    = "derivative of a constant"
	ruleVariable    = "derivative of the variable"
	ruleSum         = "sum rule"
	ruleFactor      = "constant factor"
	ruleProduct     = "product rule"
	ruleQuotient    = "quotient rule"
	rulePower       = "power rule"
	ruleExponential = "exponential rule"
	ruleLogarithmic = "logarithmic derivative"
	ruleTerms       = "sum rule, term by term"
	ruleOneHot      = "one-hot: components are independent"
	ruleContraction = "delta contraction"
	ruleCases       = "case by case"
	ruleTable       = "table entry"
	ruleChain       = "chain rule"
	ruleClosed      = "simplified"
)

// constant reports whether a tree mentions nothing that stands on the variable. By name alone, so that d/dx
// of c*x has one varying factor.
func (d *derivation) constant(n parser.Node) bool {
	free := true
	parser.Walk(n, func(x parser.Node) bool {
		switch x := x.(type) {
		case *parser.Name:
			free = free && !d.names[x.Text] && !d.names[symbolic.ArrayName(x)]
		case *parser.Call:
			free = free && !d.names[x.Function.Text]
		}
		return free
	})
	return free
}

// of is the derivative of a tree as it stands in the next line: carried out where that is immediate.
func (d *derivation) of(n parser.Node) parser.Node {
	switch {
	case d.constant(n):
		return integer("0")
	case parser.Equal(n, d.Variable):
		return integer("1")
	case d.full:
		return d.pending(n)
	}
	switch n := n.(type) {
	case *parser.Unary:
		return d.signed(n)
	case *parser.Binary:
		switch {
		case n.Op == parser.Add && (d.constant(n.X) || d.constant(n.Y)):
			return plus(d.of(n.X), d.of(n.Y))
		case n.Op == parser.Sub && (d.constant(n.X) || d.constant(n.Y)):
			return minus(d.of(n.X), d.of(n.Y))
		case n.Op == parser.Mul && d.varying(factors(n)) == 1:
			return d.leibniz(factors(n))
		case n.Op == parser.Div && d.constant(n.Y):
			return over(d.of(n.X), n.Y)
		}
	}
	return d.pending(n)
}

// signed differentiates under a sign, which stays in front.
func (d *derivation) signed(n *parser.Unary) parser.Node {
	if n.Op == "-" {
		return negative(d.of(n.X))
	}
	return d.of(n.X)
}

// varying counts the factors that are not constant.
func (d *derivation) varying(factors []parser.Node) int {
	count := 0
	for _, f := range factors {
		if !d.constant(f) {
			count++
		}
	}
	return count
}

// rule returns the name of the rule for the outermost operation of a tree, and the derivative after that rule.
func (d *derivation) rule(n parser.Node) (string, parser.Node) {
	switch {
	case d.constant(n):
		return ruleConstant, integer("0")
	case parser.Equal(n, d.Variable):
		return ruleVariable, integer("1")
	}
	switch n := n.(type) {
	case *parser.Unary:
		return ruleFactor, d.signed(n)
	case *parser.Binary:
		return d.binary(n)
	case *parser.Call:
		return d.call(n)
	case *parser.Name:
		return d.name(n)
	case *parser.Component:
		if a, ok := n.Array.(*parser.Name); ok {
			return d.component(n, symbolic.ArrayName(a), n.Indices)
		}
	case *parser.Big:
		return d.big(n)
	case *parser.Piecewise:
		return ruleCases, d.whole(n)
	}
	return ruleChain, d.whole(n)
}

// binary names the rule by the operation and by which of its operands vary: a constant factor is not
// differentiated by the product rule.
func (d *derivation) binary(n *parser.Binary) (string, parser.Node) {
	switch n.Op {
	case parser.Add:
		return ruleSum, plus(d.of(n.X), d.of(n.Y))
	case parser.Sub:
		return ruleSum, minus(d.of(n.X), d.of(n.Y))
	case parser.Mul:
		rule := ruleProduct
		if d.varying(factors(n)) == 1 {
			rule = ruleFactor
		}
		return rule, d.leibniz(factors(n))
	case parser.Div:
		return d.quotient(n.X, n.Y)
	case parser.Pow:
		return d.power(n.X, n.Y)
	}
	return ruleChain, d.whole(n)
}

// leibniz differentiates one factor after the other and keeps their order.
func (d *derivation) leibniz(factors []parser.Node) parser.Node {
	var sum parser.Node = integer("0")
	for i, f := range factors {
		if d.constant(f) {
			continue
		}
		term := append([]parser.Node(nil), factors...)
		term[i] = d.of(f)
		sum = plus(sum, product(term))
	}
	return sum
}

// quotient is (u'v - uv')/v^2, and -u v'/v^2 above a constant numerator.
func (d *derivation) quotient(u, v parser.Node) (string, parser.Node) {
	square := power(v, integer("2"))
	switch {
	case d.constant(v):
		return ruleFactor, over(d.of(u), v)
	case d.constant(u):
		return ruleQuotient, negative(over(times(u, d.of(v)), square))
	}
	return ruleQuotient, over(minus(times(d.of(u), v), times(u, d.of(v))), square)
}

// power uses the power rule where the exponent is constant and the exponential rule where the base is; where
// both vary, b^x is differentiated through its logarithm.
func (d *derivation) power(base, exponent parser.Node) (string, parser.Node) {
	log := apply("log", base)
	switch {
	case d.constant(exponent):
		lower := power(base, oneLess(exponent))
		return d.chained(rulePower, base), times(times(exponent, lower), d.of(base))
	case d.constant(base):
		outer := power(base, exponent)
		if name, ok := base.(*parser.Name); !ok || name.Text != "e" || d.Scope.Definition("e") != nil {
			outer = times(outer, log)
		}
		return d.chained(ruleExponential, exponent), times(outer, d.of(exponent))
	}
	return ruleLogarithmic, times(power(base, exponent), d.pending(times(exponent, log)))
}

// apply makes the tree of a call.
func apply(name string, args ...parser.Node) parser.Node {
	return &parser.Call{Function: &parser.Name{Text: name, Base: name}, Args: args}
}

// prime is the derivative of a function of the table at its formal argument, log'(x).
func prime(f *function.Function) parser.Node {
	return &parser.Call{
		Function: &parser.Name{Text: f.Name, Base: f.Name}, Primes: 1,
		Args: []parser.Node{&parser.Name{Text: f.Args[0], Base: f.Args[0]}},
	}
}

// chained adds the chain rule to the name of a rule whose inner expression is more than the variable.
func (d *derivation) chained(rule string, inner parser.Node) string {
	if parser.Equal(inner, d.Variable) {
		return rule
	}
	return ruleChain + ", " + rule
}

// call uses the entry of the table of functions, and opens the definition of a function of the document.
// The chain rule: outer is the entry with the inner expression in place of its argument, times the
// derivative of the inner one.
func (d *derivation) call(n *parser.Call) (string, parser.Node) {
	name := n.Function.Text
	if def := d.Scope.Definition(name); def != nil {
		if n.Primes > 0 || len(def.Params) != len(n.Args) || def.Family {
			return ruleChain, d.whole(n)
		}
		return "definition of " + name, d.pending(d.opened(def, n.Args))
	}
	f, ok := function.Lookup(name)
	if !ok || len(n.Args) != 1 || len(f.Args) != 1 || n.Primes > 0 || n.Dot || f.Derivative == nil || f.Derivative[0] == "" {
		return ruleTable, d.whole(n)
	}
	derivative := f.Derivative[0]
	if d.Scope.Unit() != nil && f.Complex != nil && f.Complex.Derivative != "" {
		derivative = f.Complex.Derivative
	}
	outer, err := parser.ParseExpression(source.NewText("", derivative), (*symbolic.Scope)(nil))
	if err != nil {
		return ruleTable, d.whole(n)
	}
	inner := n.Args[0]
	d.entry = &parser.Relation{Op: "=", X: prime(f), Y: outer}
	outer = parser.Instance(outer, map[string]parser.Node{f.Args[0]: inner})
	rule := ruleChain
	if parser.Equal(inner, d.Variable) {
		rule = ruleTable
	}
	return rule, times(outer, d.of(inner))
}

// definition returns the definition of a name, and nil for a variable.
func (d *derivation) definition(n *parser.Name) *symbolic.Definition {
	def := d.Scope.Definition(n.Text)
	if def != nil && len(def.Params) == 0 {
		return def
	}
	return nil
}

// name goes on with a definition and reads subscripts as indices. Of any other name the symbolic derivative is
// taken.
func (d *derivation) name(n *parser.Name) (string, parser.Node) {
	if def := d.definition(n); def != nil {
		return "definition of " + n.Text, d.of(d.opened(def, nil))
	}
	if len(n.Sub) > 0 {
		return d.component(n, symbolic.ArrayName(n), n.Sub)
	}
	return ruleChain, d.whole(n)
}

// component is a product of deltas for an array, and opens the definition of a family. d z_k/d z_j =
// delta(k, j).
func (d *derivation) component(n parser.Node, name string, indices []parser.Node) (string, parser.Node) {
	if def := d.Scope.Definition(name); def != nil && def.Family && len(def.Params) == len(indices) {
		return "definition of " + name, d.of(d.opened(def, indices))
	}
	if d.variable.Kind() != symbolic.KindComponent || d.variable.Name() != name || len(d.variable.Args()) != len(indices) {
		return ruleChain, d.whole(n)
	}
	deltas := make([]parser.Node, len(indices))
	for i, index := range indices {
		deltas[i] = apply("delta", index, symbolic.Syntax(d.variable.Arg(i)))
	}
	return ruleOneHot, product(deltas)
}

// opened is the body of a definition with arguments for its formal ones, as the author wrote it where that is known.
func (d *derivation) opened(def *symbolic.Definition, args []parser.Node) parser.Node {
	body := d.Written[def.Name]
	if body == nil {
		body = symbolic.Syntax(def.Body)
	}
	values := map[string]parser.Node{}
	for i, p := range def.Params {
		values[p] = args[i]
	}
	return parser.Instance(body, values)
}

// big differentiates a sum term by term. Where the derivatives of the terms are deltas, the next line contracts them.
func (d *derivation) big(n *parser.Big) (string, parser.Node) {
	n, ok := d.apart(n)
	if !ok || n.Product || n.Where != nil || n.Lower != nil && !d.constant(n.Lower) || n.Upper != nil && !d.constant(n.Upper) {
		return ruleChain, d.whole(n)
	}
	c := *n
	c.Body = d.of(n.Body)
	return ruleTerms, &c
}

// apart renames the index of a sum that the variable has too, z_j in a sum over j: to another index that is declared with
// the same range and stands nowhere in the line. It reports false if there is none.
func (d *derivation) apart(n *parser.Big) (*parser.Big, bool) {
	if !mentions(d.Variable, n.Index.Text) {
		return n, true
	}
	own := d.Scope.Variable(n.Index.Text)
	if own == nil || own.Kind != symbolic.Index {
		return n, false
	}
	for _, v := range d.Scope.Variables() {
		free := v.Kind == symbolic.Index && !mentions(d.line, v.Name) && !mentions(d.Variable, v.Name)
		if free && symbolic.Equal(v.Lower, own.Lower) && symbolic.Equal(v.Upper, own.Upper) {
			c := *n
			c.Index = &parser.Name{Text: v.Name, Base: v.Name}
			c.Body = parser.Instance(n.Body, map[string]parser.Node{n.Index.Text: c.Index})
			return &c, true
		}
	}
	return n, false
}

// mentions reports whether a name stands in a tree, bound or free.
func mentions(n parser.Node, name string) bool {
	found := false
	parser.Walk(n, func(x parser.Node) bool {
		switch x := x.(type) {
		case *parser.Name:
			found = found || x.Text == name
		case *parser.Big:
			found = found || x.Index.Text == name
		}
		return !found
	})
	return found
}

// whole is the derivative in one line, for what has no rule here.
func (d *derivation) whole(n parser.Node) parser.Node {
	scope := d.Scope.Clone()
	e, err := symbolic.Resolve(n, scope, nil)
	if err == nil {
		e, err = symbolic.Diff(e, d.variable, scope)
	}
	if err != nil {
		return &parser.Opaque{Kind: "derivative that is not known: " + strings.TrimSpace(err.Error())}
	}
	return symbolic.Syntax(e)
}
