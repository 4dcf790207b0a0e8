package simplify

import (
	"context"
	"slices"

	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/simplify/rule"
	"nabla/simplify/rules"
	"nabla/symbolic"
)

// A best-first search over forms. It starts from the expression, takes the cheapest form not looked at yet,
// adds what each operation and rule makes of it, and stops when that has brought nothing cheaper for a
// while. It proves nothing; see proof.go.

// candidate is a form that the search has met, with the way that led to it. The way back by from is the
// derivation that is printed.
type candidate struct {
	expr     *symbolic.Expr
	price    price
	from     *candidate
	steps    []Step // from the expression of from to this one
	expanded bool
}

// argument is a part of a form with its own shortest form.
type argument struct{ expr, form *symbolic.Expr }

// search keeps the forms of one expression that were met, and goes on from the shortest ones.
type search struct {
	ctx        context.Context
	scope      *symbolic.Scope
	options    Options
	rewriting  *rule.Rewriting // rules that shorten
	identities *rule.Rewriting
	folds      *folds
	known      familiar
	depth      int // of searches for parts inside of searches for parts
	start      *candidate
	met        map[uint64][]*candidate
	all        []*candidate
	closed     map[uint64]argument // arguments that were simplified, by their hash
}

// newSearch prepares the rules and the definitions; both are shared by the searches for parts.
func newSearch(ctx context.Context, e *symbolic.Expr, scope *symbolic.Scope, options Options) (*search, error) {
	set, err := rules.Set()
	if err != nil {
		return nil, err
	}
	holds := prover(ctx, scope)
	s := &search{
		ctx: ctx, scope: scope, options: options,
		rewriting:  set.Rewriting(ctx, rule.Simplification, holds),
		identities: set.Rewriting(ctx, rule.Identity, holds),
		closed:     map[uint64]argument{},
	}
	if !options.NoDefinitions {
		if s.folds, err = newFolds(ctx, scope, holds); err != nil {
			return nil, err
		}
	}
	s.begin(e)
	return s, nil
}

// begin makes e the start of the search.
func (s *search) begin(e *symbolic.Expr) {
	s.known = familiarOf(e)
	s.start = &candidate{expr: e, price: s.known.price(e)}
	s.met, s.all = map[uint64][]*candidate{}, nil
	s.keep(s.start)
}

// patience is how many forms the search goes on from after the last one that was shorter than all before.
const patience = 3

// run expands the shortest form that is not expanded yet, until nothing shorter is found for a while.
// Searches for parts have less patience the deeper they are.
func (s *search) run() error {
	best := s.start.price
	for idle := 0; idle < max(1, patience-s.depth) && len(s.all) < limit.Forms; idle++ {
		next := s.next()
		if next == nil {
			return nil
		}
		if err := s.expand(next); err != nil {
			return err
		}
		if p := s.best().price; p.less(best) {
			best, idle = p, 0
		}
	}
	return nil
}

// next returns the cheapest form that was not gone on from. There are at most limit.Forms, so that a queue
// would not pay.
func (s *search) next() *candidate {
	var found *candidate
	for _, c := range s.all {
		if !c.expanded && (found == nil || c.price.less(found.price)) {
			found = c
		}
	}
	return found
}

// best returns the cheapest form, whether proved or not.
func (s *search) best() *candidate {
	return slices.MinFunc(s.all, func(a, b *candidate) int { return a.price.compare(b.price) })
}

// expand adds all forms that one operation makes of c. In this order a form gets the name of the simplest
// operation that leads to it, since the first way to a form is kept.
func (s *search) expand(c *candidate) error {
	c.expanded = true
	if err := s.arguments(c); err != nil {
		return err
	}
	for _, family := range []func(*symbolic.Expr) []form{signForms, rationalForms, circularForms, exponentialForms, s.indexForms, s.foldForms} {
		for _, f := range family(c.expr) {
			if err := s.add(c, Step{Name: f.name}, f.expr); err != nil {
				return err
			}
		}
	}
	if s.options.NoRules {
		return nil
	}
	neighbors, err := s.identities.Neighbors(c.expr, limit.Forms/8)
	for _, n := range neighbors {
		if err == nil {
			err = s.add(c, Step{Name: n.Rule.Name, Rule: n.Rule}, n.After)
		}
	}
	return err
}

// add keeps the expression and what the shortening rules make of it.
func (s *search) add(from *candidate, step Step, e *symbolic.Expr) error {
	step.Before, step.After, step.Line = from.expr, e, e
	c := s.reach(from, []Step{step}, e)
	if s.options.NoRules {
		return nil
	}
	c, err := s.shorten(c)
	if err != nil {
		return err
	}
	return s.named(c)
}

// shorten adds what the rules make of c and returns it.
func (s *search) shorten(c *candidate) (*candidate, error) {
	before := len(s.rewriting.Steps())
	after, err := s.rewriting.Normalize(c.expr)
	if err != nil || symbolic.Equal(after, c.expr) {
		return c, err
	}
	return s.reach(c, lines(c.expr, after, s.rewriting.Steps()[before:]), after), nil
}

