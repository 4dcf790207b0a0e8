package nabla

import (
	"fmt"
	"maps"
	"runtime/debug"
	"slices"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/notes"
	"nabla/parser/source"
)

// clause is a statement of a formula on its way into the derivation.
type clause struct {
	*lecture
	part    *notes.Part
	text    *source.Text
	before  []string // the last words of the prose before the formula
	remarks []string // texts within the formula
	index   int      // of the statement in the formula
	chain   int
	own     []string // the texts beside this statement
}

// statement reads one statement: what its first relation is, and then the steps behind it.
func (c *clause) statement(s *latex.Statement) {
	c.own = nil
	for _, r := range s.Remarks {
		c.own = append(c.own, r.Text)
	}
	left := c.opening(s)
	if s.First != nil && isCondition(s) {
		c.condition(s, left)
		return
	}
	for i, step := range s.Steps {
		right := c.read(step.Right)
		switch {
		case i == 0 && s.First != nil && latex.Equations(step.Op):
			c.first(s, step, left, right)
			c.spell(s, left, right)
		case step.Op == "in":
			c.derivation.Survey.Conditions++
			if left.err == nil && right.err == nil {
				c.member(left.node, right.node, c.structure())
			}
			continue // what follows is about the same side
		case step.Op == "=" && isLast(s.Steps[i+1:]) && c.names(left, right):
		case latex.Equations(step.Op):
			c.claim(step, left, right, claimed)
		default:
			c.derivation.Survey.Other++
		}
		left = right
	}
	if c.part.Kind == notes.Display && len(s.Steps) > 0 {
		c.lecture.open = &left
	}
}

// guarded reads one statement. A panic is nabla's own fault: it is reported with the statement, and the others are read.
func (c *clause) guarded(s *latex.Statement) {
	defer func() {
		if p := recover(); p != nil {
			c.derivation.Diagnostics = append(c.derivation.Diagnostics, source.Diagnostic{
				Text: c.text, Span: s.Span(), Severity: source.Warning, Message: fmt.Sprintf(msgPanic, p, debug.Stack()),
			})
		}
	}()
	c.statement(s)
}

// isLast reports whether no equality stands among the steps.
func isLast(steps []*latex.Step) bool {
	return !slices.ContainsFunc(steps, func(s *latex.Step) bool { return s.Op != "in" })
}

// names takes the end of a chain that gives its value a name: z = W x + b = h.
func (c *clause) names(left, right reading) bool {
	name, ok := right.node.(*parser.Name)
	if !ok || left.err != nil || right.err != nil || mentions(left.node, name.Text) {
		return false
	}
	h := headOf(right)
	if h == nil || h.indices > 0 || c.declared[h.key] != nil || c.functions[h.key] != nil || c.isUsable(h.key) || c.standsOn(left.node, h.key) {
		return false
	}
	c.define(h, right, left)
	return true
}

// isUsable reports whether a name has a definition that steps can stand on.
func (l *lecture) isUsable(name string) bool {
	d := l.defined[name]
	return d != nil && d.let != nil && l.scopeOf([]string{name}).error == nil
}

// standsOn reports whether a tree stands on a name through definitions.
func (l *lecture) standsOn(n parser.Node, name string) bool {
	return l.reaches(&definition{uses: usesOf(l.settle(n))}, name, map[string]bool{})
}

// opening returns the side that the first relation relates: the statement's own, or the last one of the display before.
func (c *clause) opening(s *latex.Statement) reading {
	if s.First != nil {
		if s.Signed && c.index == 0 {
			c.unfinished()
		}
		return c.read(s.First)
	}
	if c.index == 0 && c.lecture.open != nil {
		if n := len(c.derivation.steps); n > 0 {
			c.chain = c.derivation.steps[n-1].chain
		}
		return *c.lecture.open
	}
	return reading{
		node: &parser.Opaque{At: parser.At{Start: s.Start, End: s.Start}, Kind: "nothing"}, text: c.text,
		err: source.Diagnostic{Text: c.text, Span: s.Span(), Message: msgNoLeft},
	}
}

// unfinished takes back the certainty of the last step: the formula that begins with a sign goes on with it.
func (c *clause) unfinished() {
	if n := len(c.derivation.steps); n > 0 && c.lecture.open != nil {
		c.derivation.steps[n-1].doubt = doubtGoesOn
	}
}

// read reads a side with the names as they are known here.
func (c *clause) read(s *latex.Side) reading {
	r, err := s.Read(naming{c.lecture})
	if err != nil {
		err = diagnostic(c.text, err)
		r.Node = &parser.Opaque{At: s.At, Kind: "what was not read"}
	}
	return reading{node: alone(r.Node), err: err, ambiguities: r.Ambiguities, side: s, text: c.text}
}

// alone puts back the names of functions that were read with an argument that the text does not have: what they mean here
// is for settle.
func alone(n parser.Node) parser.Node {
	return parser.Replace(n, func(n parser.Node) parser.Node {
		if call, ok := n.(*parser.Call); ok && call.Primes == 0 && len(call.Args) == 1 && call.Span() == call.Function.Span() {
			return call.Function
		}
		return n
	})
}

