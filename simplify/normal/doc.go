// Package normal decides equality of real expressions by exact argument: both sides are written as
// fractions of polynomials over kernels (names, exponentials, roots, logarithms, tangents of half angles
// for sine and cosine, signs for cases), and their difference vanishes or does not.
//
// Proved means equal at every point where both sides are defined and the assumptions hold: kernels are
// rewritten only by identities that hold wherever their parts are defined or by facts that follow from the
// declarations and assumptions, and fractions are compared by multiplying with denominators that occur.
// Where kernels may depend on each other in ways the package does not know, the answer is Unknown. It never
// refutes. Floating point decides nothing: it guesses (quadratic.go, cyclotomicroot.go) what exact
// arithmetic then confirms, and it bounds signs by intervals that are rounded outward (range.go).
//
// Sums over an index are distributed and become values of one function of their limit; deltas pick terms,
// orders of indices divide ranges, nested sums are one with the least order of indices. Assumptions with
// declared indices hold for all of their values and are found by matching.
//
// In a scope with an imaginary unit expressions are complex, with principal branches, and the kernels are
// others: see complex.go.
//
// # Where to read on
//
// The way of a question is equal.go (the question, cases, retries), field.go (values, kernels, relations,
// the plan), form.go (one reader for each kind of node), and back out by write.go. Then, by subject:
//
//	kernels of powers      base.go (factors), radical.go, exponential.go and lattice.go, logarithm.go, power.go, parity.go
//	signs                  sign.go (sets of signs), range.go (proofs), fact.go (assumptions), unit.go and vanish.go (|x|, cases)
//	constants              trigonometric.go, inverse.go, cyclotomic.go, cyclotomicroot.go, quadratic.go
//	indices                index.go, sum.go, series.go, shift.go, geometric.go, fraction.go, absorb.go, factors.go, delta.go
//	matrices               square.go
//	integrals              integral.go, substitution.go
//	what is assumed        assumption.go, relation.go, domain.go; exception.go and undefined.go for points left out
//	complex numbers        complex.go and the files whose names begin with it
//
// Two things keep it sound throughout. What is not understood becomes an atom, independent of all others,
// which can lose a proof and makes none; and what a step needs beyond the domain is written to
// field.assumed and comes back as a condition of the proof.
package normal
