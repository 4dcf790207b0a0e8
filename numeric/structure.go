package numeric

import (
	"nabla/numeric/rational"
)

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
		return reflection(n, at), true
	}
	return Value{}, false
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

// gram returns A'A + I, which is symmetric and positive definite.
func gram(n int, at func(i, j int) rational.Rat) Value {
	return square(n, func(i, j int) rational.Rat {
		var sum rational.Rat
		if i == j {
			sum = rational.Int(1)
		}
		for k := range n {
			sum = sum.Add(at(k, i).Mul(at(k, j)))
		}
		return sum
	})
}

// reflection returns I - 2vv'/(v'v) for the first row v, which is orthogonal with rational entries (Golub
// and Van Loan, Matrix Computations, 5.1.2), and I where v is zero.
func reflection(n int, at func(i, j int) rational.Rat) Value {
	var norm rational.Rat
	for k := range n {
		norm = norm.Add(at(0, k).Mul(at(0, k)))
	}
	return square(n, func(i, j int) rational.Rat {
		var r rational.Rat
		if i == j {
			r = rational.Int(1)
		}
		if norm.IsZero() {
			return r
		}
		return r.Sub(at(0, i).Mul(at(0, j)).Mul(rational.Int(2)).Quo(norm))
	})
}
