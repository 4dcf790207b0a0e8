package numeric

import (
	"container/heap"
	"math"
	"math/big"
	"sync"

	"gonum.org/v1/gonum/integrate/quad"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// Integrals are enclosed by Taylor's formula about the middle of each piece of the range, in which the odd
// terms vanish: over [m-r, m+r] the integral of f is
//
//	2r f(m) + 2r^3/3! f”(m) + ... + 2r^(2k+1)/(2k+1)! f^(2k)(s)
//
// for some s in the piece, if f has that many derivatives there (Moore, Kearfott and Cloud, Introduction to
// Interval Analysis, chapter 9). The derivatives are symbolic ones; where none are trusted, the values of f
// on the piece times its length remain.

const (
	integrandOrder = 6   // the highest derivative that the enclosure of an integral uses
	integrandNodes = 400 // derivatives with more parts cost more than they bring
)

// integral compiles the integrand and its even derivatives into a block of their own.
func (c *compiler) integral(e *symbolic.Expr) (place, error) {
	in := instruction{op: opIntegral, args: make([]int32, 2)}
	var operands []place
	for i, end := range e.Args()[1:3] {
		if isInfinite(end) {
			in.n |= 1 << i
			continue
		}
		at, err := c.compile(end)
		if err != nil {
			return place{}, err
		}
		in.args[i] = at.slot
		operands = append(operands, at)
	}
	b := symbolic.Open(e)
	f, err := c.open(e, b.Index.Name())
	if err != nil {
		return place{}, err
	}
	results, err := c.compileAll(derivatives(b.Body, b.Index))
	if err != nil {
		return place{}, err
	}
	c.program.inexact, c.program.rough = true, true
	in.inner, in.results = f.block, slots(results)
	return c.emit(in, append(operands, c.close(results)...)...), nil
}

// isInfinite looks into the whole end, since -inf is a product.
func isInfinite(e *symbolic.Expr) bool {
	return symbolic.Any(e, func(n *symbolic.Expr) bool { return n.Kind() == symbolic.KindConstant && n.Name() == "inf" })
}

// derivatives returns the integrand and those even derivatives of it that hold wherever they are defined.
func derivatives(body, variable *symbolic.Expr) []*symbolic.Expr {
	all := []*symbolic.Expr{body}
	if symbolic.Any(body, jumps) {
		return all
	}
	f := body
	for order := 1; order <= integrandOrder; order++ {
		d, err := symbolic.Diff(f, variable, nil)
		if err != nil || symbolic.Count(d) > integrandNodes {
			break
		}
		if f = d; order%2 == 0 {
			all = append(all, d)
		}
	}
	return all
}

// jumps reports that a node may fail to have a derivative at points where the symbolic one is defined. The
// formula of Taylor needs derivatives everywhere in the piece; for |x| the symbolic one has a value at all
// points but one.
func jumps(e *symbolic.Expr) bool {
	switch e.Kind() {
	case symbolic.KindPiecewise, symbolic.KindIntegral, symbolic.KindDelta:
		return true
	case symbolic.KindCall:
		return e.Function() == nil || e.Function().Smooth != ""
	}
	return false
}

// measured is an arithmetic of enclosures, whose width can be asked for.
type measured[T any] interface {
	arithmetic[T]
	width(x T) float64
}

// piece is a part of a range with an enclosure of the integral over it.
type piece[T any] struct {
	lower, upper, value T
	width               float64
}

// pieces is a heap with the widest enclosure on top.
type pieces[T any] []piece[T]

// Len is the number of pieces.
func (p pieces[T]) Len() int { return len(p) }

// Less puts the wider piece first: to halve it narrows the sum the most.
func (p pieces[T]) Less(i, j int) bool { return p[i].width > p[j].width }

// Swap exchanges two pieces.
func (p pieces[T]) Swap(i, j int) { p[i], p[j] = p[j], p[i] }

// Push adds a last piece, which container/heap then moves up.
func (p *pieces[T]) Push(x any) { *p = append(*p, x.(piece[T])) }

// Pop removes the last piece, as container/heap wants it.
func (p *pieces[T]) Pop() any {
	last := len(*p) - 1
	x := (*p)[last]
	*p = (*p)[:last]
	return x
}

const (
	integralWidth = 1e-12 // the width at which an enclosure of an integral is good enough
	stuckWidth    = 1e-3  // a width that is still so large after a quarter of the pieces will not shrink
)

// adaptive encloses an integral by halving the piece with the widest enclosure.
//
// The enclosure is sound at any moment, since each piece has one; the loop only makes it narrower. Improper
// integrals are not enclosed.
func adaptive[T any, A measured[T]](a A, lower, upper T, open [2]bool, at func(T) []T) T {
	if open[0] || open[1] {
		return a.unknown()
	}
	if def := min(a.definedness(lower), a.definedness(upper)); def == interval.Nowhere {
		return a.undefined()
	}
	p := &pieces[T]{enclosePiece(a, lower, upper, at)}
	total, half := (*p)[0].width, a.number(rational.New(1, 2))
	for n := 1; n < limit.Panels && !(total <= integralWidth); n++ {
		if n > limit.Panels/4 && !(total < stuckWidth) {
			break
		}
		// Halving the widest piece is what makes the enclosure narrow where the integrand is wild and cheap
		// where it is not.
		w := (*p)[0]
		middle := a.multiply(half, a.add(w.lower, w.upper))
		left, right := enclosePiece(a, w.lower, middle, at), enclosePiece(a, middle, w.upper, at)
		(*p)[0] = left
		heap.Fix(p, 0)
		heap.Push(p, right)
		total = totalWidth(*p)
	}
	sum := a.number(rational.Int(0))
	for _, w := range *p {
		sum = a.add(sum, w.value)
	}
	return sum
}

// totalWidth is summed anew each time, because taking a piece away from a running total would leave rounding
// errors and infinities in it.
func totalWidth[T any](p pieces[T]) float64 {
	total := 0.0
	for _, w := range p {
		total += w.width
	}
	return total
}

// enclosePiece takes the narrower of the two enclosures that the file's comment describes.
//
// The integral over a piece lies in the length times the range of f over it; in Taylor's formula the last
// derivative is taken over the whole piece, the others at the middle.
func enclosePiece[T any, A measured[T]](a A, lower, upper T, at func(T) []T) piece[T] {
	length := a.add(upper, a.multiply(a.number(rational.Int(-1)), lower))
	// The values are copied: the next call of at overwrites them.
	wide := append([]T(nil), at(a.merge(lower, upper))...)
	if a.definedness(wide[0]) != interval.Everywhere {
		return piece[T]{lower, upper, a.unknown(), math.Inf(1)}
	}
	value := a.multiply(length, wide[0])
	best := piece[T]{lower, upper, value, finiteWidth(a.width(value))}
	if len(wide) == 1 {
		return best
	}
	// A derivative that may not exist somewhere in the piece makes Taylor's formula useless there, not the
	// bound by values.
	for _, d := range wide[1:] {
		if a.definedness(d) != interval.Everywhere {
			return best
		}
	}
	half := a.number(rational.New(1, 2))
	terms := append([]T(nil), at(a.multiply(half, a.add(lower, upper)))...)
	terms[len(terms)-1] = wide[len(wide)-1]
	value = taylor[T](a, a.multiply(half, length), terms)
	if w := finiteWidth(a.width(value)); w < best.width {
		best.value, best.width = value, w
	}
	return best
}

// finiteWidth makes a width that is no number, that of an undefined value, the widest.
func finiteWidth(w float64) float64 {
	if math.IsNaN(w) {
		return math.Inf(1)
	}
	return w
}

// taylor returns the sum of 2 r^(2i+1)/(2i+1)! terms[i].
func taylor[T any, A arithmetic[T]](a A, r T, terms []T) T {
	square := a.integerPower(r, 2)
	power := a.multiply(a.number(rational.Int(2)), r)
	sum := a.multiply(power, terms[0])
	for i, t := range terms[1:] {
		n := int64(2*i + 2)
		power = a.multiply(power, a.divide(square, a.number(rational.Int(n*(n+1)))))
		sum = a.add(sum, a.multiply(power, t))
	}
	return sum
}

const gaussNodes = 32

// gaussRule holds the nodes and weights of the Gauss-Legendre rule on [-1, 1].
var gaussRule = sync.OnceValues(func() (nodes, weights []rational.Rat) {
	x, w := make([]float64, gaussNodes), make([]float64, gaussNodes)
	quad.Legendre{}.FixedLocations(x, w, -1, 1)
	for i := range x {
		nodes = append(nodes, rational.FromBig(new(big.Rat).SetFloat64(x[i])))
		weights = append(weights, rational.FromBig(new(big.Rat).SetFloat64(w[i])))
	}
	return nodes, weights
})

// gauss approximates an integral without an error bound, for arithmetics that have none either. With n
// nodes it is exact for polynomials of degree 2*n-1 (DLMF 3.5(v)).
func gauss[T any, A arithmetic[T]](a A, lower, upper T, open [2]bool, at func(T) []T) T {
	if open[0] || open[1] {
		return a.unknown()
	}
	half := a.number(rational.New(1, 2))
	middle := a.multiply(half, a.add(lower, upper))
	radius := a.add(middle, a.multiply(a.number(rational.Int(-1)), lower))
	nodes, weights := gaussRule()
	sum := a.number(rational.Int(0))
	for i := range nodes {
		t := a.add(middle, a.multiply(radius, a.number(nodes[i])))
		sum = a.add(sum, a.multiply(a.number(weights[i]), at(t)[0]))
	}
	return a.multiply(radius, sum)
}
