package simplify

import (
	"cmp"
	"strings"
	"sync"

	"nabla/numeric/rational"
	"nabla/parser"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// Cost returns what a reader has to read: the number of names, numbers and operators that are printed. A
// function's name, a root sign and a big operator count one each, brackets and commas nothing; a name is
// one however it is decorated, so that a definition that folds back counts one. For example x^2 + 1 costs
// 5: x, ^, 2, +, 1; and 1/(1 + exp(-x)) costs 7 where sigma(x) costs 2.
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

// price is what forms are compared by, in the order of its fields and then by the printed text. The order
// is total (text comes last), so that the answer does not depend on the order in which forms are met.
type price struct {
	cost      int // of the printed tree, with the surcharges for what readers do not expect
	divisions int
	terms     int // 1 for a sum of terms, 0 for a product
	strange   int // sums that the expression did not have at the start
	size      int // nodes
	tree      parser.Node
}

// Surcharges, in printed signs. They keep the search from saving a sign or two with a form nobody writes.
const (
	mirrorCharge = 2 // sigma(-x) next to sigma(x): readers write 1 - sigma(x) there
	halfCharge   = 4 // sech(x/2)^2/4 for sigma(x)*(1 - sigma(x)): an angle halved, though nobody asked for it
	nestedCharge = 1 // (p/q - 1)/(q - 1): a division inside a division
)

// familiar is what the author wrote: sums, and the multiples of arguments, which a form should not change
// without need. A form that is as short as the author's but strange to them is no gain.
type familiar struct {
	sums  map[uint64]bool
	steps map[uint64]rational.Rat // greatest common step of the arguments with one core
}

// familiarOf reads off the expression at the start what its author is used to.
func familiarOf(e *symbolic.Expr) familiar {
	known := familiar{map[uint64]bool{}, map[uint64]rational.Rat{}}
	symbolic.Any(e, func(n *symbolic.Expr) bool {
		switch n.Kind() {
		case symbolic.KindSum:
			known.sums[n.Hash()] = true
		case symbolic.KindCall:
			for _, a := range n.Args() {
				p := primitive(distributed(a))
				known.steps[p.core.Hash()] = commonStep(known.steps[p.core.Hash()], p.q)
			}
		}
		return false
	})
	return known
}

// price prices an expression as it is printed.
func (known familiar) price(e *symbolic.Expr) price {
	p := price{size: e.Size(), tree: symbolic.Syntax(e)}
	if e.Kind() == symbolic.KindSum {
		p.terms = 1
	}
	var inner int
	inner, p.divisions = divisions(p.tree, false)
	p.cost = Cost(p.tree) + nestedCharge*inner + mirrorCharge*mirrored(e)
	symbolic.Any(e, func(n *symbolic.Expr) bool {
		switch {
		case n.Kind() == symbolic.KindSum && !known.sums[n.Hash()]:
			p.strange++
		case n.Kind() == symbolic.KindCall && known.halved(n):
			p.cost += halfCharge
		}
		return false
	})
	return p
}

// halved reports that a call has a proper fraction of an argument that the author wrote.
func (known familiar) halved(call *symbolic.Expr) bool {
	for _, a := range call.Args() {
		p := primitive(distributed(a))
		if step := known.steps[p.core.Hash()]; !step.IsZero() && !p.q.Quo(step).IsInt() {
			return true
		}
	}
	return false
}

// compare orders prices, the lowest first.
func (p price) compare(q price) int {
	return cmp.Or(
		cmp.Compare(p.cost, q.cost), cmp.Compare(p.divisions, q.divisions), cmp.Compare(p.terms, q.terms),
		cmp.Compare(p.strange, q.strange), cmp.Compare(p.size, q.size), p.compareText(q))
}

// compareText decides between forms that cost the same, so that the answer does not depend on the order in
// which they were met. Printing is dear, and left to the end.
func (p price) compareText(q price) int {
	if p.tree == q.tree || p.cost != q.cost {
		return 0
	}
	return strings.Compare(parser.Print(p.tree), parser.Print(q.tree))
}

// less reports that a form is cheaper.
func (p price) less(q price) bool { return p.compare(q) < 0 }

// divisions counts the divisions of a tree, and those of them that stand inside another one. An argument starts afresh.
func divisions(n parser.Node, inside bool) (inner, all int) {
	switch n := n.(type) {
	case *parser.Binary:
		if n.Op == parser.Div {
			all++
			if inside {
				inner++
			}
			inside = true
		}
	case *parser.Call:
		inside = false
	}
	for _, child := range parser.Children(n) {
		i, a := divisions(child, inside)
		inner, all = inner+i, all+a
	}
	return inner, all
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

// hasMirror reports that the table writes f(-x) by f(x) for a function that is neither even nor odd. For
// sigma the table has sigma(-x) = 1 - sigma(x).
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
