package numeric

import (
	"slices"
	"strings"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/parser/limit"
)

// Kind says what a Witness shows.
type Kind uint8

// The kinds of witnesses. The zero value claims nothing.
const (
	_                Kind = iota
	ValuesDiffer          // both sides have values, and they differ
	OnlyLeftDefined       // the left side has a value, the right side has none
	OnlyRightDefined      // the right side has a value, the left side has none
)

// String says what the kind shows, in a reader's words.
func (k Kind) String() string {
	switch k {
	case ValuesDiffer:
		return "the values differ"
	case OnlyLeftDefined:
		return "only the left side is defined"
	case OnlyRightDefined:
		return "only the right side is defined"
	}
	return "nothing"
}

// Witness is a certified counterexample: at Point all assumptions hold and the sides relate as Kind says,
// by float64 intervals or exact arithmetic and again by a second evaluation at Bits bits. It is nabla's
// only ground for saying that a step is wrong.
type Witness struct {
	Kind        Kind   // in which way the sides differ
	Point       Point  // the values of the names, which are rational
	Left, Right string // the values: exact decimals, or digits that are all certain; "undefined"
	Open        bool   // the same holds in a whole neighbourhood of the point
	Bits        uint   // precision of the second evaluation; 0 if it was exact
}

// String prints "x = -1: 1 against -1".
func (w *Witness) String() string {
	text := w.Left + " against " + w.Right
	if len(w.Point) > 0 {
		text = w.Point.String() + ": " + text
	}
	return text
}

var kindOf = map[verdict]Kind{differ: ValuesDiffer, leftOnly: OnlyLeftDefined, rightOnly: OnlyRightDefined}

const (
	shownDigits    = 10 // significant digits of printed values, if they suffice to tell the sides apart
	shortDecimal   = 17 // the longest exact decimal that is printed in full
	simplerTrials  = 80 // points that are looked at to find a more readable one
	visibleGap     = 1e-3
	maxShownDigits = 400
)

// witness certifies a candidate a second time and prints it; nil if that fails.
//
// The first evaluation may have been by float64 intervals; the second, exact or in multiple precision, is
// by other code. A candidate that it does not confirm is dropped.
func (c *comparison) witness(p Point, v verdict, open bool) *Witness {
	w := &Witness{Kind: kindOf[v], Point: c.problem.complete(p), Open: open}
	if m := c.judge.exactSides(); evaluate(m, p) {
		x, y := m.value(0), m.value(1)
		if x.def != interval.Somewhere && y.def != interval.Somewhere {
			if relateExact(x, y).verdict != v {
				return nil
			}
			w.Left, w.Right = exactText(x), exactText(y)
		}
	}
	for prec := uint(firstPrec); w.Left == "" || w.Right == ""; prec *= 2 {
		if prec > limit.Precision || c.ctx.Err() != nil {
			return nil
		}
		m := c.judge.ballSides(prec)
		evaluate(m, p)
		x, y := m.value(0), m.value(1)
		if relate(x.Def(), y.Def(), x.Disjoint(y), 0).verdict != v {
			continue
		}
		w.Bits = prec
		for digits := shownDigits; digits <= maxShownDigits; digits *= 2 {
			w.Left, w.Right = x.Text(digits), y.Text(digits)
			if w.Left != w.Right {
				break
			}
		}
	}
	return w
}

// relateExact relates what exact arithmetic knows: two numbers, or that one of them does not exist.
func relateExact(x, y exactly) judgement {
	if x.def == interval.Everywhere && y.def == interval.Everywhere {
		return relateExactly(x, y)
	}
	return relate(x.def, y.def, false, 0)
}

// exactText returns an exact value as a decimal, "" where that is long or endless.
func exactText(x exactly) string {
	if x.def == interval.Nowhere {
		return "undefined"
	}
	return decimal(x.value, shortDecimal)
}

