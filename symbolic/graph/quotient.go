package graph

import (
	"context"
	"math"
	"math/big"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/parser/limit"
)

// A check of the pass backward that shares no rule with it: a central difference quotient over the whole
// graph, in multiple precision. With h = 2^-40 its error of order h^2 is about 24 decimal places down, for
// derivatives of moderate size; guardBits make up for the digits that the difference loses.

// Quotient is a difference quotient beside the derivative that the pass backward gave.
type Quotient struct {
	Value  Value // (f(x+h) - f(x-h)) / 2h
	Digits int   // that both have in common, at most quotientDigits
}

const (
	stepBits       = 40 // h is 2^-40 times the size of x, in balls: the error of order h^2 is far below the digits shown
	quotientDigits = 20 // digits that quotients are compared to
	guardBits      = 3 * stepBits
	vanishing      = 0x1p-30 // smaller derivatives are compared as numbers of this size
)

// Quotient evaluates the graph on both sides of the value of one node and divides the difference: the symbolic rules have
// no part in it, so that an agreement says something about them. Everything that does not stand on the node is kept.
func (p *Pass) Quotient(ctx context.Context, n *Node) (Quotient, error) {
	for _, e := range p.Kinks {
		if p.Graph.Paths(e.From)[n] {
			return Quotient{}, problem("", "not compared: %s has a kink at this point", e.To.Name)
		}
	}
	prec := min(p.prec+guardBits, limit.Precision)
	size := int64(max(1, math.Ceil(min(math.Abs(p.Values[n].Float()), 1<<20))))
	h := rational.New(size, 1<<stepBits)
	up, err := p.moved(ctx, n, h, prec)
	if err != nil {
		return Quotient{}, err
	}
	down, err := p.moved(ctx, n, h.Neg(), prec)
	if err != nil {
		return Quotient{}, err
	}
	scale := ExactValue(rational.Int(1).Quo(h.Add(h)), prec)
	q := Quotient{Value: up.plus(down.times(ExactValue(rational.Int(-1), prec), prec), prec).times(scale, prec)}
	q.Digits = common(q.Value, p.Gradients[n])
	return q, nil
}

// moved returns the value of the result where one node is changed by h. Nodes before the changed one, and
// those beside it, keep their values.
func (p *Pass) moved(ctx context.Context, n *Node, h rational.Rat, prec uint) (Value, error) {
	q := &Pass{Graph: p.Graph, prec: prec, Values: map[*Node]Value{}, exact: clone(p.exact), within: clone(p.within)}
	q.set(n, p.Values[n].plus(ExactValue(h, prec), prec))
	if !q.Values[n].Exact {
		delete(q.exact, n.Name)
	}
	for _, m := range p.Graph.Nodes[n.at+1 : p.Result.at+1] {
		if !q.changed(m) {
			continue
		}
		delete(q.exact, m.Name)
		v, err := q.value(ctx, m.Body)
		if err != nil || v.Ball.Def() != interval.Everywhere {
			return v, problem(m.Name, "has no value beside this point")
		}
		q.set(m, v)
	}
	if v, ok := q.Values[p.Result]; ok {
		return v, nil
	}
	return p.Values[p.Result], nil
}

// changed reports whether a node stands on one that has a new value.
func (p *Pass) changed(n *Node) bool {
	for _, e := range n.Inputs {
		if _, ok := p.Values[e.From]; ok {
			return true
		}
	}
	return false
}

// clone copies a map; also the copy of nil can be written to.
func clone[M ~map[K]V, K comparable, V any](m M) M {
	c := make(M, len(m))
	for k, v := range m {
		c[k] = v
	}
	return c
}

// common counts the decimal digits that two values have in common. Near 0 the digits are counted after the
// point instead.
func common(a, b Value) int {
	difference := a.Ball.Add(b.Ball.Neg())
	most := magnitude(difference)
	scale := magnitude(b.Ball)
	if most.Sign() == 0 {
		return quotientDigits
	}
	if small := big.NewFloat(vanishing); scale.Cmp(small) < 0 {
		scale = small
	}
	relative, _ := new(big.Float).Quo(most, scale).Float64()
	if relative == 0 {
		return quotientDigits
	}
	return max(0, min(quotientDigits, int(math.Floor(-math.Log10(relative)))))
}

// magnitude is the largest absolute value of an enclosure.
func magnitude(x ball.Ball) *big.Float {
	lo, hi := new(big.Float).Abs(x.Lower()), new(big.Float).Abs(x.Upper())
	if lo.Cmp(hi) > 0 {
		return lo
	}
	return hi
}
