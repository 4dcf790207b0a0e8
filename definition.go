package nabla

import (
	"maps"
	"slices"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/source"
	"nabla/symbolic"
)

// Definitions of notes: which left sides are heads, what a new definition does to the ones before it, and
// what stands on what. Letters are used anew in notes without a word; so a definition that takes a letter's
// meaning away also retires what stood on it and has been used, rather than to let a proof mix two
// meanings.

// head is the left side of a definition.
type head struct {
	node    parser.Node
	key     string // what the definition goes by
	params  []string
	indices int
	call    bool
	of      []string // see definition

	exponents []parser.Node // of arguments that are written as powers, the variance of l(m, s^2); nil if there are none
}

// headOf reads a left side as a head, or returns nil if it is none. So L, p_k (an index letter), z_1 (a
// name of its own), f(x, y) with distinct names, and x[i, j] are heads; sin(2x) and x^2 are none.
func headOf(r reading) *head {
	switch n := r.node.(type) {
	case *parser.Name:
		if n.Text == "inf" {
			return nil
		}
		if letters := indexLetters(n.Sub); letters > 0 {
			return &head{node: n, key: arrayName(n), indices: letters}
		}
		return &head{node: n, key: n.Text}
	case *parser.Call:
		if n.Primes == 0 && !n.Bare && distinct(n.Args) && !operators[n.Function.Text] {
			h := &head{node: n, key: n.Function.Text, call: true}
			for _, a := range n.Args {
				h.params = append(h.params, a.(*parser.Name).Text)
			}
			return h
		}
		if plain, exponents := withoutExponents(n); plain != nil {
			h := headOf(reading{node: plain})
			if h != nil {
				h.exponents = exponents
			}
			return h
		}
	case *parser.Component:
		if array, ok := n.Array.(*parser.Name); ok && distinct(n.Indices) {
			return &head{node: n, key: array.Text, indices: len(n.Indices)}
		}
	}
	return nil
}

// withoutExponents returns the call with the bases of those arguments that are powers of a name by a number, and the exponents,
// nil for the others; nil if no argument is.
func withoutExponents(n *parser.Call) (plain *parser.Call, exponents []parser.Node) {
	c := *n
	c.Args, exponents = slices.Clone(n.Args), make([]parser.Node, len(n.Args))
	found := false
	for i, a := range n.Args {
		power, ok := a.(*parser.Binary)
		if !ok || power.Op != parser.Pow {
			continue
		}
		_, isName := power.X.(*parser.Name)
		_, isNumber := power.Y.(*parser.Number)
		if !isName || !isNumber {
			return nil, nil
		}
		c.Args[i], exponents[i], found = power.X, power.Y, true
	}
	if !found {
		return nil, nil
	}
	return &c, exponents
}

// operators are the words of the notation that no author defines: the gradient of L by w is written with a sign.
var operators = func() map[string]bool {
	words := map[string]bool{"norm": true}
	for _, form := range parser.Forms() {
		words[form.Name] = len(form.Name) > 1
	}
	return words
}()

// indexLetters returns the number of subscripts if all of them are letters that stand for an index, i to n.
func indexLetters(sub []parser.Node) int {
	for _, s := range sub {
		n, ok := s.(*parser.Name)
		if !ok || len(n.Text) != 1 || n.Text < "i" || n.Text > "n" {
			return 0
		}
	}
	return len(sub)
}

// known reports whether the head has a meaning here already.
func (c *clause) known(h *head) bool {
	if h.call {
		return c.functions[h.key] != nil
	}
	return c.defined[h.key] != nil || c.functions[h.key] != nil && !c.hidden[h.key] || c.whole(h) != ""
}

// whole returns the array that is defined as a whole and of which the head is an entry, or "".
func (l *lecture) whole(h *head) string {
	if name, ok := h.node.(*parser.Name); ok && len(name.Sub) > 0 && !h.call && l.isWhole(arrayName(name)) && areNumbers(name.Sub) {
		return arrayName(name)
	}
	return ""
}

