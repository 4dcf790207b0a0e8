package numeric

import (
	"nabla/numeric/rational"
)

// Points for matrices with a declared structure: made from an arbitrary matrix by a rule that reaches
// enough of the kind (all symmetric, skew and diagonal ones), with rational entries, so that everything
// stays exact.

// structured turns a square matrix into one of a declared structure, made from its entries. It is false for
// a matrix that is not square and for a structure it does not know.
func structured(x Value, structure string) (Value, bool) {
	n := len(x.Entries)
	for _, row := range x.Entries {
		if len(row.Entries) != n {
			return Value{}, false
		}
	}
	at := func(i, j int) rational.Rat { return x.Entries[i].Entries[j].Number }
	switch structure {
	case "symmetric":
		return square(n, func(i, j int) rational.Rat { return at(min(i, j), max(i, j)) }), true
	case "diagonal":
		return square(n, func(i, j int) rational.Rat {
			if i == j {
				return at(i, i)
			}
			return rational.Rat{}
		}), true
	case "skew":
		return square(n, func(i, j int) rational.Rat {
			switch {
			case i < j:
				return at(i, j)
			case i > j:
				return at(j, i).Neg()
			}
			return rational.Rat{}
		}), true
	case "spd":
		return gram(n, at), true
	case "orthogonal":
		return orthogonal(n, at), true
	}
	return Value{}, false
}

// hasStructure reports that a matrix has a declared structure, exactly.
func hasStructure(x Value, structure string) bool {
	for _, row := range x.Entries {
		if len(row.Entries) != len(x.Entries) {
			return false
		}
	}
	switch structure {
	case "symmetric":
		return everyPair(x, func(a, b rational.Rat, _ bool) bool { return a.Equal(b) })
	case "diagonal":
		return everyPair(x, func(a, _ rational.Rat, same bool) bool { return same || a.IsZero() })
	case "skew":
		return everyPair(x, func(a, b rational.Rat, _ bool) bool { return a.Equal(b.Neg()) })
	case "spd":
		return hasStructure(x, "symmetric") && hasPositivePivots(x)
	case "orthogonal":
		return everyPair(rowProducts(x), func(a, _ rational.Rat, same bool) bool { return a.IsZero() && !same || a.IsOne() && same })
	}
	return false
}

// everyPair reports that all pairs of opposite entries are as holds says; same is true on the diagonal.
func everyPair(x Value, holds func(a, b rational.Rat, same bool) bool) bool {
	for i, row := range x.Entries {
		for j, a := range row.Entries {
			if !holds(a.Number, x.Entries[j].Entries[i].Number, i == j) {
				return false
			}
		}
	}
	return true
}

// rowProducts returns XX', the products of the rows of a square matrix with each other.
func rowProducts(x Value) Value {
	return square(len(x.Entries), func(i, j int) rational.Rat {
		var sum rational.Rat
		for k := range x.Entries {
			sum = sum.Add(x.Entries[i].Entries[k].Number.Mul(x.Entries[j].Entries[k].Number))
		}
		return sum
	})
}

// hasPositivePivots decides whether a symmetric matrix is positive definite: it is if and only if all pivots of Gauss's elimination
// without exchanges are positive (Golub and Van Loan, Matrix Computations, 4.2).
func hasPositivePivots(x Value) bool {
	n := len(x.Entries)
	rest := square(n, func(i, j int) rational.Rat { return x.Entries[i].Entries[j].Number })
	at := func(i, j int) rational.Rat { return rest.Entries[i].Entries[j].Number }
	for k := range n {
		if at(k, k).Sign() <= 0 {
			return false
		}
		for i := k + 1; i < n; i++ {
			factor := at(i, k).Quo(at(k, k))
			for j := k + 1; j < n; j++ {
				rest.Entries[i].Entries[j] = Scalar(at(i, j).Sub(factor.Mul(at(k, j))))
			}
		}
	}
	return true
}

func square(n int, at func(i, j int) rational.Rat) Value {
	x := Array()
	for i := range n {
		row := Array()
		for j := range n {
			row.Entries = append(row.Entries, Scalar(at(i, j)))
		}
		x.Entries = append(x.Entries, row)
	}
	return x
}

// identity returns the entries of the identity matrix.
func identity(i, j int) rational.Rat {
	if i == j {
		return rational.Int(1)
	}
	return rational.Rat{}
}

// gram returns A'A + I, which is symmetric and positive definite, and an eighth of it where the first entry of A is negative:
// the eigenvalues of A'A + I are at least 1, which a claim about all positive definite matrices must not rest on.
func gram(n int, at func(i, j int) rational.Rat) Value {
	// What is drawn decides, not chance: the same seed must give the same points.
	scale := rational.Int(1)
	if n > 0 && at(0, 0).Sign() < 0 {
		scale = rational.New(1, 8)
	}
	return square(n, func(i, j int) rational.Rat {
		sum := identity(i, j)
		for k := range n {
			sum = sum.Add(at(k, i).Mul(at(k, j)))
		}
		return sum.Mul(scale)
	})
}

// orthogonal returns a product of reflections, as every orthogonal matrix is one of at most n of them (Cartan and Dieudonne;
// Artin, Geometric Algebra, theorem 3.20). The vectors of the reflections are the first rows of A; how many there are, from 0
// to n, is the number of positive entries of A modulo n + 1, so that both determinants come up, and matrices that
// are their own inverse and that are not.
func orthogonal(n int, at func(i, j int) rational.Rat) Value {
	positive := 0
	for i := range n {
		for j := range n {
			if at(i, j).Sign() > 0 {
				positive++
			}
		}
	}
	q := square(n, identity)
	// No reflection at all gives the identity, one a symmetric matrix of determinant -1, two a rotation.
	for row := range positive % (n + 1) {
		q = reflect(q, func(k int) rational.Rat { return at(row, k) })
	}
	return q
}

// reflect returns Q(I - 2vv'/(v'v)), whose entries are rational where those of Q and v are (Golub and Van Loan, Matrix Computations,
// 5.1.2), and Q where v is zero.
func reflect(q Value, v func(k int) rational.Rat) Value {
	n := len(q.Entries)
	var norm rational.Rat
	for k := range n {
		norm = norm.Add(v(k).Mul(v(k)))
	}
	if norm.IsZero() {
		return q
	}
	return square(n, func(i, j int) rational.Rat {
		var along rational.Rat // the i-th entry of Qv
		for k := range n {
			along = along.Add(q.Entries[i].Entries[k].Number.Mul(v(k)))
		}
		return q.Entries[i].Entries[j].Number.Sub(along.Mul(v(j)).Mul(rational.Int(2)).Quo(norm))
	})
}