// first decides what the first relation of a statement is.
func (c *clause) first(s *latex.Statement, step *latex.Step, left, right reading) {
	h := headOf(left)
	switch {
	case h == nil || left.err != nil:
		c.claim(step, left, right, c.openingRole(left, right))
	case step.Op == ":=":
		c.define(h, left, right)
	case step.Op != "=":
		c.claim(step, left, right, posedRole)
	case c.enumerates(h, right.node):
	case h.call && right.err == nil && !c.usesParams(h, right.node):
		c.claim(step, left, right, posedRole) // E(X) = mu makes no function that is mu everywhere
	case right.err != nil:
		c.obscure(h, step, left, right)
	case mentions(right.node, h.key):
		if !c.dependence(h, right.node) {
			c.claim(step, left, right, posedRole)
		}
	case !c.trusting && isValue(right.node):
		c.derivation.Survey.Values++
	case c.isHypothetical():
		c.derivation.Survey.Conditions++
	case c.known(h) && !c.redefines(h, step, left, right):
		c.refine(h, left, right)
	default:
		c.define(h, left, right)
	}
}

// usesParams reports whether a right side stands on an argument of the function that it would define.
func (c *clause) usesParams(h *head, right parser.Node) bool {
	return slices.ContainsFunc(h.params, func(p string) bool {
		return mentions(right, p) || c.standsOn(right, p) || c.standsOn(right, p+arrayMark)
	})
}

// isHypothetical reports whether the prose before the formula makes it a condition of what is said, not a fact.
func (c *clause) isHypothetical() bool {
	if c.trusting || len(c.before) == 0 {
		return false
	}
	return hypothetical[c.before[len(c.before)-1]] || slices.ContainsFunc(c.before, func(w string) bool { return seeking[w] })
}

// hypothetical are words that make a condition of the formula right behind them.
var hypothetical = map[string]bool{
	"if": true, "when": true, "whenever": true, "unless": true, "case": true, "until": true, "at": true, "for": true, "whether": true,
}

// seeking are words behind which an equation is to be solved, or is supposed to hold.
var seeking = map[string]bool{
	"suppose": true, "supposing": true, "solve": true, "solves": true, "solving": true, "minimize": true, "maximize": true, "setting": true,
}

// head is the left side of a definition.
type head struct {
	node    parser.Node
	key     string // what the definition goes by
	params  []string
	indices int
	call    bool
}

// headOf reads a left side as a head, or returns nil if it is none.
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
		if n.Primes == 0 && !n.Bare && distinct(n.Args) {
			h := &head{node: n, key: n.Function.Text, call: true}
			for _, a := range n.Args {
				h.params = append(h.params, a.(*parser.Name).Text)
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
	return c.defined[h.key] != nil || c.functions[h.key] != nil
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

// mentions reports whether a tree has a name, as itself or as a family.
func mentions(n parser.Node, name string) bool {
	uses := usesOf(n)
	return uses[name] || uses[name+arrayMark]
}

// dependence reads z = z(x), which says what z depends on.
func (c *clause) dependence(h *head, right parser.Node) bool {
	call, ok := right.(*parser.Call)
	if !ok || h.call || call.Function.Text != h.key || !distinct(call.Args) {
		return false
	}
	name, _ := h.node.(*parser.Name)
	d := &parser.Declaration{Kind: "function", Names: []*parser.Name{name}}
	for _, a := range call.Args {
		d.Of = append(d.Of, a.(*parser.Name))
	}
	c.declared[h.key] = d
	c.derivation.Survey.Definitions++
	return true
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

// define takes a definition.
func (c *clause) define(h *head, left, right reading) {
	c.derivation.Survey.Definitions++
	if right.err != nil {
		c.assign(h, &definition{uses: map[string]bool{}, params: h.params, section: c.section, text: c.text})
		return
	}
	body := c.settle(right.node)
	uses := usesOf(body)
	for _, p := range h.params {
		delete(uses, p)
	}
	let := &parser.Let{At: parser.At(source.Join(left.node.Span(), right.node.Span())), Head: h.node, Body: body}
	if h.call {
		delete(c.defined, h.key) // the value of the function is another now
		c.shadow(h.params)
	}
	c.assign(h, &definition{let: let, params: h.params, indices: h.indices, uses: uses, section: c.section, text: c.text})
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
	for name := range usesOf(c.settle(right.node)) {
		if c.defined[name] != nil && name != h.key && (old == nil || !c.reaches(old, name, map[string]bool{})) && !c.standsOn(&parser.Name{Text: name}, h.key) {
			c.redefineQuietly(h, left, right)
			return
		}
	}
}

func (c *clause) redefineQuietly(h *head, left, right reading) {
	body := c.settle(right.node)
	let := &parser.Let{At: parser.At(source.Join(left.node.Span(), right.node.Span())), Head: h.node, Body: body}
	c.defined[h.key] = &definition{let: let, uses: usesOf(body), section: c.section, text: c.text, judged: true}
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

// assign makes a definition known. What stood on another meaning of the name, and has been used in a step, is lost with
// that meaning: its name is not what it was.
func (l *lecture) assign(h *head, d *definition) {
	table := l.defined
	if h.call {
		table = l.functions
	}
	redefined := table[h.key] != nil
	delete(l.retired, h.key)
	table[h.key] = d
	if d.let != nil {
		l.record(d.let)
	}
	seen := redefined || l.mentioned[h.key] || l.mentioned[h.key+arrayMark]
	maps.Copy(l.mentioned, d.uses)
	if !seen && !d.uses[h.key] {
		return // nothing stands on it yet
	}
	for _, other := range []map[string]*definition{l.defined, l.functions} {
		for name, o := range other {
			if o != d && (redefined || o.judged) && !h.call && l.reaches(o, h.key, map[string]bool{}) {
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

// reaches reports whether a definition stands on a name.
func (l *lecture) reaches(d *definition, name string, seen map[string]bool) bool {
	for used := range d.uses {
		if used == name {
			return true
		}
		if seen[used] {
			continue
		}
		seen[used] = true
		for _, inner := range l.meanings(used) {
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
