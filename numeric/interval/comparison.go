package interval

// Truth is the answer to a comparison of enclosures. Its zero value claims nothing.
type Truth uint8

// The three answers.
const (
	Unknown Truth = iota // the enclosures do not decide, or a side may be undefined
	False                // the comparison fails for every pair of values
	True                 // the comparison holds for every pair of values
)

// String returns the name in lower case.
func (t Truth) String() string {
	switch t {
	case False:
		return "false"
	case True:
		return "true"
	default:
		return "unknown"
	}
}

// Not returns the negation; Unknown stays Unknown.
func (t Truth) Not() Truth {
	switch t {
	case False:
		return True
	case True:
		return False
	default:
		return Unknown
	}
}

// Less decides x < y. A side that is not defined everywhere leaves it Unknown: a comparison with
// an undefined value is neither true nor false.
func Less(x, y Interval) Truth {
	switch {
	case x.Def != Everywhere || y.Def != Everywhere:
		return Unknown
	case x.Hi < y.Lo:
		return True
	case x.Lo >= y.Hi:
		return False
	default:
		return Unknown
	}
}

// LessEqual decides x <= y, as Less does.
func LessEqual(x, y Interval) Truth {
	return Less(y, x).Not()
}

// Equal decides x = y: True for two equal points, False for disjoint intervals.
func Equal(x, y Interval) Truth {
	switch {
	case x.Disjoint(y):
		return False
	case x.IsPoint() && y.IsPoint():
		return True
	default:
		return Unknown
	}
}
