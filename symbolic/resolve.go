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
	return &Resolver{resolution{scope: scope, text: text, memo: map[parser.Node]value{}}}
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
	memo  map[parser.Node]value // what nodes outside of binders mean, or nil

	vectors bool // within an argument that has to be a vector

	unfolding *unfolding // of functions of vectors and matrices, or nil

	symbols []*Expr // the names met so far: a name is one node wherever it stands
}

// binding is a bound name and the fresh symbol it stands for.
type binding struct {
	name   string
	symbol *Expr
	index  bool // bound by a sum or product, not by an integral

	lower, upper *Expr // the range of an index, nil where it is not known

	array *Array // of an argument of a function of vectors and matrices, which has no symbol
}

func (r *resolution) fail(n parser.Node, format string, args ...any) error {
	return source.Diagnostic{Text: r.text, Span: n.Span(), Message: fmt.Sprintf(format, args...)}
}

func unsupported(n parser.Node, what string) error { return &Unsupported{n.Span(), what} }

// node lowers a node whose value has to be a number.
func (r *resolution) node(n parser.Node) (*Expr, error) {
	v, err := r.value(n)
	if err != nil {
		return nil, err
	}
	if v.array == nil {
		return v.number, nil
	}
	switch n := n.(type) {
	case *parser.Name:
		return nil, unsupported(n, "the whole array `"+n.Text+"` in the place of a number")
	case *parser.List:
		return nil, r.fail(n, "a vector stands here where a number is expected")
	}
	return nil, unsupported(n, "an array, "+v.shapeText()+", in the place of a number")
}

// value lowers one node.
func (r *resolution) value(n parser.Node) (value, error) {
	if r.memo == nil || len(r.bound) > 0 || r.vectors {
		return r.lower(n)
	}
	if v, ok := r.memo[n]; ok {
		return v, nil
	}
	v, err := r.lower(n)
	if err == nil {
		r.memo[n] = v
	}
	return v, err
}

// lower is the switch over the kinds of syntax that arrays can be made with.
func (r *resolution) lower(n parser.Node) (value, error) {
	switch n := n.(type) {
	case *parser.Name:
		if base := ArrayName(n); len(n.Sub) > 0 && r.boundArray(base) != nil {
			e, err := r.entryOf(&parser.Component{At: n.At, Array: parser.NewName(n.Span(), n.Base, nil, n.Sup), Indices: n.Sub})
			return value{number: e}, err
		}
		if a, err := r.arrayName(n); a != nil || err != nil {
			return value{array: a}, err
		}
	case *parser.Component:
		if name, ok := n.Array.(*parser.Name); ok && r.boundArray(name.Text) != nil {
			e, err := r.entryOf(n)
			return value{number: e}, err
		} else if ok {
			if a, err := r.row(n, name.Text, n.Indices); a != nil || err != nil {
				return value{array: a}, err
			}
		}
	case *parser.Unary:
		return r.unary(n)
	case *parser.Binary:
		return r.binary(n)
	case *parser.Postfix:
		return r.postfix(n)
	case *parser.Call:
		return r.call(n)
	case *parser.Bars:
		return r.bars(n)
	case *parser.Big:
		return r.big(n)
	case *parser.List:
		a, err := r.list(n)
		return value{array: a}, err
	}
	e, err := r.numeral(n)
	return value{number: e}, err
}