// decimal writes a rational as a finite decimal of at most so many characters, "" if there is none. A
// fraction has a finite one if its denominator is 2^a*5^b.
func decimal(r rational.Rat, length int) string {
	if r.IsInt() {
		if text := r.String(); len(text) <= length {
			return text
		}
		return ""
	}
	ten := rational.Int(10)
	for places, scaled := 1, r.Mul(ten); places < length; places, scaled = places+1, scaled.Mul(ten) {
		if !scaled.IsInt() {
			continue
		}
		text := scaled.Abs().String()
		if len(text) <= places {
			text = strings.Repeat("0", places+1-len(text)) + text
		}
		text = text[:len(text)-places] + "." + text[len(text)-places:]
		if r.Sign() < 0 {
			text = "-" + text
		}
		return text
	}
	return ""
}

// complete adds the concrete functions and the solved names to a point. A solved name whose value is
// rational is printed as a number.
func (pr *problem) complete(p Point) Point {
	q := p.clone()
	for name, v := range pr.fixed {
		if v.Formals == nil {
			if f, err := newFormula(v.Expr); err == nil {
				if x := f.at(p); x.def == interval.Everywhere {
					v = Scalar(x.value)
				}
			}
		}
		q[name] = v
	}
	return q
}

// simpler looks for a more readable point with the same verdict: numbers are replaced one by one by simpler
// ones as long as the verdict stays certain, open if it was, and visible if it was.
//
// Greedy and bounded: each number is tried from the simplest replacement on.
func (c *comparison) simpler(p Point, v verdict, open bool) Point {
	// A reader should see the difference in the first digits: a simpler point that hides it in the tenth is not
	// taken.
	visible := c.gap(p) >= visibleGap
	trials := 0
	accept := func(q Point) bool {
		trials++
		return trials <= simplerTrials && c.sampler.inRanges(q) && c.judge.admits(q) && c.judge.judge(q, firstPrec).verdict == v &&
			(!visible || c.gap(q) >= visibleGap) && (!open || c.near.holds(q, v))
	}
	// Sizes first: entries that are cut off need no simpler numbers.
	p = c.shrink(p, accept)
	for _, variable := range c.sampler.variables {
		if variable.size || variable.structure != "" {
			continue
		}
		for at, r := range p[variable.name].leaves(nil) {
			for _, s := range simplerNumbers(r) {
				if !variable.admitsNumber(s) || !variable.within(s, p) {
					continue
				}
				q := p.clone()
				q[variable.name] = p[variable.name].with(at, s)
				if accept(q) {
					p = q
					break
				}
			}
		}
	}
	return c.sampler.units(p, accept)
}

// within reports that an index stays in its range.
func (v *variable) within(r rational.Rat, p Point) bool {
	if v.lower == nil {
		return true
	}
	lower, upper := v.lower.at(p), v.upper.at(p)
	return lower.value.Cmp(r) <= 0 && r.Cmp(upper.value) <= 0
}

var simple = rationals("0", "1", "-1", "2", "-2", "1/2", "3", "1/3")

// simplerNumbers returns numbers that are easier to read than r, the easiest first.
func simplerNumbers(r rational.Rat) []rational.Rat {
	candidates := slices.Clone(simple)
	half, ten := rational.New(1, 2), rational.Int(10)
	candidates = append(candidates, r.Add(half).Floor(), r.Mul(ten).Floor().Quo(ten))
	return slices.DeleteFunc(candidates, func(s rational.Rat) bool { return numberComplexity(s) >= numberComplexity(r) })
}

// with returns v with one of its numbers, counted in row-major order, replaced.
func (v Value) with(at int, r rational.Rat) Value {
	if v.Entries == nil {
		return Scalar(r)
	}
	size := 1
	if len(v.Entries) > 0 {
		size = max(1, len(v.Entries[0].leaves(nil)))
	}
	entries := slices.Clone(v.Entries)
	entries[at/size] = entries[at/size].with(at%size, r)
	return Array(entries...)
}

// gap is the difference of the sides relative to the larger one, by intervals.
func (c *comparison) gap(p Point) float64 {
	if !evaluate(c.judge.intervals, p) {
		return 0
	}
	x, y := c.judge.intervals.value(0), c.judge.intervals.value(1)
	if !x.Disjoint(y) {
		return 0
	}
	size := max(interval.Abs(x).Hi, interval.Abs(y).Hi)
	return max(x.Lo-y.Hi, y.Lo-x.Hi) / size
}
