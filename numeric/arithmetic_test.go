package numeric

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// corpus is expressions in x and y of all kinds, with kinks, poles, borders and removable points.
var corpus = []string{
	"x + y", "x*y - 3", "x/y", "x^2 - 2*x*y + y^2", "1/(x - y)", "(x^2 - 1)/(x - 1)", "x^-3", "(x + y)^5", "0*log(x)",
	"sqrt(x)", "sqrt(x^2 - y)", "x^(1/3)", "x^(3/2)*y", "cbrt(x)", "x^y", "2^x", "(-2)^x", "x^x", "0^x", "x^0",
	"exp(x)", "exp(-x^2)", "log(x)", "log(x^2 + y^2)", "log(abs(x))", "exp(log(x))", "log(1 + exp(x))", "log2(x)", "log10(abs(y))",
	"sin(x)", "cos(x*y)", "tan(x)", "cot(y)", "sec(x)*csc(y)", "sin(x)^2 + cos(x)^2", "sin(pi*x)", "tan(pi*x/4)",
	"asin(x)", "acos(x/2)", "atan(x/y)", "acot(x)", "asec(x)", "acsc(y)", "asin(sin(x))",
	"sinh(x)", "cosh(x) - sinh(x)", "tanh(x*y)", "coth(x)", "asinh(x)", "acosh(x)", "atanh(x)", "acoth(x)", "asech(x)", "acsch(x)",
	"abs(x - y)", "sign(x)", "max(x, y, 1)", "min(x, -y)", "relu(x)", "floor(x)", "ceil(x/y)", "mod(x, y)",
	"indicator(x > y)", "piecewise(x > 0, x, y)", "piecewise(x = y, 1, 1/(x - y))", "indicator(log(x) > 0)",
	"sigma(x)", "softplus(x)", "silu(y)", "gelu(x)", "logit(x)", "erf(x)", "erfc(y)", "gamma(x)", "lgamma(x)", "digamma(x)",
	"factorial(x)", "binom(x, 2)", "sum(k, 1, 4, x^k/k)", "prod(k, 1, 3, x - k)", "sum(k = 1..3, k != 2, y^k)", "int(t*x, t, 0, y)", "int(exp(-t^2), t, 0, x)",
}

// places are points of corpus: the border cases in the first place.
func places() []Point {
	var list []Point
	values := rationals("0", "1", "-1", "2", "1/2", "-22/7")
	for _, x := range values {
		for _, y := range values {
			list = append(list, Point{"x": Scalar(x), "y": Scalar(y)})
		}
	}
	return list
}

func program(t *testing.T, text string) *Program {
	t.Helper()
	e, err := symbolic.Parse(text)
	require.NoError(t, err, text)
	e, err = symbolic.Evaluate(e, nil)
	require.NoError(t, err, text)
	p, err := Compile(e)
	require.NoError(t, err, text)
	return p
}

// values is what all arithmetics say of one program at one point.
type values struct {
	float float64
	exact exactly
	wide  interval.Interval
	balls [2]ball.Ball // at 64 and at 256 bits
}

func evaluated(t *testing.T, p *Program, at Point) values {
	t.Helper()
	ctx := context.Background()
	f, x, i := newMachine(ctx, float{}, p), newMachine(ctx, exact{}, p), newMachine(ctx, enclosure{}, p)
	b, c := newMachine(ctx, precise{64}, p), newMachine(ctx, precise{256}, p)
	require.True(t, evaluate(f, at) && evaluate(x, at) && evaluate(i, at) && evaluate(b, at) && evaluate(c, at))
	return values{f.value(0), x.value(0), i.value(0), [2]ball.Ball{b.value(0), c.value(0)}}
}

// Every arithmetic gives a value that the others allow: certain statements do not contradict each other, and
// enclosures of one value meet.
func TestArithmeticsAgree(t *testing.T) {
	certain := 0
	for _, text := range corpus {
		p := program(t, text)
		for _, at := range places() {
			v := evaluated(t, p, at)
			assert.Empty(t, v.contradiction(), "%s at %s", text, at)
			if slices.Contains(v.definedness(), interval.Everywhere) {
				certain++
			}
		}
	}
	assert.Greater(t, certain, 1500)
}

