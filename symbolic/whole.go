package symbolic

import "nabla/parser"

// Definitions and assumptions of whole arrays.

// meaning lowers the right side of a definition. A name for a whole array becomes the family of its entries.
func (b *builder) meaning(r *resolution, d *Definition, let *parser.Let) (*Expr, error) {
	if d.Family {
		return b.member(r, d, let)
	}
	if len(d.Params) > 0 {
		if hasEntries(let.Body, d.Params) && b.template(d, let) { // f(x) = x_1 + x_2
			return nil, nil
		}
		e, err := r.node(let.Body)
		if err != nil && b.template(d, let) {
			return nil, nil
		}
		return e, err
	}
	v, err := r.value(let.Body)
	if err != nil || v.array == nil {
		return v.number, err
	}
	if v.array.rows == nil || v.array.cols == nil {
		return nil, unsupported(let.Body, "a definition of an array whose size is not declared")
	}
	entry, indices, err := v.array.general(b.scope)
	if err != nil {
		return nil, err
	}
	d.Family, d.shape, d.Params = true, []*Expr{v.array.rows, v.array.cols}[:len(indices)], indices
	return entry, nil
}

// member lowers the right side of a family. One of vectors, z_i = W x_i + b, becomes the matrix whose rows
// they are. With i as the row, z[i,k] = sum over j of W[k,j]*x[i,j] + b[k].
func (b *builder) member(r *resolution, d *Definition, let *parser.Let) (*Expr, error) {
	v, err := r.value(let.Body)
	if err != nil || v.array == nil {
		return v.number, err
	}
	if len(d.Params) > 1 || v.array.rows == nil || !v.array.isVector() {
		return nil, unsupported(let.Body, "a family of arrays of this shape")
	}
	entry, indices, err := v.array.general(b.scope)
	if err != nil {
		return nil, err
	}
	d.shape, d.Params = append(r.sizes(d.Name), v.array.rows), append(d.Params, indices...)
	return entry, nil
}

// hasEntries reports whether a tree has entries of one of the arguments of a function, which is a function of vectors then.
func hasEntries(n parser.Node, params []string) bool {
	found := false
	parser.Walk(n, func(n parser.Node) bool {
		array, indices := indexed(n)
		found = found || len(indices) > 0 && contains(params, array)
		return !found
	})
	return found
}

// inOrder returns the places of the definitions so that each comes after those which its body mentions: whether a name
// is an array shows in its definition. Where there is a circle they stay as they are.
func inOrder(heads []*Definition, lets []*parser.Let) []int {
	o := ordering{lets: lets, place: make(map[string]int, len(heads)), state: make([]progress, len(heads))}
	for i, d := range heads {
		o.place[d.Name] = i
	}
	for i := range heads {
		o.visit(i)
	}
	if o.circle {
		for i := range o.order {
			o.order[i] = i
		}
	}
	return o.order
}

// ordering is a walk through definitions.
type ordering struct {
	lets   []*parser.Let
	place  map[string]int
	state  []progress
	order  []int
	circle bool
}

// progress is how far the walk has come with a definition.
type progress uint8

const (
	untouched progress = iota
	entered
	left
)

// visit puts the definitions that the i-th one mentions before it (depth first search; Cormen and others,
// Introduction to Algorithms, 22.4). One that is entered a second time stands on itself.
func (o *ordering) visit(i int) {
	o.circle = o.circle || o.state[i] == entered
	if o.state[i] != untouched {
		return
	}
	o.state[i] = entered
	parser.Walk(o.lets[i].Body, func(n parser.Node) bool {
		if name, ok := n.(*parser.Name); ok {
			for _, text := range []string{name.Text, ArrayName(name)} {
				if below, ok := o.place[text]; ok {
					o.visit(below)
				}
			}
		}
		return true
	})
	o.state[i] = left
	o.order = append(o.order, i)
}

// assumeArrays assumes that two arrays are equal, if both sides are arrays: their entries are, at all indices.
func (b *builder) assumeArrays(equal *parser.Relation) bool {
	left, err := ResolveSide(equal.X, b.scope.Clone(), b.text)
	if err != nil || left.array == nil {
		return false
	}
	right, err := ResolveSide(equal.Y, b.scope, b.text)
	if err != nil {
		b.errors = append(b.errors, err)
		return true
	}
	pairs, scope, err := Equate(left, right, b.scope)
	if err != nil {
		b.fail(equal, "%s", err)
		return true
	}
	for _, v := range scope.Variables() {
		b.scope.Declare(v)
	}
	for _, p := range pairs {
		c, err := Evaluate(Relation(Equals, p[0], p[1]), b.scope)
		if err != nil {
			b.fail(equal, "%s", err)
			return true
		}
		b.scope.Assume(c)
	}
	return true
}
