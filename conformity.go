package nabla

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/parser/source"
	"nabla/symbolic/function"
)

// Sizes that notes leave open follow from how arrays are used: what is added has one shape, and in a product the columns
// of one factor are as many as the rows of the next. Here sizes are unified, as types are inferred (Hindley 1969, Milner
// 1978): each array gets the most general size that lets the step and the definitions below it have a meaning, so that a
// proof with it is one for all sizes.

// conformity unifies the sizes of arrays. Sizes are texts; parent is a union-find forest over them whose
// roots are known sizes where there are any, so that equating costs the depth of a tree of few nodes.
type conformity struct {
	*lecture
	arrays map[string]*extent // by name, as they were met
	parent map[string]string  // a size that was found equal to another one
	issued map[string]bool    // the names of sizes that nothing says
	ranges map[string]string  // of the indices of the sums around, from 1 to this
	depth  int                // of functions that call each other
	fresh  int
}

// extent is the shape of an array; the size "1" is that of one row or column.
type extent struct{ rows, cols string }

const (
	single    = "1"
	freshSize = "?" // begins a size that nothing says
)

// conform returns declarations for the arrays among the names that are used as a whole, whose entries the notes have, and
// that nothing declares or defines, and the name of one whose size stays open. The nodes are the sides of a step, which have
// one shape, or a single tree. collapsed is an array with which the step has a meaning only if it has one row or one column,
// and that is no way to write it: the step means something else.
func (l *lecture) conform(names map[string]bool, nodes ...parser.Node) (all []parser.Statement, vague, collapsed string) {
	open := l.unsized(names)
	if len(open) == 0 {
		return nil, "", ""
	}
	c := &conformity{lecture: l, arrays: map[string]*extent{}, parent: map[string]string{}, ranges: map[string]string{}, issued: map[string]bool{}}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		for _, d := range l.meanings(name) {
			if d.let != nil && d.shape != nil {
				c.unify(c.name(strings.TrimSuffix(name, arrayMark)), c.shape(d.let.Body))
			} else if d.let != nil {
				c.shape(d.let.Body)
			}
		}
	}
	shapes := make([]*extent, len(nodes))
	for i, n := range nodes {
		shapes[i] = c.shape(n)
		c.unify(shapes[0], shapes[i])
	}
	all, vague = c.declarations(open)
	return all, vague, c.collapsed(open)
}

// collapsed returns an array among open ones that has one row, or a matrix that has one column, or "".
func (c *conformity) collapsed(open []string) string {
	for _, array := range open {
		if e := c.name(array); c.root(e.rows) == single || c.rankOf(array) == 2 && c.root(e.cols) == single {
			return array
		}
	}
	return ""
}

// unsized returns the arrays among the names that are used as a whole and that nothing declares or defines, sorted.
func (l *lecture) unsized(names map[string]bool) []string {
	var open []string
	for name := range names {
		row, isEntry := strings.CutSuffix(name, arrayMark)
		if isEntry && !l.usage.rows[row] {
			continue
		}
		name = row
		if (l.usage.wholes[name] || l.isCustomary(name)) && !slices.Contains(open, name) && l.declared[name] == nil && len(l.meanings(name)) == 0 {
			open = append(open, name)
		}
	}
	slices.Sort(open)
	return open
}

// name returns the shape of an array that is written as a whole, nil of a number.
func (c *conformity) name(name string) *extent {
	if e := c.arrays[name]; e != nil {
		return e
	}
	var e *extent
	switch d := c.declared[name]; {
	case d != nil && d.Kind != "function" && len(d.Shape) == 1:
		e = &extent{parser.Print(d.Shape[0]), single}
	case d != nil && d.Kind != "function" && len(d.Shape) == 2:
		e = &extent{parser.Print(d.Shape[0]), parser.Print(d.Shape[1])}
	case c.isIdentityMatrix(name):
		s := c.size()
		e = &extent{s, s}
	case d != nil || !c.usage.wholes[name] && !c.isWhole(name) && !c.isCustomary(name):
		return nil
	case c.rankOf(name) == 2:
		e = &extent{c.size(), c.size()}
	default:
		e = &extent{c.size(), single}
	}
	c.arrays[name] = e
	return e
}

// isCustomary reports whether only custom says what a name is: a bold letter without entries, a letter that is transposed, or
// a capital in notes about matrices.
func (l *lecture) isCustomary(name string) bool {
	set := l.usage.customary[name] || l.isMatrix(name) || l.isIdentityMatrix(name) || l.usage.whole[name] && l.usage.isTransposed(name, l.section)
	return set && l.declared[name] == nil && len(l.meanings(name)) == 0
}

