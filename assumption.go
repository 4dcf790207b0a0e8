package nabla

import (
	"context"
	"slices"

	"nabla/parser/limit"
	"nabla/simplify/normal"
	"nabla/symbolic"
)

// What is often assumed of arrays and sizes and seldom said: that labels sum to one, that a matrix is symmetric, that
// two indices differ, that a size is not too small. A refuted step that one of these makes true is told so; a proof
// names the assumptions of the document that it used.

// hypothesis is an assumption that is tried, with the indices that it needs and that the document does not declare.
type hypothesis struct {
	condition *symbolic.Expr
	indices   []*symbolic.Variable
}

// unstated looks for an assumption on an array under which a refuted step is true: entries that sum to one, symmetry.
func (c *Checker) unstated(ctx context.Context, q *equation) *symbolic.Expr {
	if !q.real() {
		return nil
	}
	return c.firstThatHolds(ctx, q, q.usual)
}

// firstThatHolds returns the first of the assumptions proposed for the arrays of a step under which it is true.
func (c *Checker) firstThatHolds(ctx context.Context, q *equation, propose func(*symbolic.Variable) []hypothesis) *symbolic.Expr {
	for _, v := range q.arrays() {
		for _, h := range propose(v) {
			if ctx.Err() == nil && c.holdsGiven(ctx, q, h) {
				return h.condition
			}
		}
	}
	return nil
}

// holdsGiven reports that a step is proved under a further assumption and that values show nothing else.
// Values have to agree at some point that satisfies the assumption: one that nothing satisfies proves
// everything. Nor may the right side lose its value where the left one has one.
func (c *Checker) holdsGiven(ctx context.Context, q *equation, h hypothesis) bool {
	u := q.given(h)
	if !c.agrees(ctx, u) {
		return false
	}
	argument := c.normalize(ctx, u)
	if !argument.proved() || len(argument.Conditions) > 0 {
		return false
	}
	seen := c.compare(ctx, u)
	return seen.agreeing() > 0 && !seen.differ() && seen.outcome.LeftOnly == nil
}

// given returns the equation with an assumption added to those of the document. The scopes are cloned,
// since the document's are read by other steps at the same time.
func (q *equation) given(h hypothesis) *equation {
	u := *q
	u.base, u.scope = q.base.Clone(), q.scope.Clone()
	for _, s := range []*symbolic.Scope{u.base, u.scope} {
		for _, v := range h.indices {
			s.Declare(v)
		}
		s.Assume(h.condition)
	}
	return &u
}

// arrays returns the declared arrays of the step with known sizes.
func (q *equation) arrays() []*symbolic.Variable {
	var all []*symbolic.Variable
	for _, name := range q.names() {
		v := q.base.Variable(name)
		if v != nil && (v.Kind == symbolic.Vector || v.Kind == symbolic.Matrix) && len(v.Shape) > 0 && len(all) < limit.Factors {
			all = append(all, v)
		}
	}
	return all
}

// names returns the names of both sides, down to the leaves.
func (q *equation) names() []string {
	names := append(symbolic.Names(q.a), symbolic.Names(q.b)...)
	slices.Sort(names)
	return slices.Compact(names)
}

// usual proposes what is usually assumed of an array: its rows sum to one, it is symmetric. An array of
// which the document has said a sum is not given another one, and none is proposed for what is symmetric by
// its kind.
func (q *equation) usual(v *symbolic.Variable) []hypothesis {
	var h hypothesis
	entry, indices := h.entry(q.base, v)
	if entry == nil {
		return nil
	}
	last := len(indices) - 1
	total := equal(symbolic.BigSum(indices[last], symbolic.Int(1), v.Shape[last], symbolic.True(), entry), symbolic.Int(1))
	var all []hypothesis
	if !q.said(v, func(n *symbolic.Expr) bool { return n.Kind() == symbolic.KindBig }) {
		all = append(all, hypothesis{total, h.indices})
	}
	if len(indices) == 2 && symbolic.Equal(v.Shape[0], v.Shape[1]) && v.Structure == "" {
		all = append(all, hypothesis{equal(entry, symbolic.Component(v.Name, indices[1], indices[0])), h.indices})
	}
	return all
}

