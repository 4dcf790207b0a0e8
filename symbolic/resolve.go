package symbolic

import (
	"fmt"
	"slices"

	"nabla/numeric/rational"
	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic/function"
)

// Unsupported is an error for notation that was read but that nabla cannot work with yet. A step that
// holds it is answered "unknown" with this reason.
type Unsupported struct {
	Span source.Span
	What string
}

// Error says what is not supported.
func (u *Unsupported) Error() string { return u.What + " is not supported yet" }

// Resolve turns a syntax tree into an expression in the names of the scope. Derivatives and
// substitutions stay as nodes for Evaluate. Names that the scope does not know become real variables and
// are added to it as inferred. What is written wrongly is a source.Diagnostic, what is not supported yet an
// *Unsupported.
func Resolve(node parser.Node, scope *Scope, text *source.Text) (*Expr, error) {
	r := resolution{scope: scope, text: text}
	if scope != nil {
		r.inferArrays(node, nil)
	}
	return r.node(node)
}

// Resolver resolves trees that share nodes with one that Resolve has seen, each node outside of binders once.
type Resolver struct{ resolution resolution }

// NewResolver returns a resolver for trees in the names of the scope.
func NewResolver(scope *Scope, text *source.Text) *Resolver {
	return &Resolver{resolution{scope: scope, text: text, memo: map[parser.Node]*Expr{}}}
}

// Resolve is the function Resolve for one more tree, which has no arrays that are new to the scope.
func (r *Resolver) Resolve(node parser.Node) (*Expr, error) {
	r.resolution.bound = r.resolution.bound[:0]
	return r.resolution.node(node)
}

// resolution is the lowering of one tree.
type resolution struct {
	scope *Scope
	text  *source.Text
	bound []binding             // names bound by the sums, products and integrals around, innermost last
	memo  map[parser.Node]*Expr // what nodes outside of binders mean, or nil

	symbols []*Expr // the names met so far: a name is one node wherever it stands
}

// binding is a bound name and the fresh symbol it stands for.
type binding struct {
	name   string
	symbol *Expr
	index  bool // bound by a sum or product, not by an integral

	lower, upper *Expr // the range of an index, nil where it is not known
}

func (r *resolution) fail(n parser.Node, format string, args ...any) error {
	return source.Diagnostic{Text: r.text, Span: n.Span(), Message: fmt.Sprintf(format, args...)}
}

func unsupported(n parser.Node, what string) error { return &Unsupported{n.Span(), what} }

// node lowers one node.
func (r *resolution) node(n parser.Node) (*Expr, error) {
	if r.memo == nil || len(r.bound) > 0 {
		return r.lower(n)
	}
	if e, ok := r.memo[n]; ok {
		return e, nil
	}
	e, err := r.lower(n)
	if err == nil {
		r.memo[n] = e
	}
	return e, err
}

// lower is the one switch over the kinds of syntax.
func (r *resolution) lower(n parser.Node) (*Expr, error) {
	switch n := n.(type) {
	case *parser.Number:
		v, err := rational.Parse(n.Text)
		if err != nil {
			return nil, r.fail(n, "%s", err)
		}
		return Number(v), nil
	case *parser.Name:
		return r.name(n)
	case *parser.Component:
		return r.component(n)
	case *parser.Unary:
		return r.unary(n)
	case *parser.Binary:
		return r.binary(n)
	case *parser.Postfix:
		return r.postfix(n)
	case *parser.Call:
		return r.call(n)
	case *parser.Bars:
		return r.apply("abs", n.X)
	case *parser.Big:
		return r.big(n)
	case *parser.Derivative:
		return r.derivative(n)
	case *parser.Integral:
		return r.integral(n)
	case *parser.Substitution:
		return r.substitution(n)
	case *parser.Indicator:
		c, err := r.node(n.Condition)
		if err != nil {
			return nil, err
		}
		return Indicator(c), nil
	case *parser.Piecewise:
		return r.piecewise(n)
	case *parser.Relation:
		return r.relation(n)
	case *parser.Logic:
		return r.logic(n)
	case *parser.List:
		return nil, r.fail(n, "a vector stands here where a number is expected")
	case *parser.Opaque:
		return nil, unsupported(n, "`"+n.Kind+"`")
	}
	return nil, r.fail(n, "this cannot stand here")
}

