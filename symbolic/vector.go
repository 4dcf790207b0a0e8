package symbolic

import (
	"nabla/parser"
	"nabla/symbolic/function"
)

// vector is a vector that an expression is made from: there is no node for it, only for its entries.
type vector struct {
	size *Expr // nil if nothing says it
	at   func(index *Expr) (*Expr, error)
}

// vector reads n as a vector: an array, a row of a matrix, a list, a function of vectors, or sums and
// multiples of them. It reports false for what is a number.
func (r *resolution) vector(n parser.Node) (v vector, ok bool, err error) {
	switch n := n.(type) {
	case *parser.Name:
		return r.vectorName(n)
	case *parser.Component:
		if array, ok := n.Array.(*parser.Name); ok {
			return r.row(n, array.Text, n.Indices)
		}
	case *parser.List:
		return r.list(n), true, nil
	case *parser.Unary:
		x, ok, err := r.vector(n.X)
		return x.each(func(e *Expr) *Expr { return r.signed(n.Op, e) }), ok, err
	case *parser.Binary:
		return r.vectorOperation(n)
	case *parser.Call:
		return r.vectorCall(n)
	}
	return vector{}, false, nil
}

func (r *resolution) signed(op string, e *Expr) *Expr {
	if op == "-" {
		return Negate(e)
	}
	return e
}

// each applies f to every entry.
func (v vector) each(f func(*Expr) *Expr) vector {
	return vector{v.size, func(index *Expr) (*Expr, error) {
		e, err := v.at(index)
		if err != nil {
			return nil, err
		}
		return f(e), nil
	}}
}

// vectorName reads the name of a vector, of a family with one index, or of a row written w_k.
func (r *resolution) vectorName(n *parser.Name) (vector, bool, error) {
	if _, bound := r.binding(n.Text); bound {
		return vector{}, false, nil
	}
	if v, ok := r.whole(n.Text, n); ok {
		return v, true, nil
	}
	if len(n.Sub) == 0 || r.scope.definition(n.Text) != nil || r.declared(n.Text) {
		return vector{}, false, nil
	}
	return r.row(n, n.Base+superscript(n), n.Sub)
}

// whole returns the vector of that name.
func (r *resolution) whole(name string, n parser.Node) (vector, bool) {
	sizes := r.sizes(name)
	if len(sizes) != 1 {
		return vector{}, false
	}
	return vector{sizes[0], func(index *Expr) (*Expr, error) { return r.entry(n, name, []*Expr{index}) }}, true
}

// sizes returns the sizes of an array or family by its name, with nil for one that is not known.
func (r *resolution) sizes(name string) []*Expr {
	if d := r.scope.definition(name); d != nil {
		if !d.Family {
			return nil
		}
		sizes := make([]*Expr, len(d.Params))
		for i, p := range d.Params {
			if v := r.scope.Variable(p); v != nil && v.Kind == Index && v.Lower.IsOne() {
				sizes[i] = v.Upper
			}
		}
		return sizes
	}
	v := r.scope.Variable(name)
	switch {
	case v == nil || v.Kind != Vector && v.Kind != Matrix:
		return nil
	case len(v.Shape) == 0:
		return make([]*Expr, 1+int(v.Kind-Vector))
	}
	return v.Shape
}

// row reads w_k as a row of w, if w is a matrix.
func (r *resolution) row(n parser.Node, array string, before []parser.Node) (vector, bool, error) {
	sizes := r.sizes(array)
	if len(sizes) != len(before)+1 {
		return vector{}, false, nil
	}
	indices, err := r.nodes(before)
	if err != nil {
		return vector{}, false, err
	}
	return vector{sizes[len(sizes)-1], func(index *Expr) (*Expr, error) {
		return r.entry(n, array, append(indices[:len(indices):len(indices)], index))
	}}, true, nil
}

// list is a vector written by its entries. Its entry at an index that is no number is found by cases.
func (r *resolution) list(n *parser.List) vector {
	size := Int(int64(len(n.Items)))
	return vector{size, func(index *Expr) (*Expr, error) {
		items, err := r.nodes(n.Items)
		if err != nil {
			return nil, err
		}
		if k, ok := index.IsInteger(); ok {
			if k < 1 || k > int64(len(items)) {
				return nil, r.fail(n, "the index %d lies outside of 1..%d", k, len(items))
			}
			return items[k-1], nil
		}
		var cases []*Expr
		for i, item := range items {
			cases = append(cases, Relation(Equals, index, Int(int64(i+1))), item)
		}
		return Piecewise(cases, nil), nil
	}}
}

// vectorOperation reads sums of vectors, multiples of them, and operations entry by entry.
func (r *resolution) vectorOperation(n *parser.Binary) (vector, bool, error) {
	x, isX, err := r.vector(n.X)
	if err != nil {
		return vector{}, false, err
	}
	y, isY, err := r.vector(n.Y)
	if err != nil || !isX && !isY {
		return vector{}, false, err
	}
	combine, ok := entrywise(n.Op, isX, isY)
	if !ok {
		return vector{}, false, r.fail(n, "this operation is not defined for vectors; `.*`, `./` and `.^` work entry by entry")
	}
	switch {
	case isX && isY:
		if err := r.sameSize(n, x, y); err != nil {
			return vector{}, false, err
		}
		return vector{x.size, func(index *Expr) (*Expr, error) { return both(x, y, index, combine) }}, true, nil
	case isX:
		y, err := r.node(n.Y)
		return x.each(func(e *Expr) *Expr { return combine(e, y) }), true, err
	}
	scalar, err := r.node(n.X)
	return y.each(func(e *Expr) *Expr { return combine(scalar, e) }), true, err
}

