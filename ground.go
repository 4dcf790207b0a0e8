package nabla

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
)

// The scope of one step of notes: of all that the notes have said up to here only what the step stands on,
// directly or through definitions and conditions. Each step has its own, because letters change their
// meaning from section to section.

// groundwork is what a step stands on.
type groundwork struct {
	scope *symbolic.Scope
	footing
	error error // the first definition or condition that could not be used
	lost  error // the first that is no condition

	general   bool   // arrays have the sizes that they have in general
	vague     string // an array whose size nothing says, or ""
	collapsed string // an array that the step has a meaning with only if it has one row or column, or ""
	unit      string // the letter of the imaginary unit, or ""
	mixed     bool   // that letter stands as an index, too
	example   string // an array that has two sizes, in general and in an example, or ""
}

// sizes reports whether it is known how large an array is.
func (g groundwork) sizes(array string) bool {
	v := g.scope.Variable(array)
	return v != nil && !v.Inferred && len(v.Shape) > 0
}

// isIndex reports whether a name is an index, declared or by its use.
func (g groundwork) isIndex(name string) bool {
	v := g.scope.Variable(name)
	return v != nil && v.Kind == symbolic.Index
}

// isSize reports whether a name is a size of one of the arrays among others.
func (g groundwork) isSize(name string, arrays []string) bool {
	for _, array := range arrays {
		v := g.scope.Variable(strings.TrimSuffix(array, arrayMark))
		if v != nil && slices.ContainsFunc(v.Shape, func(size *symbolic.Expr) bool { return size != nil && slices.Contains(symbolic.Names(size), name) }) {
			return true
		}
	}
	return false
}

// ground makes the scope of the sides of a step: the definitions and declarations of their names and, of those, the names
// again.
func (l *lecture) ground(sides ...parser.Node) groundwork {
	return l.scopeOf(slices.Sorted(maps.Keys(usesOf(sides...))), sides...)
}

// scopeOf makes the scope of names. Where one of them is the size that an array has in general, the arrays have that, and
// not the size of an example.
func (l *lecture) scopeOf(names []string, sides ...parser.Node) groundwork {
	_, reached, said := l.gather(names, false)
	return l.groundwork(names, l.isGeneral(reached, said), sides)
}

// groundwork makes the scope of names with the sizes that arrays have in general, or those of an example.
// The set of names is a fixed point: a definition brings the names of its right side, a condition those
// that it relates to one of the names, and these bring theirs. Statements are put in the order sizes, what
// was inferred, what was said: what is said counts.
func (l *lecture) groundwork(names []string, general bool, sides []parser.Node) groundwork {
	statements, reached, _ := l.gather(names, general)
	for told := -1; told < len(reached); { // a condition brings names with conditions of their own
		told = len(reached)
		for _, f := range l.facts.on(reached) {
			maps.Copy(reached, f.uses)
		}
		statements, reached, _ = l.gather(slices.Sorted(maps.Keys(reached)), general)
	}
	for _, f := range l.facts.on(reached) {
		statements = append(statements, f.given)
	}
	sized, vague, collapsed := l.conform(reached, sides...)
	statements = distinctStatements(slices.Concat(l.measured(reached), sized, statements))
	unit, mixed := l.unitIn(reached, sides)
	if unit != "" && !mixed {
		statements = append(statements, &parser.Declaration{Kind: "imaginary", Names: []*parser.Name{parser.NewName(source.Span{}, unit, nil, "")}})
	}
	scope, again, errs := symbolic.BuildNotes(&parser.Document{Statements: statements})
	statements = slices.DeleteFunc(statements, func(s parser.Statement) bool {
		let, ok := s.(*parser.Let)
		return ok && slices.Contains(again, let)
	})
	g := groundwork{scope: scope, footing: footing{statements, reached}, general: general, example: l.example(reached), vague: vague, collapsed: collapsed, mixed: mixed, unit: unit}
	for _, err := range errs {
		var unassumed symbolic.Unassumed
		if g.error == nil {
			g.error = err
		}
		if g.lost == nil && !errors.As(err, &unassumed) {
			g.lost = err
		}
	}
	return g
}

// distinctStatements returns statements without those that stand among them before.
func distinctStatements(statements []parser.Statement) []parser.Statement {
	seen := map[parser.Statement]bool{}
	return slices.DeleteFunc(statements, func(s parser.Statement) bool {
		again := seen[s]
		seen[s] = true
		return again
	})
}

