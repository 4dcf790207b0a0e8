package simplify

import (
	"context"

	"nabla/symbolic"
)

// Holds reports that a condition is proved from the assumptions of the scope; false says only that it is not. The
// condition holds no defined name. Nothing is proved in a scope with an imaginary unit: signs are about real numbers.
func Holds(ctx context.Context, condition *symbolic.Expr, scope *symbolic.Scope) bool {
	return condition.IsTrue() || scope.Unit() == nil && prover(ctx, scope)(condition)
}
