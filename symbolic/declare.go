package symbolic

import (
	"fmt"
	"slices"
	"strings"

	"nabla/parser"
	"nabla/parser/source"
)

// kindOf maps the words of declarations to variable kinds.
var kindOf = map[string]VariableKind{
	"real": Real, "positive": Positive, "nonnegative": Nonnegative, "integer": Integer,
	"posint": PositiveInteger, "dim": PositiveInteger, "nat": NaturalNumber, "index": Index,
	"function": FunctionOf, "vector": Vector, "posvector": Vector, "imaginary": Imaginary,
	"matrix": Matrix, "posmatrix": Matrix, "symmetric": Matrix, "skew": Matrix, "spd": Matrix,
	"orthogonal": Matrix, "diagonal": Matrix,
}

// builder fills a scope from statements and collects what is wrong with them.
type builder struct {
	scope  *Scope
	text   *source.Text
	errors []error
}

// Build makes the scope of a document: all declarations, then all definitions, whose order does not
// matter, then all assumptions. A definition of a name that has one already is returned in again: it is a
// step to check, not a redefinition. Errors are source.Diagnostic or *Unsupported values; what they concern is
// left out of the scope, the rest is kept.
func Build(doc *parser.Document) (scope *Scope, again []*parser.Let, errors []error) {
	return build(doc, &Scope{})
}

// BuildInferring is Build for what surrounds a single expression: indices that are used but not declared get the
// range that fits.
func BuildInferring(doc *parser.Document) (scope *Scope, again []*parser.Let, errors []error) {
	return build(doc, &Scope{infers: true})
}

// BuildNotes is BuildInferring for notes, in which a product of two columns is their dot product.
func BuildNotes(doc *parser.Document) (scope *Scope, again []*parser.Let, errors []error) {
	return build(doc, &Scope{infers: true, dots: true})
}

// build goes over the statements more than once, because their order in a document means nothing:
// declarations first, then definitions, then assumptions, which may mention all of them. Errors are
// collected: what one statement concerns is left out, and the next is read.
func build(doc *parser.Document, scope *Scope) (*Scope, []*parser.Let, []error) {
	b := builder{scope: scope, text: doc.Text}
	var lets []*parser.Let
	for _, s := range doc.Statements {
		switch s := s.(type) {
		case *parser.Declaration:
			b.declare(s)
		case *parser.Let:
			lets = append(lets, s)
		}
	}
	again := b.define(lets)
	for _, s := range doc.Statements {
		if g, ok := s.(*parser.Given); ok {
			b.assume(g)
		}
	}
	return b.scope, again, b.errors
}

// fail keeps an error and goes on: a document is read to its end, so that its reader sees all mistakes at once.
func (b *builder) fail(n parser.Node, format string, args ...any) {
	b.errors = append(b.errors, source.Diagnostic{Text: b.text, Span: n.Span(), Message: fmt.Sprintf(format, args...)})
}

// resolve lowers a node and keeps its error.
func (b *builder) resolve(n parser.Node) (*Expr, bool) {
	if n == nil {
		return nil, true
	}
	e, err := Resolve(n, b.scope, b.text)
	if err != nil {
		b.errors = append(b.errors, err)
	}
	return e, err == nil
}

// declare adds the names of one declaration with what it says of them.
func (b *builder) declare(d *parser.Declaration) {
	kind, ok := kindOf[d.Kind]
	if !ok {
		b.fail(d, "unknown kind of name `%s`", d.Kind)
		return
	}
	v := Variable{Kind: kind, Structure: structure(d.Kind), Positive: strings.HasPrefix(d.Kind, "pos") && kind >= Vector}
	if !b.shape(d, &v) {
		return
	}
	for _, name := range d.Names {
		w := v
		w.Name = name.Text
		if v.Kind == FunctionOf && len(v.Of) > 0 && b.isFamily(name) {
			w.Name, w.Kind, w.Inferred = ArrayName(name), arrayKind(len(name.Sub)), true
		}
		if old := b.scope.Variable(w.Name); old != nil && !old.Inferred && old.Kind != w.Kind {
			b.fail(name, "`%s` is declared twice, as different things", w.Name)
			continue
		} else if old != nil && w.Inferred && old.Kind == w.Kind {
			w.Shape, w.Inferred = old.Shape, old.Inferred
		}
		b.scope.Declare(&w)
		b.scope.declareSlopes(&w)
	}
}

// isFamily reports whether the subscripts of a name are indices: z_k, which depends on x for each k.
func (b *builder) isFamily(name *parser.Name) bool {
	for _, s := range name.Sub {
		if index, ok := s.(*parser.Name); !ok || !b.index(index) {
			return false
		}
	}
	return len(name.Sub) > 0
}

