// Package working differentiates as a person writes it down: on the tree that the author wrote, in the author's order and
// names, one rule a line, each rule with its name. The last line is the closed form that package simplify finds.
//
// What it writes is a proposal. Whoever prints the lines has each of them proved first; the package itself knows the rules
// of the blackboard and no more: what has no rule here is differentiated in one line by package symbolic.
package working

import (
	"context"
	"strings"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/simplify"
	"nabla/symbolic"
)

// Detail says how many lines there are.
type Detail uint8

// The details. Normal does at once what a reader does in the head: constants, signs, constant factors, the variable itself;
// and one rule is used everywhere in a line at the same time.
const (
	Normal Detail = iota
	Brief         // the derivative in one line, and the closed form
	Full          // one use of one rule a line, and every step of simplifying
)

// Line is what stands behind an equals sign, with the rule that leads to it.
type Line struct {
	Node     parser.Node // the whole line, in the author's order where it is the author's
	Rule     string      // the name of what leads to it
	Entry    parser.Node // the entry of the table of functions that was used, log'(x) = 1/x; or nil
	Computed bool        // by package simplify: its order is no author's
}

// Question is what is differentiated: a tree, by a name or a component, once.
type Question struct {
	Body     parser.Node            // what is differentiated, as it is written
	Variable parser.Node            // a name or a component
	Scope    *symbolic.Scope        // of the names in both
	Written  map[string]parser.Node // definitions of the scope as the author wrote them, by name
}

// Asked is the derivative as it stands before the first equals sign.
func (q Question) Asked() parser.Node {
	return &parser.Derivative{Body: q.Body, By: []parser.By{{Variable: q.Variable}}, Partial: q.partial()}
}

// partial reports whether the body stands on more than the variable. A quantity that depends on the
// variable alone is differentiated with an upright d.
func (q Question) partial() bool {
	e, variable, err := q.resolved()
	if err == nil {
		e, err = q.Scope.Expand(e)
	}
	if err != nil {
		return true
	}
	for _, name := range symbolic.Names(e) {
		if name != variable.Name() && q.Scope.Definition(name) == nil {
			return true
		}
	}
	return variable.Kind() != symbolic.KindSymbol
}

// Lines differentiates. The error is that of symbolic.Diff, or of the context.
//
// The last line is the closed form of the symbolic derivative; the lines before are made by rules on trees,
// each equal to it. What has no rule here is done in one line by symbolic.Diff.
func Lines(ctx context.Context, q Question, detail Detail) ([]Line, error) {
	e, variable, err := q.resolved()
	if err != nil {
		return nil, err
	}
	derivative, err := symbolic.Diff(e, variable, q.Scope)
	if err != nil {
		return nil, err
	}
	closed, err := simplify.Simplify(ctx, derivative, q.Scope, simplify.Options{})
	if err != nil {
		return nil, err
	}
	d := &derivation{Question: q, full: detail == Full, variable: variable, partial: q.partial()}
	d.names = dependent(variable.Name(), q.Scope)
	if err := d.run(ctx); err != nil {
		return nil, err
	}
	lines := d.lines
	if contracts(d.line) {
		lines = append(lines, Line{Node: symbolic.Syntax(derivative), Rule: ruleContraction, Computed: true})
	}
	if detail == Brief {
		lines = brief(lines)
	}
	if detail == Full {
		for _, s := range closed.Steps {
			lines = append(lines, Line{Node: symbolic.Syntax(s.Line), Rule: s.Name, Computed: true})
		}
	}
	return q.finish(lines, closed.Expr, Line{Node: symbolic.Syntax(closed.Expr), Rule: ruleClosed, Computed: true}), nil
}

// resolved returns the body and the variable as expressions, derivatives in them carried out.
func (q Question) resolved() (e, variable *symbolic.Expr, err error) {
	scope := q.Scope.Clone()
	if e, err = symbolic.Resolve(q.Body, scope, nil); err != nil {
		return nil, nil, err
	}
	if variable, err = symbolic.Resolve(q.Variable, scope, nil); err != nil {
		return nil, nil, err
	}
	e, err = symbolic.Evaluate(e, scope)
	return e, variable, err
}

// brief keeps the last line, with the names of all rules on the way.
func brief(lines []Line) []Line {
	if len(lines) == 0 {
		return nil
	}
	var rules []string
	seen := map[string]bool{}
	for _, l := range lines {
		if !seen[l.Rule] && !strings.HasPrefix(l.Rule, "definition") {
			seen[l.Rule] = true
			rules = append(rules, l.Rule)
		}
	}
	const most = 3
	if len(rules) > most {
		rules = append(rules[:most], "...")
	}
	last := lines[len(lines)-1]
	last.Entry = nil
	last.Rule = strings.Join(rules, ", ")
	return []Line{last}
}

