package numeric

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"nabla/numeric/rational"
	"nabla/symbolic"
)

// Point assigns a value to each name. It is a place where expressions are evaluated, exact by construction.
type Point map[string]Value

// Value is what a Point assigns to one name: a number; an array of values, for a vector, or of such arrays,
// for a matrix; or, for what has no rational value or is a function, an expression.
type Value struct {
	Number  rational.Rat
	Entries []Value          // not nil: an array
	Expr    *symbolic.Expr   // not nil: the name stands for this expression
	Formals []*symbolic.Expr // the arguments, where Expr is the body of a function
}

// Scalar returns the value of a number.
func Scalar(r rational.Rat) Value { return Value{Number: r} }

// Array returns the value of an array; a matrix is an array of its rows.
func Array(entries ...Value) Value {
	if entries == nil {
		entries = []Value{}
	}
	return Value{Entries: entries}
}

// String prints 1/2, [0, 1], [[1, 0], [0, 1]].
func (v Value) String() string {
	switch {
	case v.Expr != nil:
		return v.Expr.String()
	case v.Entries == nil:
		return v.Number.String()
	}
	texts := make([]string, len(v.Entries))
	for i, e := range v.Entries {
		texts[i] = e.String()
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// MarshalJSON writes numbers and expressions as strings and arrays as arrays of strings.
func (v Value) MarshalJSON() ([]byte, error) {
	if v.Entries != nil {
		return json.Marshal(v.Entries)
	}
	return json.Marshal(v.String())
}

// shape returns the sizes of an array, and false if its rows differ in length.
func (v Value) shape() ([]int, bool) {
	if v.Entries == nil {
		return nil, true
	}
	if len(v.Entries) == 0 {
		return []int{0}, true
	}
	first, ok := v.Entries[0].shape()
	for _, e := range v.Entries[1:] {
		s, same := e.shape()
		ok = ok && same && slices.Equal(s, first)
	}
	return append([]int{len(v.Entries)}, first...), ok
}

// leaves appends the numbers of v in row-major order.
func (v Value) leaves(to []rational.Rat) []rational.Rat {
	if v.Entries == nil {
		return append(to, v.Number)
	}
	for _, e := range v.Entries {
		to = e.leaves(to)
	}
	return to
}

// Names returns the names of the point, sorted; capital letters come first.
func (p Point) Names() []string { return slices.Sorted(maps.Keys(p)) }

// String prints "x = -1" or "K = 2, j = 1, y = [1, 0]", and for a function "f(t) = sin(t)".
func (p Point) String() string {
	texts := make([]string, 0, len(p))
	for _, name := range p.Names() {
		v := p[name]
		head := name
		if v.Formals != nil {
			formals := make([]string, len(v.Formals))
			for i, f := range v.Formals {
				formals[i] = f.String()
			}
			head += "(" + strings.Join(formals, ", ") + ")"
		}
		texts = append(texts, head+" = "+v.String())
	}
	return strings.Join(texts, ", ")
}

// clone returns a copy; values are shared, for they are not changed.
func (p Point) clone() Point {
	c := make(Point, len(p)+1)
	maps.Copy(c, p)
	return c
}

// complexity is small for points that are easy to read.
func (p Point) complexity() int {
	total := 0
	for _, v := range p {
		total += v.complexity()
	}
	return total
}

// complexity of an array is a little more than that of its numbers, so that numbers come first.
func (v Value) complexity() int {
	if v.Entries == nil {
		return numberComplexity(v.Number)
	}
	total := 3
	for _, e := range v.Entries {
		total += e.complexity()
	}
	return total
}

// numberComplexity counts bits; a denominator and a minus sign cost more than they are long.
func numberComplexity(r rational.Rat) int {
	num, den, ok := r.Small()
	if !ok {
		return 4 * r.BitLen()
	}
	c := 2 * rational.Int(num).BitLen()
	if num < 0 {
		c++
	}
	if den != 1 {
		c += 2 + 3*rational.Int(den).BitLen()
	}
	return c
}
