package symbolic

import (
	"strconv"
	"strings"
	"sync/atomic"
)

// Binders (big sums, big products, integrals) keep their bound name in a canonical form, `$n` with n one
// more than any binder inside, so that sums that differ in the name of the index are equal. Nobody reads
// a bound name directly: Open puts a fresh symbol in its place, and the constructors close it again.

// BigSum returns the sum of body over index from lower to upper where condition holds (True for all).
// Empty ranges make 0.
func BigSum(index, lower, upper, condition, body *Expr) *Expr {
	if condition.IsFalse() || body.IsZero() || empty(lower, upper) {
		return zero
	}
	return bind(KindBig, false, index, lower, upper, condition, body)
}

// BigProduct returns the product of body over index from lower to upper where condition holds. Empty
// ranges make 1.
func BigProduct(index, lower, upper, condition, body *Expr) *Expr {
	if condition.IsFalse() || body.IsOne() || empty(lower, upper) {
		return one
	}
	return bind(KindBig, true, index, lower, upper, condition, body)
}

// Integral returns the definite integral of body over variable from lower to upper.
func Integral(variable, lower, upper, body *Expr) *Expr {
	if body.IsZero() || body.total && Equal(lower, upper) && lower.total && lower != inf {
		return zero
	}
	return bind(KindIntegral, false, variable, lower, upper, always, body)
}

// empty reports that a range has no integer whatever its names stand for. A range that may be empty is left
// alone: its sum is 0 there too.
func empty(lower, upper *Expr) bool {
	d := Difference(upper, lower)
	return d.kind == KindNumber && d.number.Sign() < 0
}

// bind closes a binder over its index. The bound name must differ from those of the binders inside, of the body
// and of the condition, but not from those in the bounds, which stand outside of its reach; so equal sums at
// different depths of one expression stay equal.
func bind(kind Kind, product bool, index, lower, upper, condition, body *Expr) *Expr {
	hint := hintOf(index.name)
	depth := max(body.binder, condition.binder) + 1
	name := "$" + strconv.Itoa(int(depth))
	if index.name != name {
		bound := Symbol(name)
		body = Substitute(body, index, bound)
		condition = Substitute(condition, index, bound)
		index = bound
	}
	e := &Expr{kind: kind, product: product, rare: &rare{hint: hint}, args: []*Expr{index, lower, upper, condition, body}}
	seed := uint64(41)
	if product {
		seed = 43
	}
	e.finish(seed)
	e.binder = max(depth, lower.binder, upper.binder)
	e.total = e.total && kind == KindBig // an integral may diverge
	return e
}

// Binder is an opened big sum, big product or integral: Index is a symbol that occurs nowhere else.
type Binder struct {
	Index, Lower, Upper, Condition, Body *Expr
}

var fresh atomic.Int64

// Fresh returns a symbol that occurs in no other expression. hint is the name that a binder closed over
// it is printed with, if that is free there.
func Fresh(hint string) *Expr {
	return Symbol("%" + strconv.FormatInt(fresh.Add(1), 10) + ":" + hint)
}

// isFresh reports that a name is that of a fresh symbol.
func isFresh(name string) bool { return strings.HasPrefix(name, "%") }

// hintOf returns the hint of a fresh symbol, or the name of any other.
func hintOf(name string) string {
	if strings.HasPrefix(name, "%") {
		_, hint, _ := strings.Cut(name, ":")
		return hint
	}
	return name
}

// Open returns the parts of a big sum, big product or integral with a fresh symbol as bound index.
func Open(e *Expr) Binder {
	index := Fresh(e.hint())
	return Binder{
		Index: index, Lower: e.args[1], Upper: e.args[2],
		Condition: Substitute(e.args[3], e.args[0], index),
		Body:      Substitute(e.args[4], e.args[0], index),
	}
}

// Close is the inverse of Open for a node of the kind of e.
func (b Binder) Close(e *Expr) *Expr {
	switch {
	case e.kind == KindIntegral:
		return Integral(b.Index, b.Lower, b.Upper, b.Body)
	case e.product:
		return BigProduct(b.Index, b.Lower, b.Upper, b.Condition, b.Body)
	}
	return BigSum(b.Index, b.Lower, b.Upper, b.Condition, b.Body)
}
