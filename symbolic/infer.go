package symbolic

import (
	"slices"
	"strconv"

	"nabla/parser"
)

// What a document does not declare, a single expression may leave to be inferred: then an index runs from 1 to the
// size of what it indexes, and arrays whose size nothing says have one size in common.

// sizeNames are the names for the size in common, the first that is free is taken.
var sizeNames = []string{"K", "n", "N", "m", "M", "d"}

// impliedSize returns the size of arrays of which nothing says the size, or nil where sizes must be declared.
func (r *resolution) impliedSize() *Expr {
	if r.scope == nil || !r.scope.infers {
		return nil
	}
	for _, name := range sizeNames {
		v := r.scope.Variable(name)
		if v != nil && v.Kind != PositiveInteger || r.scope.definition(name) != nil {
			continue
		}
		r.infer(&Variable{Name: name, Kind: PositiveInteger, Inferred: true})
		return Symbol(name)
	}
	return nil
}

// inferRange declares an index with the range of the arrays in body that it is an index of, or nil. The
// range is that of the first array in the body that has the name as an index, else the size in common.
func (r *resolution) inferRange(index string, body parser.Node) *Variable {
	if r.scope == nil || !r.scope.infers || r.declared(index) {
		return nil
	}
	var size *Expr
	parser.Walk(body, func(n parser.Node) bool {
		array, indices := indexed(n)
		for i, s := range r.lengths(array) {
			if i < len(indices) && s != nil && size == nil && isName(indices[i], index) {
				size = s
			}
		}
		return true
	})
	if size == nil {
		size = r.impliedSize()
	}
	if size == nil {
		return nil
	}
	v := &Variable{Name: index, Kind: Index, Lower: one, Upper: size, Inferred: true}
	r.scope.Declare(v)
	return v
}

// indexed returns the array that a component names, and its indices as they are written.
func indexed(n parser.Node) (array string, indices []parser.Node) {
	switch n := n.(type) {
	case *parser.Name:
		return n.Base + superscript(n), n.Sub
	case *parser.Component:
		if a, ok := n.Array.(*parser.Name); ok {
			return a.Text, n.Indices
		}
	}
	return "", nil
}

// isName reports that a node is that name.
func isName(n parser.Node, text string) bool {
	name, ok := n.(*parser.Name)
	return ok && name.Text == text
}

// inferIndices declares the names that stand as indices of an array and that nothing declares, or reports them
// where they must be declared.
func (r *resolution) inferIndices(array string, indices []parser.Node) error {
	sizes := r.lengths(array)
	for i, n := range indices {
		name, ok := n.(*parser.Name)
		if ok && i < len(sizes) && sizes[i] != nil && r.isBeside(name.Text) { // the array says more than a delta
			r.scope.Declare(&Variable{Name: name.Text, Kind: Index, Lower: one, Upper: sizes[i], Inferred: true})
		}
		if !ok || !r.unknownName(name.Text) {
			continue
		}
		if !r.scope.infers {
			return r.fail(name, "the index `%s` is not declared; write `index %s in 1..%s`", name.Text, name.Text, sizeText(sizes, i))
		}
		size := r.impliedSize()
		if i < len(sizes) && sizes[i] != nil {
			size = sizes[i]
		}
		if size != nil {
			r.scope.Declare(&Variable{Name: name.Text, Kind: Index, Lower: one, Upper: size, Inferred: true})
		}
	}
	return nil
}

// inferVector declares a name that stands where a vector is expected and that nothing declares.
func (r *resolution) inferVector(n parser.Node) {
	name, ok := n.(*parser.Name)
	if !ok || len(name.Sub) > 0 || !r.unknownName(name.Text) {
		return
	}
	if size := r.impliedSize(); size != nil {
		r.infer(&Variable{Name: name.Text, Kind: Vector, Shape: []*Expr{size}, Inferred: true})
	}
}

// lengths returns the sizes of an array. A family that nothing else sizes has those of the arrays that have its indices:
// with a_i = exp(s_i)/sum(j, 1, n, exp(s_j)) the i of a_i runs to n, as that of s_i does. They say what an index that is
// written without a range runs through, not that there are no further members.
func (r *resolution) lengths(array string) []*Expr {
	lengths := slices.Clone(r.sizes(array))
	for i := range lengths {
		lengths[i] = r.length(array, i, map[string]bool{})
	}
	return lengths
}

