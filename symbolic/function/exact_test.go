package function_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic/function"
)

// exact evaluates f at rationals written in plain notation; "none" is no value.
func exact(t *testing.T, name string, args ...string) string {
	t.Helper()
	f, ok := function.Lookup(name)
	require.True(t, ok, name)
	require.NotNil(t, f.Exact, name)
	x := make([]rational.Rat, len(args))
	for i, text := range args {
		value, err := rational.Parse(text)
		require.NoError(t, err)
		x[i] = value
	}
	value, ok := f.Exact(x)
	if !ok {
		return "none"
	}
	require.LessOrEqual(t, value.BitLen(), limit.NumberBits)
	return value.String()
}

func TestExactValues(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		want string
	}{
		{"abs", []string{"-7/2"}, "7/2"}, {"sign", []string{"-7/2"}, "-1"}, {"sign", []string{"0"}, "0"},
		{"floor", []string{"-7/2"}, "-4"}, {"ceil", []string{"-7/2"}, "-3"}, {"ceil", []string{"3"}, "3"},
		{"relu", []string{"-1/3"}, "0"}, {"relu", []string{"1/3"}, "1/3"},
		{"max", []string{"1", "5/2", "-3"}, "5/2"}, {"min", []string{"1", "5/2", "-3"}, "-3"}, {"max", []string{"4"}, "4"},
		{"cbrt", []string{"-27/8"}, "-3/2"}, {"cbrt", []string{"2"}, "none"},
		{"log2", []string{"1024"}, "10"}, {"log2", []string{"1/8"}, "-3"}, {"log2", []string{"1"}, "0"},
		{"log2", []string{"3"}, "none"}, {"log2", []string{"3/2"}, "none"}, {"log2", []string{"0"}, "none"}, {"log2", []string{"-4"}, "none"},
		{"log10", []string{"1e300"}, "300"}, {"log10", []string{"1e-300"}, "-300"}, {"log10", []string{"1001"}, "none"},
		{"mod", []string{"-1", "3"}, "2"}, {"mod", []string{"7/2", "-1"}, "-1/2"}, {"mod", []string{"1", "0"}, "none"},
		{"factorial", []string{"0"}, "1"}, {"factorial", []string{"5"}, "120"}, {"factorial", []string{"-1"}, "none"},
		{"factorial", []string{"1/2"}, "none"}, {"factorial", []string{"1e9"}, "none"}, {"factorial", []string{"25"}, "15511210043330985984000000"},
		{"gamma", []string{"6"}, "120"}, {"gamma", []string{"0"}, "none"}, {"gamma", []string{"-3"}, "none"},
		{"binom", []string{"5", "2"}, "10"}, {"binom", []string{"5", "6"}, "0"}, {"binom", []string{"5", "-1"}, "0"},
		{"binom", []string{"-3", "5"}, "-21"}, {"binom", []string{"1/2", "4"}, "-5/128"}, {"binom", []string{"5", "1/2"}, "none"},
		{"binom", []string{"1e9", "5e8"}, "none"}, {"binom", []string{"1e9", "999999999"}, "1000000000"}, {"binom", []string{"-1", "1e9"}, "none"},
	} {
		assert.Equal(t, c.want, exact(t, c.name, c.args...), "%s%v", c.name, c.args)
	}
}

// Results at the bounds keep to limit.NumberBits, and one more is no value.
func TestExactBounds(t *testing.T) {
	assert.NotEqual(t, "none", exact(t, "factorial", "8192"))
	assert.Equal(t, "none", exact(t, "factorial", "8193"))
	assert.NotEqual(t, "none", exact(t, "binom", "1e12", "2048"))
	assert.Equal(t, "none", exact(t, "binom", "1e12", "2049"))
}

// Powers of the base over the whole range of integers that nabla computes exactly, and their neighbours.
func TestExactLogarithmOfLargePowers(t *testing.T) {
	for _, base := range []string{"log2", "log10"} {
		f, _ := function.Lookup(base)
		number := rational.Int(map[string]int64{"log2": 2, "log10": 10}[base])
		for _, n := range []int{1, 2, 63, 64, 1000, 39_000} {
			power := number.Pow(n)
			value, ok := f.Exact([]rational.Rat{power})
			assert.True(t, ok && value.Equal(rational.Int(int64(n))), "%s: %d", base, n)
			_, ok = f.Exact([]rational.Rat{power.Add(rational.Int(1))})
			assert.Equal(t, base == "log2" && n == 0, ok)
		}
	}
}
