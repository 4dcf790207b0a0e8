package nabla

import (
	"strings"

	"nabla/parser"
	"nabla/symbolic"
)

// The commonest slip of the chain rule: a path from the result to the variable is forgotten. For L = f(a,
// b), a = a(w), b = b(w) the derivative is the sum over all paths of the products along them.

// pathEdits adds the paths of the computation graph that a product of derivatives leaves out. They apply
// when the left side is the derivative of a defined name by another name.
func pathEdits(d *diagnosis) []edit {
	left, ok := d.left.node.(*parser.Derivative)
	if !ok || len(left.By) != 1 || d.left.expr == nil || d.left.expr.Kind() != symbolic.KindDerivative {
		return nil
	}
	from, to := d.left.expr.Arg(0), d.left.expr.Arg(1)
	if from.Kind() != symbolic.KindSymbol || to.Kind() != symbolic.KindSymbol {
		return nil
	}
	paths := pathsBetween(d.scope, from.Name(), to.Name())
	if len(paths) < 2 {
		return nil
	}
	var edits []edit
	for _, p := range paths {
		product, ok := along(p, d.scope)
		if !ok {
			continue
		}
		sum := &parser.Binary{At: at(d.right.node), Op: parser.Add, X: d.right.node, Y: product}
		what := "the path " + strings.Join(p, " -> ") + " is missing"
		edits = append(edits, edit{what, d.right.node, sum})
	}
	return edits
}

// maxPaths bounds how many paths a diagnosis looks at.
const maxPaths = 16

// pathsBetween returns the paths of definitions from one name down to another, at most maxPaths.
func pathsBetween(scope *symbolic.Scope, from, to string) [][]string {
	var paths [][]string
	var walk func(path []string)
	walk = func(path []string) {
		last := path[len(path)-1]
		if last == to {
			paths = append(paths, append([]string(nil), path...))
			return
		}
		def := scope.Definition(last)
		if def == nil || len(def.Params) > 0 || len(paths) >= maxPaths || len(path) > maxPaths {
			return
		}
		for _, name := range symbolic.Names(def.Body) {
			walk(append(path, name))
		}
	}
	walk([]string{from})
	return paths
}

// along is the product of the local derivatives along a path: each with the other names of the
// definition held fixed, because they lie on other paths.
func along(path []string, scope *symbolic.Scope) (parser.Node, bool) {
	local := scope.Local()
	factors := make([]*symbolic.Expr, 0, len(path))
	for i, name := range path[:len(path)-1] {
		d, err := symbolic.Diff(scope.Definition(name).Body, symbolic.Symbol(path[i+1]), local)
		if err != nil {
			return nil, false
		}
		factors = append(factors, d)
	}
	return symbolic.Syntax(symbolic.Product(factors...)), true
}