// length returns the size of an array in its index at i, or nil. Each index of a definition is looked at once.
func (r *resolution) length(array string, i int, seen map[string]bool) *Expr {
	sizes, d := r.sizes(array), r.scope.definition(array)
	if i >= len(sizes) || sizes[i] != nil || d == nil || !d.Family || !r.scope.infers {
		return at(sizes, i)
	}
	place := array + strconv.Itoa(i)
	if seen[place] {
		return nil
	}
	seen[place] = true
	var common *Expr
	index := Symbol(d.Params[i])
	differ := Any(d.Body, func(e *Expr) bool {
		if e.kind != KindComponent {
			return false
		}
		for j, of := range e.args {
			if !Equal(of, index) {
				continue
			}
			switch size := r.length(e.name, j, seen); {
			case size == nil:
			case common != nil && !Equal(common, size) || slices.ContainsFunc(Names(size), func(name string) bool { return slices.Contains(d.Params, name) }):
				return true
			default:
				common = size
			}
		}
		return false
	})
	if differ {
		return nil
	}
	return common
}

// at returns a size among others, or nil.
func at(sizes []*Expr, i int) *Expr {
	if i < len(sizes) {
		return sizes[i]
	}
	return nil
}

// sizeText returns a size for a message.
func sizeText(sizes []*Expr, i int) string {
	if i < len(sizes) && sizes[i] != nil {
		return sizes[i].String()
	}
	return "n"
}

// unknownName reports that nothing says what a name is.
func (r *resolution) unknownName(name string) bool {
	_, bound := r.binding(name)
	return !bound && r.scope != nil && r.scope.Variable(name) == nil && r.scope.definition(name) == nil
}

// looksLikeEntry reports that x_k is an entry, though neither x nor k is declared: x is used as an array elsewhere.
func (r *resolution) looksLikeEntry(array string, sub []parser.Node) bool {
	v := r.scope.Variable(array)
	return v != nil && v.Inferred && (v.Kind == Vector || v.Kind == Matrix) && len(sub) == 1+int(v.Kind-Vector)
}

// inRange reports an index that lies outside of 1..size whatever the size is, or between two integers.
func (r *resolution) inRange(n parser.Node, index, size *Expr) error {
	if index.kind == KindNumber && !index.number.IsInt() {
		return r.fail(n, "the index %s is no integer", index)
	}
	if size == nil {
		return nil
	}
	before, after := Difference(index, one), Difference(size, index)
	if before.kind == KindNumber && before.number.Sign() < 0 || after.kind == KindNumber && after.number.Sign() < 0 {
		return r.fail(n, "the index %s lies outside of 1..%s", index, size)
	}
	return nil
}

// mentionsName reports that a name occurs in n.
func mentionsName(n parser.Node, text string) bool {
	found := false
	parser.Walk(n, func(n parser.Node) bool {
		found = found || isName(n, text)
		return !found
	})
	return found
}

// inferArray notes what the indices say of an array that is not declared.
func (r *resolution) inferArray(array string, indices []*Expr) {
	if v := r.scope.Variable(array); v != nil && (!v.Inferred || v.Shape != nil) || r.scope.definition(array) != nil || r.scope == nil {
		return
	}
	inferred := Variable{Name: array, Inferred: true}
	if v := r.scope.Variable(array); v != nil { // what it depends on may be known
		inferred = *v
	}
	inferred.Kind, inferred.Shape = arrayKind(len(indices)), r.shapeOf(indices)
	r.scope.Declare(&inferred)
}

// shapeOf returns the sizes of an array with such indices, if one of them runs from 1 to something: p of p_{ik} in a sum over
// k has as many columns. Of the others that nothing says is left to the size in common.
func (r *resolution) shapeOf(indices []*Expr) []*Expr {
	shape, known := make([]*Expr, len(indices)), false
	for i, index := range indices {
		shape[i] = r.endOf(index)
		known = known || shape[i] != nil
	}
	if !known {
		return nil
	}
	for i, index := range indices {
		if shape[i] == nil && r.isFormalIndex(index) {
			shape[i] = r.impliedSize()
		}
		if shape[i] == nil {
			return nil
		}
	}
	return shape
}

// isFormalIndex reports whether an index is that of a family that is defined, and has no range of its own.
func (r *resolution) isFormalIndex(index *Expr) bool {
	for _, b := range r.bound {
		if b.symbol == index {
			return b.index && b.upper == nil
		}
	}
	return false
}

// endOf returns the upper end of the range from 1 of an index, or nil.
func (r *resolution) endOf(index *Expr) *Expr {
	if index.kind != KindSymbol {
		return nil
	}
	for _, b := range r.bound {
		if b.symbol == index && b.lower != nil && b.lower.IsOne() {
			return b.upper
		}
	}
	if v := r.scope.Variable(index.name); v != nil && v.Kind == Index && v.Lower.IsOne() {
		return v.Upper
	}
	return nil
}

