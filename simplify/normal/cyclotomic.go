package normal

import (
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// Constants like cos(pi/7) are algebraic, and equations between them (cos(pi/7) - cos(2*pi/7) + cos(3*pi/7)
// = 1/2) are decided in the real cyclotomic field Q(2*cos(2*pi/n)): every element has one remainder modulo
// the minimal polynomial of its generator, so that equal numbers are equal polynomials.

// maxOrder bounds the order of the roots of unity that constants like cos(pi/7) are written by. The degree
// of the field is at most half of it, and a product of two numbers costs its square.
const maxOrder = 240

// angle returns the direction of the angle c*pi. Angles whose sine and cosine the function table has as
// square roots are taken from there; all others are polynomials in g = 2*cos(2*pi/n) for an n that all
// angles of the question share, modulo the minimal polynomial of g. The order is a multiple of 4, so that
// sines, cosines moved by a quarter turn, are in the field too.
func (f *field) angle(c rational.Rat) direction {
	x := symbolic.Product(symbolic.Number(c), symbolic.Pi())
	cos, sin := symbolic.ApplyName("cos", x), symbolic.ApplyName("sin", x)
	if !isCall(cos) && !isCall(sin) {
		return direction{f.convert(cos), f.convert(sin)}
	}
	turn := c.Quo(rational.Int(2))
	n, ok := rational.FromBigInt(turn.Den()).Int64()
	order := lcm(int(min(n, maxOrder)), 4)
	if !ok || n > maxOrder || lcm(max(f.plan.order, 1), order) > maxOrder {
		f.fail(errNumber)
		return direction{f.int(1), f.int(0)}
	}
	if f.plan.order == 0 || f.plan.order%order != 0 {
		f.plan.order = lcm(max(f.plan.order, 1), order)
		f.fail(errAgain)
		return direction{f.int(1), f.int(0)}
	}
	return f.rootOfUnity(turn)
}

// isCall reports that an expression still has a function of the table applied to a multiple of pi.
func isCall(e *symbolic.Expr) bool {
	return symbolic.Any(e, func(n *symbolic.Expr) bool { return n.Kind() == symbolic.KindCall })
}

// rootOfUnity returns the direction of the angle 2*pi*turn, whose denominator divides the order.
func (f *field) rootOfUnity(turn rational.Rat) direction {
	n := int64(f.plan.order)
	k, _ := turn.Mul(rational.Int(n)).Int64()
	return direction{f.cosineOf(k), f.cosineOf(k - n/4)} // sin(a) = cos(a - pi/2)
}

// cosineOf returns cos(2*pi*k/n). k is taken modulo n and reflected, as the cosine is even.
func (f *field) cosineOf(k int64) value {
	n := int64(f.plan.order)
	k = ((k % n) + n) % n
	k = min(k, n-k)
	g := f.cyclotomicKernel()
	return f.settle(f.ring.Integral(chebyshev(f.ring, g, int(k)).Scale(rational.New(1, 2))))
}

// chebyshev returns the polynomial in the variable g = z + 1/z that equals z^k + 1/z^k. With a(0) = 2, a(1)
// = g and a(k+1) = g*a(k) - a(k-1); for z = exp(i*t) it is 2*cos(k*t) = 2*T_k(g/2), where T_k is the
// Chebyshev polynomial of the first kind (DLMF 18.5.1).
func chebyshev(r *polynomial.Ring, g, k int) polynomial.Poly {
	x := polynomial.Variable(g)
	a, b := polynomial.Constant(rational.Int(2)), x
	for range k {
		a, b = b, r.Mul(x, b).Sub(a)
	}
	return a
}

// cyclotomicKernel returns the variable of 2*cos(2*pi/n) for the order n of the plan.
func (f *field) cyclotomicKernel() int {
	for v := range f.kernels {
		if f.kernels[v].kind == cosine {
			return v
		}
	}
	n := f.plan.order
	v := len(f.kernels)
	relation := f.minimalPolynomial(v, n)
	angle := interval.Pi().Mul(interval.FromRat(rational.New(2, int64(n))))
	bounds := interval.Cos(angle).Mul(interval.Point(2))
	pi := symbolic.Product(symbolic.Number(rational.New(2, int64(n))), symbolic.Pi())
	return f.newKernel(kernel{
		kind: cosine, expr: symbolic.Product(symbolic.Int(2), symbolic.ApplyName("cos", pi)),
		signs: signsOfInterval(bounds), bounds: bounds, relation: relation, degree: relation.Degree(v),
	})
}

// minimalPolynomial returns the minimal polynomial of 2*cos(2*pi/n), n > 2, in the variable v: the n-th
// cyclotomic polynomial is z^d times it, for d half its degree and v = z + 1/z. It has the integer
// coefficients of that one, and is monic and irreducible because that one is (Washington, Introduction to
// Cyclotomic Fields, chapter 2).
func (f *field) minimalPolynomial(v, n int) polynomial.Poly {
	c := cyclotomic(n)
	d := (len(c) - 1) / 2
	sum := polynomial.Constant(rational.Int(c[d]))
	for k := 1; k <= d; k++ {
		sum = sum.Add(chebyshev(f.ring, v, k).Scale(rational.Int(c[d+k])))
	}
	return sum
}

// cyclotomic returns the coefficients of the n-th cyclotomic polynomial, the constant first: z^n - 1
// divided by those of the proper divisors of n. z^n - 1 is the product of the cyclotomic polynomials of all
// divisors of n. The coefficients are small for the orders that occur: the first one beyond 2 is at n =
// 385.
func cyclotomic(n int) []int64 {
	p := make([]int64, n+1)
	p[0], p[n] = -1, 1
	for d := 1; d < n; d++ {
		if n%d == 0 {
			p = divideMonic(p, cyclotomic(d))
		}
	}
	return p
}

// divideMonic returns p/q for a monic divisor q of p.
func divideMonic(p, q []int64) []int64 {
	quotient := make([]int64, len(p)-len(q)+1)
	for i := len(quotient) - 1; i >= 0; i-- {
		c := p[i+len(q)-1]
		quotient[i] = c
		for j, x := range q {
			p[i+j] -= c * x
		}
	}
	return quotient
}

// gaussSum returns the square root of a prime as a polynomial in the cyclotomic kernel, if it lies in that
// field: sqrt(p) is the sum of (k/p)*cos(2*pi*k/p) for p = 1 modulo 4 and of (k/p)*sin(2*pi*k/p) for p = 3
// modulo 4, with the Legendre symbol (k/p); sqrt(2) is 2*cos(pi/4) (Ireland and Rosen, A Classical
// Introduction to Modern Number Theory, chapter 6).
func (f *field) gaussSum(b *base, index int) (polynomial.Poly, bool) {
	c, ok := b.poly.Constant()
	p, small := c.Int64()
	n := int64(f.plan.order)
	if !ok || !small || n == 0 || index%2 != 0 || p > maxOrder {
		return polynomial.Poly{}, false
	}
	sum := f.int(0)
	switch {
	case p == 2 && n%8 == 0:
		sum = f.cosineOf(n / 8).Scale(rational.Int(2))
	case !isPrime(p) || n%p != 0 || p == 2:
		return polynomial.Poly{}, false
	default: // the order of the plan is a multiple of 4
		for k := int64(1); k < p; k++ {
			d := f.rootOfUnity(rational.New(k, p))
			term := d.cos
			if p%4 == 3 {
				term = d.sin
			}
			sum = f.add(sum, term.Scale(rational.Int(legendre(k, p))))
		}
	}
	return sum.Num(), sum.Den().IsOne()
}

// isPrime divides by all numbers up to the root; orders of cyclotomic fields are small.
func isPrime(n int64) bool {
	for d := int64(2); d*d <= n; d++ {
		if n%d == 0 {
			return false
		}
	}
	return n > 1
}

// legendre returns the Legendre symbol (k/p) for a prime p that does not divide k.
func legendre(k, p int64) int64 {
	r := int64(1)
	for range (p - 1) / 2 {
		r = r * k % p
	}
	if r == 1 {
		return 1
	}
	return -1
}
