package numeric

import (
	"maps"

	"nabla/numeric/rational"
)

// A counterexample is read by people: sizes as small as they go, then simple numbers (witness.go), then
// unit vectors. accept judges each change by the same arithmetic as before, so that what is left is a
// counterexample still.

// shrink looks for the smallest sizes at which a point still shows the verdict: arrays are cut off, indices moved
// into their ranges, equations solved again.
func (c *comparison) shrink(p Point, accept func(Point) bool) Point {
	for _, v := range c.sampler.variables {
		if !c.sampler.isSize(v) {
			continue
		}
		size, ok := p[v.name].Number.Int64()
		for n := int64(0); ok && n < size; n++ {
			r := rational.Int(n)
			if !v.admitsNumber(r) {
				continue
			}
			if q, ok := c.sampler.resize(p, v, r); ok && accept(q) {
				p = q
				break
			}
		}
	}
	return p
}

// isSize reports that a name is the size of an array or the end of the range of an index.
func (s *sampler) isSize(v *variable) bool {
	if v.size {
		return true
	}
	for _, w := range s.variables {
		if w.upper != nil {
			for _, name := range w.upper.names {
				if name == v.name {
					return true
				}
			}
		}
	}
	return false
}

// resize returns the point with another size, if the rest can be made to fit. An index beyond the new end
// moves to it, arrays lose their last entries.
func (s *sampler) resize(p Point, size *variable, to rational.Rat) (Point, bool) {
	q := maps.Clone(p)
	q[size.name] = Scalar(to)
	for _, v := range s.variables {
		switch {
		case v.lower != nil && !v.within(q[v.name].Number, q):
			last := v.upper.at(q).value
			if v.lower.at(q).value.Cmp(last) > 0 {
				return nil, false
			}
			q[v.name] = Scalar(last)
		case v.array():
			x, ok := v.cut(q[v.name], q)
			if !ok {
				return nil, false
			}
			q[v.name] = x
		}
	}
	used := map[string]bool{}
	for _, e := range s.equations {
		var ok bool
		if q, ok = e.solve(q, used); !ok {
			return nil, false
		}
	}
	return q, s.conforms(q)
}

// cut returns the part of an array that its sizes at the point leave, made into a matrix of the declared structure where it
// is none: a part of an orthogonal matrix is not orthogonal.
func (v *variable) cut(x Value, p Point) (Value, bool) {
	shape := make([]int, len(v.shape))
	for i, f := range v.shape {
		n, ok := f.integerAt(p)
		if !ok || n < 0 {
			return x, false
		}
		shape[i] = n
	}
	x, ok := x.cut(shape)
	if ok && v.structure != "" && !hasStructure(x, v.structure) {
		return structured(x, v.structure)
	}
	return x, ok
}

// cut keeps the first entries along each dimension, and fails if there are too few of them.
func (v Value) cut(shape []int) (Value, bool) {
	if len(shape) == 0 {
		return v, v.Entries == nil
	}
	if len(v.Entries) < shape[0] {
		return v, false
	}
	entries := make([]Value, shape[0])
	for i := range entries {
		e, ok := v.Entries[i].cut(shape[1:])
		if !ok {
			return v, false
		}
		entries[i] = e
	}
	return Array(entries...), true
}

// inRanges reports that every index lies in its range.
func (s *sampler) inRanges(p Point) bool {
	for _, v := range s.variables {
		if v.lower != nil && !v.within(p[v.name].Number, p) {
			return false
		}
	}
	return true
}

// units puts vectors with one entry 1 and else 0 for vectors, as long as that shows the same: these satisfy what is
// often assumed of sums.
func (s *sampler) units(p Point, accept func(Point) bool) Point {
	for _, v := range s.variables {
		x := p[v.name]
		if len(v.shape) != 1 || x.complexity() <= unitComplexity(len(x.Entries)) {
			continue
		}
		for i := range x.Entries {
			entries := make([]Value, len(x.Entries))
			for k := range entries {
				entries[k] = Scalar(rational.Rat{})
			}
			entries[i] = Scalar(rational.Int(1))
			q := p.clone()
			q[v.name] = Array(entries...)
			if v.admits(q[v.name]) && accept(q) {
				p = q
				break
			}
		}
	}
	return p
}

// unitComplexity is the complexity of a vector of that length with a single 1: no vector that is easier to read
// is replaced by it.
func unitComplexity(n int) int {
	return 3 + (n-1)*numberComplexity(rational.Rat{}) + numberComplexity(rational.Int(1))
}
