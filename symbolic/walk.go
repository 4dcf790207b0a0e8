package symbolic

import (
	"slices"
	"sort"
)

// Any reports whether some node of e, e itself included, satisfies the predicate. Shared nodes are visited
// once. Bound indices are met under their canonical names. The cost is that of the distinct nodes.
func Any(e *Expr, holds func(*Expr) bool) bool {
	seen := map[*Expr]bool{}
	var visit func(*Expr) bool
	visit = func(n *Expr) bool {
		if seen[n] {
			return false
		}
		seen[n] = true
		if holds(n) {
			return true
		}
		for _, a := range n.args {
			if visit(a) {
				return true
			}
		}
		return false
	}
	return visit(e)
}

// Names returns the free names of e, sorted: symbols, arrays, functions of the document.
func Names(e *Expr) []string {
	found := map[string]bool{}
	Any(e, func(n *Expr) bool {
		if n.names != 0 && n.name != "" && n.name[0] != '$' {
			found[n.name] = true
		}
		return false
	})
	names := make([]string, 0, len(found))
	for name := range found {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Contains reports whether the name occurs free in e.
func (e *Expr) Contains(name string) bool {
	return e.MayContain(name) && Any(e, func(n *Expr) bool { return n.names != 0 && n.name == name })
}

// Count returns the number of distinct nodes of e.
func Count(e *Expr) int {
	n := 0
	Any(e, func(*Expr) bool { n++; return false })
	return n
}

// HasNoValue reports whether a part of e without names is nowhere defined, as log(-1) is over the real numbers. Domain does not
// look into integrals and derivatives; what is made of such a part has no value either. Cases and terms of sums need not be
// met by any point, and say nothing.
func HasNoValue(e *Expr) bool {
	seen := map[*Expr]bool{}
	var visit func(*Expr) bool
	visit = func(e *Expr) bool {
		if e.total || seen[e] {
			return false
		}
		seen[e] = true
		switch e.kind {
		case KindPiecewise, KindBig, KindInverse, KindDeterminant:
			return false
		case KindCall, KindPower:
			if e.names == 0 && e.binder == 0 && slices.ContainsFunc(Domain(e), (*Expr).IsFalse) {
				return true
			}
		}
		return slices.ContainsFunc(e.args, visit)
	}
	return visit(e)
}
