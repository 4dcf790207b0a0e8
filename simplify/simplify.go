// Package simplify finds the closed form that a reader expects: of all forms of an expression that it can
// reach, the one with the fewest names, numbers and operators.
//
// Forms come from the rewrite rules (packages rule and rules), from rational normal forms over several
// choices of kernels (sine and cosine or the tangent; exponentials, the logistic function or hyperbolic
// functions; roots with their relations), and from folding the definitions of the document back: with p_k =
// exp(z_k)/sum(j, exp(z_j)) a result prints with p_k.
//
// What proposes a form need not be right. A form is used only if package normal proves it equal to the
// expression, and the conditions under which the expression, but not the form, is undefined are part of the
// result. The package claims no minimum: where the search ends, the shortest form so far is the answer.
//
// # Where to read on
//
// search.go is the search: candidates, what expands them, when it ends. cost.go says what is short. What
// proposes forms: render.go (rational functions over the kernels of field.go and root.go), circular.go,
// logistic.go, index.go, fold.go, and the rules. What decides: proof.go (equality by package normal, guards
// of rules) and domain.go (is the form defined wherever the expression is). connect.go joins two searches
// to a chain of steps from one expression to another.
package simplify

import (
	"context"

	"nabla/symbolic"
)

// Options say how far a simplification may go. The zero value is what the command line uses.
type Options struct {
	NoRules       bool // rational forms only
	NoDefinitions bool // leave the names of the document unfolded
}

// Result is the closed form of an expression.
type Result struct {
	Expr *symbolic.Expr // the closed form
	// Steps lead from the expression to the closed form.
	Steps []Step
	// Conditions hold wherever the expression is a real number, while the closed form is a real number without them
	// too; x != 0 for a power x^n means that the proof leaves x = 0 out.
	Conditions []*symbolic.Expr
}

// Simplify returns the shortest form of e that it finds and can prove equal to e wherever e is defined.
// scope gives the definitions, declarations and assumptions, and may be nil. The error is that of the
// context; an expression that resists is its own closed form, and so is every expression in a scope with an
// imaginary unit.
//
// Three steps: forms are collected (run), sorted by their price, and the first that is proved is the answer
// (proved). The work is bounded by limit.Forms and by patience, not by the clock, so that the answer is the
// same in each run.
func Simplify(ctx context.Context, e *symbolic.Expr, scope *symbolic.Scope, options Options) (Result, error) {
	if scope.Unit() != nil { // rules and forms are about real numbers
		return Result{Expr: e}, nil
	}
	s, err := newSearch(ctx, e, scope, options)
	if err != nil {
		return Result{}, err
	}
	if err := s.run(); err != nil {
		return Result{}, err
	}
	best, err := s.proved()
	if err != nil {
		return Result{}, err
	}
	return Result{Expr: best.expr, Steps: s.path(best.candidate), Conditions: best.conditions}, nil
}

// Closed is Simplify for callers that only want the expression.
func Closed(ctx context.Context, e *symbolic.Expr, scope *symbolic.Scope) (*symbolic.Expr, error) {
	r, err := Simplify(ctx, e, scope, Options{})
	return r.Expr, err
}
