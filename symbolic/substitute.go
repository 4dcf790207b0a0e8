package symbolic

// Substitute replaces a symbol or component by value, everywhere it is free. Nothing is captured: bound
// indices are renamed first. A bound index is also replaced in derivatives that are not carried out yet.
func Substitute(e, name, value *Expr) *Expr {
	if name == value {
		return e
	}
	filter := bloom(name.name)
	return Rewrite(e, func(n *Expr) (*Expr, bool) {
		// The filter of names says for most nodes that the name is not in them, so that whole branches are not
		// visited.
		if n.names&filter != filter {
			return n, true
		}
		if n.kind == name.kind && Equal(n, name) {
			return value, true
		}
		// With many bound names the filter lets all pass, and each binder that is opened in vain doubles the work.
		if n.binder > deepBinder && name.kind == KindSymbol && !n.mentions(name) {
			return n, true
		}
		if n.opaque() && name.bound() {
			return substituteBound(n, name, value), true
		}
		return nil, false
	})
}

// deepBinder is the number of binders one within the other from which on the filter of names is not relied on.
const deepBinder = 8

// substituteBound replaces a bound index in a derivative or substitution that is not carried out: diff(x_k^2, x_j)
// is the term of a sum over k. Where the value could be taken for what one differentiates by, it is put in by a
// node.
func substituteBound(e, name, value *Expr) *Expr {
	variable := e.args[1]
	if value.kind != KindSymbol || !value.bound() {
		if variable == name || meet(variable, value) {
			return At(e, name, value)
		}
	}
	return newOpaque(e.kind, Substitute(e.args[0], name, value), Substitute(variable, name, value), Substitute(e.args[2], name, value))
}

// meet reports that two expressions may have a name in common.
func meet(a, b *Expr) bool {
	for _, name := range Names(a) {
		if b.MayContain(name) {
			return true
		}
	}
	return false
}

// bound reports that e is a symbol that stands for a bound index, opened or closed.
func (e *Expr) bound() bool {
	return e.kind == KindSymbol && (e.name[0] == '$' || e.name[0] == '%' || e.name[0] == '#')
}

// SubstituteAll replaces several symbols at the same time.
func SubstituteAll(e *Expr, names []string, values []*Expr) *Expr {
	filters := make([]uint64, len(names))
	for i, name := range names {
		filters[i] = bloom(name)
	}
	return Rewrite(e, func(n *Expr) (*Expr, bool) {
		if n.kind == KindSymbol {
			for i, name := range names {
				if n.name == name {
					return values[i], true
				}
			}
			return n, true
		}
		for _, filter := range filters {
			if n.names&filter == filter {
				return nil, false
			}
		}
		return n, true
	})
}

// Rewrite rebuilds e from the top: where replace answers true its result stands for the node, else the
// node is rebuilt from its rewritten operands. A shared node is visited once. Bound indices are opened
// before and closed after, so that what replace inserts cannot be captured.
func Rewrite(e *Expr, replace func(*Expr) (*Expr, bool)) *Expr {
	r := rewriting{replace: replace}
	return r.rewrite(e)
}

// rewriting remembers what became of shared nodes.
type rewriting struct {
	replace func(*Expr) (*Expr, bool)
	memo    map[*Expr]*Expr
}

// rewrite visits a shared node once and keeps nodes that nothing changed, so that equal parts stay shared.
func (r *rewriting) rewrite(e *Expr) *Expr {
	if v, ok := r.replace(e); ok {
		return v
	}
	if len(e.args) == 0 || e.opaque() {
		return e
	}
	if v, ok := r.memo[e]; ok {
		return v
	}
	v := mapArgs(e, r.rewrite)
	if r.memo == nil {
		r.memo = map[*Expr]*Expr{}
	}
	r.memo[e] = v
	return v
}

// opaque reports that names inside e must not be replaced: they say by what, or where, an operation is to
// be carried out. Evaluate carries it out first.
func (e *Expr) opaque() bool { return e.kind == KindDerivative || e.kind == KindAt }

// mapArgs rebuilds a node with every operand replaced by f of it, e itself if nothing changed.
func mapArgs(e *Expr, f func(*Expr) *Expr) *Expr {
	if e.kind == KindBig || e.kind == KindIntegral {
		return mapBinder(e, func(b Binder) Binder {
			return Binder{b.Index, f(b.Lower), f(b.Upper), f(b.Condition), f(b.Body)}
		})
	}
	if e.HasMatrix() {
		return mapSquare(e, f)
	}
	args := e.args
	changed := false
	for i, a := range e.args {
		b := f(a)
		if b != a && !changed {
			args = append(make([]*Expr, 0, len(e.args)), e.args...)
			changed = true
		}
		if changed {
			args[i] = b
		}
	}
	if !changed {
		return e
	}
	return WithArgs(e, args)
}

// mapBinder opens a binder, and closes it again with what f makes of its parts.
func mapBinder(e *Expr, f func(Binder) Binder) *Expr {
	before := Open(e)
	after := f(before)
	if after == before {
		return e
	}
	return after.Close(e)
}

// WithArgs rebuilds the node e with other operands, in the order that Args gives them; for a sum and a
// product these are the terms and factors beside its number. Binders are rebuilt with Open and Close.
func WithArgs(e *Expr, args []*Expr) *Expr {
	switch e.kind {
	case KindSum:
		return sumWith(e.number, args)
	case KindProduct:
		return productWith(e.number, args)
	case KindPower:
		return Power(args[0], args[1])
	case KindCall:
		if e.fn != nil {
			return Apply(e.fn, args...)
		}
		return CallUnknown(e.name, e.orders(), args...)
	case KindComponent:
		c := Component(e.name, args...)
		c.total, c.real = c.total && e.total, c.real && e.real // a general one stays so
		return c
	case KindDelta:
		return Delta(args[0], args[1])
	case KindPiecewise:
		return Piecewise(args[:len(args)-1], args[len(args)-1])
	case KindRelation:
		return Relation(e.op, args[0], args[1])
	case KindLogic:
		return withConditions(e.op, args)
	case KindDerivative:
		return Unevaluated(args[0], args[1], args[2])
	case KindAt:
		return At(args[0], args[1], args[2])
	}
	return e
}

// withConditions rebuilds a node of logic, whose parts may have been decided meanwhile.
func withConditions(op Op, args []*Expr) *Expr {
	switch op {
	case And:
		return Conjunction(args...)
	case Or:
		return Disjunction(args...)
	case Defined:
		return IsDefined(args[0])
	}
	return Negation(args[0])
}
