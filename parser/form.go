package parser

// Form is a word of the notation that stands before brackets and is no function of one or more numbers:
// it binds a variable, takes a condition, or works on vectors and matrices.
type Form struct {
	Name string
	Args string // how it is written, `diff(f, x, n)`
	Doc  string // one sentence

	build func(c *climber, call *Call) (Node, error) // nil: it stays a Call
}

// formList is every form, in the order of the reference.
var formList = []Form{
	{Name: "sum", Args: "sum(k, 1, K, body)", Doc: "The sum over an index; sum(v) adds the entries of v."},
	{Name: "prod", Args: "prod(k, 1, K, body)", Doc: "The product over an index; prod(v) multiplies the entries of v."},
	{Name: "diff", Args: "diff(f, x, n)", Doc: "The derivative of f by x, n times; n is 1 if it is left out."},
	{Name: "int", Args: "int(f, t, a, b)", Doc: "The definite integral of f over t from a to b."},
	{Name: "at", Args: "at(f, x, v)", Doc: "f with x set to v."},
	{Name: "indicator", Args: "indicator(c)", Doc: "1 where the condition holds, else 0."},
	{Name: "piecewise", Args: "piecewise(c1, v1, c2, v2, otherwise)", Doc: "The value of the first condition that holds."},
	{Name: "cases", Args: "cases{v1 if c1; v2 otherwise}", Doc: "The value of the first condition that holds."},
	{Name: "delta", Args: "delta(i, j)", Doc: "Kronecker's delta."},
	{Name: "isint", Args: "isint(x)", Doc: "The condition that x is an integer."},
	{Name: "grad", Args: "grad(f, X)", Doc: "The gradient of f, of the shape of X."},
	{Name: "jac", Args: "jac(f, x)", Doc: "The Jacobian matrix; its rows are the outputs."},
	{Name: "hess", Args: "hess(f, x)", Doc: "The matrix of second derivatives."},
	{Name: "inv", Args: "inv(A)", Doc: "The inverse matrix."},
	{Name: "det", Args: "det(A)", Doc: "The determinant."},
	{Name: "tr", Args: "tr(A)", Doc: "The trace."},
	{Name: "diag", Args: "diag(v)", Doc: "The diagonal matrix with the entries of v."},
	{Name: "diagof", Args: "diagof(M)", Doc: "The diagonal of M as a vector."},
	{Name: "I", Args: "I(n)", Doc: "The identity matrix."},
	{Name: "ones", Args: "ones(n)", Doc: "The vector, or with two sizes the matrix, of ones."},
	{Name: "zeros", Args: "zeros(n)", Doc: "The vector, or with two sizes the matrix, of zeros."},
	{Name: "unit", Args: "unit(n, i)", Doc: "The i-th unit vector."},
	{Name: "matrix", Args: "matrix(i, j, n, e)", Doc: "The n x n matrix with the entry e in row i and column j; matrix(i, j, m, n, e) has m rows."},
	{Name: "outer", Args: "outer(u, v)", Doc: "The matrix u v'."},
	{Name: "kron", Args: "kron(A, B)", Doc: "Kronecker's product."},
	{Name: "vec", Args: "vec(A)", Doc: "The columns of A below each other."},
	{Name: "expm", Args: "expm(A)", Doc: "The exponential of a matrix."},
}

// Forms returns the forms in the order of the reference.
func Forms() []Form { return append([]Form(nil), formList...) }

// forms finds a form by its name, formNames is the set of the names.
var (
	forms     = map[string]*Form{}
	formNames = map[string]bool{}
)

// The builders refer to the climber, which looks names up here; so they are set when the program starts.
func init() {
	for i := range formList {
		forms[formList[i].Name] = &formList[i]
		formNames[formList[i].Name] = true
	}
	forms["diff"].build = buildDerivative
	forms["int"].build = buildIntegral
	forms["at"].build = buildSubstitution
	forms["indicator"].build = buildIndicator
	forms["piecewise"].build = buildPiecewise
}