func both(x, y vector, index *Expr, combine func(a, b *Expr) *Expr) (*Expr, error) {
	a, err := x.at(index)
	if err != nil {
		return nil, err
	}
	b, err := y.at(index)
	if err != nil {
		return nil, err
	}
	return combine(a, b), nil
}

// entrywise returns what an operation does to entries, if it has a meaning for these operands: vectors are
// added to vectors, multiplied by numbers and divided by numbers, and combined entry by entry with a dot.
func entrywise(op parser.Op, isX, isY bool) (combine func(a, b *Expr) *Expr, ok bool) {
	switch op {
	case parser.Add:
		return func(a, b *Expr) *Expr { return Sum(a, b) }, isX && isY
	case parser.Sub:
		return Difference, isX && isY
	case parser.Mul:
		return func(a, b *Expr) *Expr { return Product(a, b) }, !isX || !isY
	case parser.Div:
		return Quotient, isX && !isY
	case parser.HadamardMul:
		return func(a, b *Expr) *Expr { return Product(a, b) }, true
	case parser.HadamardDiv:
		return Quotient, true
	case parser.HadamardPow:
		return Power, true
	}
	return nil, false
}

// sameSize reports sizes that are known to be different.
func (r *resolution) sameSize(n parser.Node, x, y vector) error {
	if x.size == nil || y.size == nil || Equal(x.size, y.size) {
		return nil
	}
	return r.fail(n, "the sizes disagree: one vector has %s entries, the other %s", x.size, y.size)
}

// vectorCall reads a call whose value is a vector: a function of vectors, or one of numbers entry by entry.
func (r *resolution) vectorCall(n *parser.Call) (vector, bool, error) {
	name := n.Function.Text
	if r.scope.definition(name) != nil || r.scope.Variable(name) != nil {
		return vector{}, false, nil
	}
	f, ok := function.Lookup(name)
	switch {
	case !ok || f.Vector && f.Entry == "":
		return vector{}, false, nil
	case f.Vector:
		args, err := r.vectors(n, f)
		if err != nil {
			return vector{}, false, err
		}
		return vector{args[0].size, func(index *Expr) (*Expr, error) { return r.instance(n, f, args, index) }}, true, nil
	case len(n.Args) != 1 || !f.Accepts(1) || n.Primes > 0:
		return vector{}, false, nil
	}
	x, ok, err := r.vector(n.Args[0])
	return x.each(func(e *Expr) *Expr { return Apply(f, e) }), ok, err
}

// vectors reads the arguments of a function of vectors, which have one size.
func (r *resolution) vectors(n *parser.Call, f *function.Function) ([]vector, error) {
	if !f.Accepts(len(n.Args)) {
		return nil, r.wrongCount(n, f)
	}
	args := make([]vector, len(n.Args))
	for i, a := range n.Args {
		r.inferVector(a)
		v, ok, err := r.vector(a)
		if err == nil && !ok {
			err = r.fail(a, "`%s` takes a vector; this is a number, or a name that is not declared as a vector", f.Name)
		}
		if err == nil && i > 0 {
			err = r.sameSize(n, args[0], v)
		}
		if err != nil {
			return nil, err
		}
		if v.size == nil {
			v.size = args[0].size
		}
		if v.size == nil && i == len(n.Args)-1 {
			if v.size = r.impliedSize(); v.size == nil {
				return nil, r.fail(a, "the size of this vector is not declared; write `vector z in K`")
			}
		}
		args[i] = v
	}
	args[0].size = args[len(args)-1].size
	return args, nil
}

// numberOf reads a call of a function of vectors whose value is a number.
func (r *resolution) numberOf(n *parser.Call, f *function.Function) (*Expr, error) {
	if f.Entry != "" {
		return nil, r.fail(n, "`%s` is a vector; write `%s(..)[k]` for its entries", f.Name, f.Name)
	}
	args, err := r.vectors(n, f)
	if err != nil {
		return nil, err
	}
	return r.instance(n, f, args, zero)
}

// entryOf reads an entry of an expression that is a vector: softmax(z)[k].
func (r *resolution) entryOf(n *parser.Component) (*Expr, error) {
	v, ok, err := r.vector(n.Array)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, unsupported(n, "an entry of this expression")
	case len(n.Indices) != 1:
		return nil, r.fail(n, "a vector takes 1 index, not %d", len(n.Indices))
	}
	index, err := r.node(n.Indices[0])
	if err != nil {
		return nil, err
	}
	if err := r.inRange(n.Indices[0], index, v.size); err != nil {
		return nil, err
	}
	return v.at(index)
}

// instance puts the entries of the arguments into the text of a function of vectors.
func (r *resolution) instance(n parser.Node, f *function.Function, args []vector, index *Expr) (*Expr, error) {
	var failed error
	var put func(e *Expr) (*Expr, bool)
	put = func(e *Expr) (*Expr, bool) {
		switch e.kind {
		case KindSymbol:
			if e.name == "n" {
				return args[0].size, true
			}
			return index, e.name == f.Entry
		case KindComponent:
			for i, name := range f.Args {
				if e.name == name {
					entry, err := args[i].at(Rewrite(e.args[0], put))
					if err != nil {
						failed, entry = err, e
					}
					return entry, true
				}
			}
		}
		return nil, false
	}
	e := Rewrite(templatesOf(f).notation, put)
	return e, failed
}
