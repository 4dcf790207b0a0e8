// Package nabla checks hand-written mathematical derivations and derives the closed forms that people
// write by hand.
//
// Check judges every step of a derivation: proved by an exact argument, wrong with a certified
// counterexample and a repair, equal under a printed condition, equal at sampled points only, or not
// decided. Diff and Simplify print what a textbook prints. Batch answers cases given as JSON Lines.
//
// The layers below can be used alone and read as a pipeline: parser (text to syntax tree), symbolic
// (syntax tree to canonical expression, derivatives), simplify (rules, normal forms, exact equality),
// numeric (evaluation, enclosures, counterexamples).
//
// Semantics are real: an expression is a real number or undefined. nabla does not integrate, does not
// solve equations, and never calls agreement of numbers a proof.
package nabla
