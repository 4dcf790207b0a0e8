package symbolic

import (
	"slices"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/parser/source"
)

// A function may stand on its argument through other definitions: f(x) = s(z) with z = w*x + b, J(t) = sum(i, h_t(x_i))
// with h_t(x) = g(t*x). Then f(c) means the value where x is c in z, too: the definitions are read again with it. Only
// f(x), with the very name that f was defined with, keeps them as names, so that it can be differentiated by z.

// standing is what a definition stands on.
type standing struct {
	named  map[string]bool // the names in the body that are no arguments
	hidden map[string]bool // names that it stands on through other definitions
}

// entangle notes what definitions stand on.
func (b *builder) entangle(heads []*Definition, lets []*parser.Let) {
	w := standings{place: make(map[string]int, len(heads)), heads: heads, lets: lets, known: make([]*standing, len(heads))}
	b.scope.entangled = make(map[string]*template, len(heads))
	for i, d := range heads {
		w.place[d.Name] = i
	}
	for i, d := range heads {
		s := w.of(i)
		b.scope.entangled[d.Name] = &template{
			params: d.Params, body: lets[i].Body, text: b.text, stands: s, family: d.Family, arrays: make([]bool, len(d.Params)),
			own: !d.Family && slices.ContainsFunc(d.Params, func(p string) bool { return s.hidden[p] }),
		}
	}
}

// standings is a walk through definitions.
type standings struct {
	place map[string]int
	heads []*Definition
	lets  []*parser.Let
	known []*standing
}

// of returns what a definition stands on. In a circle, which is refused later, it may be too little. Each
// definition is walked once; what it stands on through others is the union of what those do.
func (w *standings) of(i int) *standing {
	if w.known[i] != nil {
		return w.known[i]
	}
	s := &standing{map[string]bool{}, map[string]bool{}}
	w.known[i] = s
	parser.Walk(w.lets[i].Body, func(n parser.Node) bool {
		for _, name := range namesAt(n) {
			if contains(w.heads[i].Params, name) {
				continue
			}
			s.named[name] = true
			if below, ok := w.place[name]; ok && below != i {
				inner := w.of(below)
				for _, names := range []map[string]bool{inner.named, inner.hidden} {
					for name := range names {
						s.hidden[name] = true
					}
				}
			}
		}
		return true
	})
	return s
}

// namesAt returns the names that a node by itself is: x_k is x_k and an entry of x.
func namesAt(n parser.Node) []string {
	switch n := n.(type) {
	case *parser.Name:
		return []string{n.Text, ArrayName(n)}
	case *parser.Call:
		return []string{n.Function.Text}
	}
	return nil
}

// inlined returns the definition of a name if it stands on an argument that has a value here, or nil.
func (r *resolution) inlined(name string) *template {
	if r.scope == nil || len(r.scope.entangled) == 0 {
		return nil
	}
	t := r.scope.entangled[name]
	if _, bound := r.binding(name); bound || t == nil {
		return nil
	}
	for _, b := range r.bound {
		if b.formal && (t.stands.named[b.name] || t.stands.hidden[b.name]) {
			return t
		}
	}
	return nil
}

// calledAnew returns the definition of a function that has to be read again for a call, or nil.
func (r *resolution) calledAnew(n *parser.Call) *template {
	if t := r.inlined(n.Function.Text); t != nil && !t.family {
		return t
	}
	if r.scope == nil {
		return nil
	}
	t := r.scope.entangled[n.Function.Text]
	if t == nil || !t.own || len(n.Args) != len(t.params) {
		return nil
	}
	for i, a := range n.Args {
		if !r.isArgumentItself(a, t.params[i]) || len(r.sizes(t.params[i])) > 0 {
			return t
		}
	}
	return nil
}

// isArgumentItself reports whether a tree is the very name that a function was defined with as its
// argument. Within a function of the document the name may be bound to another value.
func (r *resolution) isArgumentItself(n parser.Node, param string) bool {
	if !isName(n, param) {
		return false
	}
	b, bound := r.binding(param)
	return !bound || !b.formal && b.array == nil && b.symbol.kind == KindSymbol && b.symbol.name == param
}

// entryAnew reads an entry of a family that stands on an argument with a value here.
func (r *resolution) entryAnew(n parser.Node, t *template, indices []parser.Node) (value, error) {
	if len(indices) != len(t.params) {
		return value{}, r.fail(n, "this takes %s, not %d", counted(len(t.params), "index"), len(indices))
	}
	es, err := r.nodes(indices)
	if err != nil {
		return value{}, err
	}
	args := make([]value, len(es))
	for i, e := range es {
		args[i].number = e
	}
	return r.again(n, t, args, nil)
}

// again reads a definition with values for its arguments and with those that arguments have here. How often
// that happens in one side has a limit. Without the limit two definitions that each call the one before
// twice would double the work at every step.
func (r *resolution) again(n parser.Node, t *template, args []value, itself []bool) (value, error) {
	if r.unfolding == nil {
		r.unfolding = &unfolding{}
	}
	u := r.unfolding
	if u.calls++; u.depth >= limit.Unfoldings || u.calls > limit.Unfoldings {
		return value{}, unsupported(n, "a step with so many calls of functions of vectors")
	}
	u.depth++
	defer func() { u.depth-- }()
	v, err := r.with(t, args, itself)
	if d, ok := err.(source.Diagnostic); ok { // the place of the call, as that in the definition may be in another text
		return value{}, r.fail(n, "%s", d.Message)
	}
	return v, err
}

// primedAnew is a derivative of such a function of one number.
func (r *resolution) primedAnew(n *parser.Call, t *template) (value, error) {
	if len(n.Args) != 1 || n.Dot {
		return value{}, unsupported(n, "this use of a function that stands on its argument through other definitions")
	}
	at, err := r.node(n.Args[0])
	if err != nil {
		return value{}, err
	}
	u := Fresh(t.params[0])
	v, err := r.again(n, t, []value{{number: u}}, nil)
	if err != nil || v.array != nil {
		return value{}, unsupported(n, "this use of a function of vectors")
	}
	return value{number: At(Unevaluated(v.number, u, Int(int64(n.Primes))), u, at)}, nil
}

// valueAt is the value of a function of one number that a derivative by a variable is meant of.
func (r *resolution) valueAt(n *parser.Name, d *Definition, variable *Expr) (*Expr, error) {
	t, param := r.scope.entangled[d.Name], d.Params[0]
	switch {
	case t == nil || variable.name == param:
	case t.stands.named[variable.name] || t.stands.hidden[variable.name]:
		variable = Symbol(param)
	case t.own:
		v, err := r.again(n, t, []value{{number: variable}}, nil)
		if err == nil && v.array != nil {
			err = unsupported(n, "this use of a function of vectors")
		}
		return v.number, err
	}
	return CallUnknown(d.Name, nil, variable), nil
}
