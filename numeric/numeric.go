// Package numeric looks at expressions through their values: it compiles them, evaluates them in several
// arithmetics, chooses points, and refutes equations with certified counterexamples.
//
// One executor runs a compiled Program over any arithmetic: float64 to choose promising points, exact
// rationals to decide conditions, intervals and balls of rising precision to decide values, dual numbers of
// those for derivatives. Semantics are real everywhere: an expression has a value or it is undefined, which
// is NaN in float64 and Definedness Nowhere in an enclosure, and an undefined value agrees with nothing.
//
// In a scope with an imaginary unit values are complex: names have real values, and expressions are
// enclosed by rectangles of the complex plane.
//
// Compare says that two sides differ only with a Witness: a point with rational coordinates, at which the
// assumptions are certified and the enclosures of the two sides do not meet. Agreement at any number of
// points is only that, never a proof.
//
// The package does not know how to prove an equation. It has no integrals of complex values, no sums over
// endless ranges, no enclosure of improper integrals and no points with irrational coordinates; unknown
// functions of a document are tried as a few concrete ones, which can refute and never prove.
//
// # Where to read on
//
// Compare (compare.go) is the way of a question: problem.go makes it one about values, sampler.go chooses
// points, judge.go says how the sides relate at one, neighbourhood.go whether that holds around it,
// witness.go certifies and prints it. Below:
//
//	evaluation      program.go, compile.go (expressions to instructions), execute.go (the executor), bind.go, square.go, integral.go
//	arithmetics     float.go, exact.go, enclosure.go, precise.go, complex.go, dual.go
//	points          variable.go, stratum.go, border.go, constraint.go, equation.go, row.go, structure.go, shrink.go, point.go
//	beside Compare  complexcompare.go, evaluate.go, propagate.go, quotient.go (checks of derivatives), smooth.go, unknown.go
//	proposals       screen.go, monomial.go, ratio.go, region.go: what float64 values suggest and others have to prove
package numeric
