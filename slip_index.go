package nabla

import (
	"fmt"
	"slices"

	"nabla/parser"
	"nabla/symbolic"
)

// Slips with indices: one put for another, a delta or a sum that is lost, an index of a sum that captures one of the
// same name outside.

// maxOccurrences bounds the occurrences of an index among which those that were captured are searched.
const maxOccurrences = 5

// occurrence is a place where an index stands: a name, or a part of the subscript of one.
type occurrence struct {
	node parser.Node // *parser.Name: the index itself, or a name with it in its subscript
	sub  int         // which part of the subscript; -1 for the name itself
}

// occurrences returns where the name of an index stands in n, but for inner sums that bind it again.
func occurrences(n parser.Node, index string) []occurrence {
	var all []occurrence
	parser.Walk(n, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Name:
			if n.Text == index {
				all = append(all, occurrence{n, -1})
			}
			for i, s := range n.Sub {
				if name, ok := s.(*parser.Name); ok && name.Text == index {
					all = append(all, occurrence{n, i})
				}
			}
			return false
		case *parser.Big:
			return n.Index.Text != index
		}
		return true
	})
	return all
}

// put replaces the index at some of its occurrences by another. By what a derivative is taken is no operand
// that Replace offers, so derivatives are rebuilt.
func put(n parser.Node, at []occurrence, index string) parser.Node {
	return parser.Replace(n, func(n parser.Node) parser.Node {
		if d, ok := n.(*parser.Derivative); ok {
			by := slices.Clone(d.By)
			for i := range by {
				by[i].Variable = put(by[i].Variable, at, index)
			}
			return &parser.Derivative{At: d.At, Body: put(d.Body, at, index), By: by, Partial: d.Partial}
		}
		name, ok := n.(*parser.Name)
		if !ok {
			return n
		}
		changed := name
		for _, o := range at {
			if o.node == parser.Node(name) && o.sub < 0 {
				return indexNode(index, name)
			}
			if o.node == parser.Node(name) {
				changed = changed.WithSubscript(o.sub, indexNode(index, name))
			}
		}
		return changed
	})
}

// indexNode is a name at the place of another node.
func indexNode(name string, to parser.Node) *parser.Name {
	return &parser.Name{At: at(to), Text: name, Base: name}
}

// indicesLike returns the declared indices of the scope with the range of one, itself left out.
func (d *diagnosis) indicesLike(index string) []string {
	v := d.scope.Variable(index)
	var like []string
	for _, w := range d.scope.Variables() {
		if w.Kind == symbolic.Index && w.Name != index && v != nil && symbolic.Equal(w.Lower, v.Lower) && symbolic.Equal(w.Upper, v.Upper) {
			like = append(like, w.Name)
		}
	}
	return like
}

// indicesOf returns the names of indices that stand in n, bound and declared, in their order.
func (d *diagnosis) indicesOf(n parser.Node) []string {
	var names []string
	add := func(name string) {
		if v := d.scope.Variable(name); v != nil && v.Kind == symbolic.Index && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	parser.Walk(n, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Name:
			add(n.Text)
			for _, s := range n.Sub {
				if name, ok := s.(*parser.Name); ok {
					add(name.Text)
				}
			}
		case *parser.Big:
			add(n.Index.Text)
		}
		return true
	})
	return names
}

// unused returns an index with the range of another that the step does not use, declared or else invented. ok is false
// if the range is not known.
func (d *diagnosis) unused(index string) (name string, v *symbolic.Variable, ok bool) {
	if v = d.scope.Variable(index); v == nil || v.Kind != symbolic.Index {
		return "", nil, false
	}
	used := append(d.indicesOf(d.left.node), d.indicesOf(d.right.node)...)
	for _, name := range append(d.indicesLike(index), "k", "i", "j", "l", "q", "r") {
		known := d.scope.Variable(name) != nil && !slices.Contains(d.indicesLike(index), name) || d.scope.Definition(name) != nil
		if !known && !slices.Contains(used, name) {
			return name, v, true
		}
	}
	return "", nil, false
}

// total returns the sum of a body over an index with the range of a variable.
func (d *diagnosis) total(index string, v *symbolic.Variable, body parser.Node) parser.Node {
	big := &parser.Big{At: at(body), Index: indexNode(index, body), Body: body}
	if d.scope.Variable(index) == nil {
		big.Lower, big.Upper = symbolic.Syntax(v.Lower), symbolic.Syntax(v.Upper)
	}
	return big
}

// indexEdits puts another index for one occurrence of an index.
func indexEdits(d *diagnosis) []edit {
	var edits []edit
	names := d.indicesOf(d.right.node)
	for _, name := range d.indicesOf(d.left.node) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, index := range names {
		for _, o := range occurrences(d.right.node, index) {
			for _, other := range names {
				if other == index {
					continue
				}
				what := fmt.Sprintf("the index `%s` should be `%s`", index, other)
				edits = append(edits, edit{what, o.node, put(o.node, []occurrence{o}, other)})
			}
		}
	}
	return edits
}

