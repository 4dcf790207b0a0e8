// Package symbolic holds expressions in canonical form: exact, immutable, shared. It resolves syntax
// trees in the scope of a document, differentiates through definitions, substitutes without capture and
// writes expressions back as syntax.
//
// Canonical form does only what holds with the same domain: sums and products are flattened and sorted,
// numbers and like terms are collected, powers of one base are merged where that changes no domain. What
// holds under a condition only (sqrt(x^2), log(a*b), x/x) is left as it is; package simplify has rules
// and normal forms for it.
//
// Semantics are real: an expression is a real number or undefined. The package decides no equality beyond
// that of canonical forms, evaluates nothing in floating point, and does not integrate.
package symbolic
