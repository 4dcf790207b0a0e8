package normal

import (
	"slices"
	"strconv"

	"nabla/numeric/rational"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// A bound index is read as a symbol `#n` with the least n that is free in the sum, so that sums with equal
// bodies meet the same kernels. As a symbol it stands for any integer: what is known of the range is only used
// where a range is asked for. A sum is then a difference of two values of one function of its limit.

// bound is an index whose sum is being read.
type bound struct {
	index        *symbolic.Expr
	lower, upper *symbolic.Expr
}

// dependence is a question that is asked again and again: does the kernel mention the symbol?
type dependence struct {
	variable int
	name     string
}

// canonical opens a big sum or product with the first symbol that is free in it as its index. The choice by
// what stands in e alone makes equal sums equal: their index gets the same symbol wherever they stand.
func canonical(e *symbolic.Expr) symbolic.Binder {
	b := symbolic.Open(e)
	index := freeIndex(e)
	return symbolic.Binder{
		Index: index, Lower: b.Lower, Upper: b.Upper,
		Condition: symbolic.Substitute(b.Condition, b.Index, index), Body: symbolic.Substitute(b.Body, b.Index, index),
	}
}

// freeIndex returns the first symbol for a bound index that no expression of the list mentions.
func freeIndex(es ...*symbolic.Expr) *symbolic.Expr {
	for n := 1; ; n++ {
		name := "#" + strconv.Itoa(n)
		if !slices.ContainsFunc(es, func(e *symbolic.Expr) bool { return e.Contains(name) }) {
			return symbolic.Symbol(name)
		}
	}
}

// isBound reports that e is the symbol of a bound index. No name of a document begins with the sign.
func isBound(e *symbolic.Expr) bool {
	return e.Kind() == symbolic.KindSymbol && e.Name()[0] == '#'
}

// isClosed reports that e is the index of a sum that is not opened: outside of that sum it means nothing.
func isClosed(e *symbolic.Expr) bool {
	return e.Kind() == symbolic.KindSymbol && e.Name()[0] == '$'
}

// local reports that e mentions some bound index.
func local(e *symbolic.Expr) bool { return symbolic.Any(e, isBound) }

// depends reports that the kernel mentions the index. It asks the expression that the kernel stands for,
// which is why kernels that are read again need a faithful one.
func (f *field) depends(variable int, index *symbolic.Expr) bool {
	q := dependence{variable, index.Name()}
	answer, known := f.dependent[q]
	if !known {
		answer = f.kernels[variable].expr.Contains(index.Name())
		f.dependent[q] = answer
	}
	return answer
}

// varies reports that the value mentions the index.
func (f *field) varies(x value, index *symbolic.Expr) bool {
	for _, v := range slices.Concat(x.Num().Variables(), x.Den().Variables()) {
		if f.depends(v, index) {
			return true
		}
	}
	return false
}

// at returns x with the value t for the index. It goes by way of expressions, as kernels of the index
// (exp(x_i), say) become other kernels at t.
func (f *field) at(x value, index *symbolic.Expr, t value) value {
	if !f.varies(x, index) {
		return x
	}
	return f.convert(symbolic.Substitute(f.writeValue(x), index, f.writeValue(t)))
}

// affine writes x as sign*index + rest with a sign of 1 or -1 and a rest that does not mention the index.
// Only then does the index run through the integers of a range as x does, each once: shifts and reflections
// are exact.
func (f *field) affine(x value, index *symbolic.Expr) (sign int64, rest value, ok bool) {
	if !x.Den().IsOne() {
		return 0, rest, false
	}
	i := f.convert(index)
	for _, sign := range []int64{1, -1} {
		if rest := f.sub(x, f.scale(i, sign)); !f.varies(rest, index) {
			return sign, rest, true
		}
	}
	return 0, rest, false
}

// nonnegative reports that an integer value is proved to be at least 0, wherever the bound indices that it
// mentions lie in their ranges. An affine x is least at one end of the range of the innermost index it
// mentions; put in there it mentions outer indices only, so that the recursion ends. Whether the range is
// empty does not matter: nothing is summed then.
func (f *field) nonnegative(x value) bool {
	if f.signsOfValue(x).within(nonnegative) {
		return true
	}
	for i := len(f.bound) - 1; i >= 0; i-- {
		b := f.bound[i]
		if !f.varies(x, b.index) {
			continue
		}
		sign, rest, ok := f.affine(x, b.index)
		if !ok {
			return false
		}
		end := b.lower // the least value of the index makes x least
		if sign < 0 {
			end = b.upper
		}
		return !end.Contains(b.index.Name()) && f.nonnegative(f.add(rest, f.scale(f.convert(end), sign)))
	}
	return false
}

// within returns 1 where lower <= t <= upper and 0 elsewhere.
func (f *field) within(t, lower, upper value) value {
	return f.mul(f.atLeast(t, lower), f.atLeast(upper, t))
}

// atLeast returns 1 where x >= y and 0 elsewhere. Where that is not proved, it is a polynomial in the sign
// s of the difference: (s^2 + s)/2 is 1 for s = 1 and 0 otherwise, 1 - (s^2 - s)/2 is 0 for s = -1 and 1
// otherwise. Between integers the strict form is taken where it is simpler, so that i < j and i <= j-1 have
// the same kernel.
func (f *field) atLeast(x, y value) value {
	d := f.sub(x, y)
	if f.nonnegative(d) {
		return f.int(1)
	}
	if c, ok := constantTerm(d); ok && c.Equal(rational.Int(-1)) { // of integers, x-1 >= 0 is x > 0
		s := f.signum(f.add(d, f.int(1)))
		return f.halve(f.add(f.mul(s, s), s))
	}
	s := f.signum(d)
	return f.sub(f.int(1), f.halve(f.sub(f.mul(s, s), s)))
}

// partsByIndex divides a value into parts that mention different sets of bound indices and variables of
// integration, so that the exponential of what a sum or integral does not bind is a factor of its own.
// exp(x + y_i) in a sum over i is then exp(x)*exp(y_i), of which the first factor can be taken out; as one
// generator of the lattice it could not.
func (f *field) partsByIndex(x value) []value {
	if len(f.bound)+len(f.integrated) == 0 || f.mentioned(x.Den().Variables()) != 0 {
		return []value{x}
	}
	var masks []uint
	var parts []polynomial.Poly
	for m, c := range x.Num().Terms() {
		p := f.monomial(m).Num()
		mask := f.mentioned(p.Variables())
		if i := slices.Index(masks, mask); i >= 0 {
			parts[i] = parts[i].Add(p.Scale(c))
			continue
		}
		masks, parts = append(masks, mask), append(parts, p.Scale(c))
	}
	values := make([]value, len(parts))
	for i, p := range parts {
		values[i] = f.ring.Fraction(p, x.Den())
	}
	return values
}

// mentioned returns which of the indices and variables of integration around are mentioned by some of the
// kernels, as a set of bits. They are few, as sums are only read to a limited depth.
func (f *field) mentioned(variables []int) uint {
	set := uint(0)
	for i, b := range f.bound {
		if slices.ContainsFunc(variables, func(v int) bool { return f.depends(v, b.index) }) {
			set |= 1 << i
		}
	}
	for i, x := range f.integrated {
		if slices.ContainsFunc(variables, func(v int) bool { return f.depends(v, x) }) {
			set |= 1 << (len(f.bound) + i)
		}
	}
	return set
}
