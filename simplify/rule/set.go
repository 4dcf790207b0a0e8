package rule

import (
	"errors"
	"fmt"

	"nabla/symbolic"
	"nabla/symbolic/function"
)

// Set is the rules of some files, indexed by the head of their left sides. It is safe for concurrent use.
type Set struct {
	rules    []*Rule
	rejected []*Rejected
	byName   map[string]*Rule
}

// newSet returns a set without rules.
func newSet() *Set { return &Set{byName: map[string]*Rule{}} }

// NewSet returns a set of the rules given, whose names must differ.
func NewSet(rules ...*Rule) (*Set, error) {
	s := newSet()
	for _, r := range rules {
		if err := s.add(r); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// add refuses a second rule of one name, since traces and tests tell rules by their names.
func (s *Set) add(r *Rule) error {
	if old := s.byName[r.Name]; old != nil {
		return fmt.Errorf("%s: the name `%s` is taken by %s", r.Position(), r.Name, old.Position())
	}
	s.byName[r.Name] = r
	s.rules = append(s.rules, r)
	return nil
}

// All returns the rules in the order of the files; the slice must not be changed.
func (s *Set) All() []*Rule { return s.rules }

// Rejected returns the rejected rules in the order of the files; the slice must not be changed.
func (s *Set) Rejected() []*Rejected { return s.rejected }

// Lookup returns the rule of that name.
func (s *Set) Lookup(name string) (*Rule, bool) {
	r, ok := s.byName[name]
	return r, ok
}

// Check parses all rules and returns what is wrong with any of them.
func (s *Set) Check() error {
	var faults []error
	for _, r := range s.rules {
		faults = append(faults, r.compile())
	}
	return errors.Join(faults...)
}

// head is what a rule is looked up by: kind and function of the root of its left side.
type head struct {
	kind symbolic.Kind
	fn   *function.Function
}

// headOf is what a left side, and an expression it can match, have at their roots.
func headOf(e *symbolic.Expr) head { return head{e.Kind(), e.Function()} }

// index holds the rules of one class that can fire in expressions with certain functions, by their heads.
// Rules that need other functions wait unparsed. Most expressions need few of the rules, and parsing all
// would take longer than the work.
type index struct {
	asked    bool
	admitted uint64
	byHead   map[head][]*Rule
	waiting  []*Rule
}

// index sorts the rules of a class by their heads. Rules are parsed when an expression has the functions that
// they need.
func (s *Set) index(class Class) *index {
	x := &index{byHead: map[head][]*Rule{}}
	for _, r := range s.rules {
		if r.Class == class {
			x.waiting = append(x.waiting, r)
		}
	}
	return x
}

// admit parses the rules that need no function outside the filter and those admitted before. Filters of
// functions have false positives, which cost a parse and nothing else.
func (x *index) admit(functions uint64) error {
	if x.asked && functions&^x.admitted == 0 {
		return nil
	}
	x.asked = true
	x.admitted |= functions
	waiting := x.waiting
	x.waiting = nil
	for _, r := range waiting {
		if r.needs&^x.admitted != 0 {
			x.waiting = append(x.waiting, r)
			continue
		}
		if err := r.compile(); err != nil {
			return err
		}
		h := headOf(r.compiled.left)
		x.byHead[h] = append(x.byHead[h], r)
	}
	return nil
}

// functions returns the filter of the table functions in e. memo keeps what was answered before.
func functions(e *symbolic.Expr, memo map[*symbolic.Expr]uint64) uint64 {
	if len(e.Args()) == 0 {
		return 0
	}
	if filter, ok := memo[e]; ok {
		return filter
	}
	var filter uint64
	if e.Function() != nil {
		filter = bit(e.Function())
	}
	for _, a := range e.Args() {
		filter |= functions(a, memo)
	}
	memo[e] = filter
	return filter
}
