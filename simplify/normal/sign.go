package normal

// The algebra of sets of signs: each operation returns all signs that a result can have if its operands
// have any of theirs, independently. That loses what operands have in common (x - x), never a possible
// sign.

// signs is the set of signs that a real number may have, as far as is known. The empty set says that the
// number cannot exist: the facts contradict each other.
type signs uint8

const (
	negative signs = 1 << iota
	zero
	positive
	nonnegative = zero | positive
	nonpositive = zero | negative
	nonzero     = negative | positive
	anySign     = negative | zero | positive
)

// within reports that every possible sign is one of t.
func (s signs) within(t signs) bool { return s != 0 && s&^t == 0 }

// strict reports that the sign is known and not 0.
func (s signs) strict() bool { return s == positive || s == negative }

// neg returns the signs of -x. The bits for negative and positive change places.
func (s signs) neg() signs { return s&zero | (s&negative)<<2 | (s&positive)>>2 }

// mul returns the signs of x*y.
func (s signs) mul(t signs) signs {
	var r signs
	if s&zero != 0 && t != 0 || t&zero != 0 && s != 0 {
		r |= zero
	}
	if s&positive != 0 {
		r |= t &^ zero
	}
	if s&negative != 0 {
		r |= t.neg() &^ zero
	}
	return r
}

// add returns the signs of x+y. Numbers of opposite signs can add up to anything.
func (s signs) add(t signs) signs {
	switch {
	case s == 0 || t == 0:
		return 0
	case s == zero:
		return t
	case t == zero:
		return s
	}
	both := s | t
	if both&positive != 0 && both&negative != 0 {
		return anySign
	}
	// One strict summand makes the sum strict: zero needs both to be zero.
	return both&^zero | s&t&zero
}

// pow returns the signs of x^n for n >= 0. x^0 counts as 1.
func (s signs) pow(n int) signs {
	switch {
	case n == 0:
		return positive
	case n%2 == 1:
		return s
	}
	r := s & zero
	if s&nonzero != 0 {
		r |= positive
	}
	return r
}

// signOf returns the sign of a number given as -1, 0 or +1.
func signOf(n int) signs {
	switch {
	case n > 0:
		return positive
	case n < 0:
		return negative
	}
	return zero
}