// captureEdits gives the index of a sum another name at some of its occurrences: the others mean the index of the
// same name outside.
func captureEdits(d *diagnosis) []edit {
	var edits []edit
	parser.Walk(d.right.node, func(n parser.Node) bool {
		big, ok := n.(*parser.Big)
		if !ok {
			return true
		}
		name, v, ok := d.unused(big.Index.Text)
		all := occurrences(big.Body, big.Index.Text)
		if !ok || big.Where != nil || len(all) < 2 || len(all) > maxOccurrences {
			return true
		}
		what := fmt.Sprintf("the index `%s` of the sum captures the `%s` outside", big.Index.Text, big.Index.Text)
		for _, some := range subsets(all) {
			sum := *big
			sum.Index, sum.Body = indexNode(name, big.Index), put(big.Body, some, name)
			if d.scope.Variable(name) == nil && big.Lower == nil {
				sum.Lower, sum.Upper = symbolic.Syntax(v.Lower), symbolic.Syntax(v.Upper)
			}
			edits = append(edits, edit{what, big, &sum})
		}
		return true
	})
	return edits
}

// subsets returns the subsets of occurrences that are neither empty nor all of them. There are 2^n - 2 of
// them; maxOccurrences keeps that below 32.
func subsets(all []occurrence) [][]occurrence {
	var sets [][]occurrence
	for mask := 1; mask < 1<<len(all)-1; mask++ {
		var some []occurrence
		for i, o := range all {
			if mask>>i&1 == 1 {
				some = append(some, o)
			}
		}
		sets = append(sets, some)
	}
	return sets
}

// totalEdits sums the side, a term or a factor over an index that stands in it, or over some of its occurrences.
func totalEdits(d *diagnosis) []edit {
	var edits []edit
	for _, part := range parts(d.right.node) {
		for _, index := range d.indicesOf(part) {
			v := d.scope.Variable(index)
			all := occurrences(part, index)
			if len(all) == 0 {
				continue
			}
			edits = append(edits, edit{fmt.Sprintf("the sum over `%s` is missing", index), part, d.total(index, v, part)})
		}
	}
	for _, index := range d.indicesOf(d.right.node) {
		name, v, ok := d.unused(index)
		all := occurrences(d.right.node, index)
		if !ok || len(all) < 2 || len(all) > maxOccurrences {
			continue
		}
		for _, some := range subsets(all) {
			what := fmt.Sprintf("the sum over all `%s` is missing", name)
			edits = append(edits, edit{what, d.right.node, d.total(name, v, put(d.right.node, some, name))})
		}
	}
	return edits
}

// parts returns the side, its terms and the factors of its terms.
func parts(n parser.Node) []parser.Node {
	all := []parser.Node{n}
	add := func(m parser.Node) {
		if !slices.Contains(all, m) {
			all = append(all, m)
		}
	}
	for _, t := range terms(n) {
		add(t)
		if u, ok := t.(*parser.Unary); ok {
			add(u.X)
			t = u.X
		}
		for b, ok := t.(*parser.Binary); ok && b.Op == parser.Mul; b, ok = b.X.(*parser.Binary) {
			add(b.X)
			add(b.Y)
		}
	}
	return all
}

// dropSumEdits leaves a sum out and keeps its term at an index of the step.
func dropSumEdits(d *diagnosis) []edit {
	var edits []edit
	outside := d.indicesOf(d.left.node)
	parser.Walk(d.right.node, func(n parser.Node) bool {
		big, ok := n.(*parser.Big)
		if !ok || big.Product {
			return true
		}
		for _, index := range outside {
			what := "a sum over `" + big.Index.Text + "` is too many"
			edits = append(edits, edit{what, big, put(big.Body, occurrences(big.Body, big.Index.Text), index)})
		}
		return true
	})
	return edits
}

// deltaEdits puts a delta for a number 1 or in front of a side, a term or the body of a sum.
func deltaEdits(d *diagnosis) []edit {
	var edits []edit
	names := d.indicesOf(d.left.node)
	for _, name := range d.indicesOf(d.right.node) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	var targets []parser.Node
	parser.Walk(d.right.node, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Number:
			if n.Text == "1" {
				targets = append(targets, n)
			}
		case *parser.Big:
			targets = append(targets, n.Body)
		}
		return true
	})
	targets = append(targets, parts(d.right.node)...)
	for i, a := range names {
		for _, b := range names[i+1:] {
			if !slices.Contains(d.indicesLike(a), b) {
				continue
			}
			for _, n := range targets {
				delta := &parser.Call{At: at(n), Function: indexNode("delta", n), Args: []parser.Node{indexNode(a, n), indexNode(b, n)}}
				what := fmt.Sprintf("delta(%s,%s) is missing", a, b)
				if _, one := n.(*parser.Number); one {
					edits = append(edits, edit{what, n, delta})
				} else {
					edits = append(edits, edit{what, n, product(delta, n)})
				}
			}
		}
	}
	return edits
}

// productEdits puts a sum for a product over an index, and a product for a sum.
func productEdits(d *diagnosis) []edit {
	var edits []edit
	parser.Walk(d.right.node, func(n parser.Node) bool {
		if big, ok := n.(*parser.Big); ok {
			changed := *big
			changed.Product = !big.Product
			what := "a sum stands for a product"
			if big.Product {
				what = "a product stands for a sum"
			}
			edits = append(edits, edit{what, big, &changed})
		}
		return true
	})
	return edits
}

// rangeEdits moves an end of the range of a sum by one.
func rangeEdits(d *diagnosis) []edit {
	var edits []edit
	parser.Walk(d.right.node, func(n parser.Node) bool {
		big, ok := n.(*parser.Big)
		if !ok || big.Lower == nil || big.Upper == nil {
			return true
		}
		for _, end := range []parser.Node{big.Lower, big.Upper} {
			for _, by := range []int64{1, -1} {
				edits = append(edits, edit{"an end of the range is wrong by one", end, raised(end, by)})
			}
		}
		return true
	})
	return edits
}