// rankOf returns the number of indices of an array: of one that is transposed, two if its letter is a capital.
func (l *lecture) rankOf(array string) int {
	if rank := l.usage.ranks[array]; rank > 0 {
		return rank
	}
	if capital := array[0] >= 'A' && array[0] <= 'Z'; capital || l.isMatrix(array) {
		return 2
	}
	return 1
}

// isWhole reports whether a name is defined as an array.
func (l *lecture) isWhole(name string) bool {
	d := l.defined[name]
	return d != nil && d.shape != nil
}

// size returns a size of which nothing is known yet.
func (c *conformity) size() string {
	c.fresh++
	return freshSize + strconv.Itoa(c.fresh)
}

// root returns what stands for a size and for all that are equal to it.
func (c *conformity) root(size string) string {
	for c.parent[size] != "" {
		size = c.parent[size]
	}
	return size
}

// equate notes that two sizes are equal. Two that are known and differ stay so: the shapes disagree. This
// is where inference differs from checking: a contradiction is not reported here but by the step itself, in
// its own words.
func (c *conformity) equate(a, b string) {
	a, b = c.root(a), c.root(b)
	switch {
	case a == b:
	case strings.HasPrefix(a, freshSize):
		c.parent[a] = b
	case strings.HasPrefix(b, freshSize):
		c.parent[b] = a
	}
}

// unify notes that two arrays have one shape, and returns it.
func (c *conformity) unify(a, b *extent) *extent {
	if a == nil || b == nil {
		return nil
	}
	c.equate(a.rows, b.rows)
	c.equate(a.cols, b.cols)
	return a
}

// shape returns the shape of what a tree means, nil of a number and of what is not known, and notes what its parts demand.
func (c *conformity) shape(n parser.Node) *extent {
	switch n := n.(type) {
	case *parser.Name:
		return c.written(n)
	case *parser.Unary:
		return c.shape(n.X)
	case *parser.Binary:
		return c.operation(n)
	case *parser.Postfix:
		if x := c.shape(n.X); x != nil && n.Op == "'" {
			return &extent{x.cols, x.rows}
		}
		return nil
	case *parser.Call:
		return c.call(n)
	case *parser.Big:
		c.sum(n)
		return nil
	}
	for _, child := range parser.Children(n) {
		c.shape(child)
	}
	return nil
}

// written returns the shape of a name: that of a whole array or of a row.
func (c *conformity) written(n *parser.Name) *extent {
	if len(n.Sub) == 0 {
		return c.name(n.Text)
	}
	array := c.name(arrayName(n))
	if array == nil {
		return nil
	}
	sizes := []string{array.rows, array.cols}
	for i, index := range n.Sub[:min(len(n.Sub), 2)] {
		if name, ok := index.(*parser.Name); ok && c.ranges[name.Text] != "" {
			c.equate(sizes[i], c.ranges[name.Text])
		}
	}
	if len(n.Sub) == 1 && array.cols != single {
		return &extent{array.cols, single}
	}
	return nil
}

// sum notes what the body of a sum demands, whose index runs from 1 to the size of the arrays that have it as an index.
func (c *conformity) sum(n *parser.Big) {
	before := c.ranges[n.Index.Text]
	if lower, ok := n.Lower.(*parser.Number); ok && lower.Text == single && n.Upper != nil {
		c.ranges[n.Index.Text] = parser.Print(n.Upper)
	}
	c.shape(n.Body)
	c.ranges[n.Index.Text] = before
}

// within notes what the definition of a function demands of its arguments. The parameters hide arrays of
// the same name; what the body says of other arrays holds outside as well. The depth is bounded, as
// functions may call each other.
func (c *conformity) within(f *definition, args []*extent) *extent {
	if len(f.params) != len(args) || c.depth == limit.Unfoldings {
		return nil
	}
	outer := c.arrays
	c.arrays = maps.Clone(outer)
	for i, p := range f.params {
		if delete(c.arrays, p); args[i] != nil {
			c.arrays[p] = args[i]
		}
	}
	c.depth++
	shape := c.shape(f.let.Body)
	c.depth--
	for name, e := range c.arrays {
		if !slices.Contains(f.params, name) {
			outer[name] = e
		}
	}
	c.arrays = outer
	return shape
}

