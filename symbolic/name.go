package symbolic

import (
	"slices"
	"strings"
	"unicode"

	"nabla/parser"
	"nabla/symbolic/function"
)

// Function reports whether a name followed by a bracket is an application in this scope. With Nearest it
// makes a Scope what the parser asks about names.
func (s *Scope) Function(name string) bool {
	if d := s.definition(name); d != nil {
		return len(d.Params) > 0 && !d.Family
	}
	if s.template(name) != nil {
		return true
	}
	if v := s.Variable(name); v != nil && !v.Inferred {
		return v.Kind == FunctionOf && v.Arity > 0
	}
	if _, ok := function.Lookup(name); ok {
		return true
	}
	return name == "delta" || contains(later, name) || matrixArity[name] != [2]int{}
}

// Nearest returns the known function whose name is nearest to a misspelt one.
func (s *Scope) Nearest(name string) (string, bool) { return function.Nearest(name) }

// name resolves a name: a bound index, a component written with subscripts, a declared or defined name, a
// constant, or else a variable that is inferred. In this order: what is bound around, what the document
// says of the whole spelling, an entry, a constant, and else a new real variable. So e is Euler's number
// unless the document has an e.
func (r *resolution) name(n *parser.Name) (*Expr, error) {
	if b, ok := r.binding(n.Text); ok {
		return b.symbol, nil
	}
	if index, ok := r.superscriptIndex(n); ok {
		return nil, r.fail(n, "the superscript of `%s` is a part of the name, so that `%s` does not run through it; write an index in square brackets, a[%s]", n.Text, index, index)
	}
	if r.scope.definition(n.Text) != nil || r.declared(n.Text) {
		return r.plain(n)
	}
	if e, ok, err := r.subscripted(n); ok || err != nil {
		return e, err
	}
	if r.scope.template(n.Text) != nil {
		return nil, r.fail(n, "`%s` is a function of vectors or matrices and needs its arguments", n.Text)
	}
	switch n.Text {
	case "pi":
		return pi, nil
	case "e":
		return euler, nil
	case "inf":
		return inf, nil
	}
	if f, ok := function.Lookup(n.Text); ok {
		return nil, r.fail(n, "`%s` is a function and needs its argument", f.Name)
	}
	if r.scope != nil && r.scope.Variable(n.Text) == nil {
		r.scope.Declare(&Variable{Name: n.Text, Inferred: true})
	}
	return r.symbol(n.Text), nil
}

// superscriptIndex returns a bound index that the superscript of a name mentions: a^{[l]} in a sum over l.
// Taken silently, a^{[l]} would be the same number for each l.
func (r *resolution) superscriptIndex(n *parser.Name) (string, bool) {
	if n.Sup == "" {
		return "", false
	}
	words := strings.FieldsFunc(n.Sup, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '_' })
	for _, b := range r.bound {
		if slices.Contains(words, b.name) {
			return b.name, true
		}
	}
	return "", false
}

// symbol returns the node of a name. Few names are met, so they are looked through one by one.
func (r *resolution) symbol(name string) *Expr {
	for _, s := range r.symbols {
		if s.name == name {
			return s
		}
	}
	s := Symbol(name)
	if len(r.symbols) < sharedSymbols {
		r.symbols = append(r.symbols, s)
	}
	return s
}

// sharedSymbols is how many names of one text are remembered as nodes.
const sharedSymbols = 16

// declared reports that a document says what a name is; an inferred name may still turn out to be something
// else.
func (r *resolution) declared(name string) bool {
	v := r.scope.Variable(name)
	return v != nil && !v.Inferred
}

// binding looks from the innermost binder outwards: an index shadows names of the same spelling.
func (r *resolution) binding(name string) (binding, bool) {
	for i := len(r.bound) - 1; i >= 0; i-- {
		if r.bound[i].name == name {
			return r.bound[i], true
		}
	}
	return binding{}, false
}

