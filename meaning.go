package nabla

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// What names of notes mean at a place, and which names a tree stands on. In the sets of names that this
// file makes (usesOf) a mark behind a name tells its role: "x[]" is the array x that has an index
// somewhere, "f#2" the function f of two arguments, "f_value" the number that goes by the letter of a
// function. plainName and spoken take the marks away again.

// definition is what a name was defined as.
type definition struct {
	let       *parser.Let      // nil: it has a definition, and not one that can be used
	exponents []parser.Node    // of arguments that the head has as powers, or nil
	params    []string         // of a function
	of        []string         // what the name was written with that its value depends on, X of g(X)
	indices   int              // of a family
	shape     []*symbolic.Expr // the sizes, of what is defined as a whole array
	uses      map[string]bool
	section   int
	text      *source.Text
	judged    bool // a step has been read with it
	solution  bool // it may be where an equation holds, and no definition
}

// posed is an equation that the notes state without its being an identity.
type posed struct {
	uses map[string]bool
	step step
	held *bool // whether it turned out to be an identity, once that was asked
}

// roleSuffix tells a name from the function of the same letter where one step has both.
const roleSuffix = "_value"

// settle gives the names in a tree the role that they have at this place: a function's name without brackets is its
// value at the current argument, f(x) with the very names that f was defined with is that value too.
func (l *lecture) settle(n parser.Node) parser.Node {
	return parser.Replace(n, func(n parser.Node) parser.Node {
		switch n := n.(type) {
		case *parser.Call:
			return l.settleCall(n)
		case *parser.Name:
			return l.settleName(n)
		case *parser.Derivative:
			return l.settleDerivative(n)
		case *parser.Postfix:
			if isColumn(n) {
				return l.settle(n.X)
			}
		}
		return n
	})
}

// isColumn reports whether a tree is a column that is written as a row to save space, [a, b]^T. A row that is meant has no
// commas, or none of the transpose.
func isColumn(n *parser.Postfix) bool {
	list, ok := n.X.(*parser.List)
	return ok && n.Op == "'" && !slices.ContainsFunc(list.Items, func(item parser.Node) bool { _, row := item.(*parser.List); return row })
}

// settleCall decides what brackets behind a name are: an application, the value that the name stands for,
// an entry of a vector, or a factor. The cases are in the order of their certainty.
func (l *lecture) settleCall(n *parser.Call) parser.Node {
	name := n.Function.Text
	n = l.rooted(n)
	args := make([]parser.Node, len(n.Args))
	same := l.functions[name] != nil && len(args) == len(l.functions[name].params) && n.Primes == 0
	for i, a := range n.Args {
		args[i] = l.settle(a)
		if same {
			formal, ok := args[i].(*parser.Name)
			same = ok && formal.Text == l.functions[name].params[i]
		}
	}
	switch {
	case l.dependent(n) != nil, l.isOwnValue(n):
		return n.Function
	case len(args) == 1 && l.functions[name] == nil && isVectorFunction(name) && !l.isRow(args[0]):
		if entry, ok := entryOf(n, args[0]); ok {
			return entry
		}
	case len(args) == 1 && n.Primes == 0 && l.isFactor(name, n.Args[0]): // sigma(1 - sigma)
		factor := parser.NewName(n.Function.Span(), n.Function.Base, n.Function.Sub, n.Function.Sup)
		return &parser.Binary{At: n.At, Op: parser.Mul, X: l.settleName(factor), Y: args[0], Implicit: true}
	case same && l.defined[name] != nil && l.defined[name].let != nil:
		return l.settleName(n.Function)
	}
	c := *n
	c.Args = args
	return &c
}

// rooted returns a call with the arguments that the function has: of l(m, s^2) they are m and s, whatever stands for s^2.
func (l *lecture) rooted(n *parser.Call) *parser.Call {
	f := l.functions[n.Function.Text]
	if f == nil || len(f.exponents) != len(n.Args) {
		return n
	}
	c := *n
	c.Args = slices.Clone(n.Args)
	for i, a := range n.Args {
		exponent := f.exponents[i]
		if exponent == nil {
			continue
		}
		if power, ok := a.(*parser.Binary); ok && power.Op == parser.Pow && parser.Equal(power.Y, exponent) {
			c.Args[i] = power.X
			continue
		}
		at := parser.At(a.Span())
		root := &parser.Binary{At: at, Op: parser.Div, X: &parser.Number{At: at, Text: "1"}, Y: exponent}
		c.Args[i] = &parser.Binary{At: at, Op: parser.Pow, X: a, Y: root}
	}
	return &c
}

// isVectorFunction reports whether a function of the table makes a vector of a vector.
func isVectorFunction(name string) bool {
	f, ok := function.Lookup(name)
	return ok && f.Vector && f.Entry != "" && len(f.Args) == 1
}

