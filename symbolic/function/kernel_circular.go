package function

import "math"

// Reciprocals and inverses of the circular functions.

// reciprocal is 1/x, undefined at 0 of either sign.
func reciprocal(x float64) float64 {
	if x == 0 {
		return math.NaN()
	}
	return 1 / x
}

// cot and its kin divide by what package math gives, and have no value where that is 0.
func cot(x float64) float64 { return reciprocal(math.Tan(x)) }

func sec(x float64) float64 { return reciprocal(math.Cos(x)) }

func csc(x float64) float64 { return reciprocal(math.Sin(x)) }

// acot is the odd branch, without a value at 0.
func acot(x float64) float64 { return math.Atan(reciprocal(x)) }

// asin and acos take both legs of the triangle: forming 1 - x^2 would lose half of the digits near 1.
func asin(x float64) float64 { return math.Atan2(x, math.Sqrt((1-x)*(1+x))) }

func acos(x float64) float64 { return math.Atan2(math.Sqrt((1-x)*(1+x)), x) }

// leg is sqrt(x^2 - 1) for |x| >= 1, without overflow and without cancellation near 1; NaN inside (-1, 1).
func leg(x float64) float64 {
	x = math.Abs(x)
	return math.Sqrt(x-1) * math.Sqrt(x+1)
}

// asec is the angle of the point (sign x, leg): acos(1/x) would lose half of the digits near 1.
func asec(x float64) float64 { return math.Atan2(leg(x), math.Copysign(1, x)) }

// acsc is the angle of the point (leg, 1), with the sign of x.
func acsc(x float64) float64 { return math.Copysign(math.Atan2(1, leg(x)), x) }
