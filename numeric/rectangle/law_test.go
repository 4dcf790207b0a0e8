package rectangle_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/numeric/rectangle"
)

type number = rectangle.Rectangle

// equation is the two sides of an identity at some point.
type equation struct{ left, right number }

// gaussian draws a number with small rational parts, and how it is enclosed at 100 bits.
func gaussian() *rapid.Generator[rectangle.Rectangle] {
	part := rapid.Custom(func(t *rapid.T) ball.Ball {
		num, den := rapid.Int64Range(-40, 40).Draw(t, "numerator"), rapid.Int64Range(1, 12).Draw(t, "denominator")
		return ball.FromRat(rational.New(num, den), prec)
	})
	return rapid.Custom(func(t *rapid.T) rectangle.Rectangle {
		return rectangle.New(part.Draw(t, "re"), part.Draw(t, "im"))
	})
}

// TestIdentities: both sides of an identity of the complex numbers are enclosures of one number, wherever both are
// certainly defined. The identities relate branches, so that a wrong side of a cut is found.
func TestIdentities(t *testing.T) {
	add, sub, mul, quo := rectangle.Rectangle.Add, rectangle.Rectangle.Sub, rectangle.Rectangle.Mul, rectangle.Rectangle.Quo
	ratio := func(n, d int64) number { return rectangle.FromRat(rational.New(n, d), prec) }
	halfPi := rectangle.Real(ball.Pi(prec)).Mul(ratio(1, 2))
	for name, sides := range map[string]func(z, w number) equation{
		"(z + w) - w = z": func(z, w number) equation { return equation{sub(add(z, w), w), z} },
		"(z/w)*w = z":     func(z, w number) equation { return equation{mul(quo(z, w), w), z} },
		"z*(z + w) = z^2 + z*w": func(z, w number) equation {
			return equation{mul(z, add(z, w)), add(rectangle.PowInt(z, 2), mul(z, w))}
		},
		"exp(z + w) = exp(z)*exp(w)": func(z, w number) equation {
			return equation{rectangle.Exp(add(z, w)), mul(rectangle.Exp(z), rectangle.Exp(w))}
		},
		"exp(log(z)) = z": func(z, _ number) equation { return equation{rectangle.Exp(rectangle.Log(z)), z} },
		"sqrt(z)^2 = z": func(z, _ number) equation {
			return equation{rectangle.PowInt(rectangle.Sqrt(z), 2), z}
		},
		"sqrt(z) = z^(1/2)": func(z, _ number) equation {
			return equation{rectangle.Sqrt(z), rectangle.Pow(z, ratio(1, 2))}
		},
		"z^-3 = 1/(z*z*z)": func(z, _ number) equation {
			return equation{rectangle.PowInt(z, -3), mul(mul(z, z), z).Inv()}
		},
		"log2(z)*log(2) = log(z)": func(z, _ number) equation {
			return equation{mul(rectangle.Log2(z), rectangle.Log(ratio(2, 1))), rectangle.Log(z)}
		},
		"log10(z)*log(10) = log(z)": func(z, _ number) equation {
			return equation{mul(rectangle.Log10(z), rectangle.Log(ratio(10, 1))), rectangle.Log(z)}
		},
		"expm1(log1p(z)) = z": func(z, _ number) equation {
			return equation{rectangle.Expm1(rectangle.Log1p(z)), z}
		},
		"sigma(z) + sigma(-z) = 1": func(z, _ number) equation {
			return equation{add(rectangle.Sigma(z), rectangle.Sigma(z.Neg())), ratio(1, 1)}
		},
		"exp(softplus(z)) = 1 + exp(z)": func(z, _ number) equation {
			return equation{rectangle.Exp(rectangle.Softplus(z)), add(ratio(1, 1), rectangle.Exp(z))}
		},
		"sin(asin(z)) = z": func(z, _ number) equation { return equation{rectangle.Sin(rectangle.Asin(z)), z} },
		"asin(z) + acos(z) = pi/2": func(z, _ number) equation {
			return equation{add(rectangle.Asin(z), rectangle.Acos(z)), halfPi}
		},
		"tan(atan(z)) = z": func(z, _ number) equation { return equation{rectangle.Tan(rectangle.Atan(z)), z} },
		"sinh(asinh(z)) = z": func(z, _ number) equation {
			return equation{rectangle.Sinh(rectangle.Asinh(z)), z}
		},
		"cosh(acosh(z)) = z": func(z, _ number) equation {
			return equation{rectangle.Cosh(rectangle.Acosh(z)), z}
		},
		"tanh(atanh(z)) = z": func(z, _ number) equation {
			return equation{rectangle.Tanh(rectangle.Atanh(z)), z}
		},
		"sin(i*z) = i*sinh(z)": func(z, _ number) equation {
			i := rectangle.I(prec)
			return equation{rectangle.Sin(mul(i, z)), mul(i, rectangle.Sinh(z))}
		},
		"cos(z)^2 + sin(z)^2 = 1": func(z, _ number) equation {
			return equation{add(rectangle.PowInt(rectangle.Cos(z), 2), rectangle.PowInt(rectangle.Sin(z), 2)), ratio(1, 1)}
		},
		"|z*w| = |z|*|w|": func(z, w number) equation {
			return equation{rectangle.Abs(mul(z, w)), mul(rectangle.Abs(z), rectangle.Abs(w))}
		},
	} {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			z, w := gaussian().Draw(t, "z"), gaussian().Draw(t, "w")
			e := sides(z, w)
			require.NotEqual(t, interval.False, rectangle.Equal(e.left, e.right), "%s and %s", e.left.Text(20, "i"), e.right.Text(20, "i"))
		}))
	}
}

