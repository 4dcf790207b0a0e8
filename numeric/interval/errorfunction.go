package interval

import "math"

// Erf returns the error function of x, 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x.
func Erf(x Interval) Interval {
	return increasing(x, odd(library(math.Erf, marginErf))).within(-1, 1)
}

// Erfc returns 1 - erf(x), accurate for large x.
func Erfc(x Interval) Interval { return decreasing(x, erfcAt) }

// erfcAt widens the value of package math; at 0 it is known.
func erfcAt(v float64) Interval {
	if v == 0 {
		return one
	}
	return widen(math.Erfc(v), marginErfc).within(0, 2)
}
