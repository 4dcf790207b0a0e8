package symbolic

import (
	"strings"

	"nabla/numeric/rational"
	"nabla/parser"
)

// Syntax writes e back as a syntax tree in the order a reader expects: quotients for negative powers,
// square roots for powers of 1/2, differences for negative terms. Every printer starts from it. What it
// writes reads back as the same expression; a property of the tests holds it.
func Syntax(e *Expr) parser.Node {
	w := writer{euler: !e.Contains("e")}
	for _, name := range Names(e) {
		w.taken = append(w.taken, name)
		w.euler = w.euler && name != "e"
	}
	return w.node(e)
}

// String returns e in plain notation with minimal brackets; it reads back as the same expression in the
// scope that e came from.
func (e *Expr) String() string { return parser.Print(Syntax(e)) }

// writer turns expressions into syntax.
type writer struct {
	taken []string // names in use: free names and the bound names around
	bound []spelling
	euler bool // e is free to mean Euler's number
}

// spelling is the printed name of a bound index.
type spelling struct{ bound, printed string }

// node is the one switch over node kinds that knows how each is written.
func (w *writer) node(e *Expr) parser.Node {
	switch e.kind {
	case KindNumber:
		return number(e.number)
	case KindConstant:
		return &parser.Name{Text: e.name, Base: e.name}
	case KindSymbol:
		return w.symbol(e.name)
	case KindComponent:
		return w.component(e)
	case KindSum:
		return w.sum(e)
	case KindProduct:
		return w.product(e.number, e.args)
	case KindPower:
		return w.product(rational.Int(1), []*Expr{e})
	case KindCall:
		return w.call(e)
	case KindBig:
		return w.big(e)
	case KindDelta:
		return w.apply("delta", w.alphabetical(e.args))
	case KindPiecewise:
		return w.piecewise(e)
	case KindRelation:
		return w.relation(e)
	case KindLogic:
		return w.logic(e)
	case KindDerivative:
		by := parser.By{Variable: w.node(e.args[1])}
		if !e.args[2].IsOne() {
			by.Order = w.node(e.args[2])
		}
		return &parser.Derivative{Body: w.node(e.args[0]), By: []parser.By{by}}
	case KindIntegral:
		return w.integral(e)
	case KindInverse:
		return w.inverse(e)
	case KindDeterminant:
		matrix, _ := w.matrix(e)
		return &parser.Call{Function: nameNode("det"), Args: []parser.Node{matrix}}
	}
	return &parser.Substitution{Body: w.node(e.args[0]), Variable: w.node(e.args[1]), Value: w.node(e.args[2])}
}

// spelledRelation is how a relation is written from left to right and from right to left.
var spelledRelation = map[Op][2]string{
	Equals: {"=", "="}, NotEquals: {"!=", "!="}, Less: {"<", ">"}, LessEqual: {"<=", ">="},
}

// relation writes a number on the right side, and moves the constant of a sum there: x >= 2 for
// 0 <= x - 2.
func (w *writer) relation(e *Expr) parser.Node {
	x, y, spelled := e.args[0], e.args[1], spelledRelation[e.op][0]
	if x.kind == KindNumber && y.kind != KindNumber {
		x, y, spelled = y, x, spelledRelation[e.op][1]
	}
	if x.kind == KindSum && y.kind == KindNumber && !x.number.IsZero() {
		x, y = newSum(rational.Rat{}, x.args), Number(y.number.Sub(x.number))
	}
	if negative(x) && y.kind == KindNumber {
		x, y = Negate(x), Negate(y)
		spelled = flipped[spelled]
	}
	if e.op == Equals || e.op == NotEquals {
		sides := w.alphabetical([]*Expr{x, y})
		x, y = sides[0], sides[1]
	}
	return &parser.Relation{Op: spelled, X: w.node(x), Y: w.node(y)}
}

// alphabetical returns two symbols in the order of their printed names; anything else as it stands.
func (w *writer) alphabetical(pair []*Expr) []*Expr {
	x, y := pair[0], pair[1]
	if x.kind == KindSymbol && y.kind == KindSymbol && parser.Print(w.node(x)) > parser.Print(w.node(y)) {
		return []*Expr{y, x}
	}
	return pair
}

