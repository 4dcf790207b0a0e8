package symbolic

import (
	"strconv"
	"strings"
	"sync/atomic"
)

// Binders (big sums, big products, integrals) keep their bound name in a canonical form, `$n` with n one
// more than any binder inside, so that sums that differ in the name of the index are equal. Nobody reads
// a bound name directly: Open puts a fresh symbol in its place, and the constructors close it again.
//
// In the sum over j of the sum over k of x_j*y_k the inner index is $1 and the outer one $2. The number is
// that of the depth below, not of the position, so that a sum keeps its names wherever it stands.

// BigSum returns the sum of body over index from lower to upper where condition holds (True for all). Empty
// ranges make 0. A sum of zeros is 0 for any range; a body that may be undefined is not 0.
func BigSum(index, lower, upper, condition, body *Expr) *Expr {
	return Binder{index, lower, upper, condition, body}.close(KindBig, false, hintOf(index.name))
}

// BigProduct returns the product of body over index from lower to upper where condition holds. Empty
// ranges make 1.
func BigProduct(index, lower, upper, condition, body *Expr) *Expr {
	return Binder{index, lower, upper, condition, body}.close(KindBig, true, hintOf(index.name))
}

// Integral returns the definite integral of body over variable from lower to upper. Over a range of no
// length the integral is 0 if the integrand has a value there; from inf to inf it is left alone.
func Integral(variable, lower, upper, body *Expr) *Expr {
	return Binder{variable, lower, upper, always, body}.close(KindIntegral, false, hintOf(variable.name))
}

// close makes the node of a binder. hint is the name that a reader sees for its index.
func (b Binder) close(kind Kind, product bool, hint string) *Expr {
	switch {
	case kind == KindIntegral:
		if b.Body.IsZero() || b.Body.total && Equal(b.Lower, b.Upper) && b.Lower.total && b.Lower != inf {
			return zero
		}
	case product && (b.Condition.IsFalse() || b.Body.IsOne() || empty(b.Lower, b.Upper)):
		return one
	case !product && (b.Condition.IsFalse() || b.Body.IsZero() || empty(b.Lower, b.Upper)):
		return zero
	}
	return b.bind(kind, product, hint)
}

// empty reports that a range has no integer whatever its names stand for. A range that may be empty is left
// alone: its sum is 0 there too. upper - lower is a negative number then, as in 3..1 or n+1..n.
func empty(lower, upper *Expr) bool {
	d := Difference(upper, lower)
	return d.kind == KindNumber && d.number.Sign() < 0
}

// bind names the index of a binder and builds its node. The bound name must differ from those of the binders inside, of the body
// and of the condition, but not from those in the bounds, which stand outside of its reach; so equal sums at
// different depths of one expression stay equal.
func (b Binder) bind(kind Kind, product bool, hint string) *Expr {
	depth := max(b.Body.binder, b.Condition.binder) + 1
	bound := boundName(depth)
	body, condition := b.Body, b.Condition
	if b.Index.name == bound.name {
		bound = b.Index
	} else {
		body, condition = Substitute(body, b.Index, bound), Substitute(condition, b.Index, bound)
	}
	e := &Expr{kind: kind, product: product, rare: &rare{hint: hint}, args: []*Expr{bound, b.Lower, b.Upper, condition, body}}
	seed := uint64(41)
	if product {
		seed = 43
	}
	e.finish(seed)
	e.binder = max(depth, b.Lower.binder, b.Upper.binder)
	e.total = e.total && kind == KindBig // an integral may diverge
	return e
}

// boundName returns the canonical name of an index with depth-1 others within its reach.
func boundName(depth int32) *Expr { return Symbol("$" + strconv.Itoa(int(depth))) }

// indices returns the bound indices of a binder, a determinant or an entry of an inverse, which are its first operands; none of
// another node.
func (e *Expr) indices() []*Expr {
	switch {
	case e.kind == KindBig, e.kind == KindIntegral:
		return e.args[:1]
	case e.HasMatrix():
		return e.args[:squareSize]
	}
	return nil
}

// depth returns the greatest binder number within the reach of the indices of a node.
func (e *Expr) depth() int32 {
	depth := e.args[squareEntry].binder
	if !e.HasMatrix() {
		depth = max(depth, e.args[len(e.args)-1].binder)
	}
	return depth
}

// reaches reports that the i-th operand of a node with bound indices is within their reach.
func (e *Expr) reaches(i int) bool {
	if e.HasMatrix() {
		return i == squareEntry
	}
	return i > 2
}

// Binder is an opened big sum, big product or integral: Index is a symbol that occurs nowhere else.
type Binder struct {
	Index, Lower, Upper, Condition, Body *Expr
}

var fresh atomic.Int64

// Fresh returns a symbol that occurs in no other expression. hint is the name that a binder closed over it
// is printed with, if that is free there. The counter is that of the process, so that names never meet
// again; they are no part of results, as binders close over them.
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

// Open returns the parts of a big sum, big product or integral with a fresh symbol as bound index. Each
// call makes new nodes of all that mentions the index.
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
	return b.close(e.kind, e.product, hintOf(b.Index.name))
}
