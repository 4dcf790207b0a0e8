package nabla

import (
	"slices"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/source"
	"nabla/symbolic"
)

// Conditions of notes that say what a name is: memberships in sets of numbers, vectors and matrices,
// bounds, ranges of indices.

// isCondition reports whether a statement is a condition: its relations are all orders, inequalities or memberships.
func isCondition(s *latex.Statement) bool {
	for _, step := range s.Steps {
		switch step.Op {
		case "<", "<=", ">", ">=", "!=", "in":
		default:
			return false
		}
	}
	return len(s.Steps) > 0
}

// condition takes what a condition says of a name, or the condition itself, where it is meant for all that
// follows. Behind "if" or "for" a condition is one of the sentence only, and restricts the steps beside it;
// but a space says what a name is whatever the sentence says.
func (c *clause) condition(s *latex.Statement, left reading) {
	c.derivation.Survey.Conditions++
	if c.isHypothetical() || c.quantifies() && s.Steps[0].Op == "!=" {
		c.restrict(s, left)
	}
	hypothetical := c.isHypothetical()
	if left.err != nil {
		return
	}
	for _, step := range s.Steps {
		right := c.read(step.Right)
		if right.err != nil || hypothetical && !(step.Op == "in" && c.isSpace(right.node)) { // for x in R^n: what x is, not which
			return
		}
		switch {
		case step.Op == "in" && (c.family(left.node, right.node) || c.belongs(left.node, right)):
		case step.Op == "in":
			c.member(left.node, right.node, c.structure())
		case positiveArray(step.Op, left.node, right.node) != "":
			c.positive[positiveArray(step.Op, left.node, right.node)] = true
			if c.trusting {
				c.postulate(&parser.Relation{At: parser.At(s.Span()), Op: step.Op, X: left.node, Y: right.node})
			}
		case c.trusting || isBound(left.node, right.node):
			c.postulate(&parser.Relation{At: parser.At(s.Span()), Op: step.Op, X: left.node, Y: right.node})
		}
		left = right
	}
}

// isSpace reports whether a set is a space of vectors or matrices.
func (l *lecture) isSpace(set parser.Node) bool {
	power, ok := set.(*parser.Binary)
	if !ok || power.Op != parser.Pow {
		return false
	}
	_, ok = l.natureOfSet(power.X)
	return ok
}

// isBound reports whether a relation bounds a name by a number, which notes state once and for all.
func isBound(left, right parser.Node) bool {
	_, l := left.(*parser.Name)
	_, r := right.(*parser.Name)
	return l && isValue(right) || r && isValue(left)
}

// positiveArray returns the array whose entries a relation says are all positive, p of p_i > 0, or "".
func positiveArray(op string, left, right parser.Node) string {
	if op == "<" {
		left, right = right, left
	}
	n, ok := left.(*parser.Name)
	zero, number := right.(*parser.Number)
	if !ok || !number || zero.Text != "0" || op != ">" && op != "<" || len(n.Sub) == 0 || indexLetters(n.Sub) < len(n.Sub) {
		return ""
	}
	return arrayName(n)
}

// settlePositive makes the arrays positive that are said to be, once their use has shown that they are arrays.
func (l *lecture) settlePositive(scope *symbolic.Scope) {
	for name := range l.positive {
		if v := scope.Variable(name); v != nil && v.Kind >= symbolic.Vector && v.Kind <= symbolic.Matrix {
			w := *v
			w.Positive = true
			scope.Declare(&w)
		}
	}
}

// assume keeps a condition. Bounds of its name that contradict it, as those of two cases do, are forgotten. Where other
// conditions contradict each other no numbers satisfy them, and the step is not decided.
func (l *lecture) assume(n parser.Node) {
	l.supersede(n)
	at := parser.At(n.Span())
	given := &parser.Given{At: at, Condition: n}
	l.facts.state(&fact{given: given, uses: usesOf(n), section: l.section})
	l.record(given)
}

// structure returns the kind of declaration for what a text beside the statement says of a square matrix, or "".
func (c *clause) structure() string {
	for _, text := range slices.Concat(c.own, c.remarks) {
		if kind := latex.StructureOf(text); kind != "" {
			return kind
		}
	}
	return ""
}

