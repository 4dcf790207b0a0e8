package symbolic

import (
	"fmt"

	"nabla/numeric/rational"
	"nabla/parser"
	"nabla/parser/source"
)

// Unsupported is an error for notation that was read but that nabla cannot work with yet. A step that
// holds it is answered "unknown" with this reason.
type Unsupported struct {
	Span source.Span // of what is not supported, in the source
	What string      // in a reader's words
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
		if scope.infers {
			r.inferDeltas(node, nil)
		}
	}
	return r.node(node)
}

// Resolver resolves trees that share nodes with one that Resolve has seen, each node outside of binders
// once. The diagnosis tries many edits of one tree, which share all but one path.
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
	formal bool // an argument of a function of the document, or the variable of an integral

	lower, upper *Expr // the range of an index, nil where it is not known

	array *Array // of an argument of a function of vectors and matrices, which has no symbol
}

// fail makes the error for a node with its place in the text.
func (r *resolution) fail(n parser.Node, format string, args ...any) error {
	return source.Diagnostic{Text: r.text, Span: n.Span(), Message: fmt.Sprintf(format, args...)}
}

// unsupported makes the error for notation that is understood and not worked with yet.
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

// value lowers one node. Nodes within binders are not remembered, as their index is another symbol each
// time.
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
		if t := r.inlined(n.Text); t != nil && len(t.params) == 0 {
			return r.again(n, t, nil, nil)
		}
		if t := r.inlined(ArrayName(n)); t != nil && t.family && len(n.Sub) > 0 {
			return r.entryAnew(n, t, n.Sub)
		}
		if base := ArrayName(n); len(n.Sub) > 0 && r.boundArray(base) != nil {
			e, err := r.entryOf(&parser.Component{At: n.At, Array: parser.NewName(n.Span(), n.Base, nil, n.Sup), Indices: n.Sub})
			return value{number: e}, err
		}
		if a, err := r.arrayName(n); a != nil || err != nil {
			return value{array: a}, err
		}
	case *parser.Component:
		if name, ok := n.Array.(*parser.Name); ok {
			if t := r.inlined(name.Text); t != nil && t.family {
				return r.entryAnew(n, t, n.Indices)
			}
		}
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
	case *parser.Derivative:
		return r.derivative(n)
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
	switch n.(type) {
	case *parser.Set, *parser.Range:
		return nil, r.fail(n, "a set or a range can stand only after `in`")
	}
	return nil, r.fail(n, "this cannot stand here")
}

// nodes resolves operands in their order; each has to be a number.
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

// unary is a sign before a number or an array.
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

// binary resolves the left operand first, because a power of an array is another operation than one of a
// number.
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

// power refuses what is certainly undefined. An exponent that is not a number may still make 0^0 at some
// point; the evaluator sees that. 0^x is left: it is 0 for x > 0.
func (r *resolution) power(n *parser.Binary, x, y *Expr) (*Expr, error) {
	if x.IsZero() && y.kind == KindNumber && y.number.Sign() <= 0 {
		if y.IsZero() {
			return nil, r.fail(n, "0^0 is not defined")
		}
		return nil, r.fail(n, "division by zero")
	}
	return Power(x, y), nil
}

// postfix is a factorial or a transpose.
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
