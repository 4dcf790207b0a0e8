package symbolic

import (
	"nabla/parser"
	"nabla/parser/source"
)

// template is a function of vectors and matrices that the document defines: its right side has no meaning
// for numbers, as that of s(v) = exp(v)/sum(exp(v)). Every call is lowered with the arguments that it has.
// It is a syntax tree and no expression, as what a tree means depends on whether its arguments are arrays
// and of what size.
type template struct {
	params []string
	arrays []bool // the arguments that have entries in the body, and are vectors or matrices
	body   parser.Node
	text   *source.Text

	stands *standing
	own    bool // the body stands on its own arguments through other definitions
	family bool // the arguments are indices
}

// unfolding counts the calls of such functions within one tree.
type unfolding struct{ depth, calls int }

// template returns the function of arrays of that name, or nil.
func (s *Scope) template(name string) *template {
	if s == nil {
		return nil
	}
	return s.templates[name]
}

// anySize is the size of the vectors that a definition is tried with: it agrees with every other.
var anySize = Fresh("n")

// template keeps a definition as one of a function of vectors, if its right side has a meaning for some.
// What is not supported yet may have one. The choices of which argument is a vector are tried one after the
// other, until the body has a meaning.
func (b *builder) template(d *Definition, let *parser.Let) bool {
	if len(d.Params) > templateParams || mentionsName(let.Body, d.Name) {
		return false
	}
	t := &template{params: d.Params, body: let.Body, text: b.text}
	for _, p := range d.Params {
		t.arrays = append(t.arrays, hasEntries(let.Body, []string{p}))
	}
	for choice := 1; choice < 1<<len(d.Params); choice++ {
		args := make([]value, len(d.Params))
		for i, p := range d.Params {
			if choice>>i&1 == 1 || t.arrays[i] {
				args[i].array = column(anySize, func(k *Expr) (*Expr, error) { return Component(p, k), nil })
			} else {
				args[i].number = Symbol(p)
			}
		}
		r := resolution{scope: b.scope.Clone(), text: b.text}
		if _, err := r.with(t, args, nil); err == nil {
			if b.scope.templates == nil {
				b.scope.templates = map[string]*template{}
			}
			b.scope.templates[d.Name] = t
			return true
		}
	}
	return false
}

// templateParams is how many arguments a function of vectors may have.
const templateParams = 4

// unfold lowers a call of a function of vectors.
func (r *resolution) unfold(n *parser.Call, t *template) (value, error) {
	if len(n.Args) != len(t.params) {
		return value{}, r.fail(n, "`%s` takes %s, not %d", n.Function.Text, counted(len(t.params), "argument"), len(n.Args))
	}
	if n.Primes > 0 && t.own {
		return r.primedAnew(n, t)
	}
	if n.Primes > 0 || n.Dot {
		return value{}, unsupported(n, "this use of a function of vectors")
	}
	args, vectors := make([]value, len(n.Args)), r.vectors
	itself := make([]bool, len(n.Args))
	for i, a := range n.Args {
		var err error
		if t.arrays[i] {
			r.inferVector(a)
			r.vectors = true
		}
		args[i], err = r.value(a)
		if r.vectors = vectors; err != nil {
			return value{}, err
		}
		itself[i] = r.isArgumentItself(a, t.params[i])
		if t.arrays[i] && args[i].array == nil {
			return value{}, r.fail(a, "`%s` takes a vector or a matrix here, and this is a number, or a name that is not declared as such", n.Function.Text)
		}
	}
	return r.again(n, t, args, itself)
}

// with lowers the right side of a function with values for its arguments. Definitions that stand on
// an argument are read again with its value, but for one that is the argument itself.
func (r *resolution) with(t *template, args []value, itself []bool) (value, error) {
	inner := resolution{scope: r.scope, text: t.text, unfolding: r.unfolding}
	for _, b := range r.bound {
		if b.formal && !contains(t.params, b.name) {
			inner.bound = append(inner.bound, b)
		}
	}
	for i, p := range t.params {
		anew := !t.family && (itself == nil || !itself[i])
		inner.bound = append(inner.bound, binding{name: p, symbol: args[i].number, array: args[i].array, formal: anew, index: t.family})
	}
	return inner.value(t.body)
}

// ofItself returns the call of a function with the arguments that it was defined with.
func (t *template) ofItself(name *parser.Name) *parser.Call {
	n := &parser.Call{At: name.At, Function: name}
	for _, p := range t.params {
		n.Args = append(n.Args, nameNode(p))
	}
	return n
}

// boundArray returns the array that a bound name stands for, or nil.
func (r *resolution) boundArray(name string) *Array {
	b, _ := r.binding(name)
	return b.array
}