// structure is the kind of a matrix beyond its being one.
func structure(kind string) string {
	switch kind {
	case "symmetric", "skew", "spd", "orthogonal", "diagonal":
		return kind
	}
	return ""
}

// shape resolves sizes, ranges and dependencies.
func (b *builder) shape(d *parser.Declaration, v *Variable) bool {
	ok := true
	get := func(n parser.Node) *Expr {
		e, fine := b.resolve(n)
		ok = ok && fine
		return e
	}
	if d.Lower != nil {
		v.Lower, v.Upper = get(d.Lower), get(d.Upper)
		b.scope.count(v.Upper)
	}
	for _, of := range d.Of {
		if b.scope.isArrayName(of.Text) {
			v.Of = append(v.Of, Symbol(of.Text))
			continue
		}
		v.Of = append(v.Of, get(of))
	}
	if v.Kind != FunctionOf {
		for _, n := range d.Shape {
			v.Shape = append(v.Shape, get(n))
			b.scope.count(v.Shape[len(v.Shape)-1])
		}
		return ok
	}
	if len(d.Of) > 0 {
		return ok
	}
	v.Arity = 1
	if len(d.Shape) == 1 {
		n, integer := get(d.Shape[0]).IsInteger()
		if !integer || n < 1 || n > 16 {
			b.fail(d, "a function takes between 1 and 16 arguments")
			return false
		}
		v.Arity = int(n)
	}
	return ok
}

// define registers all heads first, so that bodies may use names that are defined further down. Three
// steps: heads, so that names are known; what stands on what (entangle), and an order in which each body is
// read after those it mentions; then the bodies, with circles reported where they close.
func (b *builder) define(lets []*parser.Let) (again []*parser.Let) {
	var heads []*Definition
	var kept []*parser.Let
	for _, let := range lets {
		d, ok := b.head(let)
		if !ok {
			continue
		}
		if b.scope.definition(d.Name) != nil {
			again = append(again, let)
			continue
		}
		if v := b.scope.Variable(d.Name); v != nil && !v.Inferred && v.Kind == FunctionOf != (len(d.Params) > 0 && !d.Family) {
			b.fail(let.Head, "`%s` is declared as one thing and defined as another", d.Name)
			continue
		}
		b.scope.Define(d)
		b.scope.takePiece(let.Head)
		heads, kept = append(heads, d), append(kept, let)
	}
	b.entangle(heads, kept)
	mentioned := map[string]bool{}
	for _, i := range inOrder(heads, kept) {
		b.body(heads[i], kept[i], mentioned)
	}
	b.evaluateBodies(heads, kept)
	return again
}

// head reads the left side of a definition; its body is set later.
func (b *builder) head(let *parser.Let) (*Definition, bool) {
	d := &Definition{Body: zero, Span: let.Span()}
	switch h := let.Head.(type) {
	case *parser.Name:
		if b.familyHead(h, d) {
			break
		}
		d.Name = h.Text
	case *parser.Call:
		d.Name = h.Function.Text
		return d, b.params(d, h.Args, let)
	case *parser.Component:
		array, ok := h.Array.(*parser.Name)
		if !ok {
			b.fail(let.Head, "this cannot be defined")
			return nil, false
		}
		d.Name, d.Family = array.Text, true
		return d, b.params(d, h.Indices, let)
	default:
		b.fail(let.Head, "this cannot be defined; the left side of a definition is a name, f(x) or p_k")
		return nil, false
	}
	return d, true
}

// familyHead reads p_k, with k a name that is declared as an index or used as nothing else, as the head
// of a family.
func (b *builder) familyHead(h *parser.Name, d *Definition) bool {
	if len(h.Sub) == 0 {
		return false
	}
	var params []string
	for _, s := range h.Sub {
		n, ok := s.(*parser.Name)
		if !ok || !b.index(n) {
			return false
		}
		params = append(params, n.Text)
	}
	d.Name, d.Params, d.Family = h.Base+superscript(h), params, true
	return true
}

// ArrayName returns a name without its subscript: that of the array or family which it is a component of.
func ArrayName(n *parser.Name) string { return n.Base + superscript(n) }

// index reports that a subscript is an index: declared as one, or an undeclared letter from i to n. The
// letters from i to n are what indices are called everywhere; p_k is read as a family then, while x_a keeps
// its subscript as part of the name.
func (b *builder) index(n *parser.Name) bool {
	if v := b.scope.Variable(n.Text); v != nil {
		return v.Kind == Index
	}
	return len(n.Text) == 1 && n.Text >= "i" && n.Text <= "n"
}

