package function

import (
	"strings"

	"nabla/numeric/rectangle"
)

// Complex describes the principal branch of a function over the complex numbers (DLMF 4.2, 4.23, 4.37). It has the
// value of the real function wherever that is defined.
type Complex struct {
	// Principal is the function by exponentials, logarithms and powers, or by functions that have such a text, with i for
	// the imaginary unit. Both sides are equal off the cuts of the function; "" for a function that is not analytic.
	Principal string
	// Derivative is the derivative where that of Function.Derivative is right for real arguments only, "" elsewhere.
	Derivative string
	// Enclose contains every value of the function on the rectangles z.
	Enclose func(z []rectangle.Rectangle) rectangle.Rectangle
}

// LeavesReals reports that the function, continued to all real numbers where it is over the complex ones,
// may have values that are not real: it is defined on a part of the line that more than single points are
// missing from. So log(x) and asin(x) may be complex for a real x outside of the domain; 1/x, whose domain
// lacks the point 0 alone, is real or undefined. The domain is a text, and a part of a line is what "<" and
// ">" cut out of it.
func (f *Function) LeavesReals() bool { return strings.ContainsAny(f.Domain, "<>") }
