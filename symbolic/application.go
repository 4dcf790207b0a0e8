package symbolic

import (
	"fmt"
	"slices"

	"nabla/parser"
	"nabla/symbolic/function"
)

// Calls of functions, those of the table and those that a document defines.

// apply resolves arguments that stand in a tree and applies a function that the table has.
func (r *resolution) apply(name string, args ...parser.Node) (*Expr, error) {
	es, err := r.nodes(args)
	if err != nil {
		return nil, err
	}
	return ApplyName(name, es...), nil
}

// later names the functions of matrices that the notation has and that are not resolved yet.
var later = []string{"expm", "vec", "kron", "vector"}

// call finds out what a name before a bracket means, the document's own meaning first: a template of
// arrays, a definition or declaration, then the functions of arrays, then the table. A name that the
// document gives a meaning is never the table's.
func (r *resolution) call(n *parser.Call) (value, error) {
	name := n.Function.Text
	if t := r.scope.template(name); t != nil {
		return r.unfold(n, t)
	}
	if t := r.calledAnew(n); t != nil {
		return r.unfold(n, t)
	}
	known := r.scope.definition(name) != nil || r.scope.Variable(name) != nil
	if known {
		return r.ofNumbers(n, known)
	}
	if op, ok := entrywiseName[name]; ok && len(n.Args) == 2 {
		return r.hadamard(n, op)
	}
	if _, ok := matrixArity[name]; ok {
		return r.matrixCall(n)
	}
	if slices.Contains(later, name) {
		return value{}, unsupported(n, "the function `"+name+"`")
	}
	if f, ok := function.Lookup(name); ok && f.Vector {
		return r.ofVectors(n, f)
	}
	return r.ofNumbers(n, known)
}

// hadamard reads had(A, B) and its like.
func (r *resolution) hadamard(n *parser.Call, op parser.Op) (value, error) {
	r.inferVector(n.Args[0])
	r.inferVector(n.Args[1])
	x, err := r.value(n.Args[0])
	if err != nil {
		return value{}, err
	}
	y, err := r.value(n.Args[1])
	if err != nil {
		return value{}, err
	}
	if x.array == nil && y.array == nil {
		return value{}, r.fail(n, "`%s` takes vectors or matrices; these are numbers, or names that are not declared as such", n.Function.Text)
	}
	return r.entrywise(n, op, x, y, n.Args[0], n.Args[1])
}

// ofNumbers reads a call of a function of numbers, also of one that the document defines, which may be
// applied to the entries of an array. f(x) of one argument is looked at as a value first, since whether
// that is an array decides between f(x) and f applied entry by entry.
func (r *resolution) ofNumbers(n *parser.Call, known bool) (value, error) {
	if len(n.Args) == 1 && (n.Dot || n.Primes == 0) {
		x, err := r.value(n.Args[0])
		if err != nil {
			return value{}, err
		}
		if x.array != nil {
			return r.ofArray(n, x.array, known)
		}
		if !n.Dot {
			e, err := r.application(n, []*Expr{x.number}, known)
			return value{number: e}, err
		}
	}
	if n.Dot {
		return value{}, r.fail(n, "`%s.` works entry by entry and has a vector as its value; a number is expected here", n.Function.Text)
	}
	args, err := r.nodes(n.Args)
	if err != nil {
		return value{}, err
	}
	e, err := r.application(n, args, known)
	return value{number: e}, err
}

// ofArray applies a function of one number to the entries of an array. The call at the number 1 is built
// and dropped: it reports a wrong function once, and not at each entry.
func (r *resolution) ofArray(n *parser.Call, x *Array, known bool) (value, error) {
	if _, err := r.application(n, []*Expr{one}, known); err != nil {
		return value{}, err
	}
	return r.elementwise(n, x, func(e *Expr) *Expr {
		if f, ok := function.Lookup(n.Function.Text); ok && !known {
			return Apply(f, e)
		}
		return CallUnknown(n.Function.Text, nil, e)
	})
}

// application is a call with the values of its arguments.
func (r *resolution) application(n *parser.Call, args []*Expr, known bool) (*Expr, error) {
	name := n.Function.Text
	if known {
		return r.documentCall(n, args)
	}
	if name == "delta" {
		if len(args) != 2 {
			return nil, r.fail(n, "`delta` takes 2 arguments, not %d", len(args))
		}
		return Delta(args[0], args[1]), nil
	}
	f, ok := function.Lookup(name)
	if !ok {
		return nil, r.unknown(n.Function)
	}
	if !f.Accepts(len(args)) {
		return nil, r.wrongCount(n, f)
	}
	if n.Primes > 0 {
		return r.primed(n, f.Name, args)
	}
	return Apply(f, args...), nil
}

// wrongCount names the function as the table does, which may not be the alias that was written.
func (r *resolution) wrongCount(n *parser.Call, f *function.Function) error {
	return r.fail(n, "`%s` takes %s, not %d", f.Name, counted(len(f.Args), "argument"), len(n.Args))
}

// unknown reports a function that nobody knows, with the nearest one that somebody does.
func (r *resolution) unknown(n *parser.Name) error {
	if near, ok := function.Nearest(n.Text); ok {
		return r.fail(n, "unknown function `%s`; did you mean `%s`?", n.Text, near)
	}
	return r.fail(n, "unknown function `%s`", n.Text)
}

// documentCall applies a function that the document defines or declares. An arity of 0 is a name that depends
// on others and takes no bracket.
func (r *resolution) documentCall(n *parser.Call, args []*Expr) (*Expr, error) {
	name := n.Function.Text
	arity := -1
	if d := r.scope.definition(name); d != nil && !d.Family {
		arity = len(d.Params)
	} else if v := r.scope.Variable(name); v != nil && v.Kind == FunctionOf {
		arity = v.Arity
	}
	switch {
	case arity == 0 || arity < 0 && isVariable(r.scope, name):
		return nil, r.fail(n.Function, "`%s` is a variable here and cannot be applied", name)
	case arity > 0 && arity != len(args):
		return nil, r.fail(n, "`%s` takes %s, not %d", name, counted(arity, "argument"), len(args))
	case n.Primes > 0:
		return r.primed(n, name, args)
	}
	return CallUnknown(name, nil, args...), nil
}

// isVariable reports that a name is declared as something other than a function.
func isVariable(s *Scope, name string) bool {
	v := s.Variable(name)
	return v != nil && v.Kind != FunctionOf
}

// primed is f'(x). A prime says by what one differentiates only if there is one argument. f'(g(x)) is the
// derivative of f at g(x), so that the argument is no variable.
func (r *resolution) primed(n *parser.Call, name string, args []*Expr) (*Expr, error) {
	if len(args) != 1 {
		return nil, r.fail(n, "a prime needs a function of one variable")
	}
	return CallUnknown(name, []int{n.Primes}, args...), nil
}

// counted spells a number of things.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	switch noun {
	case "index":
		noun = "indices"
	case "entry":
		noun = "entries"
	default:
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
