package simplify

import (
	"context"
	"slices"

	"nabla/symbolic"
)

// Connect returns a chain of named steps that leads from a to b, the shortest that it finds: both are
// simplified, and the forms that they share join the two ways. Every line is proved equal to a. ok is false
// if no chain is found, which says nothing about whether the two are equal.
//
// Both searches go from their start to shorter forms, so that they tend to meet. The steps of the second
// are read backwards; rules and operations are named in either direction. Proposals need not be right,
// hence the proof of every line.
func Connect(ctx context.Context, a, b *symbolic.Expr, scope *symbolic.Scope) (steps []Step, ok bool) {
	from, err := newSearch(ctx, a, scope, Options{})
	if err != nil || from.run() != nil {
		return nil, false
	}
	to, err := newSearch(ctx, b, scope, Options{})
	if err != nil || to.run() != nil {
		return nil, false
	}
	for _, c := range from.all {
		for _, d := range to.met[c.expr.Hash()] {
			if !symbolic.Equal(c.expr, d.expr) {
				continue
			}
			way := append(from.path(c), reversed(to.path(d), b)...)
			if (!ok || len(way) < len(steps)) && from.sound(a, way) {
				steps, ok = way, true
			}
		}
	}
	return steps, ok
}

// reversed turns the steps that lead from start to a form into those that lead back.
func reversed(steps []Step, start *symbolic.Expr) []Step {
	back := make([]Step, 0, len(steps))
	for i, s := range slices.Backward(steps) {
		line := start
		if i > 0 {
			line = steps[i-1].Line
		}
		back = append(back, Step{Name: s.Name, Rule: s.Rule, Before: s.After, After: s.Before, Line: line})
	}
	return back
}

// sound reports that every line is proved equal to the start.
func (s *search) sound(start *symbolic.Expr, steps []Step) bool {
	start, err := s.scope.Expand(start)
	if err != nil {
		return false
	}
	p := proof{s.ctx, s.scope, nil}
	return !slices.ContainsFunc(steps, func(step Step) bool {
		line, err := s.scope.Expand(step.Line)
		if err != nil {
			return true
		}
		_, equal := p.compare(start, line)
		return !equal
	})
}