// member takes x in S: a declaration where S is the reals, the integers, a space of vectors or matrices.
func (l *lecture) member(element, set parser.Node, structure string) {
	name, ok := element.(*parser.Name)
	if !ok || l.isEntryOfKnown(name) {
		return
	}
	switch set := set.(type) {
	case *parser.Name:
		if nature, ok := l.natureOfSet(set); ok {
			l.take(name, nature)
		}
	case *parser.Range:
		l.declare(name, &parser.Declaration{Kind: "index", Lower: set.Lower, Upper: set.Upper})
	case *parser.Set:
		l.postulate(&parser.Relation{At: parser.At(source.Join(name.Span(), set.Span())), Op: "in", X: name, Y: set})
	case *parser.Binary:
		l.space(name, set, structure)
	}
}

// isEntryOfKnown reports whether a name is an entry of an array that is declared or defined as a whole: that its entries are
// numbers is known.
func (l *lecture) isEntryOfKnown(name *parser.Name) bool {
	array := arrayName(name)
	d := l.declared[array]
	return len(name.Sub) > 0 && (d != nil && len(d.Shape) == len(name.Sub) || l.isWhole(array))
}

// members takes x = y = z in S for each side that is a name.
func (c *clause) members(sides []reading, set parser.Node) {
	for _, s := range sides {
		if s.err == nil {
			c.member(s.node, set, c.structure())
		}
	}
}

// space takes x in R^n and W in R^{m x n}.
func (l *lecture) space(name *parser.Name, set *parser.Binary, structure string) {
	nature, ok := l.natureOfSet(set.X)
	if set.Op != parser.Pow || !ok {
		return
	}
	sizes, ok := set.Y.(*parser.Binary)
	kind := "matrix"
	switch {
	case !ok || sizes.Op != parser.Mul || sizes.Implicit: // R^{2n} holds vectors
		l.declare(name, &parser.Declaration{Kind: kindOfArray("vector", nature), Shape: []parser.Node{set.Y}})
	case isTimes(sizes.X): // nothing is known of arrays with three indices
		return
	case structure != "" && parser.Equal(sizes.X, sizes.Y):
		kind = structure
		fallthrough
	default:
		l.declare(name, &parser.Declaration{Kind: kindOfArray(kind, nature), Shape: []parser.Node{sizes.X, sizes.Y}})
	}
	l.takeEntries(name, nature)
}

// isTimes reports whether the node is a product with a sign, a \times b.
func isTimes(n parser.Node) bool {
	product, ok := n.(*parser.Binary)
	return ok && product.Op == parser.Mul && !product.Implicit
}

// declare makes a declaration of one name known. What depended on its being something else stays as it was
// read. The size in an example does not replace the one in general: both are kept, and each step says by
// its names which one it is about (isGeneral).
func (l *lecture) declare(name *parser.Name, d *parser.Declaration) {
	if len(d.Shape) > 0 && len(d.Shape) == indexLetters(name.Sub) { // x_{ij} in R^{m x n} is about the array x
		name = parser.NewName(name.Span(), name.Base, nil, name.Sup)
	}
	if array := asArray(name); array != nil && len(d.Shape) > 0 {
		l.bare[array.Text], name = true, array
	}
	if old := l.declared[name.Text]; old != nil && len(usesOf(d.Shape...)) == 0 && len(d.Shape) > 0 && len(old.Shape) == len(d.Shape) && len(usesOf(old.Shape...)) > 0 {
		l.generals[name.Text] = old
	} else if len(usesOf(d.Shape...)) > 0 {
		delete(l.generals, name.Text)
	}
	d.At, d.Names = name.At, []*parser.Name{name}
	l.declared[name.Text] = d
	l.declaredIn[name.Text] = l.section
	l.record(d)
}

// runsThrough reads n = 0, 1, 2, ..., which says which numbers n may be.
func (c *clause) runsThrough(left, right reading) bool {
	set, ok := right.node.(*parser.Set)
	if !ok || right.err != nil {
		return false
	}
	if _, ok = natureOfList(set.Items); ok {
		c.derivation.Survey.Conditions++
		c.members([]reading{left}, set)
	}
	return ok
}

// enumerates reads k = 1, ..., K, which says what k ranges over.
func (c *clause) enumerates(h *head, right parser.Node) bool {
	name, isName := h.node.(*parser.Name)
	bounds, isRange := right.(*parser.Range)
	if isName && isRange {
		c.derivation.Survey.Conditions++
		c.declare(name, &parser.Declaration{Kind: "index", Lower: bounds.Lower, Upper: bounds.Upper})
	}
	return isRange
}
