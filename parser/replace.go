package parser

// Replace returns the tree with every node that replace answers another node for exchanged for it. What
// lies around an exchanged node is copied, everything else is shared; the tree itself is not changed.
func Replace(n Node, replace func(Node) Node) Node {
	if n == nil {
		return nil
	}
	// What comes back is final: its parts are not offered again.
	if r := replace(n); r != n {
		return r
	}
	changed := false
	copied := rebuild(n, func(child Node) Node {
		r := Replace(child, replace)
		changed = changed || r != child
		return r
	})
	if !changed {
		return n
	}
	return copied
}

// rebuild copies a node with f applied to the parts that are expressions. Names that a node binds or
// applies are no parts of that kind.
func rebuild(n Node, f func(Node) Node) Node {
	part := func(n Node) Node {
		if n == nil {
			return nil
		}
		return f(n)
	}
	parts := func(ns []Node) []Node {
		out := make([]Node, len(ns))
		for i, n := range ns {
			out[i] = part(n)
		}
		return out
	}
	switch n := n.(type) {
	case *Component:
		return &Component{n.At, n.Array, parts(n.Indices)}
	case *Unary:
		return &Unary{n.At, n.Op, part(n.X)}
	case *Binary:
		return &Binary{n.At, n.Op, part(n.X), part(n.Y), n.Implicit, n.Glued}
	case *Postfix:
		return &Postfix{n.At, n.Op, part(n.X)}
	case *Call:
		return &Call{n.At, n.Function, parts(n.Args), n.Primes, n.Dot, n.Bare}
	case *Bars:
		return &Bars{n.At, part(n.X)}
	case *Big:
		return &Big{n.At, n.Product, n.Index, part(n.Lower), part(n.Upper), part(n.Where), part(n.Body)}
	case *Derivative:
		return &Derivative{n.At, part(n.Body), n.By, n.Partial}
	case *Integral:
		return &Integral{n.At, part(n.Body), n.Variable, part(n.Lower), part(n.Upper)}
	case *Substitution:
		return &Substitution{n.At, part(n.Body), n.Variable, part(n.Value)}
	case *Indicator:
		return &Indicator{n.At, part(n.Condition)}
	case *Piecewise:
		cases := make([]Case, len(n.Cases))
		for i, c := range n.Cases {
			cases[i] = Case{part(c.Condition), part(c.Value)}
		}
		return &Piecewise{n.At, cases, part(n.Otherwise)}
	case *Relation:
		return &Relation{n.At, n.Op, part(n.X), part(n.Y)}
	case *Logic:
		return &Logic{n.At, n.Op, parts(n.Args)}
	case *Range:
		return &Range{n.At, part(n.Lower), part(n.Upper)}
	case *Set:
		return &Set{n.At, parts(n.Items)}
	case *List:
		return &List{n.At, parts(n.Items)}
	case *Opaque:
		return &Opaque{n.At, n.Kind, parts(n.Parts)}
	}
	return n
}
