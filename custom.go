package nabla

import (
	"regexp"
	"slices"

	"nabla/parser"
	"nabla/parser/latex"
	"nabla/parser/notes"
	"nabla/symbolic"
)

// What only custom says of a letter: that a capital is a matrix in notes about matrices, that i or j is the imaginary unit in
// notes about complex numbers. What is true of a real number is not true of these: AB is not BA, and |i|^2 is not i^2. A
// letter that may be one is read as one, unless the notes use it as numbers alone are used.

// custom is what notes show of letters that they do not explain. It is gathered from the whole document
// before the first statement is read, because a letter means the same before and behind the place that
// shows what it is.
type custom struct {
	numbers map[string]bool // names that stand where only numbers do: under a fraction, as a bound, in a logarithm
	weights map[string]bool // capitals that are inverted behind a transpose, V in X^T V^{-1} X: a number would stand below a fraction
	units   map[string]bool // the letters i and j if they stand as the imaginary unit does, in e^{i x} or 2 pi i
	about   map[subject]bool
	primes
}

// subject is something that the prose of notes is about.
type subject uint8

const (
	matrices subject = iota
	algebra
	groups
	complexNumbers
	vectors
	collections
	convolutions
)

// words are those of prose by which notes show that they are about a subject.
var words = map[subject]*regexp.Regexp{
	matrices:       regexp.MustCompile(`(?i)\b(matrix|matrices|invertible|singular|eigenvalues?|eigenvectors?|determinants?|linear (maps?|operators?|transformations?))\b`),
	algebra:        regexp.MustCompile(`(?i)\b(operators?|commutes?|commuting|commutators?|commutative)\b`),
	groups:         regexp.MustCompile(`(?i)\b((non-?)?abelian|subgroups?|semigroups?|monoids?|cosets?|homomorphisms?|quaternions?|non-?commutative)\b`),
	vectors:        regexp.MustCompile(`(?i)\b(vectors?|(cross|inner|dot|scalar) products?)\b`),
	collections:    regexp.MustCompile(`(?i)\b(sets|subsets?|cartesian product)\b`),
	convolutions:   regexp.MustCompile(`(?i)\bconvol(ution|utions|ve|ved)\b`),
	complexNumbers: regexp.MustCompile(`(?i)\b(complex[ -](numbers?|plane|variables?|exponentials?|analysis|conjugates?|roots?|values?|valued|functions?)|imaginary|phasors?|modulus|impedances?)\b`),
}

// newCustom returns what is known before the notes are looked at: nothing.
func newCustom() custom {
	return custom{numbers: map[string]bool{}, weights: map[string]bool{}, units: map[string]bool{}, about: map[subject]bool{}, primes: newPrimes()}
}

// signs are those of formulas by which notes show the same.
var signs = map[subject]*regexp.Regexp{
	matrices:    regexp.MustCompile(`\\begin\{[pbBvV]?matrix`),
	algebra:     regexp.MustCompile(`\\(dagger|otimes|bra|ket)\b`),
	collections: regexp.MustCompile(`\\(cup|cap|setminus|emptyset|varnothing)\b`),

	complexNumbers: regexp.MustCompile(`\|[^|=]*\\rangle|\\langle[^|=]*\|`),
}

// read looks at the prose and the formulas of a document. The prose of a part is what stands between it and the part before,
// on the same sheet; formulas are left out.
func (c custom) read(doc *notes.Document) {
	ends := map[*notes.Sheet]int{}
	prose := func(s *notes.Sheet, end int) {
		if text := s.Text.Content; ends[s] < end {
			for about, word := range words {
				c.about[about] = c.about[about] || word.MatchString(text[ends[s]:end])
			}
		}
	}
	for i := range doc.Parts {
		if p := &doc.Parts[i]; p.Kind <= notes.Inline {
			prose(p.Sheet, p.Span.Start)
			for about, sign := range signs {
				c.about[about] = c.about[about] || sign.MatchString(p.Text())
			}
			ends[p.Sheet] = p.Span.End
		}
	}
	for s := range ends {
		prose(s, len(s.Text.Content))
	}
}