// entryOf reads softmax(z_c), which notes write for the c-th entry of softmax(z).
func entryOf(n *parser.Call, arg parser.Node) (parser.Node, bool) {
	z, ok := arg.(*parser.Name)
	if !ok || len(z.Sub) != 1 {
		return nil, false
	}
	c := *n
	c.Args = []parser.Node{parser.NewName(z.Span(), z.Base, nil, z.Sup)}
	return &parser.Component{At: n.At, Array: &c, Indices: z.Sub}, true
}

// isFactor reports whether a name before a bracket is a factor: the bracket has the name without an argument, or the
// name is not that of a function now.
func (l *lecture) isFactor(name string, arg parser.Node) bool {
	if l.functions[name] == nil {
		return l.defined[name] != nil && l.defined[name].of == nil
	}
	found := false
	var visit func(parser.Node) bool
	visit = func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Name:
			found = found || n.Text == name
		case *parser.Call: // f(f(x)) has it with an argument
			for _, a := range n.Args {
				parser.Walk(a, visit)
			}
			return false
		}
		return !found
	}
	parser.Walk(arg, visit)
	return found
}

// settleName puts for a name what it stands for without brackets: a rate, the value of a function at its
// own argument, or the number beside the function of the same letter.
func (l *lecture) settleName(n *parser.Name) parser.Node {
	f := l.functions[n.Text]
	if rate := l.rate(n); rate != nil {
		return rate
	}
	if value := l.valueOf(n.Text); value != nil {
		return value
	}
	switch {
	case f != nil && (l.defined[n.Text] != nil || l.hidden[n.Text]), f == nil && l.isBareFunction(n.Text):
		renamed := *n
		renamed.Text, renamed.Base, renamed.Sub = n.Text+roleSuffix, n.Text+roleSuffix, nil
		return &renamed
	case f != nil && f.let != nil:
		return &parser.Call{At: n.At, Function: n, Args: f.let.Head.(*parser.Call).Args}
	}
	return n
}

// isBareFunction reports whether the name is that of a known function that the document also uses as a variable.
func (l *lecture) isBareFunction(name string) bool {
	if l.defined[name] != nil || l.declared[name] != nil {
		return false
	}
	_, known := function.Lookup(name)
	return known && l.usage.bare[name]
}

// settleDerivative makes a derivative by an array a gradient, by the argument of an undefined function its
// slope, and settles the names in the others.
func (l *lecture) settleDerivative(n *parser.Derivative) parser.Node {
	if array := l.byArray(n); array != nil {
		return &parser.Call{At: n.At, Function: parser.NewName(n.Span(), l.byWhole(n.Body), nil, ""), Args: []parser.Node{l.settle(n.Body), array}}
	}
	if slope := l.slope(n); slope != nil {
		return slope
	}
	d := *n
	d.By = slices.Clone(n.By)
	for i, by := range d.By {
		if name, ok := by.Variable.(*parser.Name); ok {
			if m, ok := l.settleName(name).(*parser.Name); ok {
				d.By[i].Variable = m
			}
		}
	}
	if name, ok := n.Body.(*parser.Name); ok && l.functions[name.Text] != nil && l.defined[name.Text] == nil && l.isOfOneNumber(name.Text) && !l.isInner(name.Text, n) {
		return &d // the derivative of a function is that of its value at the variable
	}
	d.Body = l.settle(n.Body)
	return &d
}

// isInner reports whether the argument of a function is defined by what it is differentiated by: with f(r) = r^2 and r = xy the
// derivative df/dx is one of f(r).
func (l *lecture) isInner(function string, n *parser.Derivative) bool {
	argument := l.functions[function].params[0]
	if l.defined[argument] == nil {
		return false
	}
	for _, by := range n.By {
		name, ok := by.Variable.(*parser.Name)
		if ok && name.Text != argument && l.standsOn(&parser.Name{Text: argument, Base: argument}, name.Text) {
			return true
		}
	}
	return false
}

// isOfOneNumber reports whether a function has one argument, a number.
func (l *lecture) isOfOneNumber(function string) bool {
	params := l.functions[function].params
	return len(params) == 1 && !l.usage.wholes[params[0]]
}

// byWhole returns the name of the derivative by a whole array: of a number the gradient, of a vector in a case the Jacobian matrix.
func (l *lecture) byWhole(body parser.Node) string {
	if l.trusting && !l.isNumber(body) {
		return "jac"
	}
	return "grad"
}

// byArray returns the whole array by which a derivative is taken, a gradient, or nil.
func (l *lecture) byArray(n *parser.Derivative) parser.Node {
	if len(n.By) != 1 || n.By[0].Order != nil {
		return nil
	}
	name, ok := n.By[0].Variable.(*parser.Name)
	if !ok || len(name.Sub) > 0 {
		return nil
	}
	d := l.declared[name.Text]
	if l.usage.wholes[name.Text] || d != nil && len(d.Shape) > 0 && d.Kind != "function" || l.isWhole(name.Text) {
		return name
	}
	return nil
}

// arrayMark stands behind a name that is used with an index: the array x of x_k is not the number x.
const arrayMark = "[]"