// TestEqual: points decide, what overlaps does not, and what has no value is equal to nothing.
func TestEqual(t *testing.T) {
	wide := rectangle.Hull(at(0, 0), at(1, 1))
	for _, c := range []struct {
		name string
		z, w rectangle.Rectangle
		want interval.Truth
	}{
		{"a point and itself", at(1.5, -2), at(1.5, -2), interval.True},
		{"points apart in the real part", at(1, 2), at(1.25, 2), interval.False},
		{"points apart in the imaginary part", at(1, 2), at(1, -2), interval.False},
		{"a rectangle and itself", wide, wide, interval.Unknown},
		{"a rectangle and a corner", wide, at(1, 0), interval.Unknown},
		{"a rectangle and a point outside", wide, at(0.5, 1.5), interval.False},
		{"no value", rectangle.Undefined(prec), rectangle.Undefined(prec), interval.Unknown},
		{"perhaps no value", wide.Weaken(), at(5, 5), interval.Unknown},
	} {
		assert.Equal(t, c.want, rectangle.Equal(c.z, c.w), c.name)
		assert.Equal(t, c.want, rectangle.Equal(c.w, c.z), c.name)
	}
}

// TestRealNumbersStayReal: in the domain of the real function the imaginary part is exactly 0, and the real part is
// that of package ball.
func TestRealNumbersStayReal(t *testing.T) {
	real := map[string]func(ball.Ball) ball.Ball{
		"exp": ball.Exp, "log": ball.Log, "sqrt": ball.Sqrt, "sin": ball.Sin, "cos": ball.Cos, "tan": ball.Tan, "asin": ball.Asin,
		"acos": ball.Acos, "atan": ball.Atan, "sinh": ball.Sinh, "cosh": ball.Cosh, "tanh": ball.Tanh, "asinh": ball.Asinh,
		"acosh": ball.Acosh, "atanh": ball.Atanh, "log2": ball.Log2, "log10": ball.Log10, "log1p": ball.Log1p, "expm1": ball.Expm1,
		"sigma": ball.Sigma, "softplus": ball.Softplus,
	}
	for name, f := range real {
		defined := 0
		for _, x := range []float64{-20, -1.5, -0.75, -0.125, 0.125, 0.5, 1.25, 3, 20} {
			want := f(ball.FromFloat(x, prec))
			if want.Def() != interval.Everywhere {
				continue
			}
			defined++
			got := functions[name](rectangle.Real(ball.FromFloat(x, prec)))
			assert.True(t, got.IsReal(), "%s(%v) = %s", name, x, got.Text(20, "i"))
			assert.True(t, got.Re().Overlaps(want), "%s(%v)", name, x)
		}
		assert.Positive(t, defined, name)
	}
}
