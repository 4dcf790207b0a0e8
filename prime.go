package nabla

import (
	"strings"

	"nabla/parser"
)

// A prime is the transpose where econometrics is written, X'X, and the derivative elsewhere. The document decides: nobody
// multiplies a matrix by its own derivative, and the derivative of a capital that is no function stands nowhere.

// primeSuffix ends the name of a letter with a prime.
const primeSuffix = "_prime"

// primes are the letters with a prime of a document, and those that stand before the same letter without one.
type primes struct {
	names    map[string]primed
	products map[string]bool
}

// primed is a letter that has a prime, without it, and the section.
type primed struct {
	name    *parser.Name
	section int
}

// newPrimes returns the primes of a document that nothing was noted of.
func newPrimes() primes { return primes{map[string]primed{}, map[string]bool{}} }

// withoutPrime returns the letter of a name with one prime, or nil. Where every letter may be a function it is read as a
// derivative of which the argument is missing.
func withoutPrime(n parser.Node) *parser.Name {
	if o, ok := n.(*parser.Opaque); ok && o.Kind == "derivative without its argument" && len(o.Parts) == 1 {
		letter, _ := o.Parts[0].(*parser.Name)
		return letter
	}
	name, ok := n.(*parser.Name)
	if !ok {
		return nil
	}
	base, ok := strings.CutSuffix(name.Base, primeSuffix)
	if !ok || strings.HasSuffix(base, primeSuffix) {
		return nil
	}
	return parser.NewName(name.Span(), base, name.Sub, name.Sup)
}

// note looks at one name of a section.
func (p primes) note(n parser.Node, section int) {
	if letter := withoutPrime(n); letter != nil {
		p.names[letter.Text] = primed{letter, section}
	}
}

// product looks for X'X among the factors of a product, of a capital or a bold letter.
func (p primes) product(factors []parser.Node) {
	for i := range len(factors) - 1 {
		letter := withoutPrime(factors[i])
		if letter == nil || !parser.Equal(letter, factors[i+1]) {
			continue
		}
		if capital := letter.Base[0] >= 'A' && letter.Base[0] <= 'Z'; capital || isArrayLike(letter.Base) {
			p.products[letter.Text] = true
		}
	}
}

// primesTranspose reports whether a prime is the transpose in the document: a matrix, which is no function, stands behind
// itself with one.
func (u usage) primesTranspose() bool {
	for name := range u.primes.products {
		if !u.heads[name] {
			return true
		}
	}
	return false
}

// withTransposes reads the primes of a tree as transposes.
func withTransposes(n parser.Node) parser.Node {
	return parser.Replace(n, func(n parser.Node) parser.Node {
		if letter := withoutPrime(n); letter != nil {
			return &parser.Postfix{At: letter.At, Op: "'", X: letter}
		}
		if o, ok := n.(*parser.Opaque); ok && o.Kind == "derivative without its variable" && len(o.Parts) == 1 {
			return &parser.Postfix{At: o.At, Op: "'", X: withTransposes(o.Parts[0])}
		}
		return n
	})
}