// anyMark stands behind the name of an array that is used with an index that is no number: it may be any of its entries, where
// x_7 is one of them.
const anyMark = "*" + arrayMark

// callMark stands behind the name of a function that is applied, with the number of its arguments after it.
const callMark = "#"

// plainName returns a name of usesOf as it is written.
func plainName(name string) string {
	name, _, _ = strings.Cut(name, callMark)
	return strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, anyMark), arrayMark), roleSuffix)
}

// spoken returns a text with the names as the author has them.
func spoken(text string) string {
	text, _, _ = strings.Cut(text, callMark)
	return strings.NewReplacer(anyMark, "", arrayMark, "", roleSuffix, "", numberSuffix, "").Replace(text)
}

// isUnknownFunction reports whether a name of usesOf is that of a function that is applied and that nothing defines.
func (l *lecture) isUnknownFunction(name string) bool {
	f, _, applied := strings.Cut(name, callMark)
	return applied && l.functions[f] == nil && l.defined[f] == nil && l.declared[f] == nil && !(*symbolic.Scope)(nil).Function(f)
}

// meanings returns the definitions that a name of usesOf may refer to, without those that are not there.
func (l *lecture) meanings(name string) []*definition {
	base, array := strings.CutSuffix(name, arrayMark)
	base, renamed := strings.CutSuffix(base, roleSuffix)
	var all []*definition
	if d := l.defined[base]; d != nil && (array == (d.indices > 0) || d.shape != nil) {
		all = append(all, d)
	}
	if f := l.functions[base]; f != nil && !array && !renamed {
		all = append(all, f)
	}
	return all
}

// below returns the definitions that a name of usesOf stands on: its own or, of an array that has none, those of its entries.
func (l *lecture) below(name string) []*definition {
	all := l.meanings(name)
	base, any := strings.CutSuffix(name, anyMark)
	if any && len(l.meanings(base+arrayMark)) == 0 || len(all) == 0 && (l.usage.wholes[name] || l.isDeclaredArray(name)) {
		for _, piece := range l.pieces[base] {
			if d := l.defined[piece]; d != nil {
				all = append(all, d)
			}
		}
	}
	return all
}

// isDeclaredArray reports whether a name is declared as an array.
func (l *lecture) isDeclaredArray(name string) bool {
	d := l.declared[name]
	return d != nil && d.Kind != "function" && len(d.Shape) > 0
}

// usesOf returns the free names of trees: for x_7 also x[], for x_k that and x*[], and the functions that are applied.
func usesOf(nodes ...parser.Node) map[string]bool {
	uses := map[string]bool{}
	for _, n := range nodes {
		collect(n, uses)
	}
	return uses
}

// collect adds the free names of a tree. A bound name is not free, but the ends of its range may have it:
// in sum(k, 1, k, ...) the upper k is another one.
func collect(n parser.Node, uses map[string]bool) {
	switch n := n.(type) {
	case nil:
		return
	case *parser.Name:
		uses[n.Text] = true
		if len(n.Sub) > 0 {
			uses[arrayName(n)+arrayMark] = true
			if !areNumbers(n.Sub) {
				uses[arrayName(n)+anyMark] = true
			}
		}
	case *parser.Call:
		uses[n.Function.Text] = true
		uses[n.Function.Text+callMark+strconv.Itoa(len(n.Args))] = true
	case *parser.Component:
		if array, ok := n.Array.(*parser.Name); ok {
			uses[array.Text+arrayMark], uses[array.Text+anyMark] = true, true
			break
		}
		collect(n.Array, uses)
	case *parser.Derivative:
		for _, by := range n.By {
			collect(by.Variable, uses)
		}
	case *parser.Big:
		collect(n.Lower, uses)
		collect(n.Upper, uses)
		collectBound(n.Index, uses, n.Where, n.Body)
		return
	case *parser.Integral:
		collect(n.Lower, uses)
		collect(n.Upper, uses)
		collectBound(n.Variable, uses, n.Body)
		return
	case *parser.Substitution:
		if name, ok := n.Variable.(*parser.Name); ok {
			collect(n.Value, uses)
			collectBound(name, uses, n.Body)
			return
		}
	}
	for _, child := range parser.Children(n) {
		collect(child, uses)
	}
}

// collectBound adds the free names of trees in which a name is bound.
func collectBound(bound *parser.Name, uses map[string]bool, nodes ...parser.Node) {
	inner := map[string]bool{}
	for _, n := range nodes {
		collect(n, inner)
	}
	delete(inner, bound.Text)
	maps.Copy(uses, inner)
}

// arrayName is the name of the family that x_k belongs to.
func arrayName(n *parser.Name) string {
	if n.Sup == "" {
		return n.Base
	}
	return n.Base + "^{" + n.Sup + "}"
}

// intersects reports whether two sets of names have one in common.
func intersects(a, b map[string]bool) bool {
	for name := range a {
		if b[name] {
			return true
		}
	}
	return false
}