func (v *values) definedness() []interval.Definedness {
	return []interval.Definedness{v.exact.def, v.wide.Def, v.balls[0].Def(), v.balls[1].Def()}
}

// contradiction says which two of the values cannot both be right, "" if all can.
func (v *values) contradiction() string {
	d := v.definedness()
	defined := slices.Contains(d, interval.Everywhere)
	fine := v.balls[1].Float()
	switch {
	case defined && slices.Contains(d, interval.Nowhere):
		return fmt.Sprintf("defined and undefined: %v", d)
	case !defined:
		return ""
	case v.balls[0].Disjoint(v.balls[1]):
		return fmt.Sprintf("balls %s and %s", v.balls[0].Text(10), v.balls[1].Text(10))
	case v.wide.Def == interval.Everywhere && v.wide.Disjoint(fine):
		return fmt.Sprintf("interval %v and ball %v", v.wide, fine)
	case v.exact.def == interval.Everywhere && v.wide.Disjoint(interval.FromRat(v.exact.value)):
		return fmt.Sprintf("interval %v and %s", v.wide, v.exact.value)
	case v.exact.def == interval.Everywhere && v.balls[1].Disjoint(ball.FromRat(v.exact.value, 512)):
		return fmt.Sprintf("ball %s and %s", v.balls[1].Text(20), v.exact.value)
	case v.balls[1].Def() != interval.Everywhere || math.IsInf(v.float, 0) || fine.Width() > 1e-12:
		return "" // float64, which decides nothing, has nothing to be compared with
	case math.IsNaN(v.float):
		return fmt.Sprintf("float64 has no value, and there is one, %v", fine)
	case math.Abs(v.float-fine.Lo) > 1e-9*(1+math.Abs(fine.Lo)):
		return fmt.Sprintf("float64 %v and %v", v.float, fine)
	}
	return ""
}

// A kernel that is wrong in the ninth digit, or says that there is no value, contradicts the others.
func TestSpoiltKernelsAreFound(t *testing.T) {
	for _, f := range function.All() {
		if f.Name == "polygamma" { // of an integer, which few places have
			continue
		}
		for name, spoil := range spoilt {
			g := *f
			spoil(&g)
			args := []*symbolic.Expr{symbolic.Symbol("x"), symbolic.Symbol("y")}
			p, err := Compile(symbolic.Apply(&g, args[:len(f.Args)]...))
			require.NoError(t, err)
			found := false
			for _, at := range places() {
				v := evaluated(t, p, at)
				found = found || v.contradiction() != ""
			}
			assert.True(t, found, "the %s of %s is spoilt", name, f.Name)
		}
	}
}

// spoilt lists faults of a kernel by the field of the table that has them.
var spoilt = map[string]func(f *function.Function){
	"float64 kernel": func(f *function.Function) {
		right := f.Float
		f.Float = func(x []float64) float64 { return right(x)*(1+1e-6) + 1e-6 }
	},
	"intervals": func(f *function.Function) {
		right := f.Enclose
		f.Enclose = func(x []interval.Interval) interval.Interval { return right(x).Add(interval.Point(0x1p-20)) }
	},
	"balls": func(f *function.Function) {
		right := f.Ball
		f.Ball = func(x []ball.Ball) ball.Ball { return right(x).Add(ball.FromFloat(0x1p-20, x[0].Prec())) }
	},
	"domain of intervals": func(f *function.Function) {
		f.Enclose = func(x []interval.Interval) interval.Interval { return interval.Undefined() }
	},
	"domain of balls": func(f *function.Function) {
		f.Ball = func(x []ball.Ball) ball.Ball { return ball.Undefined(x[0].Prec()) }
	},
}

