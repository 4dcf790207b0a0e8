package nabla

import (
	"nabla/parser"
	"nabla/symbolic"
)

// Notes write the dot product of two columns as any product, and take a number from each entry of a column, 1 - h. Plain
// notation has words for that.

// explicit returns a tree with these words.
func explicit(n parser.Node, scope *symbolic.Scope) parser.Node {
	e := explication{scope: scope, arrays: map[string]bool{}}
	for _, v := range scope.Variables() {
		e.arrays[v.Name] = v.Kind == symbolic.Vector || v.Kind == symbolic.Matrix
	}
	for _, d := range scope.Definitions() {
		e.arrays[d.Name] = true // for all that is known without a look
	}
	return e.tree(n)
}

type explication struct {
	scope  *symbolic.Scope
	arrays map[string]bool // names that may be arrays
}

func (e explication) tree(n parser.Node) parser.Node {
	return parser.Replace(n, func(n parser.Node) parser.Node {
		b, ok := n.(*parser.Binary)
		if !ok || b.Op != parser.Mul && b.Op != parser.Add && b.Op != parser.Sub {
			return n
		}
		x, y := e.shape(b.X), e.shape(b.Y)
		c := *b
		c.X, c.Y = e.tree(b.X), e.tree(b.Y)
		switch {
		case b.Op == parser.Mul && isColumnOf(x) && isColumnOf(y) && !isOne(y[0]):
			return call("dot", c.X, c.Y)
		case b.Op == parser.Mul && isColumnOf(x) && len(y) == 2 && !isOne(y[0]):
			c.X = &parser.Postfix{At: b.At, Op: "'", X: c.X}
		case b.Op != parser.Mul && x == nil && len(y) > 0 && isValue(b.X):
			c.X = constant(c.X, y)
		case b.Op != parser.Mul && y == nil && len(x) > 0 && isValue(b.Y):
			c.Y = constant(c.Y, x)
		}
		return &c
	})
}

// shape returns the sizes of an array, nil of a number and of what is not known.
func (e explication) shape(n parser.Node) []*symbolic.Expr {
	if !e.mayBeArray(n) {
		return nil
	}
	side, err := symbolic.ResolveSide(n, e.scope.Clone(), nil)
	if err != nil {
		return nil
	}
	return side.Shape()
}

// mayBeArray reports whether something in a tree may be an array.
func (e explication) mayBeArray(n parser.Node) bool {
	found := false
	parser.Walk(n, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Name:
			found = found || e.arrays[n.Text] || e.arrays[arrayName(n)]
		case *parser.List:
			found = true
		}
		return !found
	})
	return found
}

// isColumnOf reports whether sizes are those of a column.
func isColumnOf(shape []*symbolic.Expr) bool { return len(shape) == 1 && shape[0] != nil }

func isOne(size *symbolic.Expr) bool { return size == nil || size.IsOne() }

// constant returns an array that has a number everywhere.
func constant(number parser.Node, shape []*symbolic.Expr) parser.Node {
	sizes := make([]parser.Node, len(shape))
	for i, s := range shape {
		sizes[i] = symbolic.Syntax(s)
	}
	ones := call("ones", sizes...)
	if one, ok := number.(*parser.Number); ok && one.Text == "1" {
		return ones
	}
	return &parser.Binary{Op: parser.Mul, X: number, Y: ones}
}

// call returns the application of a function of the notation.
func call(name string, args ...parser.Node) parser.Node {
	return &parser.Call{Function: &parser.Name{Text: name, Base: name}, Args: args}
}