// operation is the shape of a sum, a product or a power of arrays. A number beside an array leaves it as it
// is.
func (c *conformity) operation(n *parser.Binary) *extent {
	x, y := c.shape(n.X), c.shape(n.Y)
	switch {
	case n.Op == parser.Pow:
		if x == nil || c.root(x.cols) == single {
			return nil
		}
		c.equate(x.rows, x.cols) // only a square matrix has powers
		return x
	case x == nil:
		return y
	case y == nil:
		return x
	case n.Op != parser.Mul && n.Op != parser.Div:
		return c.unify(x, y)
	case n.Op == parser.Div:
		return nil
	case c.root(x.cols) == single && c.root(y.rows) != single: // a dot product with a column, or with those of a matrix
		c.equate(x.rows, y.rows)
		x = &extent{single, x.rows}
	}
	c.equate(x.cols, y.rows)
	if c.root(x.rows) == single && c.root(y.cols) == single {
		return nil
	}
	return &extent{x.rows, y.cols}
}

// call returns the shape of a function's value: one of numbers works on each entry, one of vectors keeps their size.
func (c *conformity) call(n *parser.Call) *extent {
	shapes := make([]*extent, len(n.Args))
	for i, a := range n.Args {
		shapes[i] = c.shape(a)
	}
	if f := c.functions[n.Function.Text]; f != nil && f.let != nil && n.Primes == 0 {
		return c.within(f, shapes)
	}
	f, known := function.Lookup(n.Function.Text)
	switch name := n.Function.Text; {
	case name == "dot" && len(shapes) == 2:
		c.unify(shapes[0], shapes[1])
	case name == "had" && len(shapes) == 2:
		return c.unify(shapes[0], shapes[1])
	case known && len(shapes) == 1 && (!f.Vector || name == "softmax"):
		return shapes[0]
	}
	return nil
}

// declarations gives the open arrays their sizes. One that stays open gets a name, the letter n with that of the array.
func (c *conformity) declarations(open []string) (all []parser.Statement, vague string) {
	named := map[string]parser.Node{}
	size := func(s, array string) parser.Node {
		s = c.root(s)
		if named[s] == nil {
			if named[s] = sizeNode(s); named[s] == nil {
				vague = array
				named[s] = parser.NewName(source.Span{}, c.sizeName(array), nil, "")
			}
		}
		return named[s]
	}
	for _, array := range open {
		e := c.name(array)
		base, sup, _ := strings.Cut(array, "^{")
		if c.isIdentityMatrix(array) {
			all = append(all, identityMatrix(array, size(e.rows, base)))
			continue
		}
		d := &parser.Declaration{Kind: "vector", Names: []*parser.Name{parser.NewName(source.Span{}, base, nil, strings.TrimSuffix(sup, "}"))}}
		d.Shape = []parser.Node{size(e.rows, base)}
		if c.rankOf(array) == 2 {
			d.Kind, d.Shape = "matrix", append(d.Shape, size(e.cols, base))
		}
		all = append(all, d)
	}
	return all, vague
}

// isIdentityMatrix reports whether a name is the bold I, or the I of notes about matrices, that the notes give no other
// meaning.
func (l *lecture) isIdentityMatrix(name string) bool {
	return name == boldIdentity && (l.usage.customary[name] || l.isMatrix("I") || l.isIdentityOfCase()) && l.declared[name] == nil && l.defined[name] == nil
}

// identityMatrix defines a name as the identity matrix with so many rows.
func identityMatrix(name string, rows parser.Node) parser.Statement {
	nowhere := source.Span{}
	return &parser.Let{Head: parser.NewName(nowhere, name, nil, ""), Body: &parser.Call{Function: parser.NewName(nowhere, "I", nil, ""), Args: []parser.Node{rows}}}
}

// sizeNode reads a size that notes have written, or returns nil for one that is open.
func sizeNode(size string) parser.Node {
	if strings.HasPrefix(size, freshSize) {
		return nil
	}
	n, err := parser.ParseExpression(source.NewText("", size), nil)
	if err != nil {
		return nil
	}
	return n
}

// sizeName returns a name for a size of an array that neither the notes nor another size has.
func (c *conformity) sizeName(array string) string {
	for n := 1; ; n++ {
		name := "n_" + array
		if n > 1 {
			name = "n" + strconv.Itoa(n) + "_" + array
		}
		if !c.usage.bare[name] && !c.issued[name] {
			c.issued[name] = true
			return name
		}
	}
}