// areNumbers reports whether all subscripts are numbers.
func areNumbers(sub []parser.Node) bool {
	for _, s := range sub {
		if _, ok := s.(*parser.Number); !ok {
			return false
		}
	}
	return true
}

// isValue reports whether a right side is a number, perhaps with a sign.
func isValue(n parser.Node) bool {
	for {
		u, ok := n.(*parser.Unary)
		if !ok {
			break
		}
		n = u.X
	}
	_, ok := n.(*parser.Number)
	return ok
}

// isPoint reports whether a right side is a vector of numbers.
func isPoint(n parser.Node) bool {
	list, ok := untransposed(n).(*parser.List)
	return ok && !slices.ContainsFunc(list.Items, func(item parser.Node) bool { return !isValue(item) && !isPoint(item) })
}

// mentions reports whether a tree has a name, as itself or as a family.
func mentions(n parser.Node, name string) bool {
	uses := usesOf(n)
	return uses[name] || uses[name+arrayMark]
}

// isOnlyNumbered reports whether what a right side has of a name are names with a number behind the same letter, c_0 beside the
// number c.
func (c *clause) isOnlyNumbered(h *head, right parser.Node) bool {
	if !c.trusting || h.call || h.indices > 0 {
		return false
	}
	numbered := true
	parser.Walk(right, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Component:
			array, ok := n.Array.(*parser.Name)
			numbered = numbered && (!ok || array.Text != h.key)
		case *parser.Name:
			numbered = numbered && n.Text != h.key && (len(n.Sub) == 0 || arrayName(n) != h.key || areNumbers(n.Sub))
		}
		return numbered
	})
	return numbered
}

// obscure notes that a name has a definition that cannot be used.
func (c *clause) obscure(h *head, step *latex.Step, left, right reading) {
	if c.known(h) {
		c.claim(step, left, right, claimed)
		return
	}
	c.assign(h, &definition{uses: map[string]bool{}, params: h.params, section: c.section, text: c.text})
	c.claim(step, left, right, claimed)
}

// define takes a definition. The order matters: the head is settled before the uses are counted, since a
// parameter hides the names outside; the array loses its whole before the entry is assigned; and shape is
// asked before assign changes what names mean.
func (c *clause) define(h *head, left, right reading) {
	c.derivation.Survey.Definitions++
	if right.err != nil {
		c.assign(h, &definition{uses: map[string]bool{}, params: h.params, section: c.section, text: c.text})
		return
	}
	body := c.settle(right.node)
	h = c.valueHead(c.settleHead(h), body)
	uses := usesOf(body)
	for _, p := range h.params {
		maps.DeleteFunc(uses, func(name string, _ bool) bool {
			return name == p || name == p+arrayMark || name == p+anyMark || isEntry(name, p)
		})
	}
	let := &parser.Let{At: parser.At(source.Join(left.node.Span(), right.node.Span())), Head: h.node, Body: body}
	shape := c.shapeOf(h, let)
	if d := c.declared[h.key]; d != nil && d.Kind == "index" && !h.call {
		c.forget(h.key)
	}
	if array := c.whole(h); array != "" { // its entries have meanings of their own now
		c.retired[array] = true
		delete(c.defined, array)
	}
	if h.call {
		delete(c.defined, h.key) // the value of the function is another now
		c.shadow(h.params)
	}
	c.assign(h, &definition{let: let, params: h.params, of: h.of, exponents: h.exponents, indices: h.indices, shape: shape, uses: uses, section: c.section, text: c.text, solution: c.isSolution(h, body)})
}

// settleHead gives the arguments of a function the names that its right side has for them.
func (l *lecture) settleHead(h *head) *head {
	call, ok := h.node.(*parser.Call)
	if !ok {
		return h
	}
	settled, c := *h, *call
	c.Args, settled.params = slices.Clone(call.Args), nil
	for i, a := range call.Args {
		if n, ok := l.settleName(a.(*parser.Name)).(*parser.Name); ok {
			c.Args[i] = n
		}
		settled.params = append(settled.params, c.Args[i].(*parser.Name).Text)
	}
	settled.node = &c
	return &settled
}