// numeral is the switch over the kinds of syntax whose value is a number or a condition.
func (r *resolution) numeral(n parser.Node) (*Expr, error) {
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

func (r *resolution) unary(n *parser.Unary) (value, error) {
	x, err := r.value(n.X)
	switch {
	case err != nil || n.Op == "+":
		return x, err
	case x.array != nil:
		return value{array: x.array.each(Negate)}, nil
	}
	return value{number: Negate(x.number)}, nil
}

func (r *resolution) binary(n *parser.Binary) (value, error) {
	x, err := r.value(n.X)
	if err != nil {
		return value{}, err
	}
	if x.array != nil && n.Op == parser.Pow {
		return r.raised(n, x)
	}
	y, err := r.value(n.Y)
	if err != nil {
		return value{}, err
	}
	if x.array != nil || y.array != nil {
		return r.operation(n, x, y)
	}
	e, err := r.arithmetic(n, x.number, y.number)
	return value{number: e}, err
}

// arithmetic carries out an operation on numbers.
func (r *resolution) arithmetic(n *parser.Binary, x, y *Expr) (*Expr, error) {
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

func (r *resolution) postfix(n *parser.Postfix) (value, error) {
	if n.Op == "!" {
		e, err := r.apply("factorial", n.X)
		return value{number: e}, err
	}
	x, err := r.value(n.X)
	switch {
	case err != nil:
		return value{}, err
	case x.array == nil:
		return value{}, unsupported(n, "the transpose of what is not declared as a vector or a matrix")
	}
	return settled(x.array.transposed())
}

// bars is the absolute value of a number, the norm of a vector, the determinant of a matrix.
func (r *resolution) bars(n *parser.Bars) (value, error) {
	x, err := r.value(n.X)
	switch {
	case err != nil:
		return value{}, err
	case x.array == nil:
		return value{number: ApplyName("abs", x.number)}, nil
	case !x.array.isVector():
		return r.determinant(n, x.array)
	case x.array.rows == nil:
		return value{}, unsupported(n, "the norm of a vector whose size is not declared")
	}
	squares, err := total(x.array.rows, func(k *Expr) (*Expr, error) {
		e, err := x.array.at(k, one)
		if err != nil {
			return nil, err
		}
		return Power(e, Int(2)), nil
	})
	if err != nil {
		return value{}, err
	}
	return value{number: ApplyName("sqrt", squares)}, nil
}

func (r *resolution) apply(name string, args ...parser.Node) (*Expr, error) {
	es, err := r.nodes(args)
	if err != nil {
		return nil, err
	}
	return ApplyName(name, es...), nil
}

// later names the functions of matrices that the notation has and that are not resolved yet.
var later = []string{"inv", "expm", "vec", "kron", "vector", "matrix"}

func (r *resolution) call(n *parser.Call) (value, error) {
	name := n.Function.Text
	if t := r.scope.template(name); t != nil {
		return r.unfold(n, t)
	}
	known := r.scope.definition(name) != nil || r.scope.Variable(name) != nil
	if known {
		return r.ofNumbers(n, known)
	}
	if op, ok := entrywiseName[name]; ok && len(n.Args) == 2 {
		return r.hadamard(n, op)
	}
	if _, ok := matrixArity[name]; ok {
		return r.matrixCall(n)
	}
	if slices.Contains(later, name) {
		return value{}, unsupported(n, "the function `"+name+"`")
	}
	if f, ok := function.Lookup(name); ok && f.Vector {
		return r.ofVectors(n, f)
	}
	return r.ofNumbers(n, known)
}

// hadamard reads had(A, B) and its like.
func (r *resolution) hadamard(n *parser.Call, op parser.Op) (value, error) {
	r.inferVector(n.Args[0])
	r.inferVector(n.Args[1])
	x, err := r.value(n.Args[0])
	if err != nil {
		return value{}, err
	}
	y, err := r.value(n.Args[1])
	if err != nil {
		return value{}, err
	}
	if x.array == nil && y.array == nil {
		return value{}, r.fail(n, "`%s` takes vectors or matrices; these are numbers, or names that are not declared as such", n.Function.Text)
	}
	return r.entrywise(n, op, x, y, n.Args[0], n.Args[1])
}

// ofNumbers reads a call of a function of numbers, also of one that the document defines, which may be applied to the
// entries of an array.
func (r *resolution) ofNumbers(n *parser.Call, known bool) (value, error) {
	if len(n.Args) == 1 && (n.Dot || n.Primes == 0) {
		x, err := r.value(n.Args[0])
		if err != nil {
			return value{}, err
		}
		if x.array != nil {
			return r.ofArray(n, x.array, known)
		}
		if !n.Dot {
			e, err := r.application(n, []*Expr{x.number}, known)
			return value{number: e}, err
		}
	}
	if n.Dot {
		return value{}, r.fail(n, "`%s.` works entry by entry and has a vector as its value; a number is expected here", n.Function.Text)
	}
	args, err := r.nodes(n.Args)
	if err != nil {
		return value{}, err
	}
	e, err := r.application(n, args, known)
	return value{number: e}, err
}

// ofArray applies a function of one number to the entries of an array.
func (r *resolution) ofArray(n *parser.Call, x *Array, known bool) (value, error) {
	if _, err := r.application(n, []*Expr{one}, known); err != nil {
		return value{}, err
	}
	return r.elementwise(n, x, func(e *Expr) *Expr {
		if f, ok := function.Lookup(n.Function.Text); ok && !known {
			return Apply(f, e)
		}
		return CallUnknown(n.Function.Text, nil, e)
	})
}

// application is a call with the values of its arguments.
func (r *resolution) application(n *parser.Call, args []*Expr, known bool) (*Expr, error) {
	name := n.Function.Text
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
	switch noun {
	case "index":
		noun = "indices"
	case "entry":
		noun = "entries"
	default:
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// big resolves a sum or product; without bounds the index must have a declared range. A sum of arrays is one of their
// entries.
func (r *resolution) big(n *parser.Big) (value, error) {
	lower, upper, err := r.bounds(n)
	if err != nil {
		return value{}, err
	}
	index := Fresh(n.Index.Text)
	r.bound = append(r.bound, binding{name: n.Index.Text, symbol: index, index: true, lower: lower, upper: upper})
	defer func() { r.bound = r.bound[:len(r.bound)-1] }()
	condition := always
	if n.Where != nil {
		if condition, err = r.node(n.Where); err != nil {
			return value{}, err
		}
	}
	body, err := r.value(n.Body)
	switch {
	case err != nil:
		return value{}, err
	case n.Product && body.array != nil:
		return value{}, unsupported(n, "a product of arrays over an index")
	case n.Product:
		return value{number: BigProduct(index, lower, upper, condition, body.number)}, nil
	case body.array == nil:
		return value{number: BigSum(index, lower, upper, condition, body.number)}, nil
	}
	return value{array: body.array.each(func(e *Expr) *Expr { return BigSum(index, lower, upper, condition, e) })}, nil
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
