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
//
// # Where to read on
//
// Derivation (derivation.go) is what is read, Checker (check.go) what judges it, Report (report.go) what comes out.
// Checker.decide is the ladder on which a step gets its verdict; each rung has its files:
//
//	the step        equation.go (both sides, unfolded), array.go (entry by entry), inequality.go
//	values          observation.go
//	proofs          prove.go: fold.go, indices.go, cases.go, constancy.go, induction.go, binomial.go; overcomplex.go
//	conditions      conditional.go, tidy.go, assumption.go, inverse.go
//	diagnosis       diagnosis.go, need.go; the mistakes: slip.go, slip_index.go, slip_array.go, exponent.go, misreading.go, path.go
//	words           verdict.go, message.go, explain.go
//
// Other ways in are single expressions (setting.go, derive.go, worked.go), cases (batch.go, stream.go, table.go; context.go
// in LaTeX) and computation graphs (graph.go, gradient.go, table.go).
//
// Lecture notes become a Derivation, too. notes.go reads them, clause.go one statement of them, and claim.go makes a step:
//
//	names           meaning.go, definition.go, usage.go, spelling.go, leaf.go, custom.go, prime.go, unit.go, leibniz.go, rate.go
//	sizes           conformity.go, lengths.go, enumeration.go, square.go, family.go
//	what is said    membership.go, nature.go, dependence.go, supposition.go, solution.go, recurrence.go, comment.go
//	one step        ground.go (its scope), doubt.go and doubt_range.go (why it may not be wrong), fact.go
//	other readings  elsewhere.go, mirror.go, integrality.go, rounding.go, reconsider.go (which of them counts)
//	what comes out  survey.go, plain.go and plain_*.go
package nabla