// shapeOf returns the sizes of an array that is defined as a whole, of which the notes have the entries, too; nil if its
// definition is that of a number. A letter that goes as a number beside an array is the array if it is defined as one.
func (l *lecture) shapeOf(h *head, let *parser.Let) []*symbolic.Expr {
	name, ok := h.node.(*parser.Name)
	if !ok || h.indices > 0 {
		return nil
	}
	array := asArray(name)
	if array == nil && l.usage.entries[h.key] == nil && !l.usage.wholes[h.key] {
		return nil
	}
	side, err := symbolic.ResolveSide(let.Body, l.ground(let.Body).scope, nil)
	if err != nil || !side.IsArray() {
		return nil
	}
	if array != nil {
		l.bare[array.Text], h.key, let.Head = true, array.Text, array
	}
	return side.Shape()
}

// forget drops what was said of a letter that has another role from here on.
func (l *lecture) forget(name string) {
	delete(l.declared, name)
	l.facts.forget(name)
}

// shadow forgets the declarations of names that an earlier section has made and that are the arguments of a function now:
// the same letter has another role here.
func (c *clause) shadow(params []string) {
	for _, p := range params {
		if d := c.declared[p]; d != nil && c.declaredIn[p] != c.section && d.Kind != "real" {
			delete(c.declared, p)
		}
	}
}

// refine takes a second right side that agrees with the definition, if it names more of the nodes that the value is
// computed from: after L = c (a + 2b), d = 2b and e = a + d, the definition L = c e is the one that derivatives by e need.
func (c *clause) refine(h *head, left, right reading) {
	old := c.defined[h.key]
	if h.call || h.indices > 0 {
		return
	}
	if c.isExample(h.key) {
		if _, list := untransposed(right.node).(*parser.List); !list { // y = softmax(z) says more than its three entries
			c.redefineQuietly(h, left, right)
		}
		return
	}
	for name := range usesOf(c.settle(right.node)) {
		if c.defined[name] != nil && name != h.key && (old == nil || !c.reaches(old, name, map[string]bool{})) && !c.standsOn(&parser.Name{Text: name}, h.key) {
			c.redefineQuietly(h, left, right)
			return
		}
	}
}

// redefineQuietly exchanges the right side of a definition for one with the same value: nothing that stands
// on the name is lost.
func (c *clause) redefineQuietly(h *head, left, right reading) {
	body := c.settle(right.node)
	let := &parser.Let{At: parser.At(source.Join(left.node.Span(), right.node.Span())), Head: h.node, Body: body}
	shape := c.shapeOf(h, let)
	c.defined[h.key] = &definition{let: let, shape: shape, uses: usesOf(body), section: c.section, text: c.text, judged: true}
}

// spell takes, as the definition of a name, the first side of a chain that is written in numbers: in z = w x + b =
// w_1 x_1 + w_2 x_2 + b, with vectors w and x that nothing declares, it is the second.
func (c *clause) spell(s *latex.Statement, left, right reading) {
	h := headOf(left)
	if h == nil || h.call || right.err != nil || len(s.Steps) < 2 || !c.hasArrays(right.node) {
		return
	}
	for _, step := range s.Steps[1:] {
		if side := c.read(step.Right); step.Op == "=" && side.err == nil && !c.hasArrays(side.node) && !mentions(side.node, h.key) {
			c.redefineQuietly(h, left, side)
			return
		}
	}
}

// hasArrays reports whether a tree has a name that is set as a vector or a matrix and that nothing declares.
func (l *lecture) hasArrays(n parser.Node) bool {
	for name := range usesOf(n) {
		if l.declared[plainName(name)] == nil && isArrayLike(plainName(name)) {
			return true
		}
	}
	return false
}

