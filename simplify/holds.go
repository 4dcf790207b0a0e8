package simplify

import (
	"context"

	"nabla/symbolic"
)

// Holds reports that a condition is proved from the assumptions of the scope; false says only that it is not. The
// condition holds no defined name.
func Holds(ctx context.Context, condition *symbolic.Expr, scope *symbolic.Scope) bool {
	return condition.IsTrue() || prover(ctx, scope)(condition)
}
