package symbolic

import (
	"nabla/parser"
	"nabla/parser/limit"
	"nabla/symbolic/function"
)

// elementwise applies a function of numbers to the entries of an array. A function of a square matrix without a dot may
// be meant as one of the whole matrix.
func (r *resolution) elementwise(n *parser.Call, x *Array, apply func(e *Expr) *Expr) (value, error) {
	if !n.Dot && !x.isVector() && x.rows != nil && agree(x.rows, x.cols) {
		return value{}, unsupported(n, "a function of a square matrix, other than `"+n.Function.Text+".(..)` of its entries,")
	}
	return value{array: x.each(apply)}, nil
}

// operands reads the arguments of a function of vectors. A name that nothing declares is a vector there.
func (r *resolution) operands(n *parser.Call, f *function.Function) ([]value, error) {
	if !f.Accepts(len(n.Args)) {
		return nil, r.wrongCount(n, f)
	}
	before := r.vectors
	defer func() { r.vectors = before }()
	args := make([]value, len(n.Args))
	for i, a := range n.Args {
		r.vectors = true
		r.inferVector(a)
		var err error
		if args[i], err = r.value(a); err != nil {
			return nil, err
		}
	}
	return args, nil
}

// equalSizes returns the arguments as vectors of one size. The first argument carries the size that all
// have.
func (r *resolution) equalSizes(n *parser.Call, f *function.Function, operands []value) ([]*Array, error) {
	args := make([]*Array, len(operands))
	var size *Expr
	for i, v := range operands {
		switch {
		case v.array == nil:
			return nil, r.fail(n.Args[i], "`%s` takes a vector; this is a number, or a name that is not declared as a vector", f.Name)
		case !v.array.isVector():
			return nil, r.fail(n.Args[i], "`%s` takes a vector; this is %s", f.Name, v.array)
		case !agree(size, v.array.rows):
			return nil, r.fail(n, "the sizes disagree: one vector has %s entries, the other %s", size, v.array.rows)
		case size == nil:
			size = v.array.rows
		}
		args[i] = v.array
	}
	if size == nil {
		size = r.impliedSize()
	}
	if size == nil {
		return nil, r.fail(n.Args[len(n.Args)-1], "the size of this vector is not declared; write `vector z in K`")
	}
	args[0] = newArray(size, one, args[0].at).made(0, args[0])
	return args, nil
}

// ofVectors reads a call of a function of vectors. A norm and a sum are also those of all entries of a matrix.
func (r *resolution) ofVectors(n *parser.Call, f *function.Function) (value, error) {
	operands, err := r.operands(n, f)
	if err != nil {
		return value{}, err
	}
	if x := operands[0].array; x != nil && x.rows != nil && x.cols != nil && (!x.isVector() || isSmall(x.rows)) && (f.Name == "norm" || f.Name == "sum") {
		return ofEntries(x, f.Name == "norm")
	}
	args, err := r.equalSizes(n, f, operands)
	if err != nil {
		return value{}, err
	}
	if f.Entry != "" {
		return value{array: column(args[0].rows, func(i *Expr) (*Expr, error) { return r.instance(f, args, i) })}, nil
	}
	e, err := r.instance(f, args, zero)
	return value{number: e}, err
}

// isSmall reports that a size is a number over which sums are written out.
func isSmall(size *Expr) bool {
	n, ok := size.IsInteger()
	return ok && n <= limit.ArraySize
}

// ofEntries is the Frobenius norm or the sum of all entries of a matrix.
func ofEntries(x *Array, norm bool) (value, error) {
	if norm {
		x = x.each(func(e *Expr) *Expr { return Power(e, Int(2)) })
	}
	e, err := total(x.rows, func(i *Expr) (*Expr, error) {
		return total(x.cols, func(j *Expr) (*Expr, error) { return x.at(i, j) })
	})
	if err == nil && norm {
		e = ApplyName("sqrt", e)
	}
	return value{number: e}, err
}

// entryOf reads an entry of an expression that is an array: softmax(z)[k], (A*B)[i,j].
func (r *resolution) entryOf(n *parser.Component) (*Expr, error) {
	v, err := r.value(n.Array)
	if err != nil {
		return nil, err
	}
	if v.array == nil {
		return nil, unsupported(n, "an entry of this expression")
	}
	indices, err := r.nodes(n.Indices)
	if err != nil {
		return nil, err
	}
	sizes := []*Expr{v.array.rows, v.array.cols}
	if v.array.isVector() && len(indices) == 1 {
		indices = append(indices, one)
	}
	if len(indices) != 2 {
		what := "matrix takes 2 indices"
		if v.array.isVector() {
			what = "vector takes 1 index"
		}
		return nil, r.fail(n, "a %s, not %d", what, len(indices))
	}
	for i, index := range indices {
		if err := r.inRange(n.Indices[min(i, len(n.Indices)-1)], index, sizes[i]); err != nil {
			return nil, err
		}
	}
	return v.array.at(indices[0], indices[1])
}

// instance puts the entries of the arguments into the text of a function of vectors.
func (r *resolution) instance(f *function.Function, args []*Array, index *Expr) (*Expr, error) {
	var failed error
	var put func(e *Expr) (*Expr, bool)
	put = func(e *Expr) (*Expr, bool) {
		switch e.kind {
		case KindSymbol:
			if e.name == "n" {
				return args[0].rows, true
			}
			return index, e.name == f.Entry
		case KindComponent:
			for i, name := range f.Args {
				if e.name == name {
					entry, err := args[i].at(Rewrite(e.args[0], put), one)
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
