package interval

// Margins, in units in the last place, by which results of package math are widened. Package math
// promises no accuracy. Its functions are ports of FreeBSD's msun (exp, log, expm1, log1p, cbrt, erf,
// lgamma, the inverse hyperbolic functions; documented there as below 1 to 2 units) and of Cephes
// (sin, cos, atan, sinh, cosh, tanh, gamma; documented as peak relative errors of 1 to 4 units), some
// with assembly kernels. Each margin is more than twice the largest error that the tests of this package
// find against package ball, over random and extreme arguments; the comments give that error.
const (
	marginElementary = 4   // exp (1.1), log, expm1, log1p, cbrt, atan
	marginHyperbolic = 8   // sinh (1.9), cosh, tanh and their inverses: compositions of the above
	marginSine       = 4   // sin, cos (1.1), besides the error of the argument reduction
	marginErf        = 4   // erf (0.7)
	marginErfc       = 8   // erfc (1.8), whose tail is a product of two exponentials
	marginGamma      = 16  // gamma (2.7) by a rational approximation, up to stirlingBound
	marginStirling   = 256 // gamma (52) by math.Pow, whose exponent amplifies its error
	marginLgamma     = 8   // lgamma (1.4) of positive arguments, outside the gap below
)

// stirlingBound is the argument from which math.Gamma uses Stirling's formula.
const stirlingBound = 33

// reductionError bounds, relative to the argument, the absolute error of the reduction modulo pi/4 in
// math.Sin and math.Cos: pi/4 is there the sum of three parts with 107 correct bits, and the
// product of the last with the quotient is rounded at 2^-101 of the argument.
const reductionError = 0x1p-97

// trigonometricBound is the magnitude from which sin and cos are enclosed by [-1, 1] only: up to it the
// quotient of the argument by pi/4 times a part of pi/4 is exact.
const trigonometricBound = 1 << 20

// expBound is where math.Exp, and with it math.Sinh and math.Cosh, may return infinity too early: on amd64 the binary
// exponent is rounded up before it is tested, which happens from 709.44 on, not 709.78.
const expBound = 709

// math.Lgamma evaluates a polynomial that is fitted to [1.2316, 1.7316], and its shift by -1, from 1.1916
// on. Within the gap between the two its error is up to 5.4e-15; below the smallest normal number, math.Log on
// amd64 is wrong altogether, which logAt avoids by scaling.
const (
	lgammaGapLo    = 0.19
	lgammaGapHi    = 0.2317
	lgammaGapError = 0x1p-46
	smallestNormal = 0x1p-1022
)
