package simplify

import (
	"cmp"
	"strings"
	"sync"

	"nabla/parser"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// Cost returns what a reader has to read: the number of names, numbers and operators that are printed. A function's
// name, a root sign and a big operator count one each, brackets and commas nothing; a name is one however it is
// decorated, so that a definition that folds back counts one.
func Cost(n parser.Node) int {
	cost := 1
	switch n := n.(type) {
	case *parser.Name:
		return 1 + subscripts(n.Sub)
	case *parser.Component, *parser.Call, *parser.Set, *parser.List:
		cost = 0 // the array's or function's name is one of the children
	case *parser.Logic:
		cost = max(1, len(n.Args)-1)
	}
	for _, child := range parser.Children(n) {
		cost += Cost(child)
	}
	return cost
}

// subscripts counts what a subscript says beyond a word: x_k is one name, x_{k+1} holds a sum.
func subscripts(sub []parser.Node) int {
	cost := 0
	for _, s := range sub {
		switch s.(type) {
		case *parser.Name, *parser.Number:
		default:
			cost += Cost(s)
		}
	}
	return cost
}

// price is what forms are compared by, in the order of its fields and then by the printed text.
type price struct {
	cost      int // of the printed tree, mirror images added
	fractions int // divisions inside a division
	strange   int // sums that the expression did not have at the start
	size      int // nodes
	tree      parser.Node
}

// familiar is the hashes of the sums that the author wrote.
type familiar map[uint64]bool

func familiarOf(e *symbolic.Expr) familiar {
	sums := familiar{}
	symbolic.Any(e, func(n *symbolic.Expr) bool {
		if n.Kind() == symbolic.KindSum {
			sums[n.Hash()] = true
		}
		return false
	})
	return sums
}

// price prices an expression as it is printed. A function that stands at an argument and at its negative, sigma(x) and
// sigma(-x), costs more than writing the second by the first does: readers write 1 - sigma(x) there.
func (known familiar) price(e *symbolic.Expr) price {
	tree := symbolic.Syntax(e)
	p := price{cost: Cost(tree) + mirrorPenalty*mirrored(e), fractions: nested(tree, false), size: e.Size(), tree: tree}
	symbolic.Any(e, func(n *symbolic.Expr) bool {
		if n.Kind() == symbolic.KindSum && !known[n.Hash()] {
			p.strange++
		}
		return false
	})
	return p
}

const mirrorPenalty = 2

// compare orders prices, the lowest first.
func (p price) compare(q price) int {
	return cmp.Or(
		cmp.Compare(p.cost, q.cost), cmp.Compare(p.fractions, q.fractions),
		cmp.Compare(p.strange, q.strange), cmp.Compare(p.size, q.size), p.compareText(q))
}

func (p price) compareText(q price) int {
	if p.tree == q.tree || p.cost != q.cost {
		return 0
	}
	return strings.Compare(parser.Print(p.tree), parser.Print(q.tree))
}

func (p price) less(q price) bool { return p.compare(q) < 0 }

// nested counts the divisions inside another one.
func nested(n parser.Node, inside bool) int {
	count := 0
	if b, ok := n.(*parser.Binary); ok && b.Op == parser.Div {
		if inside {
			count++
		}
		inside = true
	}
	for _, child := range parser.Children(n) {
		count += nested(child, inside)
	}
	return count
}

// mirrored counts the calls f(-u) next to a call f(u) in e, for functions that the table relates to their mirror image.
func mirrored(e *symbolic.Expr) int {
	calls := map[uint64]bool{}
	count := 0
	symbolic.Any(e, func(n *symbolic.Expr) bool {
		f := n.Function()
		if f == nil || len(n.Args()) != 1 || !hasMirror(f) {
			return false
		}
		calls[n.Hash()] = true
		if calls[symbolic.Apply(f, symbolic.Negate(n.Arg(0))).Hash()] {
			count++
		}
		return false
	})
	return count
}

var mirrors sync.Map // *function.Function -> bool

// hasMirror reports that the table writes f(-x) by f(x) for a function that is neither even nor odd.
func hasMirror(f *function.Function) bool {
	if known, ok := mirrors.Load(f); ok {
		return known.(bool)
	}
	found := false
	for _, id := range f.Identities {
		found = found || id.Left == f.Name+"(-x)" && strings.Contains(id.Right, f.Name+"(x)") && !strings.HasPrefix(id.Right, "1/")
	}
	mirrors.Store(f, found)
	return found
}
