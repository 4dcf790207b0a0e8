package nabla

import (
	"maps"
	"strings"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/symbolic"
)

// usage is how names are used in a document, whatever they mean: what a reader of mathematics sees at a
// glance. It is gathered by the survey, before any statement is read, since a use further down tells what a
// name is further up. The parts with a file of their own are embedded.
type usage struct {
	heads map[string]bool         // f in f(x) = ...
	calls map[string]map[int]bool // names before an argument, by the sections in which they are
	bare  map[string]bool         // names without an argument
	array map[string]map[int]bool // names that are transposed, by the sections in which they are
	whole map[string]bool         // those of them that have no index
	by    map[string]bool         // names by which something is differentiated
	odd   map[string]bool         // names that stand elsewhere than in even powers
	alone map[string]bool         // names that stand alone, and not as what is differentiated

	members map[string]map[tick]bool // the members of sequences
	summed  map[string]bool          // sequences whose members a sum runs through

	spellings
	composition
	custom
}

// newUsage returns the usage of a document of which no formula was looked at.
func newUsage() usage {
	return usage{
		heads: map[string]bool{}, calls: map[string]map[int]bool{}, bare: map[string]bool{}, array: map[string]map[int]bool{}, whole: map[string]bool{},
		by: map[string]bool{}, odd: map[string]bool{}, alone: map[string]bool{}, members: map[string]map[tick]bool{}, summed: map[string]bool{},
		spellings: newSpellings(), composition: newComposition(), custom: newCustom(),
	}
}

// anyFunction is a scope in which every name before a bracket is a function.
type anyFunction struct{}

// Function holds for every name.
func (anyFunction) Function(string) bool { return true }

// Nearest finds nothing: nothing is misspelt.
func (anyFunction) Nearest(string) (string, bool) { return "", false }

// Defines holds for every name.
func (anyFunction) Defines(string) bool { return true }

// note looks at the statements of a formula. What cannot be read is passed.
func (u usage) note(f *latex.Formula, section int) {
	for _, s := range f.Statements {
		sides := make([]parser.Node, len(s.Sides()))
		for i, side := range s.Sides() {
			r, err := side.Read(anyFunction{})
			if err != nil {
				continue
			}
			sides[i] = r.Node
			if i == 0 && s.First != nil && len(s.Steps) > 0 && (s.Steps[0].Op == "=" || s.Steps[0].Op == ":=") {
				u.head(r.Node)
			}
			u.names(r.Node, section)
			u.noteMembers(r.Node)
			u.noteAlone(r.Node)
			if !isCondition(s) {
				u.noteOdd(r.Node)
			}
		}
		u.custom.statement(s, sides)
	}
}

// head notes the function that a left side may define.
func (u usage) head(n parser.Node) {
	c, ok := n.(*parser.Call)
	if !ok {
		return
	}
	if plain, _ := withoutExponents(c); plain != nil {
		c = plain
	}
	if distinct(c.Args) && c.Primes == 0 {
		u.heads[c.Function.Text] = true
		for _, member := range members(c.Function) {
			u.heads[member] = true
		}
	}
}

// members returns the names of a family of functions, of which a_i(t) = ... defines all: a_j before a bracket is applied, too.
func members(function *parser.Name) (names []string) {
	if len(function.Sub) != 1 || indexLetters(function.Sub) == 0 {
		return nil
	}
	for letter := 'i'; letter <= 'n'; letter++ {
		index := parser.NewName(function.Span(), string(letter), nil, "")
		names = append(names, parser.NewName(function.Span(), function.Base, []parser.Node{index}, function.Sup).Text)
	}
	return names
}

// names notes the names of an expression in a section.
func (u usage) names(n parser.Node, section int) {
	parser.Walk(n, func(n parser.Node) bool {
		u.primes.note(n, section)
		switch n := n.(type) {
		case *parser.Name:
			u.bare[n.Text] = true
			u.spellings.note(n)
		case *parser.Call: // the name of the function does not stand alone
			u.composition.applied(n)
			if u.calls[n.Function.Text] == nil {
				u.calls[n.Function.Text] = map[int]bool{}
			}
			u.calls[n.Function.Text][section] = true
			for _, a := range n.Args {
				u.names(a, section)
			}
			return false
		case *parser.Component: // x^{(i)}, a sample, and its entries
			if array, ok := n.Array.(*parser.Name); ok {
				u.spellings.note(&parser.Name{Base: array.Base, Sup: array.Sup, Sub: n.Indices})
			}
		case *parser.Derivative:
			u.composition.differentiated(n)
			for _, by := range n.By {
				if name, ok := by.Variable.(*parser.Name); ok {
					u.by[name.Text] = true
				}
			}
		case *parser.Postfix:
			if name, ok := n.X.(*parser.Name); ok && n.Op == "'" {
				u.transpose(name, section)
			}
		}
		return true
	})
}

// transpose notes that a name is transposed in a section.
func (u usage) transpose(name *parser.Name, section int) {
	if u.array[name.Text] == nil {
		u.array[name.Text] = map[int]bool{}
	}
	u.array[name.Text][section] = true
	u.whole[name.Text] = len(name.Sub) == 0
}