// gather returns the statements about names and about all that these stand on, the names, and those of them
// that are said in the step or in a definition, not only in a declaration. A walk through the graph of
// definitions, breadth first; reached keeps it from going in circles.
func (l *lecture) gather(names []string, general bool) (statements []parser.Statement, reached, said map[string]bool) {
	reached, said = map[string]bool{}, map[string]bool{}
	for _, name := range names {
		said[name] = true
	}
	for queue := names; len(queue) > 0; {
		name := queue[0]
		queue = queue[1:]
		if reached[name] {
			continue
		}
		reached[name] = true
		found, uses := l.stands(name, general)
		for _, s := range found {
			if let, ok := s.(*parser.Let); ok {
				maps.Copy(said, usesOf(let.Body))
			}
		}
		statements = append(statements, found...)
		queue = append(queue, slices.Sorted(maps.Keys(uses))...)
	}
	return statements, reached, said
}

// isGeneral reports whether one of the names that are said is the size that an array has in general, beside that in an
// example.
func (l *lecture) isGeneral(names, said map[string]bool) bool {
	for name := range names {
		if d := l.general(strings.TrimSuffix(name, arrayMark)); d != nil && intersects(usesOf(d.Shape...), said) {
			return true
		}
	}
	return false
}

// example returns an array among the names that has two sizes, or "".
func (l *lecture) example(names map[string]bool) string {
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if array := strings.TrimSuffix(name, arrayMark); l.general(array) != nil {
			return array
		}
	}
	return ""
}

// general returns the declaration of an array for any size, if it has the size of an example now: by a later declaration,
// or because it is written out by entries.
func (l *lecture) general(array string) *parser.Declaration {
	if d := l.generals[array]; d != nil {
		return d
	}
	if d := l.declared[array]; d != nil && l.isExample(array) && len(usesOf(d.Shape...)) > 0 {
		return d
	}
	return nil
}

// isExample reports whether a name is defined as an array that is written out by its entries.
func (l *lecture) isExample(name string) bool {
	if !l.isWhole(name) {
		return false
	}
	_, ok := untransposed(l.defined[name].let.Body).(*parser.List)
	return ok
}

// stands returns the statements about a name, and the names in them. A declaration and a definition of one
// name may both be there: the former says what it is, the latter its value.
func (l *lecture) stands(name string, general bool) (statements []parser.Statement, uses map[string]bool) {
	uses = map[string]bool{}
	base, renamed := strings.CutSuffix(name, roleSuffix)
	d, inGeneral := l.declared[strings.TrimSuffix(base, arrayMark)], l.general(strings.TrimSuffix(base, arrayMark))
	if general && inGeneral != nil {
		d = inGeneral
	}
	if d != nil && !renamed {
		statements = append(statements, d)
		maps.Copy(uses, usesOf(append([]parser.Node{d.Lower, d.Upper}, d.Shape...)...))
		for _, of := range d.Of {
			uses[of.Text] = true
		}
	}
	for _, d := range l.below(name) {
		if d.let == nil || general && inGeneral != nil && l.isExample(strings.TrimSuffix(base, arrayMark)) || d == l.defined[base] && !renamed && l.functions[base] != nil {
			continue // it goes by another name where the letter is a function, too
		}
		d.judged = true
		statements = append(statements, d.named(name, renamed))
		maps.Copy(uses, d.uses)
	}
	if f, arity, _ := strings.Cut(name, callMark); l.isUnknownFunction(name) {
		statements = append(statements, unknownFunction(f, arity))
	}
	return statements, uses
}

// named returns the definition, under the name that it goes by where a function has its letter.
func (d *definition) named(name string, renamed bool) *parser.Let {
	head, ok := d.let.Head.(*parser.Name)
	if !renamed || !ok {
		return d.let
	}
	let, copied := *d.let, *head
	copied.Text, copied.Base, copied.Sub = name, name, nil
	let.Head = &copied
	return &let
}

// unknownFunction declares a function of which nothing is known but that it is one.
func unknownFunction(name, arity string) parser.Statement {
	d := &parser.Declaration{Kind: "function", Names: []*parser.Name{parser.NewName(source.Span{}, name, nil, "")}}
	d.Names[0].Text = name
	d.Shape = []parser.Node{&parser.Number{Text: arity}}
	return d
}
