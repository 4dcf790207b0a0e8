// Package symbolic holds expressions in canonical form: exact, immutable, shared. It resolves syntax trees
// in the scope of a document, differentiates through definitions, substitutes without capture and writes
// expressions back as syntax.
//
// Canonical form does only what holds with the same domain: sums and products are flattened and sorted,
// numbers and like terms are collected, powers of one base are merged where that changes no domain. What
// holds under a condition only (sqrt(x^2), log(a*b), x/x) is left as it is; package simplify has rules and
// normal forms for it.
//
// Semantics are real: an expression is a real number or undefined. The package decides no equality beyond
// that of canonical forms, evaluates nothing in floating point, and does not integrate.
//
// # Where to read on
//
// Start with expr.go (the node), then the constructors, one file a kind: sum.go, product.go, power.go,
// call.go with special.go and template.go, binder.go, condition.go, square.go with factor.go. From there:
//
//	from syntax to expressions   resolve.go and name.go; application.go, bound.go, array.go, matrix.go, shape.go, vector.go,
//	                             cofactor.go for what has arrays; function.go, parameter.go, piece.go for what is read again
//	what a document says         scope.go, declare.go, whole.go, infer.go (what is not declared), unfold.go
//	operations                   derivative.go, evaluate.go, substitute.go, contract.go, equate.go, domain.go, walk.go, order.go
//	from expressions to syntax   syntax.go, arrange.go, applied.go
//	the imaginary unit           complex.go
package symbolic
