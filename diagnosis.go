package nabla

import (
	"context"
	"slices"

	"nabla/numeric"
	"nabla/numeric/rational"
	"nabla/parser"
	"nabla/parser/limit"
	"nabla/symbolic"
	"nabla/symbolic/function"
)

// diagnosis looks for the smallest edit of the author's right side that makes a wrong step true. An edit
// counts only if the edited step is proved like any other. Two filters keep it cheap: the screen compares
// float64 values at points of the step, and only what passes it is worth an exact argument, of which there
// are limit.Repairs. The order of slips is that of likelihood, so the first edit that is proved is the
// answer.
type diagnosis struct {
	checker     *Checker
	scope       *symbolic.Scope
	left, right side
	equation    *equation
	observed    observation
	screen      *numeric.Screen
	resolver    *symbolic.Resolver
	basis       *numeric.Basis
	needs       []need           // of the nodes of the right side
	failed      []*symbolic.Expr // edited sides that were worth an exact argument and not proved
	ctx         context.Context  // of the search in progress
}

// diagnose names the slip of a wrong step and gives the repair, or returns nil.
func (d *diagnosis) diagnose(ctx context.Context) *Repair {
	d.ctx = ctx
	if d.screen = d.observed.outcome.Screen(); d.screen == nil {
		return nil
	}
	d.resolver = symbolic.NewResolver(d.scope, d.right.text)
	d.basis = d.screen.Basis(d.parts())
	d.require(d.right.node, d.screen.Left(), false)
	tried := 0
	for _, s := range slips {
		for _, e := range s.edits(d) {
			if tried++; tried > limit.Edits || ctx.Err() != nil {
				return nil
			}
			if side, ok := d.accepts(ctx, e); ok {
				return &Repair{Slip: e.slip, Span: e.at.Span(), Text: parser.Print(e.with), Side: parser.Print(side), with: e.with, side: side}
			}
		}
	}
	return nil
}

// accepts reports whether the step is proved with the edit, and returns the edited side. Nearly all edits are wrong,
// and nearly all of those fail the screen.
func (d *diagnosis) accepts(ctx context.Context, e edit) (parser.Node, bool) {
	edited := parser.Replace(d.right.node, func(n parser.Node) parser.Node {
		if n == e.at {
			return e.with
		}
		return n
	})
	right, err := d.resolver.Resolve(edited)
	if err != nil {
		return nil, false // an edit that does not read is no repair
	}
	passes, known := d.screen.Passes(right)
	if known && !passes {
		return nil, false
	}
	if len(d.failed) >= limit.Repairs || slices.ContainsFunc(d.failed, func(e *symbolic.Expr) bool { return symbolic.Equal(e, right) }) {
		return nil, false
	}
	d.failed = append(d.failed, right)
	q, err := d.equation.with(right)
	if err != nil || !known && !d.checker.agrees(ctx, q) {
		return nil, false
	}
	return edited, d.checker.normalize(ctx, q).proved()
}

// ratio returns the constant ratio of the sides, if the values suggest one that is not 1 or -1. 1 and -1
// are left to the slips of a sign.
func (d *diagnosis) ratio() (rational.Rat, bool) {
	r, ok := d.observed.ratio()
	return r, ok && !r.Abs().IsOne() && (hasNames(d.equation) || plainFactor(r))
}

// hasNames reports that a step is about more than two numbers, which always have a ratio.
func hasNames(q *equation) bool { return len(symbolic.Names(symbolic.Difference(q.a, q.b))) > 0 }

// plainFactor reports a factor that one forgets, 2 or 3/4; 50/51 is none.
func plainFactor(r rational.Rat) bool {
	num, den, small := r.Small()
	const most = 12
	return small && num <= most && num >= -most && den <= most
}

// names returns the names on both sides that a slip could confuse, each once.
func (d *diagnosis) names() []*parser.Name {
	var names []*parser.Name
	seen := map[string]bool{}
	for _, s := range []side{d.left, d.right} {
		parser.Walk(s.node, func(n parser.Node) bool {
			if c, ok := n.(*parser.Call); ok {
				for _, a := range c.Args {
					parser.Walk(a, func(n parser.Node) bool { return collectName(n, seen, &names) })
				}
				return false
			}
			return collectName(n, seen, &names)
		})
	}
	return names
}

// collectName takes a name that was not met before; what is below a name are its indices.
func collectName(n parser.Node, seen map[string]bool, names *[]*parser.Name) bool {
	name, ok := n.(*parser.Name)
	if ok && !seen[name.Text] {
		seen[name.Text] = true
		*names = append(*names, name)
	}
	return !ok
}

// parts returns what terms of both sides are made of: names, then functions and sums, those of the right
// side first. Terms that bind a name are left out with it: the name means nothing outside.
func (d *diagnosis) parts() []*symbolic.Expr {
	var names, others []*symbolic.Expr
	seen := map[uint64]bool{}
	for _, side := range []*symbolic.Expr{d.equation.right, d.equation.left} {
		symbolic.Any(side, func(e *symbolic.Expr) bool {
			if seen[e.Hash()] || hidden(e) {
				return false
			}
			seen[e.Hash()] = true
			switch e.Kind() {
			case symbolic.KindSymbol, symbolic.KindComponent:
				names = append(names, e)
			case symbolic.KindCall, symbolic.KindSum:
				others = append(others, e)
			}
			return false
		})
	}
	parts := append(names, others...)
	return parts[:min(len(parts), limit.Factors)]
}

// leftTerms returns the terms of the left side if it is a sum.
func (d *diagnosis) leftTerms() []*symbolic.Expr {
	if d.equation.left.Kind() != symbolic.KindSum {
		return nil
	}
	terms := append([]*symbolic.Expr(nil), d.equation.left.Args()...)
	if c := d.equation.left.Number(); !c.IsZero() {
		terms = append(terms, symbolic.Number(c))
	}
	return terms
}

// leftFactors returns the factors of the terms of the left side, each once.
func (d *diagnosis) leftFactors() []*symbolic.Expr {
	var factors []*symbolic.Expr
	add := func(e *symbolic.Expr) {
		for _, f := range factors {
			if symbolic.Equal(f, e) {
				return
			}
		}
		if !e.IsNumber() && len(factors) < limit.Factors {
			factors = append(factors, e)
		}
	}
	terms := []*symbolic.Expr{d.equation.left}
	if d.equation.left.Kind() == symbolic.KindSum {
		terms = d.equation.left.Args()
	}
	for _, t := range terms {
		if t.Kind() != symbolic.KindProduct {
			add(t)
			continue
		}
		for _, f := range t.Args() {
			add(f)
		}
	}
	return factors
}

// relatives returns the other functions of the same group that take as many arguments.
func relatives(name string, args int) []string {
	f, ok := function.Lookup(name)
	if !ok {
		return nil
	}
	var names []string
	for _, g := range function.All() {
		if g != f && g.Group == f.Group && g.Accepts(args) && args >= len(g.Args) { // max(x) of one number is no function that one confuses
			names = append(names, g.Name)
		}
	}
	return names
}
