package normal

import (
	"errors"

	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// A sum over an index is read from inside out: the body as a value in which the index is a symbol, then a
// sum of parts, each a factor without the index times a part that a delta, an order of indices or a series
// takes over.

var (
	errNested    = errors.New("sums are nested too deeply for exact comparison")
	errEveryTerm = errors.New("a term of a sum needs a condition for every index")
)

// scale returns n*x.
func (f *field) scale(x value, n int64) value { return x.Scale(rational.Int(n)) }

// halve returns x/2.
func (f *field) halve(x value) value { return x.Scale(rational.New(1, 2)) }

// convertBig reads a sum or product over an index. While the body is read its index counts as bound, with
// its range; see index.go.
func (f *field) convertBig(e *symbolic.Expr) value {
	if len(f.bound) >= limit.SumDepth {
		return f.fail(errNested)
	}
	if terms, ok := written(e); ok {
		return f.convert(terms)
	}
	b := f.rectangular(canonical(e))
	f.bound = append(f.bound, bound{b.Index, b.Lower, b.Upper})
	defer func() { f.bound = f.bound[:len(f.bound)-1] }()
	if e.IsProduct() {
		return f.convertProductOver(b)
	}
	return f.convertSumOver(b)
}

// written returns a sum or product over few numbers with its terms written out. A range of numbers needs no
// theory; u_1 + u_2 + u_3 meets sum(k, 1, 3, u_k) that way.
func written(e *symbolic.Expr) (*symbolic.Expr, bool) {
	b := symbolic.Open(e)
	lower, okLower := b.Lower.IsInteger()
	upper, okUpper := b.Upper.IsInteger()
	if !okLower || !okUpper || upper-lower >= limit.WrittenTerms || !b.Condition.IsTrue() {
		return nil, false
	}
	var terms []*symbolic.Expr
	for k := lower; k <= upper; k++ {
		terms = append(terms, symbolic.Substitute(b.Body, b.Index, symbolic.Int(k)))
	}
	if e.IsProduct() {
		return symbolic.Product(terms...), true
	}
	return symbolic.Sum(terms...), true
}

// convertSumOver reads the body with its index as a symbol, then sums term by term. A condition becomes a
// factor that is 0 or 1. What the reading assumed of single terms would have to hold for every index, which
// nothing here can say: then the sum is not read.
func (f *field) convertSumOver(b symbolic.Binder) value {
	before := len(f.assumed)
	body := f.convert(b.Body)
	if !b.Condition.IsTrue() {
		body = f.mul(f.indicator(b.Condition), body)
	}
	if f.leaks(before) {
		return f.fail(errEveryTerm)
	}
	return f.total(body, span{b.Index, f.convert(b.Lower), f.convert(b.Upper)})
}

// leaks reports that an assumption made since then is about a bound index: it would have to hold for each.
func (f *field) leaks(before int) bool {
	for _, e := range f.assumed[before:] {
		if local(e) {
			return true
		}
	}
	return false
}

// rectangular frees the limits of a sum from the indices around it: up to j, where j itself goes up to n,
// is up to n under the condition i <= j. Orders of summation can then be exchanged. The condition becomes a
// factor that is 0 at the indices that are added (convertSumOver).
func (f *field) rectangular(b symbolic.Binder) symbolic.Binder {
	if upper, ok := f.extremity(b.Upper, 1); ok {
		b.Condition = symbolic.Conjunction(b.Condition, symbolic.Relation(symbolic.LessEqual, b.Index, b.Upper))
		b.Upper = upper
	}
	if lower, ok := f.extremity(b.Lower, -1); ok {
		b.Condition = symbolic.Conjunction(b.Condition, symbolic.Relation(symbolic.LessEqual, b.Lower, b.Index))
		b.Lower = lower
	}
	return b
}

// extremity returns the greatest (side 1) or least (side -1) value that a limit takes over the range of an
// index around it. In a wide plan a limit i+1 counts as i, if that makes the range longer: sums over i < j
// and j < i then have the same limits. An affine limit takes its extreme at one end of the range of the
// index it mentions.
func (f *field) extremity(e *symbolic.Expr, side int64) (*symbolic.Expr, bool) {
	if !local(e) {
		return nil, false
	}
	for i := len(f.bound) - 1; i >= 0; i-- {
		b := f.bound[i]
		if !e.Contains(b.index.Name()) {
			continue
		}
		sign, rest, ok := f.affine(f.convert(e), b.index)
		if !ok {
			return nil, false
		}
		end := b.upper
		if sign != side {
			end = b.lower
		}
		if c, constant := rest.Constant(); constant && sign > 0 && c.Sign() == int(-side) {
			f.triangular = true
			if f.plan.wide {
				return end, true
			}
		}
		return symbolic.Substitute(e, b.index, end), true
	}
	return nil, false
}

// span is the range of an index.
type span struct {
	index        *symbolic.Expr
	lower, upper value
}

// count returns the number of integers in the range, as far as it is not empty.
func (s span) count(f *field) value { return f.add(f.sub(s.upper, s.lower), f.int(1)) }

// term is a part of a summand: a factor without the index times one that is made of kernels with it.
type term struct{ free, part value }

// total returns the sum of x over the range. Sums are linear. That needs every part to have a value at each
// index of the range, which it has: the denominators are those of the body.
func (f *field) total(x value, s span) value {
	sum := f.int(0)
	for _, t := range f.separate(x, s.index) {
		if f.failed() {
			break
		}
		sum = f.add(sum, f.mul(t.free, f.totalOfTerm(t.part, s)))
	}
	return sum
}

// totalOfTerm sums one term: deltas pick their index out, orders of indices divide the range, what remains
// is a series. Each of the steps removes a kernel from the part, so that the recursion ends.
func (f *field) totalOfTerm(part value, s span) value {
	for _, v := range part.Num().Variables() {
		if !f.depends(v, s.index) {
			continue
		}
		if t, ok := f.deltaAt(v, s.index); ok {
			return f.pick(f.quo(part, f.variable(v)), t, s)
		}
		if sum, ok := f.divide(part, v, s); ok {
			return sum
		}
	}
	return f.series(part, s)
}

// pick returns the only term that a delta leaves, that of the index t, if t lies in the range. Where t lies
// outside of the range there is no such term, hence the factor.
func (f *field) pick(part, t value, s span) value {
	inside := f.within(t, s.lower, s.upper)
	if inside.IsZero() {
		return inside
	}
	return f.mul(inside, f.at(part, s.index, t))
}

// deltaAt reports that the kernel is delta(index, t), and returns t. A t that is not proved to be an
// integer may lie between two indices, and then no term is picked.
func (f *field) deltaAt(v int, index *symbolic.Expr) (t value, ok bool) {
	for _, a := range f.applications {
		if a.variable == v && a.head == "delta" {
			sign, rest, ok := f.affine(a.args[0], index)
			return f.scale(rest, -sign), ok && f.isInteger(rest)
		}
	}
	return t, false
}

// divide sums a part with the kernel v if that is the sign of index - t: even powers leave the index t out,
// odd ones count what lies before it negatively. With the sign s of i - t: the sum of g*s^2 is that of g
// without the term at t; the sum of g*s is the sum of g over t+1..upper less that over lower..t-1. Both
// need t to be an integer, and the second one a t within the range, which is proved or not divided.
func (f *field) divide(part value, v int, s span) (value, bool) {
	k := &f.kernels[v]
	if k.kind != unit || part.Num().Degree(v) > 2 {
		return value{}, false
	}
	sign, rest, ok := f.affine(f.ring.Integral(k.base.poly), s.index)
	if !ok || !f.isInteger(rest) {
		return value{}, false
	}
	t := f.scale(rest, -sign)
	g := f.quo(part, f.pow(f.variable(v), part.Num().Degree(v)))
	if part.Num().Degree(v) == 2 {
		return f.sub(f.total(g, s), f.pick(g, t, s)), true
	}
	if !f.closed(g, s.index) && local(f.writeValue(t)) || !f.nonnegative(f.sub(t, s.lower)) || !f.nonnegative(f.sub(s.upper, t)) {
		return value{}, false
	}
	before := span{s.index, s.lower, f.sub(t, f.int(1))}
	after := span{s.index, f.add(t, f.int(1)), s.upper}
	return f.scale(f.sub(f.total(g, after), f.total(g, before)), sign), true
}

// closed reports that the sum of a part is a polynomial in its limits.
func (f *field) closed(part value, index *symbolic.Expr) bool {
	_, constant := part.Constant()
	_, power := f.powerOfIndex(part, index)
	return constant || power
}

// separate writes x as a sum of terms: the numerator is distributed, the denominator is divided into the
// factors with the index and those without, and a fraction that is not proper is divided out. Polynomial
// parts and proper fractions are sums of a different kind: of i/(i+1) = 1 - 1/(i+1) the 1 has the closed
// sum n.
func (f *field) separate(x value, index *symbolic.Expr) []term {
	free, den := f.content(x.Den(), index)
	var terms []term
	whole, rest := f.divideOut(x.Num(), den, index)
	for _, g := range f.group(whole, index) {
		terms = append(terms, term{f.ring.Fraction(g.coefficient, free), f.ring.Integral(g.monomial)})
	}
	for _, g := range f.group(rest, index) {
		for _, part := range f.partial(g.monomial, den, index) {
			terms = append(terms, term{f.mul(f.ring.Fraction(g.coefficient, free), part.free), part.part})
		}
	}
	return terms
}

// content splits a polynomial into its greatest divisor without the index and the rest.
func (f *field) content(p polynomial.Poly, index *symbolic.Expr) (free, rest polynomial.Poly) {
	for i, g := range f.group(p, index) {
		if i == 0 {
			free = g.coefficient
		} else {
			free = f.ring.GCD(free, g.coefficient)
		}
	}
	rest, _ = f.ring.Divide(p, free)
	return free, rest
}

// divideOut divides p by den in a kernel in which den is monic, if there is one: p = whole*den + rest.
// Monic up to a number, so that the division needs no condition.
func (f *field) divideOut(p, den polynomial.Poly, index *symbolic.Expr) (whole, rest polynomial.Poly) {
	if den.IsOne() {
		return p, polynomial.Poly{}
	}
	for _, v := range den.Variables() {
		n := den.Degree(v)
		if !f.depends(v, index) || p.Degree(v) < n {
			continue
		}
		lead, ok := den.Coefficients(v)[n].Constant()
		if !ok {
			continue
		}
		rest = f.ring.Reduce(p, v, den.Scale(lead.Inv()))
		if whole, ok = f.ring.Divide(p.Sub(rest), den); ok {
			return whole, rest
		}
	}
	return polynomial.Poly{}, p
}

// grouped is a monomial in kernels with the index and its coefficient, a polynomial in the others.
type grouped struct{ monomial, coefficient polynomial.Poly }

// group collects a polynomial by its monomials in the kernels that mention the index.
func (f *field) group(p polynomial.Poly, index *symbolic.Expr) []grouped {
	var groups []grouped
	variables := p.Variables()
next:
	for m, c := range p.Terms() {
		inside, outside := make([]int, len(f.kernels)), make([]int, len(f.kernels))
		for _, v := range variables {
			if f.depends(v, index) {
				inside[v] = m.Exponent(v)
			} else {
				outside[v] = m.Exponent(v)
			}
		}
		monomial, coefficient := polynomial.Term(rational.Int(1), inside...), polynomial.Term(c, outside...)
		for i := range groups {
			if groups[i].monomial.Equal(monomial) {
				groups[i].coefficient = groups[i].coefficient.Add(coefficient)
				continue next
			}
		}
		groups = append(groups, grouped{monomial, coefficient})
	}
	return groups
}
