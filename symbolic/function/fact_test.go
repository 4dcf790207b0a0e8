package function_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/numeric/interval"
	"nabla/symbolic/function"
	_ "nabla/testdata/seed"
)

// claim is "left = right where condition" over names.
type claim struct {
	left, right *expression
	condition   string
	names       []string
}

// check refutes the claim at x, or says whether the two sides met within close bounds.
func (c claim) check(t require.TestingT, x []float64) (decided bool) {
	if holds(t, c.condition, c.names, x) != interval.True {
		return false
	}
	at := bind(c.names, points(x))
	left, right := intervals.evaluate(c.left, at), intervals.evaluate(c.right, at)
	if left.Def != interval.Everywhere {
		return false
	}
	assert.NotEqual(t, interval.Nowhere, right.Def, "right side at %v", x)
	assert.False(t, left.Disjoint(right), "%v = %v at %v", left, right, x)
	return right.Def == interval.Everywhere && close(left) && close(right)
}

// close says that an enclosure is narrow enough for its agreement to mean something.
func close(x interval.Interval) bool {
	return x.Hi-x.Lo <= 1e-6*math.Max(1, math.Abs(x.Lo))
}

// verify checks a claim on the grid and at random points; some of them must decide it.
func verify(t *testing.T, f *function.Function, c claim) {
	t.Helper()
	decided := 0
	for _, x := range tuples(f) {
		if c.check(t, x) {
			decided++
		}
	}
	require.Positive(t, decided, "nothing decides the claim")
	if t.Failed() {
		return
	}
	rapid.Check(t, func(t *rapid.T) { c.check(t, drawArgs(t, f)) })
}

func identity(t require.TestingT, f *function.Function, left, right, condition string) claim {
	return claim{mustRead(t, left), mustRead(t, right), condition, f.Args}
}

func TestIdentities(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		for _, i := range f.Identities {
			verify(t, f, identity(t, f, i.Left, i.Right, i.Where))
		}
	})
}

// The basis has the value of the function, wherever that is defined.
func TestBasis(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		if f.Basis != "" {
			verify(t, f, identity(t, f, signature(f), f.Basis, ""))
		}
	})
}

// signature applies f to its formal names.
func signature(f *function.Function) string {
	text := f.Name + "(" + f.Args[0]
	for _, arg := range f.Args[1:] {
		text += ", " + arg
	}
	return text + ")"
}

func TestParity(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		sign := map[function.Parity]string{function.Even: "", function.Odd: "-"}
		prefix, claimed := sign[f.Parity]
		if !claimed {
			return
		}
		require.Len(t, f.Args, 1)
		verify(t, f, identity(t, f, f.Name+"(-x)", prefix+f.Name+"(x)", ""))
	})
}

// The period is one, and neither its half nor its third is.
func TestPeriod(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		if f.Period == "" {
			return
		}
		verify(t, f, identity(t, f, f.Name+"(x + "+f.Period+")", f.Name+"(x)", ""))
		for _, part := range []string{"/2", "/3"} {
			shifted := intervals.evaluate(mustRead(t, f.Name+"(1 + "+f.Period+part+")"), nil)
			assert.True(t, shifted.Disjoint(f.Enclose(points([]float64{1}))), "period %s%s", f.Period, part)
		}
	})
}

func TestInverse(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		if f.Inverse == "" {
			return
		}
		g, ok := function.Lookup(f.Inverse)
		require.True(t, ok)
		assert.Equal(t, f.Name, g.Inverse, "inverses come in pairs")
		verify(t, g, identity(t, f, f.Name+"("+g.Name+"(x))", "x", f.InverseWhere))
	})
}

func TestSpecialValues(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		for _, v := range f.Special {
			value := constant(t, f.Name+"("+v.Arg+")")
			result := constant(t, v.Result)
			assert.Equal(t, interval.Everywhere, result.Def, v.Result)
			assert.NotEqual(t, interval.Nowhere, value.Def, v.Arg)
			assert.False(t, value.Disjoint(result), "%s(%s) = %v, not %s", f.Name, v.Arg, value, v.Result)
			argument := floats.evaluate(mustRead(t, v.Arg), nil)
			assert.InDelta(t, result.Lo, f.Float([]float64{argument}), 1e-7, "%s(%s)", f.Name, v.Arg)
		}
	})
}

