package nabla

import (
	"context"

	"nabla/parser/limit"
	"nabla/simplify"
	"nabla/simplify/normal"
	"nabla/symbolic"
)

// argument is the result of the exact arguments: what proves the step, or why none does. The zero value
// proves nothing.
type argument struct {
	Method     string           // the argument that succeeded, "" for none
	Conditions []*symbolic.Expr // what it used beyond the domain of both sides
	Reason     string           // why nothing succeeded
}

// proved reports that an argument succeeded.
func (a argument) proved() bool { return a.Method != "" }

// The arguments by name.
const (
	byCanonicalForm = "equal canonical forms"
	byDefinitions   = "equal canonical forms, the definitions unfolded"
	byValues        = "normal form, for each value of an index"
	bySigns         = "normal form, by cases of signs"
	byConstancy     = "equal derivatives and a common value"
	byIntegration   = "the integrals carried out"
	byInduction     = "induction over the end of a sum"
	byBinomials     = "the binomial theorem"
	byCasesOfSizes  = "proof by cases of sizes"
	byRewriting     = "rewriting both sides to one closed form"
)

// prove tries the exact arguments, cheapest first. Over the complex numbers only normal forms are used: the
// other arguments are about signs, order and real functions.
func (c *Checker) prove(ctx context.Context, q *equation) argument {
	a := c.normalize(ctx, q)
	switch {
	case a.proved() || !q.real():
		return a
	case c.byIndices(ctx, q):
		return argument{Method: byValues}
	case c.byCases(ctx, q):
		return argument{Method: bySigns}
	case c.byConstancy(ctx, q):
		return argument{Method: byConstancy}
	case c.byInduction(ctx, q):
		return argument{Method: byInduction}
	case c.byBinomials(ctx, q):
		return argument{Method: byBinomials}
	case c.rewrites(ctx, q):
		return argument{Method: byRewriting}
	}
	if b, ok := c.byIntegration(ctx, q); ok {
		return b
	}
	return a
}

// normalize tries the arguments by canonical and normal forms, which cost little where they fail. It is
// also what conditions, repairs and assumptions are proved by, hundreds of times for one step.
func (c *Checker) normalize(ctx context.Context, q *equation) argument {
	switch {
	case symbolic.Equal(q.left, q.right):
		return argument{Method: byCanonicalForm}
	case symbolic.Equal(q.a, q.b):
		return argument{Method: byDefinitions}
	}
	if d, ok := c.byNames(ctx, q); ok {
		return argument{Method: d.Method, Conditions: d.Conditions}
	}
	d := normal.Equal(ctx, q.a, q.b, q.scope)
	if d.Zero == normal.Proved {
		return argument{Method: d.Method, Conditions: d.Conditions}
	}
	return argument{Reason: d.Reason}
}

// rewrites reports that both sides have the same closed form. Rules carry a closed form further than one
// normal form does, because each of them may change the kernels. The search for it takes long on a large
// step. Each rule and each form of simplify.Closed keeps the value wherever the expression has one, so two
// sides with one closed form are equal wherever both have a value.
func (c *Checker) rewrites(ctx context.Context, q *equation) bool {
	u, ok := c.closed(ctx, q)
	return ok && symbolic.Equal(u.a, u.b)
}

// closed returns the equation with the closed forms of both sides, unless the step is large.
func (c *Checker) closed(ctx context.Context, q *equation) (*equation, bool) {
	if symbolic.Count(q.a)+symbolic.Count(q.b) > limit.Rewriting {
		return nil, false
	}
	u := *q
	var errA, errB error
	u.a, errA = simplify.Closed(ctx, q.a, q.scope)
	u.b, errB = simplify.Closed(ctx, q.b, q.scope)
	return &u, errA == nil && errB == nil
}