// plain is a declared or defined name without arguments.
func (r *resolution) plain(n *parser.Name) (*Expr, error) {
	if d := r.scope.definition(n.Text); d != nil && len(d.Params) > 0 {
		what := "function"
		if d.Family {
			what = "family"
		}
		return nil, r.fail(n, "`%s` is a %s and needs its %s", n.Text, what, counted(len(d.Params), "argument"))
	}
	if r.scope.definition(n.Text) != nil {
		return r.scope.general(Symbol(n.Text)), nil
	}
	if v := r.scope.Variable(n.Text); v != nil {
		switch v.Kind {
		case FunctionOf:
			if v.Arity > 0 {
				return nil, r.fail(n, "`%s` is a function and needs its %s", n.Text, counted(v.Arity, "argument"))
			}
		case Imaginary:
			return Unit(n.Text), nil
		}
	}
	return r.symbol(n.Text), nil
}

// infer declares a name by its use, unless something is known of it.
func (r *resolution) infer(v *Variable) {
	if r.scope != nil && r.scope.Variable(v.Name) == nil {
		r.scope.Declare(v)
	}
}

// component resolves x[k], w[k,i].
func (r *resolution) component(n *parser.Component) (*Expr, error) {
	array, ok := n.Array.(*parser.Name)
	if !ok {
		return r.entryOf(n)
	}
	if err := r.inferIndices(array.Text, n.Indices); err != nil {
		return nil, err
	}
	indices, err := r.nodes(n.Indices)
	if err != nil {
		return nil, err
	}
	return r.entry(n, array.Text, indices)
}

// subscripted reads x_k or w_{k,i} as a component: when the name is an array or a family, or when every
// subscript is an index. Otherwise the subscript is a part of the name. x_1 with a vector x declared is its
// first entry; without, x_1 is a name.
func (r *resolution) subscripted(n *parser.Name) (*Expr, bool, error) {
	if len(n.Sub) == 0 {
		return nil, false, nil
	}
	array := n.Base + superscript(n)
	if !r.array(array) && !r.indices(n.Sub) && !r.looksLikeEntry(array, n.Sub) {
		return nil, false, nil
	}
	if err := r.inferIndices(array, n.Sub); err != nil {
		return nil, false, err
	}
	indices, err := r.nodes(n.Sub)
	if err != nil {
		return nil, false, err
	}
	e, err := r.entry(n, array, indices)
	return e, err == nil, err
}

// superscript returns the part of an array's name that a superscript in brackets is: a^{[2]}.
func superscript(n *parser.Name) string {
	if n.Sup == "" {
		return ""
	}
	return "^{" + n.Sup + "}"
}

// array reports whether the name is declared as an array or defined as a family.
func (r *resolution) array(name string) bool {
	if d := r.scope.definition(name); d != nil {
		return d.Family
	}
	v := r.scope.Variable(name)
	return v != nil && (v.Kind == Vector || v.Kind == Matrix)
}

// indices reports whether every subscript mentions a bound or declared index, or one of them the index of a sum around it:
// a name with that in it would be taken for the same number in all terms.
func (r *resolution) indices(sub []parser.Node) bool {
	if slices.ContainsFunc(r.bound, func(b binding) bool {
		return b.index && slices.ContainsFunc(sub, func(n parser.Node) bool { return mentionsName(n, b.name) })
	}) {
		return true
	}
	found := false
	for _, s := range sub {
		index, other := r.indexNames(s)
		if other {
			return false
		}
		found = found || index
	}
	return found
}

// indexNames reports whether n mentions an index, and whether it mentions any other name.
func (r *resolution) indexNames(n parser.Node) (index, other bool) {
	switch n := n.(type) {
	case *parser.Number:
		return false, false
	case *parser.Name:
		if b, ok := r.binding(n.Text); ok {
			return b.index, !b.index
		}
		v := r.scope.Variable(n.Text)
		is := v != nil && v.Kind == Index
		size := v != nil && (v.Kind == PositiveInteger || v.Kind == NaturalNumber || v.Kind == Integer)
		return is, !is && !size
	case *parser.Binary:
		xi, xo := r.indexNames(n.X)
		yi, yo := r.indexNames(n.Y)
		return xi || yi, xo || yo
	case *parser.Unary:
		return r.indexNames(n.X)
	}
	return false, true
}