// assign makes a definition known. What stood on another meaning of the name, and has been used in a step,
// is lost with that meaning: its name is not what it was. Four cases: a letter that nothing has used and
// that had no meaning is simply defined; the solution of an equation leaves what stands on the letter as it
// is; where the letter had a meaning, everything that stands on it is retired; and a definition that stands
// on itself is dropped, because nothing can be unfolded with it.
func (l *lecture) assign(h *head, d *definition) {
	table := l.defined
	if h.call {
		table = l.functions
	}
	old := table[h.key]
	redefined := old != nil
	delete(l.retired, h.key)
	table[h.key] = d
	if d.solution {
		l.solve(h.key)
	}
	l.takePiece(h, d)
	if d.let != nil {
		l.record(d.let)
	}
	array := d.indices > 0 || d.shape != nil || old != nil && (old.indices > 0 || old.shape != nil)
	seen := redefined || l.mentioned[h.key] || l.mentioned[h.key+arrayMark]
	maps.Copy(l.mentioned, d.uses)
	if !seen && !d.uses[h.key] || d.solution && !l.circular(h.key, d) {
		return // nothing stands on it yet, or what does stays as it is
	}
	for _, other := range []map[string]*definition{l.defined, l.functions} {
		for name, o := range other {
			if o != d && (redefined || o.judged && !h.call) && l.standsOnEntries(o, h.key, array) {
				l.retired[name] = true
				delete(other, name)
			}
		}
	}
	if l.circular(h.key, d) {
		delete(table, h.key)
		l.retired[h.key] = true
	}
}

// standsOnEntries reports whether a definition stands on a name or, of an array, on its entries.
func (l *lecture) standsOnEntries(d *definition, name string, array bool) bool {
	return l.reaches(d, name, map[string]bool{}) || array && l.reaches(d, name+arrayMark, map[string]bool{})
}

// isOpaque reports whether a tree holds notation that has no value for nabla: it tells a reader what a name means, and not
// how it is computed.
func isOpaque(n parser.Node) bool {
	opaque := false
	parser.Walk(n, func(n parser.Node) bool {
		_, found := n.(*parser.Opaque)
		opaque = opaque || found
		return !opaque
	})
	return opaque
}

// takePiece notes the array that a defined name is an entry of, z of z_1, or that an array is defined as a whole: then the
// entries mean what it says.
func (l *lecture) takePiece(h *head, d *definition) {
	if name, ok := h.node.(*parser.Name); ok && len(name.Sub) > 0 && h.indices == 0 && areNumbers(name.Sub) {
		if array := arrayName(name); !slices.Contains(l.pieces[array], h.key) && d.let != nil && !isOpaque(d.let.Body) {
			l.pieces[array] = append(l.pieces[array], h.key)
		}
		return
	}
	for _, piece := range l.pieces[h.key] {
		if d.uses[piece] {
			return // c_0 is another number than c
		}
		delete(l.defined, piece)
		l.retired[piece] = true
	}
	delete(l.pieces, h.key)
}

// reaches reports whether a definition stands on a name. seen is shared by the whole search, so it visits
// every name once: the graph may have circles.
func (l *lecture) reaches(d *definition, name string, seen map[string]bool) bool {
	for used := range d.uses {
		if used == name {
			return true
		}
		if seen[used] {
			continue
		}
		seen[used] = true
		for _, inner := range l.below(used) {
			if l.reaches(inner, name, seen) {
				return true
			}
		}
	}
	return false
}

// circular reports whether a new definition stands on itself.
func (l *lecture) circular(key string, d *definition) bool {
	return l.reaches(d, key, map[string]bool{}) && d.let != nil && !slices.Contains(d.params, key)
}

// namesOf returns the names of tables of meanings.
func namesOf(tables ...map[string]*definition) []string {
	var names []string
	for _, t := range tables {
		names = slices.AppendSeq(names, maps.Keys(t))
	}
	slices.Sort(names)
	return names
}
