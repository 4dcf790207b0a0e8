package function_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/symbolic/function"
)

// references are values at arguments that are hard for a naive formula (overflow, cancellation, subnormal numbers,
// reflection), computed with 60 digits.
var references = []struct {
	name  string
	x     []float64
	value float64
}{
	{"sigma", []float64{-700.0}, 9.8596765437597709e-305},
	{"softplus", []float64{-40.0}, 4.248354255291589e-18},
	{"softplus", []float64{800.0}, 800},
	{"silu", []float64{-30.0}, -2.8072868906517897e-12},
	{"gelu", []float64{-10.0}, -7.6198530241605261e-23},
	{"gelu", []float64{1.0}, 8.4134474606854295e-1},
	{"logit", []float64{0.5000000000000009}, 3.5527136788005009e-15},
	{"logit", []float64{1e-300}, -6.9077552789821371e2},
	{"asec", []float64{1.0000000000009095}, 1.3486991523480979e-6},
	{"acsc", []float64{1.0000000000009095}, 1.5707949780957443},
	{"acoth", []float64{1.0000000000009095}, 1.4209517201479106e1},
	{"acoth", []float64{10000000000.0}, 1e-10},
	{"asech", []float64{0.9999999999990905}, 1.3486991523491201e-6},
	{"asech", []float64{1e-300}, 6.9146867507877365e2},
	{"asech", []float64{5e-324}, 7.4513321910194121e2},
	{"acsch", []float64{-5e-324}, -7.4513321910194121e2},
	{"acsch", []float64{10000000000.0}, 1e-10},
	{"acos", []float64{0.9999999999990905}, 1.3486991523487112e-6},
	{"asin", []float64{0.9999999999990905}, 1.5707949780957443},
	{"sech", []float64{711.0}, 3.2934673504495831e-309},
	{"csch", []float64{-711.0}, -3.2934673504495831e-309},
	{"csch", []float64{1e-09}, 9.9999999999999994e8},
	{"coth", []float64{1e-09}, 9.9999999999999994e8},
	{"cot", []float64{1e-09}, 9.9999999999999994e8},
	{"log", []float64{5e-324}, -7.4444007192138126e2},
	{"log10", []float64{5e-324}, -3.233062153431158e2},
	{"log2", []float64{5e-324}, -1074},
	{"lgamma", []float64{5e-324}, 7.4444007192138126e2},
	{"lgamma", []float64{-5e-324}, 7.4444007192138126e2},
	{"lgamma", []float64{1.1917392706169427}, -0.082943027451552551},
	{"lgamma", []float64{0.19167465169237355}, 1.5690321991883895},
	{"digamma", []float64{1.0}, -5.7721566490153286e-1},
	{"trigamma", []float64{1.0}, 1.6449340668482264},
	{"digamma", []float64{0.5}, -1.9635100260214235},
	{"trigamma", []float64{0.5}, 4.9348022005446793},
	{"digamma", []float64{-0.5}, 3.6489973978576521e-2},
	{"trigamma", []float64{-0.5}, 8.9348022005446793},
	{"digamma", []float64{1e-09}, -1.0000000005772156e9},
	{"trigamma", []float64{1e-09}, 9.9999999999999988e17},
	{"digamma", []float64{-1e-09}, 9.9999999942278427e8},
	{"trigamma", []float64{-1e-09}, 9.9999999999999988e17},
	{"digamma", []float64{-7.3}, 4.3373073055100501},
	{"trigamma", []float64{-7.3}, 1.4951383181433921e1},
	{"digamma", []float64{9.99}, 2.2507003728312011},
	{"trigamma", []float64{9.99}, 1.0527695014824178e-1},
	{"digamma", []float64{1000000000000000.0}, 3.4538776394910685e1},
	{"trigamma", []float64{1000000000000000.0}, 1.0000000000000005e-15},
	{"digamma", []float64{-1000.25}, 1.0050097693066706e1},
	{"trigamma", []float64{-1000.25}, 1.9738209551699785e1},
	{"polygamma", []float64{2.0, 1.0}, -2.4041138063191886},
	{"polygamma", []float64{2.0, -0.5}, -8.2879664423432e-1},
	{"polygamma", []float64{3.0, 1.0}, 6.4939394022668291},
	{"polygamma", []float64{5.0, -2.75}, 4.9223120775210042e5},
	{"polygamma", []float64{10.0, 0.1}, -3.628800000012727e17},
	{"polygamma", []float64{30.0, 12.5}, -2.8989485312751735e-2},
	{"polygamma", []float64{64.0, 3.5}, -5.4826945275596908e53},
	{"polygamma", []float64{170.0, 500.0}, -7.5369073770483293e-155},
	{"polygamma", []float64{200.0, 400.0}, -1.9406812065035298e-148},
	{"polygamma", []float64{3.0, 1e100}, 1.9999999999999999e-300},
	{"polygamma", []float64{7.0, -1e-30}, 5.0399999999999966e243},
	{"polygamma", []float64{3.0, -100.3}, 7.6902091238084328e2},
	{"gamma", []float64{-170.5}, -3.3127395215386073e-308},
	{"gamma", []float64{171.5}, 9.4833675668247993e307},
	{"factorial", []float64{22.0}, 1.1240007277776077e21},
	{"factorial", []float64{170.0}, 7.257415615307999e306},
	{"binom", []float64{60.0, 30.0}, 1.1826458156486142e17},
	{"binom", []float64{-3.0, 5.0}, -21},
	{"binom", []float64{0.5, 4.0}, -3.90625e-2},
	{"binom", []float64{2.5, 0.5}, 1.875},
	{"binom", []float64{20000.0, 12.0}, 8.5229420847072466e42},
	{"mod", []float64{-7.5, 2.0}, 0.5},
	{"mod", []float64{7.0, -2.0}, -1},
	{"expm1", []float64{1e-12}, 1.0000000000005e-12},
}

