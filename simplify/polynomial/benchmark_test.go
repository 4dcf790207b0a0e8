package polynomial

import (
	"testing"

	"nabla/parser/limit"
)

func BenchmarkMul(b *testing.B) {
	p, q := read(b, "(x + y + z + 1)^3"), read(b, "(x - y + 2*z - u)^3") // 20 terms each
	for b.Loop() {
		NewRing(limit.PolynomialSteps).Mul(p, q)
	}
}

func BenchmarkMulTiny(b *testing.B) {
	p, q := read(b, "x + y"), read(b, "x - y")
	for b.Loop() {
		NewRing(limit.PolynomialSteps).Mul(p, q)
	}
}

func BenchmarkMulLarge(b *testing.B) {
	p := read(b, "(x + y + z + u + 1)^8") // 495 terms
	for b.Loop() {
		NewRing(limit.PolynomialSteps).Mul(p, p)
	}
}

func BenchmarkDivide(b *testing.B) {
	q := read(b, "(x + y + z + 1)^3")
	p := NewRing(limit.PolynomialSteps).Mul(q, read(b, "(x - y + 2*z - u)^3"))
	for b.Loop() {
		NewRing(limit.PolynomialSteps).Divide(p, q)
	}
}

func benchmarkGCD(b *testing.B, first, second string) {
	p, q := read(b, first), read(b, second)
	for b.Loop() {
		NewRing(limit.PolynomialSteps).GCD(p, q)
	}
}

func BenchmarkGCDCoprime(b *testing.B) { benchmarkGCD(b, "(x + y + 1)^3", "(x - y + z)^3") }
func BenchmarkGCDDivisor(b *testing.B) { benchmarkGCD(b, "(x + y + 1)^3*(x - z)", "x + y + 1") }
func BenchmarkGCDCommon(b *testing.B) {
	benchmarkGCD(b, "(x + y + 1)^3*(x - z)", "(x + y + 1)^2*(x + y + z)")
}

func BenchmarkGCDManyVariables(b *testing.B) {
	benchmarkGCD(b, "(x + y + z + u + v + w + a + b)^2*(x - 2*y)", "(x + y + z + u + v + w + a + b)*(x*y + z*u)")
}

func BenchmarkAddFraction(b *testing.B) {
	r := NewRing(limit.PolynomialSteps)
	f := r.Fraction(read(b, "x + z"), read(b, "(x + y)^2*(x - 1)"))
	g := r.Fraction(read(b, "y - z"), read(b, "(x + y)*(x + 1)"))
	for b.Loop() {
		NewRing(limit.PolynomialSteps).AddFraction(f, g)
	}
}

func benchmarkFactor(b *testing.B, text string) {
	p := read(b, text)
	for b.Loop() {
		NewRing(limit.PolynomialSteps).Factor(p)
	}
}

func BenchmarkFactorQuadratic(b *testing.B)  { benchmarkFactor(b, "6*x^2 + 5*x - 6") }
func BenchmarkFactorDegree12(b *testing.B)   { benchmarkFactor(b, "x^12 - 1") }
func BenchmarkFactorTwoSquares(b *testing.B) { benchmarkFactor(b, "x^2 - y^2") }
func BenchmarkFactorMultivariate(b *testing.B) {
	benchmarkFactor(b, "(x^2*y + z^3 + 1)*(x - y + 2*z)*(x + y + z + 1)")
}

func BenchmarkEvaluateMod(b *testing.B) {
	p := read(b, "(x + y + z + 1)^3")
	f, point := PrimeField(0), []uint64{123456789, 987654321, 5555555555}
	for b.Loop() {
		p.EvaluateMod(f, point)
	}
}
