package latex_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/parser/latex"
)

func TestStructureOf(t *testing.T) {
	for text, kind := range map[string]string{
		" is symmetric":                            "symmetric",
		"a symmetric matrix,":                      "symmetric",
		" are symmetric positive definite":         "spd",
		" is positive definite":                    "spd",
		" is symmetric and negative definite":      "symmetric",
		" is symmetric positive semidefinite":      "symmetric",
		" is skew-symmetric":                       "skew",
		" is skew symmetric":                       "skew",
		" is antisymmetric":                        "skew",
		"orthogonal":                               "orthogonal",
		" is diagonal and invertible.":             "diagonal",
		" is positive":                             "",
		" is not symmetric":                        "",
		" is asymmetric":                           "",
		" has orthogonal columns":                  "",
		" is orthogonally diagonalizable":          "",
		" is nondiagonal":                          "",
		" has the diagonal entries of a symmetric": "",
		"": "",
	} {
		for range 20 { // the answer must not depend on the order of a map
			assert.Equal(t, kind, latex.StructureOf(text), "%q", text)
		}
	}
}
