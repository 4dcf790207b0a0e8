package nabla

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"nabla/parser"
	"nabla/symbolic"
)

// Plain prints a derivation in plain notation, line by line: what it says of names, and its chains. Read as a derivation
// again, the lines mean the same. Of notes, the steps are judged first, because what stands there depends on it: the reading
// that holds, and which steps the notes leave open. What cannot be written is a comment that says why.
func (c *Checker) Plain(ctx context.Context, d *Derivation) []string {
	if d.Survey == nil {
		return d.plain()
	}
	p := &printing{derivation: d, reports: c.reports(ctx, d), said: map[string][]parser.Statement{}}
	p.section = newPassage()
	for _, s := range d.statements {
		switch s := s.(type) {
		case chainMark:
			p.chain(s.chain)
		case parser.Statement:
			p.statement(s)
		}
	}
	p.close()
	if !slices.ContainsFunc(p.lines, func(line string) bool { return !strings.HasPrefix(line, "#") && line != "" }) {
		return append([]string{sectionLine}, p.lines...) // which says that there is nothing in it
	}
	return p.lines
}

// sectionLine begins a section of a derivation.
const sectionLine = "# nabla: section"

// printing is notes on their way to plain notation, section by section. A section goes on as long as what a step stands on
// agrees with what stands in it already.
type printing struct {
	derivation *Derivation
	reports    []StepReport
	next       int // the first step that is not printed yet
	said       map[string][]parser.Statement
	section    *passage
	lines      []string
}

// close prints the section and begins the next one.
func (p *printing) close() {
	lines := p.section.print()
	if len(p.lines) > 0 && len(lines) > 0 {
		lines = slices.Concat([]string{"", sectionLine}, lines)
	}
	p.lines, p.section = append(p.lines, lines...), newPassage()
}

// chain prints the steps of a chain.
func (p *printing) chain(number int) {
	steps := p.derivation.steps
	for p.next < len(steps) && steps[p.next].chain < number {
		p.next++
	}
	var before parser.Node // the side on which the next step goes on
	for ; p.next < len(steps) && steps[p.next].chain == number; p.next++ {
		s, j := steps[p.next], &p.reports[p.next].Judgement
		switch {
		case s.err != nil:
			p.section.remark(inWords(&s, j.Verdict, j.Reason))
		case s.doubt == doubtPosed && (j.Verdict == Unknown || j.Verdict == Conditional):
			p.section.remark(fmt.Sprintf("equation: %s %s %s", written(s.left.node), s.op, written(s.right.node)))
		default:
			before = p.step(s.as(j.reading), j, before)
			continue
		}
		before = nil
	}
}

// inWords says what stands at the place of a step that is not printed.
func inWords(s *step, v Verdict, reason string) string {
	return fmt.Sprintf("%s: %s (%s)", v, oneLine(s.written()), oneLine(reason))
}

// as returns the step in one of its readings.
func (s step) as(reading int) step {
	if reading > 0 {
		a := s.attempts[reading-1]
		s.left, s.right, s.scope, s.footing = a.left, a.right, a.scope, a.footing
	}
	return s
}

// step prints one step and returns its right side.
func (p *printing) step(s step, j *Judgement, before parser.Node) parser.Node {
	if j.resting {
		s = p.derivation.steps[p.next] // it needs an equation, which is not to be assumed
	}
	g := groundOf(s.scope, s.footing)
	one := &parser.Step{Op: s.op, Right: g.tree(explicit(s.right.node, s.scope)), ExpectWrong: s.expectWrong}
	one.Open = !s.expectWrong && j.Verdict != Proved && j.Verdict != Wrong
	switch {
	case !one.Open:
	case j.Verdict == Unknown:
		one.Doubt = oneLine(j.Reason)
	case j.resting:
		one.Doubt = fmt.Sprintf(doubtEquation, oneLine(j.Condition))
	}
	left := g.tree(explicit(s.left.node, s.scope))
	if !p.section.agrees(g) {
		p.close()
		before = nil
	}
	goesOn := before != nil && parser.Equal(before, left)
	if p.section.stand(g, goesOn); !goesOn {
		p.section.begin(left)
	}
	p.section.goOn(one, fmt.Sprintf("%s: %s", Unknown, oneLine(s.written())))
	return one.Right
}

// statement prints what the notes say of a name where they say it, if that can be understood by itself. A definition may need
// a new section; all other things are printed before the step that needs them at the latest.
func (p *printing) statement(s parser.Statement) {
	p.keep(s)
	scope, all, ok := p.footing(s)
	if !ok {
		return
	}
	_, defines := s.(*parser.Let)
	g := groundOf(scope, all).ofStatement(defines)
	if !p.section.agrees(g) {
		if !defines {
			return
		}
		p.close()
	}
	p.section.stand(g, false)
}

// keep notes what a statement is about. Another declaration or definition of a name takes the place of the one before.
func (p *printing) keep(s parser.Statement) {
	switch s := s.(type) {
	case *parser.Declaration:
		name := s.Names[0].Text
		p.said[name] = append(slices.DeleteFunc(p.said[name], func(old parser.Statement) bool { _, same := old.(*parser.Declaration); return same }), s)
	case *parser.Let:
		name := headOf(reading{node: s.Head}).key
		p.said[name] = append(slices.DeleteFunc(p.said[name], func(old parser.Statement) bool { _, same := old.(*parser.Let); return same }), s)
	case *parser.Given:
		for _, name := range namesIn(s) {
			p.said[plainName(name)] = append(p.said[plainName(name)], s)
		}
	}
}

// mostSaid is how many statements one may stand on that is printed where it stands.
const mostSaid = 50

// footing returns what a statement stands on, as far as the notes said it before, and the scope of that.
func (p *printing) footing(s parser.Statement) (scope *symbolic.Scope, all footing, ok bool) {
	all = footing{[]parser.Statement{s}, map[string]bool{}}
	for queue := namesIn(s); len(queue) > 0; queue = queue[1:] {
		name := plainName(queue[0])
		if all.names[name] {
			continue
		}
		all.names[name] = true
		for _, t := range p.said[name] {
			if !slices.Contains(all.statements, t) {
				all.statements = append(all.statements, t)
				queue = append(queue, namesIn(t)...)
			}
		}
		if len(all.statements) > mostSaid {
			return nil, all, false
		}
	}
	scope, _, errs := symbolic.BuildNotes(&parser.Document{Statements: all.statements})
	return scope, all, len(errs) == 0
}

// namesIn returns the names that a statement has.
func namesIn(s parser.Statement) []string {
	var names []string
	for name := range usesOf(parser.Children(s)...) {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