// inferDeltas declares the names that stand in Kronecker's delta beside the index of a sum around it, or a
// declared index, and that nothing declares: they have its range. Beside indices with different ranges they
// are any integers. y_k = delta(k, c) in a sum over k says that c is one of the values of k.
func (r *resolution) inferDeltas(n parser.Node, around []*parser.Big) {
	if big, ok := n.(*parser.Big); ok {
		around = append(around[:len(around):len(around)], big)
	}
	if call, ok := n.(*parser.Call); ok && call.Function.Text == "delta" && len(call.Args) == 2 {
		for i, a := range call.Args {
			if name, ok := a.(*parser.Name); ok && len(name.Sub) == 0 && !binds(around, name.Text) && (r.unknownName(name.Text) || r.isBeside(name.Text)) {
				r.inferBeside(name.Text, call.Args[1-i], around)
			}
		}
	}
	for _, child := range parser.Children(n) {
		r.inferDeltas(child, around)
	}
}

// binds reports whether one of the sums has the index.
func binds(around []*parser.Big, index string) bool {
	return slices.ContainsFunc(around, func(b *parser.Big) bool { return b.Index.Text == index })
}

// inferBeside declares a name as an index with the range of another one.
func (r *resolution) inferBeside(name string, other parser.Node, around []*parser.Big) {
	index, ok := other.(*parser.Name)
	if !ok {
		return
	}
	for _, b := range slices.Backward(around) {
		if b.Index.Text != index.Text {
			continue
		}
		if b.Upper != nil && mentionsName(b.Upper, name) || b.Lower != nil && mentionsName(b.Lower, name) {
			return // in the range up to n the name n is none of its indices
		}
		if lower, upper, ok := r.rangeOf(b); ok {
			r.placeBeside(name, lower, upper)
		}
		return
	}
	if v := r.scope.Variable(index.Text); v != nil && v.Kind == Index && !v.Beside {
		r.placeBeside(name, v.Lower, v.Upper)
	}
}

// placeBeside declares a name as an index with a range, or as an integer if it has another range already.
func (r *resolution) placeBeside(name string, lower, upper *Expr) {
	v := r.scope.Variable(name)
	switch {
	case v == nil:
		r.scope.Declare(&Variable{Name: name, Kind: Index, Lower: lower, Upper: upper, Inferred: true, Beside: true})
	case !Equal(v.Lower, lower) || !Equal(v.Upper, upper):
		r.scope.Declare(&Variable{Name: name, Kind: Integer, Inferred: true})
	}
}

// isBeside reports whether only a delta tells the range of an index.
func (r *resolution) isBeside(name string) bool {
	_, bound := r.binding(name)
	v := r.scope.Variable(name)
	return !bound && v != nil && v.Beside
}

// rangeOf returns the range of a sum, whose ends, if they are written, have no index of a sum around.
func (r *resolution) rangeOf(b *parser.Big) (lower, upper *Expr, ok bool) {
	if len(r.bound) > 0 {
		return nil, nil, false
	}
	if b.Lower == nil || b.Upper == nil {
		lower, upper, err := r.bounds(b)
		return lower, upper, err == nil
	}
	ends, err := r.nodes([]parser.Node{b.Lower, b.Upper})
	if err != nil {
		return nil, nil, false
	}
	r.scope.count(ends[1])
	return ends[0], ends[1], true
}

// inferArrays declares the names that n uses with a bound or declared index and that nothing declares: they
// are arrays wherever they stand, also in z_c with an index c that is not declared. It runs before the tree
// is resolved, because z_c is an entry only if some z_k makes z an array.
func (r *resolution) inferArrays(n parser.Node, bound []string) {
	big, ok := n.(*parser.Big)
	if ok {
		bound = append(bound[:len(bound):len(bound)], big.Index.Text)
	}
	array, indices := indexed(n)
	if len(indices) > 0 && r.unknownName(array) && r.mentionsIndex(indices, bound) {
		r.infer(&Variable{Name: array, Kind: arrayKind(len(indices)), Inferred: true})
	}
	for _, child := range parser.Children(n) {
		r.inferArrays(child, bound)
	}
}

// mentionsIndex reports that an index is one of the bound names or declared as an index.
func (r *resolution) mentionsIndex(indices []parser.Node, bound []string) bool {
	for _, i := range indices {
		name, ok := i.(*parser.Name)
		if !ok {
			continue
		}
		v := r.scope.Variable(name.Text)
		if contains(bound, name.Text) || v != nil && v.Kind == Index {
			return true
		}
	}
	return false
}