var flipped = map[string]string{"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}

// number writes a rational as the tree that a reader would: a sign, a quotient.
func number(r rational.Rat) parser.Node {
	if r.Sign() < 0 {
		return &parser.Unary{Op: "-", X: number(r.Neg())}
	}
	if r.IsInt() {
		return &parser.Number{Text: r.String()}
	}
	return &parser.Binary{Op: parser.Div,
		X: &parser.Number{Text: r.Num().String()}, Y: &parser.Number{Text: r.Den().String()}}
}

// symbol writes a bound index by the name that was chosen for it, a fresh symbol by its hint, and any other
// name as it is spelt.
func (w *writer) symbol(name string) parser.Node {
	for i := len(w.bound) - 1; i >= 0; i-- {
		if w.bound[i].bound == name {
			name = w.bound[i].printed
			return &parser.Name{Text: name, Base: name}
		}
	}
	if strings.HasPrefix(name, "%") {
		name = hintOf(name)
	}
	if isApplied(name) {
		return appliedNode(name)
	}
	return nameNode(name)
}

// nameNode splits a canonical name into base, subscript and superscript.
func nameNode(text string) *parser.Name {
	n := &parser.Name{Text: text, Base: text}
	if i := strings.Index(n.Base, "^{"); i > 0 {
		n.Sup = strings.TrimSuffix(n.Base[i+2:], "}")
		n.Base = n.Base[:i]
	}
	return n
}

// component writes x_k where that reads back, and x[k] for an array whose own name has a subscript.
func (w *writer) component(e *Expr) parser.Node {
	indices := w.nodes(e.args)
	if isApplied(e.name) {
		return &parser.Component{Array: appliedNode(e.name), Indices: indices}
	}
	array := nameNode(e.name)
	if strings.ContainsAny(array.Base, "_0123456789") {
		return &parser.Component{Array: array, Indices: indices}
	}
	texts := make([]string, len(indices))
	for i, x := range indices {
		texts[i] = parser.Print(x)
	}
	sub := strings.Join(texts, ",")
	if len(indices) > 1 || len(sub) > 1 {
		sub = "{" + sub + "}"
	}
	text := array.Base + "_" + sub
	if array.Sup != "" {
		text += "^{" + array.Sup + "}"
	}
	return &parser.Name{Text: text, Base: array.Base, Sub: indices, Sup: array.Sup}
}

// nodes writes operands in their order.
func (w *writer) nodes(es []*Expr) []parser.Node {
	ns := make([]parser.Node, len(es))
	for i, e := range es {
		ns[i] = w.node(e)
	}
	return ns
}

// sum writes terms in the order of arrange.go, a minus sign in place of a negative coefficient.
func (w *writer) sum(e *Expr) parser.Node {
	var whole parser.Node
	for _, t := range arrangeTerms(e) {
		minus := negative(t)
		if minus && whole != nil {
			t = Negate(t)
		}
		x := w.node(t)
		switch {
		case whole == nil:
			whole = x
		case minus:
			whole = &parser.Binary{Op: parser.Sub, X: whole, Y: x}
		default:
			whole = &parser.Binary{Op: parser.Add, X: whole, Y: x}
		}
	}
	return whole
}

// product writes coefficient * factors as a quotient.
func (w *writer) product(coefficient rational.Rat, factors []*Expr) parser.Node {
	if coefficient.Sign() < 0 {
		return &parser.Unary{Op: "-", X: w.product(coefficient.Neg(), factors)}
	}
	var above, below []parser.Node
	if num := rational.FromBigInt(coefficient.Num()); !num.IsOne() {
		above = append(above, number(num))
	}
	if den := rational.FromBigInt(coefficient.Den()); !den.IsOne() {
		below = append(below, number(den))
	}
	for _, f := range arrangeFactors(factors) {
		if f.kind == KindPower && f.args[1].kind == KindNumber && f.args[1].number.Sign() < 0 {
			below = append(below, w.power(f.args[0], Number(f.args[1].number.Neg())))
		} else if f.kind == KindPower {
			above = append(above, w.power(f.args[0], f.args[1]))
		} else {
			above = append(above, w.node(f))
		}
	}
	if len(below) == 0 {
		return times(above)
	}
	return &parser.Binary{Op: parser.Div, X: times(above), Y: times(below)}
}

// times joins factors by multiplication signs.
func times(factors []parser.Node) parser.Node {
	if len(factors) == 0 {
		return &parser.Number{Text: "1"}
	}
	whole := factors[0]
	for _, f := range factors[1:] {
		whole = &parser.Binary{Op: parser.Mul, X: whole, Y: f}
	}
	return whole
}

// power writes roots and quotients where a power stands for one.
func (w *writer) power(base, exponent *Expr) parser.Node {
	switch {
	case exponent.IsOne():
		return w.node(base)
	case Equal(exponent, half):
		return w.apply("sqrt", []*Expr{base})
	}
	return &parser.Binary{Op: parser.Pow, X: w.node(base), Y: w.node(exponent)}
}

// apply writes the application of a function.
func (w *writer) apply(name string, args []*Expr) parser.Node {
	return &parser.Call{Function: nameNode(name), Args: w.nodes(args)}
}

// call writes primes for derivatives of functions of one variable, a derivative as a quotient for others.
func (w *writer) call(e *Expr) parser.Node {
	if e.fn != nil {
		if Equal(e, euler) && w.euler {
			return &parser.Name{Text: "e", Base: "e"}
		}
		return w.apply(e.fn.Name, e.args)
	}
	if e.orders() == nil || len(e.args) == 1 {
		c := &parser.Call{Function: nameNode(e.name), Args: w.nodes(e.args)}
		if e.orders() != nil {
			c.Primes = e.orders()[0]
		}
		return c
	}
	return w.partials(e)
}

// partials writes a derivative of an unknown function of several variables.
func (w *writer) partials(e *Expr) parser.Node {
	d := &parser.Derivative{Body: &parser.Call{Function: nameNode(e.name), Args: w.nodes(e.args)}, Partial: true}
	for i, order := range e.orders() {
		if order > 0 {
			by := parser.By{Variable: w.node(e.args[i])}
			if order > 1 {
				by.Order = number(rational.Int(int64(order)))
			}
			d.By = append(d.By, by)
		}
	}
	return d
}

// binderName chooses the printed name of a bound index and calls body with it in force.
func (w *writer) binderName(e *Expr, body func(name *parser.Name)) {
	w.named(e.args[0].name, e.hint(), body)
}

// named chooses the printed name of a bound name, the one given if that is free. From i on through the
// alphabet to v, then with primes.
func (w *writer) named(bound, name string, body func(name *parser.Name)) {
	for i := 0; name == "" || contains(w.taken, name); i++ {
		name = string(rune('i' + i%14))
		if i >= 14 {
			name += strings.Repeat("'", i/14)
		}
	}
	w.taken = append(w.taken, name)
	w.bound = append(w.bound, spelling{bound, name})
	body(&parser.Name{Text: name, Base: name})
	w.bound = w.bound[:len(w.bound)-1]
	w.taken = w.taken[:len(w.taken)-1]
}

// contains reports that the name is in the list.
func contains(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

// big writes a sum or product with its condition.
func (w *writer) big(e *Expr) parser.Node {
	b := &parser.Big{Product: e.product, Lower: w.node(e.args[1]), Upper: w.node(e.args[2])}
	w.binderName(e, func(name *parser.Name) {
		b.Index = name
		if !e.args[3].IsTrue() {
			b.Where = w.node(e.args[3])
		}
		b.Body = w.node(e.args[4])
	})
	return b
}

// integral writes the integrand first, as it is typed.
func (w *writer) integral(e *Expr) parser.Node {
	n := &parser.Integral{Lower: w.node(e.args[1]), Upper: w.node(e.args[2])}
	w.binderName(e, func(name *parser.Name) {
		n.Variable = name
		n.Body = w.node(e.args[4])
	})
	return n
}

// piecewise writes the cases in their order, "otherwise" last.
func (w *writer) piecewise(e *Expr) parser.Node {
	last := len(e.args) - 1
	if last == 2 && e.args[1].IsOne() && e.args[2].IsZero() {
		return &parser.Indicator{Condition: w.node(e.args[0])}
	}
	p := &parser.Piecewise{}
	for i := 0; i < last; i += 2 {
		p.Cases = append(p.Cases, parser.Case{Condition: w.node(e.args[i]), Value: w.node(e.args[i+1])})
	}
	if e.args[last] != undefined {
		p.Otherwise = w.node(e.args[last])
	}
	return p
}

// logic writes a condition; True and False have no spelling of their own in the notation.
func (w *writer) logic(e *Expr) parser.Node {
	if len(e.args) == 0 {
		op := "="
		if e.IsFalse() {
			op = "!="
		}
		return &parser.Relation{Op: op, X: number(rational.Rat{}), Y: number(rational.Rat{})}
	}
	if e.op == Defined {
		return &parser.Call{Function: nameNode("defined"), Args: w.nodes(e.args)}
	}
	return &parser.Logic{Op: map[Op]string{And: "and", Or: "or", Not: "not"}[e.op], Args: w.nodes(e.args)}
}
