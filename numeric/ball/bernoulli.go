package ball

import (
	"math/big"
	"sync"
)

// bernoulliNumbers keeps B_2, B_4, ... once they are computed.
var bernoulliNumbers struct {
	mutex sync.Mutex
	list  []*big.Rat
}

// bernoulli returns B_2k for k >= 1.
func bernoulli(k int) *big.Rat {
	b := &bernoulliNumbers
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if k > len(b.list) {
		b.list = computeBernoulli(2 * max(k, 16))
	}
	return b.list[k-1]
}

// computeBernoulli returns the first n of B_2, B_4, ... from the tangent numbers, by B_2k = (-1)^(k-1) 2k T_k / (4^k
// (4^k-1)) (Brent and Harvey, Fast computation of Bernoulli, tangent and secant numbers, 2013, algorithm 2).
func computeBernoulli(n int) []*big.Rat {
	list := make([]*big.Rat, n)
	for i, t := range tangentNumbers(n) {
		k := i + 1
		if k%2 == 0 {
			t.Neg(t)
		}
		t.Mul(t, big.NewInt(int64(2*k)))
		power := new(big.Int).Lsh(big.NewInt(1), uint(2*k))
		denominator := new(big.Int).Sub(power, big.NewInt(1))
		list[i] = new(big.Rat).SetFrac(t, denominator.Mul(denominator, power))
	}
	return list
}

// tangentNumbers returns T_1 to T_n, the coefficients (2k-1)! times those of tan.
func tangentNumbers(n int) []*big.Int {
	t := make([]*big.Int, n)
	t[0] = big.NewInt(1)
	for k := 1; k < n; k++ {
		t[k] = new(big.Int).Mul(t[k-1], big.NewInt(int64(k)))
	}
	first, second := new(big.Int), new(big.Int)
	for k := 1; k < n; k++ {
		for j := k; j < n; j++ {
			first.Mul(t[j-1], big.NewInt(int64(j-k)))
			second.Mul(t[j], big.NewInt(int64(j-k+2)))
			t[j].Add(first, second)
		}
	}
	return t
}