// params reads the formal arguments of a definition, which are distinct fresh names.
func (b *builder) params(d *Definition, args []parser.Node, let *parser.Let) bool {
	for _, a := range args {
		name, ok := a.(*parser.Name)
		if !ok || contains(d.Params, name.Text) {
			b.fail(a, "the arguments of a definition are different names")
			return false
		}
		d.Params = append(d.Params, name.Text)
	}
	return true
}

// body resolves the right side with the formal arguments as bound names. A circle is closed by the last of its bodies,
// whose name stands in a body before it, among those mentioned; only then is there something to look for.
func (b *builder) body(d *Definition, let *parser.Let, mentioned map[string]bool) {
	r := resolution{scope: b.scope, text: b.text}
	for _, p := range d.Params {
		formal := Symbol(p)
		if !d.Family {
			formal = b.scope.general(formal)
		}
		r.bound = append(r.bound, binding{name: p, symbol: formal, index: d.Family || subscripts(let.Body, p)})
	}
	e, err := b.meaning(&r, d, let)
	if err != nil || e == nil {
		if err != nil {
			b.errors = append(b.errors, err)
		}
		delete(b.scope.definitions, d.Name)
		return
	}
	d.Body = e
	for _, name := range Names(e) {
		mentioned[name] = true
	}
	if !mentioned[d.Name] {
		return
	}
	if circle := b.scope.circle(d.Name); circle != nil {
		b.fail(let.Head, "`%s` is defined by itself: %s", d.Name, strings.Join(append(circle, circle[0]), " -> "))
		delete(b.scope.definitions, d.Name)
	}
}

// subscripts reports whether a name stands in a subscript: with f(i, t) = s_i*t the argument i is an index of the array s, as
// it is in p_i = s_i, and s_i no name of its own, which would be the same whatever i is.
func subscripts(body parser.Node, name string) bool {
	found := false
	parser.Walk(body, func(n parser.Node) bool {
		_, indices := indexed(n)
		found = found || slices.ContainsFunc(indices, func(index parser.Node) bool { return mentionsName(index, name) })
		return !found
	})
	return found
}

// evaluateBodies carries out derivatives that stand in definitions, now that every definition is known.
// Innermost definitions first, each once, because the derivative of a name needs the finished body of what
// it stands on.
func (b *builder) evaluateBodies(heads []*Definition, lets []*parser.Let) {
	done := map[string]bool{}
	var visit func(d *Definition, at parser.Node)
	visit = func(d *Definition, at parser.Node) {
		if done[d.Name] {
			return
		}
		done[d.Name] = true
		for _, name := range Names(d.Body) {
			if inner := b.scope.definition(name); inner != nil {
				visit(inner, at)
			}
		}
		e, err := Evaluate(d.Body, b.scope)
		if err != nil {
			b.fail(at, "%s", err)
			return
		}
		d.Body = e
	}
	for i, d := range heads {
		if b.scope.definition(d.Name) == d {
			visit(d, lets[i].Body)
		}
	}
}

// Unassumed is the error of an assumption that was left out: without it less is known, and nothing else.
type Unassumed struct{ error }

// Unwrap returns the error itself.
func (u Unassumed) Unwrap() error { return u.error }

// assume keeps a condition. In notes, what is wrong with it is told from what makes other statements useless.
func (b *builder) assume(g *parser.Given) {
	before := len(b.errors)
	b.condition(g)
	for i := before; i < len(b.errors) && b.scope.dots; i++ {
		b.errors[i] = Unassumed{b.errors[i]}
	}
}

// condition resolves a condition in the names of the whole document.
func (b *builder) condition(g *parser.Given) {
	if equal, ok := g.Condition.(*parser.Relation); ok && equal.Op == "=" && b.assumeArrays(equal) {
		return
	}
	c, ok := b.resolve(g.Condition)
	if !ok {
		return
	}
	if c.kind != KindRelation && c.kind != KindLogic {
		b.fail(g.Condition, "an assumption is a condition, such as x > 0")
		return
	}
	v, err := Evaluate(c, b.scope)
	if err != nil {
		b.fail(g.Condition, "%s", err)
		return
	}
	b.scope.Assume(v)
	if equal, ok := g.Condition.(*parser.Relation); ok && equal.Op == "=" {
		left, leftOK := b.resolve(equal.X)
		if right, ok := b.resolve(equal.Y); ok && leftOK {
			b.scope.tie(left, right)
		}
	}
}
