// Package normal decides equality of real expressions by exact argument: both sides are written as fractions
// of polynomials over kernels (names, exponentials, roots, logarithms, complex exponentials for sine and
// cosine, signs for cases), and their difference vanishes or does not.
//
// Proved means equal at every point where both sides are defined and the assumptions hold: kernels are
// rewritten only by identities that hold wherever their parts are defined or by facts that follow from the
// declarations and assumptions, and fractions are compared by multiplying with denominators that occur.
// Where kernels may depend on each other in ways the package does not know, the answer is Unknown. It never
// refutes, and evaluates nothing in floating point to decide.
//
// Sums over an index are distributed and become values of one function of their limit; deltas pick terms, orders of
// indices divide ranges, nested sums are one with the least order of indices. Assumptions with declared indices hold for
// all of their values and are found by matching.
//
// In a scope with an imaginary unit expressions are complex, with principal branches, and the kernels are others: see
// complex.go.
package normal
