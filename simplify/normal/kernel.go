package normal

import (
	"nabla/numeric/interval"
	"nabla/simplify/polynomial"
	"nabla/symbolic"
)

// kernelKind says what a variable of the polynomials stands for.
type kernelKind uint8

const (
	atom          kernelKind = iota // a name, a component, an opaque application; |value|^(1/index)
	root                            // |p|^(1/index) of a base p
	unit                            // the sign of a base: -1, 0 or +1
	logarithm                       // log|p| of a base p; in exponents only also the formal logarithm of a power's base
	exponential                     // exp of the kernel's exponent
	tangent                         // the tangent of half the kernel's exponent, an angle
	parity                          // (-1)^exponent
	cosine                          // 2*cos(2*pi/n), the generator of a real cyclotomic field
	infinitesimal                   // the formal logarithm of a base that may be negative, in exponents only
)

// kernel is one variable of the polynomials: a function that is treated as independent of the others but
// for its relation. The expression has to be read back as the same kernel (see field.at), so that it is
// written with what the readers of form.go know.
type kernel struct {
	kind     kernelKind
	expr     *symbolic.Expr      // the value of the kernel
	signs    signs               // the signs that the value may have
	bounds   interval.Interval   // encloses the value
	integer  bool                // the value is an integer
	base     *base               // of roots, units and logarithms; of atoms and others once one exists
	exponent polynomial.Fraction // of exponentials, angles and parities
	index    int                 // of atoms and roots
	relation polynomial.Poly     // monic in the variable, 0 for none
	degree   int                 // of the relation in the variable
}