// complete draws the conclusions that need all names of the document.
func (u usage) complete() {
	u.pair()
	if u.primesTranspose() {
		for _, p := range u.primes.names {
			u.transpose(p.name, p.section)
		}
	}
}

// isTransposed reports whether a name is transposed: a small letter in a section, as it is a number in the next, a capital in
// any.
func (u usage) isTransposed(name string, section int) bool {
	return u.array[name][section] || len(u.array[name]) > 0 && name[0] >= 'A' && name[0] <= 'Z'
}

// distinct reports whether the nodes are names, all different.
func distinct(args []parser.Node) bool {
	seen := map[string]bool{}
	for _, a := range args {
		n, ok := a.(*parser.Name)
		if !ok || seen[n.Text] {
			return false
		}
		seen[n.Text] = true
	}
	return len(args) > 0
}

// naming is what the names of the notes mean while a side is read. It implements parser.Scope,
// parser.Variables and what package latex asks beyond them. The reader asks it whether a name before a
// bracket is applied or multiplied, how many indices a name takes, and what y' is the derivative by.
type naming struct{ *lecture }

// Defines reports whether the notes define or declare the function.
func (n naming) Defines(name string) bool {
	d := n.declared[name]
	return n.functions[name] != nil || n.usage.heads[name] || d != nil && d.Kind == "function" // f(x) = ... stands somewhere
}

// Function reports whether the name is applied when it stands before a bracket.
func (n naming) Function(name string) bool {
	switch {
	case n.hidden[name]:
		return false
	case n.functions[name] != nil, n.usage.heads[name]:
		return true
	case n.defined[name] != nil:
		return false
	case n.declared[name] != nil:
		return n.declared[name].Kind == "function"
	case n.valueOf(name) != nil:
		return true
	case greekFunctions[name] && n.usage.bare[name]: // a standard deviation, not the logistic function
		return false
	}
	return (*symbolic.Scope)(nil).Function(name)
}

// hide notes the functions whose letter is that of a number in this section: Greek ones of a section that has ended, as the
// logistic function sigma(t), that nothing here applies, as where sigma^2 is a variance.
func (l *lecture) hide() {
	l.hidden = map[string]bool{}
	for name, f := range l.functions {
		l.hidden[name] = greekLetters[name] && !l.isCurrent(f) && !l.usage.calls[name][l.section]
	}
}

// greekLetters are the names of the small Greek letters.
var greekLetters = func() map[string]bool {
	names := map[string]bool{}
	for sign := 'α'; sign <= 'ω'; sign++ {
		if name, ok := parser.Letter(sign); ok {
			names[name] = true
		}
	}
	return names
}()

// greekFunctions are the known functions whose name is a small Greek letter, which may be a number as well.
var greekFunctions = func() map[string]bool {
	names := maps.Clone(greekLetters)
	maps.DeleteFunc(names, func(name string, _ bool) bool { return !(*symbolic.Scope)(nil).Function(name) })
	return names
}()

// Nearest returns the known function whose name is nearest to a misspelt one.
func (n naming) Nearest(name string) (string, bool) { return (*symbolic.Scope)(nil).Nearest(name) }

// Variable reports whether the name is known as something else than a function.
func (n naming) Variable(name string) bool {
	if n.Function(name) {
		return false
	}
	d := n.declared[name]
	return n.defined[name] != nil || d != nil && d.Kind != "function" || d == nil && n.isFactor(name)
}

// Array returns how many indices a name takes, 0 for none.
func (n naming) Array(name string) int {
	if d := n.declared[name]; d != nil && d.Kind != "function" {
		return len(d.Shape)
	}
	if d := n.defined[name]; d != nil {
		if d.indices == 1 && n.usage.entries[name][2] { // a family of vectors
			return 2
		}
		return max(d.indices, len(d.shape))
	}
	if entries := n.usage.entries[name]; n.trusting && len(entries) == 1 && entries[2] && !n.Function(name) {
		return 2
	}
	return 0
}

// isFactor reports whether a name of a case is a factor before each bracket that it stands before: it stands alone elsewhere,
// and the brackets hold sums.
func (n naming) isFactor(name string) bool {
	calls := n.usage.composition.calls[name]
	word := len(name) > 1 && strings.ToUpper(name) == name // ABC is one name only where nothing says more of A, B and C
	if !n.trusting || !n.usage.alone[name] || word {
		return false
	}
	for _, call := range calls {
		sum, ok := call.Args[0].(*parser.Binary)
		if !ok || sum.Op != parser.Add && sum.Op != parser.Sub {
			return false
		}
	}
	return true
}

// noteAlone notes the names that stand alone. A derivative says nothing: in df/dx the function stands alone, too.
func (u usage) noteAlone(n parser.Node) {
	parser.Walk(n, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Derivative:
			return false
		case *parser.Call:
			for _, a := range n.Args {
				u.noteAlone(a)
			}
			return false
		case *parser.Name:
			u.alone[n.Text] = true
		}
		return true
	})
}

// Index reports whether the name is declared as an index.
func (n naming) Index(name string) bool {
	d := n.declared[name]
	return d != nil && d.Kind == "index"
}

// Argument returns the one variable of a function, for y'.
func (n naming) Argument(name string) (string, bool) {
	if f := n.functions[name]; f != nil && len(f.params) == 1 {
		return f.params[0], true
	}
	return "", false
}