// A derivative in the table that is wrong by a sign, a factor or a term disagrees with the kernels.
func TestSpoiltDerivativesAreFound(t *testing.T) {
	x := symbolic.Symbol("x")
	for _, f := range function.All() {
		if len(f.Args) != 1 || f.Derivative[0] == "" {
			continue
		}
		e := symbolic.Apply(f, x)
		d, err := symbolic.Diff(e, x, nil)
		require.NoError(t, err, f.Name)
		_, err = CheckDerivative(context.Background(), e, x, d, nil)
		require.NoError(t, err, f.Name)
		for name, wrong := range map[string]*symbolic.Expr{
			"sign": symbolic.Negate(d), "factor": symbolic.Product(symbolic.Int(2), d), "term": symbolic.Sum(d, symbolic.Number(rational.New(1, 100))),
		} {
			if d.IsZero() && name != "term" {
				continue
			}
			_, err := CheckDerivative(context.Background(), e, x, wrong, nil)
			var fault *Disagreement
			assert.ErrorAs(t, err, &fault, "the %s of the derivative of %s is spoilt", name, f.Name)
		}
	}
}

// Dual numbers, the symbolic derivative and difference quotients give one slope.
func TestDerivativesAgree(t *testing.T) {
	x := symbolic.Symbol("x")
	duals, quotients := 0, 0
	for _, text := range corpus {
		e, err := symbolic.Parse(text)
		require.NoError(t, err)
		d, err := symbolic.Diff(e, x, nil)
		if err != nil {
			continue
		}
		r, err := CheckDerivative(context.Background(), e, x, d, nil)
		var wrong *Disagreement
		assert.NotErrorAs(t, err, &wrong, text)
		duals, quotients = duals+r.Duals, quotients+r.Quotients
	}
	assert.Greater(t, duals, 200)
	assert.Greater(t, quotients, 200)
}

// A derivative that is wrong in the least is found out.
func TestWrongDerivativesDisagree(t *testing.T) {
	x := symbolic.Symbol("x")
	for _, c := range []struct{ text, wrong string }{
		{"x^3", "3*x"}, {"sin(x)", "-cos(x)"}, {"exp(2*x)", "exp(2*x)"}, {"log(x)", "1/x + 1/10^9"}, {"x*abs(x)", "2*x"}, {"tanh(x)", "1 + tanh(x)^2"},
		{"sqrt(x)", "1/sqrt(x)"}, {"atan(x)", "1/(1 - x^2)"}, {"gamma(x)", "digamma(x)"}, {"x^x", "x^x*log(x)"}, {"erf(x)", "exp(-x^2)"}, {"relu(x)", "1"},
	} {
		e, err := symbolic.Parse(c.text)
		require.NoError(t, err)
		d, err := symbolic.Parse(c.wrong)
		require.NoError(t, err)
		_, err = CheckDerivative(context.Background(), e, x, d, nil)
		var wrong *Disagreement
		assert.ErrorAs(t, err, &wrong, "%s has not the slope %s", c.text, c.wrong)
	}
}

// drawnPoints returns the first points that a sampler draws.
func drawnPoints(t *testing.T, q question, count int) []Point {
	t.Helper()
	p, err := pose(q, 0)
	require.NoError(t, err)
	s, err := newSampler(p, q.scope, q.options.Seed)
	require.NoError(t, err)
	j, err := newJudge(context.Background(), p)
	require.NoError(t, err)
	var points []Point
	for range 4 * count {
		at, _, ok := s.next()
		if !ok {
			break
		}
		if j.admits(at) {
			points = append(points, at)
		}
	}
	return points
}

