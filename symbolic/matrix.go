package symbolic

import (
	"nabla/parser"
)

// matrixArity is the number of arguments of each function of matrices that is resolved: at least and at most.
var matrixArity = map[string][2]int{
	"tr": {1, 1}, "det": {1, 1}, "inv": {1, 1}, "diag": {1, 1}, "diagof": {1, 1}, "outer": {2, 2}, "I": {1, 1}, "ones": {1, 2}, "zeros": {1, 2},
	"unit": {2, 2}, "grad": {2, 2}, "jac": {2, 2}, "hess": {2, 2}, "matrix": {4, 5},
}

// entrywiseName are the functions that stand for an operation on entries.
var entrywiseName = map[string]parser.Op{"had": parser.HadamardMul, "hdiv": parser.HadamardDiv, "hpow": parser.HadamardPow}

// matrixCall reads a call of a function of matrices.
func (r *resolution) matrixCall(n *parser.Call) (value, error) {
	name := n.Function.Text
	if arity := matrixArity[name]; len(n.Args) < arity[0] || len(n.Args) > arity[1] {
		return value{}, r.fail(n, "`%s` takes %s, not %d", name, counted(arity[1], "argument"), len(n.Args))
	}
	switch name {
	case "I", "ones", "zeros", "unit":
		return r.constantArray(n)
	case "grad", "jac", "hess":
		return r.gradient(n)
	case "outer":
		return r.outer(n)
	case "matrix":
		return r.byEntries(n)
	}
	x, err := r.arrayArgument(n.Args[0], name)
	if err != nil {
		return value{}, err
	}
	switch name {
	case "diag":
		if !x.isVector() {
			return value{}, r.fail(n, "`diag` takes a vector; this is %s", x)
		}
		return settled(diagonal(x))
	case "det":
		return r.determinant(n, x)
	case "inv":
		return r.inverse(n, x)
	}
	if !agree(x.rows, x.cols) {
		return value{}, r.fail(n, "`%s` takes a square matrix; this is %s", name, x)
	}
	main := column(x.rows, func(i *Expr) (*Expr, error) { return x.at(i, i) })
	if name == "diagof" {
		return value{array: main}, nil
	}
	e, err := total(x.rows, func(k *Expr) (*Expr, error) { return x.at(k, k) })
	return value{number: e}, err
}

// arrayArgument reads an argument that has to be a vector or a matrix with known sizes.
func (r *resolution) arrayArgument(n parser.Node, function string) (*Array, error) {
	v, err := r.value(n)
	switch {
	case err != nil:
		return nil, err
	case v.array == nil:
		return nil, r.fail(n, "`%s` takes a vector or a matrix; this is a number, or a name that is not declared as one", function)
	case v.array.rows == nil || v.array.cols == nil:
		return nil, unsupported(n, "an array whose size is not declared")
	}
	return v.array, nil
}

// diagonal is the matrix with the entries of a vector on its diagonal.
func diagonal(v *Array) *Array {
	return newArray(v.rows, v.rows, func(i, j *Expr) (*Expr, error) {
		e, err := v.at(i, one)
		if err != nil {
			return nil, err
		}
		return Product(Delta(i, j), e), nil
	}).made(0, v)
}

// constantArray reads I(n), ones(n), ones(m, n), zeros(n), zeros(m, n) and unit(n, i).
func (r *resolution) constantArray(n *parser.Call) (value, error) {
	rows, err := r.size(n.Args[0])
	if err != nil {
		return value{}, err
	}
	constant := func(e *Expr) func(i, j *Expr) (*Expr, error) {
		return func(_, _ *Expr) (*Expr, error) { return e, nil }
	}
	a := newArray(rows, one, constant(one))
	switch n.Function.Text {
	case "I":
		return settled(diagonal(a))
	case "unit":
		k, err := r.node(n.Args[1])
		if err == nil {
			err = r.inRange(n.Args[1], k, rows)
		}
		return value{array: column(rows, func(i *Expr) (*Expr, error) { return Delta(i, k), nil })}, err
	case "zeros":
		a.at = constant(zero)
	}
	if len(n.Args) == 2 {
		if a.cols, err = r.size(n.Args[1]); err != nil {
			return value{}, err
		}
	}
	return settled(a)
}

// outer is u v'.
func (r *resolution) outer(n *parser.Call) (value, error) {
	u, err := r.arrayArgument(n.Args[0], "outer")
	if err != nil {
		return value{}, err
	}
	v, err := r.arrayArgument(n.Args[1], "outer")
	if err != nil {
		return value{}, err
	}
	if !u.isVector() || !v.isVector() {
		return value{}, r.fail(n, "`outer` takes two vectors; these are %s and %s", u, v)
	}
	return settled(u.times(v.transposed()))
}

// gradient reads grad(f, X), which has the shape of X, jac(u, x), whose rows belong to the entries of u,
// and hess(f, x). There are two layouts: a gradient has the shape of what one differentiates by
// (denominator layout), a Jacobian has the rows of u and the columns of x (numerator layout).
func (r *resolution) gradient(n *parser.Call) (value, error) {
	name := n.Function.Text
	by, ok := n.Args[1].(*parser.Name)
	if !ok {
		return value{}, unsupported(n.Args[1], "a derivative by this expression")
	}
	x, err := r.arrayArgument(by, name)
	if err != nil {
		return value{}, err
	}
	if v := r.scope.Variable(by.Text); v != nil && v.Structure != "" {
		return value{}, unsupported(by, "a derivative by a "+v.Structure+" matrix, whose entries depend on each other,")
	}
	if name != "grad" && !x.isVector() {
		return value{}, unsupported(by, "this derivative by a matrix")
	}
	f, err := r.value(n.Args[0])
	switch {
	case err != nil:
		return value{}, err
	case name == "jac":
		return r.jacobian(n, f, x)
	case f.array != nil:
		return value{}, r.fail(n.Args[0], "`%s` takes a number; this is %s", name, f.shapeText())
	case name == "hess":
		return value{array: newArray(x.rows, x.rows, func(i, j *Expr) (*Expr, error) {
			inner, err := derivativeBy(f.number, x, j, one)
			if err != nil {
				return nil, err
			}
			return derivativeBy(inner, x, i, one)
		})}, nil
	}
	return value{array: newArray(x.rows, x.cols, func(i, j *Expr) (*Expr, error) { return derivativeBy(f.number, x, i, j) })}, nil
}

// jacobian has an entry for every entry of u and of x.
func (r *resolution) jacobian(n *parser.Call, u value, x *Array) (value, error) {
	if u.array == nil || !u.array.isVector() {
		return value{}, r.fail(n.Args[0], "`jac` takes a vector; this is %s", u.shapeText())
	}
	return value{array: newArray(u.array.rows, x.rows, func(i, j *Expr) (*Expr, error) {
		e, err := u.array.at(i, one)
		if err != nil {
			return nil, err
		}
		return derivativeBy(e, x, j, one)
	}).made(0, u.array)}, nil
}

// derivativeBy is the derivative of a number by an entry of an array.
func derivativeBy(f *Expr, x *Array, i, j *Expr) (*Expr, error) {
	v, err := x.at(i, j)
	if err != nil {
		return nil, err
	}
	return Unevaluated(f, v, one), nil
}
