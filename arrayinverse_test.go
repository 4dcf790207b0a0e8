package nabla_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla"
)

// inverseNames is what is said of the names in the steps with inverses beside arrayNames.
var inverseNames = append([]string{
	"spd matrix P in n x n", "orthogonal matrix Q in n x n", "diagonal matrix D in n x n", "real t",
}, arrayNames...)

// A right step with inverses or determinants is proved for all sizes, not by counting points.
func TestRightInverses(t *testing.T) {
	t.Parallel()
	for _, s := range stepsIn(t, "array/inverse_right.txt", "proved", 30) {
		r := checkStep(t, s.text, inverseNames, nil, nil)
		assert.Equal(t, s.verdict, r.Verdict.String(), "%s: %s", s.text, r.Message())
	}
}

// A wrong one is refuted by matrices at which both sides have a value.
func TestWrongInverses(t *testing.T) {
	t.Parallel()
	refutesAll(t, stepsIn(t, "array/inverse_wrong.txt", "wrong", 30), inverseNames, nil)
}

// Small matrices are inverted by cofactors; theirs are steps between numbers.
func TestSmallInverses(t *testing.T) {
	t.Parallel()
	names := []string{"matrix M, N in 2 x 2", "matrix K in 3 x 3", "symmetric matrix R in 3 x 3", "vector x in 2", "real a, b, c, d", "index i in 1..2"}
	for text, want := range map[string]nabla.Verdict{
		"inv([[a, b], [c, d]]) = [[d, -b], [-c, a]]/(a*d - b*c)": nabla.Proved,
		"inv([[a, b], [c, d]]) = [[d, b], [c, a]]/(a*d - b*c)":   nabla.Wrong,
		"inv([[2, 1], [1, 1]]) = [[1, -1], [-1, 2]]":             nabla.Proved,
		"inv([[2, 1], [1, 1]]) = [[1, -1], [-1, 1]]":             nabla.Wrong,
		"M*inv(M) = I(2)":          nabla.Proved,
		"M*inv(M)*x = x":           nabla.Proved,
		"inv(M*N) = inv(N)*inv(M)": nabla.Proved,
		"inv(M*N) = inv(M)*inv(N)": nabla.Wrong,
		"inv(K)*K = I(3)":          nabla.Proved,
		"inv(K') = inv(K)'":        nabla.Proved,
		"inv(R)' = inv(R)":         nabla.Proved,
		"inv(K)' = inv(K)":         nabla.Wrong,
		"det(inv(K)) = 1/det(K)":   nabla.Proved,
		"M^(-2)*M = inv(M)":        nabla.Proved,
		"inv(M)[i,1]*det(M) = M[2,2] - M[2,2]*delta(i,2) - M[2,1]*delta(i,2)": nabla.Proved,
		"inv(M)[i,1]*det(M) = M[2,2] - M[2,1]*delta(i,2)":                     nabla.Wrong,
	} {
		r := checkStep(t, text, names, nil, nil)
		assert.Equal(t, want, r.Verdict, "%s: %s", text, r.Message())
	}
}

// A value is not put for an entry of the matrix behind the back of its inverse, and a definition is followed into it.
func TestInversesStandOnTheirMatrix(t *testing.T) {
	t.Parallel()
	lets := []string{"Z = inv(A + t*B)", "q = x'*Z*x", "f(s) = tr(inv(A + s*B))"}
	for text, want := range map[string]nabla.Verdict{
		"dq/dt = -x'*Z*B*Z*x":                 nabla.Proved,
		"dq/dt = 0":                           nabla.Wrong,
		"f(0) = tr(inv(A))":                   nabla.Proved,
		"f(t) = tr(inv(A))":                   nabla.Wrong,
		"f'(t) = -tr(Z*B*Z)":                  nabla.Proved,
		"grad(q, x) = (Z + Z')*x":             nabla.Proved,
		"grad(q, A) = -Z'*x*x'*Z'":            nabla.Proved,
		"at(inv(A)[1,1], A[1,1], 2) = 1/2":    nabla.Unknown,
		"inv(x) = x":                          nabla.Unread,
		"inv(W) = W'":                         nabla.Unread,
		"inv([[1, 2], [2, 4]]) = I(2)":        nabla.Unread,
		"sum(k=1..n, inv(A)[k,k]) = tr(A^-1)": nabla.Proved,
	} {
		r := checkStep(t, text, inverseNames, nil, lets)
		assert.Equal(t, want, r.Verdict, "%s: %s", text, r.Message())
	}
}