func (r *resolution) nodes(ns []parser.Node) ([]*Expr, error) {
	es := make([]*Expr, len(ns))
	for i, n := range ns {
		e, err := r.node(n)
		if err != nil {
			return nil, err
		}
		es[i] = e
	}
	return es, nil
}

func (r *resolution) unary(n *parser.Unary) (*Expr, error) {
	x, err := r.node(n.X)
	if err != nil || n.Op == "+" {
		return x, err
	}
	return Negate(x), nil
}

func (r *resolution) binary(n *parser.Binary) (*Expr, error) {
	x, err := r.node(n.X)
	if err != nil {
		return nil, err
	}
	y, err := r.node(n.Y)
	if err != nil {
		return nil, err
	}
	switch n.Op {
	case parser.Add:
		return Sum(x, y), nil
	case parser.Sub:
		return Difference(x, y), nil
	case parser.Mul:
		return Product(x, y), nil
	case parser.Div:
		if y.IsZero() {
			return nil, r.fail(n.Y, "division by zero")
		}
		return Quotient(x, y), nil
	case parser.Pow:
		return r.power(n, x, y)
	}
	return nil, r.fail(n, "an operation entry by entry has a vector as its value; a number is expected here")
}

func (r *resolution) power(n *parser.Binary, x, y *Expr) (*Expr, error) {
	if x.IsZero() && y.kind == KindNumber && y.number.Sign() <= 0 {
		if y.IsZero() {
			return nil, r.fail(n, "0^0 is not defined")
		}
		return nil, r.fail(n, "division by zero")
	}
	return Power(x, y), nil
}

func (r *resolution) postfix(n *parser.Postfix) (*Expr, error) {
	if n.Op == "!" {
		return r.apply("factorial", n.X)
	}
	return nil, unsupported(n, "a transpose")
}

func (r *resolution) apply(name string, args ...parser.Node) (*Expr, error) {
	es, err := r.nodes(args)
	if err != nil {
		return nil, err
	}
	return ApplyName(name, es...), nil
}

// later names the functions of matrices that the notation has and that are not resolved yet.
var later = []string{
	"grad", "jac", "hess", "inv", "det", "tr", "diag", "I", "ones", "zeros", "diagof", "unit", "expm", "outer", "vec", "kron",
	"vector", "matrix",
}

func (r *resolution) call(n *parser.Call) (*Expr, error) {
	name := n.Function.Text
	known := r.scope.definition(name) != nil || r.scope.Variable(name) != nil
	if !known && slices.Contains(later, name) {
		return nil, unsupported(n, "the function `"+name+"`")
	}
	if f, ok := function.Lookup(name); ok && !known && f.Vector {
		return r.numberOf(n, f)
	}
	if n.Dot {
		return nil, r.fail(n, "`%s.` works entry by entry and has a vector as its value; a number is expected here", name)
	}
	args, err := r.nodes(n.Args)
	if err != nil {
		return nil, err
	}
	if known {
		return r.documentCall(n, args)
	}
	if name == "delta" && len(args) == 2 {
		return Delta(args[0], args[1]), nil
	}
	f, ok := function.Lookup(name)
	if !ok {
		return nil, r.unknown(n.Function)
	}
	if !f.Accepts(len(args)) {
		return nil, r.wrongCount(n, f)
	}
	if n.Primes > 0 {
		return r.primed(n, f.Name, args)
	}
	return Apply(f, args...), nil
}

func (r *resolution) wrongCount(n *parser.Call, f *function.Function) error {
	return r.fail(n, "`%s` takes %s, not %d", f.Name, counted(len(f.Args), "argument"), len(n.Args))
}

// unknown reports a function that nobody knows, with the nearest one that somebody does.
func (r *resolution) unknown(n *parser.Name) error {
	if near, ok := function.Nearest(n.Text); ok {
		return r.fail(n, "unknown function `%s`; did you mean `%s`?", n.Text, near)
	}
	return r.fail(n, "unknown function `%s`", n.Text)
}