// labels proposes what is assumed of labels: entries that are 0 or 1, or one entry that is 1. y_k^2 = y_k
// is how a condition says "0 or 1" as an equation, which a proof can use. The class of a one-hot vector is
// an index that one side alone has: sum(k, y_k*log(p_k)) = log(p_c) speaks of such a c.
func (q *equation) labels(v *symbolic.Variable) []hypothesis {
	var h hypothesis
	classes := q.integers(symbolic.Index)
	if len(v.Shape) != 1 || v.Shape[0] == nil || v.Positive || q.said(v, (*symbolic.Expr).Total) {
		return nil
	}
	index := h.index(q.base, v.Shape[0], classes)
	entry := symbolic.Component(v.Name, index)
	all := []hypothesis{{equal(symbolic.Power(entry, symbolic.Int(2)), entry), h.indices}}
	for _, class := range classes {
		onLeft, onRight := q.a.Contains(class.Name()), q.b.Contains(class.Name())
		if c := q.base.Variable(class.Name()); onLeft != onRight && symbolic.Equal(c.Upper, v.Shape[0]) {
			all = append(all, hypothesis{equal(entry, symbolic.Delta(index, class)), h.indices})
		}
	}
	return all
}

// said reports that an assumption on an array holds a part of some kind.
func (q *equation) said(v *symbolic.Variable, kind func(*symbolic.Expr) bool) bool {
	return slices.ContainsFunc(q.base.Given(), func(g *symbolic.Expr) bool {
		return slices.Contains(symbolic.Names(g), v.Name) && symbolic.Any(g, kind)
	})
}

// entry returns the entry of an array at indices that run over all of it, or nil if a size is not known.
func (h *hypothesis) entry(scope *symbolic.Scope, v *symbolic.Variable) (entry *symbolic.Expr, indices []*symbolic.Expr) {
	for _, size := range v.Shape {
		if size == nil {
			return nil, nil
		}
		indices = append(indices, h.index(scope, size, indices))
	}
	return symbolic.Component(v.Name, indices...), indices
}

// equal is the equation of two expressions as a condition.
func equal(a, b *symbolic.Expr) *symbolic.Expr { return symbolic.Relation(symbolic.Equals, a, b) }

// index returns an index from 1 to size that is not among others: a declared one, or a new one.
func (h *hypothesis) index(scope *symbolic.Scope, size *symbolic.Expr, others []*symbolic.Expr) *symbolic.Expr {
	taken := func(name string) bool {
		return slices.ContainsFunc(others, func(e *symbolic.Expr) bool { return e.Name() == name })
	}
	for _, v := range scope.Variables() {
		if v.Kind == symbolic.Index && v.Lower != nil && v.Lower.IsOne() && symbolic.Equal(v.Upper, size) && !taken(v.Name) {
			return symbolic.Symbol(v.Name)
		}
	}
	for _, name := range []string{"k", "i", "j", "l", "q", "r", "s", "t"} {
		if scope.Variable(name) == nil && scope.Definition(name) == nil && !taken(name) {
			h.indices = append(h.indices, &symbolic.Variable{Name: name, Kind: symbolic.Index, Lower: symbolic.Int(1), Upper: size})
			return symbolic.Symbol(name)
		}
	}
	return symbolic.Fresh("k")
}

// apartCondition looks for two indices that a refuted step only needs to be different. Sums over all
// indices leave out what happens where two of them meet: d(x_i)/d(x_j) = 0 is true for i != j.
func (c *Checker) apartCondition(ctx context.Context, q *equation) *symbolic.Expr {
	indices := q.integers(symbolic.Index)
	for i, a := range indices {
		for _, b := range indices[i+1:] {
			h := hypothesis{condition: symbolic.Relation(symbolic.NotEquals, a, b)}
			if ctx.Err() == nil && c.holdsGiven(ctx, q, h) {
				return h.condition
			}
		}
	}
	return nil
}

