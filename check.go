package nabla

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"nabla/parser/limit"
	"nabla/parser/source"
	"nabla/symbolic"
)

// The checker: many steps side by side, one step within its time, and the ladder that decides it. Where to
// read on: compare in observation.go (values), prove in prove.go (the arguments), condition in
// conditional.go, refuted in observation.go.

// Options says how steps are checked. The zero value is right for most uses.
type Options struct {
	Jobs       int           // steps checked at the same time; 0 is one for each processor
	Timeout    time.Duration // for one step; 0 is limit.StepTime seconds
	Seed       uint64        // of the choice of points; the same seed gives the same answers
	NoDiagnose bool          // leave out the search for a repair of wrong steps
	Explain    bool          // give the reasons of proved steps
}

// timeout is the time for one step as the options say.
func (o Options) timeout() time.Duration {
	if o.Timeout > 0 {
		return o.Timeout
	}
	return limit.StepTime * time.Second
}

// jobs is the number of steps that are checked side by side.
func (o Options) jobs() int {
	if o.Jobs > 0 {
		return o.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// Checker judges steps. Its methods may be called at the same time.
type Checker struct {
	options Options
	lenient bool          // points at which the sides agree are enough
	late    *atomic.Int32 // steps of lecture notes whose time ran out: the next ones get less, so that a document does not take long
}

// NewChecker returns a checker with the options.
func NewChecker(o Options) *Checker { return &Checker{options: o} }

// Check judges every step of the derivation, several at a time; the report is in the order of the text.
// When the context ends, the steps that are left are unknown for that reason.
func (c *Checker) Check(ctx context.Context, d *Derivation) *Report {
	r := &Report{Text: d.Text, Diagnostics: d.Diagnostics, Notes: d.Notes, Steps: c.reports(ctx, d)}
	r.sift(d)
	return r
}

// reports judges all steps, those of posed equations among them.
func (c *Checker) reports(ctx context.Context, d *Derivation) []StepReport {
	if d.Survey != nil && c.options.Timeout == 0 {
		c = &Checker{options: c.options, late: new(atomic.Int32)}
		c.options.Timeout = limit.NoteTime * time.Millisecond
	}
	reports := make([]StepReport, len(d.steps))
	var wait sync.WaitGroup
	tickets := make(chan struct{}, c.options.jobs())
	for i := range d.steps {
		tickets <- struct{}{}
		wait.Go(func() {
			defer func() { <-tickets }()
			reports[i] = c.report(ctx, &d.steps[i], d.Scope)
		})
	}
	wait.Wait()
	return reports
}

// report judges a step and puts its place, its words and the verdict together.
func (c *Checker) report(ctx context.Context, s *step, scope *symbolic.Scope) StepReport {
	if s.scope != nil {
		scope = s.scope
	}
	r := StepReport{
		Title: s.title, Chain: s.chain, LeftNode: s.left.node, RightNode: s.right.node, Span: s.span, Op: s.op, Remark: s.remark, ExpectWrong: s.expectWrong,
		Left: s.left.written(), Right: s.right.written(), Text: s.right.text,
	}
	r.Judgement = c.reconsider(ctx, s, c.judge(ctx, s, scope))
	if r.Repair != nil && s.prose && !s.open {
		r.Repair = inLaTeX(r.Repair, s)
	}
	if r.Verdict == Proved || r.Verdict == Conditional {
		r.Remarks = append(r.Remarks, s.given...)
	}
	var d source.Diagnostic
	if errors.As(s.err, &d) && d.Text == r.Text {
		r.Span = d.Span // the place of what was not understood
	}
	return r
}

// timeout returns the time for one step. Each step of notes whose time ran out makes the time of the next
// ones shorter, T/(1 + n*Lateness), so that the sum over a document grows like a logarithm of the number of
// its hard steps.
func (c *Checker) timeout() time.Duration {
	if c.late == nil {
		return c.options.timeout()
	}
	return c.options.timeout() / time.Duration(1+limit.Lateness*c.late.Load())
}

// judge decides one step within its time. A panic is nabla's own fault: it is reported with the input and
// does not stop the other steps.
func (c *Checker) judge(ctx context.Context, s *step, scope *symbolic.Scope) (j Judgement) {
	start := time.Now()
	limited, cancel := context.WithTimeout(ctx, c.timeout())
	defer cancel()
	defer func() {
		if c.late != nil && limited.Err() != nil && ctx.Err() == nil {
			c.late.Add(1)
		}
		if p := recover(); p != nil {
			j = Judgement{Verdict: Unknown, Reason: fmt.Sprintf(msgPanic, p, debug.Stack())}
		}
		j.Elapsed = time.Since(start)
	}()
	if s.err != nil {
		return unlowered(s.err)
	}
	if len(s.entries) > 0 {
		return c.byEntries(limited, s, scope)
	}
	if s.op != "=" {
		return c.inequality(limited, s, scope)
	}
	q, err := newEquation(s.left.expr, s.right.expr, scope)
	if err != nil {
		return Judgement{Verdict: Unknown, Reason: err.Error()}
	}
	j = c.decide(limited, s, q)
	if c.options.Explain && j.Verdict == Proved {
		j.Explanation = c.explain(limited, q)
	}
	return j
}

// unlowered is the judgement on a step of which a side has no meaning.
func unlowered(err error) Judgement {
	var d source.Diagnostic
	if errors.As(err, &d) {
		return Judgement{Verdict: Unread, Reason: d.Message}
	}
	return Judgement{Verdict: Unknown, Reason: err.Error()}
}

// decide is the ladder: values, exact argument, conditions. Values come first because a counterexample is
// cheap where there is one; where there is none, they are what every proof is compared with. Soundness
// rests on three lines: a proof that a certified counterexample contradicts is none (one of the two must be
// nabla's fault, and unknown says so); a proof does not count where no point has a value on both sides; and
// a step that is neither proved nor refuted is looked at again before its points are called agreement.
func (c *Checker) decide(ctx context.Context, s *step, q *equation) Judgement {
	seen := c.compare(ctx, q)
	if c.lenient && seen.agreeing() > 0 && !seen.differ() {
		seen = c.search(ctx, q)
		if j := c.undecided(q, argument{}, seen); !seen.differ() && j.Verdict == Numeric {
			return j
		}
	}
	var argument argument
	switch {
	case !seen.differ():
		argument = c.prove(ctx, q)
	case s.excused(): // it is not called wrong, whatever it holds under
	case seen.outcome.Agrees(): // it may hold under a condition of the argument; else that could only show a fault of nabla's
		argument = c.normalize(ctx, q)
	}
	if !argument.proved() && seen.agreeing() == 0 && !seen.differ() {
		seen = c.compareIntegrated(ctx, q, seen)
	}
	if seen.apart() || q.hasNoValue() { // what is said of no point is no equality
		argument.Method = ""
	}
	switch {
	case argument.proved() && seen.differ() && len(argument.Conditions) == 0:
		return Judgement{Verdict: Unknown, Counterexample: seen.outcome.Witness, Reason: fmt.Sprintf(msgDisagreement, argument.Method)}
	case argument.proved() && q.isEverywhereKinked():
		return Judgement{Verdict: Unknown, Reason: msgEverywhere}
	case argument.proved():
		j := c.proved(ctx, q, argument, seen)
		j.Remarks = append(j.Remarks, q.border(ctx)...)
		for _, g := range c.uses(ctx, q) {
			j.Remarks = append(j.Remarks, fmt.Sprintf(msgUses, g))
		}
		return j
	case seen.differ():
		return c.refuted(ctx, s, q, seen)
	}
	if seen.agreeing() > 0 { // else the search would go the same way again, as no number of points was reached
		seen = c.search(ctx, q)
	}
	if seen.differ() {
		return c.refuted(ctx, s, q, seen)
	}
	if seen.outcome.LeftOnly != nil && seen.agreeing() > 0 {
		if condition := c.sizeCondition(ctx, q); condition != nil {
			return Judgement{Verdict: Conditional, Method: byCasesOfSizes, Condition: condition.String(), Counterexample: seen.outcome.LeftOnly}
		}
	}
	if seen.agreeing() == 0 {
		if j, ok := c.overComplex(ctx, s, q); ok {
			return j
		}
	}
	return c.undecided(q, argument, seen)
}

// proved words a proof: with remarks, or with a condition where the argument used one or where the right
// side is defined on less than the left one.
func (c *Checker) proved(ctx context.Context, q *equation, argument argument, seen observation) Judgement {
	j := Judgement{Verdict: Proved, Method: argument.Method, Remarks: q.remarks()}
	conditions := slices.Concat(argument.Conditions, q.jumps, c.coincidences(ctx, q))
	if seen.leftOnly() {
		conditions = append(conditions, narrowing(q)...)
	}
	if len(conditions) > 0 {
		j.Verdict = Conditional
		j.Condition = symbolic.Conjunction(conditions...).String()
		j.Counterexample = seen.outcome.Witness
	}
	if seen.rightOnly() {
		j.Remarks = append(j.Remarks, fmt.Sprintf(msgWider, seen.outcome.RightOnly.Point))
	}
	return j
}

// narrowing returns the conditions under which the right side is defined, without those that the left side
// has as well. Conditions are compared as written. One that the left side has in other words is printed
// though it says nothing new.
func narrowing(q *equation) []*symbolic.Expr {
	left := symbolic.Domain(q.a)
	var conditions []*symbolic.Expr
next:
	for _, c := range symbolic.Domain(q.b) {
		for _, l := range left {
			if symbolic.Equal(c, l) {
				continue next
			}
		}
		conditions = append(conditions, c)
	}
	return conditions
}