// statement looks at a statement: a letter that is set to a number is one, and so is one that is compared; i^2 = -1 is said
// of the imaginary unit.
func (c custom) statement(s *latex.Statement, sides []parser.Node) {
	for i, n := range sides {
		c.note(n, nil)
		if i == 0 || i > len(s.Steps) {
			continue
		}
		before, op := sides[i-1], s.Steps[i-1].Op
		if name, ok := before.(*parser.Name); ok && op == "=" && n != nil && isValue(n) {
			c.numbers[name.Text] = true
		}
		if power, ok := before.(*parser.Binary); ok && power.Op == parser.Pow && n != nil && parser.Print(n) == "-1" && parser.Print(power.Y) == "2" {
			c.unit(power.X, nil)
		}
		if !latex.Equations(op) && op != "in" {
			c.number(before)
			c.number(n)
		}
	}
}

// ofMatrices are the functions of the table whose argument may be a matrix.
var ofMatrices = map[string]bool{"det": true, "tr": true, "exp": true, "expm": true, "diag": true, "diagof": true, "vec": true, "norm": true, "inv": true, "kron": true, "dot": true, "had": true, "outer": true, "rank": true}

// note looks at an expression below sums over the bound names. Subscripts, arguments of functions of
// numbers, exponents, denominators, bounds and what one differentiates by are places where a matrix cannot
// stand.
func (c custom) note(n parser.Node, bound []string) {
	switch n := n.(type) {
	case nil:
		return
	case *parser.Name:
		for _, s := range n.Sub {
			c.number(s)
		}
		return
	case *parser.Binary:
		c.operation(n, bound)
	case *parser.Call:
		if n.Function.Text == "exp" && len(n.Args) == 1 {
			c.unit(n.Args[0], bound)
		}
		if (*symbolic.Scope)(nil).Function(n.Function.Text) && !ofMatrices[n.Function.Text] {
			c.number(n.Args...)
		}
		for _, a := range n.Args {
			c.note(a, bound)
		}
		return
	case *parser.Postfix:
		if n.Op == "!" {
			c.number(n.X)
		}
	case *parser.Component:
		c.number(n.Indices...)
	case *parser.Derivative:
		for _, by := range n.By {
			c.number(by.Variable)
		}
		if name, ok := n.Body.(*parser.Name); ok {
			c.number(name)
		}
	case *parser.Integral:
		c.number(n.Lower, n.Upper, n.Variable)
	case *parser.Big:
		c.number(n.Lower, n.Upper, n.Index)
		bound = append(slices.Clone(bound), n.Index.Text)
	}
	for _, child := range parser.Children(n) {
		c.note(child, bound)
	}
}

// operation looks at a fraction, a power and a product.
func (c custom) operation(n *parser.Binary, bound []string) {
	switch {
	case n.Op == parser.Div:
		c.number(n.Y)
	case n.Op == parser.Pow:
		if base, ok := n.X.(*parser.Name); ok && base.Text == "e" {
			c.unit(n.Y, bound)
		} else {
			c.number(n.Y)
		}
	case n.Op == parser.Mul:
		factors := factorsOf(n)
		c.primes.product(factors)
		c.weight(factors)
		if slices.ContainsFunc(factors, func(f parser.Node) bool { name, ok := f.(*parser.Name); return ok && besideUnit[name.Base] }) {
			for _, f := range factors {
				if name, ok := f.(*parser.Name); ok {
					c.unit(name, bound)
				}
			}
		}
	}
}

// weight notes the capitals in a product that stand inverted behind a transpose.
func (c custom) weight(factors []parser.Node) {
	for i, f := range factors[1:] {
		power, ok := f.(*parser.Binary)
		if !ok || power.Op != parser.Pow || parser.Print(power.Y) != "-1" || !isCapital(power.X) {
			continue
		}
		before, postfix := factors[i].(*parser.Postfix)
		if letter := withoutPrime(factors[i]); postfix && before.Op == "'" || letter != nil && isCapital(letter) {
			c.weights[power.X.(*parser.Name).Text] = true
		}
	}
}