// sizeCondition looks for a size from which on a step is true: n >= 2.
func (c *Checker) sizeCondition(ctx context.Context, q *equation) *symbolic.Expr {
	for _, n := range q.integers(symbolic.Integer, symbolic.PositiveInteger, symbolic.NaturalNumber) {
		if least, ok := c.leastSize(ctx, q, n); ok {
			return symbolic.Relation(symbolic.LessEqual, symbolic.Int(least), n)
		}
	}
	return nil
}

// integers returns the names of the step that are declared as one of the kinds. An index that stands for any entry of an
// array is none of them: no condition on it is one on the step.
func (q *equation) integers(kinds ...symbolic.VariableKind) []*symbolic.Expr {
	var all []*symbolic.Expr
	for _, name := range q.names() {
		if v := q.base.Variable(name); v != nil && !v.Any && slices.Contains(kinds, v.Kind) && len(all) < limit.Signs {
			all = append(all, symbolic.Symbol(name))
		}
	}
	return all
}

// Sizes that are tried as the least for which a step is true.
const (
	firstSize = -3
	lastSize  = 4
)

// leastSize returns the least number from which on a step is true for all sizes: it is proved from some
// number on, and below that one by one. n >= least as an assumption is a proof for all of these sizes at
// once; below it, to go down as long as a single size can be proved makes the condition the weakest that
// this way finds.
func (c *Checker) leastSize(ctx context.Context, q *equation, n *symbolic.Expr) (int64, bool) {
	for least := int64(0); least <= lastSize && ctx.Err() == nil; least++ {
		if !c.holdsGiven(ctx, q, hypothesis{condition: symbolic.Relation(symbolic.LessEqual, symbolic.Int(least), n)}) {
			continue
		}
		for least > firstSize && c.holdsAt(ctx, q, n, symbolic.Int(least-1)) {
			least--
		}
		return least, true
	}
	return 0, false
}

// holdsAt reports that the step is proved for a value of a name, and that both sides are defined there.
func (c *Checker) holdsAt(ctx context.Context, q *equation, name, value *symbolic.Expr) bool {
	u := q.given(hypothesis{condition: equal(name, value)})
	if !c.agrees(ctx, u) {
		return false
	}
	a, b := symbolic.Substitute(q.a, name, value), symbolic.Substitute(q.b, name, value)
	return normal.Equal(ctx, a, b, u.scope).Zero == normal.Proved
}

// uses returns the assumed equations without which the step is not proved. Greedy: each assumption is taken
// away in turn and stays away if the proof does not need it. The result depends on the order and is one
// minimal set, not the least one, which is enough to say what a proof stood on.
func (c *Checker) uses(ctx context.Context, q *equation) []*symbolic.Expr {
	var used []*symbolic.Expr
	kept := q.scope.Given()
	for _, g := range q.base.Given() {
		if g.Kind() == symbolic.KindRelation && g.Op() != symbolic.Equals || !q.shares(g) {
			continue // signs are conditions like those of a domain
		}
		fewer := slices.DeleteFunc(slices.Clone(kept), func(k *symbolic.Expr) bool { return k == g })
		u := *q
		u.scope = q.scope.Assuming(fewer)
		if c.normalize(ctx, &u).proved() {
			kept = fewer
		} else {
			used = append(used, g)
		}
	}
	return used
}

// shares reports that an assumption has a name with the step in common that is no size or index.
func (q *equation) shares(g *symbolic.Expr) bool {
	names := q.names()
	return slices.ContainsFunc(symbolic.Names(g), func(name string) bool {
		v := q.base.Variable(name)
		return slices.Contains(names, name) && (v == nil || v.Kind != symbolic.Index && v.Kind != symbolic.PositiveInteger)
	})
}
