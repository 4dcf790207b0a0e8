package interval_test

import (
	"testing"

	"nabla/numeric/interval"
)

// sink keeps the compiler from dropping the calls.
var sink interval.Interval

// BenchmarkUnary times every function of one argument on a narrow interval.
func BenchmarkUnary(b *testing.B) {
	for _, c := range unary {
		x := interval.Range(1.25, 1.2500001)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink = c.float(x)
			}
		})
	}
}

// BenchmarkBinary times the arithmetic on narrow intervals.
func BenchmarkBinary(b *testing.B) {
	for _, c := range binary {
		x, y := interval.Range(1.25, 1.2500001), interval.Range(-0.75, -0.7499999)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink = c.float(x, y)
			}
		})
	}
}
