package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/parser"
)

// Sums and products have many spellings and one tree.
func TestSpellingsOfSums(t *testing.T) {
	for want, texts := range map[string][]string{
		"sum(k, 1, K, k^2)": {
			"sum(k, 1, K, k^2)", "sum(k=1..K, k^2)", "sum(k in 1..K, k^2)", "sum_{k=1}^{K} k^2", "sum_{k=1}^K k^2", "sum_{k=1..K} k^2",
			"sum_{k in 1..K} k^2", "Σ_{k=1}^K k^2", "∑_{k=1}^{K} k^2", "∑(k, 1, K, k^2)", "Σ(k, 1, K, k²)",
		},
		"prod(k, 1, n, k)":                    {"prod(k, 1, n, k)", "prod_{k=1}^n k", "∏_{k=1}^{n} k", "Π_{k=1..n} k", "∏(k = 1..n, k)"},
		"sum(k, y_k)":                         {"sum(k, y_k)", "sum_k y_k", "sum_{k} y_k", "Σ_k y_k", "∑_k y_k"},
		"prod(k, p_k)":                        {"prod(k, p_k)", "prod_k p_k", "∏_k p_k", "Π_k p_k"},
		"sum(k, k != c, y_k)":                 {"sum(k, k != c, y_k)", "sum(k != c, y_k)", "sum_{k != c} y_k", "∑_{k ≠ c} y_k"},
		"sum(k = 1..K, k != c, y_k)":          {"sum(k=1..K, k != c, y_k)", "sum(k in 1..K, k ≠ c, y_k)"},
		"sum(k, k != c and k > 2, y_k)":       {"sum(k, k != c and k > 2, y_k)"},
		"sum(i, sum(j, a_{i,j}))":             {"∑_{i,j} a_{i,j}", "sum_{i, j} a_{i,j}", "sum_i sum_j a_{i,j}", "sum(i, sum(j, a_{i,j}))"},
		"sum(i, 1, n, sum(j, 1, m, a[i, j]))": {"sum_{i=1..n, j=1..m} a[i,j]", "sum_{i=1}^n sum_{j=1}^m a[i,j]"},
		"sum(v)":                              {"sum(v)", "∑(v)"},
		"sum(k, 0, inf, x^k/k!)":              {"sum_{k=0}^∞ x^k/k!", "sum_{k=0}^inf x^k/k!"},
		"sum(k, 1, n - 1, k)":                 {"sum_{k=1}^{n-1} k", "sum_{k=1..n-1} k", "sum_{k=1}^(n-1) k"},
		"sum(k, -n, n, k)":                    {"sum_{k=-n}^n k", "sum(k = -n..n, k)"},
	} {
		for _, text := range texts {
			assert.Equal(t, want, parser.Print(expression(t, text, table)), text)
		}
	}
}

// The body of a sum without brackets is the product that follows, and the terms that have the index.
func TestBodiesOfSums(t *testing.T) {
	checkReadings(t, table, []reading{
		{"sum_k y_k + c", "sum(k, y_k) + c"},
		{"sum_k y_k + z_k", "sum(k, y_k + z_k)"},
		{"sum_k y_k + z_k + c", "sum(k, y_k + z_k) + c"},
		{"sum_k y_k + c + z_k", "sum(k, y_k) + c + z_k"},
		{"sum_k (y_k + z_k)", "sum(k, y_k + z_k)"},
		{"sum_k y_k log p_k", "sum(k, y_k*log(p_k))"},
		{"sum_k y_k - sum_k z_k", "sum(k, y_k) - sum(k, z_k)"},
		{"sum_k y_k - sum_j w[j, k]", "sum(k, y_k - sum(j, w[j, k]))"},
		{"sum_k y_k + sum(k, 1, 3, k)", "sum(k, y_k) + sum(k, 1, 3, k)"},
		{"sum_k y_k + sum(k, z_k) k", "sum(k, y_k + sum(k, z_k)*k)"},
		{"sum_k y_k - (z_k - 1)^2", "sum(k, y_k - (z_k - 1)^2)"},
		{"2 sum_k y_k", "2*sum(k, y_k)"},
		{"sum_k -y_k", "sum(k, -y_k)"},
		{"sum_k y_k/n", "sum(k, y_k/n)"},
		{"-sum_k y_k log p_k", "-sum(k, y_k*log(p_k))"},
		{"sum_{i,j} a_i + b_j", "sum(i, sum(j, a_i + b_j))"},
		{"(sum_k y_k) + z_k", "sum(k, y_k) + z_k"},
		{"sum_k y[k] + y[k + 1]", "sum(k, y[k] + y[k + 1])"},
		{"sum_k y_k + prod_{k != c} z_k", "sum(k, y_k) + prod(k, k != c, z_k)"},
	})
}

func TestGreekCapitals(t *testing.T) {
	checkReadings(t, table, []reading{{"Σ", "Sigma"}, {"Σ x", "Sigma*x"}, {"Σ'", "Sigma'"}, {"Π(x)", "Pi*x"}, {"Sigma_k y", "Sigma_k*y"}})
	checkReadings(t, declared(t, "matrix Σ in n x n"), []reading{{"Σ_k y", "Sigma_k*y"}, {"Σ^-1", "Sigma^-1"}, {"∑_k y_k", "sum(k, y_k)"}})
}

func TestShadowedSum(t *testing.T) {
	checkReadings(t, declared(t, "real sum"), []reading{{"sum + 1", "sum + 1"}, {"sum (x)", "sum*x"}, {"sum_1 y", "sum_1*y"}})
}
