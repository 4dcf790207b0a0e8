package normal

import (
	"nabla/numeric/rational"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// Inverse trigonometric functions are atoms whose direction is algebraic in their argument: the cosine of
// atan(x) is 1/sqrt(1 + x^2) (DLMF 4.23). With the addition theorems that gives sin(2*atan(x)), and with
// half angles (see splitArcs) tan(acos(x)/2).

// arc is the value of an inverse trigonometric function, of which the direction is known. The range is
// needed for half angles: it decides which root a sine is.
type arc struct {
	direction
	nonnegative bool // the arc lies in [0, pi], else in [-pi/2, pi/2]
}

// asin returns the inverse sine. Inside of (-1, 1) it is the inverse tangent of x/sqrt(1-x^2), so that the
// two functions meet. At x = 1 or -1 the root is 0, and so would be the denominator of the tangent.
func (f *field) asin(args []value, e *symbolic.Expr) value {
	x := args[0]
	square := f.sub(f.int(1), f.mul(x, x))
	if square.IsZero() {
		return f.call(e.Function(), args)
	}
	cos := f.rootOf(square, rational.New(1, 2))
	if f.signsOfValue(square) == positive {
		return f.arcTangent(f.quo(x, cos))
	}
	return f.arcCall(e.Function(), x, arc{direction: direction{cos: cos, sin: x}})
}

// acos returns the inverse cosine, pi/2 - asin(x). So the two share one atom (DLMF 4.23; it holds on all of
// [-1, 1]).
func (f *field) acos(args []value, e *symbolic.Expr) value {
	asin, ok := function.Lookup("asin")
	if !ok {
		return f.call(e.Function(), args)
	}
	right := f.convert(symbolic.Scale(rational.New(1, 2), symbolic.Pi()))
	return f.sub(right, f.convert(symbolic.Apply(asin, e.Arg(0))))
}

// atan has a method value's shape for the table of readers.
func (f *field) atan(args []value, _ *symbolic.Expr) value { return f.arcTangent(args[0]) }

// arcTangent returns the inverse tangent. cos(atan(x)) is positive, as |atan(x)| < pi/2, and sin is x times
// it.
func (f *field) arcTangent(x value) value {
	atan, ok := function.Lookup("atan")
	if !ok || f.failed() {
		return f.fail(errUndefined)
	}
	norm := f.add(f.int(1), f.mul(x, x))
	cos := f.rootOf(norm, rational.New(-1, 2))
	return f.arcCall(atan, x, arc{direction: direction{cos: cos, sin: f.mul(x, cos)}})
}

// arcCall returns the application of an odd inverse function and remembers its direction. If the call meets
// an atom of the opposite argument, as odd functions do, that one's direction is known already.
func (f *field) arcCall(fn *function.Function, x value, a arc) value {
	before := len(f.applications)
	result := f.call(fn, []value{x})
	if len(f.applications) > before {
		f.arcs[f.applications[len(f.applications)-1].variable] = a
	}
	return result
}
