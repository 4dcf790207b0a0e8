package numeric

import (
	"nabla/numeric/rational"
	"nabla/symbolic"
)

// This file compiles the node kinds one by one; program.go holds what they have in common.

// compileAll compiles operands in their order; the first obstacle ends it.
func (c *compiler) compileAll(es []*symbolic.Expr) ([]place, error) {
	places := make([]place, len(es))
	for i, e := range es {
		at, err := c.compile(e)
		if err != nil {
			return nil, err
		}
		places[i] = at
	}
	return places, nil
}

// slots drops the frames, which an instruction needs only while it is placed.
func slots(places []place) []int32 {
	s := make([]int32, len(places))
	for i, p := range places {
		s[i] = p.slot
	}
	return s
}

// namedConstant compiles pi and the imaginary unit. Infinity is no number here: it stands as the end of a range
// only, where integral reads it itself.
func (c *compiler) namedConstant(e *symbolic.Expr) (place, error) {
	if e.IsUnit() {
		c.program.inexact = true
		return c.symbol(unitInput), nil
	}
	if e.Name() != "pi" {
		return place{}, &Obstacle{e, "it is no real number"}
	}
	c.program.inexact = true
	return c.emit(instruction{op: opPi}), nil
}

// symbol is a bound index or an input. A name gets its slot when it is first met; bind fills it.
func (c *compiler) symbol(name string) place {
	// The innermost binder wins; the first two frames belong to the whole program and bind nothing.
	for i := len(c.frames) - 1; i > 1; i-- {
		if c.frames[i].bound == name {
			return place{c.frames[i].block.index, i}
		}
		if c.frames[i].column == name {
			return place{c.frames[i].block.column, i}
		}
	}
	for _, in := range c.program.scalars {
		if in.name == name {
			return place{in.slot, 1}
		}
	}
	in := input{name, c.slot()}
	c.program.scalars = append(c.program.scalars, in)
	return place{in.slot, 1}
}

// component depends on the point even if its indices are constants, hence the further place in the main frame.
func (c *compiler) component(e *symbolic.Expr) (place, error) {
	indices, err := c.compileAll(e.Args())
	if err != nil {
		return place{}, err
	}
	array := -1
	for i, name := range c.program.arrays {
		if name == e.Name() {
			array = i
		}
	}
	if array < 0 {
		array = len(c.program.arrays)
		c.program.arrays = append(c.program.arrays, e.Name())
	}
	in := instruction{op: opComponent, n: array, args: slots(indices)}
	return c.emit(in, append(indices, place{frame: 1})...), nil
}

// sum puts the constant last, as it is printed.
func (c *compiler) sum(e *symbolic.Expr) (place, error) {
	terms, err := c.compileAll(e.Args())
	if err != nil {
		return place{}, err
	}
	if !e.Number().IsZero() {
		terms = append(terms, c.number(e.Number()))
	}
	return c.emit(instruction{op: opSum, args: slots(terms)}, terms...), nil
}

// product collects divisors, because an enclosure of x/y is narrower than one of x times 1/y, and exact
// where x/y is an integer.
func (c *compiler) product(e *symbolic.Expr) (place, error) {
	var above, below []place
	for _, f := range e.Args() {
		part := &above
		if f.Kind() == symbolic.KindPower && f.Arg(1).IsNumber() && f.Arg(1).Number().Sign() < 0 {
			part, f = &below, symbolic.Power(f.Arg(0), symbolic.Number(f.Arg(1).Number().Neg()))
		}
		at, err := c.compile(f)
		if err != nil {
			return place{}, err
		}
		*part = append(*part, at)
	}
	if num := rational.FromBigInt(e.Number().Num()); !num.IsOne() || len(above) == 0 {
		above = append(above, c.number(num))
	}
	if den := rational.FromBigInt(e.Number().Den()); !den.IsOne() {
		below = append(below, c.number(den))
	}
	in := instruction{op: opProduct, args: slots(above), below: slots(below)}
	return c.emit(in, append(above, below...)...), nil
}

