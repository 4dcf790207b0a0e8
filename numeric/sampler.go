package numeric

import (
	"math/rand/v2"
	"slices"

	"nabla/numeric/rational"
	"nabla/symbolic"
)

// sampler draws points for the names of a problem, readable ones first. The same problem and seed give the
// same points. Its points satisfy the assumptions as far as drawing can see to it; they are certified
// where they are used.
type sampler struct {
	variables []*variable
	equations []*equation
	borders   []rational.Rat
	random    *rand.Rand
	drawn     int             // points drawn
	rounds    [tiny + 1]int   // points drawn from each stratum
	seen      map[uint64]bool // hashes of the points returned
}

const (
	maxEntries = 400 // entries of one array; larger sizes are not used
	redraws    = 6   // draws of one number that its conditions may reject
	repeats    = 60  // points in a row that may be repetitions or fail before the sampler gives up
)

// newSampler declares the names, hands each its conditions, and finds the equations that drawing cannot
// satisfy. The second word of the seed is the name of the program.
func newSampler(p *problem, scope *symbolic.Scope, seed uint64) (*sampler, error) {
	variables, err := declare(p, scope)
	if err != nil {
		return nil, err
	}
	if err := constrain(variables, p.conditions); err != nil {
		return nil, err
	}
	equations, err := equationsOf(variables, p.conditions)
	if err != nil {
		return nil, err
	}
	return &sampler{
		variables: variables, equations: equations,
		borders: bordersOf(append([]*symbolic.Expr{p.left, p.right}, p.conditions...)),
		random:  rand.New(rand.NewPCG(seed, 0x6e61626c61)),
		seen:    map[uint64]bool{},
	}, nil
}

// next returns a point that was not returned before, and false when none is found. Points that repeat one,
// as finite tables make them, are skipped; many in a row say that there are no more.
func (s *sampler) next() (Point, stratum, bool) {
	for range repeats {
		kind := schedule[s.drawn%len(schedule)]
		if kind == border && (len(s.borders) == 0 || s.rounds[border] > 2*len(s.borders)*len(s.variables)) {
			kind = small
		}
		s.drawn++
		p, ok := s.draw(kind)
		s.rounds[kind]++
		if !ok {
			continue
		}
		if h := p.hash(); !s.seen[h] {
			s.seen[h] = true
			return p, kind, true
		}
	}
	return nil, readable, false
}

// hash is the same for equal points; the names are combined in a way that does not depend on their order.
func (p Point) hash() uint64 {
	h := uint64(0)
	for name, v := range p {
		k := uint64(14695981039346656037)
		for i := range len(name) {
			k = (k ^ uint64(name[i])) * 1099511628211
		}
		for _, r := range v.leaves(nil) {
			k = (k ^ r.Hash()) * 1099511628211
		}
		h ^= k
	}
	return h
}

// draw makes one point of a stratum. It fails where a size is not possible or an equation not solved. Names
// are drawn in the order of declare, so that sizes are there when arrays are drawn, then equations are
// solved. At a border one name goes there, each in its turn, and all others are readable.
func (s *sampler) draw(kind stratum) (Point, bool) {
	p := make(Point, len(s.variables))
	round := s.rounds[kind]
	for i, v := range s.variables {
		d := drawing{sampler: s, kind: kind, round: round, at: i}
		if kind == border {
			d.border = i == round%len(s.variables)
			d.round = round / len(s.variables)
		}
		value, ok := d.value(v, p)
		if !ok {
			return nil, false
		}
		p[v.name] = value
	}
	var used map[string]bool
	if len(s.equations) > 0 {
		used = map[string]bool{}
	}
	for _, e := range s.equations {
		q, ok := e.solve(p, used)
		if !ok {
			return nil, false
		}
		p = q
	}
	return p, s.conforms(p)
}

// conforms reports that every matrix has its declared structure, which solving an equation may have taken from it: a
// multiple of an orthogonal matrix is none, and a symmetric one is not symmetric when a row has been changed.
func (s *sampler) conforms(p Point) bool {
	for _, v := range s.variables {
		if v.structure != "" && !hasStructure(p[v.name], v.structure) {
			return false
		}
	}
	return true
}

// drawing is the draw of the value of one name.
type drawing struct {
	*sampler
	kind   stratum
	round  int
	at     int  // number of the name, then of the number in its array
	border bool // this name is the one that goes to a border
}

// value draws what the variable takes: an index from its range, an array, or a number.
func (d drawing) value(v *variable, p Point) (Value, bool) {
	switch {
	case v.lower != nil:
		return d.index(v, p)
	case v.array():
		return d.array(v, p)
	}
	r, ok := d.number(v)
	return Scalar(r), ok
}