// Values keep to the range; an attained bound is met, one that is not attained is kept away from.
func TestRange(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		if f.Range.Low != "" {
			checkBound(t, f, constant(t, f.Range.Low), f.Range.LowAttained, interval.Less)
		}
		if f.Range.High != "" {
			checkBound(t, f, constant(t, f.Range.High), f.Range.HighAttained,
				func(x, y interval.Interval) interval.Truth { return interval.Less(y, x) })
		}
	})
}

func checkBound(t *testing.T, f *function.Function, bound interval.Interval, attained bool,
	outside func(x, y interval.Interval) interval.Truth) {
	values := map[float64]interval.Interval{}
	for _, v := range grid {
		if y := f.Enclose(points([]float64{v})); y.Def == interval.Everywhere {
			values[v] = y
			assert.NotEqual(t, interval.True, outside(y, bound), "%v at %v is outside", y, v)
		}
	}
	met := false
	for _, v := range moderate() {
		y, ok := values[v]
		met = met || ok && math.Abs(y.Lo-bound.Lo) < 1e-12
	}
	for _, v := range []float64{math.Pi / 2, -math.Pi / 2, math.Pi} {
		y, ok := values[v]
		met = met || ok && math.Abs(y.Lo-bound.Lo) < 1e-12
	}
	if attained {
		assert.True(t, met, "bound %v is attained", bound)
	} else {
		assert.False(t, met, "bound %v is not attained", bound)
	}
}

func TestMonotoneAndInjective(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		if f.Monotone == 0 && !f.Injective {
			return
		}
		require.Len(t, f.Args, 1)
		for _, v := range moderate() {
			for _, w := range moderate() {
				y, z := f.Enclose(points([]float64{v})), f.Enclose(points([]float64{w}))
				if v >= w || y.Def != interval.Everywhere || z.Def != interval.Everywhere {
					continue
				}
				switch f.Monotone {
				case +1:
					assert.NotEqual(t, interval.True, interval.Less(z, y), "at %v, %v", v, w)
				case -1:
					assert.NotEqual(t, interval.True, interval.Less(y, z), "at %v, %v", v, w)
				}
				if f.Injective {
					assert.True(t, y.Disjoint(z), "%v and %v at %v, %v", y, z, v, w)
				}
			}
		}
	})
}

// Every sign fact is met by a point, and no point contradicts it.
func TestSigns(t *testing.T) {
	zero := interval.Point(0)
	forEach(t, func(t *testing.T, f *function.Function) {
		met := map[string]bool{}
		for _, x := range tuples(f) {
			y := f.Enclose(points(x))
			if y.Def != interval.Everywhere {
				continue
			}
			if f.Positive != "" && holds(t, f.Positive, f.Args, x) == interval.True {
				met["positive"] = true
				assert.NotEqual(t, interval.True, interval.LessEqual(y, zero), "positive at %v", x)
			}
			if f.Negative != "" && holds(t, f.Negative, f.Args, x) == interval.True {
				met["negative"] = true
				assert.NotEqual(t, interval.True, interval.LessEqual(zero, y), "negative at %v", x)
			}
			if f.Nonzero {
				assert.NotEqual(t, interval.True, interval.Equal(y, zero), "not zero at %v", x)
			}
			if f.Integer {
				assert.Equal(t, math.Floor(f.Float(x)), f.Float(x), "an integer at %v", x)
			}
		}
		assert.Equal(t, f.Positive != "", met["positive"])
		assert.Equal(t, f.Negative != "", met["negative"])
	})
}

func TestExamplesHold(t *testing.T) {
	for _, f := range everything() {
		if f.Vector {
			continue // lists are read by package symbolic; the checker's own test proves these examples
		}
		t.Run(f.Name, func(t *testing.T) {
			left, right := sides(t, f.Example)
			c := claim{left: left, right: right}
			for name := range mustRead(t, f.Example).names() {
				c.names = append(c.names, name)
			}
			decided := false
			for _, v := range grid[:20] {
				x := make([]float64, len(c.names))
				for i := range x {
					x[i] = v + float64(i)/4
				}
				decided = c.check(t, x) || decided
			}
			assert.True(t, decided)
		})
	}
}
