package latex

import (
	"slices"
	"strings"

	"nabla/parser"
)

// f(x) or f times x. What the document says decides; of an unknown name the looks do: which letter it is,
// what stands in the bracket, whether the name stands alone elsewhere in the formula. Such a guess is an
// Ambiguity, and whoever reads the formula may ask for the other reading.

// How the decision about a name before a bracket is told.
const (
	applyKey = "apply "
	asFactor = " before a bracket is a factor"
)

// applies decides whether the name is applied to the bracket or multiplies it. Above the line of decide
// everything is certain: a known function or variable, a constant, a list of arguments, a word.
func (c *climber) applies(w written, exponent *atom, fence *item) (bool, error) {
	n := w.name
	items, err := c.single(fence.Atom)
	if err != nil {
		return false, nil // a matrix in brackets
	}
	several := len(c.split(items)) > 1
	switch {
	case len(items) == 0:
		return true, faultf(c.spanOf(fence.Tokens), msgEmpty)
	case c.know.function(n.Text) && !c.holdsItself(n, items) && !(exponent != nil && isSign(n.Text)):
		return true, nil
	case several && exponent != nil && c.transposes(exponent):
		return false, nil // w^T [a, b]
	case n.Text == "pi" && (several || c.isConditioned(items)):
		return true, nil
	case c.know.variable(n.Text) || c.know.array(n.Base) > 0 || n.Text == "e" || n.Text == "pi" || n.Text == "inf":
		return false, nil
	case c.isLandau(n), w.word, strings.HasSuffix(n.Base, "_upright"), strings.HasSuffix(n.Base, "_bb"):
		return true, nil
	}
	yes := quote(n.Text) + " before a bracket is a function"
	no := quote(n.Text) + asFactor
	likely := false
	switch {
	case several && c.token(fence.Atom).name == "[" && c.isTransposed(fence): // W [a, b]^T
	case several || c.isConditioned(items):
		return true, nil
	default:
		likely = !c.holdsItself(n, items) && c.likelyApplied(w, exponent, items, fence)
	}
	return c.decide(applyKey+n.Text, n.Span(), likely, yes, no), nil
}

// transposes reports whether the superscript is the sign of the transpose.
func (c *climber) transposes(sup *atom) bool {
	items, err := c.content(sup)
	return err == nil && c.isTranspose(items)
}

// isTransposed reports whether the sign of the transpose stands at the item.
func (c *climber) isTransposed(it *item) bool {
	return slices.ContainsFunc(it.Scripts, func(s *script) bool {
		return !s.Prime && c.tokens[s.Tokens[0].Pos.Offset].text == "^" && c.transposes(s.Atom)
	})
}

// isConditioned reports whether a bar or a relation stands among the items.
func (r *reader) isConditioned(items []*item) bool {
	if len(items) < 3 {
		return r.relates(items)
	}
	return r.relates(items) || slices.ContainsFunc(items[1:len(items)-1], func(it *item) bool {
		return r.class(it) == barClass && len(it.Scripts) == 0
	})
}

// isNumbered reports whether the subscript of the name is a number, as that of constants is, C_1.
func isNumbered(n *parser.Name) bool {
	if len(n.Sub) == 0 {
		return false
	}
	_, number := n.Sub[0].(*parser.Number)
	return number
}

// isSingle reports whether the items are one operand: a name, a number, f(x), or one with a sign before.
func (r *reader) isSingle(items []*item) bool {
	switch {
	case len(items) == 1:
		return true
	case len(items) != 2:
		return false
	case r.class(items[0]) == operatorClass:
		return r.class(items[1]) != numberClass
	}
	return items[1].Atom.Group != nil && isRound(r.token(items[1].Atom).name) && r.isName(items[0])
}

// isName reports whether the item is a name, a word or a number.
func (r *reader) isName(it *item) bool {
	switch r.class(it) {
	case letterClass, fontClass, accentClass, textClass, wordClass, operatorNameClass, numberClass:
		return true
	}
	return false
}