func TestKernelsAgreeWithReferences(t *testing.T) {
	for _, r := range references {
		f, ok := function.Lookup(r.name)
		require.True(t, ok, r.name)
		got := f.Float(r.x)
		ulps := math.Abs(got-r.value) / math.Max(math.Abs(r.value)*0x1p-52, math.SmallestNonzeroFloat64)
		assert.LessOrEqual(t, ulps, tolerated(r.name), "%s(%v) = %v, not %v", r.name, r.x, got, r.value)
	}
}

// tolerated is the error in units of the last place: small but for functions that raise to large powers or take
// an exponential of a logarithm.
func tolerated(name string) float64 {
	switch name {
	case "polygamma":
		return 400
	case "gamma", "factorial", "binom", "gelu", "digamma", "trigamma":
		return 64
	default:
		return 4
	}
}

func TestKernelsAtInfinity(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		name    string
		x, want float64
	}{
		{"sigma", -inf, 0}, {"sigma", inf, 1}, {"softplus", -inf, 0}, {"softplus", inf, inf},
		{"silu", -inf, 0}, {"gelu", -inf, 0}, {"relu", -inf, 0}, {"sech", inf, 0}, {"csch", -inf, 0},
		{"coth", -inf, -1}, {"acoth", inf, 0}, {"asec", inf, math.Pi / 2}, {"acsc", -inf, 0},
		{"digamma", inf, inf}, {"log", inf, inf}, {"exp", -inf, 0},
	} {
		f, ok := function.Lookup(c.name)
		require.True(t, ok, c.name)
		assert.InDelta(t, c.want, f.Float([]float64{c.x}), 0, "%s(%v)", c.name, c.x)
	}
}

// Large orders end: the sums stop where nothing is left to add.
func TestPolygammaOfLargeOrder(t *testing.T) {
	f, _ := function.Lookup("polygamma")
	for _, n := range []float64{1e3, 1e6, 1e15} {
		for _, x := range []float64{1e-3, 0.5, 1e3, 1e14, -0.3, -1e6 - 0.5} {
			assert.False(t, math.IsNaN(f.Float([]float64{n, x})), "order %v at %v", n, x)
		}
	}
}