func (r *resolution) documentCall(n *parser.Call, args []*Expr) (*Expr, error) {
	name := n.Function.Text
	arity := -1
	if d := r.scope.definition(name); d != nil && !d.Family {
		arity = len(d.Params)
	} else if v := r.scope.Variable(name); v != nil && v.Kind == FunctionOf {
		arity = v.Arity
	}
	switch {
	case arity == 0 || arity < 0 && isVariable(r.scope, name):
		return nil, r.fail(n.Function, "`%s` is a variable here and cannot be applied", name)
	case arity > 0 && arity != len(args):
		return nil, r.fail(n, "`%s` takes %s, not %d", name, counted(arity, "argument"), len(args))
	case n.Primes > 0:
		return r.primed(n, name, args)
	}
	return CallUnknown(name, nil, args...), nil
}

// isVariable reports that a name is declared as something other than a function.
func isVariable(s *Scope, name string) bool {
	v := s.Variable(name)
	return v != nil && v.Kind != FunctionOf
}

func (r *resolution) primed(n *parser.Call, name string, args []*Expr) (*Expr, error) {
	if len(args) != 1 {
		return nil, r.fail(n, "a prime needs a function of one variable")
	}
	return CallUnknown(name, []int{n.Primes}, args...), nil
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if noun == "index" {
		return fmt.Sprintf("%d indices", n)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// big resolves a sum or product; without bounds the index must have a declared range.
func (r *resolution) big(n *parser.Big) (*Expr, error) {
	lower, upper, err := r.bounds(n)
	if err != nil {
		return nil, err
	}
	index := Fresh(n.Index.Text)
	r.bound = append(r.bound, binding{n.Index.Text, index, true, lower, upper})
	defer func() { r.bound = r.bound[:len(r.bound)-1] }()
	condition := always
	if n.Where != nil {
		if condition, err = r.node(n.Where); err != nil {
			return nil, err
		}
	}
	body, err := r.node(n.Body)
	if err != nil {
		return nil, err
	}
	if n.Product {
		return BigProduct(index, lower, upper, condition, body), nil
	}
	return BigSum(index, lower, upper, condition, body), nil
}

func (r *resolution) bounds(n *parser.Big) (lower, upper *Expr, err error) {
	if n.Lower == nil || n.Upper == nil {
		v := r.scope.Variable(n.Index.Text)
		if v == nil || v.Lower == nil {
			v = r.inferRange(n.Index.Text, n.Body)
		}
		if v == nil {
			return nil, nil, r.fail(n.Index, "the index `%s` has no declared range; write the bounds or `index %s in 1..n`", n.Index.Text, n.Index.Text)
		}
		return v.Lower, v.Upper, nil
	}
	for _, end := range []parser.Node{n.Lower, n.Upper} {
		if mentionsName(end, n.Index.Text) {
			return nil, nil, r.fail(end, "this bound depends on the index `%s` that it bounds", n.Index.Text)
		}
	}
	if lower, err = r.end(n.Lower); err != nil {
		return nil, nil, err
	}
	if upper, err = r.end(n.Upper); err == nil {
		r.inferCount(upper)
	}
	return lower, upper, err
}

// inferCount notes that a name up to which one adds or multiplies, and of which nothing else is said, is a natural
// number.
func (r *resolution) inferCount(upper *Expr) {
	if r.scope == nil || upper.kind != KindSymbol || r.scope.definition(upper.name) != nil {
		return
	}
	if v := r.scope.Variable(upper.name); v == nil || v.Inferred && v.Kind == Real {
		r.scope.Declare(&Variable{Name: upper.name, Kind: NaturalNumber, Inferred: true})
	}
}

// end resolves an end of the range of an index.
func (r *resolution) end(n parser.Node) (*Expr, error) {
	e, err := r.node(n)
	if err == nil && e.kind == KindNumber && !e.number.IsInt() {
		err = r.fail(n, "this end of a range is no integer")
	}
	return e, err
}

func (r *resolution) integral(n *parser.Integral) (*Expr, error) {
	lower, err := r.node(n.Lower)
	if err != nil {
		return nil, err
	}
	upper, err := r.node(n.Upper)
	if err != nil {
		return nil, err
	}
	variable := Fresh(n.Variable.Text)
	r.bound = append(r.bound, binding{name: n.Variable.Text, symbol: variable})
	defer func() { r.bound = r.bound[:len(r.bound)-1] }()
	body, err := r.node(n.Body)
	if err != nil {
		return nil, err
	}
	return Integral(variable, lower, upper, body), nil
}

// derivative nests the variables, the last one innermost, as in d^2 f/(dx dy).
func (r *resolution) derivative(n *parser.Derivative) (*Expr, error) {
	variables := make([]*Expr, len(n.By))
	for i, by := range n.By {
		v, err := r.variable(by.Variable)
		if err == nil && r.isIndex(v) {
			err = r.fail(by.Variable, "this is an index, which takes integers; nothing is differentiated by it")
		}
		if err != nil {
			return nil, err
		}
		variables[i] = v
	}
	body, err := r.differentiated(n.Body, variables[len(variables)-1])
	if err != nil {
		return nil, err
	}
	for i := len(n.By) - 1; i >= 0; i-- {
		order := one
		if n.By[i].Order != nil {
			if order, err = r.node(n.By[i].Order); err != nil {
				return nil, err
			}
			if k, ok := order.IsInteger(); !ok || k < 0 {
				return nil, r.fail(n.By[i].Order, "the order of a derivative is a nonnegative integer")
			}
		}
		body = Unevaluated(body, variables[i], order)
	}
	return body, nil
}

// isIndex reports that e is an index, bound by a sum or declared.
func (r *resolution) isIndex(e *Expr) bool {
	for _, b := range r.bound {
		if b.symbol == e {
			return b.index
		}
	}
	v := r.scope.Variable(e.name)
	return e.kind == KindSymbol && v != nil && v.Kind == Index
}

// variable resolves what one differentiates by, or puts a value for: a name or a component.
func (r *resolution) variable(n parser.Node) (*Expr, error) {
	e, err := r.node(n)
	if err != nil {
		return nil, err
	}
	if e.kind != KindSymbol && e.kind != KindComponent {
		return nil, r.fail(n, "this is not a variable")
	}
	return e, nil
}

// differentiated resolves the body of a derivative; there, the bare name of a function of one variable
// means its value at the variable: d sigma/dz is that of sigma(z).
func (r *resolution) differentiated(n parser.Node, variable *Expr) (*Expr, error) {
	name, ok := n.(*parser.Name)
	if !ok {
		return r.node(n)
	}
	if d := r.scope.definition(name.Text); d != nil {
		if len(d.Params) == 1 && !d.Family {
			return CallUnknown(name.Text, nil, variable), nil
		}
		return r.node(n)
	}
	if v := r.scope.Variable(name.Text); v != nil && !v.Inferred {
		if v.Kind == FunctionOf && v.Arity == 1 {
			return CallUnknown(name.Text, nil, variable), nil
		}
		return r.node(n)
	}
	if f, ok := function.Lookup(name.Text); ok && len(f.Args) == 1 && !f.Variadic {
		return Apply(f, variable), nil
	}
	return r.node(n)
}

func (r *resolution) substitution(n *parser.Substitution) (*Expr, error) {
	body, err := r.node(n.Body)
	if err != nil {
		return nil, err
	}
	variable, err := r.variable(n.Variable)
	if err != nil {
		return nil, err
	}
	value, err := r.node(n.Value)
	if err != nil {
		return nil, err
	}
	return At(body, variable, value), nil
}

func (r *resolution) piecewise(n *parser.Piecewise) (*Expr, error) {
	var parts []*Expr
	for _, c := range n.Cases {
		condition, err := r.node(c.Condition)
		if err != nil {
			return nil, err
		}
		value, err := r.node(c.Value)
		if err != nil {
			return nil, err
		}
		parts = append(parts, condition, value)
	}
	if n.Otherwise == nil {
		return Piecewise(parts, nil), nil
	}
	otherwise, err := r.node(n.Otherwise)
	if err != nil {
		return nil, err
	}
	return Piecewise(parts, otherwise), nil
}