// Points lie where the declarations and assumptions say, there are many, and no two are the same.
func TestPointsStayInTheirDomain(t *testing.T) {
	for _, c := range []struct {
		kind  symbolic.VariableKind
		given []string
		holds func(x, y rational.Rat) bool
	}{
		{symbolic.Real, nil, func(x, y rational.Rat) bool { return true }},
		{symbolic.Positive, nil, func(x, y rational.Rat) bool { return x.Sign() > 0 && y.Sign() > 0 }},
		{symbolic.Nonnegative, nil, func(x, y rational.Rat) bool { return x.Sign() >= 0 }},
		{symbolic.Integer, nil, func(x, y rational.Rat) bool { return x.IsInt() && y.IsInt() }},
		{symbolic.PositiveInteger, nil, func(x, y rational.Rat) bool { return x.IsInt() && x.Sign() > 0 }},
		{symbolic.NaturalNumber, []string{"x < 5"}, func(x, y rational.Rat) bool { return x.IsInt() && x.Sign() >= 0 && x.Cmp(rational.Int(5)) < 0 }},
		{symbolic.Real, []string{"x > 0", "x < 1"}, func(x, y rational.Rat) bool { return x.Sign() > 0 && x.Cmp(rational.Int(1)) < 0 }},
		{symbolic.Real, []string{"x > y"}, func(x, y rational.Rat) bool { return x.Cmp(y) > 0 }},
		{symbolic.Real, []string{"x != y", "x^2 <= 4"}, func(x, y rational.Rat) bool { return !x.Equal(y) && x.Mul(x).Cmp(rational.Int(4)) <= 0 }},
		{symbolic.Real, []string{"log(x) > 1"}, func(x, y rational.Rat) bool { return x.Float64() > math.E }},
		{symbolic.Real, []string{"x + 2*y = 1"}, func(x, y rational.Rat) bool { return x.Add(y).Add(y).IsOne() }},
	} {
		scope := &symbolic.Scope{}
		for _, name := range []string{"x", "y"} {
			scope.Declare(&symbolic.Variable{Name: name, Kind: c.kind})
		}
		for _, text := range c.given {
			condition, err := symbolic.ParseCondition(text)
			require.NoError(t, err)
			scope.Assume(condition)
		}
		left, err := symbolic.Parse("x + y^2")
		require.NoError(t, err)
		points := drawnPoints(t, question{left: left, right: left, scope: scope}, 25)
		assert.GreaterOrEqual(t, len(points), 15, "%v given %v", c.kind, c.given)
		seen := map[string]bool{}
		for _, p := range points {
			assert.True(t, c.holds(p["x"].Number, p["y"].Number), "%v given %v: %s", c.kind, c.given, p)
			assert.False(t, seen[p.String()], "twice: %s", p)
			seen[p.String()] = true
		}
	}
}

// A witness holds when it is evaluated once more, alone and exactly or with many digits.
func TestWitnessesAreConfirmed(t *testing.T) {
	found := 0
	for i, left := range corpus {
		a, err := symbolic.Parse(left)
		require.NoError(t, err)
		b, err := symbolic.Parse(corpus[(i+1)%len(corpus)])
		require.NoError(t, err)
		o := Compare(context.Background(), a, b, nil, Options{})
		for _, w := range []*Witness{o.Witness, o.LeftOnly, o.RightOnly} {
			if w == nil {
				continue
			}
			found++
			x, errX := Evaluate(context.Background(), a, nil, w.Point, 30)
			y, errY := Evaluate(context.Background(), b, nil, w.Point, 30)
			require.NoError(t, errX, "%s at %s", a, w)
			require.NoError(t, errY, "%s at %s", b, w)
			assert.NotEqual(t, x, y, "%s and %s at %s", a, b, w)
			assert.Equal(t, w.Kind == OnlyRightDefined, x == "undefined", "%s at %s", a, w)
			assert.Equal(t, w.Kind == OnlyLeftDefined, y == "undefined", "%s at %s", b, w)
		}
	}
	assert.Greater(t, found, 80)
}

// seen is what an outcome says, without what is kept for further questions.
func seen(o Outcome) []any {
	return []any{o.Witness, o.LeftOnly, o.RightOnly, o.Agreement, o.Ratio, o.Reason}
}

// The same seed gives the same outcome, and no seed changes a verdict.
func TestComparisonIsDetermined(t *testing.T) {
	for i, left := range corpus[:60] {
		a, err := symbolic.Parse(left)
		require.NoError(t, err)
		b, err := symbolic.Parse(corpus[i+1])
		require.NoError(t, err)
		first := Compare(context.Background(), a, b, nil, Options{Seed: 3})
		again := Compare(context.Background(), a, b, nil, Options{Seed: 3})
		assert.Equal(t, seen(first), seen(again), "%s and %s", a, b)
		other := Compare(context.Background(), a, b, nil, Options{Seed: 4})
		assert.Equal(t, first.Witness != nil, other.Witness != nil, "%s and %s", a, b)
	}
}
