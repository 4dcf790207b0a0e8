package polynomial

import (
	"errors"

	"nabla/numeric/rational"
	"nabla/parser/limit"
)

// Reasons why a Ring stops, to be tested with errors.Is.
var (
	// ErrBudget says that the work, the size or the degree went beyond a bound.
	ErrBudget = errors.New("polynomial arithmetic went beyond its budget")
	// ErrDivisor says that a divisor was zero, or that a relation was not monic.
	ErrDivisor = errors.New("polynomial division by a divisor that is zero or not monic")
)

// Ring is the ring of polynomials over the rational numbers together with a budget of work. The first
// failure is final: all later results are unknown and Err keeps the first reason. A Ring belongs to one
// question and one goroutine; create one for each.
//
// Steps are counted, not timed, so that an answer does not depend on the machine.
type Ring struct {
	steps int // steps left; a step is about one multiplication of small coefficients
	err   error
}

// NewRing returns a ring whose operations may take the given number of steps all together.
// limit.PolynomialSteps is the amount for one question.
func NewRing(steps int) *Ring { return &Ring{steps: steps} }

// Err returns nil as long as every result of r is known, else ErrBudget or ErrDivisor.
func (r *Ring) Err() error { return r.err }

// Steps returns how many steps are left.
func (r *Ring) Steps() int { return r.steps }

// spend takes n steps from the budget and reports whether it lasted.
func (r *Ring) spend(n int) bool {
	if r.err == nil && n > r.steps {
		r.fail(ErrBudget)
	}
	if r.err == nil {
		r.steps -= n
	}
	return r.err == nil
}

// fail records the first failure and returns the polynomial that stands for all results after it.
func (r *Ring) fail(err error) Poly {
	if r.err == nil {
		r.err = err
	}
	return unknown
}

// attempt runs work in a ring that may use the given part of the remaining steps, charges what it used, and
// returns the reason if it failed. The ring r survives such a failure. Ways that may fail at great cost
// leave the next ones their share that way.
func (r *Ring) attempt(part int, work func(*Ring)) error {
	if r.err != nil {
		return r.err
	}
	inner := &Ring{steps: r.steps / part}
	granted := inner.steps
	work(inner)
	r.steps -= granted - inner.steps
	return inner.err
}

// usable reports whether a result can still be computed from the operands.
func (r *Ring) usable(operands ...Poly) bool {
	for _, p := range operands {
		if p.unknown {
			r.fail(ErrBudget)
		}
	}
	return r.err == nil
}

// weight returns the steps that one product of coefficients of the given lengths in bits counts for: one if the
// product fits in a word; else the cost of memory management, and of long multiplication, which is quadratic
// in words.
func weight(bits1, bits2 int) int {
	if bits1+bits2 < 63 {
		return 1
	}
	const memory = 8
	words1, words2 := bits1>>6, bits2>>6
	return memory + (words1+words2)/2 + words1*words2/8
}

// admit reports whether a product of factors with such coefficients and degrees keeps within the limits.
func (r *Ring) admit(bits, degree int) bool {
	if bits > limit.NumberBits || degree > limit.PolynomialDegree {
		r.fail(ErrBudget)
	}
	return r.err == nil
}

// powRat returns c^n for n >= 0 and reports whether the limits allow it.
func (r *Ring) powRat(c rational.Rat, n int) (rational.Rat, bool) {
	if size := c.BitLen(); size > 1 && n > limit.NumberBits/(size-1)+1 {
		r.fail(ErrBudget)
		return rational.Rat{}, false
	}
	return c.Pow(n), r.err == nil
}
