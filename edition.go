package nabla

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"nabla/parser"
)

// In notes a letter may get another meaning further down, and in plain notation a name has one. What is printed there has a
// name of its own for each meaning after the first: L, then L2.

// recorded is a statement with the names that letters have where it stands.
type recorded struct {
	statement any               // a parser.Statement, or a *statement for a chain of steps
	editions  map[string]string // the letters that have another name here; shared until it changes
}

// record keeps a statement for who prints the notes in plain notation.
func (l *lecture) record(s any) {
	l.derivation.statements = append(l.derivation.statements, recorded{s, l.editions})
}

// reissue gives a letter another name from here on, as its meaning was lost.
func (l *lecture) reissue(name string) {
	base, rest, _ := strings.Cut(name, "_")
	letters, sup, hasSup := strings.Cut(base, "^")
	if rest != "" {
		rest = "_" + rest
	}
	if hasSup {
		rest = "^" + sup + rest
	}
	for n := 2; ; n++ {
		edition := letters + strconv.Itoa(n) + rest
		if !l.issued[edition] && !l.usage.bare[edition] {
			l.issued[edition] = true
			l.editions = maps.Clone(l.editions)
			if l.editions == nil {
				l.editions = map[string]string{}
			}
			l.editions[name] = edition
			return
		}
	}
}

// in returns the statement with the names of its place.
func (r recorded) in() parser.Statement {
	s, ok := r.statement.(parser.Statement)
	if !ok || len(r.editions) == 0 {
		return s
	}
	switch s := s.(type) {
	case *parser.Let:
		let := *s
		let.Head, let.Body = r.name(s.Head), r.name(s.Body)
		return &let
	case *parser.Given:
		given := *s
		given.Condition = r.name(s.Condition)
		return &given
	case *parser.Declaration:
		d := *s
		d.Names, d.Of = r.names(s.Names), r.names(s.Of)
		return &d
	}
	return s
}

// name returns a tree with the names of the place.
func (r recorded) name(n parser.Node) parser.Node {
	if len(r.editions) == 0 {
		return n
	}
	return parser.Replace(n, func(n parser.Node) parser.Node {
		switch n := n.(type) {
		case *parser.Name:
			if m := r.names([]*parser.Name{n})[0]; m != n {
				return m
			}
		case *parser.Call:
			c := *n
			c.Function, c.Args = r.names([]*parser.Name{n.Function})[0], slices.Clone(n.Args)
			for i, a := range n.Args {
				c.Args[i] = r.name(a)
			}
			return &c
		case *parser.Component:
			c := *n
			c.Array, c.Indices = r.name(n.Array), slices.Clone(n.Indices)
			for i, k := range n.Indices {
				c.Indices[i] = r.name(k)
			}
			return &c
		case *parser.Derivative:
			d := *n
			d.Body, d.By = r.name(n.Body), slices.Clone(n.By)
			for i, by := range n.By {
				d.By[i].Variable = r.name(by.Variable)
			}
			return &d
		}
		return n
	})
}

// names returns names as they are at the place; those that are no others are shared.
func (r recorded) names(names []*parser.Name) []*parser.Name {
	all := slices.Clone(names)
	for i, n := range names {
		if n == nil {
			continue
		}
		if edition := r.editions[n.Text]; edition != "" {
			all[i] = &parser.Name{At: n.At, Text: edition, Base: edition}
		} else if edition := r.editions[arrayName(n)]; edition != "" && len(n.Sub) > 0 {
			base, sup, _ := strings.Cut(edition, "^{")
			all[i] = parser.NewName(n.Span(), base, n.Sub, strings.TrimSuffix(sup, "}"))
		}
	}
	return all
}
