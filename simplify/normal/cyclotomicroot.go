package normal

import (
	"math"

	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
)

// Square roots in the field of g = 2*cos(2*pi/n): sqrt(2 - sqrt(2)) is 2*sin(pi/8). The integers of that field are
// the polynomials in g with integer coefficients (Washington, Introduction to Cyclotomic Fields, proposition 2.16), so
// that the root of an integer has such coefficients too. They are read off the values at all conjugates of g, for
// each choice of the signs of the roots there, and the square is compared exactly.

// maxConjugates bounds the degree of the field in which roots are looked for: there are 2^(degree-1) choices of signs.
const maxConjugates = 8

// cyclotomicSquare writes p, a polynomial in the cosine kernel, as y^2/s with a squarefree whole number s.
// The primes of s are those that divide 2*n: a choice, beyond which a root may be missed.
func (f *field) cyclotomicSquare(p polynomial.Poly) (y polynomial.Poly, s int64, ok bool) {
	variables := p.Variables()
	if len(variables) != 1 || f.kernels[variables[0]].kind != cosine || f.signsOf(p) != positive {
		return y, 0, false
	}
	v := variables[0]
	if f.kernels[v].degree > maxConjugates {
		return y, 0, false
	}
	for _, s := range squarefree(f.plan.order) {
		x := p.Scale(rational.Int(s))
		if y, ok := f.rootOfInteger(x, v); ok {
			return y, s, true
		}
	}
	return y, 0, false
}

// squarefree returns the products of different primes that divide 2*n.
func squarefree(n int) []int64 {
	products := []int64{1}
	for p := 2; p <= n; p++ {
		if !isPrime(int64(p)) || 2*n%p != 0 {
			continue
		}
		for _, q := range products[:len(products):len(products)] {
			products = append(products, q*int64(p))
		}
	}
	return products
}

// rootOfInteger returns a polynomial y in v with integer coefficients and y^2 = x. The first conjugate
// keeps the positive root, since y and -y are both roots. A wrong guess, by rounding or by signs, fails the
// exact comparison and costs nothing but the root.
func (f *field) rootOfInteger(x polynomial.Poly, v int) (polynomial.Poly, bool) {
	places := f.conjugates()
	roots := make([]float64, len(places))
	for i, g := range places {
		value := valueAt(x, v, g)
		if value < 0 {
			return polynomial.Poly{}, false
		}
		roots[i] = math.Sqrt(value)
	}
	for choice := range 1 << (len(places) - 1) {
		signed := make([]float64, len(roots))
		for i, r := range roots {
			signed[i] = r
			if i > 0 && choice>>(i-1)&1 != 0 {
				signed[i] = -r
			}
		}
		if y, ok := interpolate(places, signed, v); ok && f.reduce(f.ring.Mul(y, y).Sub(x)).IsZero() {
			return y, true
		}
	}
	return polynomial.Poly{}, false
}

// conjugates returns the values 2*cos(2*pi*k/n) for the k that have no factor in common with n. There is
// one for each pair k, n-k, as many as the degree of the minimal polynomial of g.
func (f *field) conjugates() []float64 {
	n := f.plan.order
	var values []float64
	for k := 1; 2*k < n; k++ {
		if lcm(k, n) == k*n {
			values = append(values, 2*math.Cos(2*math.Pi*float64(k)/float64(n)))
		}
	}
	return values
}

// valueAt returns p at v = x.
func valueAt(p polynomial.Poly, v int, x float64) float64 {
	sum := 0.0
	for m, c := range p.Terms() {
		sum += c.Float64() * math.Pow(x, float64(m.Exponent(v)))
	}
	return sum
}

// interpolate returns the polynomial in v with whole coefficients that has the values at the places, by
// Newton's divided differences; ok is false if a coefficient is not near a whole number. Only because they
// are whole do values in floating point tell them.
func interpolate(places, values []float64, v int) (p polynomial.Poly, ok bool) {
	const near = 1e-6
	n := len(places)
	differences := append([]float64(nil), values...)
	for k := 1; k < n; k++ {
		for i := n - 1; i >= k; i-- {
			differences[i] = (differences[i] - differences[i-1]) / (places[i] - places[i-k])
		}
	}
	coefficients := make([]float64, n) // of the polynomial so far, by Horner's rule
	for i := n - 1; i >= 0; i-- {
		for j := n - 1; j > 0; j-- {
			coefficients[j] = coefficients[j-1] - places[i]*coefficients[j]
		}
		coefficients[0] = differences[i] - places[i]*coefficients[0]
	}
	for k, c := range coefficients {
		whole := math.Round(c)
		if math.Abs(c-whole) > near || math.Abs(whole) > maxTrace {
			return p, false
		}
		p = p.Add(polynomial.Term(rational.Int(int64(whole)), exponentOf(v, k)...))
	}
	return p, true
}
