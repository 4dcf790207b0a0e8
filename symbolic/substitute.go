package symbolic

import "slices"

// Substitute replaces a symbol or component by value, everywhere it is free. Nothing is captured: bound
// indices are renamed where they would be. A bound index is also replaced in derivatives that are not carried out yet.
func Substitute(e, name, value *Expr) *Expr {
	if name == value {
		return e
	}
	return substitute(e, []*Expr{name}, []*Expr{value}, name.bound())
}

// SubstituteAll replaces several symbols at the same time.
func SubstituteAll(e *Expr, names []string, values []*Expr) *Expr {
	symbols := make([]*Expr, len(names))
	for i, name := range names {
		symbols[i] = Symbol(name)
	}
	return substitute(e, symbols, values, false)
}

// substitution replaces names by values at the same time.
type substitution struct {
	rewriting
	names, values []*Expr
	filters       []uint64
	opaque        bool // also within derivatives that are not carried out
	reopen        bool // bound indices were in the way
}

// substitute goes through binders without opening them where that can be: each one that is opened and closed is passed through
// two times more, which makes the work grow threefold with every level of sums within sums. What is put in must have no
// binders of its own, as then those around it would need other names.
func substitute(e *Expr, names, values []*Expr, opaque bool) *Expr {
	s := substitution{names: names, values: values, filters: make([]uint64, len(names)), opaque: opaque}
	for i, name := range names {
		s.filters[i] = bloom(name.name)
		s.reopen = s.reopen || values[i].binder > 0
	}
	s.rewriting.replace = s.replace
	if !s.reopen {
		s.rewriting.inside = s.inside
		if v := s.rewrite(e); !s.reopen {
			return v
		}
	}
	s.rewriting = rewriting{replace: s.replace}
	return s.rewrite(e)
}

// replace answers for nodes that are names or have none of them inside.
func (s *substitution) replace(n *Expr) (*Expr, bool) {
	inside := false
	for i, filter := range s.filters {
		// The filter says for most nodes that the name is not in them, so that whole branches are not visited.
		if n.names&filter != filter {
			continue
		}
		if name := s.names[i]; n.kind == name.kind && Equal(n, name) {
			return s.values[i], true
		}
		inside = true
	}
	if inside && s.opaque && n.opaque() {
		return s.derivative(n), true
	}
	return n, !inside
}

// derivative puts the values into a derivative that is not carried out: one after the other, where they are several through
// names that are in none of them.
func (s *substitution) derivative(n *Expr) *Expr {
	if len(s.names) == 1 {
		return substituteBound(n, s.names[0], s.values[0])
	}
	between := make([]*Expr, len(s.names))
	for i, name := range s.names {
		between[i] = Fresh("t")
		n = Substitute(n, name, between[i])
	}
	for i, value := range s.values {
		n = Substitute(n, between[i], value)
	}
	return n
}

// inside rebuilds a node with bound indices as it stands, or notes that it must be opened: an index is mentioned by what is put
// in, or there are more binders within than before, so that the names of the indices around them are taken.
func (s *substitution) inside(n *Expr) *Expr {
	for _, index := range n.indices() {
		for i, name := range s.names {
			s.reopen = s.reopen || s.values[i].mentions(index) || name.mentions(index)
		}
	}
	args := slices.Clone(n.args)
	for i := len(n.indices()); i < len(args) && !s.reopen; i++ {
		args[i] = s.rewrite(args[i])
		s.reopen = s.reopen || n.reaches(i) && args[i].binder > n.depth()
	}
	switch {
	case s.reopen || slices.Equal(args, n.args):
		return n
	case n.HasMatrix():
		return s.square(n, args)
	}
	return Binder{args[0], args[1], args[2], args[3], args[4]}.close(n.kind, n.product, n.hint())
}

// square rebuilds a determinant or an entry of an inverse that only has other names now. Of anything else that is put in, it may
// become that of a product of matrices, or of a diagonal one.
func (s *substitution) square(n *Expr, args []*Expr) *Expr {
	for i, value := range s.values {
		isName := func(e *Expr) bool { return Equal(e, value) }
		if s.names[i].kind != KindSymbol || value.kind != KindSymbol || slices.ContainsFunc(s.values[:i], isName) || !slices.ContainsFunc(s.names, isName) && n.mentions(value) {
			s.reopen = true
			return n
		}
	}
	return Square{args[squareRow], args[squareColumn], args[squareSize], args[squareEntry]}.node(n.kind, args[squareEntry+1:]...)
}

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

// meet reports that two expressions have a name in common.
func meet(a, b *Expr) bool {
	for _, name := range Names(a) {
		if b.Contains(name) {
			return true
		}
	}
	return false
}

// bound reports that e is a symbol that stands for a bound index, opened or closed.
func (e *Expr) bound() bool {
	return e.kind == KindSymbol && (e.name[0] == '$' || e.name[0] == '%' || e.name[0] == '#')
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
	inside  func(*Expr) *Expr // rebuilds a node with bound indices; nil: it is opened and closed
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
	var v *Expr
	if r.inside != nil && len(e.indices()) > 0 {
		v = r.inside(e)
	} else {
		v = mapArgs(e, r.rewrite)
	}
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

// mapBinder opens a binder, and closes it again with what f makes of its parts. Opened in vain, a binder
// keeps its node.
func mapBinder(e *Expr, f func(Binder) Binder) *Expr {
	before := Open(e)
	after := f(before)
	if after == before {
		return e
	}
	return after.Close(e)
}

// WithArgs rebuilds the node e with other operands, in the order that Args gives them; for a sum and a
// product these are the terms and factors beside its number. Binders are rebuilt with Open and Close. It
// goes through the constructors, so that the result is canonical again.
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
