package nabla

import (
	"context"
	"errors"
	"slices"

	"nabla/parser/limit"
	"nabla/simplify/normal"
	"nabla/symbolic"
)

// Proofs in the names of the document. p_k*(1 - p_k) = p_k - p_k^2 is a line of algebra in p_k, and a page
// once p_k is unfolded to a softmax.

// maxFolds bounds how often a step is tried with some definitions folded.
const maxFolds = 4

// byNames tries to prove the step without unfolding every definition: what holds whatever a name stands for
// holds for its definition, and is found sooner. Names are unfolded from the top, as far as the sides do
// not have them in common and then one by one. It is sound because the name is a variable over all reals:
// an identity in it holds for the value that the definition gives. So both sides must have the same names
// (align); one that only one side has would be independent of the other side.
func (c *Checker) byNames(ctx context.Context, q *equation) (normal.Decision, bool) {
	a, b := q.left, q.right
	if !q.real() { // a name may stand for a complex number then
		return normal.Decision{}, false
	}
	var err error
	for range maxFolds {
		if a, b, err = q.align(a, b); err != nil {
			break
		}
		names := q.base.Uppermost(symbolic.Names(a))
		if len(names) == 0 {
			break
		}
		if d := normal.Equal(ctx, a, b, q.scope); d.Zero == normal.Proved {
			return d, true
		}
		if a, b, err = q.unfoldNames(a, b, names); err != nil {
			break
		}
	}
	return normal.Decision{}, false
}

// align unfolds definitions until the sides have the same defined names. A name that stands on others goes
// before them. Else a name could be unfolded beside one that stands on it, and come back with that.
func (q *equation) align(a, b *symbolic.Expr) (*symbolic.Expr, *symbolic.Expr, error) {
	for range limit.Definition {
		inA, inB := symbolic.Names(a), symbolic.Names(b)
		alone := slices.DeleteFunc(slices.Concat(inA, inB), func(name string) bool {
			return q.base.Definition(name) == nil || slices.Contains(inA, name) && slices.Contains(inB, name)
		})
		if len(alone) == 0 {
			return a, b, nil
		}
		above := slices.DeleteFunc(slices.Concat(inA, inB), func(name string) bool {
			return !slices.ContainsFunc(alone, func(below string) bool { return q.base.StandsOn(name, below) })
		})
		names := q.base.Uppermost(append(above, alone...))
		unfoldedA, unfoldedB, err := q.unfoldNames(a, b, names)
		if err != nil {
			return nil, nil, err
		}
		if symbolic.Equal(unfoldedA, a) && symbolic.Equal(unfoldedB, b) {
			return nil, nil, errFixed
		}
		a, b = unfoldedA, unfoldedB
	}
	return nil, nil, errFixed
}

// errFixed says that a name that stands on one side alone cannot be unfolded.
var errFixed = errors.New("a definition does not unfold")

// unfoldNames puts the definitions of some names into both sides.
func (q *equation) unfoldNames(a, b *symbolic.Expr, names []string) (*symbolic.Expr, *symbolic.Expr, error) {
	scope := q.base.Only(names...)
	a, err := scope.Expand(a)
	if err != nil {
		return nil, nil, err
	}
	b, err = scope.Expand(b)
	return a, b, err
}
