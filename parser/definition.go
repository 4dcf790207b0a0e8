package parser

import "nabla/parser/source"

// head is the left side of a definition as it is read before anything is known: L, p_k, f(x) or p[k].
type head struct {
	name     *Name
	function bool
	family   bool      // p[k]
	args     []*phrase // of a function
}

// headOf reads a left side as a head, or returns nil if it is none.
func (sc *scope) headOf(s segment) *head {
	c := newClimber(sc, s.parts, 0)
	n, err := c.leadingName()
	if err != nil {
		return nil
	}
	h := &head{name: n}
	if !c.more() {
		return h
	}
	p := c.part()
	if len(c.pending) > 0 || c.i+1 < len(c.parts) || len(p.postfixes()) > 0 || len(p.list) == 0 {
		return nil
	}
	switch p.operand().Value {
	case "(":
		h.function, h.args = true, p.list
	case "[":
		h.family = true
	default:
		return nil
	}
	return h
}

// defineHead makes the name known that the sides define.
func (sc *scope) defineHead(segments []segment) error {
	h := sc.headOf(segments[0])
	if h == nil {
		span := source.Span{Start: segments[0].parts[0].start(), End: segments[0].end}
		return faultf(span, msgNoHead)
	}
	sc.define(h)
	return nil
}

// define makes the name of the head known.
func (sc *scope) define(h *head) {
	if h.function {
		sc.functions[h.name.Text] = true
	} else {
		sc.addVariable(h.name)
		sc.defined[h.name.Text] = true
		// Once an array, always one: p = ... may follow p[k] = ... in a document that is wrong, and both should
		// be read.
		sc.arrays[h.name.Text] = sc.arrays[h.name.Text] || h.family
	}
}

// let returns the definition that the first two sides are.
func (sc *scope) let(segments []segment) (*Let, error) {
	left, err := sc.side(segments[0])
	if err != nil {
		return nil, err
	}
	if len(segments) < 2 {
		return nil, faultf(source.Span{Start: segments[0].end, End: segments[0].end}, msgNoDefinition)
	}
	if sc.headOf(segments[0]) == nil || !definable(left) {
		return nil, faultf(left.Span(), msgNoHead)
	}
	right := segments[1]
	if op := spelled[right.op.Value].symbol; op != "=" && op != ":=" {
		return nil, faultf(spanOf(right.op), msgNoDefinition)
	}
	body, err := sc.side(right)
	if err != nil {
		return nil, err
	}
	at := At{Start: left.Span().Start, End: right.end}
	return &Let{At: at, Head: left, Body: body, Remark: right.remark}, nil
}

// definable reports whether a left side can be defined.
func definable(n Node) bool {
	switch n := n.(type) {
	case *Name:
		return true
	case *Call:
		return n.Primes == 0 && !n.Dot && !n.Bare
	case *Component:
		_, ok := n.Array.(*Name)
		return ok
	}
	return false
}

// isImplied reports whether sides that nothing heads are a definition: the left one is a fresh name, or
// a fresh name applied to distinct names, and the right one does not have that name again.
func (sc *scope) isImplied(segments []segment) bool {
	if len(segments) < 2 {
		return false
	}
	op := spelled[segments[1].op.Value].symbol
	h := sc.headOf(segments[0])
	if h == nil || op != "=" && op != ":=" {
		return false
	}
	return sc.isFresh(h.name, segments[1]) && sc.areParameters(h.args) && !segments[1].mentions(func(n *Name) bool { return n.Text == h.name.Text })
}

// isFresh reports whether nothing says yet what the name is. The constant e is fresh where the right
// side has a variable, as in e = a + d: there it is a name of the document.
func (sc *scope) isFresh(n *Name, right segment) bool {
	switch n.Text {
	case "pi", "inf":
		return false
	case "e":
		return !sc.known("e") && sc.hasVariable(right)
	}
	return !sc.known(n.Text) && !sc.Function(n.Text) && !sc.arrays[n.Base]
}

// hasVariable reports whether a side has a name that is no function.
func (sc *scope) hasVariable(s segment) bool {
	return s.mentions(func(n *Name) bool { return !sc.Function(n.Text) })
}

// mentions reports whether a side has a name for which the test holds.
func (s segment) mentions(test func(*Name) bool) bool {
	for _, p := range s.parts {
		if p.mentions(test) {
			return true
		}
	}
	return false
}

// areParameters reports whether the phrases are distinct names that nothing defines.
func (sc *scope) areParameters(args []*phrase) bool {
	seen := map[string]bool{}
	for _, p := range args {
		if len(p.Tokens) != 1 {
			return false
		}
		t := p.Tokens[0]
		if t.Type != operandToken || isNumeral(t.Value) || t.Value[0] == '_' {
			return false
		}
		name := newName(t.Value, 0).Text
		if seen[name] || sc.defined[name] {
			return false
		}
		seen[name] = true
	}
	return true
}
