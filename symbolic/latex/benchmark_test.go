package latex_test

import (
	"strconv"
	"strings"
	"testing"

	"nabla/symbolic/latex"
)

func BenchmarkPrint(b *testing.B) {
	density := "1/sqrt(2*pi*s^2)*exp(-(x-mu)^2/(2*s^2))"
	terms := make([]string, 2000)
	for i := range terms {
		terms[i] = "a_" + strconv.Itoa(i) + "*x^" + strconv.Itoa(i)
	}
	for name, text := range map[string]string{
		"density":    density,
		"nested":     strings.Repeat("1/(1+x*", 60) + "x" + strings.Repeat(")", 60),
		"polynomial": strings.Join(terms, " + "),
	} {
		n := read(b, text)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				latex.Print(n)
			}
		})
	}
}