// isCapital reports whether a tree is a capital without marks.
func isCapital(n parser.Node) bool {
	name, ok := n.(*parser.Name)
	return ok && len(name.Text) == 1 && name.Text[0] >= 'A' && name.Text[0] <= 'Z'
}

// besideUnit are the names by which the imaginary unit is multiplied most often: 2 pi i, i hbar, j omega.
var besideUnit = map[string]bool{"pi": true, "hbar": true, "omega": true}

// factorsOf returns the factors of a product.
func factorsOf(n parser.Node) []parser.Node {
	if b, ok := n.(*parser.Binary); ok && b.Op == parser.Mul {
		return append(factorsOf(b.X), factorsOf(b.Y)...)
	}
	return []parser.Node{n}
}

// number notes that the names in a tree are numbers, but not those under a transpose or in a function of matrices.
func (c custom) number(nodes ...parser.Node) {
	for _, n := range nodes {
		parser.Walk(n, func(n parser.Node) bool {
			switch n := n.(type) {
			case *parser.Postfix:
				return n.Op != "'"
			case *parser.Call:
				return !ofMatrices[n.Function.Text]
			case *parser.Binary:
				return n.Op != parser.Mul || !holdsTranspose(n)
			case *parser.Name:
				c.numbers[n.Text] = true
			}
			return true
		})
	}
}

// holdsTranspose reports whether something is transposed in a tree.
func holdsTranspose(n parser.Node) bool {
	found := false
	parser.Walk(n, func(n parser.Node) bool {
		p, ok := n.(*parser.Postfix)
		found = found || ok && p.Op == "'"
		return !found
	})
	return found
}

// unit notes i and j in the exponent of e, or beside pi, as the imaginary unit if they are bound by no sum and stand as no
// index.
func (c custom) unit(n parser.Node, bound []string) {
	parser.Walk(n, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Big:
			return false
		case *parser.Component:
			return false
		case *parser.Name:
			if (n.Text == "i" || n.Text == "j") && !slices.Contains(bound, n.Text) {
				c.units[n.Text] = true
			}
			return false
		}
		return true
	})
}

// isMatrix reports whether custom makes a name something that does not commute, as matrices do not: a capital in notes about
// them, a letter with a hat in notes about operators, any letter in notes about groups.
func (l *lecture) isMatrix(name string) bool {
	c := l.usage.custom
	switch {
	case l.trusting || c.numbers[name] || l.usage.heads[name] || len(l.usage.entries[name]) > 0 || l.declared[name] != nil || len(l.meanings(name)) > 0:
		return false
	case len(name) == 1 && name[0] >= 'A' && name[0] <= 'Z':
		return c.about[matrices] || c.about[algebra] || c.about[groups] || c.weights[name]
	case c.about[groups] && len(name) == 1 && name != "e":
		return true
	}
	return c.about[algebra] && len(name) == len("x_hat") && hasDecoration(name, "hat")
}

// isIdentityOfCase reports whether the letter I of a case is the identity matrix: the case declares arrays, and says nothing of
// the letter.
func (l *lecture) isIdentityOfCase() bool {
	if !l.trusting || l.usage.heads["I"] || l.usage.entries["I"] != nil || l.declared["I"] != nil || len(l.meanings("I")) > 0 {
		return false
	}
	for _, d := range l.declared {
		if len(d.Shape) > 0 {
			return true
		}
	}
	return false
}

// boldIdentity is the name of the identity matrix, which must not be that of the function I(n) that makes it.
const boldIdentity = "I_bold"

// withIdentity gives the letter I in a tree that name.
func withIdentity(n parser.Node) parser.Node {
	return parser.Replace(n, func(n parser.Node) parser.Node {
		if name, ok := n.(*parser.Name); ok && name.Text == "I" {
			return parser.NewName(n.Span(), boldIdentity, nil, "")
		}
		return n
	})
}