// holdsItself reports whether the bracket has + or - at its own level, and the name itself without a
// bracket: s(1-s) is a product, whatever s is.
func (c *climber) holdsItself(n *parser.Name, items []*item) bool {
	sums, itself := false, false
	for i, it := range items {
		t := c.token(it.Atom)
		sums = sums || t.class == operatorClass && (t.name == "+" || t.name == "-")
		if s, ok := c.spell(it.Atom); ok && s.base() == n.Base {
			itself = itself || i+1 == len(items) || c.token(items[i+1].Atom).class != openClass
		}
	}
	return sums && itself
}

// functionLetters are the letters that mostly stand for functions.
var functionLetters = words(`f g h F G H p P q Q E L V J K phi psi Phi Psi ell sigma Gamma zeta varsigma N_cal L_cal`)

// inverted are the letters of functions that have an inverse in notes; other letters with the exponent -1
// are mostly matrices.
var inverted = words(`f g h F G phi psi Phi Psi L_cal`)

// dependent are the letters that mostly depend on a variable, where they stand before brackets alone.
var dependent = words(`u v w x y z`)

// likelyApplied guesses whether an unknown name is applied: if the bracket holds one thing, or if the name
// mostly is that of a function and never stands alone. The cases are from the most telling sign to the
// least; comments show formulas of real notes that each is for.
func (c *climber) likelyApplied(w written, exponent *atom, items []*item, fence *item) bool {
	n := w.name
	single, known := c.isSingle(items), c.usesOf(n.Base)
	letter := functionLetters[n.Base]
	switch {
	case exponent != nil:
		return c.likelyRaised(n, exponent, items, fence)
	case w.primes > 0:
		return single || letter || known.free == 0 && !isNumbered(n)
	case !c.isPlainName(items) && c.within(items)[n.Base].free > 0:
		return false // b (a/b)
	case single && c.hasSuperscript(fence) && !(c.class(items[0]) == letterClass && len(items[0].Scripts) == 0):
		return letter // n (\bar{x})^2
	case single && c.class(items[0]) == numberClass && isNumbered(n):
		return letter || known.applied > 1
	case single && known.free > 0 && !(len(items) == 1 && c.isName(items[0])):
		return letter
	case single:
		return c.at(0).name == "(" || letter
	case known.free == 0 && (known.single > 0 || dependent[n.Base] && known.applied > 1 || c.areFactors(items) && !c.hasSuperscript(fence)):
		return true
	}
	return functionLetters[strings.SplitN(n.Base, "_", 2)[0]] && (known.free == 0 || known.single > 0)
}

// likelyRaised guesses whether a name with an exponent is applied: \sigma^2(x), but \sigma^2 (a + b).
func (c *climber) likelyRaised(n *parser.Name, exponent *atom, items []*item, fence *item) bool {
	known := c.usesOf(n.Base)
	if inner, err := c.content(exponent); err == nil && isMinusOne(c.reader, inner) && inverted[n.Base] {
		return known.free == 0 || c.isPlainName(items)
	}
	return (c.know.function(n.Text) || functionLetters[n.Base] && known.free < 2) && c.isPlainName(items) && !c.hasSuperscript(fence)
}

// isPlainName reports whether the items are one name or number, no power of e.
func (c *climber) isPlainName(items []*item) bool {
	return len(items) == 1 && c.isName(items[0]) && !(c.token(items[0].Atom).name == "e" && len(items[0].Scripts) > 0)
}

// areFactors reports whether the items are nothing but factors side by side, which nobody brackets for a
// factor before them.
func (c *climber) areFactors(items []*item) bool {
	return !slices.ContainsFunc(items, func(it *item) bool {
		switch c.class(it) {
		case letterClass, fontClass, accentClass, numberClass:
			return false
		}
		return true
	})
}

// hasSuperscript reports whether a superscript stands at the item.
func (r *reader) hasSuperscript(it *item) bool {
	return slices.ContainsFunc(it.Scripts, func(s *script) bool { return !s.Prime && r.tokens[s.Tokens[0].Pos.Offset].text == "^" })
}
