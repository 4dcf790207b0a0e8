package rule

import (
	"context"

	"nabla/parser/limit"
	"nabla/symbolic"
)

// Step is one use of a rule.
type Step struct {
	Rule          *Rule
	Before, After *symbolic.Expr // what the rule replaced, and by what: parts of a line
}

// Rewriting is rewriting in progress. It remembers what became of every node, so that nodes which several
// expressions share are rewritten once, and which expressions no rule changes; steps are told in the order of the
// first use. It is not safe for concurrent use.
type Rewriting struct {
	ctx       context.Context
	holds     Proof
	index     *index
	steps     []Step
	memo      map[*symbolic.Expr]*symbolic.Expr
	normal    map[uint64]*symbolic.Expr // by hash
	functions map[*symbolic.Expr]uint64
	left      int // uses of rules that are left
}

// Rewriting returns a rewriting with the rules of one class. holds proves guards and may be nil.
func (s *Set) Rewriting(ctx context.Context, class Class, holds Proof) *Rewriting {
	return &Rewriting{
		ctx: ctx, holds: holds, index: s.index(class), left: limit.RewriteSteps,
		memo: map[*symbolic.Expr]*symbolic.Expr{}, normal: map[uint64]*symbolic.Expr{}, functions: map[*symbolic.Expr]uint64{},
	}
}

// Steps returns the uses of rules so far.
func (w *Rewriting) Steps() []Step { return w.steps }

// Normalize returns e rewritten from the leaves up until no rule fires. It stops early, with an expression
// that is no less equal to e, when limit.RewriteSteps uses are spent. The error is that of the context, or
// of a rule that does not read.
//
// That it ends is the duty of the rules: those that simplify do not lengthen what is read, which their
// tests check; the limit stands behind that.
func (w *Rewriting) Normalize(e *symbolic.Expr) (*symbolic.Expr, error) {
	if len(e.Args()) == 0 || opaque(e) {
		return e, nil
	}
	if v, ok := w.normal[e.Hash()]; ok && symbolic.Equal(v, e) {
		return e, nil
	}
	if v, ok := w.memo[e]; ok {
		return v, nil
	}
	v, err := operands(e, w.Normalize)
	if err != nil {
		return e, err
	}
	before := v
	after, err := w.once(v)
	if err != nil {
		return e, err
	}
	if after != nil {
		w.left--
		w.steps = append(w.steps, *after)
		if v, err = w.Normalize(after.After); err != nil {
			return e, err
		}
	}
	if v != e {
		w.memo[e], w.memo[before] = v, v
	}
	if w.left > 0 {
		w.normal[v.Hash()] = v
	}
	return v, nil
}

// once uses the first rule that fires at the root of e.
func (w *Rewriting) once(e *symbolic.Expr) (*Step, error) {
	if w.left <= 0 {
		return nil, nil
	}
	if err := w.ctx.Err(); err != nil {
		return nil, err
	}
	var found *Step
	err := w.each(e, func(r *Rule, after *symbolic.Expr) bool {
		found = &Step{r, e, after}
		return false
	})
	return found, err
}

// each calls yield for every rule that changes e at its root, until yield answers false.
func (w *Rewriting) each(e *symbolic.Expr, yield func(*Rule, *symbolic.Expr) bool) error {
	has := functions(e, w.functions)
	if err := w.index.admit(has); err != nil {
		return err
	}
	for _, r := range w.index.byHead[headOf(e)] {
		if r.needs&^has != 0 {
			continue
		}
		after, ok, err := r.Apply(e, w.holds)
		if err != nil {
			return err
		}
		if ok && !symbolic.Equal(after, e) && !yield(r, after) {
			return nil
		}
	}
	return nil
}

// Neighbors returns the expressions that differ from e by one use of one rule, at any node outside bound
// indices, each with the rule and the whole expressions before and after, at most count of them. Identities
// have no direction in which they shorten, so that they are used once at a time, by a search that prices
// the results.
func (w *Rewriting) Neighbors(e *symbolic.Expr, count int) ([]Step, error) {
	var found []Step
	seen := map[*symbolic.Expr]bool{}
	var visit func(n *symbolic.Expr) error
	visit = func(n *symbolic.Expr) error {
		if seen[n] || len(n.Args()) == 0 || opaque(n) || binds(n) || len(found) >= count {
			return nil
		}
		seen[n] = true
		if err := w.ctx.Err(); err != nil {
			return err
		}
		err := w.each(n, func(r *Rule, after *symbolic.Expr) bool {
			found = append(found, Step{r, e, replace(e, n, after)})
			return len(found) < count
		})
		for _, a := range n.Args() {
			if err == nil {
				err = visit(a)
			}
		}
		return err
	}
	err := visit(e)
	return found, err
}

// replace puts after for every occurrence of a node.
func replace(e, node, after *symbolic.Expr) *symbolic.Expr {
	return symbolic.Rewrite(e, func(n *symbolic.Expr) (*symbolic.Expr, bool) {
		return after, symbolic.Equal(n, node)
	})
}

// opaque reports nodes whose inside says what is to be done rather than what is equal.
func opaque(e *symbolic.Expr) bool {
	return e.Kind() == symbolic.KindDerivative || e.Kind() == symbolic.KindAt
}

// binds reports a node with a bound index.
func binds(e *symbolic.Expr) bool {
	return e.Kind() == symbolic.KindBig || e.Kind() == symbolic.KindIntegral || e.HasMatrix()
}

// operands rebuilds e with f of every operand; bound indices are opened and closed again.
func operands(e *symbolic.Expr, f func(*symbolic.Expr) (*symbolic.Expr, error)) (*symbolic.Expr, error) {
	if e.HasMatrix() {
		return e, nil // rules are about numbers; the entries of a matrix are left as they are
	}
	if binds(e) {
		b := symbolic.Open(e)
		for _, part := range []**symbolic.Expr{&b.Lower, &b.Upper, &b.Condition, &b.Body} {
			v, err := f(*part)
			if err != nil {
				return e, err
			}
			*part = v
		}
		return b.Close(e), nil
	}
	args := make([]*symbolic.Expr, len(e.Args()))
	changed := false
	for i, a := range e.Args() {
		v, err := f(a)
		if err != nil {
			return e, err
		}
		args[i] = v
		changed = changed || v != a
	}
	if !changed {
		return e, nil
	}
	return symbolic.WithArgs(e, args), nil
}
