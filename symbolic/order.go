package symbolic

import "slices"

// Compare is the total order of expressions that canonical forms are sorted by: by hash, and by
// structure where hashes collide. It is the same in every run and means nothing to a reader.
func Compare(a, b *Expr) int {
	if a == b {
		return 0
	}
	if a.hash != b.hash {
		if a.hash < b.hash {
			return -1
		}
		return 1
	}
	var c comparison
	return c.compare(a, b)
}

// Equal reports whether a and b are the same expression.
func Equal(a, b *Expr) bool { return a == b || a.hash == b.hash && Compare(a, b) == 0 }

// comparison remembers pairs that were found equal, so that comparing two graphs with shared nodes costs in
// pairs of nodes and not in paths. Two graphs of n shared nodes can have 2^n paths.
type comparison struct{ equal map[[2]*Expr]bool }

// memoSize is the tree size from which on remembering pairs is cheaper than comparing again.
const memoSize = 64

// compare orders by hash first, which settles nearly all pairs in one step; the structure is looked at only
// where two hashes agree, that is, nearly always when the expressions are equal.
func (c *comparison) compare(a, b *Expr) int {
	if a == b {
		return 0
	}
	if d := compareWords(a.hash, b.hash); d != 0 {
		return d
	}
	remember := a.size > memoSize
	if remember && c.equal[[2]*Expr{a, b}] {
		return 0
	}
	d := c.compareNodes(a, b)
	if d == 0 && remember {
		if c.equal == nil {
			c.equal = map[[2]*Expr]bool{}
		}
		c.equal[[2]*Expr{a, b}] = true
	}
	return d
}

// compareNodes compares what the nodes are, then their operands.
func (c *comparison) compareNodes(a, b *Expr) int {
	if d := compareHeads(a, b); d != 0 {
		return d
	}
	return c.compareArgs(a.args, b.args)
}

// compareArgs compares operands from the left; fewer come first.
func (c *comparison) compareArgs(a, b []*Expr) int {
	if d := len(a) - len(b); d != 0 {
		return d
	}
	for i := range a {
		if d := c.compare(a[i], b[i]); d != 0 {
			return d
		}
	}
	return 0
}

// compareHeads compares what two nodes are, without their operands.
func compareHeads(a, b *Expr) int {
	switch {
	case a.kind != b.kind:
		return int(a.kind) - int(b.kind)
	case a.op != b.op:
		return int(a.op) - int(b.op)
	case a.product != b.product:
		if b.product {
			return -1
		}
		return 1
	case a.name != b.name:
		if a.name < b.name {
			return -1
		}
		return 1
	case a.fn != b.fn:
		if a.fn == nil || b.fn != nil && a.fn.Name < b.fn.Name {
			return -1
		}
		return 1
	}
	if d := slices.Compare(a.orders(), b.orders()); d != 0 {
		return d
	}
	return a.number.Cmp(b.number)
}

// compareWords orders hashes.
func compareWords(a, b uint64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// compareCores orders terms by what they are without their numeric coefficient. Like terms are neighbours
// in it: 2*x*y and -x*y.
func compareCores(a, b *Expr) int {
	if a == b {
		return 0
	}
	if d := compareWords(a.core, b.core); d != 0 {
		return d
	}
	if a.kind != KindProduct && b.kind != KindProduct {
		return Compare(a, b)
	}
	var c comparison
	return c.compareArgs(a.factors(), b.factors())
}

// factors returns the factors of a product without its coefficient, or e itself as the only one.
func (e *Expr) factors() []*Expr {
	if e.kind == KindProduct {
		return e.args
	}
	return []*Expr{e}
}