// finish adds the closed form, unless the last line is it, in the author's order.
func (q Question) finish(lines []Line, closed *symbolic.Expr, line Line) []Line {
	if n := len(lines); n > 0 {
		if last, err := symbolic.Resolve(lines[n-1].Node, q.Scope.Clone(), nil); err == nil && symbolic.Equal(last, closed) {
			return lines
		}
	}
	return append(lines, line)
}

// dependent returns a name and all definitions and dependent names that stand on it. It grows the set until
// nothing is added.
func dependent(name string, scope *symbolic.Scope) map[string]bool {
	names := map[string]bool{name: true}
	inputs := map[string][]string{}
	for _, d := range scope.Definitions() {
		inputs[d.Name] = symbolic.Names(d.Body)
	}
	for _, v := range scope.Variables() {
		for _, of := range v.Of {
			inputs[v.Name] = append(inputs[v.Name], symbolic.Names(of)...)
		}
	}
	for grown := true; grown; {
		grown = false
		for of, names2 := range inputs {
			for _, n := range names2 {
				if names[n] && !names[of] {
					names[of], grown = true, true
				}
			}
		}
	}
	return names
}

// derivation is a line in which derivatives are still to be carried out.
type derivation struct {
	Question
	full     bool
	partial  bool // derivatives are written with ∂
	variable *symbolic.Expr
	names    map[string]bool // that stand on the variable
	line     parser.Node
	entry    parser.Node // of the table that the last rule used
	lines    []Line
}

// run uses one rule after the other until no derivative is left. At each step the first open derivative
// names the rule; in normal detail all others of the same rule are done in the same line.
func (d *derivation) run(ctx context.Context) error {
	d.line = d.pending(d.Body)
	for range limit.DerivationSteps {
		if err := ctx.Err(); err != nil {
			return err
		}
		next := d.next()
		if next == nil {
			return nil
		}
		d.entry = nil
		rule, after := d.rule(next.Body)
		entry := d.entry
		d.line = tidy(d.replace(rule, next, after))
		d.lines = append(d.lines, Line{Node: d.line, Rule: rule, Entry: entry})
	}
	return nil // long derivations are not made more readable by more lines: the closed form follows
}

// pending is the derivative of a tree that is still to be carried out.
func (d *derivation) pending(n parser.Node) *parser.Derivative {
	return &parser.Derivative{Body: n, By: []parser.By{{Variable: d.Variable}}, Partial: d.partial}
}

// next returns the first derivative that is to be carried out, in reading order.
func (d *derivation) next() *parser.Derivative {
	var found *parser.Derivative
	parser.Walk(d.line, func(n parser.Node) bool {
		if p, ok := n.(*parser.Derivative); ok && found == nil && d.open(p) {
			found = p
		}
		return found == nil
	})
	return found
}

// open reports whether a derivative is one of ours and can be carried out: that of a name which is only declared to depend
// on others stays.
func (d *derivation) open(p *parser.Derivative) bool {
	if len(p.By) != 1 || p.By[0].Variable != d.Variable {
		return false
	}
	name, ok := p.Body.(*parser.Name)
	return !ok || d.constant(name) || d.definition(name) != nil || parser.Equal(name, d.Variable) || len(name.Sub) > 0
}

// replace puts the result of a rule for a derivative and, unless every use of a rule has its own line, uses the rule on all
// others that it is the rule for.
func (d *derivation) replace(rule string, done *parser.Derivative, after parser.Node) parser.Node {
	return parser.Replace(d.line, func(n parser.Node) parser.Node {
		p, ok := n.(*parser.Derivative)
		switch {
		case !ok:
			return n
		case p == done:
			return after
		case d.full || !d.open(p):
			return n
		}
		entry := d.entry
		if same, other := d.rule(p.Body); same == rule && sameEntry(entry, d.entry) {
			return other
		}
		d.entry = entry
		return n
	})
}

// sameEntry reports whether two uses of a rule quote the same entry of the table.
func sameEntry(a, b parser.Node) bool { return parser.Equal(a, b) }

// contracts reports whether a sum has a delta among its factors.
func contracts(n parser.Node) bool {
	found := false
	parser.Walk(n, func(x parser.Node) bool {
		big, ok := x.(*parser.Big)
		if ok {
			parser.Walk(big.Body, func(y parser.Node) bool {
				call, ok := y.(*parser.Call)
				found = found || ok && call.Function.Text == "delta"
				return !found
			})
		}
		return !found
	})
	return found
}
