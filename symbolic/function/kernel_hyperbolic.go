package function

import "math"

// Reciprocals and inverses of the hyperbolic functions.

// far bounds the arguments whose reciprocal, or its square, overflows: the inverse functions below are log(2/x)
// there.
const far = 1e-150

// coth has no value at 0.
func coth(x float64) float64 { return reciprocal(math.Tanh(x)) }

// sech takes the exponential of a negative number, which cannot overflow.
func sech(x float64) float64 {
	e := math.Exp(-math.Abs(x))
	return 2 * e / (1 + e*e)
}

// csch takes both tails from exp(-|x|), since sinh overflows before its reciprocal underflows.
func csch(x float64) float64 {
	if math.Abs(x) < 1 {
		return reciprocal(math.Sinh(x))
	}
	return math.Copysign(-2*math.Exp(-math.Abs(x))/math.Expm1(-2*math.Abs(x)), x)
}

// atanh has no value at -1 and 1, where package math has infinities.
func atanh(x float64) float64 {
	if !(-1 < x && x < 1) {
		return math.NaN()
	}
	return math.Atanh(x)
}

// acoth is log((x+1)/(x-1))/2 for x > 1, written so that nothing cancels near 1 or far from it.
func acoth(x float64) float64 {
	size := math.Abs(x)
	if !(size > 1) {
		return math.NaN()
	}
	return math.Copysign(math.Log1p(2/(size-1))/2, x)
}

// asech is acosh(1 + u) with u = 1/x - 1, formed without cancellation near 1.
func asech(x float64) float64 {
	switch {
	case !(0 < x && x <= 1):
		return math.NaN()
	case x < far:
		return math.Ln2 - log(x)
	}
	u := (1 - x) / x
	return math.Log1p(u + math.Sqrt(u*(u+2)))
}

// acsch is asinh(1/x) as far as 1/x does not overflow.
func acsch(x float64) float64 {
	if size := math.Abs(x); 0 < size && size < far {
		return math.Copysign(math.Ln2-log(size), x)
	}
	return math.Asinh(reciprocal(x))
}