// power has three forms: integer powers, powers of the square root, and all others. Half-integer powers go
// by the root, which is exact at squares and needs no logarithm.
func (c *compiler) power(base, exponent *symbolic.Expr) (place, error) {
	b, err := c.compile(base)
	if err != nil {
		return place{}, err
	}
	if n, ok := exponent.IsInteger(); ok && n == int64(int(n)) {
		return c.emit(instruction{op: opInteger, args: []int32{b.slot}, n: int(n)}, b), nil
	}
	c.program.inexact = true
	if exponent.IsNumber() {
		if num, den, ok := exponent.Number().Small(); ok && den == 2 && num == int64(int(num)) {
			root := c.emit(instruction{op: opRoot, args: []int32{b.slot}}, b)
			if num == 1 {
				return root, nil
			}
			return c.emit(instruction{op: opInteger, args: []int32{root.slot}, n: int(num)}, root), nil
		}
	}
	x, err := c.compile(exponent)
	if err != nil {
		return place{}, err
	}
	return c.emit(instruction{op: opPower, args: []int32{b.slot, x.slot}}, b, x), nil
}

// call compiles an application of a table function. A function of the document has no kernel: its definition
// has been put in before, or nothing is known of it.
func (c *compiler) call(e *symbolic.Expr) (place, error) {
	if e.Function() == nil {
		return place{}, &Obstacle{e, "the function " + e.Name() + " has no definition"}
	}
	args, err := c.compileAll(e.Args())
	if err != nil {
		return place{}, err
	}
	c.program.inexact = c.program.inexact || e.Function().Exact == nil
	return c.emit(instruction{op: opCall, args: slots(args), function: e.Function()}, args...), nil
}

// choose compiles condition, value, ..., otherwise. All cases are evaluated; one that has no value and is
// not chosen does no harm.
func (c *compiler) choose(parts []*symbolic.Expr) (place, error) {
	places, err := c.compileAll(parts)
	if err != nil {
		return place{}, err
	}
	in := instruction{op: opChoose}
	for i, p := range places {
		if i%2 == 0 && i < len(places)-1 {
			in.conditions = append(in.conditions, p.slot)
		} else {
			in.args = append(in.args, p.slot)
		}
	}
	return c.emit(in, places...), nil
}

// relation compiles a comparison. Both sides may be one slot, which is how x = x asks whether x is defined.
func (c *compiler) relation(e *symbolic.Expr) (place, error) {
	sides, err := c.compileAll(e.Args())
	if err != nil {
		return place{}, err
	}
	return c.emit(instruction{op: opRelation, relation: e.Op(), args: slots(sides)}, sides...), nil
}

// logic compiles and, or, not over condition slots, which are numbered apart from values.
func (c *compiler) logic(e *symbolic.Expr) (place, error) {
	parts, err := c.compileAll(e.Args())
	if err != nil {
		return place{}, err
	}
	return c.emit(instruction{op: opLogic, relation: e.Op(), conditions: slots(parts)}, parts...), nil
}

// big compiles the body of a sum or product into a block of its own. Bounds are computed outside of the
// block, once.
func (c *compiler) big(e *symbolic.Expr) (place, error) {
	bounds, err := c.compileAll(e.Args()[1:3])
	if err != nil {
		return place{}, err
	}
	f, err := c.open(e, e.Arg(0).Name())
	if err != nil {
		return place{}, err
	}
	parts, err := c.compileAll(e.Args()[3:5])
	if err != nil {
		return place{}, err
	}
	in := instruction{op: opBig, args: slots(bounds), inner: f.block,
		conditions: []int32{parts[0].slot}, results: []int32{parts[1].slot}}
	if e.IsProduct() {
		in.n = 1
	}
	return c.emit(in, append(bounds, c.close(parts)...)...), nil
}

// open starts the block of a binder whose index has the given name inside.
func (c *compiler) open(e *symbolic.Expr, index string) (*frame, error) {
	// uses is a set of frames in one word.
	if len(c.frames) == 64 {
		return nil, &Obstacle{e, "sums and integrals are nested too deeply"}
	}
	f := newFrame(&block{index: c.slot()})
	f.bound = index
	c.frames = append(c.frames, f)
	return f, nil
}

// close ends the innermost block and returns a place for each frame around that it depends on. results
// are the places of the binder's body, which may lie outside its block.
func (c *compiler) close(results []place) []place {
	last := len(c.frames) - 1
	// What the inner block uses of the frames around must be computed before the binder is; the binder goes to
	// the innermost of these.
	uses := c.frames[last].uses
	for _, r := range results {
		if r.frame < last {
			uses |= 1 << r.frame
		}
	}
	c.frames = c.frames[:last]
	var places []place
	for i := range last {
		if uses>>i&1 == 1 {
			places = append(places, place{frame: i})
		}
	}
	return places
}
