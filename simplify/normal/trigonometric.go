package normal

import (
	"nabla/numeric/rational"
	"nabla/symbolic"
)

// Sines and cosines are rational in the tangents t = tan(a/2) of half the angles a of a lattice:
//
//	cos(a) = (1-t^2)/(1+t^2)    sin(a) = 2*t/(1+t^2)
//
// which turns all identities between multiple angles, sums and products into identities of rational
// functions, without a relation and without complex numbers, so that factors and signs keep their real
// meaning. The tangent misses the angles with cos(a/2) = 0. Nothing is lost there: with t = S/C every value is
// a quotient of forms in C and S of equal degree, formed without division by C, and a polynomial
// identity in t is the identity of the forms with C = 1, which determines them.

// direction is a point of the unit circle.
type direction struct{ cos, sin value }

// plus returns the direction of the sum of two angles. The addition theorems (DLMF 4.21.2, 4.21.3).
func (f *field) plus(a, b direction) direction {
	return direction{
		cos: f.sub(f.mul(a.cos, b.cos), f.mul(a.sin, b.sin)),
		sin: f.add(f.mul(a.sin, b.cos), f.mul(a.cos, b.sin)),
	}
}

// times returns the direction of n times the angle. By doubling, in the logarithm of n steps.
func (f *field) times(a direction, n int) direction {
	if n < 0 {
		a.sin, n = a.sin.Neg(), -n
	}
	result := direction{f.int(1), f.int(0)}
	for ; n > 0; n /= 2 {
		if n%2 == 1 {
			result = f.plus(result, a)
		}
		if n > 1 {
			a = f.plus(a, a)
		}
	}
	return result
}

// direction returns the direction of the angle x. Multiples of pi and inverse functions have algebraic
// directions; what is left is an angle of the lattice.
func (f *field) direction(x value) direction {
	result := direction{f.int(1), f.int(0)}
	for _, split := range []func(value) (direction, value){f.splitTurns, f.splitArcs} {
		if f.failed() || x.IsZero() {
			return result
		}
		var part direction
		part, x = split(x)
		result = f.plus(result, part)
	}
	if x.IsZero() || f.failed() {
		return result
	}
	return f.plus(result, f.latticeDirection(x))
}

// latticeDirection returns the direction of an angle by the tangents of the lattice of angles. As for
// exponentials (see character), but in the group of directions instead of a product of powers.
func (f *field) latticeDirection(x value) direction {
	result := direction{f.int(1), f.int(0)}
	coefficients, ok := f.angles.solve(f.ring, x)
	if !ok {
		n := len(f.angles.generators)
		d := divisor(f.plan.angles, n)
		v := f.newTangent(x, d)
		f.angles.generators = append(f.angles.generators, f.kernels[v].exponent)
		f.angles.variables = append(f.angles.variables, v)
		return f.times(f.tangentDirection(v), d)
	}
	integers, divisors, whole := integral(coefficients)
	switch {
	case integers == nil:
		f.fail(errNumber)
		return result
	case !whole:
		f.refineLattice(&f.angles, divisors)
		return result
	}
	for i, n := range integers {
		if n != 0 {
			result = f.plus(result, f.times(f.tangentDirection(f.angles.variables[i]), n))
		}
	}
	return result
}

// newTangent makes the kernel tan(x/(2*d)).
func (f *field) newTangent(x value, d int) int {
	x = x.Scale(rational.New(1, int64(d)))
	half := f.writeValue(x.Scale(rational.New(1, 2)))
	return f.newKernel(kernel{kind: tangent, expr: symbolic.ApplyName("tan", half), signs: anySign, exponent: x})
}

// tan returns the tangent of an angle: itself a kernel if it is the half of one in the lattice, so that what was
// written from kernels is read back in the same ones.
func (f *field) tan(args []value, _ *symbolic.Expr) value {
	double := args[0].Scale(rational.Int(2))
	for i, g := range f.angles.generators {
		if g.Equal(double) {
			return f.variable(f.angles.variables[i])
		}
	}
	d := f.direction(args[0])
	return f.quo(d.sin, d.cos)
}

// tangentDirection returns the direction of the angle whose half has the tangent v.
func (f *field) tangentDirection(v int) direction {
	return f.halfAngle(f.variable(v))
}

// halfAngle returns the direction of the angle whose half has the tangent t. DLMF 4.21(iii).
func (f *field) halfAngle(t value) direction {
	square := f.mul(t, t)
	one := f.int(1)
	norm := f.add(one, square)
	return direction{
		cos: f.quo(f.sub(one, square), norm),
		sin: f.quo(t.Scale(rational.Int(2)), norm),
	}
}

// splitTurns splits the multiples of pi off an angle: rational ones, and those by integers. cos(x + pi*n) =
// (-1)^n*cos(x) for integers n, and the same for the sine.
func (f *field) splitTurns(x value) (direction, value) {
	part := direction{f.int(1), f.int(0)}
	v, ok := f.findPi()
	if !ok || x.Num().Degree(v) != 1 || !x.Den().IsOne() {
		return part, x
	}
	turns := f.ring.Integral(x.Num().Coefficients(v)[1])
	sign, rest := f.integerParity(turns)
	part.cos = sign
	if c, ok := constantTerm(rest); ok && !c.IsZero() {
		part = f.plus(part, f.angle(c))
		rest = f.ring.SubFraction(rest, f.number(c))
	}
	done := f.ring.SubFraction(turns, rest)
	return part, f.ring.SubFraction(x, f.ring.MulFraction(done, f.variable(v)))
}

// splitArcs splits multiples of inverse trigonometric functions off an angle, whose directions are
// algebraic in their arguments. Twice the coefficient must be an integer: the direction of atan(x)/2 is
// known by half angles, that of atan(x)/3 is not.
func (f *field) splitArcs(x value) (direction, value) {
	part := direction{f.int(1), f.int(0)}
	for _, v := range x.Num().Variables() {
		if f.kernels[v].kind != atom || x.Num().Degree(v) != 1 {
			continue
		}
		c, ok := ratio(x.Num().Coefficients(v)[1], x.Den())
		arc, known := f.arcs[v]
		if !ok || !known {
			continue
		}
		n, small := c.Mul(rational.Int(2)).Int64()
		if !small || n > limitDegree || n < -limitDegree {
			continue
		}
		d := arc.direction
		if n%2 == 0 {
			n /= 2
		} else {
			d = f.halfOf(arc)
		}
		part = f.plus(part, f.times(d, int(n)))
		x = f.ring.SubFraction(x, f.variable(v).Scale(c))
	}
	return part, x
}

// halfOf returns the direction of half an arc: sqrt((1+cos)/2), since half of it is between -pi/2 and pi/2,
// and sqrt((1-cos)/2) for the sine of one that is not negative. The sine of others is sin/(2*cos), whose
// denominator vanishes at -pi and pi only, and these others do not come so far.
func (f *field) halfOf(a arc) direction {
	one, half := f.int(1), rational.New(1, 2)
	cos := f.rootOf(f.add(one, a.cos).Scale(half), half)
	if a.nonnegative {
		return direction{cos: cos, sin: f.rootOf(f.sub(one, a.cos).Scale(half), half)}
	}
	return direction{cos: cos, sin: f.quo(a.sin.Scale(half), cos)}
}

// findPi returns the variable of the constant pi, if it occurs.
func (f *field) findPi() (int, bool) {
	for v := range f.kernels {
		if k := &f.kernels[v]; k.kind == atom && k.expr == symbolic.Pi() {
			return v, k.index == 1
		}
	}
	return 0, false
}