// entry makes the component after checking the number of indices.
func (r *resolution) entry(n parser.Node, array string, indices []*Expr) (*Expr, error) {
	want := 0
	if d := r.scope.definition(array); d != nil {
		if !d.Family {
			return nil, r.fail(n, "`%s` is not a family and has no components", array)
		}
		want = len(d.Params)
	} else if v := r.scope.Variable(array); v != nil && !v.Inferred {
		switch v.Kind {
		case Vector:
			want = 1
		case Matrix:
			want = 2
		default:
			return nil, r.fail(n, "`%s` is not declared as an array", array)
		}
	}
	if want > 0 && want != len(indices) {
		return nil, r.fail(n, "`%s` takes %s, not %d", array, counted(want, "index"), len(indices))
	}
	for i, size := range r.sizes(array) {
		if i == len(indices) {
			return nil, r.fail(n, "`%s` takes %s, not %d", array, counted(len(r.sizes(array)), "index"), len(indices))
		}
		if err := r.inRange(n, indices[i], size); err != nil {
			return nil, err
		}
	}
	if r.scope.hasPieces(array) {
		return r.piece(n, array, indices)
	}
	r.inferArray(array, indices)
	if r.scope.definition(array) != nil {
		return r.scope.general(Component(array, indices...)), nil
	}
	return Component(array, indices...), nil
}

// arrayKind is what a name with that many indices must be.
func arrayKind(indices int) VariableKind {
	if indices == 1 {
		return Vector
	}
	return Matrix
}

// relation resolves a comparison; chains of them arrive as a conjunction.
func (r *resolution) relation(n *parser.Relation) (*Expr, error) {
	x, err := r.node(n.X)
	if err != nil {
		return nil, err
	}
	if n.Op == "in" {
		return r.membership(n, x)
	}
	y, err := r.node(n.Y)
	if err != nil {
		return nil, err
	}
	switch n.Op {
	case "=":
		return Relation(Equals, x, y), nil
	case "!=":
		return Relation(NotEquals, x, y), nil
	case "<":
		return Relation(Less, x, y), nil
	case "<=":
		return Relation(LessEqual, x, y), nil
	case ">":
		return Relation(Less, y, x), nil
	case ">=":
		return Relation(LessEqual, y, x), nil
	}
	return nil, r.fail(n, "unknown relation %s", n.Op)
}

// membership is x in {a, b} or k in a..b.
func (r *resolution) membership(n *parser.Relation, x *Expr) (*Expr, error) {
	switch set := n.Y.(type) {
	case *parser.Set:
		items, err := r.nodes(set.Items)
		if err != nil {
			return nil, err
		}
		cases := make([]*Expr, len(items))
		for i, item := range items {
			cases[i] = Relation(Equals, x, item)
		}
		return Disjunction(cases...), nil
	case *parser.Range:
		bounds, err := r.nodes([]parser.Node{set.Lower, set.Upper})
		if err != nil {
			return nil, err
		}
		return Conjunction(Relation(LessEqual, bounds[0], x), Relation(LessEqual, x, bounds[1])), nil
	}
	return nil, unsupported(n, "membership in this set")
}

// logic resolves and, or, not.
func (r *resolution) logic(n *parser.Logic) (*Expr, error) {
	args, err := r.nodes(n.Args)
	if err != nil {
		return nil, err
	}
	switch n.Op {
	case "and":
		return Conjunction(args...), nil
	case "or":
		return Disjunction(args...), nil
	}
	return Negation(args[0]), nil
}
