package nabla_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A proof for real numbers is none for letters that custom makes matrices, operators or complex numbers.
func TestLettersThatAreNoRealNumbers(t *testing.T) {
	t.Parallel()
	matrix := func(name string) string {
		return " unknown: `" + name + "` is set or used as a vector or a matrix, and nothing says of which size"
	}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a square of matrices", "Let $A$ and $B$ be matrices. Then\n\n$$(A+B)^2 + 0 = A^2 + A B + B A + B^2 = A^2 + 2 A B + B^2$$", []string{"3 proved", "3" + matrix("A")}},
		{"an inverse of matrices", "The matrices $A$ and $B$ are invertible:\n\n$$\\frac{d}{dt} t (A B)^{-1} = B^{-1} A^{-1} = A^{-1} B^{-1}$$", []string{"3 proved", "3" + matrix("A")}},
		{"the same letters, and no matrices", "The sides are $A$ and $B$.\n\n$$(A+B)^2 + 0 = A^2 + 2 A B + B^2$$", []string{"3 proved"}},
		{"letters that are numbers beside matrices", "The matrix has a trace, and\n\n$$(P+N)^2 + \\frac{1}{P} + \\log N = P^2 + 2 N P + N^2 + \\frac1P + \\log N$$", []string{"3 proved"}},
		{"operators", "These operators do not commute.\n\n$$(\\hat x + \\hat p)^2 + 0 = \\hat x^2 + \\hat x \\hat p + \\hat p \\hat x + \\hat p^2 = \\hat x^2 + 2 \\hat x \\hat p + \\hat p^2$$", []string{"3 proved", "3 unknown: nothing says what `p_hat` is"}},
		{"a group", "In a non-abelian group\n\n$$c = (a b)^{-1} = b^{-1} a^{-1} = a^{-1} b^{-1}$$", []string{"3 proved", "3" + matrix("a")}},
		{"signs of operators", "$U^\\dagger$ and\n\n$$D = (A + B)^2 = A^2 + A B + B A + B^2 = A^2 + 2 A B + B^2$$", []string{"3 proved", "3" + matrix("A")}},
		{"an identity matrix", "The matrix $A$ has\n\n$$(I - A)(I + A) + 0 = I - A^2 = (I - A)^2$$", []string{"3 proved", "3" + matrix("A")}},
		{"a prime that is the transpose", "$b = (X'X)^{-1} X'y$\n\n$$(y - X \\beta)'(y - X \\beta) + 0 = y'y - 2 \\beta'X'y + \\beta'X'X\\beta = y'y - \\beta'X'X\\beta$$\n\n$$b = (X'V^{-1}X)^{-1}X'V^{-1}y$$", []string{"3 proved", "3" + matrix("X")}},
		{"a weight", "Let $X \\in \\mathbb{R}^{n \\times p}$.\n\n$$(X^T V^{-1} X)^{-1} X^T V^{-1} X = I_p$$\n\n$$Z = X^T V^{-1} X = V^{-1} X^T X$$", []string{"3 proved", "5" + matrix("V")}},
		{"a prime that makes a number of a matrix", "$\\beta'X'X\\beta$\n\n$$y'X\\beta + 0 = X y'\\beta$$", []string{"3" + matrix("X")}},
		{"a prime that is a derivative", "$f(x) = x^2$\n\n$$f'(x) f(x) = 2 x^3$$\n\n$$c'c + 0 = c c'$$", []string{"3 proved", "5 proved"}},
		{"the unit", "$$|e^{i\\theta}| + 0 = 1 = e^{i\\theta}$$\n\n$$e^{i\\theta} + 0 = \\cos\\theta + i\\sin\\theta$$\n\n$$|1+i|^2 + 0 = 2 = (1+i)^2$$", []string{"1 proved", "1 unknown: the right side brings `theta`, and nothing says what that is", "3 proved", "5 proved", "5 unknown: `i` may be the imaginary unit"}},
		{"the unit of engineers", "$$|1 + j \\omega|^2 + 0 = 1 + \\omega^2 = (1 + j\\omega)^2$$", []string{"1 proved", "1 unknown: `j` may be the imaginary unit"}},
		{"an index", "$$\\sum_{i=1}^n i + i^2 - i^2 = \\frac{n(n+1)}{2}$$\n\n$$i^2 + 0 = i i$$", []string{"1 proved", "3 proved"}},
		{"both", "$z_k = e^{2 \\pi i k}$\n\n$$|x_i e^{i \\theta}|^2 + 0 = x_i^2 e^{2 i \\theta}$$", []string{"3 unknown: `i` may be the imaginary unit"}},
		{"a letter that may be complex", "For a complex number $z$,\n\n$$|z|^2 + 0 = z^2$$\n\n$$\\log e^z + 0 = z$$\n\n$$|x|^2 + z^2 = x^2 + z^2$$\n\n$$(z + 1)^2 + 0 = z^2 + 2 z + 1$$", []string{"3 unknown: `z` may be a complex number", "5 unknown: `z` may be a complex number", "7 proved", "9 proved"}},
		{"parts of a complex number", "$z = x + i y$, $f = e^{i t}$\n\n$$|z|^2 = x^2 + y^2 = z^2$$\n\n$$|w z| + 0 = w |z|$$", []string{"3 proved", "3 unknown: `i` may be the imaginary unit", "5 unknown: `w` may be a complex number"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, lines := judged("n.md", c.text)
			assert.Equal(t, c.want, lines)
		})
	}
}
