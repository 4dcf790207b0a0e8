// Package rule holds the language of rewrite rules and the engine that uses them. A rule is one line of a
// `.rules` file:
//
//	# The comment above says why; it is the documentation of every rule down to the next empty line.
//	logistic:     1/(1 + exp(-x))  =>  sigma(x)
//	exp-of-log:   exp(log(x))      ~>  x
//	root-square:  sqrt(x^2)        =>  x          when x >= 0
//	# rejected:   sqrt(x^2)        =>  x          # x = -1
//
// With `=>` both sides are real at the same points and equal there. With `~>` the right side is real at
// more points, so that whoever uses the rule has to keep the domain of the left side as a condition. A
// guard after `when` must be proved from the assumptions before the rule may be used. A rejected rule is kept
// with the point at which its sides differ.
//
// A lower-case letter in a rule stands for any expression. Matching is modulo the order of terms and factors, and
// the sides of a sum or product rule have an invisible rest: sin(x)^2 + cos(x)^2 is found inside a longer
// sum and under a common factor, exp(x)/(1 + exp(x)) inside a longer product and in its powers.
//
// The lines under `[simplify]` make expressions shorter and may be used without asking; those under
// `[identity]` are for a search that compares several forms of one expression.
//
// The package does not know which rules are true: the tests of package rules check every line by itself. It does
// not prove guards (a Proof does), does not look below bound indices for patterns with bound indices, and
// matches no sum or product of more than limit.RuleOperands operands.
package rule

import (
	"fmt"
	"slices"
	"sync"

	"nabla/parser/source"
	"nabla/symbolic"
)

// Class says what a rule is for.
type Class uint8

// The classes of rules.
const (
	Simplification Class = iota // the right side is shorter; used wherever it fires
	Identity                    // neither side is better; used by searches
)

// String returns the section marker of the class without its brackets.
func (c Class) String() string {
	if c == Identity {
		return "identity"
	}
	return "simplify"
}

// Rule is one line of a rules file. Its sides are parsed when they are first needed, because a process that
// differentiates one line needs few of them.
//
// What a line claims: both sides are equal wherever the left one is a real number and the guards hold, and
// for `=>` real at the same points.
type Rule struct {
	Name    string // unique in its set: small letters, digits and hyphens
	Class   Class  // under which heading of the file it stands
	Widens  bool   // `~>`: the right side is real at more points
	Comment string // what the file says above the rule and behind it

	text   *source.Text
	line   int
	left   string
	right  string
	guards []string
	needs  uint64 // filter of the functions that the left side calls

	once     sync.Once
	compiled compiled
	err      error
}

// compiled is what the matcher uses of a rule.
type compiled struct {
	left, right *symbolic.Expr
	pattern     *pattern
	variables   []string
	guards      []guard
}

// Position returns "file:line" of the rule, or "" for a rule that New made.
func (r *Rule) Position() string {
	if r.text == nil {
		return ""
	}
	return fmt.Sprintf("%s:%d", r.text.Name, r.line)
}

// String returns the rule as its file has it, without the comments.
func (r *Rule) String() string {
	arrow := "=>"
	if r.Widens {
		arrow = "~>"
	}
	s := fmt.Sprintf("%s: %s %s %s", r.Name, r.left, arrow, r.right)
	for i, g := range r.guards {
		if i == 0 {
			s += " when " + g
		} else {
			s += ", " + g
		}
	}
	return s
}

// Sides returns the two sides as expressions in the variables of the rule. The error is that of a line that
// does not read; it is a source.Diagnostic with the place in the file.
func (r *Rule) Sides() (left, right *symbolic.Expr, err error) {
	if err := r.compile(); err != nil {
		return nil, nil, err
	}
	return r.compiled.left, r.compiled.right, nil
}

// Variables returns the names that the rule binds, in the order of their first use by the matcher.
func (r *Rule) Variables() ([]string, error) {
	if err := r.compile(); err != nil {
		return nil, err
	}
	return r.compiled.variables, nil
}

// compile parses the rule once.
func (r *Rule) compile() error {
	r.once.Do(func() { r.compiled, r.err = r.parse() })
	return r.err
}

// parse reads both sides and the guards and checks that the right side says nothing that the left did not
// bind.
func (r *Rule) parse() (compiled, error) {
	var c compiled
	var err error
	if c.left, err = symbolic.Parse(r.left); err != nil {
		return c, r.fail("left side: %v", err)
	}
	if c.right, err = symbolic.Parse(r.right); err != nil {
		return c, r.fail("right side: %v", err)
	}
	b := compilation{variable: letter, numbers: map[string]int{}}
	if err := c.compile(&b); err != nil {
		return c, r.fail("%v", err)
	}
	if len(b.names) == 0 {
		return c, r.fail("the left side has no variable")
	}
	for _, text := range r.guards {
		g, err := readGuard(text, b.numbers)
		if err != nil {
			return c, r.fail("guard `%s`: %v", text, err)
		}
		c.guards = append(c.guards, g)
	}
	return c, nil
}

// compile makes the pattern and checks that the right side says nothing that the left did not bind.
func (c *compiled) compile(b *compilation) error {
	var err error
	if c.pattern, err = b.root(c.left); err != nil {
		return err
	}
	c.variables = b.names
	for _, name := range symbolic.Names(c.right) {
		if _, bound := b.numbers[name]; b.variable(name) && !bound {
			return fmt.Errorf("the right side has `%s`, which the left side does not bind", name)
		}
	}
	return nil
}

// New returns a rule that stands in no file: it writes left as right, where the names in variables stand for any
// expression and all other names for themselves. Its Position is empty. The error says why left is no pattern.
func New(name string, left, right *symbolic.Expr, variables []string) (*Rule, error) {
	r := &Rule{Name: name, left: left.String(), right: right.String(), needs: functions(left, map[*symbolic.Expr]uint64{})}
	r.compiled.left, r.compiled.right = left, right
	b := compilation{numbers: map[string]int{}}
	b.variable = func(name string) bool { return slices.Contains(variables, name) }
	r.once.Do(func() { r.err = r.compiled.compile(&b) })
	return r, r.err
}

// fail returns a diagnostic at the line of the rule.
func (r *Rule) fail(format string, args ...any) error { return failAt(r.text, r.line, format, args...) }

// Rejected is a rule that is not true, kept with the point that shows it.
type Rejected struct {
	Left, Right string
	Widens      bool
	Point       map[string]string // values of the variables in plain notation
	text        *source.Text
	line        int
}

// Position returns "file:line" of the rejected rule.
func (r *Rejected) Position() string { return fmt.Sprintf("%s:%d", r.text.Name, r.line) }