// lines turns uses of rules on parts into steps between whole expressions. A rule that was used on a part before
// is not told again, so that the last line may hold more than its step says.
func lines(e, after *symbolic.Expr, uses []rule.Step) []Step {
	var steps []Step
	line := e
	for _, u := range uses {
		next := symbolic.Rewrite(line, func(n *symbolic.Expr) (*symbolic.Expr, bool) {
			return u.After, symbolic.Equal(n, u.Before)
		})
		if symbolic.Equal(next, line) {
			continue
		}
		line = next
		steps = append(steps, Step{Name: u.Rule.Name, Rule: u.Rule, Before: u.Before, After: u.After, Line: line})
	}
	if !symbolic.Equal(line, after) {
		steps = append(steps, Step{Name: "the same rules again", Before: line, After: after, Line: after})
	}
	return steps
}

// reach returns the candidate for e, a new one if e was not met before.
func (s *search) reach(from *candidate, steps []Step, e *symbolic.Expr) *candidate {
	for _, c := range s.met[e.Hash()] {
		if symbolic.Equal(c.expr, e) {
			return c
		}
	}
	c := &candidate{expr: e, price: s.known.price(e), from: from, steps: steps}
	s.keep(c)
	return c
}

// keep files a form by its hash.
func (s *search) keep(c *candidate) {
	s.met[c.expr.Hash()] = append(s.met[c.expr.Hash()], c)
	s.all = append(s.all, c)
}

// path returns the steps from the start to c.
func (s *search) path(c *candidate) []Step {
	var steps []Step
	for ; c != nil; c = c.from {
		steps = append(slices.Clone(c.steps), steps...)
	}
	return steps
}

// rationalForms writes e as a rational function of its kernels, once with sums under powers kept and once with
// everything multiplied out and roots reduced.
func rationalForms(e *symbolic.Expr) []form {
	opaque := newField(e, true, false)
	forms := opaque.render(opaque.of(e))
	k := newField(e, false, true)
	f := k.of(e)
	forms = append(forms, k.render(f)...)
	for _, q := range k.quadratics() {
		for _, r := range k.reduced(f, q) {
			forms = append(forms, k.render(r)...)
			f = r
		}
	}
	return forms
}

// arguments adds the form in which arguments, exponents, bases and the sums among factors are simplified by
// themselves. A part that is as large as the whole would start the same search again.
func (s *search) arguments(c *candidate) error {
	var failed error
	e := symbolic.Rewrite(c.expr, func(n *symbolic.Expr) (*symbolic.Expr, bool) {
		if failed != nil || n == c.expr || n.Kind() == symbolic.KindProduct {
			return nil, false
		}
		// Only sums gain from a search of their own; products are found by the rules on the whole.
		if n.Kind() != symbolic.KindSum && n.Kind() != symbolic.KindBig || n.Size() >= s.start.expr.Size() {
			return nil, false
		}
		part := n
		part, failed = s.argument(n)
		return part, true
	})
	if failed != nil || symbolic.Equal(e, c.expr) {
		return failed
	}
	return s.add(c, Step{Name: "simplified parts"}, e)
}

// maxDepth bounds searches inside of searches.
const maxDepth = 3

// argument returns the shortest form of a part, found by a search of its own. A search of its own shares
// rules, proofs of guards and forms of parts with the one around.
func (s *search) argument(e *symbolic.Expr) (*symbolic.Expr, error) {
	if s.depth >= maxDepth {
		return e, nil
	}
	if a, ok := s.closed[e.Hash()]; ok && symbolic.Equal(a.expr, e) {
		return a.form, nil
	}
	inner := *s
	inner.depth++
	inner.begin(e)
	if err := inner.run(); err != nil {
		return e, err
	}
	v := inner.best().expr
	s.closed[e.Hash()], s.closed[v.Hash()] = argument{e, v}, argument{v, v}
	return v, nil
}

// signForms moves minus signs between the factors of a product: -x/(y - 1) = x/(1 - y). With n sums there
// are 2^n - 1 choices, hence the bound.
func signForms(e *symbolic.Expr) []form {
	factors, coefficient := []*symbolic.Expr{e}, rational.Int(1)
	if e.Kind() == symbolic.KindProduct {
		factors, coefficient = e.Args(), e.Number()
	}
	var sums []int
	for i, f := range factors {
		if turns(f) && len(sums) < maxSigns {
			sums = append(sums, i)
		}
	}
	var forms []form
	for choice := 1; choice < 1<<len(sums); choice++ {
		parts := append([]*symbolic.Expr{symbolic.Number(coefficient)}, factors...)
		for bit, i := range sums {
			if choice>>bit&1 == 1 {
				parts[i+1] = turned(factors[i])
				parts[0] = symbolic.Negate(parts[0])
			}
		}
		forms = append(forms, form{"signs", symbolic.Product(parts...)})
	}
	return forms
}

// maxSigns bounds the sums whose signs are tried in all combinations.
const maxSigns = 4

// turns reports that a factor is an odd power of a sum.
func turns(f *symbolic.Expr) bool {
	if f.Kind() != symbolic.KindPower {
		return f.Kind() == symbolic.KindSum
	}
	n, ok := f.Arg(1).IsInteger()
	return ok && n%2 != 0 && f.Arg(0).Kind() == symbolic.KindSum
}

// turned returns -f for such a factor, with the sign inside of the sum.
func turned(f *symbolic.Expr) *symbolic.Expr {
	if f.Kind() == symbolic.KindSum {
		return symbolic.Negate(f)
	}
	return symbolic.Power(symbolic.Negate(f.Arg(0)), f.Arg(1))
}