// index draws an index from its range.
func (d drawing) index(v *variable, p Point) (Value, bool) {
	lower, low := v.lower.integerAt(p)
	upper, high := v.upper.integerAt(p)
	if !low || !high || upper < lower || upper-lower >= maxEntries {
		return Value{}, false
	}
	count := upper - lower + 1
	first := d.at
	if d.round > 0 {
		first = d.random.IntN(count) // in step, indices would never meet in all combinations
	}
	for i := range count {
		r := rational.Int(int64(lower + (first+i)%count))
		if v.admitsNumber(r) {
			return Scalar(r), true
		}
	}
	return Value{}, false
}

// array draws the entries in row-major order, then gives them the declared structure. Sizes come from the
// point, which has them already.
func (d drawing) array(v *variable, p Point) (Value, bool) {
	shape := make([]int, len(v.shape))
	entries := 1
	for i, f := range v.shape {
		n, ok := f.integerAt(p)
		if !ok || n < 0 || n > maxEntries {
			return Value{}, false
		}
		shape[i] = n
		entries *= max(n, 1)
	}
	if entries > maxEntries {
		return Value{}, false
	}
	x, ok := d.entries(v, shape)
	if ok && v.structure != "" {
		x, ok = structured(x, v.structure)
	}
	return x, ok
}

// entries draws the numbers of an array; at a border all but one of them are readable.
func (d *drawing) entries(v *variable, shape []int) (Value, bool) {
	if len(shape) == 0 {
		r, ok := d.number(v)
		d.at++
		d.border = false
		return Scalar(r), ok
	}
	x := Array()
	for range shape[0] {
		e, ok := d.entries(v, shape[1:])
		if !ok {
			return Value{}, false
		}
		x.Entries = append(x.Entries, e)
	}
	return x, true
}

// number draws one number that its variable admits. A number that does not fit is moved into the range
// instead of being drawn again, since a narrow range would be hit seldom.
func (d *drawing) number(v *variable) (rational.Rat, bool) {
	for try := range redraws {
		r := d.candidate(v, d.round+try)
		if v.integer {
			r = fitInteger(r, v.low, v.high)
		} else {
			r = fit(r, v.low, v.high, d.round+try+d.at)
		}
		if v.admitsNumber(r) {
			return r, true
		}
	}
	return v.pick(d.round + d.at)
}

// candidate proposes a number; whether the variable admits it is decided after it has been moved into range.
func (d *drawing) candidate(v *variable, round int) rational.Rat {
	switch {
	case v.size:
		if round == 0 {
			return walk(sizes, round, d.at)
		}
		return sizes[d.random.IntN(len(sizes))] // in step, sizes would never meet in all combinations
	case d.border && v.integer:
		return d.borders[round%len(d.borders)].Floor()
	case d.border:
		return d.borders[round%len(d.borders)]
	case v.integer:
		return d.kind.integer(round, d.at, d.random)
	}
	return d.kind.real(round, d.at, d.random)
}

// fitInteger moves an integer into a range.
func fitInteger(r rational.Rat, low, high end) rational.Rat {
	if low.admitsAbove(r) && high.admitsBelow(r) {
		return r
	}
	// The ceiling of the lower end is the first integer, unless the end itself is excluded.
	first := low.value.Neg().Floor().Neg()
	if !low.admitsAbove(first) {
		first = first.Add(rational.Int(1))
	}
	if low.set && high.set {
		count := high.value.Floor().Sub(first).Add(rational.Int(1))
		if count.Sign() <= 0 {
			return first
		}
		// The number goes round a bounded range, so that all of its integers come up.
		shift := r.Sub(first)
		return first.Add(shift.Sub(count.Mul(shift.Quo(count).Floor())))
	}
	if low.set {
		return first.Add(r.Sub(first).Abs())
	}
	return high.value.Floor().Sub(r.Sub(high.value).Abs().Floor())
}

// pick returns a number that satisfies narrow conditions, from all tables.
func (v *variable) pick(round int) (rational.Rat, bool) {
	for i := range allNumbers {
		if v.barren {
			break
		}
		if r := allNumbers[(round+i)%len(allNumbers)]; v.admitsNumber(r) {
			return r, true
		}
	}
	v.barren = true
	return rational.Rat{}, false
}

// allNumbers are the numbers of all tables.
var allNumbers = slices.Concat(readableReals, fractions, largeReals, tinyReals, largeIntegers)
